import { sql, type RawBuilder } from 'kysely';

/**
 * One kind of thing that can be found. `select` is one statement, read by the worker, with the columns `item_id`, `subject_id`, `reader`,
 * `is_example`, `href`, `title`, `about`, `body`, `standing`: the last between 0 and 10, for what comes first where very many fit.
 * `reader` is 'public', 'signed-in', 'organisation:ID' or 'person:ID', as the policies of the tables say.
 */
export interface Searchable {
  /** Stands in addresses: "objectives". */
  kind: string;
  /** The heading of its finds: "Yearly objectives". */
  title: string;
  /** What a change touches, as the triggers `search_touched` of its tables say it. */
  subjectKind: string;
  /** The statement has a column `shown_until` too: the last day on which a thing is found, or null. */
  endsByDay?: true;
  /** Of these subjects, or of all. */
  select(only: readonly string[] | null): RawBuilder<unknown>;
}

/** Narrows a statement to the touched subjects: `where ${among('o.id', only)}`. */
export const among = (column: string, only: readonly string[] | null, type: 'uuid' | 'text' = 'uuid'): RawBuilder<unknown> =>
  (only === null ? sql`true` : sql`${sql.ref(column)} = any(${only}::${sql.raw(type)}[])`);
