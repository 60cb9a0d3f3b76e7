import { normalQuantile } from '#engines/special';
import type { Note, StatementAnswer } from './answer.ts';
import { bridge, extremityOf, poleOf, type Share } from './bridging.ts';
import type { Side } from './model/sides.ts';
import { bridgingSentence, votesSentence } from './sentences.ts';
import type { Standing } from './standing.ts';

const leftOutNote: Note = { code: 'left-out', text: 'This statement was refused, is not yet looked at, or is about the people themselves: it is counted but takes no part in groups, bridging and order.' };
const noVotesNote: Note = { code: 'no-votes', text: 'Nobody has voted on this statement.' };
const nobodyClearNote: Note = { code: 'no-clear-votes', text: 'Nobody has agreed or disagreed with this statement.' };

/** Each statement with its counts and figures, then those nobody voted on. */
export function statementRows(standing: Standing, confidence: number): StatementAnswer[] {
  const { model, inConversation, all } = standing;
  const placed = inConversation.length > 0 ? inConversation : Array.from({ length: model.people.size }, (_, i) => i);
  const sources = { standing, everybody: poleOf(model.people, placed), poles: polesOf(standing), z: normalQuantile(0.5 + confidence / 2) };
  const rows = standing.statements.map((id, j) => {
    const counts = { agree: all.agree[j] as number, disagree: all.disagree[j] as number, pass: (all.seen[j] as number) - (all.agree[j] as number) - (all.disagree[j] as number), seen: all.seen[j] as number };
    return { id, ...counts, ...figuresOf(sources, j, counts) };
  });
  const none = { agree: 0, disagree: 0, pass: 0, seen: 0 };
  return [...rows, ...standing.unvoted.map((id) => ({ id, ...none, extremity: null, priority: 1, groupConsensus: null, bridging: null, sentence: votesSentence(none), notes: [noVotesNote] }))];
}

/** The groups as poles; none where there are no groups. */
function polesOf({ found, model, perGroup }: Standing): Side[] {
  if ('why' in found) return [];
  const members = Array.from({ length: perGroup.groups }, (): number[] => []);
  for (const [i, group] of found.groupOf.entries()) members[group]?.push(i);
  return members.map((list) => poleOf(model.people, list));
}

interface Sources {
  readonly standing: Standing;
  readonly everybody: Side;
  readonly poles: readonly Side[];
  readonly z: number;
}

type Figures = Pick<StatementAnswer, 'extremity' | 'priority' | 'groupConsensus' | 'bridging' | 'sentence' | 'notes'>;

function figuresOf({ standing, everybody, poles, z }: Sources, j: number, counts: { agree: number; disagree: number; pass: number; seen: number }): Figures {
  const said = votesSentence(counts);
  if (standing.leftOut[j] === 1) return { extremity: null, priority: null, groupConsensus: null, bridging: null, sentence: said, notes: [leftOutNote] };
  const groupConsensus = geometricConsensus(standing, j);
  if (counts.agree + counts.disagree === 0) return { extremity: null, priority: priorityOf(counts, 0), groupConsensus, bridging: null, sentence: said, notes: [nobodyClearNote] };
  const bridging = bridge(standing.model.statements, j, { shares: sharesOf(standing, j, { poles, everybody }), z });
  const extremity = extremityOf(standing.model.statements, j, everybody);
  return { extremity, priority: priorityOf(counts, extremity), groupConsensus, bridging, sentence: `${said} ${bridgingSentence(bridging, poles.length > 0)}`, notes: [] };
}

/** Where there are no groups, everybody is one. */
function sharesOf({ all, perGroup }: Standing, j: number, { poles, everybody }: { poles: readonly Side[]; everybody: Side }): Share[] {
  if (poles.length === 0) return [{ pole: everybody, agree: all.agree[j] as number, disagree: all.disagree[j] as number }];
  return poles.map((pole, group) => ({ pole, agree: perGroup.agree[group * perGroup.statements + j] as number, disagree: perGroup.disagree[group * perGroup.statements + j] as number }));
}

/** Geometric mean over groups (everybody, where there are none) of (agree + 1)/(seen + 2). */
function geometricConsensus({ all, perGroup }: Standing, j: number): number {
  const tallies = perGroup.groups > 0 ? perGroup : all;
  let logs = 0;
  for (let group = 0; group < tallies.groups; group += 1) logs += Math.log(((tallies.agree[group * tallies.statements + j] as number) + 1) / ((tallies.seen[group * tallies.statements + j] as number) + 2));
  return Math.exp(logs / tallies.groups);
}

/**
 * How often a statement should be shown: how unsure we still are of its share (standard deviation of Beta(agree + 1, disagree + 1), 1
 * before any vote) times 1 + how much it tells about people. Agreeing and disagreeing count alike, so disliked ideas are not starved.
 */
function priorityOf({ agree, disagree }: { agree: number; disagree: number }, extremity: number): number {
  const clear = agree + disagree + 2;
  const variance = ((agree + 1) * (disagree + 1)) / (clear * clear * (clear + 1));
  return Math.sqrt(12 * variance) * (1 + extremity);
}
