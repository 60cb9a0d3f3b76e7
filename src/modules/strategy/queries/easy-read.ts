import type { Tx } from '#platform/db';
import { isId } from '#platform/ids';
import { sitePages } from '../domain/site-pages.ts';

export type EasyReadKind = 'strategy' | 'node' | 'objective' | 'page';

/** The easy-read version of a public text, or the day it is planned for; null where nothing is planned. */
export interface EasyRead {
  words: string | null;
  plannedFor: string | null;
}

/** `id`: the code of a strategy, `partId` of a part of one, the id of an objective, or the address of a page of this site. */
export async function easyReadOf(tx: Tx, kind: EasyReadKind, id: string): Promise<EasyRead | null> {
  const row = await tx.selectFrom('strategy.easy_read').select(['words', 'planned_for']).where('subject_kind', '=', kind).where('subject_id', '=', id).executeTakeFirst();
  return row ? { words: row.words, plannedFor: row.planned_for } : null;
}

/** Codes of parts are unique within their strategy only. */
export const partId = (strategyCode: string, nodeCode: string): string => `${strategyCode}/${nodeCode}`;

/** A public text, and who answers for its words. */
export interface EasyReadSubject {
  kind: EasyReadKind;
  id: string;
  title: string;
  href: string;
  /** Null for a page of this site: it belongs to no organisation. */
  organisationId: string | null;
  /** Whose wording rules hold for it. */
  strategyCode: string | null;
  isPublic: boolean;
}

/** Finds the text; null where the viewer may not see it or there is none. */
export async function easyReadSubject(tx: Tx, kind: EasyReadKind, id: string): Promise<EasyReadSubject | null> {
  if (kind === 'page') return pageSubject(id);
  if (kind === 'objective') return objectiveSubject(tx, id);
  const [code = '', node] = id.split('/');
  const strategy = await tx.selectFrom('strategy.strategy').select(['id', 'code', 'short_title', 'organisation_id', 'current_version', 'is_public']).where('code', '=', code).executeTakeFirst();
  if (!strategy) return null;
  const whole = { kind, id, organisationId: strategy.organisation_id, strategyCode: code, isPublic: strategy.is_public };
  if (kind === 'strategy') return { ...whole, title: strategy.short_title, href: `/strategies/${code}` };
  const part = await tx.selectFrom('strategy.node').select('title').where('strategy_id', '=', strategy.id).where('version_number', '=', strategy.current_version).where('code', '=', node ?? '').executeTakeFirst();
  return part ? { ...whole, title: part.title, href: `/strategies/${code}/nodes/${node}` } : null;
}

function pageSubject(address: string): EasyReadSubject | null {
  const page = sitePages.find((each) => each.address === address);
  return page ? { kind: 'page', id: address, title: page.title, href: address, organisationId: null, strategyCode: null, isPublic: true } : null;
}

async function objectiveSubject(tx: Tx, id: string): Promise<EasyReadSubject | null> {
  if (!isId(id)) return null;
  const row = await tx.selectFrom('strategy.objective as o').innerJoin('strategy.objective_version as v', (join) => join.onRef('v.objective_id', '=', 'o.id').onRef('v.number', '=', 'o.current_version'))
    .select(['o.organisation_id', 'o.is_public', 'v.wording']).where('o.id', '=', id).executeTakeFirst();
  return row ? { kind: 'objective', id, title: row.wording, href: `/objectives/${id}`, organisationId: row.organisation_id, strategyCode: null, isPublic: row.is_public } : null;
}
