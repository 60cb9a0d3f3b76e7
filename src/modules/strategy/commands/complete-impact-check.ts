import { londonDay, type Day } from '#platform/clock';
import type { Tx } from '#platform/db';
import { Invalid } from '#platform/errors';
import { objectiveContent } from '../data/objective-content.ts';
import { recordObjectiveEvent } from '../data/objective-events.ts';
import { openObjective, type Acting } from '../data/objective-rows.ts';

export interface ImpactCheck {
  id: string;
  groups: readonly string[];
  evidence: string;
  possibleHarm: string;
  mitigation: string;
  ownerRole: string;
  reviewOn: Day;
}

/**
 * Completes the impact check of an objective (row S1: due regard to the Equality Act 2010). All nine protected
 * characteristics must have been thought of, and the review lies ahead. A later check replaces this one; both stay.
 */
export async function completeImpactCheck(tx: Tx, acting: Acting, check: ImpactCheck): Promise<{ checkId: string }> {
  const objective = await openObjective(tx, acting, { id: check.id, action: 'write objectives' });
  refuseGaps(check, londonDay(acting.now));
  const { id: checkId } = await tx.insertInto('strategy.impact_check').values({
    objective_id: objective.id, organisation_id: objective.organisationId, groups_considered: [...new Set(check.groups)], evidence: check.evidence, possible_harm: check.possibleHarm,
    mitigation: check.mitigation, owner_role: check.ownerRole, review_on: check.reviewOn, completed_at: acting.now, completed_by: acting.viewer.personId,
  }).returning('id').executeTakeFirstOrThrow();
  await recordObjectiveEvent(tx, acting, objective, { name: 'impact check completed', facts: { groups: check.groups.length, reviewOn: check.reviewOn } });
  return { checkId };
}

function refuseGaps({ groups, reviewOn }: ImpactCheck, today: Day): void {
  const wrong = { groups: groupsGap(groups), reviewOn: reviewGap(reviewOn, today) };
  const fields = Object.fromEntries(Object.entries(wrong).filter((entry): entry is [string, string] => entry[1] !== undefined));
  if (Object.keys(fields).length > 0) throw new Invalid(Object.values(fields).map((sentence) => `${sentence}.`).join(' '), fields);
}

/** What is missing among the groups that were thought of; undefined where nothing is. */
export function groupsGap(groups: readonly string[]): string | undefined {
  const known = new Set(objectiveContent.groups.map(({ code }) => code));
  if (groups.some((code) => !known.has(code))) return 'Choose the groups from the list';
  const left = objectiveContent.groups.filter(({ code, kind }) => kind === 'protected characteristic' && !groups.includes(code)).map(({ title }) => title.toLowerCase());
  return left.length > 0 ? `Think of every protected characteristic. Still to do: ${left.join(', ')}` : undefined;
}

export const reviewGap = (reviewOn: Day, today: Day): string | undefined => (reviewOn <= today ? 'Enter a date after today for the review' : undefined);
