import { addDays, type Day } from '#platform/clock';
import type { Tx } from '#platform/db';
import { newId } from '#platform/ids';
import type { DemoInvolvement } from '../seeds-involved.ts';

interface DemoOrganisation {
  organisationId: string;
}
type PhaseIds = ReadonlyMap<string, string>;

/** Adds what stands around the imagined conversations: languages, answers, invitations, roles. Does nothing when it is there. */
export async function loadDemoInvolved(tx: Tx, demo: DemoInvolvement, { organisationId }: DemoOrganisation): Promise<void> {
  const present = await tx.selectFrom('conversations.wanted_role').select('id').where('organisation_id', '=', organisationId).where('is_example', '=', true).limit(1).executeTakeFirst();
  if (present) return;
  const rows = await tx.selectFrom('conversations.phase as p').innerJoin('conversations.conversation as c', 'c.id', 'p.conversation_id').select(['p.id', 'c.code']).where('p.organisation_id', '=', organisationId).where('p.position', '=', 1).execute();
  const phases: PhaseIds = new Map(rows.map(({ id, code }) => [code, id]));
  for (const { id = newId(), title, words, firstStep, openedOn } of demo.wanted) await tx.insertInto('conversations.wanted_role').values({ id, organisation_id: organisationId, title, words, first_step: firstStep, is_example: true, opened_on: openedOn }).execute();
  await loadVersions(tx, demo, { organisationId, phases });
  await loadInvitations(tx, demo, { organisationId, phases });
  await loadAnswers(tx, demo, { organisationId, phases });
}

interface Place extends DemoOrganisation {
  phases: PhaseIds;
}

async function loadVersions(tx: Tx, { versions, written }: DemoInvolvement, { organisationId, phases }: Place): Promise<void> {
  for (const { conversation, language, isEasyRead, title, question, introduction, prompts, translatedBy } of versions) {
    const phaseId = phases.get(conversation);
    if (phaseId) await tx.insertInto('conversations.phase_words').values({ phase_id: phaseId, organisation_id: organisationId, language, is_easy_read: isEasyRead, title, question, introduction, prompts, translated_by: translatedBy, written_on: '2026-01-05' }).execute();
  }
  for (const { words, language, translation } of written) {
    const { id } = await ideaSaying(tx, organisationId, words);
    await tx.updateTable('conversations.contribution').set({ language }).where('id', '=', id).execute();
    await tx.insertInto('conversations.words_translation').values({ contribution_id: id, organisation_id: organisationId, language: translation.language, words: translation.words, is_by_machine: translation.isByMachine, written_on: '2026-01-12' }).execute();
  }
}

async function loadInvitations(tx: Tx, { invitations }: DemoInvolvement, { organisationId, phases }: Place): Promise<void> {
  for (const { id = newId(), conversation, roleGroup = null, community = null, through, plannedOn, doneOn = null, invitedCount = null, note } of invitations) {
    const phaseId = phases.get(conversation);
    if (phaseId) await tx.insertInto('conversations.invitation_plan').values({ id, phase_id: phaseId, organisation_id: organisationId, role_group: roleGroup, community, through, planned_on: plannedOn, note, done_on: doneOn, invited_count: invitedCount, made_on: plannedOn }).execute();
  }
}

async function loadAnswers(tx: Tx, { duty, owed }: DemoInvolvement, { organisationId, phases }: Place): Promise<void> {
  const phaseId = phases.get(duty.conversation);
  if (!phaseId) return;
  const setOn: Day = '2026-01-05';
  await tx.insertInto('conversations.answer_duty').values({ phase_id: phaseId, organisation_id: organisationId, answered_by: duty.answeredBy, days_to_answer: duty.daysToAnswer, support_line: duty.supportLine, set_on: setOn }).execute();
  for (const { words, since, answers } of owed) {
    const { id } = await ideaSaying(tx, organisationId, words);
    await tx.insertInto('conversations.owed_answer').values({ contribution_id: id, phase_id: phaseId, organisation_id: organisationId, is_picked: true, answered_by: duty.answeredBy, owed_since: since, due_on: addDays(since, duty.daysToAnswer) }).execute();
    for (const [index, { outcome, words: answer, on }] of answers.entries()) {
      await tx.insertInto('conversations.given_answer').values({ contribution_id: id, number: index + 1, organisation_id: organisationId, outcome, words: answer, answered_by: duty.answeredBy, answered_on: on }).execute();
    }
  }
}

const ideaSaying = (tx: Tx, organisationId: string, words: string) =>
  tx.selectFrom('conversations.contribution').select('id').where('organisation_id', '=', organisationId).where('words', '=', words).executeTakeFirstOrThrow();
