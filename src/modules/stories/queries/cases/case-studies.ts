import { sql } from 'kysely';
import { londonDay, type Day } from '#platform/clock';
import type { Tx } from '#platform/db';
import { NotFound } from '#platform/errors';
import { isId } from '#platform/ids';
import { caseState, type CaseState } from '../../domain/cases/case-state.ts';

export interface CaseLine {
  id: string;
  organisationId: string;
  organisation: string;
  organisationCode: string;
  title: string;
  problem: string;
  professions: readonly string[];
  roleGroups: readonly string[];
  setting: string;
  ambitions: readonly string[];
  isExample: boolean;
  state: CaseState;
  publishedOn: Day | null;
  publishedAt: Date | null;
}

export interface CaseFilter {
  words?: string;
  profession?: string;
  ambition?: string;
  roleGroup?: string;
  organisationCode?: string;
  objectiveId?: string;
  themeId?: string;
  /** Only what everyone reads. */
  publishedOnly?: boolean;
  since?: Date;
  until?: Date;
  limit?: number;
  offset?: number;
}

interface Dates { reviewAskedAt: Date | null; reviewedAt: Date | null; consentOn: string | null; publishedAt: Date | null; takenOffAt: Date | null }

const head = sql`c.id, c.organisation_id as "organisationId", o.name as organisation, o.code as "organisationCode", c.title, c.problem, c.professions, c.role_groups as "roleGroups", c.setting, c.ambitions, c.is_example as "isExample",
  c.review_asked_at as "reviewAskedAt", c.reviewed_at as "reviewedAt", c.consent_on as "consentOn", c.published_at as "publishedAt", c.taken_off_at as "takenOffAt"`;

/** Case studies that the viewer may see: those that wait first, then the latest published; with how many there are in all. */
export async function caseStudies(tx: Tx, { words = '', profession = '', ambition = '', roleGroup = '', organisationCode = '', objectiveId, themeId, publishedOnly = false, since, until, limit = 25, offset = 0 }: CaseFilter): Promise<{ lines: CaseLine[]; total: number }> {
  const { rows } = await sql<Omit<CaseLine, 'state' | 'publishedOn'> & Dates & { total: number }>`
    select ${head}, count(*) over ()::int as total from stories.case_study c join directory.organisation o on o.id = c.organisation_id
    where (${profession} = '' or ${profession} = any (c.professions)) and (${ambition} = '' or ${ambition} = any (c.ambitions)) and (${roleGroup} = '' or ${roleGroup} = any (c.role_groups))
      and (${organisationCode} = '' or o.code = ${organisationCode}) and (${objectiveId ?? null}::uuid is null or c.objective_id = ${objectiveId ?? null})
      and (${themeId ?? null}::uuid is null or exists (select from stories.case_study_theme t where t.case_study_id = c.id and t.theme_id = ${themeId ?? null}))
      and (not ${publishedOnly}::boolean or (c.published_at is not null and c.taken_off_at is null))
      and (${since ?? null}::timestamptz is null or c.published_at > ${since ?? null}) and (${until ?? null}::timestamptz is null or c.published_at <= ${until ?? null})
      and (${words} = '' or to_tsvector('english', c.title || ' ' || c.problem || ' ' || c.what_was_done || ' ' || c.people_said || ' ' || c.did_not_work || ' ' || c.setting) @@ websearch_to_tsquery('english', ${words}))
    order by c.published_at desc nulls first, c.title, c.id limit ${limit} offset ${offset}`.execute(tx);
  return { lines: rows.map(({ total: _total, ...row }) => lineOf(row)), total: rows[0]?.total ?? 0 };
}

const lineOf = <Row extends Dates>(row: Row) => ({ ...row, state: caseState(row), publishedOn: row.publishedAt ? londonDay(row.publishedAt) : null });

export interface CaseStudy extends CaseLine {
  peopleSaid: string;
  whatWasDone: string;
  coProducedWith: string;
  inequality: string;
  inequalitySeriesId: string | null;
  cost: string;
  costSeriesId: string | null;
  carbon: string;
  carbonSeriesId: string | null;
  didNotWork: string;
  contactRole: string;
  objectiveId: string | null;
  projectId: string | null;
  storyId: string | null;
  impactClaim: string;
  impactSeriesId: string | null;
  revision: number;
  madeBy: string | null;
  reviewWords: string | null;
  consentRole: string | null;
  consentOn: Day | null;
  takenOffReason: string | null;
  themes: readonly { id: string; title: string; conversation: string }[];
  seriesIds: readonly string[];
}

/** One case study. Throws NotFound where the viewer may not see it. */
export async function casePage(tx: Tx, id: string): Promise<CaseStudy> {
  const { rows: [row] } = isId(id) ? await sql<Omit<CaseStudy, 'state' | 'publishedOn'> & Dates>`
    select ${head}, c.people_said as "peopleSaid", c.what_was_done as "whatWasDone", c.co_produced_with as "coProducedWith", c.inequality, c.inequality_series_id as "inequalitySeriesId", c.cost, c.cost_series_id as "costSeriesId", c.carbon, c.carbon_series_id as "carbonSeriesId", c.did_not_work as "didNotWork", c.contact_role as "contactRole",
      c.objective_id as "objectiveId", c.project_id as "projectId", c.story_id as "storyId", c.impact_claim as "impactClaim", c.impact_series_id as "impactSeriesId", c.revision, c.made_by as "madeBy", c.review_words as "reviewWords",
      c.consent_role as "consentRole", c.taken_off_reason as "takenOffReason",
      (select coalesce(jsonb_agg(jsonb_build_object('id', t.theme_id, 'title', p.title, 'conversation', v.title) order by p.title), '[]') from stories.case_study_theme t join conversations.theme_publication p on p.theme_id = t.theme_id and p.replaced_at is null
        join conversations.theme h on h.id = t.theme_id join conversations.conversation v on v.id = h.conversation_id where t.case_study_id = c.id) as themes,
      array(select m.series_id from stories.case_study_measure m where m.case_study_id = c.id order by m.series_id) as "seriesIds"
    from stories.case_study c join directory.organisation o on o.id = c.organisation_id where c.id = ${id}`.execute(tx) : { rows: [] };
  if (!row) throw new NotFound('We cannot find that case study.');
  return lineOf(row);
}

export interface Quote {
  contributionId: string;
  words: string;
  language: string;
  /** The first day of the month. */
  saidIn: Day;
  route: string;
  themeId: string;
  theme: string;
  conversationCode: string;
  conversation: string;
}

/** The words on it that may be quoted at this moment. */
export async function quotesOn(tx: Tx, caseStudyId: string): Promise<Quote[]> {
  const { rows } = await sql<Quote>`select contribution_id as "contributionId", words, language, said_in::text as "saidIn", route, theme_id as "themeId", theme, conversation_code as "conversationCode", conversation from stories.quotes_on(${caseStudyId})`.execute(tx);
  return rows;
}

/** On which pages of the viewer's organisations these words stand. */
export async function pagesOfQuote(tx: Tx, contributionId: string): Promise<{ id: string; title: string }[]> {
  const { rows } = await sql<{ id: string; title: string }>`select c.id, c.title from stories.quote_use q join stories.case_study c on c.id = q.case_study_id where q.contribution_id = ${contributionId} order by c.title`.execute(tx);
  return rows;
}

export const waysOfTelling = ['newsletter', 'social media', 'meeting', 'press', 'poster', 'other'] as const;
export interface Telling {
  way: (typeof waysOfTelling)[number];
  toldOn: Day;
  /** How many that place says it reached; null where nobody knows. */
  people: number | null;
  countedAs: string;
}

/** Where it was told, the latest first: for its own organisation alone. */
export async function tellingsOf(tx: Tx, caseStudyId: string): Promise<Telling[]> {
  const { rows } = await sql<Telling>`select way, told_on::text as "toldOn", people, counted_as as "countedAs" from stories.telling where case_study_id = ${caseStudyId} order by told_on desc, made_at desc limit 100`.execute(tx);
  return rows;
}
