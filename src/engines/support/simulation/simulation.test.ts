import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { analyseSupport } from '../index.ts';
import { correlation, gini, judge, judgeRanks, mean, type Judgement } from './judge.ts';
import { baseParameters, parameterSets, type ConversationParameters } from './parameters.ts';
import { peerRankings } from './peer-rankings.ts';
import { chanceOfLook, simulateConversation } from './simulate-conversation.ts';

/** The bench plays the whole of it; here a few seeds, and limits that chance alone does not break. */
function play(parameters: ConversationParameters, seeds: readonly number[]): { ours: Judgement[]; net: number[] } {
  const conversations = seeds.map((seed) => simulateConversation(parameters, seed));
  return { ours: conversations.map((conversation) => judge(conversation, analyseSupport(conversation.input))), net: conversations.map((conversation) => judgeRanks(conversation, peerRankings['net votes']?.(conversation) ?? []).topOverlap) };
}

const of = (judged: readonly Judgement[], key: keyof Judgement) => mean(judged.map((one) => one[key]));

describe('simulated conversations', () => {
  it('are the same again for the same seed, and count what happened', () => {
    const small = { ...baseParameters, ideas: 40, visitors: 60 };
    const { ideas, input } = simulateConversation(small, 5);
    assert.deepEqual(simulateConversation(small, 5).input, input);
    assert.notDeepEqual(simulateConversation(small, 6).input, input);
    for (const idea of ideas) assert.ok(idea.up + idea.down <= idea.impressions.reduce((sum, count) => sum + count, 0));
    const drawn = (input.slots ?? []).reduce((sum, { impressions }) => sum + impressions, 0) / ideas.flatMap(({ impressions }) => impressions).reduce((sum, count) => sum + count, 0);
    assert.ok(Math.abs(drawn - 0.1) < 0.03, String(drawn));
  });

  it('look from the first position down, never more further down', () => {
    for (const { examination } of Object.values(parameterSets)) {
      const chances = Array.from({ length: 80 }, (_position, at) => chanceOfLook(examination, at + 1));
      assert.equal(chances[0], 1);
      assert.deepEqual(chances, chances.toSorted((a, b) => b - a));
    }
  });

  it('are judged by measures that are right for known cases', () => {
    assert.equal(gini([5, 5, 5]), 0);
    assert.equal(gini([0, 0, 0, 8]), 0.75);
    assert.equal(correlation([1, 2, 3], [2, 4, 6]).toFixed(9), '1.000000000');
    const ideas = [0.5, 0.1, 0.3].map((backing, day) => ({ id: String(day), day, publishedAt: '', backing, opposing: 0, impressions: [], up: 0, down: 0, looks: 0, known: 0, open: 0 }));
    assert.equal(judgeRanks({ ideas }, [1, 3, 2]).kendallTau, 1);
    assert.equal(judgeRanks({ ideas }, [3, 1, 2]).kendallTau, -1);
  });

  it('are recovered far better than by net votes, with intervals that hold and looks shared out', () => {
    const { ours, net } = play(baseParameters, [101, 102, 103]);
    assert.ok(of(ours, 'topOverlap') > mean(net) + 0.03, `${of(ours, 'topOverlap')} against ${mean(net)}`);
    assert.ok(of(ours, 'coverage') > 0.84 && of(ours, 'coverage') < 0.96, String(of(ours, 'coverage')));
    assert.ok(Math.abs(of(ours, 'dateCorrelation')) < 0.12, String(of(ours, 'dateCorrelation')));
    assert.ok(of(ours, 'exposureGini') <= 0.42, String(of(ours, 'exposureGini')));
  });

  it('are recovered where looks stop at a fold and where a third of the votes are passes', () => {
    const { ours } = play({ ...baseParameters, examination: { shape: 'step', fold: 6, below: 0.1 }, passShare: 0.3 }, [7, 8]);
    assert.ok(of(ours, 'coverage') > 0.8, String(of(ours, 'coverage')));
  });
});
