import type { Tx } from '#platform/db';
import { Conflict, Invalid, NotFound } from '#platform/errors';
import { newId } from '#platform/ids';
import { themesOfOrganisation } from '#modules/conversations';
import { splitFigures } from '#modules/quality';
import { openSnapshot } from '../../data/snapshot-rows.ts';
import { questionsOf } from '../../domain/template-file.ts';
import { authorise, type InquiryActing } from '../../permissions.ts';
import type { MeasurePlan } from '../../queries/priorities.ts';
import { openPriority, tellOfPriority } from './open-priority.ts';

export interface NewPriority {
  snapshotId: string;
  question: string;
  title: string;
  strengths: string;
  sizeOfEffect: string;
  capacity: string;
  whoChose: string;
  /** Published themes of the organisation that it answers. */
  themeIds: readonly string[];
  /** Gaps that it answers, each by the codes of its measure, its unit and its split. */
  gaps: readonly { measureCode: string; unitCode: string; split: string }[];
}

/** Chooses what to work on out of a signed snapshot, with reasons. Throws NotFound, Forbidden, Conflict where it is not signed, Invalid for a theme or gap that is not there. */
export async function choosePriority(tx: Tx, acting: InquiryActing, input: NewPriority): Promise<{ id: string }> {
  const snapshot = await openSnapshot(tx, acting, { id: input.snapshotId, action: 'choose priorities', signedToo: true });
  const { organisationId, unitId } = snapshot;
  if (organisationId === null || unitId === null) throw new Invalid('Priorities belong to a team or an organisation.');
  authorise(acting, 'choose priorities', organisationId);
  if (!snapshot.isSigned) throw new Conflict('Sign the snapshot off first: priorities come out of what was agreed.');
  const question = questionsOf(snapshot.template).find(({ code }) => code === input.question);
  if (!question) throw new Invalid('Choose a question from the list.', { question: 'Choose a question from the list' });
  const id = newId();
  await tx.insertInto('inquiry.priority').values({
    id, organisation_id: organisationId, snapshot_id: snapshot.id, unit_id: unitId, question: question.code, foundation: question.foundation ?? null, focus: question.focus ?? null, title: input.title, strengths: input.strengths,
    size_of_effect: input.sizeOfEffect, capacity: input.capacity, who_chose: input.whoChose, is_example: snapshot.isExample, made_at: acting.now, made_by: acting.viewer.personId,
  }).execute();
  await keepBasis(tx, { id, organisationId }, input);
  await tellOfPriority(tx, acting, { id, organisationId }, 'priority chosen', { question: question.code, themes: input.themeIds.length, gaps: input.gaps.length });
  return { id };
}

async function keepBasis(tx: Tx, { id, organisationId }: { id: string; organisationId: string }, { themeIds, gaps }: NewPriority): Promise<void> {
  const published = themeIds.length > 0 ? await themesOfOrganisation(tx, organisationId) : [];
  const row = { priority_id: id, organisation_id: organisationId };
  for (const themeId of new Set(themeIds)) {
    if (!published.some((theme) => theme.id === themeId)) throw new Invalid('Choose a theme from the list.', { themeIds: 'Choose a theme from the list' });
    await tx.insertInto('inquiry.priority_basis').values({ ...row, theme_id: themeId }).execute();
  }
  for (const gap of gaps) {
    const { measureId, unitId, split } = await splitFigures(tx, gap).catch((error: unknown) => {
      throw error instanceof NotFound ? new Invalid('Choose a gap from the list.', { gaps: 'Choose a gap from the list' }) : error;
    });
    await tx.insertInto('inquiry.priority_basis').values({ ...row, measure_id: measureId, gap_unit_id: unitId, split, group_code: '' }).execute();
  }
}

/** Writes the measure plan and the celebration plan, until it goes live. Throws Conflict where it is live, or somebody changed it since. */
export async function planPriority(tx: Tx, acting: InquiryActing, { id, revision, plan, celebrationPlan }: { id: string; revision: number; plan: MeasurePlan; celebrationPlan: string }): Promise<void> {
  const priority = await openPriority(tx, acting, id);
  if (priority.liveOn) throw new Conflict('This priority is live. Its plans stay as they were.');
  if (priority.revision !== revision) throw new Conflict('Somebody changed the plans while you were writing. Read theirs, bring them together with yours, then save.');
  await tx.updateTable('inquiry.priority').set({
    measure_what: plan.what || null, measure_numerator: plan.numerator || null, measure_denominator: plan.denominator || null, measure_source: plan.source || null, measure_often: plan.often || null,
    measure_direction: plan.direction || null, measure_groups: plan.groups || null, celebration_plan: celebrationPlan || null, revision: revision + 1,
  }).where('id', '=', id).execute();
  await tellOfPriority(tx, acting, priority, 'priority planned');
}

/** What is still missing before it may go live, in words. */
export function missingOf({ plan, celebrationPlan }: { plan: MeasurePlan; celebrationPlan: string }): string[] {
  const parts: [string, string][] = [['what is measured', plan.what], ['its numerator', plan.numerator], ['its denominator', plan.denominator], ['its source', plan.source], ['how often', plan.often], ['the direction expected', plan.direction], ['the groups compared', plan.groups], ['how it is celebrated', celebrationPlan]];
  return parts.filter(([, words]) => words.trim().length < 2).map(([name]) => name);
}

/** It goes live with both plans or not at all; the database holds the same rule. */
export async function goLive(tx: Tx, acting: InquiryActing, id: string): Promise<void> {
  const priority = await openPriority(tx, acting, id);
  if (priority.liveOn) throw new Conflict('This priority is live already.');
  const missing = missingOf(priority);
  if (missing.length > 0) throw new Invalid(`First say, in two letters at least: ${missing.join(', ')}.`);
  await tx.updateTable('inquiry.priority').set({ live_at: acting.now, live_by: acting.viewer.personId }).where('id', '=', id).execute();
  await tellOfPriority(tx, acting, priority, 'priority live');
}

/** Drops it with a reason, which is kept. Throws Conflict where it is an objective: that one is closed, with its own reason. */
export async function dropPriority(tx: Tx, acting: InquiryActing, { id, reason }: { id: string; reason: string }): Promise<void> {
  const priority = await openPriority(tx, acting, id);
  if (priority.objectiveId) throw new Conflict('This priority is an objective now. Close the objective, with its reason.');
  if (priority.celebratedOn) throw new Conflict('This priority was celebrated, so it is not dropped any more.');
  await tx.updateTable('inquiry.priority').set({ dropped_at: acting.now, dropped_by: acting.viewer.personId, dropped_because: reason }).where('id', '=', id).execute();
  await tellOfPriority(tx, acting, priority, 'priority dropped', { reason });
}
