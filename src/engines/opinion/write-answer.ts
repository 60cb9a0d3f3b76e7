import { opinionVersion, type Note, type OpinionAnswer } from './answer.ts';
import { groupRows, representativeRows } from './group-rows.ts';
import { factors } from './model/sides.ts';
import type { Identifier, OpinionSettings } from './input.ts';
import { groupFigures } from './polis/representativeness.ts';
import { selectConsensus, selectRepresentative } from './polis/select-representative.ts';
import { conversationSentence, groupSentence, noGroupsSentence } from './sentences.ts';
import type { Standing } from './standing.ts';
import { statementRows } from './statement-rows.ts';

/** Of all the statements said to speak for a group or for everybody, at most this share by chance. */
const chanceAllowed = 0.1;

/** The answer that a standing gives. */
export function writeAnswer(standing: Standing, settings: OpinionSettings): OpinionAnswer {
  const { participants, statements, found, leftOut, all, perGroup, places } = standing;
  const open = Array.from(leftOut.keys()).filter((j) => leftOut[j] === 0);
  const name = (i: number) => participants[i] as Identifier;
  const consensus = selectConsensus(open, (j) => groupFigures(all, 0, j), barFor(open.length * 2));
  const bar = barFor(open.length * 2 * perGroup.groups);
  return {
    engine: 'opinion',
    version: opinionVersion,
    settings: { groupsMin: settings.groupsMin ?? 2, groupsMax: settings.groupsMax ?? 5, strictModeration: settings.strictModeration ?? false, seed: settings.seed ?? 1, confidence: settings.confidence ?? 0.9 },
    sentence: conversationSentence({ votes: standing.votes, participants: participants.length, statements: statements.length, groups: perGroup.groups }),
    ...groupsOf(standing),
    inConversation: standing.inConversation.map(name),
    silhouette: 'why' in found ? null : found.silhouette,
    statements: statementRows(standing, settings.confidence ?? 0.9),
    perGroup: groupRows(statements, perGroup),
    representative: representativeRows(statements, perGroup, Array.from({ length: perGroup.groups }, (_, group) => selectRepresentative(open, (j) => groupFigures(perGroup, group, j), bar))),
    consensus: { agree: consensus.agree.map((j) => statements[j] as Identifier), disagree: consensus.disagree.map((j) => statements[j] as Identifier) },
    projection: participants.map((participant, i) => ({ participant, x: places[i * factors] as number, y: places[i * factors + 1] as number })),
    ...(standing.check.heldOut ? { heldOut: standing.check.heldOut } : {}),
    notes: notesOf(standing),
  };
}

function groupsOf({ found, participants, inConversation, perGroup }: Standing): Pick<OpinionAnswer, 'groups' | 'reason'> {
  if ('why' in found) return { groups: [], reason: noGroupsSentence(found.why) };
  const members = Array.from({ length: perGroup.groups }, (): Identifier[] => []);
  for (const [i, group] of found.groupOf.entries()) members[group]?.push(participants[i] as Identifier);
  return { groups: members.map((list, id) => ({ id, size: list.length, stability: found.stability[id] ?? null, participants: list, sentence: groupSentence(list.length, inConversation.length, found.stability[id] ?? null) })) };
}

/**
 * The z that a test must pass when many are made at once: Bonferroni with P(Z > z) ≤ ½ exp(−z²/2), so that the chance of even one
 * false pass is at most `chanceAllowed`. Polis uses 1.2816 whatever their number.
 */
function barFor(tests: number): number {
  return Math.sqrt(2 * Math.log(Math.max(1, tests) / (2 * chanceAllowed)));
}

function notesOf({ check, found, unvoted }: Standing): Note[] {
  const notes: Note[] = [
    { code: 'own-method', text: 'Groups, positions and bridging are from a logistic vote model, not from Polis: order of arrival does not matter, intervals are given, and tests are corrected for their number.' },
    { code: 'consensus-geometric', text: 'groupConsensus is the geometric mean over groups of (agree + 1)/(seen + 2), so that it does not shrink with the number of groups.' },
  ];
  if (check.heldOut === null) notes.push({ code: 'held-out-not-run', text: 'The comparison on hidden votes was not made: it was not asked for, or there are more than 250,000 votes.' });
  else if (check.heldOut.auc === null) notes.push({ code: 'held-out-undefined', text: 'Too few hidden votes, or all of one kind: there is no area under the curve.' });
  if ('why' in found) notes.push({ code: found.why, text: noGroupsSentence(found.why) });
  else if (found.isScale) notes.push({ code: 'a-scale', text: 'People stand along one scale with many in the middle: the two groups are its halves, not separate camps.' });
  if (unvoted.length > 0) notes.push({ code: 'statements-without-votes', text: `${unvoted.length} statements have no votes yet.` });
  return notes;
}
