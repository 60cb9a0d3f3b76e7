import type { Day } from '#platform/clock';
import type { Tx } from '#platform/db';
import { Conflict, Forbidden, Invalid, NotFound } from '#platform/errors';
import { recordEvent } from '#platform/events';
import { isId } from '#platform/ids';
import { authoriseAround, mayAround, type AroundActing } from '../data/around-acting.ts';
import { bumpStrategies } from '../data/cache-topics.ts';
import { strategyCodeOf } from '../data/strategy-links.ts';

export interface Supersession {
  code: string;
  byCode: string | null;
  byTitle: string;
  since: Day | null;
  reason: string;
}

/** Says that a policy is no longer in force and what took its place; everything that cites it then shows a warning. Saying it again corrects it. */
export async function markSuperseded(tx: Tx, acting: AroundActing, { code, byCode, byTitle, since, reason }: Supersession): Promise<void> {
  const organisationId = acting.viewer.grants.find((grant) => mayAround({ ...acting.viewer, grants: [grant] }, 'mark a policy as superseded'))?.organisationId;
  if (!organisationId) throw new Forbidden();
  await requireSource(tx, code, 'We cannot find that source.');
  if (byCode === code) throw new Invalid('A source cannot take its own place.', { byCode: 'Choose another source' });
  if (byCode) await requireSource(tx, byCode, 'We cannot find the source that took its place.');
  const row = { organisation_id: organisationId, superseded_by_code: byCode, superseded_by_title: byTitle, since, reason, recorded_at: acting.now, recorded_by: acting.viewer.personId };
  const before = await tx.selectFrom('strategy.policy_supersession').select('organisation_id').where('source_code', '=', code).executeTakeFirst();
  if (before && before.organisation_id !== organisationId) throw new Conflict('Another organisation has marked this source already.');
  await tx.insertInto('strategy.policy_supersession').values({ source_code: code, ...row }).onConflict((conflict) => conflict.column('source_code').doUpdateSet(row)).execute();
  await recordEvent(tx, acting, { room: 'strategy', name: 'policy superseded', organisationId, subject: { kind: 'policy-source', id: code }, reason, facts: { by: byCode ?? byTitle }, visibility: 'public' });
  await bumpStrategies(tx, []);
}

export interface NewCitation {
  code: string;
  nodeCode: string;
  place: string;
  statement: string;
}

/** Says that a part of one's own strategy leans on a source, with the page or section. Throws Forbidden for the strategy of others. */
export async function citeSource(tx: Tx, acting: AroundActing, { code, nodeCode, place, statement }: NewCitation): Promise<void> {
  await requireSource(tx, code, 'We cannot find that source.');
  const strategy = await tx.selectFrom('strategy.node as n')
    .innerJoin('strategy.strategy as s', (join) => join.onRef('s.id', '=', 'n.strategy_id').onRef('s.current_version', '=', 'n.version_number'))
    .select(['s.id', 's.organisation_id']).where('n.code', '=', nodeCode).executeTakeFirst();
  if (!strategy) throw new Invalid('Choose a part of your strategy from the list.', { node: 'Choose a part of your strategy from the list' });
  authoriseAround(acting, 'cite policy sources', strategy.organisation_id);
  await tx.insertInto('strategy.citation').values({ source_code: code, organisation_id: strategy.organisation_id, strategy_id: strategy.id, node_code: nodeCode, place, statement, made_at: acting.now, made_by: acting.viewer.personId }).execute();
  await recordEvent(tx, acting, { room: 'strategy', name: 'policy cited', organisationId: strategy.organisation_id, subject: { kind: 'policy-source', id: code }, facts: { node: nodeCode, place } });
  await bumpStrategies(tx, [strategyCodeOf(nodeCode)]);
}

/** Takes a citation back; it stays in the record. */
export async function endCitation(tx: Tx, acting: AroundActing, id: string): Promise<{ sourceCode: string }> {
  const row = isId(id) ? await tx.selectFrom('strategy.citation').select(['source_code', 'organisation_id', 'node_code']).where('id', '=', id).where('ended_at', 'is', null).executeTakeFirst() : undefined;
  if (!row) throw new NotFound('We cannot find that citation.');
  authoriseAround(acting, 'cite policy sources', row.organisation_id);
  await tx.updateTable('strategy.citation').set({ ended_at: acting.now, ended_by: acting.viewer.personId }).where('id', '=', id).execute();
  await recordEvent(tx, acting, { room: 'strategy', name: 'citation ended', organisationId: row.organisation_id, subject: { kind: 'policy-source', id: row.source_code }, facts: { node: row.node_code } });
  await bumpStrategies(tx, [strategyCodeOf(row.node_code)]);
  return { sourceCode: row.source_code };
}

async function requireSource(tx: Tx, code: string, otherwise: string): Promise<void> {
  const row = await tx.selectFrom('strategy.policy_source').select('code').where('code', '=', code).executeTakeFirst();
  if (!row) throw new NotFound(otherwise);
}
