import type { RequestContext } from '#platform/http';
import { Paging, rangeWords } from '#ui/tables';
import { PAGE_SIZE } from '../../queries/paged.ts';

/** Which page of a list is asked for, from 1; anything else is the first. `name` where a page has more than one list. */
export function pageAsked({ query }: Pick<RequestContext, 'query'>, name = 'page'): number {
  const asked = query[name];
  return typeof asked === 'string' && /^[1-9]\d{0,4}$/.test(asked) ? Number(asked) : 1;
}

/** How much of a register is here, and its other pages. */
export function PagesOf({ page, total, home, what, name = 'page' }: { page: number; total: number; home: string; what: string; name?: string }) {
  return (
    <>
      {total > 0 && <p>{rangeWords({ page, pageSize: PAGE_SIZE, total })}.</p>}
      <Paging page={page} pageCount={Math.ceil(total / PAGE_SIZE)} hrefOf={(to) => `${home}${home.includes('?') ? '&' : '?'}${name}=${to}`} ariaLabel={`Pages of ${what}`} />
    </>
  );
}
