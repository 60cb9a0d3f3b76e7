import { sql } from 'kysely';
import { londonDay, type Day } from '#platform/clock';
import { partOf, type Tx } from '#platform/db';
import { NotFound } from '#platform/errors';
import { isId } from '#platform/ids';

export interface ExperienceLine {
  id: string;
  title: string;
  unit: string;
  organisationId: string;
  organisation: string;
  isExample: boolean;
  isOpen: boolean;
  /** Quarters with answers and nothing said about what changed. */
  unused: readonly string[];
}

export interface ExperienceMeasure extends ExperienceLine {
  /** From the first day on which everyone could answer here, to the last; null where that never was, or still is. */
  openedAt: Date | null;
  closedAt: Date | null;
  source: string;
  licence: string;
  /** "code/position" of the part of a conversation in which people answer in their own words. */
  conversation: string | null;
  groups: readonly string[];
  questions: readonly { position: number; words: string; answers: readonly string[] }[];
  /** How many there are in all, also on other pages. */
  total: number;
}

export interface ExperienceQuarter {
  quarter: string;
  figures: readonly { position: number; group: string; counts: readonly (number | null)[]; isOfAsked: boolean; noAnswer: number | null; total: number | null }[];
  changes: readonly { words: string; on: Day }[];
}

const lines = sql`
  select count(*) over ()::int as total, m.id, m.title, u.name as unit, m.organisation_id as "organisationId", o.name as organisation, m.is_example as "isExample", m.opened_at is not null and m.closed_at is null as "isOpen", m.opened_at as "openedAt", m.closed_at as "closedAt",
    array(select distinct f.quarter::text from quality.experience_figure f where f.measure_id = m.id and not exists (select from quality.experience_change c where c.measure_id = m.id and c.quarter = f.quarter) order by 1) as unused,
    m.source, m.licence, m.conversation, m.group_names as groups,
    (select coalesce(jsonb_agg(jsonb_build_object('position', q.position, 'words', q.words, 'answers', q.answers) order by q.position), '[]') from quality.experience_question q where q.measure_id = m.id) as questions
  from quality.experience_measure m join directory.unit u on u.id = m.unit_id join directory.organisation o on o.id = m.organisation_id`;

/** The measures of people's experience, by their title. */
export async function experienceLines(tx: Tx, { page }: { page?: number } = {}): Promise<ExperienceMeasure[]> {
  return (await sql<ExperienceMeasure>`${lines} order by m.title, m.id ${partOf(page)}`.execute(tx)).rows;
}

/** One of them; throws NotFound. */
export async function experienceMeasure(tx: Tx, id: string): Promise<ExperienceMeasure> {
  const { rows: [measure] } = isId(id) ? await sql<ExperienceMeasure>`${lines} where m.id = ${id}`.execute(tx) : { rows: [] };
  if (!measure) throw new NotFound('We cannot find those questions.');
  return measure;
}

/** What was shown of each quarter and what changed because of it, the latest first. */
export async function experienceQuarters(tx: Tx, measureId: string): Promise<ExperienceQuarter[]> {
  const { rows } = await sql<{ quarter: string; figures: ExperienceQuarter['figures']; changes: { words: string; at: string }[] }>`
    select f.quarter, jsonb_agg(jsonb_build_object('position', f.position, 'group', f.group_name, 'counts', f.counts, 'isOfAsked', f.is_of_asked, 'noAnswer', f.no_answer, 'total', f.total) order by f.position, f.group_name) as figures,
      (select coalesce(jsonb_agg(jsonb_build_object('words', c.words, 'at', c.made_at) order by c.made_at), '[]') from quality.experience_change c where c.measure_id = ${measureId} and c.quarter = f.quarter) as changes
    from quality.experience_figure f where f.measure_id = ${measureId} group by f.quarter order by f.quarter desc limit 40`.execute(tx);
  return rows.map(({ changes, ...row }) => ({ ...row, changes: changes.map(({ words, at }) => ({ words, on: londonDay(new Date(at)) })) }));
}

/** Units of an organisation that can ask. */
export const ownUnits = (tx: Tx, organisationId: string): Promise<{ id: string; name: string }[]> => tx.selectFrom('directory.unit').select(['id', 'name']).where('organisation_id', '=', organisationId).where('level', '!=', 'individual').orderBy('name').execute();
