import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import { NotFound } from '#platform/errors';
import type { StatementKind } from '../../domain/challenge/outcomes.ts';

export interface StatementLine {
  id: string;
  number: number;
  kind: StatementKind;
  version: number;
  words: string;
  /** Its place in the vote store; null before it is put to everyone. */
  item: number | null;
  themeId: string | null;
  /** Null where the theme is not published and the viewer may not see it. */
  themeTitle: string | null;
  objectiveId: string | null;
  challengeCount: number;
}

export interface StatementVersion {
  statementId: string;
  number: number;
  words: string;
  whatChanged: string;
  madeAt: Date;
}

/** The statements of a phase with the wording in force, in their order. */
export async function statementsOf(tx: Tx, phaseId: string): Promise<StatementLine[]> {
  const { rows } = await sql<StatementLine>`select s.id, s.number, s.kind, s.version, v.words, c.item, s.theme_id as "themeId",
    (select coalesce(p.title, t.title) from conversations.theme t left join conversations.theme_publication p on p.theme_id = t.id and p.replaced_at is null where t.id = s.theme_id) as "themeTitle", s.objective_id as "objectiveId",
    (select count(*)::int from conversations.challenge x join conversations.contribution i on i.id = x.contribution_id and i.state = 'shown' where x.statement_id = s.id) as "challengeCount"
    from conversations.statement s join conversations.statement_version v on v.statement_id = s.id and v.number = s.version
    left join conversations.contribution c on c.id = v.contribution_id and c.state = 'shown' where s.phase_id = ${phaseId} order by s.number`.execute(tx);
  return rows;
}

/** Every wording of every statement of a phase, from the first draft on. */
export async function versionsOf(tx: Tx, phaseId: string): Promise<StatementVersion[]> {
  const { rows } = await sql<StatementVersion>`select v.statement_id as "statementId", v.number, v.words, v.what_changed as "whatChanged", v.made_at as "madeAt"
    from conversations.statement_version v join conversations.statement s on s.id = v.statement_id where s.phase_id = ${phaseId} order by s.number, v.number`.execute(tx);
  return rows;
}

/** One statement by its number in the phase. Throws NotFound. */
export async function statementAt(tx: Tx, phaseId: string, number: string): Promise<StatementLine> {
  const found = (await statementsOf(tx, phaseId)).find((each) => String(each.number) === number);
  if (!found) throw new NotFound('We cannot find that statement.');
  return found;
}

/** Where a statement stands, for those who change it. Throws NotFound. */
export async function placeOfStatement(tx: Tx, statementId: string): Promise<{ code: string; position: number; number: number; phaseId: string }> {
  const { rows } = await sql<{ code: string; position: number; number: number; phaseId: string }>`select c.code, p.position, s.number, p.id as "phaseId" from conversations.statement s join conversations.phase p on p.id = s.phase_id
    join conversations.conversation c on c.id = p.conversation_id where s.id::text = ${statementId}`.execute(tx);
  if (!rows[0]) throw new NotFound();
  return rows[0];
}

export interface TracedStatement {
  number: number;
  kind: StatementKind;
  words: string;
  code: string;
  position: number;
  isFinal: boolean;
  themeId: string | null;
}

const traced = sql`select s.number, s.kind, v.words, c.code, p.position, exists (select from conversations.final_text f where f.phase_id = p.id) as "isFinal", s.theme_id as "themeId"
  from conversations.statement s join conversations.statement_version v on v.statement_id = s.id and v.number = s.version join conversations.phase p on p.id = s.phase_id and p.announced_at is not null
  join conversations.conversation c on c.id = p.conversation_id`;

/** What was drafted out of a theme. */
export async function statementsOfTheme(tx: Tx, themeId: string): Promise<TracedStatement[]> {
  return (await sql<TracedStatement>`${traced} where s.theme_id = ${themeId} order by c.code, s.number`.execute(tx)).rows;
}

export interface FinalText {
  introduction: string;
  publishedAt: Date;
}

export async function finalTextOf(tx: Tx, phaseId: string): Promise<FinalText | null> {
  return (await sql<FinalText>`select introduction, published_at as "publishedAt" from conversations.final_text where phase_id = ${phaseId}`.execute(tx)).rows[0] ?? null;
}
