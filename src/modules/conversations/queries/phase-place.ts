import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import { NotFound } from '#platform/errors';
import { isId } from '#platform/ids';
import type { PhaseKind } from '../domain/phase-state.ts';

/** A phase by its id, with where it stands: for the pages of those who organise it. */
export interface PhasePlace {
  phaseId: string;
  phaseTitle: string;
  kind: PhaseKind;
  question: string;
  organisationId: string;
  organisationCode: string;
  organisationName: string;
  isExample: boolean;
  /** Where everyone reads it. */
  href: string;
}

/** Throws NotFound where this viewer sees no such phase. */
export async function phasePlace(tx: Tx, id: string): Promise<PhasePlace> {
  if (!isId(id)) throw new NotFound();
  const { rows } = await sql<PhasePlace>`select p.id as "phaseId", p.title as "phaseTitle", p.kind, p.question, p.organisation_id as "organisationId", o.code as "organisationCode", o.name as "organisationName", c.is_example as "isExample",
    '/conversations/' || c.code || '/' || p.position as href
    from conversations.phase p join conversations.conversation c on c.id = p.conversation_id join directory.organisation o on o.id = p.organisation_id where p.id = ${id}`.execute(tx);
  if (!rows[0]) throw new NotFound();
  return rows[0];
}

/** Shown words by id, or words that stand with others now, with their phase. Throws NotFound. */
export async function shownPlace(tx: Tx, id: string): Promise<PhasePlace & { contributionId: string; words: string; language: string; kindOfWords: 'idea' | 'comment'; ideaHref: string }> {
  if (!isId(id)) throw new NotFound();
  const { rows } = await sql<{ phaseId: string; words: string; language: string; kindOfWords: 'idea' | 'comment'; ideaId: string }>`select w.phase_id as "phaseId", coalesce(w.shown_words, w.words) as words, w.language, w.kind as "kindOfWords", coalesce(w.parent_id, w.id) as "ideaId"
    from conversations.contribution w where w.id = ${id} and w.state in ('shown', 'merged')`.execute(tx);
  const [found] = rows;
  if (!found) throw new NotFound('We cannot find these words. They may have been withdrawn.');
  const place = await phasePlace(tx, found.phaseId);
  return { ...place, contributionId: id, words: found.words, language: found.language, kindOfWords: found.kindOfWords, ideaHref: `${place.href}/ideas/${found.ideaId}` };
}
