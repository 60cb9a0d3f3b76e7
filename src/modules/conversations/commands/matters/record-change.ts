import { londonDay, type Day } from '#platform/clock';
import type { Tx } from '#platform/db';
import { Invalid, NotFound } from '#platform/errors';
import { recordEvent } from '#platform/events';
import { isId } from '#platform/ids';
import { objectiveLines } from '#modules/strategy';
import { authorise, type Acting } from '../../data/acting.ts';
import { personActing } from '../../data/workshop-acting.ts';
import { readAnswerRow } from './code-answers.ts';

export interface Change {
  words: string;
  doneOn: Day;
  /** The objective that it belongs to. */
  objectiveId: string | null;
}

/** Says what changed because of one answer: for whoever holds its code, and for nobody else. Throws Invalid, NotFound. */
export async function recordChangeForAnswer(tx: Tx, acting: Acting, { matterId, ...change }: Change & { matterId: string }): Promise<void> {
  const matter = await readAnswerRow(tx, acting, matterId);
  await keep(tx, acting, change, { organisation_id: matter.organisation_id, matter_id: matter.id });
  await recordEvent(tx, acting, { room: 'conversations', name: 'change told to one person', organisationId: matter.organisation_id, subject: { kind: 'organisation', id: matter.organisation_id } });
}

/** Says what changed because of a theme of what matters: everyone reads it. Throws Invalid, NotFound. */
export async function recordChangeForTheme(tx: Tx, acting: Acting, { organisationId, codeId, ...change }: Change & { organisationId: string; codeId: string }): Promise<void> {
  authorise(acting, 'publish themes', organisationId);
  const known = isId(codeId) && (await tx.selectFrom('conversations.code as c').innerJoin('conversations.matters_desk as d', 'd.conversation_id', 'c.conversation_id').select('c.id').where('c.id', '=', codeId).where('d.organisation_id', '=', organisationId).executeTakeFirst());
  if (!known) throw new Invalid('Choose a theme.', { theme: 'Choose a theme' });
  await keep(tx, acting, change, { organisation_id: organisationId, code_id: codeId });
  await recordEvent(tx, acting, { room: 'conversations', name: 'change told because of what matters', organisationId, subject: { kind: 'code', id: codeId }, facts: { words: change.words }, visibility: 'public' });
}

async function keep(tx: Tx, acting: Acting, { words, doneOn, objectiveId }: Change, about: { organisation_id: string; matter_id?: string; code_id?: string }): Promise<void> {
  if (doneOn > londonDay(acting.now)) throw new Invalid('The day cannot be in the future.', { doneOn: 'The day must be today or in the past' });
  if (objectiveId !== null) await checkObjective(tx, acting, about.organisation_id, objectiveId);
  await tx.insertInto('conversations.matter_change').values({ ...about, objective_id: objectiveId, words, done_on: doneOn, made_by: personActing(acting) }).execute();
}

async function checkObjective(tx: Tx, { now }: Acting, organisationId: string, objectiveId: string): Promise<void> {
  const [found] = isId(objectiveId) ? await objectiveLines(tx, { ids: [objectiveId], organisationId, publishedOnly: true, asAt: now }) : [];
  if (!found) throw new NotFound('We cannot find that objective.');
}
