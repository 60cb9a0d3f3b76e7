import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/** What the numbers of two machines may differ by. */
const WITHIN = 1e-10;
/** Longer texts stand once at the end of the file, and by their number where they are said. */
const LONG = 24;

/**
 * Compares whole answers, with every word, note and setting, to those in a committed file: a change that nobody meant is seen. That they are right is
 * shown elsewhere, by references and by hand. After a change that was meant, `ALLIED_KEEP=yes bin/test FILE` writes them anew, to be read as a diff.
 */
export function compareKept(file: URL, answers: Readonly<Record<string, () => unknown>>): void {
  if (process.env['ALLIED_KEEP'] === 'yes') write(file, answers);
  const { texts, ...kept } = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown> & { texts: string[] }) : { texts: [] };
  assert.deepEqual(Object.keys(answers), Object.keys(kept));
  for (const [name, answer] of Object.entries(answers)) compare(plain(answer()), restore(kept[name], texts), name);
}

function write(file: URL, answers: Readonly<Record<string, () => unknown>>): void {
  const texts = new Map<string, number>();
  const shorten = (_name: string, value: unknown): unknown => {
    if (typeof value === 'number') return Number(value.toPrecision(12));
    if (typeof value !== 'string' || value.length <= LONG) return value;
    if (!texts.has(value)) texts.set(value, texts.size);
    return `#${texts.get(value)}`;
  };
  const lines = Object.entries(answers).map(([name, answer]) => `${JSON.stringify(name)}: ${JSON.stringify(plain(answer()), shorten)}`);
  writeFileSync(file, `{\n${[...lines, `"texts": ${JSON.stringify([...texts.keys()], null, 1)}`].join(',\n')}\n}\n`);
}

/** Without the names of fields, which the type checker holds: they would be most of the file. */
function plain(value: unknown): unknown {
  if (value === undefined) return 'none';
  return typeof value === 'object' && value !== null ? Object.values(value).map(plain) : value;
}

function restore(value: unknown, texts: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((one) => restore(one, texts));
  return typeof value === 'string' && /^#\d+$/.test(value) ? texts[Number(value.slice(1))] : value;
}

function compare(found: unknown, kept: unknown, place: string): void {
  if (typeof found === 'number' && typeof kept === 'number') return assert.ok(Math.abs(found - kept) <= WITHIN * Math.max(Math.abs(kept), 1e-6), `${place}: ${found} was ${kept}`);
  if (!Array.isArray(found) || !Array.isArray(kept)) return assert.equal(found, kept, place);
  assert.equal(found.length, kept.length, place);
  for (const [at, one] of found.entries()) compare(one, kept[at], `${place}.${at}`);
}
