import { get, post, type Reply, type RequestContext, type Route } from '#platform/http';
import { addEvidence, answerRequest, askForEvidence, linkEvidence, makeQuestion, noneFound, noteGap } from '../../commands/evidence/evidence.ts';
import { exampleProjectId } from '../../data/example-ids.ts';
import { learningExamples } from '../../data/learning/examples.ts';
import { evidenceChoices } from '../../queries/evidence/evidence.ts';
import { learningSavedAt } from '../learning-saved.ts';
import { placesFor } from '../registers/shell.tsx';
import { takeForm } from '../registers/take-form.ts';
import { gapHome, requestHome, showGaps, showRequests } from './asking-pages.tsx';
import { evidenceFields, gapFields, gapQuestionFields, linkFields, noneFields, replyFields, requestFields, stepLinkFields } from './fields.ts';
import { evidenceHome } from './of-step.tsx';
import { ownSteps, showEvidence, showOneEvidence, showProjectEvidence } from './pages.tsx';

const evidence = { example: { id: learningExamples.evidence } };
const project = { example: { id: exampleProjectId } };

export const evidenceRoutes: readonly Route[] = [
  get(evidenceHome, 'read learning', (ctx) => showEvidence(ctx)),
  post(evidenceHome, 'share learning', takeEvidence),
  get(`${evidenceHome}/:id`, 'read learning', (ctx) => showOneEvidence(ctx), evidence),
  post(`${evidenceHome}/:id/links`, 'share learning', takeStepLink, evidence),
  get('/improvement/projects/:id/evidence', 'read learning', (ctx) => showProjectEvidence(ctx), project),
  post('/improvement/projects/:id/evidence', 'share learning', takeProjectLink, project),
  post('/improvement/projects/:id/evidence/none', 'share learning', takeNone, project),
  get(requestHome, 'see learning reviews', (ctx) => showRequests(ctx)),
  post(requestHome, 'share learning', takeRequest),
  post(`${requestHome}/:id/answer`, 'answer for research', takeReply, { example: { id: learningExamples.request } }),
  get(gapHome, 'read learning', (ctx) => showGaps(ctx)),
  post(gapHome, 'share learning', takeGap),
  post(`${gapHome}/:id/question`, 'share learning', takeGapQuestion, { example: { id: learningExamples.gap } }),
];

const idOf = (ctx: RequestContext): string => ctx.params['id'] ?? '';
const placesOf = (ctx: RequestContext) => ctx.read((tx) => placesFor(tx, ctx, 'share learning'));

async function takeEvidence(ctx: RequestContext): Promise<Reply> {
  return takeForm(ctx, { form: 'new', fields: evidenceFields(await placesOf(ctx)), again: (open) => showEvidence(ctx, open), act: async ({ countries, ...answers }) => {
    const names = countries.split(/[\n,;]+/).map((name) => name.trim().slice(0, 80)).filter((name) => name !== '').slice(0, 60);
    return learningSavedAt(`${evidenceHome}/${await ctx.write((tx) => addEvidence(tx, ctx, { ...answers, countries: names }))}`, 'evidence-added');
  } });
}

async function takeStepLink(ctx: RequestContext): Promise<Reply> {
  const fields = stepLinkFields(await ctx.read((tx) => ownSteps(ctx, tx, 'all')));
  return takeForm(ctx, { form: 'link', fields, again: (open) => showOneEvidence(ctx, open), act: async ({ stepId }) => {
    await ctx.write((tx) => linkEvidence(tx, ctx, { evidenceId: idOf(ctx), stepId }));
    return learningSavedAt(`${evidenceHome}/${idOf(ctx)}`, 'evidence-linked');
  } });
}

async function takeProjectLink(ctx: RequestContext): Promise<Reply> {
  const fields = linkFields(await ctx.read(evidenceChoices));
  return takeForm(ctx, { form: 'link', fields, again: (open) => showProjectEvidence(ctx, open), act: async ({ evidenceId }) => {
    await ctx.write((tx) => linkEvidence(tx, ctx, { evidenceId, projectId: idOf(ctx) }));
    return learningSavedAt(`/improvement/projects/${idOf(ctx)}/evidence`, 'evidence-linked');
  } });
}

function takeNone(ctx: RequestContext): Promise<Reply> {
  return takeForm(ctx, { form: 'none', fields: noneFields, again: (open) => showProjectEvidence(ctx, open), act: async ({ whereLooked }) => {
    await ctx.write((tx) => noneFound(tx, ctx, { projectId: idOf(ctx), whereLooked }));
    return learningSavedAt(`/improvement/projects/${idOf(ctx)}/evidence`, 'none-found');
  } });
}

async function takeRequest(ctx: RequestContext): Promise<Reply> {
  return takeForm(ctx, { form: 'new', fields: requestFields(await placesOf(ctx)), again: (open) => showRequests(ctx, open), act: async (answers) => {
    await ctx.write((tx) => askForEvidence(tx, ctx, answers));
    return learningSavedAt(requestHome, 'evidence-asked');
  } });
}

function takeReply(ctx: RequestContext): Promise<Reply> {
  return takeForm(ctx, { form: 'reply', fields: replyFields, again: (open) => showRequests(ctx, open), act: async ({ answer }) => {
    await ctx.write((tx) => answerRequest(tx, ctx, { id: idOf(ctx), answer }));
    return learningSavedAt(requestHome, 'evidence-answered');
  } });
}

async function takeGap(ctx: RequestContext): Promise<Reply> {
  const fields = gapFields(await placesOf(ctx), await ctx.read((tx) => ownSteps(ctx, tx, 'all')));
  return takeForm(ctx, { form: 'new', fields, again: (open) => showGaps(ctx, open), act: async (answers) => {
    await ctx.write((tx) => noteGap(tx, ctx, answers));
    return learningSavedAt(gapHome, 'gap-noted');
  } });
}

function takeGapQuestion(ctx: RequestContext): Promise<Reply> {
  return takeForm(ctx, { form: 'question', fields: gapQuestionFields, again: (open) => showGaps(ctx, open), act: async ({ question }) => {
    await ctx.write((tx) => makeQuestion(tx, ctx, { id: idOf(ctx), question }));
    return learningSavedAt(gapHome, 'gap-asked');
  } });
}
