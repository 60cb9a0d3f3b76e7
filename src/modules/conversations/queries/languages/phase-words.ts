import { sql } from 'kysely';
import type { Day } from '#platform/clock';
import type { Tx } from '#platform/db';
import type { Language } from '../../domain/languages.ts';

/** The question of a phase and what stands around it, in one language or in easy read. */
export interface PhaseWords {
  language: Language;
  isEasyRead: boolean;
  title: string;
  question: string;
  introduction: string;
  prompts: readonly string[];
  /** A role or a service, such as "The council's translation service"; never a person's name. */
  translatedBy: string;
  /** Who of those who speak the language read it again; null where nobody has. */
  checkedBy: string | null;
  writtenOn: Day;
  revision: number;
}

/** Every version of a phase's words that this viewer may see: easy read first, then by language. */
export async function versionsOf(tx: Tx, phaseId: string): Promise<PhaseWords[]> {
  const { rows } = await sql<PhaseWords>`select language, is_easy_read as "isEasyRead", title, question, introduction, prompts, translated_by as "translatedBy", checked_by as "checkedBy", written_on as "writtenOn", revision
    from conversations.phase_words where phase_id = ${phaseId} order by is_easy_read desc, language`.execute(tx);
  return rows;
}

export interface WordsTranslation {
  contributionId: string;
  language: Language;
  words: string;
  isByMachine: boolean;
}

/** Translations that staff entered of words that are shown, by the id of the words. */
export async function translationsOf(tx: Tx, contributionIds: readonly string[]): Promise<ReadonlyMap<string, readonly WordsTranslation[]>> {
  const { rows } = await sql<WordsTranslation>`select t.contribution_id as "contributionId", t.language, t.words, t.is_by_machine as "isByMachine" from conversations.words_translation t
    join conversations.contribution c on c.id = t.contribution_id and c.state = 'shown' where t.contribution_id = any (${contributionIds}::uuid[]) order by t.language = 'en' desc, t.language`.execute(tx);
  return Map.groupBy(rows, ({ contributionId }) => contributionId);
}
