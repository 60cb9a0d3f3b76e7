import { londonDay, type Day } from '#platform/clock';
import type { Tx } from '#platform/db';
import { Conflict, Invalid, NotFound } from '#platform/errors';
import { isId, newId } from '#platform/ids';
import { note } from '../../data/learning/note.ts';
import { authoriseLearning, type LearningActing } from '../../learning-permissions.ts';
import { projectForEvidence } from '../../queries/evidence/evidence.ts';

export interface NewEvidence {
  organisationId: string;
  title: string;
  kind: string;
  countries: string[];
  income: string;
  whoTookPart: string;
  whoIsMissing: string;
  strength: string;
  strengthReason: string;
  summary: string;
  datedOn: Day;
  source: string;
  /** What helps a person and a professional to choose together; '' where there is none. */
  decisionAid: string;
}

/** Writes down evidence. How strong it is comes from a person, with a reason; nothing here judges it. Throws Forbidden, Invalid. */
export async function addEvidence(tx: Tx, acting: LearningActing, { organisationId, strength, strengthReason, countries, ...words }: NewEvidence): Promise<string> {
  authoriseLearning(acting, 'share learning', organisationId);
  if (countries.length === 0) throw new Invalid('Say where it is from.', { countries: 'Enter at least one country' });
  if (strength !== 'not judged' && strengthReason === '') throw new Invalid('Say why.', { strengthReason: 'Say who judged how strong it is, and why' });
  if (words.datedOn > londonDay(acting.now)) throw new Invalid('Check the day.', { datedOn: 'Enter today or an earlier day' });
  const id = newId();
  await tx.insertInto('improvement.evidence').values({
    id, organisation_id: organisationId, title: words.title, kind: words.kind, countries, income: words.income, who_took_part: words.whoTookPart, who_is_missing: words.whoIsMissing, strength,
    strength_reason: strength === 'not judged' ? '' : strengthReason, summary: words.summary, dated_on: words.datedOn, source: words.source, decision_aid: words.decisionAid, made_at: acting.now, made_by: acting.viewer.personId,
  }).execute();
  await note(tx, acting, 'evidence added', { organisationId, kind: 'evidence', id, facts: { title: words.title }, visibility: 'public' });
  return id;
}

/** Says that evidence speaks about a step of a pathway or a project of one's own organisation. Throws NotFound, Forbidden; once is enough. */
export async function linkEvidence(tx: Tx, acting: LearningActing, { evidenceId, stepId, projectId }: { evidenceId: string; stepId?: string; projectId?: string }): Promise<void> {
  const evidence = isId(evidenceId) ? await tx.selectFrom('improvement.evidence').select('id').where('id', '=', evidenceId).executeTakeFirst() : undefined;
  const step = isId(stepId) ? await tx.selectFrom('improvement.pathway_step').select('organisation_id').where('id', '=', stepId).executeTakeFirst() : undefined;
  const organisationId = step?.organisation_id ?? (await projectForEvidence(tx, projectId ?? ''))?.organisationId;
  if (!evidence || !organisationId) throw new NotFound('We cannot find what this is about.');
  authoriseLearning(acting, 'share learning', organisationId);
  await tx.insertInto('improvement.evidence_link').values({ evidence_id: evidenceId, organisation_id: organisationId, step_id: step ? stepId ?? null : null, project_id: step ? null : projectId ?? null, made_at: acting.now, made_by: acting.viewer.personId })
    .onConflict((conflict) => conflict.doNothing()).execute();
  await note(tx, acting, 'evidence linked', { organisationId, kind: 'evidence', id: evidenceId, facts: { stepId, projectId } });
}

/** Says that somebody looked and found none. Throws NotFound, Forbidden, Conflict where that was said before. */
export async function noneFound(tx: Tx, acting: LearningActing, { projectId, whereLooked }: { projectId: string; whereLooked: string }): Promise<void> {
  const project = await projectForEvidence(tx, projectId);
  if (!project) throw new NotFound('We cannot find that project.');
  authoriseLearning(acting, 'share learning', project.organisationId);
  const said = await tx.insertInto('improvement.no_evidence_found').values({ project_id: projectId, organisation_id: project.organisationId, where_looked: whereLooked, said_at: acting.now, said_by: acting.viewer.personId })
    .onConflict((conflict) => conflict.doNothing()).returning('project_id').executeTakeFirst();
  if (!said) throw new Conflict('That was said before.');
  await note(tx, acting, 'no evidence found', { organisationId: project.organisationId, kind: 'project', id: projectId, facts: { whereLooked } });
}

/** Asks a librarian or researcher for evidence. Throws Forbidden, Invalid for a day that is over. */
export async function askForEvidence(tx: Tx, acting: LearningActing, { organisationId, question, wantedOn }: { organisationId: string; question: string; wantedOn: Day | undefined }): Promise<void> {
  authoriseLearning(acting, 'share learning', organisationId);
  if (wantedOn && wantedOn < londonDay(acting.now)) throw new Invalid('Check the day.', { wantedOn: 'Enter today or a later day' });
  const id = newId();
  await tx.insertInto('improvement.evidence_request').values({ id, organisation_id: organisationId, question, wanted_on: wantedOn ?? null, asked_at: acting.now, asked_by: acting.viewer.personId }).execute();
  await note(tx, acting, 'evidence asked for', { organisationId, kind: 'evidence request', id });
}

/** Answers a request. Throws NotFound, Forbidden, Conflict where it is answered. */
export async function answerRequest(tx: Tx, acting: LearningActing, { id, answer }: { id: string; answer: string }): Promise<void> {
  const request = isId(id) ? await tx.selectFrom('improvement.evidence_request').select('organisation_id').where('id', '=', id).executeTakeFirst() : undefined;
  if (!request) throw new NotFound('We cannot find that request.');
  authoriseLearning(acting, 'answer for research', request.organisation_id);
  const done = await tx.updateTable('improvement.evidence_request').set({ answer, answered_at: acting.now, answered_by: acting.viewer.personId }).where('id', '=', id).where('answer', 'is', null).returning('id').executeTakeFirst();
  if (!done) throw new Conflict('This request is answered already.');
  await note(tx, acting, 'evidence request answered', { organisationId: request.organisation_id, kind: 'evidence request', id });
}

/** Writes down what nobody knows yet. Throws Forbidden, Invalid for a step of another organisation. */
export async function noteGap(tx: Tx, acting: LearningActing, { organisationId, what, stepId }: { organisationId: string; what: string; stepId: string }): Promise<void> {
  authoriseLearning(acting, 'share learning', organisationId);
  const step = stepId === '' ? undefined : await tx.selectFrom('improvement.pathway_step').select('organisation_id').where('id', '=', stepId).executeTakeFirst();
  if (step && step.organisation_id !== organisationId) throw new Invalid('Check the step.', { stepId: 'Choose a step of the same organisation' });
  const id = newId();
  await tx.insertInto('improvement.evidence_gap').values({ id, organisation_id: organisationId, what, step_id: stepId === '' ? null : stepId, made_at: acting.now, made_by: acting.viewer.personId }).execute();
  await note(tx, acting, 'evidence gap noted', { organisationId, kind: 'evidence gap', id, facts: { what }, visibility: 'public' });
}

/** Makes a gap a question for research. Throws NotFound, Forbidden, Conflict where it is one. */
export async function makeQuestion(tx: Tx, acting: LearningActing, { id, question }: { id: string; question: string }): Promise<void> {
  const gap = isId(id) ? await tx.selectFrom('improvement.evidence_gap').select('organisation_id').where('id', '=', id).executeTakeFirst() : undefined;
  if (!gap) throw new NotFound('We cannot find that gap.');
  authoriseLearning(acting, 'share learning', gap.organisation_id);
  const done = await tx.updateTable('improvement.evidence_gap').set({ research_question: question, asked_at: acting.now, asked_by: acting.viewer.personId }).where('id', '=', id).where('research_question', 'is', null).returning('id').executeTakeFirst();
  if (!done) throw new Conflict('This gap is a question for research already.');
  await note(tx, acting, 'research question asked', { organisationId: gap.organisation_id, kind: 'evidence gap', id, facts: { question }, visibility: 'public' });
}
