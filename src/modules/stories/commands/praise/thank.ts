import { londonDay } from '#platform/clock';
import type { Tx } from '#platform/db';
import { Conflict, Invalid, NotFound } from '#platform/errors';
import { recordEvent } from '#platform/events';
import { isId } from '#platform/ids';
import { organisationsById } from '#modules/directory';
import { holdsProtectedTitle } from '../../domain/praise/protected-title.ts';
import { authorise, type StoriesActing } from '../../permissions.ts';
import { evidenceChoices } from '../../queries/praise/evidence.ts';

export interface Thanks {
  organisationId: string;
  toWhom: string;
  profession: string | null;
  roleGroup: string | null;
  words: string;
}

/** Anyone thanks somebody; it waits until a person has read it. Writes no event: who was here is nobody's history. Throws Invalid for an organisation that takes no part. */
export async function thank(tx: Tx, now: Date, thanks: Thanks): Promise<void> {
  await keep(tx, now, thanks, { route: 'site', entered_by: null, agreed_on: null });
}

/** Staff type in thanks by phone, on paper or in person. Throws Forbidden. */
export async function enterThanks(tx: Tx, acting: StoriesActing, { route, ...thanks }: Thanks & { route: string }): Promise<void> {
  authorise(acting, 'enter thanks for someone', thanks.organisationId);
  await keep(tx, acting.now, thanks, { route, entered_by: acting.viewer.personId, agreed_on: londonDay(acting.now) });
  await recordEvent(tx, acting, { room: 'stories', name: 'thanks entered for someone', organisationId: thanks.organisationId, subject: { kind: 'organisation', id: thanks.organisationId }, facts: { route } });
}

async function keep(tx: Tx, now: Date, { organisationId, toWhom, profession, roleGroup, words }: Thanks, came: { route: string; entered_by: string | null; agreed_on: string | null }): Promise<void> {
  const place = (await organisationsById(tx, [organisationId])).get(organisationId);
  if (!place || place.policyTextOnly) throw new Invalid('Choose an organisation from the list.', { organisationId: 'Choose an organisation from the list' });
  await tx.insertInto('stories.thanks').values({ organisation_id: organisationId, to_whom: toWhom, profession, role_group: roleGroup, words, received_on: londonDay(now), ...came }).execute();
}

/** Whether a title that the law protects is said: a name beside it needs a registration, and no thanks hold one. */
export const namesTitle = (...words: readonly string[]): boolean => words.some((each) => holdsProtectedTitle(each));

/**
 * Shows the words or does not, with the reason. A sentence of what it changed is a claim: it needs an objective whose figures show a change for the better (requirement O30).
 * Throws Forbidden, NotFound, Invalid, Conflict where it was decided.
 */
export async function decideThanks(tx: Tx, acting: StoriesActing, { id, isShown, reason, valueWords, objectiveId, looked }: { id: string; isShown: boolean; reason: string; valueWords: string; objectiveId: string; looked: readonly string[] }): Promise<void> {
  const row = isId(id) ? await tx.selectFrom('stories.thanks').select(['organisation_id', 'state', 'to_whom', 'words']).where('id', '=', id).forUpdate().executeTakeFirst() : undefined;
  if (!row) throw new NotFound('We cannot find those words.');
  authorise(acting, 'read thanks first', row.organisation_id);
  if (row.state !== 'waiting') throw new Conflict('Somebody has decided this already.');
  if (!isShown && reason === '') throw new Invalid('Say why it is not shown.', { reason: 'Say why it is not shown' });
  if (isShown && namesTitle(row.to_whom, row.words) && !looked.includes('title')) throw new Invalid('Look whether a name stands with a title.', { looked: 'Look whether a person’s name stands with the title, and tick it. If one does, do not show it' });
  if (valueWords !== '' && objectiveId === '') throw new Invalid('A claim needs an objective that shows it. Without one it stays a thank-you.', { objectiveId: 'Choose the objective that shows it' });
  const choices = objectiveId === '' ? [] : await evidenceChoices(tx, row.organisation_id);
  if (objectiveId !== '' && !choices.some(({ kind, id: each }) => kind === 'objective' && each === objectiveId)) throw new Invalid('Choose an objective whose figures show the change.', { objectiveId: 'Choose an objective from the list' });
  await tx.updateTable('stories.thanks').set({ state: isShown ? 'shown' : 'not shown', decided_at: acting.now, decided_by: acting.viewer.personId, decided_reason: reason === '' ? null : reason, value_words: valueWords === '' || !isShown ? null : valueWords, evidence_objective_id: objectiveId === '' ? null : objectiveId }).where('id', '=', id).execute();
  await recordEvent(tx, acting, { room: 'stories', name: isShown ? 'thanks shown' : 'thanks not shown', organisationId: row.organisation_id, subject: { kind: 'thanks', id }, reason: reason || null });
}
