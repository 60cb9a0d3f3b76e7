import { Paging, rangeWords } from './paging.tsx';

/** How much of a list is here, and its other pages (`listPage` reads it). `name` where a page has more than one list. */
export function PagesOf({ list: { page, total, onAPage }, home, what, name = 'page' }: { list: { page: number; total: number; onAPage: number }; home: string; what: string; name?: string }) {
  return (
    <>
      {total > 0 && <p>{rangeWords({ page, pageSize: onAPage, total })}.</p>}
      <Paging page={page} pageCount={Math.ceil(total / onAPage)} hrefOf={(to) => `${home}${home.includes('?') ? '&' : '?'}${name}=${to}`} ariaLabel={`Pages of ${what}`} />
    </>
  );
}
