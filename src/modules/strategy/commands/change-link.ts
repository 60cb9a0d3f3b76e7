import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import { Invalid, NotFound } from '#platform/errors';
import { recordEvent } from '#platform/events';
import type { RequestContext } from '#platform/http';
import { bumpStrategies } from '../data/cache-topics.ts';
import { beginLinks, checkMainLinks, endLinks, strategyCodeOf, strategyIds, type LinkAuthor } from '../data/strategy-links.ts';
import { knownCodes, type StrategyRow } from '../data/strategy-rows.ts';
import { linkBetween, type LinkLine } from '../queries/links.ts';
import { strategyToChange } from './strategy-to-change.ts';

interface LinkChange {
  code: string;
  from: string;
  to: string;
  /** Keep it as it is and answer the objections; make it a main or an also link; or take it away. */
  become: 'kept' | 'main' | 'also' | 'ended';
  /** Why the one part serves the other, for a link that stays. */
  why: string;
  /** Why it is changed now. */
  reason: string;
}

/**
 * Changes a link: the old one ends and stays readable with its reason, a new one begins as the organisation's own judgement.
 * Objections that stand against it are answered with the reason. Throws Conflict where a third main link would stand.
 */
export async function changeLink(tx: Tx, ctx: RequestContext, change: LinkChange): Promise<void> {
  const strategy = await strategyToChange(tx, ctx, change.code);
  const link = await linkBetween(tx, strategy.id, change.from, change.to);
  if (!link) throw new NotFound('There is no such link any more.');
  const author = { now: ctx.now, personId: ctx.viewer.personId };
  await answerDisputes(tx, link, change.reason, author);
  if (change.become !== 'kept') await replace(tx, { strategy, link, change, author });
  await record(tx, ctx, { strategy, change, name: { kept: 'link kept', ended: 'link taken away', main: 'link changed', also: 'link changed' }[change.become] });
}

/** Adds a link from a part of one's own strategy to a part of another. */
export async function addLink(tx: Tx, ctx: RequestContext, change: Omit<LinkChange, 'become' | 'reason'> & { become: 'main' | 'also' }): Promise<void> {
  const strategy = await strategyToChange(tx, ctx, change.code);
  const known = await knownCodes(tx, [change.from, change.to]);
  if (!known.has(change.from) || strategyCodeOf(change.from) !== change.code) throw new NotFound('This strategy has no such part.');
  if (!known.has(change.to) || strategyCodeOf(change.to) === change.code) throw new Invalid('No part of another strategy has that code.', { to: 'Enter the code of a part of another strategy, such as nat.a3.1' });
  if (await linkBetween(tx, strategy.id, change.from, change.to)) throw new Invalid('These two parts are linked already.', { to: 'These two parts are linked already' });
  const targets = await strategyIds(tx, [strategyCodeOf(change.to)]);
  await beginLinks(tx, strategy.id, [{ ...change, weight: change.become, reason: change.why, judgement: 'organisation' }], targets, { now: ctx.now, personId: ctx.viewer.personId });
  await checkMainLinks(tx);
  await record(tx, ctx, { strategy, change: { ...change, reason: change.why }, name: 'link added' });
}

async function replace(tx: Tx, { strategy, link, change, author }: { strategy: StrategyRow; link: LinkLine; change: LinkChange; author: LinkAuthor }): Promise<void> {
  const { from, to, become, why, reason } = change;
  await endLinks(tx, strategy.id, [{ from, to }], reason, author);
  if (become === 'main' || become === 'also') {
    const targets = await strategyIds(tx, [link.to.strategyCode]);
    await beginLinks(tx, strategy.id, [{ from, to, weight: become, reason: why, judgement: 'organisation' }], targets, author);
  }
  await checkMainLinks(tx);
}

async function answerDisputes(tx: Tx, { id }: LinkLine, answer: string, author: LinkAuthor): Promise<void> {
  await sql`update strategy.dispute set settled_at = ${author.now}, settled_by = ${author.personId}, answer = ${answer} where alignment_id = ${id} and settled_at is null`.execute(tx);
}

async function record(tx: Tx, ctx: RequestContext, { strategy, change, name }: { strategy: StrategyRow; change: Pick<LinkChange, 'from' | 'to' | 'reason'>; name: string }): Promise<void> {
  await recordEvent(tx, ctx, {
    room: 'strategy', name, organisationId: strategy.organisationId, subject: { kind: 'strategy', id: strategy.id }, reason: change.reason,
    facts: { code: strategy.code, from: change.from, to: change.to }, visibility: strategy.isPublic ? 'public' : 'organisation',
  });
  await bumpStrategies(tx, [strategy.code, strategyCodeOf(change.to)]);
}
