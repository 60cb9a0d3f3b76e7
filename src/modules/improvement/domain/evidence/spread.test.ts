import assert from 'node:assert/strict';
import { it } from 'node:test';
import { tellSpread } from './spread.ts';

const entry = (countries: string[], income: 'high' | 'wider' | 'not known', kind: 'study' | 'lived experience' = 'study') => ({ countries, income, kind });

it('says plainly where evidence comes from a few high-income countries only', () => {
  const told = tellSpread([entry(['England', 'Norway'], 'high'), entry(['england'], 'high')]);
  assert.deepEqual([told.isNarrow, told.sentence], [true, 'All of this evidence comes from a few high-income countries only (2 countries: england, Norway). What is known elsewhere is missing.']);
  assert.match(tellSpread(['A', 'B', 'C', 'D', 'E', 'F'].map((name) => entry([name], 'high'))).sentence, /^All of this evidence comes from high-income countries only/);
});

it('does not say so where other countries took part, and never calls the unknown known', () => {
  assert.equal(tellSpread([entry(['England'], 'high'), entry(['Kenya', 'India'], 'wider')]).isNarrow, false);
  assert.match(tellSpread([entry(['England'], 'high'), entry(['Elsewhere'], 'not known', 'lived experience')]).sentence, /For 1 of 2 it is not known how rich/);
  assert.deepEqual(tellSpread([]), { sentence: 'There is no evidence here yet.', isNarrow: false, hasLivedExperience: false });
});
