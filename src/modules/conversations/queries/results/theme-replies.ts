import { sql } from 'kysely';
import type { Day } from '#platform/clock';
import type { Tx } from '#platform/db';
import type { AnswerState } from '../../domain/results/answers.ts';
import type { ThemeSupport } from '../../domain/results/theme-support.ts';

/** A published theme and what is done about it. Where nobody has answered yet it is not decided: no theme is missing. */
export interface ThemeAnswer {
  themeId: string;
  title: string;
  statement: string;
  conversationCode: string;
  conversationTitle: string;
  organisationId: string;
  isExample: boolean;
  state: AnswerState;
  /** What is done or was done, or why not; empty where nobody has answered. */
  words: string;
  evidence: string;
  objectiveId: string | null;
  answeredOn: Day | null;
  /** How many answers there were before and with this one. */
  number: number;
}

const answers = sql`select t.id as "themeId", p.title, p.statement, c.code as "conversationCode", c.title as "conversationTitle", t.organisation_id as "organisationId", c.is_example as "isExample", coalesce(a.state, 'not decided') as state,
  coalesce(a.words, '') as words, coalesce(a.evidence, '') as evidence, a.objective_id as "objectiveId", a.answered_on as "answeredOn", coalesce(a.number, 0)::int as number
  from conversations.theme t join conversations.theme_publication p on p.theme_id = t.id and p.replaced_at is null join conversations.conversation c on c.id = t.conversation_id
  left join conversations.theme_reply a on a.theme_id = t.id and a.replaced_on is null`;

/** Every published theme of an organisation with its answer: the latest answer first, then those that nobody has answered. */
export async function themeAnswers(tx: Tx, organisationId: string): Promise<ThemeAnswer[]> {
  const { rows } = await sql<ThemeAnswer>`${answers} where t.organisation_id = ${organisationId} order by a.answered_on desc nulls last, p.title`.execute(tx);
  return rows;
}

export interface EveryAnswer {
  lines: readonly (ThemeAnswer & { organisation: string; organisationCode: string })[];
  /** How many published themes stand in each state, whatever is chosen of them. */
  counts: Readonly<Partial<Record<AnswerState, number>>>;
}

/** Every published theme of every organisation, or of one, with its answer: none is missing. The latest answer first. */
export async function everyAnswer(tx: Tx, { organisationCode = '', state = '', limit, offset = 0 }: { organisationCode?: string; state?: string; limit: number; offset?: number }): Promise<EveryAnswer> {
  const within = sql`(${answers}) l join directory.organisation g on g.id = l."organisationId" where (${organisationCode} = '' or g.code = ${organisationCode})`;
  const { rows: lines } = await sql<EveryAnswer['lines'][number]>`select l.*, g.name as organisation, g.code as "organisationCode" from ${within} and (${state} = '' or l.state = ${state})
    order by l."answeredOn" desc nulls last, l.title, l."themeId" limit ${limit} offset ${offset}`.execute(tx);
  const { rows: counted } = await sql<{ state: AnswerState; themes: number }>`select l.state, count(*)::int as themes from ${within} group by l.state`.execute(tx);
  return { lines, counts: Object.fromEntries(counted.map(({ state: each, themes }) => [each, themes])) };
}

/** The answer to one published theme; undefined where it is not published. */
export async function answerOfTheme(tx: Tx, themeId: string): Promise<ThemeAnswer | undefined> {
  return (await sql<ThemeAnswer>`${answers} where t.id = ${themeId}`.execute(tx)).rows[0];
}

export type ThemeStanding = ThemeAnswer & ThemeSupport;

/** Every published theme of a conversation with what one result says of it: the page on which people decide. None is left out for being small. */
export async function themesToDecide(tx: Tx, { conversationId, resultId }: { conversationId: string; resultId: string }): Promise<ThemeStanding[]> {
  const { rows } = await sql<ThemeStanding>`select l.*, coalesce(s.ideas, 0)::int as ideas, coalesce(s.times_backed, 0)::int as "timesBacked", coalesce(s.supporters, 0)::int as supporters, coalesce(s.supporters_in_person, 0)::int as "supportersInPerson",
    coalesce(s.less_supporters, 0)::int as "lessSupporters", coalesce(s.is_raised_in_person, false) as "isRaisedInPerson"
    from (${answers} where t.conversation_id = ${conversationId}) l join conversations.theme_publication p on p.theme_id = l."themeId" and p.replaced_at is null
    left join conversations.result_theme s on s.theme_publication_id = p.id and s.result_id = ${resultId} order by supporters desc, l.title`.execute(tx);
  return rows;
}
