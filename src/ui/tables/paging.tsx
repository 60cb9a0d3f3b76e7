import { Pagination } from '#ui/nhsuk';
import type { PaginationItem } from '#ui/nhsuk';

export interface PagingProps {
  /** From 1. */
  readonly page: number;
  readonly pageCount: number;
  readonly hrefOf: (page: number) => string;
  /** What is paged, such as "Pages of objectives"; needed where a page has more than one list. */
  readonly ariaLabel?: string | undefined;
}

/** Numbered links to the pages of a list; nothing where there is only one page, and the way back from a page behind the last. */
export function Paging({ page, pageCount, hrefOf, ariaLabel = 'Pages' }: PagingProps) {
  // Every list leads to its last page by itself (pageOfList); this is what a reader is told where one forgot to.
  if (page > Math.max(1, pageCount)) return <p>There is no page {page} of this list. <a href={hrefOf(Math.max(1, pageCount))}>{pageCount > 1 ? `Go to the last page, page ${pageCount}` : 'Go to the first page'}</a>.</p>;
  if (pageCount <= 1) return null;
  return (
    <Pagination
      ariaLabel={ariaLabel}
      previous={{ href: page > 1 ? hrefOf(page - 1) : undefined }}
      next={{ href: page < pageCount ? hrefOf(page + 1) : undefined }}
      items={shownPages(page, pageCount).map((shown): PaginationItem => {
        if (shown === 'gap') return { ellipsis: true };
        return { number: shown, href: hrefOf(shown), current: shown === page };
      })}
    />
  );
}

/** The first and last page, the current one and its neighbours; a gap stands for two pages or more. */
export function shownPages(page: number, pageCount: number): (number | 'gap')[] {
  const wanted = [1, page - 1, page, page + 1, pageCount].filter((one) => one >= 1 && one <= pageCount);
  const shown: (number | 'gap')[] = [];
  let last = 0;
  for (const one of [...new Set(wanted)].toSorted((a, b) => a - b)) {
    if (one === last + 2) shown.push(one - 1);
    else if (one > last + 2) shown.push('gap');
    shown.push(one);
    last = one;
  }
  return shown;
}

export interface ListRange {
  /** From 1. */
  readonly page: number;
  readonly pageSize: number;
  readonly total: number;
}

/** Which part of a list is on this page, in words. */
export function rangeWords({ page, pageSize, total }: ListRange): string {
  if (total === 0) return 'Nothing to show';
  const first = (page - 1) * pageSize + 1;
  if (first > total) return `Nothing on page ${page}: there are ${total} in all`;
  if (total === 1) return 'Showing 1';
  const last = Math.min(page * pageSize, total);
  return total <= pageSize ? `Showing all ${total}` : `Showing ${first} to ${last} of ${total}`;
}
