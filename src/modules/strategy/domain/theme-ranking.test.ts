import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rankThemes } from './theme-ranking.ts';

test('themes stand by votes, then by tables, then by name; equal votes share a place', () => {
  const theme = (name: string, votes: number, tables: number) => ({ name, votes, tables, notes: tables });
  const ranked = rankThemes([theme('Buses', 4, 2), theme('Apps', 9, 1), theme('Time', 9, 5), theme('Art', 4, 2), theme('Rest', 0, 0)]);
  assert.deepEqual(ranked.map(({ name, place }) => [place, name]), [[1, 'Time'], [1, 'Apps'], [3, 'Art'], [3, 'Buses'], [5, 'Rest']]);
  assert.deepEqual(rankThemes([]), []);
});
