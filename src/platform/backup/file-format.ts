import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { z } from 'zod';

/**
 * A backup is a gzip of lines: a header in JSON; per table a line `table NAME`, its rows in PostgreSQL's COPY text form
 * and a line `\.`; a last line with the number of rows and the SHA-256 of everything before it. Anyone can read it with zcat.
 */
export const headerShape = z.object({
  format: z.literal('allied-backup'),
  formatVersion: z.literal(1),
  madeAt: z.iso.datetime(),
  mode: z.enum(['demo', 'production', 'development']),
  server: z.string(),
  migrations: z.array(z.object({ name: z.string(), hash: z.string() })).min(1),
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()).min(1), rows: z.number().int().min(0) })),
  sequences: z.array(z.object({ name: z.string(), lastValue: z.string().nullable() })),
});
export type Header = z.output<typeof headerShape>;

export const endOfRows = Buffer.from('\\.\n');
export const tableLine = (name: string): Buffer => Buffer.from(`table ${name}\n`);
const endShape = z.object({ end: z.literal('allied-backup'), rows: z.number().int(), sha256: z.string() });
export const endLine = (rows: number, sha256: string): Buffer => Buffer.from(`${JSON.stringify({ end: 'allied-backup', rows, sha256 })}\n`);

/** Every line of a backup, each with its line break. */
export async function* linesOf(file: string): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0);
  const source = createReadStream(file);
  const text = source.pipe(createGunzip());
  source.on('error', (error) => text.destroy(error));
  for await (const chunk of text as AsyncIterable<Buffer>) {
    const whole: Buffer = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    let from = 0;
    for (let at = whole.indexOf(10, from); at !== -1; at = whole.indexOf(10, from)) {
      yield whole.subarray(from, at + 1);
      from = at + 1;
    }
    rest = whole.subarray(from);
  }
  if (rest.length > 0) yield rest;
}

/** Reads a whole backup once and answers its header. Throws one sentence when it is not one, was cut off, or changed. */
export async function checkedHeader(file: string): Promise<Header> {
  const hash = createHash('sha256');
  let first: Buffer | null = null;
  let last: Buffer | null = null;
  try {
    for await (const line of linesOf(file)) {
      if (last) hash.update(last);
      last = Buffer.from(line);
      first ??= last;
    }
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    throw new Error(missing ? `There is no file ${file}.` : `${file} is not a whole backup: ${(error as Error).message}.`, { cause: error });
  }
  const header = parsed(headerShape, first);
  if (!header) throw new Error(`${file} is not a backup of Allied, or one of a later version.`);
  if (parsed(endShape, last)?.sha256 !== hash.digest('hex')) throw new Error(`${file} is not a whole backup: its end is missing or its content was changed.`);
  return header;
}

function parsed<T>(shape: z.ZodType<T>, line: Buffer | null): T | null {
  try {
    const result = shape.safeParse(JSON.parse(String(line)));
    return result.success ? result.data : null;
  } catch {
    return null;
  }
}
