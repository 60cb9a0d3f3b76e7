import { z } from 'zod';

export type Row = Record<string, unknown>;
export type Rows = Record<string, Row[]>;

const rows = z.record(z.string(), z.array(z.record(z.string(), z.unknown())));

/** The whole of an organisation as one file. `docs/organisation-export.schema.json` describes it column by column. */
export const copyShape = z.strictObject({
  format: z.literal('allied-organisation'),
  schemaVersion: z.literal(1),
  madeAt: z.iso.datetime(),
  /** The code of the organisation. */
  organisation: z.string(),
  /** True when names and email addresses are in it. */
  holdsPeople: z.boolean(),
  /** Strategies of others that the rows speak of, to be found again by their codes. */
  references: z.strictObject({ strategies: z.array(z.strictObject({ id: z.uuid(), code: z.string(), wordingHash: z.string() })) }),
  surroundings: rows,
  tables: rows,
});
export type OrganisationCopy = z.output<typeof copyShape>;

/** One row a line, so that two copies can be compared line by line. */
export function writeCopy(copy: OrganisationCopy): string {
  const { surroundings, tables, ...head } = copy;
  const parts = [...Object.entries(head).map(([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)}`), `"surroundings": ${tablesText(surroundings)}`, `"tables": ${tablesText(tables)}`];
  return `{\n${parts.join(',\n')}\n}\n`;
}

const tablesText = (tables: Rows): string =>
  `{\n${Object.entries(tables).map(([name, list]) => `${JSON.stringify(name)}: [${list.length > 0 ? `\n${list.map((row) => JSON.stringify(row)).join(',\n')}\n` : ''}]`).join(',\n')}\n}`;

export type Reading = { ok: true; copy: OrganisationCopy } | { ok: false; sentences: string[] };

/** Reads a file, or says what is wrong with its form. */
export function readCopy(text: string): Reading {
  let found: unknown;
  try {
    found = JSON.parse(text);
  } catch (error) {
    return { ok: false, sentences: [`The file is not JSON: ${(error as Error).message}.`] };
  }
  const { format, schemaVersion } = (found ?? {}) as { format?: unknown; schemaVersion?: unknown };
  if (format !== 'allied-organisation') return { ok: false, sentences: ['The file is not an exported organisation: "format" is not "allied-organisation".'] };
  if (schemaVersion !== 1) return { ok: false, sentences: [`The file has schemaVersion ${JSON.stringify(schemaVersion)}; this site reads version 1.`] };
  const read = copyShape.safeParse(found);
  return read.success ? { ok: true, copy: read.data } : { ok: false, sentences: read.error.issues.map(({ path, message }) => `${path.join('.') || 'The file'}: ${message}.`) };
}
