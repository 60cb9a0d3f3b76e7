import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import { NotFound } from '#platform/errors';
import type { ThemeBehind } from '#platform/http';
import { isId } from '#platform/ids';
import { policySources } from '#modules/strategy';
import type { SentimentCounts } from '../../domain/analysis/sentiment.ts';

export interface ThemeLine {
  id: string;
  conversationId: string;
  conversationCode: string;
  conversationTitle: string;
  organisationId: string;
  isExample: boolean;
  /** As published, or the draft where it was never published and the viewer may see it. */
  title: string;
  statement: string;
  publishedAt: Date | null;
  contributions: number | null;
}

const lines = sql`select t.id, c.id as "conversationId", c.code as "conversationCode", c.title as "conversationTitle", t.organisation_id as "organisationId", c.is_example as "isExample",
  coalesce(p.title, t.title) as title, coalesce(p.statement, t.statement) as statement, p.published_at as "publishedAt", p.contributions
  from conversations.theme t join conversations.conversation c on c.id = t.conversation_id left join conversations.theme_publication p on p.theme_id = t.id and p.replaced_at is null`;

/** The themes of a conversation that this viewer may see: those with the most contributions first, drafts last. */
export async function themesOf(tx: Tx, conversationId: string, { publishedOnly }: { publishedOnly: boolean }): Promise<ThemeLine[]> {
  const { rows } = await sql<ThemeLine>`${lines} where t.conversation_id = ${conversationId} and (not ${publishedOnly}::boolean or p.id is not null) order by p.contributions desc nulls last, title`.execute(tx);
  return rows;
}

/** The published themes that each of these objectives answers, by the objective's id: from a theme one step leads to the words. */
export async function themesBehind(tx: Tx, objectiveIds: readonly string[]): Promise<Map<string, ThemeBehind[]>> {
  const { rows } = await sql<ThemeBehind & { objectiveId: string }>`select o.objective_id as "objectiveId", '/themes/' || t.id as href, p.title, p.statement, c.title as "heardIn", c.is_example as "isExample"
    from conversations.theme_objective o join conversations.theme t on t.id = o.theme_id join conversations.conversation c on c.id = t.conversation_id
    join conversations.theme_publication p on p.theme_id = t.id and p.replaced_at is null
    where o.objective_id = any (${objectiveIds}::uuid[]) order by p.title, t.id`.execute(tx);
  const behind = new Map<string, ThemeBehind[]>();
  for (const { objectiveId, ...theme } of rows) behind.set(objectiveId, [...(behind.get(objectiveId) ?? []), theme]);
  return behind;
}

/** The published themes of an organisation's conversations. */
export async function themesOfOrganisation(tx: Tx, organisationId: string): Promise<ThemeLine[]> {
  const { rows } = await sql<ThemeLine>`${lines} where t.organisation_id = ${organisationId} and p.id is not null order by p.published_at desc, title`.execute(tx);
  return rows;
}

export interface ThemePublication {
  number: number;
  title: string;
  statement: string;
  codeNames: readonly string[];
  contributions: number;
  codedInAll: number;
  heardOnline: number | null;
  heardInPerson: number | null;
  agreement: string;
  saturation: string;
  notHeard: string;
  publishedAt: Date;
}

/** All of a publication but its number, of conversations.theme_publication p. */
export const publicationColumns = sql`p.title, p.statement, p.code_names as "codeNames", p.contributions, p.coded_in_all as "codedInAll", p.heard_online as "heardOnline", p.heard_in_person as "heardInPerson",
  p.agreement, p.saturation, p.not_heard as "notHeard", p.published_at as "publishedAt"`;

export interface ThemeWords {
  id: string;
  words: string;
  phasePosition: number;
  parentId: string | null;
  mayBeQuoted: boolean;
}

export interface ThemePage extends ThemeLine {
  revision: number;
  draft: { title: string; statement: string; codeIds: readonly string[] };
  publication: ThemePublication | null;
  words: readonly ThemeWords[];
  sources: readonly { code: string; title: string; judgement: 'agrees' | 'adds' | 'conflicts'; reason: string }[];
}

/** One theme with its limits, its words and what stands beside it. Throws NotFound where it is not public and not the viewer's own. */
export async function themePage(tx: Tx, themeId: string): Promise<ThemePage> {
  if (!isId(themeId)) throw new NotFound();
  const { rows } = await sql<ThemeLine & { revision: number; draftTitle: string; draftStatement: string; codeIds: string[] }>`select l.*, d.revision, d.title as "draftTitle", d.statement as "draftStatement",
    array(select code_id from conversations.theme_code where theme_id = d.id) as "codeIds" from (${lines} where t.id = ${themeId}) l join conversations.theme d on d.id = l.id`.execute(tx);
  const head = rows[0];
  if (!head) throw new NotFound('We cannot find that theme.');
  const { rows: [publication] } = await sql<ThemePublication>`select p.number, ${publicationColumns} from conversations.theme_publication p where p.theme_id = ${themeId} and p.replaced_at is null`.execute(tx);
  const { rows: words } = await sql<ThemeWords>`select id, words, position_of_phase as "phasePosition", parent_id as "parentId", may_be_quoted as "mayBeQuoted" from conversations.words_of_theme(${themeId})`.execute(tx);
  const { rows: judged } = await sql<Omit<ThemePage['sources'][number], 'title'>>`select source_code as code, judgement, reason from conversations.theme_source where theme_id = ${themeId}`.execute(tx);
  const register = judged.length > 0 ? await policySources(tx) : [];
  const sources = register.flatMap(({ code, title }) => judged.filter((each) => each.code === code).map((each) => ({ ...each, title })));
  return { ...head, draft: { title: head.draftTitle, statement: head.draftStatement, codeIds: head.codeIds }, publication: publication ?? null, words, sources };
}

export interface ThemeCounts extends SentimentCounts {
  contributions: number;
  codedInAll: number;
  online: number;
  /** Shown words of the conversation that two people coded differently and nobody has settled. */
  waiting: number;
}

/** What the settled codes say about a theme today: contributions with one of its codes, how they sound, and all that were coded. */
export async function themeCounts(tx: Tx, themeId: string, conversationId: string): Promise<ThemeCounts> {
  const { rows } = await sql<ThemeCounts>`with coded as (
      select c.route, d.sentiment, exists (select from conversations.settled_code s join conversations.theme_code t on t.theme_id = ${themeId} and conversations.live_code(t.code_id) = conversations.live_code(s.code_id) where s.contribution_id = c.id) as has_it
      from conversations.settled d join conversations.contribution c on c.id = d.contribution_id and c.state = 'shown' join conversations.phase p on p.id = c.phase_id where p.conversation_id = ${conversationId})
    select count(*) filter (where has_it)::int as contributions, count(*)::int as "codedInAll", count(*) filter (where has_it and route = 'online')::int as online,
      count(*) filter (where has_it and sentiment = 'positive')::int as positive, count(*) filter (where has_it and sentiment = 'negative')::int as negative, count(*) filter (where has_it and sentiment = 'mixed')::int as mixed, count(*) filter (where has_it and sentiment = 'neutral')::int as neutral,
      (select count(*)::int from conversations.coding_round r join conversations.round_item i on i.round_id = r.id join conversations.contribution c on c.id = i.contribution_id and c.state = 'shown'
        where r.conversation_id = ${conversationId} and r.finished_at is not null and not exists (select from conversations.settled s where s.contribution_id = c.id)) as waiting from coded`.execute(tx);
  return rows[0] ?? { contributions: 0, codedInAll: 0, online: 0, waiting: 0, positive: 0, negative: 0, mixed: 0, neutral: 0 };
}
