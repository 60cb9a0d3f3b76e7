import { sql } from 'kysely';
import { londonDay, type Day } from '#platform/clock';
import { partOf, type Tx } from '#platform/db';
import { NotFound } from '#platform/errors';
import { isId } from '#platform/ids';
import type { Direction } from '#modules/strategy';
import { answerStands } from './answer-stands.ts';

export interface MeasurePlan {
  what: string;
  numerator: string;
  denominator: string;
  source: string;
  often: string;
  direction: Direction | '';
  groups: string;
}

export interface Priority {
  id: string;
  organisationId: string;
  snapshotId: string;
  snapshotAsOf: Day;
  templateKind: string;
  unit: { id: string; code: string; name: string };
  question: string;
  foundation: string | null;
  focus: string | null;
  title: string;
  strengths: string;
  sizeOfEffect: string;
  capacity: string;
  whoChose: string;
  isExample: boolean;
  revision: number;
  plan: MeasurePlan;
  celebrationPlan: string;
  liveOn: Day | null;
  objectiveId: string | null;
  improvedOn: Day | null;
  celebratedOn: Day | null;
  droppedOn: Day | null;
  droppedBecause: string | null;
  /** The themes and gaps that it answers. */
  basis: readonly { kind: 'theme' | 'gap'; title: string; href: string }[];
  /** What it was celebrated with; what does not stand is no longer published. */
  celebrations: readonly { kind: string; title: string; address: string; stands: boolean }[];
  /** When it was celebrated before, until that was taken off. */
  celebratedBefore: readonly { from: Day; until: Day; withWhat: string }[];
  /** How many were asked for, also on other pages. */
  total: number;
}

type Row = Omit<Priority, 'liveOn' | 'improvedOn' | 'celebratedOn' | 'droppedOn'> & { liveAt: Date | null; improvedAt: Date | null; celebratedAt: Date | null; droppedAt: Date | null };

const lines = sql`select count(*) over ()::int as total, p.id, p.organisation_id as "organisationId", p.snapshot_id as "snapshotId", s.as_of as "snapshotAsOf", t.kind as "templateKind", jsonb_build_object('id', u.id, 'code', u.code, 'name', u.name) as unit, p.question, p.foundation, p.focus, p.title,
  p.strengths, p.size_of_effect as "sizeOfEffect", p.capacity, p.who_chose as "whoChose", p.is_example as "isExample", p.revision, p.objective_id as "objectiveId", coalesce(p.celebration_plan, '') as "celebrationPlan",
  jsonb_build_object('what', coalesce(p.measure_what, ''), 'numerator', coalesce(p.measure_numerator, ''), 'denominator', coalesce(p.measure_denominator, ''), 'source', coalesce(p.measure_source, ''), 'often', coalesce(p.measure_often, ''),
    'direction', coalesce(p.measure_direction, ''), 'groups', coalesce(p.measure_groups, '')) as plan,
  p.live_at as "liveAt", p.improved_at as "improvedAt", p.celebrated_at as "celebratedAt", p.dropped_at as "droppedAt", p.dropped_because as "droppedBecause",
  (select coalesce(jsonb_agg(b order by b ->> 'title'), '[]') from (
    select jsonb_build_object('kind', 'theme', 'title', h.title, 'href', '/themes/' || b.theme_id) as b from inquiry.priority_basis b join conversations.theme_publication h on h.theme_id = b.theme_id and h.replaced_at is null where b.priority_id = p.id
    union all select jsonb_build_object('kind', 'gap', 'title', v.name || ': ' || g.name, 'href', '/fairness/gaps/' || m.code || '/' || g.code || '/' || b.split) from inquiry.priority_basis b join quality.measure m on m.id = b.measure_id
      join quality.measure_version v on v.measure_id = m.id and v.number = m.current_version join directory.unit g on g.id = b.gap_unit_id where b.priority_id = p.id) as bases) as basis,
  (select coalesce(jsonb_agg(jsonb_build_object('kind', c.kind, 'title', c.title, 'address', c.address, 'stands', c.taken_off_at is null and (c.kind <> 'answer' or ${answerStands})) order by c.linked_at), '[]') from inquiry.celebration c where c.priority_id = p.id) as celebrations,
  (select coalesce(jsonb_agg(jsonb_build_object('from', (e.celebrated_at at time zone 'Europe/London')::date, 'until', (e.ended_at at time zone 'Europe/London')::date, 'withWhat', e.with_what) order by e.ended_at), '[]') from inquiry.celebration_end e where e.priority_id = p.id) as "celebratedBefore"
  from inquiry.priority p join inquiry.snapshot s on s.id = p.snapshot_id join inquiry.template t on t.id = s.template_id join directory.unit u on u.id = p.unit_id`;

/** The priorities of a unit that the viewer may see, the latest first. */
export async function prioritiesOf(tx: Tx, unitId: string, { page }: { page?: number } = {}): Promise<Priority[]> {
  const { rows } = await sql<Row>`${lines} where p.unit_id = ${unitId} order by p.made_at desc, p.id ${partOf(page)}`.execute(tx);
  return rows.map(priorityOf);
}

/** Throws NotFound where it is not the viewer's to see. */
export async function priorityById(tx: Tx, id: string): Promise<Priority> {
  if (!isId(id)) throw new NotFound('We cannot find that priority.');
  const { rows: [row] } = await sql<Row>`${lines} where p.id = ${id}`.execute(tx);
  if (!row) throw new NotFound('We cannot find that priority.');
  return priorityOf(row);
}

const dayOf = (moment: Date | null): Day | null => (moment ? londonDay(moment) : null);
const priorityOf = ({ liveAt, improvedAt, celebratedAt, droppedAt, ...row }: Row): Priority => ({ ...row, liveOn: dayOf(liveAt), improvedOn: dayOf(improvedAt), celebratedOn: row.celebrations.some(({ stands }) => stands) ? dayOf(celebratedAt) : null, droppedOn: dayOf(droppedAt) });
