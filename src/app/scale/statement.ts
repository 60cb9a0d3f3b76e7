/** What a statement makes, itself and its values. */
export type Statement = [what: string, sql: string, values: unknown[]];
