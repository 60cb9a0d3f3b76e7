import { sql } from 'kysely';

/** How many entries of a list stand on one page. */
export const PAGE_SIZE = 50;

/** The part of a list that a page shows; without a page as many as `otherwise`, for choices and lists beside something else. */
export const partOf = (page: number | undefined, otherwise = 300) => (page === undefined ? sql`limit ${otherwise}` : sql`limit ${PAGE_SIZE} offset ${(page - 1) * PAGE_SIZE}`);
