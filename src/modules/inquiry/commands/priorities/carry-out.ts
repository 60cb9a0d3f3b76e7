import { FinancialYear, formatDay } from '#platform/clock';
import type { Tx } from '#platform/db';
import { Conflict, Forbidden, Invalid } from '#platform/errors';
import type { ThingOf } from '#platform/http';
import { nameObjectiveForTheme } from '#modules/conversations';
import { seriesOfObjective } from '#modules/quality';
import { createObjective, linkObjective, strategyHead } from '#modules/strategy';
import type { InquiryActing } from '../../permissions.ts';
import { celebrationChoices, type CelebrationChoice } from '../../queries/celebration-choices.ts';
import type { Priority } from '../../queries/priorities.ts';
import { openPriority, tellOfPriority } from './open-priority.ts';

/** Where an objective hangs that comes out of questions without cells. */
const partOfKind: Partial<Record<string, string>> = { 'research-readiness': 'nat.f3', 'digital-maturity': 'nat.f4', 'personalised-care': 'nat.a1' };

/**
 * A live priority becomes a draft objective of this year in one step, with its plan of measuring, under its area of focus and also its foundation; themes that it answers
 * name the objective where the lead may say so. Throws NotFound, Forbidden, Conflict where it is one already, Invalid where it is not live.
 */
export async function becomeObjective(tx: Tx, acting: InquiryActing, { id, wording, ownerRole }: { id: string; wording: string; ownerRole: string }): Promise<{ objectiveId: string }> {
  const priority = await openPriority(tx, acting, id);
  if (priority.objectiveId) throw new Conflict('This priority is an objective already.');
  if (!priority.liveOn) throw new Invalid('Make the priority live first: it needs a measure plan and a celebration plan.');
  const { id: strategyId } = await strategyHead(tx, 'nat');
  const main = priority.focus ?? partOfKind[priority.templateKind] ?? 'nat.a2';
  const reason = `Chosen out of the snapshot of ${formatDay(priority.snapshotAsOf)}: ${priority.title}`.slice(0, 600);
  const { id: objectiveId } = await createObjective(tx, acting, {
    organisationId: priority.organisationId, year: FinancialYear.at(acting.now), strategyId, nodeCode: main, parentReason: reason, wording, detail: detailOf(priority), ownerRole, aims: [], measurePlan: planWords(priority),
    expectedDirection: priority.plan.direction || null, roleGroups: [], ownerPersonId: null, updateEveryMonths: 1,
  });
  if (priority.foundation) await linkObjective(tx, acting, { id: objectiveId, strategyId, nodeCode: priority.foundation, weight: 'also', reason });
  await tx.updateTable('inquiry.priority').set({ objective_id: objectiveId }).where('id', '=', id).execute();
  for (const { kind, href } of priority.basis) if (kind === 'theme') await nameForTheme(tx, acting, href.slice('/themes/'.length), objectiveId);
  await tellOfPriority(tx, acting, priority, 'priority became an objective', { objective: objectiveId });
  return { objectiveId };
}

const detailOf = ({ strengths, sizeOfEffect, capacity }: Priority): string => [['Strengths to build on', strengths], ['Size of the effect', sizeOfEffect], ['Capacity', capacity]].filter(([, words]) => words !== '').map(([name, words]) => `${name}: ${words}`).join('\n');
const planWords = ({ plan }: Priority): string => `${plan.what}. ${plan.numerator} out of ${plan.denominator}. Source: ${plan.source}. ${plan.often}. Groups compared: ${plan.groups}.`;

/** Themes are named by those who publish them; where this lead is not one, the objective stands under the priority all the same. */
async function nameForTheme(tx: Tx, acting: InquiryActing, themeId: string, objectiveId: string): Promise<void> {
  await nameObjectiveForTheme(tx, acting, { themeId, objectiveId }).catch((error: unknown) => {
    if (!(error instanceof Forbidden)) throw error;
  });
}

/** "Improved" only where the rules of its objective's figures show a change for the better that is more than chance (requirement S24). */
export async function markImproved(tx: Tx, acting: InquiryActing, id: string): Promise<void> {
  const priority = await openPriority(tx, acting, id);
  if (priority.improvedOn) throw new Conflict('This priority is marked as improved already.');
  const series = priority.objectiveId ? await seriesOfObjective(tx, priority.objectiveId) : [];
  const signal = series.find(({ improvementSignalId }) => improvementSignalId !== null)?.improvementSignalId;
  if (!signal) throw new Invalid(priority.objectiveId ? 'No figures of its objective show a change for the better that is more than chance.' : 'It is no objective yet, so no figures can show a change.');
  await tx.updateTable('inquiry.priority').set({ improved_at: acting.now, improved_by: acting.viewer.personId, improved_signal_id: signal }).where('id', '=', id).execute();
  await tellOfPriority(tx, acting, priority, 'priority improved', { signal });
}

/** What a priority is celebrated with; the same again puts up what was taken off. */
async function linkCelebration(tx: Tx, acting: InquiryActing, priority: Priority, { kind, id: subjectId, title, address }: CelebrationChoice): Promise<void> {
  await tx.insertInto('inquiry.celebration').values({ priority_id: priority.id, organisation_id: priority.organisationId, kind, subject_id: subjectId, title: title.slice(0, 300), address, linked_at: acting.now, linked_by: acting.viewer.personId })
    .onConflict((conflict) => conflict.columns(['priority_id', 'kind', 'subject_id']).doUpdateSet({ taken_off_at: null, linked_at: acting.now, linked_by: acting.viewer.personId, title: title.slice(0, 300) })).execute();
  await tellOfPriority(tx, acting, priority, 'celebration linked', { kind, address });
}

/**
 * Marks it as celebrated: only with a story, an award or an answer of its own. `celebratedWith` is its kind and id, such as "story:ID", out of `celebrationChoices` with
 * `things` (what the rooms above hold of the organisation); '' where something is linked already. Throws NotFound, Forbidden, Conflict, Invalid.
 */
export async function markCelebrated(tx: Tx, acting: InquiryActing, { id, celebratedWith, things }: { id: string; celebratedWith: string; things: readonly ThingOf[] }): Promise<void> {
  const priority = await openPriority(tx, acting, id);
  if (priority.celebratedOn) throw new Conflict('This priority is marked as celebrated already.');
  if (!priority.liveOn) throw new Invalid('A priority is celebrated once it is live.');
  if (celebratedWith !== '') await linkCelebration(tx, acting, priority, await chosenOf(tx, priority, celebratedWith, things));
  else if (!priority.celebrations.some(({ stands }) => stands)) throw new Invalid('Choose a story, an award or an answer to people.', { celebratedWith: 'Choose a story, an award or an answer to people' });
  await tx.updateTable('inquiry.priority').set({ celebrated_at: acting.now, celebrated_by: acting.viewer.personId }).where('id', '=', id).execute();
  await tellOfPriority(tx, acting, priority, 'priority celebrated');
}

async function chosenOf(tx: Tx, priority: Priority, celebratedWith: string, things: readonly ThingOf[]): Promise<CelebrationChoice> {
  const chosen = (await celebrationChoices(tx, priority, things)).find(({ kind, id }) => `${kind}:${id}` === celebratedWith);
  if (!chosen) throw new Invalid('Choose one from the list.', { celebratedWith: 'Choose one from the list' });
  return chosen;
}
