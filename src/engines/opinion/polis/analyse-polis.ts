import { opinionVersion, type Note, type OpinionAnswer, type StatementAnswer } from '../answer.ts';
import { groupRows, representativeRows } from '../group-rows.ts';
import type { Identifier, OpinionSettings } from '../input.ts';
import { conversationSentence, groupSentence, votesSentence } from '../sentences.ts';
import { sortStatements } from '../statement-order.ts';
import type { VoteColumns } from '../votes/intern-votes.ts';
import { tallyAll, tallyGroups, type Tallies } from '../votes/tallies.ts';
import { standInPolis, type PolisStanding } from './polis-standing.ts';
import { polisPriority } from './priority.ts';
import { projectStatements } from './projection.ts';
import { groupFigures } from './representativeness.ts';
import { selectConsensus, selectRepresentative, significant } from './select-representative.ts';

/** The answer of the Polis engine (AGPL; read for its behaviour, written anew) to the same votes in the same order. */
export function analysePolis(columns: VoteColumns, settings: OpinionSettings): OpinionAnswer {
  const known = sortStatements(columns, settings);
  // Production zeroes what was refused and what is about the people; strict moderation changes what is shown, not what is computed.
  const zeroed = Uint8Array.from(columns.statements, (_, j) => (known.moderated(j) === -1 || known.isMeta(j) ? 1 : 0));
  const standing = standInPolis(columns, settings, zeroed);
  const { matrix, groups } = standing;
  const tallies = tallyMembers(standing);
  const all = tallyAll(matrix);
  const open = Array.from(zeroed.keys()).filter((j) => zeroed[j] === 0);
  const consensus = selectConsensus(open, (j) => groupFigures(all, 0, j), significant);
  const representative = groups.members.map((_, group) => selectRepresentative(open, (j) => groupFigures(tallies, group, j), significant));
  return {
    engine: 'opinion',
    version: opinionVersion,
    settings: { compat: 'polis', groupsMin: settings.groupsMin ?? 2, groupsMax: settings.groupsMax ?? 5, strictModeration: settings.strictModeration ?? false },
    sentence: conversationSentence({ votes: matrix.value.length, participants: matrix.people, statements: matrix.statements, groups: groups.members.length }),
    groups: groups.members.map((members, id) => ({ id, size: members.length, stability: null, participants: members.map((i) => columns.participants[i] as Identifier), sentence: groupSentence(members.length, standing.inConversation.length, null) })),
    ...(groups.members.length > 0 ? {} : { reason: 'Nobody has voted yet.' }),
    inConversation: standing.inConversation.map((i) => columns.participants[i] as Identifier),
    silhouette: groups.silhouette,
    statements: statementRows({ columns, standing, tallies, all, isMeta: known.isMeta, unvoted: known.unvoted }),
    perGroup: groupRows(columns.statements, tallies),
    representative: representativeRows(columns.statements, tallies, representative),
    consensus: { agree: consensus.agree.map((j) => columns.statements[j] as Identifier), disagree: consensus.disagree.map((j) => columns.statements[j] as Identifier) },
    pca: componentRows(columns, standing),
    projection: columns.participants.map((participant, i) => ({ participant, x: standing.places.x[i] as number, y: standing.places.y[i] as number })),
    notes: notesOf(settings, standing),
  };
}

function tallyMembers({ matrix, groups }: PolisStanding): Tallies {
  const groupOf = new Int32Array(matrix.people).fill(-1);
  for (const [group, members] of groups.members.entries()) for (const i of members) groupOf[i] = group;
  return tallyGroups(matrix, groupOf, groups.members.length);
}

interface RowSources {
  readonly columns: VoteColumns;
  readonly standing: PolisStanding;
  readonly tallies: Tallies;
  readonly all: Tallies;
  readonly isMeta: (statement: number) => boolean;
  readonly unvoted: readonly Identifier[];
}

const noBridging: Note = { code: 'not-in-reference', text: 'Polis has no bridging figure.' };
const noVotes: Note = { code: 'no-votes', text: 'Nobody has voted on this statement, so Polis does not know it.' };

function statementRows({ columns, standing, tallies, all, isMeta, unvoted }: RowSources): StatementAnswer[] {
  const { extremity } = projectStatements(standing.components);
  const rows = columns.statements.map((id, j) => {
    const counts = { agree: all.agree[j] as number, disagree: all.disagree[j] as number, pass: (all.seen[j] as number) - (all.agree[j] as number) - (all.disagree[j] as number), seen: all.seen[j] as number };
    return { id, ...counts, extremity: extremity[j] as number, priority: polisPriority(clusteredVotes(tallies, j), extremity[j] as number, isMeta(j)), groupConsensus: groupConsensus(tallies, j), bridging: null, sentence: votesSentence(counts), notes: [noBridging] };
  });
  const none = { agree: 0, disagree: 0, pass: 0, seen: 0 };
  return [...rows, ...unvoted.map((id) => ({ id, ...none, extremity: null, priority: null, groupConsensus: null, bridging: null, sentence: votesSentence(none), notes: [noVotes] }))];
}

/** Votes of all people in groups. Production takes them from the update before; with all votes given at once that is this one. */
function clusteredVotes(tallies: Tallies, j: number): { agree: number; disagree: number; seen: number } {
  const sum = (counts: Int32Array) => Array.from({ length: tallies.groups }, (_, g) => counts[g * tallies.statements + j] as number).reduce((total, one) => total + one, 0);
  return { agree: sum(tallies.agree), disagree: sum(tallies.disagree), seen: sum(tallies.seen) };
}

/** The product over groups of (agree + 1)/(seen + 2); null without groups. */
function groupConsensus(tallies: Tallies, j: number): number | null {
  if (tallies.groups === 0) return null;
  return Array.from({ length: tallies.groups }, (_, g) => ((tallies.agree[g * tallies.statements + j] as number) + 1) / ((tallies.seen[g * tallies.statements + j] as number) + 2)).reduce((product, one) => product * one, 1);
}

function componentRows(columns: VoteColumns, { components }: PolisStanding): NonNullable<OpinionAnswer['pca']> {
  const { x, y } = projectStatements(components);
  return { statements: columns.statements, centre: [...components.centre], components: components.components.map((part) => [...part]), statementProjection: [[...x], [...y]] };
}

function notesOf(settings: OpinionSettings, standing: PolisStanding): Note[] {
  const notes = [{ code: 'polis-sign', text: 'Centre, components and positions are in the sign of the Polis engine: agree = -1, disagree = 1. The direction of each component is arbitrary there.' }];
  if (settings.previous) notes.push({ code: 'continued', text: 'Groups go on from the clusters of the last update that were given, as the engine does; who was counted once stays counted.' });
  if (settings.strictModeration === true) notes.push({ code: 'strict-moderation-unused', text: 'The Polis engine leaves out only refused statements; strict moderation changes what its site shows, not what it computes.' });
  if (standing.matrix.people > 10_000) notes.push({ code: 'exact-components', text: 'Above 10,000 people Polis estimates the components from random samples; here they are exact.' });
  return notes;
}
