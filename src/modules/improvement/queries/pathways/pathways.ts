import { sql } from 'kysely';
import { partOf, type Tx } from '#platform/db';
import { NotFound } from '#platform/errors';
import { isId } from '#platform/ids';
import { careSnapshots } from '#modules/inquiry';
import { policySources } from '#modules/strategy';
import type { PathwayMap, StepKind } from '../../domain/pathways/compare.ts';

export interface PathwayLine {
  id: string;
  organisationId: string;
  organisation: string;
  title: string;
  template: string | null;
  condition: string;
  setting: string;
  /** The look at the six components of personalised care that tells of it. */
  careSnapshotId: string | null;
  measureId: string | null;
  measureCode: string | null;
  measureName: string | null;
  contribution: string | null;
  inequalityEffect: string | null;
  approvedOn: string | null;
  isExample: boolean;
  /** How many there are in all, also on other pages. */
  total: number;
}

/** Pathways by title. */
export async function pathwayLines(tx: Tx, { id, page }: { id?: string; page?: number } = {}): Promise<PathwayLine[]> {
  const { rows } = await sql<PathwayLine>`
    select p.id, p.organisation_id as "organisationId", o.name as organisation, p.title, p.template, p.condition, p.setting, p.care_snapshot_id as "careSnapshotId", p.measure_id as "measureId", m.code as "measureCode", v.name as "measureName", p.contribution,
      p.inequality_effect as "inequalityEffect", p.approved_on as "approvedOn", p.is_example as "isExample", count(*) over ()::int as total
    from improvement.pathway p join directory.organisation o on o.id = p.organisation_id
      left join quality.measure m on m.id = p.measure_id left join quality.measure_version v on v.measure_id = m.id and v.number = m.current_version
    where ${id ?? null}::uuid is null or p.id = ${id ?? null} order by p.title, p.id ${partOf(page)}`.execute(tx);
  return rows;
}

export interface StepLine {
  id: string;
  pathwayId: string;
  map: PathwayMap;
  position: number;
  title: string;
  kind: StepKind;
  team: string;
  setting: string;
  professions: string[];
  waitDays: number | null;
  whoDropsOut: string;
  repeatsAssessment: boolean;
  measureId: string | null;
  measureCode: string | null;
  measureName: string | null;
  library: string[];
  /** How many evidence entries speak about it. */
  evidence: number;
}

/** The steps of a pathway, map by map, in the order in which people go through them. */
export async function pathwaySteps(tx: Tx, pathwayId: string): Promise<StepLine[]> {
  const { rows } = await sql<StepLine>`
    select s.id, s.pathway_id as "pathwayId", s.map, s.position, s.title, s.kind, s.team, s.setting, s.professions, s.wait_days as "waitDays", s.who_drops_out as "whoDropsOut", s.repeats_assessment as "repeatsAssessment",
      s.measure_id as "measureId", m.code as "measureCode", v.name as "measureName", s.library, (select count(*)::int from improvement.evidence_link l where l.step_id = s.id) as evidence
    from improvement.pathway_step s left join quality.measure m on m.id = s.measure_id left join quality.measure_version v on v.measure_id = m.id and v.number = m.current_version
    where s.pathway_id = ${pathwayId} order by s.map, s.position`.execute(tx);
  return rows;
}

export interface PathwayPage extends PathwayLine {
  steps: StepLine[];
}

/** A pathway with all its steps. Throws NotFound. */
export async function pathwayPage(tx: Tx, id: string): Promise<PathwayPage> {
  const [line] = isId(id) ? await pathwayLines(tx, { id }) : [];
  if (!line) throw new NotFound('We cannot find that pathway.');
  return { ...line, steps: await pathwaySteps(tx, line.id) };
}

/** The looks at personalised care that can tell of this pathway. Throws NotFound. */
export async function careChoices(tx: Tx, id: string): Promise<{ value: string; text: string }[]> {
  return careSnapshots(tx, (await pathwayPage(tx, id)).organisationId);
}

/** What a step can be linked to. */
export async function stepChoices(tx: Tx): Promise<{ measures: { value: string; text: string }[]; titles: { value: string; text: string }[] }> {
  return { measures: await measureChoices(tx), titles: (await policySources(tx)).map(({ code, title }) => ({ value: code, text: title })) };
}

export interface SuggestedMeasure {
  id: string;
  code: string;
  name: string;
}

/** The measures of the catalogue that a starter template suggests, in its order; those that are not loaded are left out. */
export async function suggestedMeasures(tx: Tx, { measures }: { measures: readonly string[] }): Promise<SuggestedMeasure[]> {
  const { rows } = await sql<SuggestedMeasure>`
    select m.id, m.code, v.name from unnest(${measures}::text[]) with ordinality as s (code, at) join quality.measure m on m.code = s.code and m.organisation_id is null
      join quality.measure_version v on v.measure_id = m.id and v.number = m.current_version order by s.at`.execute(tx);
  return rows;
}

/** Measures to link, by name. */
export async function measureChoices(tx: Tx): Promise<{ value: string; text: string }[]> {
  const { rows } = await sql<{ value: string; text: string }>`
    select m.id as value, case when o.name is null then v.name else v.name || ', ' || o.name end as text from quality.measure m join quality.measure_version v on v.measure_id = m.id and v.number = m.current_version
      left join directory.organisation o on o.id = m.organisation_id order by v.name, m.id limit 500`.execute(tx);
  return rows;
}
