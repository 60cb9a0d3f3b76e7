import assert from 'node:assert/strict';
import { test } from 'node:test';
import { placeWords } from './place-words.ts';

test('an organisation’s own figures name it once, a team’s name both', () => {
  assert.equal(placeWords({ unit: 'Vale and Riverside NHS Trust (example)', organisation: 'Vale and Riverside NHS Trust (example)' }), 'Vale and Riverside NHS Trust (example)');
  assert.equal(placeWords({ unit: 'Podiatry', organisation: 'Vale and Riverside NHS Trust (example)' }), 'Podiatry, Vale and Riverside NHS Trust (example)');
});
