import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openIdeaIndex } from '#modules/conversations';
import { projectPairs, toldFrom } from '../../../../../test/fixtures/similar-projects/similar-projects.ts';
import { LEAST_LIKENESS } from './similar-projects.ts';

describe('from which likeness on a project is shown before a like one is saved', () => {
  const pairs = projectPairs();
  const index = openIdeaIndex();
  for (const existing of new Set(pairs.map((pair) => pair.existing))) index.add(existing, existing);
  const likenessOf = (words: string) => new Map(index.similar(words, { limit: pairs.length }).map(({ id, likeness }) => [id, likeness]));
  const told = (half: 'tune' | 'held', least: number) => toldFrom(least, pairs.filter((pair) => pair.half === half), likenessOf);

  it('is where the half for tuning has the best harmonic mean of precision and recall', () => {
    const steps = [0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6].map((least) => ({ least, ...told('tune', least) }));
    const [best] = steps.toSorted((one, other) => f1(other) - f1(one));
    assert.equal(best?.least, LEAST_LIKENESS);
  });

  it('holds on the half that was not looked at', () => {
    const { precision, recall, others } = told('held', LEAST_LIKENESS);
    assert.ok(precision >= 0.9 && recall >= 0.9 && others <= 0.1, `precision ${precision}, recall ${recall}, others ${others}`);
  });

  it('no first text stands in both halves, and each stands with a like and an unlike project', () => {
    for (const words of new Set(pairs.map((pair) => pair.new))) {
      const own = pairs.filter((pair) => pair.new === words);
      assert.deepEqual([new Set(own.map(({ half }) => half)).size, own.map(({ similar }) => similar)], [1, [true, false]], words);
    }
  });
});

const f1 = ({ precision, recall }: { precision: number; recall: number }): number => (2 * precision * recall) / (precision + recall);
