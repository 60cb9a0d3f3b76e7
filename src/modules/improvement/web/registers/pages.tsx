import { pageAsked, pageOfList, type RequestContext } from '#platform/http';
import { Paging, rangeWords } from '#ui/tables';
import { PAGE_SIZE } from '../../queries/paged.ts';

export interface ListPage<Line> {
  lines: Line[];
  /** From 1: the one asked for, or the last. */
  page: number;
  total: number;
}

/** The page of a register that the address asks for, with how many entries there are in all. `name` where a page has more than one list. */
export const listPage = <Line extends { total: number }>(ctx: Pick<RequestContext, 'query'>, read: (page: number) => Promise<Line[]>, name = 'page'): Promise<ListPage<Line>> =>
  pageOfList({ asked: pageAsked(ctx, name), onAPage: PAGE_SIZE }, async (page) => {
    const lines = await read(page);
    return { lines, total: lines[0]?.total ?? 0 };
  });

/** How much of a register is here, and its other pages. */
export function PagesOf({ list: { page, total }, home, what, name = 'page' }: { list: { page: number; total: number }; home: string; what: string; name?: string }) {
  return (
    <>
      {total > 0 && <p>{rangeWords({ page, pageSize: PAGE_SIZE, total })}.</p>}
      <Paging page={page} pageCount={Math.ceil(total / PAGE_SIZE)} hrefOf={(to) => `${home}${home.includes('?') ? '&' : '?'}${name}=${to}`} ariaLabel={`Pages of ${what}`} />
    </>
  );
}
