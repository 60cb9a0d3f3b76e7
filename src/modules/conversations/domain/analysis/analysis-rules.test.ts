import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sentimentWords } from '../../data/sentiment-words.ts';
import { codingAgreement, disagreements, type CodedOnce } from './coding-agreement.ts';
import { liveCodes, wouldCircle } from './live-codes.ts';
import { joinable } from './joined-batches.ts';
import { saturationOf, saturationWithin } from './saturation-of-batches.ts';
import { suggestSentiment } from './sentiment.ts';

describe('a first guess at the sentiment', () => {
  for (const [words, expected] of [
    ['The staff were kind and helpful', 'positive'], ['Nobody helped, and the wait was long', 'negative'], ['Kind staff but a long wait', 'mixed'],
    ['It was not helpful', 'negative'], ['Not bad', 'positive'], ['The clinic is in the hall', 'neutral'], ['', 'neutral'],
  ] as const) it(`hears "${words}" as ${expected}`, () => assert.equal(suggestSentiment(words, sentimentWords), expected));
});

describe('mergers of codes', () => {
  const codes = [{ id: 'a', mergedInto: 'b' }, { id: 'b', mergedInto: 'c' }, { id: 'c', mergedInto: null }];

  it('lead along to the code that stands', () => assert.deepEqual([...liveCodes(codes)], [['a', 'c'], ['b', 'c'], ['c', 'c']]));

  it('never go in a circle', () => {
    assert.deepEqual([wouldCircle(codes, 'c', 'a'), wouldCircle(codes, 'c', 'c'), wouldCircle([...codes, { id: 'd', mergedInto: null }], 'c', 'd')], [true, true, false]);
    assert.equal(liveCodes([{ id: 'x', mergedInto: 'y' }, { id: 'y', mergedInto: 'x' }]).size, 2, 'and end even where rows were tampered with');
  });
});

describe('agreement on several codes', () => {
  const coding = (contributionId: string, coderId: string, codeIds: string[], sentiment: CodedOnce['sentiment'] = 'neutral'): CodedOnce => ({ contributionId, coderId, codeIds, sentiment });

  it('does not care in which order codes were given, and sees a difference in sentiment alone', () => {
    const same = [coding('1', 'a', ['x', 'y']), coding('1', 'b', ['y', 'x']), coding('2', 'a', []), coding('2', 'b', [])];
    assert.deepEqual([...disagreements(same)], []);
    assert.equal(codingAgreement(same, ['x']).whole.alpha, 1);
    assert.deepEqual([...disagreements([coding('3', 'a', ['x']), coding('3', 'b', ['x'], 'mixed')])], ['3']);
  });
});

describe('saturation of batches', () => {
  const words = (counts: readonly number[], route = 'online') => counts.map((count, at) => ({ batch: at + 1, route, codeIds: Array.from({ length: count }, (_, n) => `${at + 1}-${n}`) }));
  const batches = (count: number, open: readonly number[] = []) => Array.from({ length: count }, (_, at) => ({ batch: at + 1, words: 50, open: open.includes(at + 1) ? 2 : 0, isJoined: false }));

  it('is not reached by batches whose words still wait to be settled', () => {
    const settledOnly = [18, 9, 5, 3, 0, 0];
    assert.equal(saturationOf(words(settledOnly), batches(6)).reachedAt, 6);
    const open = saturationOf(words(settledOnly), batches(6, [5, 6]));
    assert.deepEqual([open.reachedAt, open.lines.map(({ newCodes }) => newCodes)], [null, [18, 9, 5, 3, null, null]]);
    assert.match(open.told, /^It is too early to say.* Words wait to be settled in 2 batches, so no figure is given where they count\.$/);
  });

  it('says that new codes rose again after it was reached', () => {
    assert.match(saturationOf(words([18, 9, 5, 3, 0, 0, 7]), batches(7)).told, /^Saturation was reached with batch 6: .* After saturation was reached, new codes rose above the threshold again up to batch 7\.$/);
  });

  const sized = (sizes: readonly number[], joined: readonly number[] = []) => sizes.map((size, at) => ({ batch: at + 1, words: size, open: 0, isJoined: joined.includes(at + 1) }));

  it('says which batches are small, and lets only those be joined with one beside them', () => {
    const found = saturationOf(words([18, 9, 5, 3, 0, 0]), sized([50, 50, 50, 50, 4, 50]));
    assert.match(found.told, /^Saturation was reached with batch 6: .* Batch 5 is small and counts like a large one\.$/);
    assert.deepEqual(joinable(sized([50, 50, 50, 50, 4, 50])), [5, 6]);
    assert.deepEqual(joinable(sized([50, 50, 50, 50, 25, 50])), [], 'half is not small');
    assert.deepEqual(joinable(sized([50, 50, 4]).filter(({ batch }) => batch !== 2)), [], 'nothing is joined over a batch that is being coded');
    assert.deepEqual(joinable(sized([50, 50, 50, 50, 4, 50], [5])), [], 'and what was joined is small no more');
  });

  it('counts joined batches as one: what is reached with a small one may be too early to say', () => {
    const found = saturationOf(words([18, 9, 5, 3, 0, 0]), sized([50, 50, 50, 50, 4, 50], [5]));
    assert.deepEqual(found.lines.map(({ batch, newCodes }) => [batch, newCodes]), [[1, 18], [2, 9], [3, 5], ['4+5', 3], [6, 0]]);
    assert.match(found.told, /^It is too early to say.* Batches 4\+5 are looked at as one\.$/);
    assert.deepEqual(saturationWithin(words([4, 3, 2, 1, 0, 0], 'workshop'), sized([50, 50, 50, 50, 4, 50], [5])).lines.map(({ batch }) => batch), [1, 2, 3, '4+5', 6]);
  });

  it('does not take a batch without words of a group as one that brought nothing new from it', () => {
    const inPerson = words([4, 3, 2, 1], 'workshop');
    assert.equal(saturationWithin(inPerson, batches(9)).reachedAt, null);
    assert.deepEqual(saturationWithin(inPerson, batches(9)).lines.map(({ batch }) => batch), [1, 2, 3, 4]);
  });
});
