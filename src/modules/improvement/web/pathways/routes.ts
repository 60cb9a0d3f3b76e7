import { get, post, type Reply, type RequestContext, type Route } from '#platform/http';
import { addStep, approvePathway, changeStep, linkCare, linkMeasure, removeStep, startPathway } from '../../commands/pathways/pathways.ts';
import { learningExamples } from '../../data/learning/examples.ts';
import type { PathwayMap, StepKind } from '../../domain/pathways/compare.ts';
import { careChoices, measureChoices, stepChoices } from '../../queries/pathways/pathways.ts';
import { learningSavedAt } from '../learning-saved.ts';
import { placesFor } from '../registers/shell.tsx';
import { takeForm } from '../registers/take-form.ts';
import { approvalFields, careFields, measureFields, newStepFields, removalFields, startFields, stepFields } from './fields.ts';
import { pathwayHome, showPathways } from './list-page.tsx';
import { showPathway } from './pathway-page.tsx';
import { showStep } from './step-page.tsx';

const pathway = { example: { id: learningExamples.pathway } };
const step = { example: { id: learningExamples.pathway, step: learningExamples.step } };

export const pathwayRoutes: readonly Route[] = [
  get(pathwayHome, 'read learning', (ctx) => showPathways(ctx)),
  post(pathwayHome, 'share learning', takeStart),
  get(`${pathwayHome}/:id`, 'read learning', (ctx) => showPathway(ctx), pathway),
  post(`${pathwayHome}/:id/steps`, 'share learning', takeNewStep, pathway),
  post(`${pathwayHome}/:id/measure`, 'share learning', takeMeasure, pathway),
  post(`${pathwayHome}/:id/personalised-care`, 'share learning', takeCare, pathway),
  post(`${pathwayHome}/:id/approval`, 'approve pathways', takeApproval, pathway),
  get(`${pathwayHome}/:id/steps/:step`, 'read learning', (ctx) => showStep(ctx), step),
  post(`${pathwayHome}/:id/steps/:step`, 'share learning', takeStep, step),
  post(`${pathwayHome}/:id/steps/:step/removal`, 'share learning', takeRemoval, step),
];

const idOf = (ctx: RequestContext): string => ctx.params['id'] ?? '';

async function takeStart(ctx: RequestContext): Promise<Reply> {
  const fields = startFields(await ctx.read((tx) => placesFor(tx, ctx, 'share learning')));
  return takeForm(ctx, { form: 'new', fields, again: (open) => showPathways(ctx, open), act: async (answers) => learningSavedAt(`${pathwayHome}/${await ctx.write((tx) => startPathway(tx, ctx, answers))}`, 'pathway-begun') });
}

async function takeNewStep(ctx: RequestContext): Promise<Reply> {
  const fields = newStepFields(await ctx.read(stepChoices));
  return takeForm(ctx, { form: 'step', fields, again: (open) => showPathway(ctx, open), act: async ({ map, ...answers }) => {
    await ctx.write((tx) => addStep(tx, ctx, { pathwayId: idOf(ctx), map: map as PathwayMap, ...answersOf(answers) }));
    return learningSavedAt(`${pathwayHome}/${idOf(ctx)}`, 'pathway-changed');
  } });
}

async function takeStep(ctx: RequestContext): Promise<Reply> {
  const fields = stepFields(await ctx.read(stepChoices));
  return takeForm(ctx, { form: 'step', fields, again: (open) => showStep(ctx, open), act: async (answers) => {
    const pathwayId = await ctx.write((tx) => changeStep(tx, ctx, { id: ctx.params['step'] ?? '', ...answersOf(answers) }));
    return learningSavedAt(`${pathwayHome}/${pathwayId}`, 'pathway-changed');
  } });
}

interface Typed {
  title: string;
  kind: string;
  team: string;
  setting: string;
  professions: string[];
  waitDays: number | null;
  whoDropsOut: string;
  repeats: string[];
  measureId: string;
  library1: string;
  library2: string;
  position: number | null;
}

const answersOf = ({ kind, repeats, measureId, library1, library2, ...answers }: Typed) =>
  ({ ...answers, kind: kind as StepKind, repeatsAssessment: repeats.length > 0, measureId: measureId === '' ? null : measureId, library: [...new Set([library1, library2])].filter((code) => code !== '') });

function takeRemoval(ctx: RequestContext): Promise<Reply> {
  return takeForm(ctx, { form: 'removal', fields: removalFields, again: (open) => showStep(ctx, open), act: async ({ reason }) => {
    const pathwayId = await ctx.write((tx) => removeStep(tx, ctx, { id: ctx.params['step'] ?? '', reason }));
    return learningSavedAt(`${pathwayHome}/${pathwayId}`, 'pathway-changed');
  } });
}

async function takeMeasure(ctx: RequestContext): Promise<Reply> {
  const fields = measureFields(await ctx.read(measureChoices));
  return takeForm(ctx, { form: 'measure', fields, again: (open) => showPathway(ctx, open), act: async ({ linkedMeasure }) => {
    await ctx.write((tx) => linkMeasure(tx, ctx, { id: idOf(ctx), measureId: linkedMeasure }));
    return learningSavedAt(`${pathwayHome}/${idOf(ctx)}`, 'pathway-changed');
  } });
}

async function takeCare(ctx: RequestContext): Promise<Reply> {
  const fields = careFields(await ctx.read((tx) => careChoices(tx, idOf(ctx))));
  return takeForm(ctx, { form: 'care', fields, again: (open) => showPathway(ctx, open), act: async ({ careSnapshot }) => {
    await ctx.write((tx) => linkCare(tx, ctx, { id: idOf(ctx), snapshotId: careSnapshot }));
    return learningSavedAt(`${pathwayHome}/${idOf(ctx)}`, 'pathway-changed');
  } });
}

function takeApproval(ctx: RequestContext): Promise<Reply> {
  return takeForm(ctx, { form: 'approval', fields: approvalFields, again: (open) => showPathway(ctx, open), act: async (answers) => {
    await ctx.write((tx) => approvePathway(tx, ctx, { id: idOf(ctx), ...answers }));
    return learningSavedAt(`${pathwayHome}/${idOf(ctx)}`, 'pathway-approved');
  } });
}
