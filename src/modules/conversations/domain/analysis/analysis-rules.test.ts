import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sentimentWords } from '../../data/sentiment-words.ts';
import { codingAgreement, disagreements, type CodedOnce } from './coding-agreement.ts';
import { liveCodes, wouldCircle } from './live-codes.ts';
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
