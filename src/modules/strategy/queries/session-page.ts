import { sql } from 'kysely';
import { FinancialYear, londonDay, type Day } from '#platform/clock';
import type { Tx } from '#platform/db';
import { NotFound } from '#platform/errors';
import { isId } from '#platform/ids';
import { shownAttendance, type ShownAttendance } from '../domain/session-attendance.ts';
import { rankThemes, type ThemeStrength } from '../domain/theme-ranking.ts';
import { sessionLine, type SessionLine } from './event-sessions.ts';
import { readAttendance } from './session-attendance.ts';
import { publicPhrase } from './words.ts';

export interface ThemeLine extends ThemeStrength {
  id: string;
  /** By votes; themes with equal votes share a place. */
  place: number;
  /** Objectives that began with it, as far as the viewer may see them. */
  objectives: readonly { id: string; wording: string; year: FinancialYear; isPublic: boolean }[];
}

export interface SessionPage extends SessionLine {
  revision: number;
  strategyId: string;
  parts: readonly { code: string; title: string }[];
  questions: readonly { id: string; words: string }[];
  themes: readonly ThemeLine[];
  absences: readonly { id: string; who: string; whatWasDone: string }[];
  /** As the public reads it; what was published stays as it was then. */
  attendance: ShownAttendance;
  publishedOn: Day | null;
  /** What this strategy calls the public. */
  publicPhrase: string;
}

/** What stands on the page of one session, for anyone who may see it. Throws NotFound otherwise. */
export async function sessionPage(tx: Tx, id: string): Promise<SessionPage> {
  const line = isId(id) ? await sessionLine(tx, id) : null;
  if (!line) throw new NotFound('We cannot find that session.');
  const head = await tx.selectFrom('strategy.event_session').select(['revision', 'node_codes', 'strategy_id']).where('id', '=', id).executeTakeFirstOrThrow();
  const publication = await tx.selectFrom('strategy.session_publication').select(['published_at', 'attendance']).where('session_id', '=', id).where('withdrawn_at', 'is', null).executeTakeFirst();
  return {
    ...line, revision: head.revision, strategyId: head.strategy_id, parts: await readParts(tx, head.strategy_id, head.node_codes),
    questions: await tx.selectFrom('strategy.session_question').select(['id', 'words']).where('session_id', '=', id).orderBy('position').execute(),
    themes: await readThemes(tx, id),
    absences: await tx.selectFrom('strategy.session_absence').select(['id', 'who', 'what_was_done as whatWasDone']).where('session_id', '=', id).orderBy('recorded_at').orderBy('id').execute(),
    attendance: publication ? (publication.attendance as unknown as ShownAttendance) : shownAttendance(await readAttendance(tx, id)),
    publishedOn: publication ? londonDay(publication.published_at) : null,
    publicPhrase: line.strategy ? await publicPhrase(tx, line.strategy.code) : 'people and communities',
  };
}

async function readParts(tx: Tx, strategyId: string, codes: readonly string[]): Promise<SessionPage['parts']> {
  if (codes.length === 0) return [];
  return tx.selectFrom('strategy.strategy as s').innerJoin('strategy.node as n', (join) => join.onRef('n.strategy_id', '=', 's.id').onRef('n.version_number', '=', 's.current_version'))
    .select(['n.code', 'n.title']).where('s.id', '=', strategyId).where('n.code', 'in', [...codes]).orderBy('n.code').execute();
}

/** The themes in their order, with the objectives that began with them. */
export async function readThemes(tx: Tx, sessionId: string): Promise<ThemeLine[]> {
  const { rows } = await sql<ThemeStrength & { id: string }>`select t.id, t.name, f.votes, f.tables, f.notes
    from strategy.session_theme t join strategy.session_theme_strength(${sessionId}) f on f.theme_id = t.id where t.session_id = ${sessionId}`.execute(tx);
  const begun = await sql<{ themeId: string; id: string; wording: string; yearStart: number; isPublic: boolean }>`
    select b.theme_id as "themeId", o.id, v.wording, o.year_start as "yearStart", o.is_public as "isPublic" from strategy.session_theme_objective b
    join strategy.objective o on o.id = b.objective_id join strategy.objective_version v on v.objective_id = o.id and v.number = o.current_version
    where b.session_id = ${sessionId} order by o.year_start, v.wording`.execute(tx);
  return rankThemes(rows).map((theme) => ({
    ...theme, objectives: begun.rows.filter(({ themeId }) => themeId === theme.id).map(({ id, wording, yearStart, isPublic }) => ({ id, wording, year: FinancialYear.starting(yearStart), isPublic })),
  }));
}
