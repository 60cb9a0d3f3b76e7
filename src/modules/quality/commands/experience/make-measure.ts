import type { Tx } from '#platform/db';
import { Invalid } from '#platform/errors';
import { recordEvent } from '#platform/events';
import { isId } from '#platform/ids';
import { listConversations } from '#modules/conversations';
import { authorise, type QualityActing } from '../../permissions.ts';

export interface NewExperience {
  unitId: string;
  title: string;
  source: string;
  licence: string;
  questions: readonly string[];
  /** One scale for all questions. */
  answers: readonly string[];
  groups: readonly string[];
  /** "code/position" of a part of a conversation of the same organisation, or none. */
  conversation: string | null;
}

/** Makes a set of questions about people's experience of care. Throws Forbidden, Invalid. */
export async function makeExperience(tx: Tx, acting: QualityActing, { unitId, title, source, licence, questions, answers, groups, conversation }: NewExperience): Promise<{ id: string }> {
  const unit = isId(unitId) ? await tx.selectFrom('directory.unit').select(['id', 'organisation_id']).where('id', '=', unitId).executeTakeFirst() : undefined;
  if (!unit) throw new Invalid('Choose a unit from the list.', { unitId: 'Choose a unit from the list' });
  const organisationId = unit.organisation_id;
  authorise(acting, 'keep experience measures', organisationId);
  if (conversation !== null && !(await ownParts(tx, organisationId, acting.now)).some(({ code }) => code === conversation)) throw new Invalid('Choose a conversation from the list.', { conversation: 'Choose a conversation from the list' });
  const { id } = await tx.insertInto('quality.experience_measure').values({ organisation_id: organisationId, unit_id: unitId, title, source, licence, conversation, group_names: [...groups], made_at: acting.now, made_by: acting.viewer.personId }).returning('id').executeTakeFirstOrThrow();
  await tx.insertInto('quality.experience_question').values(questions.map((words, at) => ({ measure_id: id, organisation_id: organisationId, position: at + 1, words, answers: [...answers] }))).execute();
  await recordEvent(tx, acting, { room: 'quality', name: 'experience measure made', organisationId, subject: { kind: 'experience measure', id }, facts: { title }, visibility: 'public' });
  return { id };
}

/** Parts of an organisation's conversations in which people can answer in their own words, coded by the conversation's frame. */
export async function ownParts(tx: Tx, organisationId: string, now: Date): Promise<{ code: string; title: string }[]> {
  const conversations = (await listConversations(tx, now)).filter((each) => each.organisationId === organisationId);
  return conversations.flatMap(({ code, title, phases }) => phases.map((phase) => ({ code: `${code}/${phase.position}`, title: `${title}: ${phase.title}` })));
}
