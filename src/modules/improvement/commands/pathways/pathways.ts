import { sql } from 'kysely';
import { londonDay } from '#platform/clock';
import type { Tx } from '#platform/db';
import { Conflict, Invalid, NotFound } from '#platform/errors';
import { isId, newId } from '#platform/ids';
import { careSnapshots } from '#modules/inquiry';
import { note } from '../../data/learning/note.ts';
import { pathwayTemplates } from '../../data/pathways/templates.ts';
import { maps, type PathwayMap, type StepKind } from '../../domain/pathways/compare.ts';
import { suggestedMeasures } from '../../queries/pathways/pathways.ts';
import { authoriseLearning, type LearningActing } from '../../learning-permissions.ts';

/** Begins a pathway: from a starter template, with its first measure and its steps in both maps, or empty. Throws Forbidden. */
export async function startPathway(tx: Tx, acting: LearningActing, { organisationId, title, templateCode }: { organisationId: string; title: string; templateCode: string }): Promise<string> {
  authoriseLearning(acting, 'share learning', organisationId);
  const template = pathwayTemplates().find(({ code }) => code === templateCode);
  const measure = template && (await suggestedMeasures(tx, template))[0];
  const id = newId();
  await tx.insertInto('improvement.pathway').values({ id, organisation_id: organisationId, title, template: template?.code ?? null, condition: template?.condition ?? '', setting: template?.setting ?? '', measure_id: measure?.id ?? null, made_at: acting.now, made_by: acting.viewer.personId }).execute();
  if (template) {
    await tx.insertInto('improvement.pathway_step').values(maps.flatMap((map) => template.steps.map(({ repeats, ...step }, at) => ({
      pathway_id: id, organisation_id: organisationId, map, position: at + 1, ...step, repeats_assessment: repeats, library: template.library,
    })))).execute();
  }
  await note(tx, acting, 'pathway begun', { organisationId, kind: 'pathway', id, facts: { title, template: template?.code ?? null }, visibility: 'public' });
  return id;
}

export interface StepAnswers {
  map: PathwayMap;
  title: string;
  kind: StepKind;
  team: string;
  setting: string;
  professions: string[];
  waitDays: number | null;
  whoDropsOut: string;
  repeatsAssessment: boolean;
  measureId: string | null;
  /** Codes of titles in the library that speak about it. */
  library: string[];
  /** Where in the map it stands, from 1; null is at the end. */
  position: number | null;
}

/** Adds a step. Throws NotFound, Forbidden, Conflict where the pathway is approved. */
export async function addStep(tx: Tx, acting: LearningActing, { pathwayId, ...answers }: StepAnswers & { pathwayId: string }): Promise<void> {
  const organisationId = await openPathway(tx, acting, pathwayId);
  const id = newId();
  const { rows: [last] } = await sql<{ position: number }>`select coalesce(max(position), 0) as position from improvement.pathway_step where pathway_id = ${pathwayId} and map = ${answers.map}`.execute(tx);
  if ((last?.position ?? 0) >= 60) throw new Conflict('A map holds 60 steps at most.');
  await tx.insertInto('improvement.pathway_step').values({ id, pathway_id: pathwayId, organisation_id: organisationId, map: answers.map, position: (last?.position ?? 0) + 1, ...rowOf(answers) }).execute();
  await placeStep(tx, { pathwayId, map: answers.map, id, position: answers.position });
  await note(tx, acting, 'pathway step added', { organisationId, kind: 'pathway', id: pathwayId, facts: { step: id, title: answers.title, map: answers.map }, visibility: 'public' });
}

/** Changes a step, and moves it where its place is another. Throws NotFound, Forbidden, Conflict where the pathway is approved. */
export async function changeStep(tx: Tx, acting: LearningActing, { id, ...answers }: Omit<StepAnswers, 'map'> & { id: string }): Promise<string> {
  const step = await stepOf(tx, id);
  const organisationId = await openPathway(tx, acting, step.pathway_id);
  await tx.updateTable('improvement.pathway_step').set(rowOf(answers)).where('id', '=', id).execute();
  await placeStep(tx, { pathwayId: step.pathway_id, map: step.map as PathwayMap, id, position: answers.position });
  await note(tx, acting, 'pathway step changed', { organisationId, kind: 'pathway', id: step.pathway_id, facts: { step: id, title: answers.title }, visibility: 'public' });
  return step.pathway_id;
}

/** Takes a step out. Throws NotFound, Forbidden, Conflict where the pathway is approved. */
export async function removeStep(tx: Tx, acting: LearningActing, { id, reason }: { id: string; reason: string }): Promise<string> {
  const step = await stepOf(tx, id);
  const organisationId = await openPathway(tx, acting, step.pathway_id);
  await tx.deleteFrom('improvement.pathway_step').where('id', '=', id).execute();
  await placeStep(tx, { pathwayId: step.pathway_id, map: step.map as PathwayMap, id: null, position: null });
  await note(tx, acting, 'pathway step removed', { organisationId, kind: 'pathway', id: step.pathway_id, reason, facts: { title: step.title, map: step.map }, visibility: 'public' });
  return step.pathway_id;
}

/** Links the measure by which a pathway is known to be better. Throws NotFound, Forbidden. */
export async function linkMeasure(tx: Tx, acting: LearningActing, { id, measureId }: { id: string; measureId: string }): Promise<void> {
  const pathway = await pathwayOf(tx, id);
  authoriseLearning(acting, 'share learning', pathway.organisation_id);
  await tx.updateTable('improvement.pathway').set({ measure_id: measureId === '' ? null : measureId }).where('id', '=', id).execute();
  await note(tx, acting, 'pathway measure linked', { organisationId: pathway.organisation_id, kind: 'pathway', id, facts: { measureId }, visibility: 'public' });
}

/** Links the look at the six components of personalised care that tells of a pathway; '' takes the link away. Throws NotFound, Forbidden, Invalid. */
export async function linkCare(tx: Tx, acting: LearningActing, { id, snapshotId }: { id: string; snapshotId: string }): Promise<void> {
  const pathway = await pathwayOf(tx, id);
  authoriseLearning(acting, 'share learning', pathway.organisation_id);
  if (snapshotId !== '' && !(await careSnapshots(tx, pathway.organisation_id)).some(({ value }) => value === snapshotId)) throw new Invalid('Choose a snapshot of your organisation.', { careSnapshot: 'Choose from the list' });
  await tx.updateTable('improvement.pathway').set({ care_snapshot_id: snapshotId === '' ? null : snapshotId }).where('id', '=', id).execute();
  await note(tx, acting, 'pathway care linked', { organisationId: pathway.organisation_id, kind: 'pathway', id, facts: { snapshotId }, visibility: 'public' });
}

/** Approves what is proposed, with what allied health professionals add and what it does to inequality (requirement S91); the database asks for both too. Throws NotFound, Forbidden, Invalid, Conflict. */
export async function approvePathway(tx: Tx, acting: LearningActing, { id, contribution, inequalityEffect }: { id: string; contribution: string; inequalityEffect: string }): Promise<void> {
  const organisationId = await openPathway(tx, acting, id);
  authoriseLearning(acting, 'approve pathways', organisationId);
  const proposed = await tx.selectFrom('improvement.pathway_step').select('id').where('pathway_id', '=', id).where('map', '=', 'proposed').limit(1).executeTakeFirst();
  if (!proposed) throw new Invalid('There is no proposed step to approve.');
  await tx.updateTable('improvement.pathway').set({ contribution, inequality_effect: inequalityEffect, approved_on: londonDay(acting.now), approved_by: acting.viewer.personId }).where('id', '=', id).execute();
  await note(tx, acting, 'pathway approved', { organisationId, kind: 'pathway', id, facts: { contribution, inequalityEffect }, visibility: 'public' });
}

/** Puts the steps of a map in order, one of them at its new place. */
async function placeStep(tx: Tx, { pathwayId, map, id, position }: { pathwayId: string; map: PathwayMap; id: string | null; position: number | null }): Promise<void> {
  const rows = await tx.selectFrom('improvement.pathway_step').select('id').where('pathway_id', '=', pathwayId).where('map', '=', map).orderBy('position').execute();
  const order = rows.map((row) => row.id).filter((one) => one !== id || position === null);
  if (id !== null && position !== null) order.splice(Math.min(position - 1, order.length), 0, id);
  await sql`update improvement.pathway_step s set position = o.at from unnest(${order}::uuid[]) with ordinality as o (id, at) where o.id = s.id`.execute(tx);
}

async function openPathway(tx: Tx, acting: LearningActing, id: string): Promise<string> {
  const pathway = await pathwayOf(tx, id);
  authoriseLearning(acting, 'share learning', pathway.organisation_id);
  if (pathway.approved_on !== null) throw new Conflict('This pathway is approved. Begin a new one to change it further.');
  return pathway.organisation_id;
}

async function pathwayOf(tx: Tx, id: string) {
  const row = isId(id) ? await tx.selectFrom('improvement.pathway').select(['organisation_id', 'approved_on']).where('id', '=', id).forUpdate().executeTakeFirst() : undefined;
  if (!row) throw new NotFound('We cannot find that pathway.');
  return row;
}

async function stepOf(tx: Tx, id: string) {
  const row = isId(id) ? await tx.selectFrom('improvement.pathway_step').select(['pathway_id', 'map', 'title']).where('id', '=', id).executeTakeFirst() : undefined;
  if (!row) throw new NotFound('We cannot find that step.');
  return row;
}

const rowOf = ({ title, kind, team, setting, professions, waitDays, whoDropsOut, repeatsAssessment, measureId, library }: Omit<StepAnswers, 'map' | 'position'>) =>
  ({ title, kind, team, setting, professions, wait_days: waitDays, who_drops_out: whoDropsOut, repeats_assessment: repeatsAssessment, measure_id: measureId, library });
