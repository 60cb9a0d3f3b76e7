import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Identifier, OpinionInput, Vote } from '#engines/opinion';
import { parseCsv, type ParsedCsv } from '#platform/csv';

export type PolisFolder = { ok: true; input: OpinionInput } | { ok: false; field: string; expected: string };

/**
 * Reads a folder of Polis open data (votes.csv, or else participants-votes.csv, with comments.csv) or a snapshot of the production
 * server (votes.json, with comments.json, conversation.json and math-pca2.json where there). Votes come out in the order of their
 * times, agree = 1. From math-pca2.json only who was in which cluster is taken, for `compat: "polis"` to go on from.
 */
export function readPolisFolder(folder: string): PolisFolder {
  if (existsSync(join(folder, 'votes.json'))) return readSnapshot(folder);
  if (existsSync(join(folder, 'votes.csv'))) return readVotesCsv(folder);
  if (existsSync(join(folder, 'participants-votes.csv'))) return readParticipantsCsv(folder);
  return { ok: false, field: '--polis', expected: 'expected a folder with votes.csv, participants-votes.csv or votes.json' };
}

const limits = { maxBytes: 500_000_000, maxRows: 5_000_000, maxColumns: 20_000 };

function readCsv(folder: string, file: string, columns: readonly string[]): ParsedCsv | { fault: PolisFolder } {
  const parsed = parseCsv(readFileSync(join(folder, file)), { columns, limits });
  const problem = parsed.problems[0];
  return problem ? { fault: { ok: false, field: `${file}, line ${problem.line}`, expected: problem.text } } : parsed;
}

/** Polis writes columns in no fixed order and adds new ones. */
const reader = (parsed: ParsedCsv) => (values: readonly string[], column: string): string => values[parsed.header.indexOf(column)] ?? '';

function readVotesCsv(folder: string): PolisFolder {
  const parsed = readCsv(folder, 'votes.csv', ['timestamp', 'comment-id', 'voter-id', 'vote']);
  if ('fault' in parsed) return parsed.fault;
  const [time, statement, participant, value] = ['timestamp', 'comment-id', 'voter-id', 'vote'].map((name) => parsed.header.indexOf(name)) as [number, number, number, number];
  const rows = parsed.rows.map(({ values }) => ({ at: Number(values[time]), vote: { participant: identifier(values[participant]), statement: identifier(values[statement]), value: Number(values[value]) as Vote['value'] } }));
  const votes = rows.toSorted((one, other) => one.at - other.at).map((row) => row.vote);
  return withStatements(folder, votes);
}

const identifier = (text = ''): Identifier => (/^\d{1,15}$/.test(text) ? Number(text) : text);

/** One row per person, one column per statement: no times, so people come in the order of the rows. */
function readParticipantsCsv(folder: string): PolisFolder {
  const parsed = readCsv(folder, 'participants-votes.csv', ['participant']);
  if ('fault' in parsed) return parsed.fault;
  const read = reader(parsed);
  const statements = parsed.header.flatMap((name, place) => (/^\d+$/.test(name) ? [{ statement: Number(name), place }] : []));
  const votes = parsed.rows.flatMap(({ values }) => {
    const participant = identifier(read(values, 'participant'));
    return statements.flatMap(({ statement, place }): Vote[] => (values[place] === '' ? [] : [{ participant, statement, value: Number(values[place]) as Vote['value'] }]));
  });
  return withStatements(folder, votes);
}

function withStatements(folder: string, votes: Vote[]): PolisFolder {
  if (!existsSync(join(folder, 'comments.csv'))) return { ok: true, input: { votes } };
  const parsed = readCsv(folder, 'comments.csv', ['comment-id', 'moderated']);
  if ('fault' in parsed) return parsed.fault;
  const read = reader(parsed);
  const statements = parsed.rows.map(({ values }) => ({ id: identifier(read(values, 'comment-id')), moderated: moderation(Number(read(values, 'moderated'))), meta: read(values, 'is-meta') === 'true' }));
  return { ok: true, input: { votes, statements } };
}

const moderation = (value: unknown): -1 | 0 | 1 => (value === -1 || value === 0 ? value : 1);

interface SnapshotVote {
  readonly participant_id?: number;
  readonly pid?: number;
  readonly statement_id?: number;
  readonly tid?: number;
  readonly vote: -1 | 0 | 1;
  readonly modified: number | string;
}

interface SnapshotComment {
  readonly statement_id?: number;
  readonly tid?: number;
  readonly moderated?: number;
  readonly mod?: number;
  readonly is_meta?: boolean;
  readonly agree_count?: number;
  readonly disagree_count?: number;
}

interface SnapshotMath {
  readonly 'base-clusters'?: { readonly id: readonly number[]; readonly members: readonly (readonly number[])[] };
  readonly 'group-clusters'?: readonly { readonly members: readonly number[] }[];
}

function readSnapshot(folder: string): PolisFolder {
  try {
    const raw = (readJson(folder, 'votes.json') ?? []) as SnapshotVote[];
    const comments = (readJson(folder, 'comments.json') ?? []) as SnapshotComment[];
    const sign = agreeSign(raw, comments);
    const votes = raw.toSorted((one, other) => Number(one.modified) - Number(other.modified))
      .map((vote) => ({ participant: vote.participant_id ?? vote.pid ?? '', statement: vote.statement_id ?? vote.tid ?? '', value: (vote.vote === 0 ? 0 : vote.vote * sign) as Vote['value'] }));
    const statements = comments.map((comment) => ({ id: comment.statement_id ?? comment.tid ?? '', moderated: moderation(comment.moderated ?? comment.mod), meta: comment.is_meta === true }));
    const strictModeration = (readJson(folder, 'conversation.json') as { strict_moderation?: boolean } | null)?.strict_moderation === true;
    const previous = clustersOf(readJson(folder, 'math-pca2.json') as SnapshotMath | null);
    return { ok: true, input: { votes, statements, strictModeration, ...(previous ? { previous } : {}) } };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { ok: false, field: '--polis', expected: `expected JSON files: ${error.message}` };
  }
}

/** The content of a JSON file, null if there is none. What Polis writes is taken at its word; single votes are judged by the engine. */
function readJson(folder: string, file: string): unknown {
  const path = join(folder, file);
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : null;
}

/** The server stores agree as −1, the exports turn it: the counts of the comments say which this is. */
function agreeSign(votes: readonly SnapshotVote[], comments: readonly SnapshotComment[]): 1 | -1 {
  const positive = votes.filter((vote) => vote.vote === 1).length;
  const negative = votes.filter((vote) => vote.vote === -1).length;
  const agrees = comments.reduce((sum, comment) => sum + (comment.agree_count ?? 0), 0);
  const disagrees = comments.reduce((sum, comment) => sum + (comment.disagree_count ?? 0), 0);
  return Math.abs(negative - agrees) + Math.abs(positive - disagrees) < Math.abs(positive - agrees) + Math.abs(negative - disagrees) ? -1 : 1;
}

function clustersOf(math: SnapshotMath | null): OpinionInput['previous'] {
  const base = math?.['base-clusters'];
  const groups = math?.['group-clusters'];
  if (!base || !groups) return undefined;
  const membersOf = new Map(base.id.map((id, place) => [id, [...(base.members[place] ?? [])]]));
  return { baseClusters: [...membersOf.values()], groups: groups.map((group) => group.members.flatMap((id) => membersOf.get(id) ?? [])) };
}
