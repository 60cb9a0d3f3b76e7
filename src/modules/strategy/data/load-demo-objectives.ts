import { FinancialYear } from '#platform/clock';
import type { Tx } from '#platform/db';
import { recordEvent } from '#platform/events';
import { stableId } from './stable-id.ts';
import { demoRecords, noon, type DemoIds } from './load-demo-records.ts';
import type { Aim } from '../domain/objective-content.ts';
import type { DemoObjective } from '../domain/demo-story.ts';

export interface DemoPlace {
  organisationId: string;
  /** Strategy ids by code. */
  strategies: ReadonlyMap<string, string>;
  /** Who answers for what, by the role as the story names it. */
  people: ReadonlyMap<string, string>;
}

export const demoObjectiveId = (code: string): string => stableId(`demo objective ${code}`);

/** Adds one imagined objective with its whole record, marked as an example. Answers false when it is there already. */
export async function loadDemoObjective(tx: Tx, objective: DemoObjective, place: DemoPlace): Promise<boolean> {
  const year = FinancialYear.parse(objective.year);
  if (!year) throw new Error(`${objective.code}: "${objective.year}" is not a financial year`);
  const ids: DemoIds = { objective_id: demoObjectiveId(objective.code), organisation_id: place.organisationId };
  const madeAt = noon(objective.impactCheck.completedOn);
  const added = await tx.insertInto('strategy.objective').values({
    id: ids.objective_id, organisation_id: place.organisationId, year_start: year.startYear, is_example: true, is_public: true,
    carried_over_from: objective.carriedFrom ? demoObjectiveId(objective.carriedFrom) : null, made_at: madeAt,
  }).onConflict((conflict) => conflict.doNothing()).returning('id').executeTakeFirst();
  if (!added) return false;
  await addWords(tx, objective, ids, madeAt);
  await addParents(tx, objective, ids, { madeAt, strategies: place.strategies });
  const owner = place.people.get(objective.ownerRole);
  if (owner) await tx.insertInto('strategy.objective_owner').values({ ...ids, person_id: owner, began_at: madeAt }).execute();
  await tx.insertInto('strategy.objective_publication').values({ ...ids, published_at: madeAt }).execute();
  await demoRecords(tx, objective, ids, place.people);
  await recordEvent(tx, { now: madeAt, actor: 'operator' }, { room: 'strategy', name: 'example objective loaded', organisationId: place.organisationId, subject: { kind: 'objective', id: ids.objective_id }, visibility: 'public', facts: { code: objective.code } });
  return true;
}

/** Closings point forwards, so they follow once every objective is there. */
export async function closeDemoObjective(tx: Tx, objective: DemoObjective, { organisationId }: DemoPlace, all: readonly DemoObjective[]): Promise<void> {
  const year = FinancialYear.parse(objective.year);
  if (!year || !['done', 'carried over', 'closed'].includes(objective.status)) return;
  const next = all.find(({ carriedFrom }) => carriedFrom === objective.code);
  await tx.insertInto('strategy.objective_closing').values({
    objective_id: demoObjectiveId(objective.code), organisation_id: organisationId, closed_at: noon(year.lastDay), outcome: objective.status,
    reason: objective.reason ?? 'Finished in its year, with evidence.', learned: objective.learned ?? '', carried_over_to: objective.status === 'carried over' && next ? demoObjectiveId(next.code) : null,
  }).onConflict((conflict) => conflict.doNothing()).execute();
}

const aimOf: Record<string, Aim> = { 'nat.aim.1': 'outcomes', 'nat.aim.2': 'quality', 'nat.aim.3': 'sustainability' };

async function addWords(tx: Tx, objective: DemoObjective, ids: DemoIds, madeAt: Date): Promise<void> {
  const { what, numerator, denominator, source, howOften, groups } = objective.measurePlan;
  const share = numerator && denominator ? ` Counted: ${numerator.toLowerCase()}, out of ${denominator.toLowerCase()}.` : '';
  await tx.insertInto('strategy.objective_version').values({
    ...ids, number: 1, wording: objective.title, owner_role: objective.ownerRole, aims: objective.aims.flatMap((aim) => aimOf[aim] ?? []),
    measure_plan: `${what}.${share} From: ${source.toLowerCase()}, ${howOften}. Looked at by ${groups.join(', ')}.`,
    expected_direction: objective.expectedDirection, role_groups: roleGroupsOf(objective.partners), made_at: madeAt, reason: 'First wording',
  }).execute();
}

/** Where the story names nobody but role groups as partners ("Students", "Support workers from every team"), it is their work; else everyone's. */
function roleGroupsOf(partners: readonly string[]): string[] {
  const named = [['support-workers', /^support workers/i], ['students', /^students/i]] as const;
  const groups = partners.map((partner) => named.find(([, pattern]) => pattern.test(partner))?.[0]);
  return groups.every((group) => group !== undefined) ? groups : [];
}

async function addParents(tx: Tx, objective: DemoObjective, ids: DemoIds, { madeAt, strategies }: { madeAt: Date; strategies: DemoPlace['strategies'] }): Promise<void> {
  const reason = objective.alignment?.reason ?? 'It is this year’s step towards it.';
  const links = [
    ...objective.under.map((code) => ({ code, weight: 'main', reason: 'It is this year’s step towards it.' })),
    ...(objective.alignment?.main ?? []).map((code) => ({ code, weight: 'main', reason })),
    ...(objective.alignment?.also ?? []).map((code) => ({ code, weight: 'also', reason })),
  ];
  for (const { code, weight, reason: because } of links) {
    const strategyId = strategies.get(code.split('.')[0] ?? '');
    if (!strategyId) throw new Error(`${objective.code}: the strategy of "${code}" is not loaded`);
    await tx.insertInto('strategy.objective_parent').values({ ...ids, strategy_id: strategyId, node_code: code, weight, reason: because, began_at: madeAt }).execute();
  }
}
