import { get, post, type Reply, type RequestContext, type Route } from '#platform/http';
import { answerAsCoach, answerInterest, askCoach, becomeCoach, becomeRoleModel, closeCheck, offerOpportunity, openCheck, sayConfidence, sayResearchActive, showInterest, takeBack } from '../../commands/openings/openings.ts';
import { learningExamples } from '../../data/learning/examples.ts';
import type { LearningAction } from '../../learning-permissions.ts';
import { coaches, openingOfInterest } from '../../queries/openings/openings.ts';
import { learningSavedAt } from '../learning-saved.ts';
import { placesFor } from '../registers/shell.tsx';
import { takeForm } from '../registers/take-form.ts';
import { activeFields, checkFields, coachAnswerFields, coachFields, coachQuestionFields, confidenceFields, interestAnswerFields, interestFields, openingFields, roleModelFields } from './fields.ts';
import { openingHome, roleModelHome, showOpening, showOpenings, showRoleModels } from './opening-pages.tsx';
import { activeHome, checkHome, coachHome, showActive, showCheck, showChecks, showCoaches } from './people-pages.tsx';

const of = (name: keyof typeof learningExamples) => ({ example: { id: learningExamples[name] } });

export const openingRoutes: readonly Route[] = [
  get(openingHome, 'read learning', (ctx) => showOpenings(ctx)),
  post(openingHome, 'share learning', takeOpening),
  get(`${openingHome}/:id`, 'read learning', (ctx) => showOpening(ctx), of('opportunity')),
  post(`${openingHome}/:id/interest`, 'ask a coach or a host', takeInterest, of('opportunity')),
  post(`${openingHome}/interests/:id/answer`, 'answer for research', takeInterestAnswer, of('interest')),
  get(roleModelHome, 'read learning', (ctx) => showRoleModels(ctx)),
  post(roleModelHome, 'tell of themselves', takeRoleModel),
  post(`${roleModelHome}/:id/withdrawal`, 'tell of themselves', (ctx) => takeBackAt(ctx, 'role_model', roleModelHome), of('roleModel')),
  get(coachHome, 'ask a coach or a host', (ctx) => showCoaches(ctx)),
  post(coachHome, 'tell of themselves', takeCoach),
  post(`${coachHome}/:id/withdrawal`, 'tell of themselves', (ctx) => takeBackAt(ctx, 'coach', coachHome), of('coach')),
  post(`${coachHome}/requests`, 'ask a coach or a host', takeCoachQuestion),
  post(`${coachHome}/requests/:id/answer`, 'ask a coach or a host', takeCoachAnswer, of('coachRequest')),
  get(activeHome, 'read learning', (ctx) => showActive(ctx)),
  post(activeHome, 'tell of themselves', takeActive),
  get(checkHome, 'read learning', (ctx) => showChecks(ctx)),
  post(checkHome, 'share learning', takeCheck),
  get(`${checkHome}/:id`, 'read learning', (ctx) => showCheck(ctx), of('check')),
  post(`${checkHome}/:id/answers`, 'share learning', takeConfidence, { ...of('check'), isHeardAnonymously: true }),
  post(`${checkHome}/:id/ending`, 'share learning', takeEnding, of('check')),
];

const idOf = (ctx: RequestContext): string => ctx.params['id'] ?? '';
const places = (ctx: RequestContext, action: LearningAction) => ctx.read((tx) => placesFor(tx, ctx, action));

async function takeOpening(ctx: RequestContext): Promise<Reply> {
  return takeForm(ctx, { form: 'new', fields: openingFields(await places(ctx, 'share learning')), again: (open) => showOpenings(ctx, open), act: async (answers) => learningSavedAt(`${openingHome}/${await ctx.write((tx) => offerOpportunity(tx, ctx, answers))}`, 'opening-offered') });
}

function takeInterest(ctx: RequestContext): Promise<Reply> {
  return takeForm(ctx, { form: 'interest', fields: interestFields, again: (open) => showOpening(ctx, open), act: async ({ words, ownProfession }) => {
    await ctx.write((tx) => showInterest(tx, ctx, { id: idOf(ctx), words, profession: ownProfession }));
    return learningSavedAt(`${openingHome}/${idOf(ctx)}`, 'interest-shown');
  } });
}

function takeInterestAnswer(ctx: RequestContext): Promise<Reply> {
  return takeForm(ctx, { form: 'answer', fields: interestAnswerFields, again: (open) => againAtOpening(ctx, open), act: async (answers) => learningSavedAt(`${openingHome}/${await ctx.write((tx) => answerInterest(tx, ctx, { id: idOf(ctx), ...answers }))}`, 'interest-answered') });
}

/** The page on which the answer was written. */
async function againAtOpening(ctx: RequestContext, open: Parameters<typeof showOpening>[1]): Promise<Reply> {
  const id = await ctx.read((tx) => openingOfInterest(tx, idOf(ctx)));
  return showOpening({ ...ctx, params: { id: id ?? '' } }, open);
}

async function takeRoleModel(ctx: RequestContext): Promise<Reply> {
  return takeForm(ctx, { form: 'new', fields: roleModelFields(await places(ctx, 'tell of themselves')), again: (open) => showRoleModels(ctx, open), act: async ({ agreed: _agreed, ...answers }) => {
    await ctx.write((tx) => becomeRoleModel(tx, ctx, answers));
    return learningSavedAt(roleModelHome, 'role-model-told');
  } });
}

async function takeBackAt(ctx: RequestContext, what: 'coach' | 'role_model', home: string): Promise<Reply> {
  await ctx.write((tx) => takeBack(tx, ctx, { what, id: idOf(ctx) }));
  return learningSavedAt(home, 'taken-back');
}

async function takeCoach(ctx: RequestContext): Promise<Reply> {
  return takeForm(ctx, { form: 'new', fields: coachFields(await places(ctx, 'tell of themselves')), again: (open) => showCoaches(ctx, open), act: async (answers) => {
    await ctx.write((tx) => becomeCoach(tx, ctx, answers));
    return learningSavedAt(coachHome, 'coach-offered');
  } });
}

async function takeCoachQuestion(ctx: RequestContext): Promise<Reply> {
  const known = (await ctx.read((tx) => coaches(tx, ctx.viewer.personId))).filter(({ isOwn }) => !isOwn).map(({ id, shownName }) => ({ value: id, text: shownName }));
  return takeForm(ctx, { form: 'ask', fields: coachQuestionFields(known), again: (open) => showCoaches(ctx, open), act: async (answers) => {
    await ctx.write((tx) => askCoach(tx, ctx, answers));
    return learningSavedAt(coachHome, 'coach-asked');
  } });
}

function takeCoachAnswer(ctx: RequestContext): Promise<Reply> {
  return takeForm(ctx, { form: 'reply', fields: coachAnswerFields, again: (open) => showCoaches(ctx, open), act: async ({ answer }) => {
    await ctx.write((tx) => answerAsCoach(tx, ctx, { id: idOf(ctx), answer }));
    return learningSavedAt(coachHome, 'coach-answered');
  } });
}

async function takeActive(ctx: RequestContext): Promise<Reply> {
  return takeForm(ctx, { form: 'new', fields: activeFields(await places(ctx, 'tell of themselves')), again: (open) => showActive(ctx, open), act: async ({ isActive, ...answers }) => {
    await ctx.write((tx) => sayResearchActive(tx, ctx, { ...answers, isActive: isActive === 'yes' }));
    return learningSavedAt(activeHome, 'active-said');
  } });
}

async function takeCheck(ctx: RequestContext): Promise<Reply> {
  return takeForm(ctx, { form: 'new', fields: checkFields(await places(ctx, 'share learning')), again: (open) => showChecks(ctx, open), act: async (answers) => learningSavedAt(`${checkHome}/${await ctx.write((tx) => openCheck(tx, ctx, answers))}`, 'check-opened') });
}

function takeConfidence(ctx: RequestContext): Promise<Reply> {
  return takeForm(ctx, { form: 'answer', fields: confidenceFields, again: (open) => showCheck(ctx, open), act: async ({ before, after }) => {
    await ctx.write((tx) => sayConfidence(tx, ctx, { id: idOf(ctx), before: Number(before), after: after === '' ? null : Number(after), secret: ctx.config.secret ?? '' }));
    return learningSavedAt(`${checkHome}/${idOf(ctx)}`, 'confidence-said');
  } });
}

async function takeEnding(ctx: RequestContext): Promise<Reply> {
  await ctx.write((tx) => closeCheck(tx, ctx, idOf(ctx)));
  return learningSavedAt(`${checkHome}/${idOf(ctx)}`, 'check-closed');
}
