import { londonDay } from '#platform/clock';
import type { Tx } from '#platform/db';
import { Conflict, Invalid } from '#platform/errors';
import { recordEvent } from '#platform/events';
import type { Acting } from '../../data/acting.ts';
import { phaseActing } from '../../data/phase-acting.ts';
import type { PhaseWords } from '../../queries/languages/phase-words.ts';

/** The revision is that which it was written from; 0 for a new one. */
export interface VersionWritten extends Omit<PhaseWords, 'writtenOn'> {
  phaseId: string;
}

/** Adds a phase's words in another language or in easy read, or replaces them. Throws Invalid, NotFound, Conflict where they changed meanwhile. */
export async function writeVersion(tx: Tx, acting: Acting, version: VersionWritten): Promise<void> {
  const { phaseId, language, isEasyRead, revision, prompts } = version;
  const phase = await phaseActing(tx, acting, phaseId, 'organise conversations');
  if (language === 'en' && !isEasyRead) throw new Invalid('Choose another language.', { language: 'The English words are there already. Choose another language, or easy read' });
  const words = { title: version.title, question: version.question, introduction: version.introduction, prompts: [...prompts], translated_by: version.translatedBy, checked_by: version.checkedBy, written_on: londonDay(acting.now), written_by: acting.viewer.personId };
  const written = revision === 0
    ? await tx.insertInto('conversations.phase_words').values({ phase_id: phase.id, organisation_id: phase.organisation_id, language, is_easy_read: isEasyRead, ...words }).onConflict((conflict) => conflict.doNothing()).executeTakeFirst()
    : await tx.updateTable('conversations.phase_words').set({ ...words, revision: revision + 1 }).where('phase_id', '=', phase.id).where('language', '=', language).where('is_easy_read', '=', isEasyRead).where('revision', '=', revision).executeTakeFirst();
  if (('numInsertedOrUpdatedRows' in written ? written.numInsertedOrUpdatedRows : written.numUpdatedRows) !== 1n) throw new Conflict('Somebody wrote this version meanwhile. Open it again from the list.');
  await recordEvent(tx, acting, { room: 'conversations', name: 'phase translated', organisationId: phase.organisation_id, subject: { kind: 'phase', id: phase.id }, facts: { language, isEasyRead, isChecked: version.checkedBy !== null }, visibility: 'public' });
}
