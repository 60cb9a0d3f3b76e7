import { may } from '#platform/access';
import type { Tx } from '#platform/db';
import { Forbidden, Invalid, NotFound } from '#platform/errors';
import { recordEvent } from '#platform/events';
import type { RequestContext } from '#platform/http';
import { bumpStrategies } from '../data/cache-topics.ts';
import { strategyCodeOf } from '../data/strategy-links.ts';
import { findStrategy } from '../data/strategy-rows.ts';
import { sentences } from '../permissions.ts';
import { linkBetween } from '../queries/links.ts';

interface Objection {
  code: string;
  from: string;
  to: string;
  organisationId: string;
  reason: string;
}

/** Says that a link is wrong, and why. It stands beside the link, dated, until a lead of the strategy answers it. */
export async function disputeAlignment(tx: Tx, ctx: RequestContext, { code, from, to, organisationId, reason }: Objection): Promise<void> {
  const strategy = await findStrategy(tx, code);
  const link = strategy && (await linkBetween(tx, strategy.id, from, to));
  if (!link) throw new NotFound('There is no such link any more.');
  if (!may(sentences, ctx.viewer, 'dispute a link', organisationId)) throw new Forbidden('You can dispute a link for an organisation that you belong to.');
  const added = await tx.insertInto('strategy.dispute').values({ alignment_id: link.id, organisation_id: organisationId, reason, raised_at: ctx.now, raised_by: ctx.viewer.personId })
    .onConflict((conflict) => conflict.columns(['alignment_id', 'organisation_id']).where('settled_at', 'is', null).doNothing()).returning('id').executeTakeFirst();
  if (!added) throw new Invalid('Your organisation already disputes this link. Its reason stands beside it.', { reason: 'Your organisation already disputes this link' });
  await recordEvent(tx, ctx, {
    room: 'strategy', name: 'link disputed', organisationId, subject: { kind: 'strategy', id: strategy.id }, reason, facts: { code, from, to }, visibility: strategy.isPublic ? 'public' : 'organisation',
  });
  await bumpStrategies(tx, [code, strategyCodeOf(to)]);
}
