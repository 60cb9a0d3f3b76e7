import { rankBy } from '../ranking.ts';
import { adjustedPerDay, poolRates, visibleDays } from '../visible-time.ts';
import type { SimulatedConversation } from './simulate-conversation.ts';

/** What other services rank by, on the same records. */
export const peerRankings: Readonly<Record<string, (conversation: SimulatedConversation) => number[]>> = {
  'net votes': ({ input }) => byScore(input.ideas.map(({ up, down }) => up - down)),
  Wilson: ({ input }) => byScore(input.ideas.map(({ up, down }) => wilsonLower(up, up + down))),
  'visible time': ({ input }) => byScore(perDay(input)),
};

const byScore = (scores: readonly number[]): number[] => rankBy(scores.map((score, at) => ({ score, at })), ({ score }) => score, ({ at }) => (at * 7919) % 10_007);

/** Lower end of the 95 % score interval of a share. Wilson (1927), Journal of the American Statistical Association 22. */
function wilsonLower(up: number, all: number): number {
  if (all === 0) return 0;
  const z = 1.959964;
  const share = up / all;
  return (share + z ** 2 / (2 * all) - z * Math.sqrt((share * (1 - share)) / all + z ** 2 / (4 * all ** 2))) / (1 + z ** 2 / all);
}

function perDay({ ideas, now }: SimulatedConversation['input']): number[] {
  const timed = ideas.map((idea) => ({ up: idea.up, down: idea.down, days: visibleDays(idea, now) }));
  const pool = poolRates(timed) ?? { up: 0, down: 0 };
  const rate = (side: 'up' | 'down', idea: (typeof timed)[number]) => adjustedPerDay(idea[side], { days: idea.days, priorDays: 3, poolRate: pool[side] });
  return timed.map((idea) => rate('up', idea) - rate('down', idea));
}
