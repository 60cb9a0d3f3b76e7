import { may } from '#platform/access';
import { londonDay } from '#platform/clock';
import { Conflict, Forbidden, NotFound } from '#platform/errors';
import { recordEvent } from '#platform/events';
import type { RequestContext } from '#platform/http';
import { isId, newId } from '#platform/ids';
import { sentences } from '../permissions.ts';

/**
 * Takes in what does not work for somebody. Kept are the words, the page and the day, nothing about who sent them, and no event is
 * written: what the public says is not the audit trail's business.
 */
export async function reportSite(ctx: RequestContext, { words, page }: { words: string; page: string | null }): Promise<void> {
  await ctx.write((tx) => tx.insertInto('directory.site_report').values({ id: newId(), words, page, received_on: londonDay(ctx.now) }).execute());
}

/** Says what became of it. Throws NotFound for an unknown report, Conflict for one that was answered. */
export async function answerSiteReport(ctx: RequestContext, { id, words }: { id: string; words: string }): Promise<void> {
  if (!may(sentences, ctx.viewer, 'read what does not work')) throw new Forbidden();
  if (!isId(id)) throw new NotFound();
  await ctx.write(async (tx) => {
    const report = await tx.selectFrom('directory.site_report').select(['id', 'done_at']).where('id', '=', id).forUpdate().executeTakeFirst();
    if (!report) throw new NotFound();
    if (report.done_at) throw new Conflict('Somebody has answered this already.');
    await tx.updateTable('directory.site_report').set({ done_at: ctx.now, done_by: ctx.viewer.personId, done_words: words }).where('id', '=', id).execute();
    await recordEvent(tx, ctx, { room: 'directory', name: 'site report answered', organisationId: null, subject: { kind: 'site report', id }, reason: words });
  });
}
