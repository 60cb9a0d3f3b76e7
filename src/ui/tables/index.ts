// Tables that stay readable on a phone, and the pages of long lists.
export { DataTable } from './data-table.tsx';
export type { Column, DataTableProps, SortDirection, Sorting } from './data-table.tsx';
export { LongWords } from './long-words.tsx';
export { Paging, rangeWords } from './paging.tsx';
export type { ListRange, PagingProps } from './paging.tsx';
export { PagesOf } from './pages-of.tsx';
