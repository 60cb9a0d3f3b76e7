import { londonDay } from '#platform/clock';
import type { Tx } from '#platform/db';
import { Invalid, NotFound } from '#platform/errors';
import { recordEvent } from '#platform/events';
import { isId } from '#platform/ids';
import { authorise, type Acting } from '../../data/acting.ts';
import type { Language } from '../../domain/languages.ts';

export interface Translating {
  contributionId: string;
  language: Language;
  words: string;
  isByMachine: boolean;
}

/** Keeps what shown words say in another language, beside the original; again replaces it. Throws NotFound, Invalid. The event holds no words. */
export async function translateWords(tx: Tx, acting: Acting, { contributionId, language, words, isByMachine }: Translating): Promise<void> {
  const found = await shownWords(tx, acting, contributionId);
  if (found.language === language) throw new Invalid('That is the language they were written in.', { language: 'Choose a language in which they were not written' });
  const kept = { words, is_by_machine: isByMachine, written_on: londonDay(acting.now), written_by: acting.viewer.personId };
  await tx.insertInto('conversations.words_translation').values({ contribution_id: found.id, organisation_id: found.organisation_id, language, ...kept })
    .onConflict((conflict) => conflict.columns(['contribution_id', 'language']).doUpdateSet(kept)).execute();
  await recordEvent(tx, acting, { room: 'conversations', name: 'words translated', organisationId: found.organisation_id, subject: { kind: 'contribution', id: found.id }, facts: { language } });
}

/** Takes a translation away. Throws NotFound. */
export async function takeTranslationAway(tx: Tx, acting: Acting, { contributionId, language }: { contributionId: string; language: string }): Promise<void> {
  const found = await shownWords(tx, acting, contributionId);
  await tx.deleteFrom('conversations.words_translation').where('contribution_id', '=', found.id).where('language', '=', language).execute();
  await recordEvent(tx, acting, { room: 'conversations', name: 'translation taken away', organisationId: found.organisation_id, subject: { kind: 'contribution', id: found.id }, facts: { language } });
}

async function shownWords(tx: Tx, acting: Acting, id: string) {
  const found = isId(id) ? await tx.selectFrom('conversations.contribution').select(['id', 'organisation_id', 'language']).where('id', '=', id).where('state', '=', 'shown').executeTakeFirst() : undefined;
  if (!found) throw new NotFound('We cannot find these words. They may have been withdrawn.');
  authorise(acting, 'translate words', found.organisation_id);
  return found;
}
