import { sql } from 'kysely';
import { londonDay } from '#platform/clock';
import type { Tx } from '#platform/db';
import { Conflict, Invalid, NotFound } from '#platform/errors';
import { recordEvent } from '#platform/events';
import { isId, newId } from '#platform/ids';
import { aboutQuestions, perspectivesChosen, questionsChosen } from '../../data/reach/about-you-content.ts';
import { authorise, type Acting } from '../../data/acting.ts';
import { lockPhase } from '../../data/phase-acting.ts';

/** Chooses what people are asked about themselves, and the perspectives they may vote from. Throws Forbidden, NotFound. */
export async function chooseQuestions(tx: Tx, acting: Acting, { phaseId, questions, perspectives }: { phaseId: string; questions: readonly string[]; perspectives: readonly string[] }): Promise<void> {
  const phase = await lockPhase(tx, acting, phaseId, 'organise conversations');
  const place = { phase_id: phase.id, organisation_id: phase.organisation_id };
  await tx.deleteFrom('conversations.about_question').where('phase_id', '=', phase.id).execute();
  await tx.deleteFrom('conversations.phase_perspective').where('phase_id', '=', phase.id).execute();
  const [asked, sides] = [questionsChosen(questions), perspectivesChosen(perspectives)];
  if (asked.length > 0) await tx.insertInto('conversations.about_question').values(asked.map(({ code }) => ({ ...place, question: code }))).execute();
  if (sides.length > 0) await tx.insertInto('conversations.phase_perspective').values(sides.map(({ code }) => ({ ...place, perspective: code }))).execute();
  await tell(tx, acting, { organisationId: phase.organisation_id, name: 'about-you questions chosen', id: phase.id, kind: 'phase' });
}

export interface Target {
  phaseId: string;
  question: string;
  answer: string;
  referencePercent: number | null;
  referenceSource: string;
  wantedPeople: number | null;
}

/** Sets a reference share with its source, a number of people to reach, or both, for one answer; neither takes the target away. */
export async function setTarget(tx: Tx, acting: Acting, { phaseId, question, answer, referencePercent, referenceSource, wantedPeople }: Target): Promise<void> {
  const phase = await lockPhase(tx, acting, phaseId, 'organise conversations');
  if (!aboutQuestions.some(({ code, answers }) => code === question && answers.some((each) => each.code === answer))) throw new Invalid('Choose an answer.', { answer: 'Choose an answer from the list' });
  if (referencePercent !== null && referenceSource.length < 10) throw new Invalid('Say where the share is from.', { source: 'Write where the share is from: who counted whom, and when' });
  await tx.deleteFrom('conversations.reach_target').where('phase_id', '=', phase.id).where('question', '=', question).where('answer', '=', answer).execute();
  if (referencePercent !== null || wantedPeople !== null) {
    await tx.insertInto('conversations.reach_target').values({ phase_id: phase.id, organisation_id: phase.organisation_id, question, answer, reference_per_10000: referencePercent === null ? null : Math.round(referencePercent * 100), reference_source: referenceSource, wanted_people: wantedPeople }).execute();
  }
  await tell(tx, acting, { organisationId: phase.organisation_id, name: 'reach target set', id: phase.id, kind: 'phase' });
}

export interface WantedGroup {
  conversationId: string;
  name: string;
  plan: string;
  partnerGroupId: string | null;
  question: string | null;
  answer: string | null;
}

/** Writes down whom a conversation must hear and how they are invited (row S45). Throws Invalid, Forbidden, NotFound. */
export async function addWantedGroup(tx: Tx, acting: Acting, { conversationId, name, plan, partnerGroupId, question, answer }: WantedGroup): Promise<void> {
  const conversation = await ownConversation(tx, acting, conversationId);
  const partner = partnerGroupId && isId(partnerGroupId) ? await tx.selectFrom('conversations.partner_group').select('id').where('id', '=', partnerGroupId).where('organisation_id', '=', conversation.organisation_id).executeTakeFirst() : undefined;
  if (partnerGroupId && !partner) throw new Invalid('Choose a partner group.', { partner: 'Choose a partner group from the list' });
  if (question && !aboutQuestions.some(({ code, answers }) => code === question && answers.some((each) => each.code === answer))) throw new Invalid('Choose an answer.', { answer: 'Choose an answer from the list' });
  if (!partner && !question) throw new Invalid('Say how we will know.', { partner: 'Choose a partner group, or an answer, or both: else nobody can tell whether they were heard' });
  const made = await tx.insertInto('conversations.inclusion_group').values({ id: newId(), conversation_id: conversation.id, organisation_id: conversation.organisation_id, name, plan, partner_group_id: partner?.id ?? null, question, answer, made_on: londonDay(acting.now), made_by: acting.viewer.personId })
    .onConflict((conflict) => conflict.columns(['conversation_id', 'name']).doNothing()).executeTakeFirst();
  if (made.numInsertedOrUpdatedRows !== 1n) throw new Invalid('It is there already.', { name: 'This group is in the list already' });
  await tell(tx, acting, { organisationId: conversation.organisation_id, name: 'group to hear added', id: conversation.id, kind: 'conversation' });
}

/** Takes a group from the list, with a reason that stays in the trail. Not once the conversation was stated inclusive. */
export async function removeWantedGroup(tx: Tx, acting: Acting, { conversationId, groupId, reason }: { conversationId: string; groupId: string; reason: string }): Promise<void> {
  const conversation = await ownConversation(tx, acting, conversationId);
  if (reason.length < 10 || reason.length > 600) throw new Invalid('Go back and say in a sentence why it is taken from the list.');
  const stated = await tx.selectFrom('conversations.inclusion_statement').select('stated_on').where('conversation_id', '=', conversation.id).executeTakeFirst();
  if (stated) throw new Conflict('This conversation was said to be inclusive with this list. It stays as it was.');
  const goesOn = await tx.selectFrom('conversations.phase').select('id').where('conversation_id', '=', conversation.id).where('closed_at', 'is', null).executeTakeFirst();
  if (!goesOn) throw new Conflict('The conversation is over. Who was not heard stays on the list.');
  const gone = isId(groupId) ? await tx.deleteFrom('conversations.inclusion_group').where('id', '=', groupId).where('conversation_id', '=', conversation.id).executeTakeFirst() : undefined;
  if (gone?.numDeletedRows !== 1n) throw new NotFound();
  await tell(tx, acting, { organisationId: conversation.organisation_id, name: 'group to hear taken away', id: conversation.id, kind: 'conversation', reason });
}

/**
 * Says that a conversation was inclusive. The database looks at every group first; Conflict names those that were not heard, and says
 * so where the conversation goes on or has no list. Throws Forbidden, NotFound.
 */
export async function stateInclusive(tx: Tx, acting: Acting, conversationId: string): Promise<void> {
  const conversation = await ownConversation(tx, acting, conversationId);
  const { rows } = await sql<{ unheard: string[] | null }>`select conversations.state_inclusive(${conversation.id}, ${acting.now}) as unheard`.execute(tx);
  const unheard = rows[0]?.unheard;
  if (!unheard) throw new Conflict('Say first whom this conversation must hear, and end all its parts.');
  if (unheard.length > 0) throw new Conflict(`It cannot be called inclusive. Not heard yet: ${unheard.join('; ')}.`);
  await tell(tx, acting, { organisationId: conversation.organisation_id, name: 'conversation stated inclusive', id: conversation.id, kind: 'conversation', isPublic: true });
}

async function ownConversation(tx: Tx, acting: Acting, conversationId: string) {
  const conversation = isId(conversationId) ? await tx.selectFrom('conversations.conversation').select(['id', 'organisation_id']).where('id', '=', conversationId).executeTakeFirst() : undefined;
  if (!conversation) throw new NotFound();
  authorise(acting, 'organise conversations', conversation.organisation_id);
  return conversation;
}

const tell = (tx: Tx, acting: Acting, { organisationId, name, id, kind, reason, isPublic = false }: { organisationId: string; name: string; id: string; kind: string; reason?: string; isPublic?: boolean }): Promise<void> =>
  recordEvent(tx, acting, { room: 'conversations', name, organisationId, subject: { kind, id }, ...(reason ? { reason } : {}), ...(isPublic ? { visibility: 'public' as const } : {}) });
