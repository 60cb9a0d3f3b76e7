import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseCsv, type ParsedCsv } from '#platform/csv';
import { entryRoutes } from '../../domain/routes.ts';
import type { FileProblem, OpenStatement } from '../../domain/open-data/open-data-set.ts';

const limits = { maxBytes: 100_000_000, maxRows: 200_000, maxColumns: 60 };

export interface ReadStatements {
  statements: OpenStatement[];
  problems: FileProblem[];
  /** Statements too short for the store, which got quotation marks. */
  quoted: number;
}

interface Asked {
  isOurs: boolean;
  language: string;
  now: Date;
}

/** Reads comments.csv and, where it is a bundle of ours, what contributions.csv adds: which comment is on which idea, the route, the language. */
export function readStatements(folder: string, asked: Asked): ReadStatements {
  const read = readTable(join(folder, 'comments.csv'), ['comment-id', 'comment-body'], asked.isOurs);
  if ('problems' in read && read.rows.length === 0) return { statements: [], problems: read.problems, quoted: 0 };
  const more = existsSync(join(folder, 'contributions.csv')) ? readTable(join(folder, 'contributions.csv'), ['comment-id', 'on', 'route', 'language'], asked.isOurs) : null;
  const details = new Map((more?.rows ?? []).map((row) => [row['comment-id'] ?? '', row]));
  return gather(read, (row) => ({ ...details.get(row['comment-id'] ?? ''), ...row }), asked, 'comments.csv');
}

/** A CSV of one's own: a column `words`, and where wanted number, on (the number of the idea), route, language, day, state. */
export function readWords(file: string, asked: Asked): ReadStatements {
  const read = readTable(file, ['words'], true);
  let next = 0;
  return gather(read, (row) => ({ ...row, 'comment-id': row['number'] || String((next += 1)), 'comment-body': row['words'] ?? '', datetime: row['day'] ?? '', moderated: { refused: '-1', held: '0' }[row['state'] ?? ''] ?? '1' }), asked, basename(file));
}

type Row = Record<string, string>;
interface Table {
  rows: (Row & { line: string })[];
  problems: FileProblem[];
}

function readTable(file: string, columns: readonly string[], isOurs: boolean): Table {
  const name = basename(file);
  if (!existsSync(file)) return { rows: [], problems: [{ file: name, line: 1, text: 'The file is missing' }] };
  if (statSync(file).size > limits.maxBytes) return { rows: [], problems: [{ file: name, line: 1, text: 'The file is larger than 100 MB' }] };
  const parsed: ParsedCsv = parseCsv(readFileSync(file), { columns, limits, isOurs });
  const rows = parsed.rows.map(({ line, values }) => ({ ...Object.fromEntries(parsed.header.map((column, at) => [column, values[at] ?? ''])), line: String(line) }));
  return { rows, problems: parsed.problems.map((problem) => ({ file: name, ...problem })) };
}

function gather({ rows, problems }: Table, shape: (row: Row) => Row, asked: Asked, file: string): ReadStatements {
  const statements = new Map<string, OpenStatement>();
  const found = [...problems];
  let quoted = 0;
  for (const row of rows) {
    const read = statementOf(shape(row), asked);
    const wrong = 'wrong' in read ? read.wrong : statements.has(read.id) ? `The number ${read.id} is there twice` : null;
    if (wrong !== null) found.push({ file, line: Number(row.line), text: wrong });
    else if (!('wrong' in read)) {
      quoted += read.words.length < 3 ? 1 : 0;
      statements.set(read.id, { ...read, words: read.words.length < 3 ? `“${read.words}”` : read.words });
    }
  }
  const whole = [...statements.values()].map((statement) => ({ ...statement, on: ideaAbove(statement, statements) }));
  return { statements: whole, problems: found, quoted };
}

/** A comment on a comment, or on what is not there, stands as an idea. */
function ideaAbove({ on }: OpenStatement, statements: ReadonlyMap<string, OpenStatement>): string | null {
  const above = on === null ? undefined : statements.get(on);
  return above?.on === null ? above.id : null;
}

const moderation: Readonly<Record<string, OpenStatement['state']>> = { '': 'shown', '1': 'shown', '0': 'held', '-1': 'refused' };

function statementOf(row: Row, { language, now }: Asked): OpenStatement | { wrong: string } {
  const id = (row['comment-id'] ?? '').trim();
  // Letters that steer a terminal or a page's direction are no part of what somebody said.
  const words = (row['comment-body'] ?? '').replace(/\r\n?/g, '\n').replace(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu, (sign) => (sign === '\n' ? sign : ' ')).trim();
  const state = moderation[(row['moderated'] ?? '').trim()];
  if (!/^\d{1,15}$/.test(id)) return { wrong: `“${id.slice(0, 40)}” is no number of a comment` };
  if (words === '') return { wrong: 'There are no words' };
  if (words.length > 4000) return { wrong: 'There are more than 4,000 letters' };
  if (state === undefined) return { wrong: 'The column “moderated” takes -1, 0 or 1' };
  const hour = hourOf(row, now);
  if (hour === null) return { wrong: 'The time cannot be read' };
  const route = entryRoutes.find((each) => each === row['route']) ?? 'online';
  return { id, words, state, hour, route, on: row['on']?.trim() || null, language: /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(row['language'] ?? '') ? (row['language'] ?? language) : language };
}

/** Times are kept to the hour, whatever the file says. Null where there is something that is no time. */
function hourOf(row: Row, now: Date): Date | null {
  const [stamp, day] = [(row['timestamp'] ?? '').trim(), (row['datetime'] ?? '').trim()];
  const milliseconds = /^\d{9,14}$/.test(stamp) ? Number(stamp) : stamp !== '' ? NaN : day === '' ? now.getTime() : Date.parse(day);
  if (!(milliseconds > 0 && milliseconds <= now.getTime() + 86_400_000)) return null;
  return new Date(Math.floor(milliseconds / 3_600_000) * 3_600_000);
}
