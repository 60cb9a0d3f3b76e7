import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderToString } from 'preact-render-to-string';
import { StageTracker } from './index.ts';

test('every stage says its state in words', () => {
  const html = renderToString(
    <StageTracker
      label="How people took part"
      stages={[
        { name: 'Co-planned', state: 'done', note: <a href="/record">Record</a> },
        { name: 'Co-designed', state: 'part' },
        { name: 'Co-implemented', state: 'missing' },
        { name: 'Co-evaluated', state: 'missing', stateWords: 'Not due before 2027' },
      ]}
    />,
  );
  const text = html.replaceAll(/<svg.*?<\/svg>/g, '').replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ').trim();
  const expected = 'Co-planned Done Record Co-designed Partly done Co-implemented Not yet Co-evaluated Not due before 2027';
  assert.equal(text, expected);
  assert.equal(html.match(/aria-hidden="true"/g)?.length, 4);
});
