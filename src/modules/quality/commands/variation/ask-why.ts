import { londonDay } from '#platform/clock';
import type { Tx } from '#platform/db';
import { Conflict, Forbidden, NotFound } from '#platform/errors';
import { recordEvent } from '#platform/events';
import { limitsOf } from '../../domain/variation/draw-funnel.ts';
import type { QualityActing } from '../../permissions.ts';
import { funnelPage, type Asked } from '../../queries/variation/funnel-page.ts';
import { whoAsks } from '../../queries/variation/who-asks.ts';

/**
 * Asks why a unit lies beyond the limits among its peers, with the figures as they are now. Asked twice it is the same question. Answers its id.
 * Throws NotFound for a unit that is not among the peers, Forbidden outside one's own organisation and those below it, Conflict where the unit is within the limits.
 */
export async function askWhy(tx: Tx, acting: QualityActing, { code, asked, unitCode }: { code: string; asked: Asked; unitCode: string }): Promise<string> {
  const { measure, chosen, peers, funnel } = await funnelPage(tx, { code, asked, onDay: londonDay(acting.now) });
  const peer = peers.find((one) => one.unitCode === unitCode);
  if (!peer || !chosen) throw new NotFound('We cannot find that unit among these peers.');
  const asker = (await whoAsks(tx, acting.viewer, [peer])).get(peer.unitId);
  if (asker === undefined) throw new Forbidden();
  const point = funnel.ok ? funnel.points.get(peer.unitId) : undefined;
  if (!funnel.ok || !point || point.side === null || point.value === null || funnel.result.target === null) throw new Conflict('This unit is within the limits now, so there is nothing to ask.');
  const { lower, upper } = limitsOf(point);
  const of = { measure_id: measure.id, unit_id: peer.unitId, profession: chosen.profession, split: chosen.split, group_code: chosen.groupCode, asked_from: asker, from_period: chosen.from, to_period: chosen.to };
  const added = await tx.insertInto('quality.variation_question').values({
    ...of, organisation_id: peer.organisationId, under_unit_id: chosen.underId, level: chosen.level, side: point.side, value: point.value, average: funnel.result.target, lower_limit: lower, upper_limit: upper,
    peers: funnel.points.size, asked_at: acting.now, asked_by: acting.viewer.personId,
  }).onConflict((conflict) => conflict.doNothing()).returning('id').executeTakeFirst();
  const { asked_from: askedFrom, ...same } = of;
  if (!added) return (await tx.selectFrom('quality.variation_question').select('id').where((where) => where.and(same)).where('asked_from', 'is not distinct from', askedFrom).executeTakeFirstOrThrow()).id;
  await recordEvent(tx, acting, { room: 'quality', name: 'difference asked about', organisationId: asker ?? peer.organisationId, subject: { kind: 'question about a difference', id: added.id }, facts: { measure: code, unit: unitCode, side: point.side } });
  return added.id;
}
