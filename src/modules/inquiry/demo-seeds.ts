import type { Tx } from '#platform/db';
import { newId } from '#platform/ids';
import type { OperatorContext } from '#platform/rooms';
import { countShared } from './commands/count-shared.ts';
import { exampleOpenSnapshotId, examplePriorityId, exampleSnapshotId, exampleStepId, exampleStoryId } from './data/demo-ids.ts';
import type { AnswerRow } from './data/snapshot-rows.ts';
import { keepShared } from './data/demo-shared.ts';
import { demoInquiry, type DemoInquiry } from './data/demo-content.ts';
import { questionsOf, type TemplateContent } from './domain/template-file.ts';

type DemoSnapshot = DemoInquiry['snapshots'][number];

/** The imagined trusts' snapshots, a priority and a story, marked as examples. Changes nothing when they are there. */
export async function seedDemo({ store, now }: OperatorContext): Promise<void> {
  const demo = demoInquiry();
  const isNew = await store.within({ as: 'worker' }, async (tx) => {
    if (await tx.selectFrom('inquiry.snapshot').select('id').where('id', '=', exampleSnapshotId).executeTakeFirst()) return false;
    const units = new Map((await tx.selectFrom('directory.unit').select(['id', 'code', 'organisation_id']).where('code', 'in', demo.snapshots.map(({ unit }) => unit)).execute()).map((unit) => [unit.code, unit]));
    const templates = new Map((await tx.selectFrom('inquiry.template').select(['id', 'code', 'content']).where('organisation_id', 'is', null).orderBy('version').execute()).map((template) => [template.code, template]));
    const kept: Kept[] = [];
    for (const snapshot of demo.snapshots) {
      const [unit, template] = [units.get(snapshot.unit), templates.get(snapshot.template)];
      if (!unit || !template) throw new Error(`content/demo/inquiry.yaml: no unit "${snapshot.unit}" or no questions "${snapshot.template}"`);
      const id = snapshot.key === 'first' ? exampleSnapshotId : snapshot.key === 'open' ? exampleOpenSnapshotId : newId();
      kept.push({ id, snapshot, organisationId: unit.organisation_id, unitId: unit.id, templateId: template.id, template: template.content as TemplateContent });
    }
    await keepSnapshots(tx, kept);
    await keepPriority(tx, demo, kept);
    await keepStory(tx, demo, units.get(demo.story.unit), now);
    await keepShared(tx, demo);
    return true;
  });
  // Counted as on a first of the month, by the same rule: what the page shows is worked out, not written down.
  if (isNew) await countShared(store, now);
}

interface Kept {
  id: string;
  snapshot: DemoSnapshot;
  organisationId: string;
  unitId: string;
  templateId: string;
  template: TemplateContent;
}

const noon = (day: string): Date => new Date(`${day}T12:00:00Z`);

/** All of them at once; signed last, because a signed one takes no answers. */
async function keepSnapshots(tx: Tx, kept: readonly Kept[]): Promise<void> {
  await tx.insertInto('inquiry.snapshot').values(kept.map(({ id, snapshot, organisationId, unitId, templateId }) => ({ id, template_id: templateId, organisation_id: organisationId, unit_id: unitId, as_of: snapshot.asOf, route: 'online', is_example: true, started_at: noon(snapshot.asOf), started_by: null }))).execute();
  await tx.insertInto('inquiry.answer').values(kept.flatMap(answerRows)).execute();
  await tx.insertInto('inquiry.phase_entry').values(kept.flatMap(({ id, snapshot }) => (['define', 'discover', 'dream', 'design'] as const).map((phase, at) => ({ snapshot_id: id, phase, note: '', entered_at: new Date(noon(snapshot.asOf).getTime() + at * 60_000), entered_by: null })))).execute();
  const discussions = kept.flatMap(({ id, snapshot }) => snapshot.discussions.map(({ heldOn, who, said }) => ({ snapshot_id: id, held_on: heldOn, who, said, recorded_at: noon(heldOn), recorded_by: null })));
  await tx.insertInto('inquiry.discussion').values(discussions).execute();
  const steps = kept.flatMap(({ id, organisationId, snapshot }) => snapshot.steps.map((step) => ({ id: step.key ? exampleStepId : newId(), organisation_id: organisationId, snapshot_id: id, question: step.question, what: step.what, owner_role: step.ownerRole, due_on: step.dueOn, after_id: step.after ? exampleStepId : null, made_at: noon(snapshot.asOf), made_by: null })));
  await tx.insertInto('inquiry.dated_step').values(steps).execute();
  for (const { id, snapshot } of kept) {
    if (snapshot.signedOn) await tx.updateTable('inquiry.snapshot').set({ who_took_part: snapshot.whoTookPart ?? null, seen_by: snapshot.seenBy ?? 'own', signed_off_at: noon(snapshot.signedOn) }).where('id', '=', id).execute();
  }
}

function answerRows({ id, snapshot, template }: Kept): AnswerRow[] {
  const row = { snapshot_id: id, answered_at: noon(snapshot.asOf) };
  return questionsOf(template).flatMap(({ code, answer, foundation = null, focus = null }): AnswerRow[] => {
    if (answer === 'strength') return snapshot.strengths.filter((each) => each.foundation === foundation).map((each) => ({ ...row, question: code, stage: null, words: each.words, is_strength: true, foundation, focus: each.focus }));
    if (answer === 'words') return snapshot.words[code] ? [{ ...row, question: code, stage: null, words: snapshot.words[code] ?? '', is_strength: false, foundation, focus }] : [];
    const stage = focus && foundation ? snapshot.stages[foundation]?.[Number(focus.slice(-1)) - 1] : snapshot.answers[code];
    return stage ? [{ ...row, question: code, stage, words: null, is_strength: false, foundation, focus }] : [];
  });
}

async function keepPriority(tx: Tx, { priority }: DemoInquiry, kept: readonly Kept[]): Promise<void> {
  const from = kept.find(({ snapshot }) => snapshot.key === priority.snapshot);
  if (!from) return;
  const question = questionsOf(from.template).find(({ code }) => code === priority.question);
  const objective = await tx.selectFrom('strategy.objective as o').innerJoin('strategy.objective_version as v', (join) => join.onRef('v.objective_id', '=', 'o.id').onRef('v.number', '=', 'o.current_version'))
    .select('o.id').where('o.organisation_id', '=', from.organisationId).where('v.wording', '=', priority.objective).orderBy('o.year_start', 'desc').limit(1).executeTakeFirst();
  const { measure } = priority;
  const madeAt = noon(priority.chosenOn);
  await tx.insertInto('inquiry.priority').values({
    id: examplePriorityId, organisation_id: from.organisationId, snapshot_id: from.id, unit_id: from.unitId, question: priority.question, foundation: question?.foundation ?? null, focus: question?.focus ?? null, title: priority.title, strengths: priority.strengths,
    size_of_effect: priority.sizeOfEffect, capacity: priority.capacity, who_chose: priority.whoChose, is_example: true, made_at: madeAt, made_by: null, measure_what: measure.what, measure_numerator: measure.numerator, measure_denominator: measure.denominator,
    measure_source: measure.source, measure_often: measure.often, measure_direction: measure.direction, measure_groups: measure.groups, celebration_plan: priority.celebration, live_at: madeAt, objective_id: objective?.id ?? null,
  }).execute();
  await keepBasis(tx, priority, from.organisationId);
}

/** The published themes and the gap that it answers. */
async function keepBasis(tx: Tx, { themes, gap }: DemoInquiry['priority'], organisationId: string): Promise<void> {
  const row = { priority_id: examplePriorityId, organisation_id: organisationId };
  const published = await tx.selectFrom('conversations.theme_publication as p').innerJoin('conversations.theme as t', 't.id', 'p.theme_id').select('t.id').where('t.organisation_id', '=', organisationId).where('p.title', 'in', themes).where('p.replaced_at', 'is', null).execute();
  if (published.length > 0) await tx.insertInto('inquiry.priority_basis').values(published.map(({ id }) => ({ ...row, theme_id: id }))).execute();
  const measure = await tx.selectFrom('quality.measure').select('id').where('code', '=', gap.measure).executeTakeFirst();
  const unit = await tx.selectFrom('directory.unit').select('id').where('code', '=', gap.unit).executeTakeFirst();
  if (measure && unit) await tx.insertInto('inquiry.priority_basis').values({ ...row, measure_id: measure.id, gap_unit_id: unit.id, split: gap.split, group_code: '' }).execute();
}

async function keepStory(tx: Tx, { story }: DemoInquiry, unit: { id: string; organisation_id: string } | undefined, now: Date): Promise<void> {
  if (!unit) return;
  await tx.insertInto('inquiry.story').values({ id: exampleStoryId, organisation_id: unit.organisation_id, unit_id: unit.id, source: 'told here', title: story.title, what_happened: story.whatHappened, what_made_it_possible: story.possible, made_at: now, made_by: null }).execute();
}
