import { get, post, type Reply, type RequestContext, type Route } from '#platform/http';
import { addGuidance, addOutput, addPartner, joinPartner, registerStudy, setGuidanceStatus, setReach, setStudyState, tellPartner, tellUse } from '../../commands/research/research.ts';
import { learningExamples } from '../../data/learning/examples.ts';
import { measureChoices } from '../../queries/pathways/pathways.ts';
import { partnerLines, statusByService, studyLines, takenUpQuestions } from '../../queries/research/research.ts';
import { isId } from '#platform/ids';
import { learningSavedAt } from '../learning-saved.ts';
import { placesFor } from '../registers/shell.tsx';
import { takeForm } from '../registers/take-form.ts';
import { guidanceFields, joinFields, outputFields, partnerFields, partnerTelling, reachFields, stateFields, statusFields, studyFields, useFields } from './fields.ts';
import { guidanceHome, showGuidanceItem, showGuidanceRegister } from './guidance-pages.tsx';
import { showOutput, showOutputs } from './output-pages.tsx';
import { outputHome, partnerHome, showPartner, showPartners, showStudies, showStudy, studyHome } from './study-pages.tsx';

const of = (name: keyof typeof learningExamples) => ({ example: { id: learningExamples[name] } });

export const researchRoutes: readonly Route[] = [
  get(guidanceHome, 'read learning', (ctx) => showGuidanceRegister(ctx)),
  post(guidanceHome, 'share learning', takeGuidance),
  get(`${guidanceHome}/:id`, 'read learning', (ctx) => showGuidanceItem(ctx), of('guidance')),
  post(`${guidanceHome}/:id/status`, 'share learning', takeStatus, of('guidance')),
  get(studyHome, 'read learning', (ctx) => showStudies(ctx)),
  post(studyHome, 'answer for research', takeStudy),
  get(`${studyHome}/:id`, 'read learning', (ctx) => showStudy(ctx), of('study')),
  post(`${studyHome}/:id/state`, 'answer for research', takeState, of('study')),
  post(`${studyHome}/:id/reach`, 'answer for research', takeReach, of('study')),
  post(`${studyHome}/:id/partners`, 'answer for research', takeJoin, of('study')),
  get(partnerHome, 'read learning', (ctx) => showPartners(ctx)),
  post(partnerHome, 'answer for research', takePartner),
  get(`${partnerHome}/:id`, 'read learning', (ctx) => showPartner(ctx), of('partner')),
  post(`${partnerHome}/:id/telling`, 'answer for research', takeTelling, of('partner')),
  get(outputHome, 'read learning', (ctx) => showOutputs(ctx)),
  post(outputHome, 'share learning', takeOutput),
  get(`${outputHome}/:id`, 'read learning', (ctx) => showOutput(ctx), of('output')),
  post(`${outputHome}/:id/uses`, 'share learning', takeUse, of('output')),
];

const idOf = (ctx: RequestContext): string => ctx.params['id'] ?? '';
const places = (ctx: RequestContext, action: 'share learning' | 'answer for research') => ctx.read((tx) => placesFor(tx, ctx, action));
const named = (lines: readonly { id: string; title: string }[]) => lines.map(({ id, title }) => ({ value: id, text: title }));

async function takeGuidance(ctx: RequestContext): Promise<Reply> {
  const fields = guidanceFields(await places(ctx, 'share learning'), await ctx.read(measureChoices));
  return takeForm(ctx, { form: 'new', fields, again: (open) => showGuidanceRegister(ctx, open), act: async (answers) => learningSavedAt(`${guidanceHome}/${await ctx.write((tx) => addGuidance(tx, ctx, answers))}`, 'guidance-added') });
}

async function takeStatus(ctx: RequestContext): Promise<Reply> {
  const services = isId(idOf(ctx)) ? await ctx.read((tx) => statusByService(tx, idOf(ctx))) : [];
  return takeForm(ctx, { form: 'status', fields: statusFields(services.map(({ unitId, unit }) => ({ value: unitId, text: unit }))), again: (open) => showGuidanceItem(ctx, open), act: async (answers) => {
    await ctx.write((tx) => setGuidanceStatus(tx, ctx, { id: idOf(ctx), ...answers }));
    return learningSavedAt(`${guidanceHome}/${idOf(ctx)}`, 'guidance-status');
  } });
}

async function takeStudy(ctx: RequestContext): Promise<Reply> {
  const fields = studyFields(await places(ctx, 'answer for research'), await ctx.read(takenUpQuestions));
  return takeForm(ctx, { form: 'new', fields, again: (open) => showStudies(ctx, open), act: async (answers) => learningSavedAt(`${studyHome}/${await ctx.write((tx) => registerStudy(tx, ctx, answers))}`, 'study-registered') });
}

function takeState(ctx: RequestContext): Promise<Reply> {
  return takeForm(ctx, { form: 'state', fields: stateFields, again: (open) => showStudy(ctx, open), act: async (answers) => {
    await ctx.write((tx) => setStudyState(tx, ctx, { id: idOf(ctx), ...answers }));
    return learningSavedAt(`${studyHome}/${idOf(ctx)}`, 'study-changed');
  } });
}

function takeReach(ctx: RequestContext): Promise<Reply> {
  return takeForm(ctx, { form: 'reach', fields: reachFields, again: (open) => showStudy(ctx, open), act: async ({ groupName, people }) => {
    await ctx.write((tx) => setReach(tx, ctx, { id: idOf(ctx), groupName, people: people ?? 0 }));
    return learningSavedAt(`${studyHome}/${idOf(ctx)}`, 'study-changed');
  } });
}

async function takeJoin(ctx: RequestContext): Promise<Reply> {
  const fields = joinFields(named(await ctx.read((tx) => partnerLines(tx))));
  return takeForm(ctx, { form: 'partner', fields, again: (open) => showStudy(ctx, open), act: async ({ partnerId }) => {
    await ctx.write((tx) => joinPartner(tx, ctx, { id: idOf(ctx), partnerId }));
    return learningSavedAt(`${studyHome}/${idOf(ctx)}`, 'study-changed');
  } });
}

async function takePartner(ctx: RequestContext): Promise<Reply> {
  const fields = partnerFields(await places(ctx, 'answer for research'));
  return takeForm(ctx, { form: 'new', fields, again: (open) => showPartners(ctx, open), act: async (answers) => learningSavedAt(`${partnerHome}/${await ctx.write((tx) => addPartner(tx, ctx, answers))}`, 'partner-added') });
}

function takeTelling(ctx: RequestContext): Promise<Reply> {
  return takeForm(ctx, { form: 'telling', fields: partnerTelling, again: (open) => showPartner(ctx, open), act: async (answers) => {
    await ctx.write((tx) => tellPartner(tx, ctx, { id: idOf(ctx), ...answers }));
    return learningSavedAt(`${partnerHome}/${idOf(ctx)}`, 'research-partner-changed');
  } });
}

async function takeOutput(ctx: RequestContext): Promise<Reply> {
  const fields = outputFields(await places(ctx, 'share learning'), named(await ctx.read((tx) => studyLines(tx))));
  return takeForm(ctx, { form: 'new', fields, again: (open) => showOutputs(ctx, open), act: async (answers) => learningSavedAt(`${outputHome}/${await ctx.write((tx) => addOutput(tx, ctx, answers))}`, 'output-added') });
}

async function takeUse(ctx: RequestContext): Promise<Reply> {
  const fields = useFields(await ctx.read(measureChoices));
  return takeForm(ctx, { form: 'use', fields, again: (open) => showOutput(ctx, open), act: async (answers) => {
    await ctx.write((tx) => tellUse(tx, ctx, { id: idOf(ctx), ...answers }));
    return learningSavedAt(`${outputHome}/${idOf(ctx)}`, 'output-used');
  } });
}
