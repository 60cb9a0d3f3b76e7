import type { Tx } from '#platform/db';
import { Conflict, NotFound } from '#platform/errors';
import { recordEvent } from '#platform/events';
import { isId } from '#platform/ids';
import type { JudgingKind } from '../../domain/judging/judging-forms.ts';
import { authorise, type QualityActing } from '../../permissions.ts';
import { askToJudge } from './judge-job.ts';

const tableOf = { baseline: 'quality.baseline', target: 'quality.target', trajectory: 'quality.trajectory', annotation: 'quality.annotation', exclusion: 'quality.exclusion' } as const;

/** Ends what was set; it stays in the list with its reason. Throws NotFound, Forbidden, or Conflict where it has ended. */
export async function endJudging(tx: Tx, acting: QualityActing, { seriesId, kind, id, because }: { seriesId: string; kind: JudgingKind; id: string; because: string }): Promise<void> {
  const table = tableOf[kind];
  const found = isId(id) && isId(seriesId) ? await tx.selectFrom(table).select(['organisation_id', 'ended_at']).where('id', '=', id).where('series_id', '=', seriesId).executeTakeFirst() : undefined;
  if (!found) throw new NotFound('We cannot find that.');
  authorise(acting, 'set how figures are judged', found.organisation_id);
  const ended = await tx.updateTable(table).set({ ended_at: acting.now, ended_by: acting.viewer.personId, ended_because: because }).where('id', '=', id).where('ended_at', 'is', null).returning('id').executeTakeFirst();
  if (!ended) throw new Conflict('It has ended already.');
  await askToJudge(tx, [seriesId]);
  await recordEvent(tx, acting, { room: 'quality', name: 'way of judging ended', organisationId: found.organisation_id, subject: { kind: 'series of figures', id: seriesId }, facts: { kind } });
}
