import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import { isEscalated, partStandings, type PartStanding } from '../../domain/four-parts.ts';
import { lacksEarlyInvolvement } from '../../domain/involvement.ts';

type Said = Parameters<typeof partStandings>[0][number];
type Given = Parameters<typeof partStandings>[1][number];

export interface ProjectToSupport {
  id: string;
  title: string;
  unit: string;
  contactRole: string;
  isExample: boolean;
  /** What is missing now. */
  missing: readonly PartStanding[];
  /** What has been missing for so long that the next lead is asked. */
  escalated: readonly PartStanding[];
  /** A digital project in which none of the professions took part before something is bought. */
  lacksInvolvement: boolean;
}

/** Since when a project `p` is known here: of one that a list brought nobody knows what it had before. */
export const knownSince = sql`case when p.source_key is null then p.started_on else (p.made_at at time zone 'Europe/London')::date end`;

/** Every open project of these organisations with what it lacks, those that have waited long first. */
export async function projectsToSupport(tx: Tx, organisationIds: readonly string[], now: Date): Promise<ProjectToSupport[]> {
  const { rows } = await sql<Omit<ProjectToSupport, 'missing' | 'escalated' | 'lacksInvolvement'> & { kind: string; buyingOn: string | null; knownSince: string; said: (Said & { madeAt: string })[]; given: (Given & { offeredAt: string })[]; involvements: { step: string; happenedOn: string }[] }>`
    select p.id, p.title, u.name as unit, p.contact_role as "contactRole", p.is_example as "isExample", p.kind, p.buying_on as "buyingOn", ${knownSince} as "knownSince",
      (select coalesce(jsonb_agg(to_jsonb(x)), '[]') from (select distinct on (k.part) k.part, k.state, k.words, k.hours_a_week as "hoursAWeek", k.made_at as "madeAt" from improvement.check_part k where k.project_id = p.id order by k.part, k.made_at desc, k.id) x) as said,
      (select coalesce(jsonb_agg(jsonb_build_object('kind', s.kind, 'hoursAWeek', s.hours_a_week, 'offeredAt', s.offered_at)), '[]') from improvement.support s where s.project_id = p.id) as given,
      (select coalesce(jsonb_agg(jsonb_build_object('step', v.step, 'happenedOn', v.happened_on)), '[]') from improvement.involvement v where v.project_id = p.id) as involvements
    from improvement.project p join directory.unit u on u.id = p.unit_id
    where p.organisation_id = any (${[...organisationIds]}::uuid[]) and not exists (select from improvement.closing c where c.project_id = p.id) order by p.started_on desc, p.title, p.id`.execute(tx);
  return rows.map(({ kind, buyingOn, knownSince: since, said, given, involvements, ...project }) => {
    const standings = partStandings(said.map((one) => ({ ...one, madeAt: new Date(one.madeAt) })), given.map((one) => ({ ...one, offeredAt: new Date(one.offeredAt) })), new Date(`${since}T00:00:00Z`));
    const missing = standings.filter(({ standing }) => standing === 'missing');
    return { ...project, missing, escalated: missing.filter((part) => isEscalated(part, now)), lacksInvolvement: lacksEarlyInvolvement({ kind, buyingOn, involvements }) };
  }).toSorted((one, other) => other.escalated.length - one.escalated.length || other.missing.length - one.missing.length);
}
