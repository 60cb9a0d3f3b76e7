/** Values as PostgreSQL reads an array: one text for thousands of rows, instead of a parameter for each. */
export function asArray(values: readonly (string | number | boolean | null)[]): string {
  return `{${values.map((value) => (value === null ? 'NULL' : typeof value === 'string' ? `"${value.replaceAll(/["\\]/g, '\\$&')}"` : value)).join(',')}}`;
}

/** Ids as an array of the database: no letter of an id needs quoting. */
export const asIds = (ids: readonly string[]): string => `{${ids.join(',')}}`;
