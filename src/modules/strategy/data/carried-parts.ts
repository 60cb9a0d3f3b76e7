import { londonDay, type Day } from '#platform/clock';
import type { Tx } from '#platform/db';
import { dueInNextYear, type CameAlong } from '../domain/carried-parts.ts';
import { knownTag } from './controlled-lists.ts';
import type { Acting, ObjectiveRow } from './objective-rows.ts';
import { openTags, setTags, type Tag } from './tag-rows.ts';

/** What goes along when an objective is carried over: its tags, the partners that have not left, the milestones not yet reached. */
export interface CarriedParts {
  tags: readonly Tag[];
  partners: readonly { name: string; kind: string; delivery_role: string; decision_rights: string }[];
  milestones: readonly { id: string; title: string; dueOn: Day; willBeDueOn: Day }[];
}

export async function partsToCarry(tx: Tx, { id, yearStart, now }: { id: string; yearStart: number; now: Date }): Promise<CarriedParts> {
  const partners = await tx.selectFrom('strategy.objective_partner').select(['name', 'kind', 'delivery_role', 'decision_rights'])
    .where('objective_id', '=', id).where((eb) => eb.or([eb('left_on', 'is', null), eb('left_on', '>', londonDay(now))])).orderBy('joined_on').orderBy('name').execute();
  const milestones = await tx.selectFrom('strategy.milestone as m').select(['m.id', 'm.title', 'm.due_on']).where('m.objective_id', '=', id)
    .where((eb) => eb.not(eb.exists(eb.selectFrom('strategy.milestone_reached as r').whereRef('r.milestone_id', '=', 'm.id')))).orderBy('m.due_on').orderBy('m.id').execute();
  return {
    tags: (await openTags(tx, { objectiveId: id })).filter(({ list, item }) => knownTag(list, item)).map(({ list, item }) => ({ list, item })), partners,
    milestones: milestones.map(({ id: milestoneId, title, due_on: dueOn }) => ({ id: milestoneId, title, dueOn, willBeDueOn: dueInNextYear(dueOn, yearStart) })),
  };
}

/**
 * Copies the parts to the objective that goes on. `milestoneIds` are those that the organiser left ticked; none given means all.
 * Partners begin anew on the day, without money: what was agreed was for the old year.
 */
export async function copyParts(tx: Tx, acting: Acting, objective: ObjectiveRow, { to, milestoneIds }: { to: string; milestoneIds?: readonly string[] | undefined }): Promise<CameAlong> {
  const { tags, partners, milestones } = await partsToCarry(tx, { id: objective.id, yearStart: objective.yearStart, now: acting.now });
  const ids = { objective_id: to, organisation_id: objective.organisationId };
  const made = { made_at: acting.now, made_by: acting.viewer.personId };
  const chosen = milestones.filter(({ id }) => milestoneIds?.includes(id) ?? true);
  await setTags(tx, acting, { organisationId: objective.organisationId, objectiveId: to }, tags);
  if (partners.length > 0) await tx.insertInto('strategy.objective_partner').values(partners.map((partner) => ({ ...ids, ...partner, joined_on: londonDay(acting.now), ...made }))).execute();
  if (chosen.length > 0) await tx.insertInto('strategy.milestone').values(chosen.map(({ title, willBeDueOn }) => ({ ...ids, title, due_on: willBeDueOn, ...made }))).execute();
  return { tags: tags.length, partners: partners.length, milestones: chosen.length };
}
