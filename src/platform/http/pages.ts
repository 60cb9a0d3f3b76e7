import { PAGE_SIZE } from '#platform/db';
import type { RequestContext } from './context.ts';

/** Which page of a list is asked for, from 1; the first for anything that is no page. `name` where a page has more than one list. */
export function pageAsked({ query }: Pick<RequestContext, 'query'>, name = 'page'): number {
  const asked = query[name];
  return typeof asked === 'string' && /^[1-9]\d{0,4}$/.test(asked) ? Number(asked) : 1;
}

/** The page of a list that is shown: the one asked for, or the last where that is behind it. Of a list without entries the first. */
export const pageOf = (asked: number, total: number, onAPage: number): number => Math.min(Math.max(1, asked), Math.max(1, Math.ceil(total / onAPage)));

export interface PageOfList {
  /** From 1. */
  asked: number;
  onAPage: number;
}

/**
 * One page of a list, read by `read`; the last page where the one asked for is behind it, because an old link or a list that grew shorter
 * must not say that there is nothing. `total` counts all entries; a read that finds none may say 0, then the first page is asked for it.
 */
export async function pageOfList<T extends { total: number }>({ asked, onAPage }: PageOfList, read: (page: number) => Promise<T>): Promise<T & { page: number }> {
  const found = await read(asked);
  if (asked === 1 || (asked - 1) * onAPage < found.total) return { ...found, page: asked };
  const first = found.total === 0 ? await read(1) : found;
  const last = pageOf(asked, first.total, onAPage);
  return { ...(last === 1 && found.total === 0 ? first : await read(last)), page: last };
}

export interface ListPage<Line> {
  lines: Line[];
  /** From 1: the one asked for, or the last. */
  page: number;
  total: number;
  onAPage: number;
}

/** The page of a list that the address asks for, read with `partOf`; every line says how many there are in all. `name` where a page has more than one list. */
export const listPage = <Line extends { total: number }>(ctx: Pick<RequestContext, 'query'>, read: (page: number) => Promise<Line[]>, name = 'page'): Promise<ListPage<Line>> =>
  pageOfList({ asked: pageAsked(ctx, name), onAPage: PAGE_SIZE }, async (page) => {
    const lines = await read(page);
    return { lines, total: lines[0]?.total ?? 0, onAPage: PAGE_SIZE };
  });
