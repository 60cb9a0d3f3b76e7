import type { FinancialYear } from '#platform/clock';
import type { Tx } from '#platform/db';
import { Forbidden, Invalid, NotFound } from '#platform/errors';
import { newId } from '#platform/ids';
import type { Aim, Direction } from '../domain/objective-content.ts';
import { recordObjectiveEvent } from '../data/objective-events.ts';
import { authorise, type Acting } from '../data/objective-rows.ts';
import { requireNode } from '../data/objective-parents.ts';
import { requireMember } from '../data/objective-people.ts';

export interface ObjectiveWording {
  wording: string;
  detail: string;
  ownerRole: string;
  aims: readonly Aim[];
  measurePlan: string;
  expectedDirection: Direction | null;
  /** Whose work it is; none means everyone. */
  roleGroups: readonly string[];
}

export interface NewObjective extends ObjectiveWording {
  organisationId: string;
  year: FinancialYear;
  strategyId: string;
  nodeCode: string;
  parentReason: string;
  ownerPersonId: string | null;
  updateEveryMonths: number;
}

/**
 * Begins a draft objective for one year under one node; only its own organisation sees it until it is published.
 * Throws Forbidden, NotFound (no such strategy for this viewer) or Invalid (no such node, owner not a member).
 */
export async function createObjective(tx: Tx, acting: Acting, input: NewObjective): Promise<{ id: string }> {
  authorise(acting, 'write objectives', input.organisationId);
  const organisation = await refusePolicyTextOnly(tx, input.organisationId);
  await requireNode(tx, input);
  if (input.ownerPersonId) await requireMember(tx, { organisationId: input.organisationId, personId: input.ownerPersonId, now: acting.now });
  const id = newId();
  const made = { made_at: acting.now, made_by: acting.viewer.personId };
  const ids = { objective_id: id, organisation_id: input.organisationId };
  await tx.insertInto('strategy.objective').values({ id, organisation_id: input.organisationId, year_start: input.year.startYear, is_example: organisation.is_example, update_every_months: input.updateEveryMonths, ...made }).execute();
  await tx.insertInto('strategy.objective_version').values({ ...ids, number: 1, ...wordingColumns(input), ...made, reason: 'First wording' }).execute();
  await tx.insertInto('strategy.objective_parent').values({ ...ids, strategy_id: input.strategyId, node_code: input.nodeCode, weight: 'main', reason: input.parentReason, began_at: acting.now, began_by: acting.viewer.personId }).execute();
  if (input.ownerPersonId) await tx.insertInto('strategy.objective_owner').values({ ...ids, person_id: input.ownerPersonId, began_at: acting.now }).execute();
  await recordObjectiveEvent(tx, acting, { id, organisationId: input.organisationId, isPublic: false }, { name: 'objective begun', facts: { year: input.year.label, node: input.nodeCode } });
  return { id };
}

/** The columns of one version, from its words. */
export function wordingColumns(words: ObjectiveWording) {
  return {
    wording: words.wording, detail: words.detail, owner_role: words.ownerRole, aims: [...new Set(words.aims)],
    measure_plan: words.measurePlan, expected_direction: words.expectedDirection, role_groups: [...new Set(words.roleGroups)],
  };
}

async function refusePolicyTextOnly(tx: Tx, organisationId: string) {
  const organisation = await tx.selectFrom('directory.organisation').select(['policy_text_only', 'is_example', 'closed_at']).where('id', '=', organisationId).executeTakeFirst();
  if (!organisation) throw new NotFound();
  if (organisation.policy_text_only) throw new Forbidden('This organisation is here for its published policy only. No objectives can be added to it.');
  if (organisation.closed_at) throw new Invalid('This organisation has closed. Choose another one.', { organisation: 'Choose an organisation that is open' });
  return organisation;
}
