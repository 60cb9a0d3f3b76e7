import { analyseSupport } from '#engines/support';
import { judge, judgeRanks, mean, type Judgement } from '../../src/engines/support/simulation/judge.ts';
import { parameterSets, type ConversationParameters } from '../../src/engines/support/simulation/parameters.ts';
import { peerRankings } from '../../src/engines/support/simulation/peer-rankings.ts';
import { simulateConversation } from '../../src/engines/support/simulation/simulate-conversation.ts';

const seeds = Number(process.env['BENCH_SEEDS'] ?? 20);
const firstSeed = Number(process.env['BENCH_FIRST_SEED'] ?? 1);
const only = process.env['BENCH_SETS'] ?? '';

/** Plays every set of parameters with every seed and prints how well support is recovered, beside what peers rank by. */
export async function support(): Promise<void> {
  console.log(`seeds ${firstSeed} to ${firstSeed + seeds - 1}; ± is one standard error of the mean over seeds\n`);
  console.log('| conversation | votes | top-20 overlap | by net votes | by Wilson | by visible time | Kendall τ (best peer) | rank × date | intervals hold | width | exposure Gini |\n|---|---|---|---|---|---|---|---|---|---|---|');
  for (const [name, parameters] of Object.entries(parameterSets)) if (name.includes(only)) console.log(playSet(name, parameters));
}

function playSet(name: string, parameters: ConversationParameters): string {
  const judged: Judgement[] = [];
  const peers = new Map(Object.keys(peerRankings).map((peer) => [peer, [] as Pick<Judgement, 'topOverlap' | 'kendallTau'>[]]));
  for (let seed = firstSeed; seed < firstSeed + seeds; seed += 1) {
    const conversation = simulateConversation(parameters, seed);
    judged.push(judge(conversation, analyseSupport(conversation.input)));
    for (const [peer, rank] of Object.entries(peerRankings)) peers.get(peer)?.push(judgeRanks(conversation, rank(conversation)));
  }
  const of = (key: keyof Judgement) => judged.map((one) => one[key]);
  const overlaps = [...peers.values()].map((runs) => mean(runs.map(({ topOverlap }) => topOverlap)).toFixed(2));
  const bestPeer = Math.max(...[...peers.values()].map((runs) => mean(runs.map(({ kendallTau }) => kendallTau))));
  return `| ${name} | ${mean(of('votes')).toFixed(0)} | ${withError(of('topOverlap'), 3)} | ${overlaps.join(' | ')} | ${mean(of('kendallTau')).toFixed(2)} (${bestPeer.toFixed(2)}) | ${withError(of('dateCorrelation'), 3)} | ${withError(of('coverage').map((one) => 100 * one), 1)} % | ${mean(of('width')).toFixed(0)} | ${mean(of('exposureGini')).toFixed(2)} |`;
}

function withError(values: readonly number[], digits: number): string {
  const middle = mean(values);
  const error = Math.sqrt(values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / Math.max(1, values.length - 1) / values.length);
  return `${middle.toFixed(digits)} ± ${error.toFixed(digits)}`;
}
