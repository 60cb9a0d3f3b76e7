import { sql } from 'kysely';
import type { Day } from '#platform/clock';
import type { Tx } from '#platform/db';
import type { MadeFrom, RankingNote } from '../../domain/results/work-out.ts';

export interface ResultHead {
  id: string;
  version: number;
  madeOn: Day;
  why: string;
  hasInPerson: boolean;
  engines: { support: string; opinion: string };
  inputDigest: string;
  answerDigest: string;
  /** Lengths of lists are those of the day: what was taken out since is still counted, so that pages keep their numbers. */
  madeFrom: MadeFrom;
  rankings: { ideas: RankingNote; comments: RankingNote; less: RankingNote };
  /** All versions of this phase, the latest first. */
  versions: readonly { version: number; madeOn: Day; why: string }[];
}

/** The result of a phase: the latest version, or the one asked for. Null where there is none. */
export async function resultOf(tx: Tx, phaseId: string, asked?: number): Promise<ResultHead | null> {
  const { rows: versions } = await sql<{ version: number; madeOn: Day; why: string }>`select version, made_on as "madeOn", why from conversations.result where phase_id = ${phaseId} order by version desc`.execute(tx);
  const version = asked ?? versions[0]?.version ?? 0;
  const { rows: [head] } = await sql<Omit<ResultHead, 'versions' | 'engines'> & { support: string; opinionVersion: string }>`select id, version, made_on as "madeOn", why, has_in_person as "hasInPerson", support_version as support, opinion_version as "opinionVersion",
    input_digest as "inputDigest", answer_digest as "answerDigest", made_from as "madeFrom", rankings from conversations.result where phase_id = ${phaseId} and version = ${version}`.execute(tx);
  if (!head) return null;
  const { support, opinionVersion, ...rest } = head;
  return { ...rest, engines: { support, opinion: opinionVersion }, versions };
}

export const resultOrders = ['adjusted', 'per-day', 'most-votes', 'newest'] as const;
export type ResultOrder = (typeof resultOrders)[number];

const orderBy = {
  adjusted: sql`r.rank, r.contribution_id`, 'per-day': sql`r.per_day desc nulls last, r.rank, r.contribution_id`, 'most-votes': sql`r.up desc, r.rank, r.contribution_id`, newest: sql`r.visible_days, r.rank, r.contribution_id`,
} as const;

export interface WordsFigures {
  id: string;
  /** The idea that a comment answers. */
  parentId: string | null;
  words: string;
  language: string;
  route: string;
  rank: number;
  up: number;
  down: number;
  pass: number;
  inPersonUp: number | null;
  inPersonPeople: number | null;
  isInPersonFew: boolean;
  visibleDays: number;
  perDay: number | null;
  backed: number | null;
  sentence: string;
  lessRank: number | null;
  lessUp: number | null;
  lessPeople: number | null;
  lessBacked: number | null;
  lessLow: number | null;
  lessHigh: number | null;
}

const figures = sql`c.id, c.parent_id as "parentId", coalesce(c.shown_words, c.words) as words, c.language, c.route, r.rank, r.up, r.down, r.pass, r.in_person_up as "inPersonUp", r.in_person_people as "inPersonPeople", r.is_in_person_few as "isInPersonFew",
  r.visible_days as "visibleDays", r.per_day as "perDay", r.backed, r.sentence, r.less_rank as "lessRank", r.less_up as "lessUp", r.less_people as "lessPeople", r.less_backed as "lessBacked", r.less_low as "lessLow", r.less_high as "lessHigh"`;
const shown = sql`conversations.result_words r join conversations.contribution c on c.id = r.contribution_id and c.state = 'shown'`;

interface Pages {
  resultId: string;
  offset: number;
  limit: number;
}

/** One page of all ideas, or comments. Words that were taken out since are gone from every version. */
export async function rankedWords(tx: Tx, { resultId, kind, order, offset, limit }: Pages & { kind: 'idea' | 'comment'; order: ResultOrder }): Promise<WordsFigures[]> {
  const { rows } = await sql<WordsFigures>`select ${figures} from ${shown} where r.result_id = ${resultId} and r.kind = ${kind} order by ${orderBy[order]} offset ${offset} limit ${limit}`.execute(tx);
  return rows;
}

/** One page of the ideas on which enough people of groups heard less were heard, those they backed most first. */
export async function rankedByHeardLess(tx: Tx, { resultId, offset, limit }: Pages): Promise<WordsFigures[]> {
  const { rows } = await sql<WordsFigures>`select ${figures} from ${shown} where r.result_id = ${resultId} and r.less_rank is not null order by r.less_rank, r.contribution_id offset ${offset} limit ${limit}`.execute(tx);
  return rows;
}

/** What the latest result says of one idea; null where there is none. */
export async function resultOfIdea(tx: Tx, { phaseId, id }: { phaseId: string; id: string }): Promise<{ head: ResultHead; figures: WordsFigures } | null> {
  const head = await resultOf(tx, phaseId);
  if (!head) return null;
  const { rows } = await sql<WordsFigures>`select ${figures} from ${shown} where r.contribution_id = ${id} and r.result_id = ${head.id}`.execute(tx);
  return rows[0] ? { head, figures: rows[0] } : null;
}
