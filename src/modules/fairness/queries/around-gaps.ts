import { sql } from 'kysely';
import { londonDay } from '#platform/clock';
import type { Tx } from '#platform/db';
import { NotFound } from '#platform/errors';
import type { FirstGroup } from '#platform/http';
import { isId } from '#platform/ids';
import type { SplitSeen } from '#modules/quality';

export interface GapAction {
  id: string;
  measureId: string;
  unitId: string;
  split: string;
  groupCode: string;
  kind: string;
  what: string;
  expectedEffect: string;
  ownerRole: string;
  dueOn: string;
  objectiveId: string | null;
  /** As it reads now; null where the viewer may not see it. */
  objective: string | null;
  isExample: boolean;
  endedOn: string | null;
  outcome: 'done' | 'stopped' | null;
  outcomeWords: string | null;
}

/** What is done about these splits, what is open first. */
export async function actionsOn(tx: Tx, splits: readonly Pick<SplitSeen, 'measureId' | 'unitId' | 'split'>[]): Promise<GapAction[]> {
  const { rows } = await sql<GapAction>`
    select a.id, a.measure_id as "measureId", a.unit_id as "unitId", a.split, a.group_code as "groupCode", a.kind, a.what, a.expected_effect as "expectedEffect", a.owner_role as "ownerRole", a.due_on as "dueOn",
      a.objective_id as "objectiveId", v.wording as objective, a.is_example as "isExample", a.ended_on as "endedOn", a.outcome, a.outcome_words as "outcomeWords"
    from fairness.inequality_action a
    join (select distinct * from unnest(${splits.map(({ measureId }) => measureId)}::uuid[], ${splits.map(({ unitId }) => unitId)}::uuid[], ${splits.map(({ split }) => split)}::text[]) as k (measure_id, unit_id, split)) k using (measure_id, unit_id, split)
    left join strategy.objective o on o.id = a.objective_id left join strategy.objective_version v on v.objective_id = o.id and v.number = o.current_version
    order by a.ended_on is not null, a.due_on, a.id`.execute(tx);
  return rows;
}

export interface ActionToEnd {
  id: string;
  organisationId: string;
  what: string;
  endedOn: string | null;
  measureCode: string;
  unitCode: string;
  split: string;
}

/** One action with the address of its gap. Throws NotFound where the viewer may not see it. */
export async function actionToEnd(tx: Tx, id: string): Promise<ActionToEnd> {
  const { rows: [row] } = isId(id) ? await sql<ActionToEnd>`
    select a.id, a.organisation_id as "organisationId", a.what, a.ended_on as "endedOn", m.code as "measureCode", u.code as "unitCode", a.split
    from fairness.inequality_action a join quality.measure m on m.id = a.measure_id join directory.unit u on u.id = a.unit_id where a.id = ${id}`.execute(tx) : { rows: [] };
  if (!row) throw new NotFound('We cannot find that action.');
  return row;
}

export interface LookupUsed {
  name: string;
  indexYear: number;
  areasYear: number;
  source: string;
  fromPeriod: string;
  toPeriod: string;
}

/** By which lookups the groups of a split were made, oldest periods first. */
export async function lookupsOf(tx: Tx, { measureId, unitId, split }: Pick<SplitSeen, 'measureId' | 'unitId' | 'split'>): Promise<LookupUsed[]> {
  const { rows } = await sql<LookupUsed>`
    select l.name, l.index_year as "indexYear", l.areas_year as "areasYear", l.source, min(s.from_period)::text as "fromPeriod", max(s.to_period)::text as "toPeriod" from fairness.area_split s join fairness.area_lookup l on l.id = s.lookup_id
    where s.measure_id = ${measureId} and s.unit_id = ${unitId} and s.split = ${split} group by l.id order by 5, 6, 1`.execute(tx);
  return rows;
}

export interface PriorityGroup {
  id: string;
  organisationId: string;
  organisation: string;
  characteristic: string;
  characteristicName: string;
  group: string;
  groupName: string;
  isPlus: boolean;
  reason: string;
  validFrom: string;
  validTo: string | null;
  endReason: string | null;
}

/** Whom organisations look at first, those on the list now before those that were. */
export async function priorityGroups(tx: Tx, { organisationId }: { organisationId?: string } = {}): Promise<PriorityGroup[]> {
  const { rows } = await sql<PriorityGroup>`
    select p.id, p.organisation_id as "organisationId", o.name as organisation, p.characteristic_code as characteristic, c.name as "characteristicName", p.group_code as group, g.name as "groupName", p.is_plus as "isPlus",
      p.reason, p.valid_from as "validFrom", p.valid_to as "validTo", p.end_reason as "endReason"
    from fairness.priority_group p join directory.organisation o on o.id = p.organisation_id join quality.characteristic c on c.code = p.characteristic_code
    join quality.characteristic_group g on g.characteristic_code = p.characteristic_code and g.code = p.group_code
    where ${organisationId ?? null}::uuid is null or p.organisation_id = ${organisationId ?? null} order by p.valid_to is not null, o.name, p.valid_from, g.name limit 500`.execute(tx);
  return rows;
}

/** The groups of these organisations on a day, by characteristic and group. */
export const onDay = (groups: readonly PriorityGroup[], day: string): PriorityGroup[] => groups.filter(({ validFrom, validTo }) => validFrom <= day && (validTo === null || day < validTo));

/** Whom an organisation looks at first on this day, for other rooms: by name, with the reason (requirement S31). */
export async function groupsLookedAtFirst(tx: Tx, organisationId: string, now: Date): Promise<FirstGroup[]> {
  const groups = onDay(await priorityGroups(tx, { organisationId }), londonDay(now)).map(({ groupName: name, reason }) => ({ name, reason }));
  // The same people may stand in two characteristics.
  return groups.filter(({ name }, at) => groups.findIndex((other) => other.name === name) === at);
}

/** Objectives of an organisation that an action may belong to, by their words. */
export async function objectivesOf(tx: Tx, organisationId: string): Promise<{ id: string; wording: string }[]> {
  const { rows } = await sql<{ id: string; wording: string }>`
    select o.id, v.wording from strategy.objective o join strategy.objective_version v on v.objective_id = o.id and v.number = o.current_version
    where o.organisation_id = ${organisationId} and not exists (select from strategy.objective_closing c where c.objective_id = o.id) order by o.year_start desc, v.wording limit 200`.execute(tx);
  return rows;
}
