import { sql } from 'kysely';
import { may } from '#platform/access';
import { Conflict, Forbidden, NotFound } from '#platform/errors';
import { recordEvent } from '#platform/events';
import type { RequestContext } from '#platform/http';
import { fingerprintOfWords, organisationWordKeys, type OrganisationWords } from '../domain/organisation-words.ts';
import { sentences } from '../permissions.ts';
import { rowOf, wordsOf } from '../queries/organisation-words.ts';

export interface Description {
  code: string;
  words: OrganisationWords;
  reason: string;
  /** What the form was made from: if somebody changed it since, nothing is lost. */
  was: string;
}

/**
 * Changes what an organisation says of itself. The event keeps the earlier words, so that each day's can be told. An
 * organisation that is here for its policy only says nothing itself: its words are its document's, and stay so (Conflict).
 */
export async function describeOrganisation(ctx: RequestContext, { code, words, reason, was }: Description): Promise<void> {
  await ctx.write(async (tx) => {
    const row = await tx.selectFrom('directory.organisation').selectAll().where('code', '=', code).where('closed_at', 'is', null).executeTakeFirst();
    if (!row) throw new NotFound();
    if (!may(sentences, ctx.viewer, 'describe the organisation', row.id)) throw new Forbidden('You can change the words of your own organisation only.');
    if (row.policy_text_only) throw new Conflict('This organisation is here for its published policy only. Its words are those of its document.');
    const locked = await tx.selectFrom('directory.organisation').selectAll().where('id', '=', row.id).forUpdate().executeTakeFirstOrThrow();
    const before = wordsOf(locked);
    if (fingerprintOfWords(before) !== was) throw new Conflict('Somebody changed this meanwhile. What it says now stands at the top. Your words are below.');
    const changed = organisationWordKeys.filter((key) => before[key] !== words[key]);
    if (changed.length === 0) return;
    await tx.updateTable('directory.organisation').set(rowOf(words)).where('id', '=', row.id).execute();
    await recordEvent(tx, ctx, {
      room: 'directory', name: 'organisation described', organisationId: row.id, subject: { kind: 'organisation', id: row.id }, reason,
      facts: { code, changed, before: Object.fromEntries(changed.map((key) => [key, before[key]])), after: Object.fromEntries(changed.map((key) => [key, words[key]])) }, visibility: 'public',
    });
    // Kept pages of every room show the name.
    await sql`select platform.bump('organisations')`.execute(tx);
  });
}
