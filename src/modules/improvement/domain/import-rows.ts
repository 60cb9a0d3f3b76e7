import { professionOf } from '#modules/directory';
import { outcomes, type ProjectOutcome } from './project.ts';
import { stages } from './stages.ts';

export interface RegisterRow {
  line: number;
  key: string;
  title: string;
  why: string;
  unitId: string;
  contactRole: string;
  startedOn: string;
  professions: string[];
  stage: number | null;
  /** Where it has ended. A list from elsewhere cannot say "improved": that rests on figures here. */
  outcome: Exclude<ProjectOutcome, 'improved'> | null;
  closedOn: string | null;
  learned: string;
}

export interface BadRow {
  line: number;
  title: string;
  reasons: string[];
}

/** Columns of a list of projects; those without a star may be left out. */
export const importColumns = ['id', 'title', 'why', 'team', 'contact', 'started', 'professions', 'stage', 'outcome', 'ended', 'learned'] as const;
export const neededColumns = ['id', 'title', 'why', 'team', 'contact', 'started'] as const;

type Cell = (column: (typeof importColumns)[number]) => string;

/** Sorts the rows of a list into projects and rows with reasons. `units` are the organisation's own by name or code in small letters; null for a name that more than one has. */
export function checkRegister(header: readonly string[], rows: readonly { line: number; values: readonly string[] }[], units: ReadonlyMap<string, string | null>, today: string): { good: RegisterRow[]; bad: BadRow[] } {
  const names = header.map((name) => name.trim().toLowerCase());
  const seen = new Map<string, number>();
  const [good, bad]: [RegisterRow[], BadRow[]] = [[], []];
  for (const row of rows) {
    const cell: Cell = (column) => (row.values[names.indexOf(column)] ?? '').trim();
    const { project, reasons } = readRow(cell, row.line, units, today);
    const first = seen.get(project.key);
    if (first !== undefined) reasons.push(`Line ${first} has the same id.`);
    else seen.set(project.key, row.line);
    if (reasons.length === 0) good.push(project);
    else bad.push({ line: row.line, title: project.title || project.key, reasons });
  }
  return { good, bad };
}

function readRow(cell: Cell, line: number, units: ReadonlyMap<string, string | null>, today: string): { project: RegisterRow; reasons: string[] } {
  const reasons: string[] = [];
  const text = (column: (typeof importColumns)[number], name: string, [min, max]: readonly [number, number]): string => {
    const value = cell(column);
    if (value === '') reasons.push(`${name} is missing.`);
    else if (value.length < min) reasons.push(`${name} “${value}” is shorter than ${min} letters.`);
    else if (value.length > max) reasons.push(`${name} is longer than ${max} letters.`);
    return value;
  };
  const unitId = units.get(cell('team').toLowerCase());
  if (!unitId) reasons.push(cell('team') === '' ? 'The team is missing.' : unitId === null ? `More than one team is called “${cell('team')}”. Write its code, which stands in the address of its page.` : `We do not know the team “${cell('team')}”.`);
  const ended = readOutcome(cell, reasons);
  const project: RegisterRow = {
    line, key: text('id', 'The id', [1, 120]), title: text('title', 'The title', [3, 120]), why: text('why', 'What is to get better, and why', [3, 2000]), unitId: unitId ?? '', contactRole: text('contact', 'Whom to ask', [2, 120]),
    startedOn: readDay(cell('started'), 'The first day', reasons, today), professions: readProfessions(cell('professions'), reasons), stage: readStage(cell('stage'), reasons),
    outcome: ended, closedOn: ended ? readDay(cell('ended'), 'The last day', reasons, today) : null, learned: ended ? text('learned', 'What was learned', [3, 2000]) : '',
  };
  if (project.closedOn && project.closedOn < project.startedOn) reasons.push('It ended before it started.');
  return { project, reasons };
}

function readDay(words: string, name: string, reasons: string[], today: string): string {
  const [, day, month, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(words) ?? [];
  const iso = day && month && year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : words;
  const date = new Date(`${iso}T00:00:00Z`);
  const isReal = /^\d{4}-\d{2}-\d{2}$/.test(iso) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) && iso >= '1990-01-01';
  if (!isReal) reasons.push(words === '' ? `${name} is missing.` : `${name}, “${words}”, is not a day. Write 2026-04-30 or 30/04/2026.`);
  else if (iso > today) reasons.push(`${name} is in the future.`);
  return isReal ? iso : today;
}

function readProfessions(words: string, reasons: string[]): string[] {
  return [...new Set(words.split(/[;,]/).map((name) => name.trim()).filter((name) => name !== '').flatMap((name) => {
    const found = professionOf(name);
    if (!found) reasons.push(`We do not know the profession “${name}”. Write one of the 14, such as Podiatrists or Podiatry, and put a semicolon between two.`);
    return found ? [found.code] : [];
  }))];
}

function readStage(words: string, reasons: string[]): number | null {
  if (words === '') return null;
  const found = stages.find(({ score }) => score === Number(words));
  if (!found) reasons.push(`The stage “${words}” is not on the scale from 0.5 to 5 in steps of a half.`);
  return found?.score ?? null;
}

function readOutcome(cell: Cell, reasons: string[]): RegisterRow['outcome'] {
  const words = cell('outcome').toLowerCase();
  if (words === '' || words === 'open') return null;
  if (words === 'finished' || words === 'stopped') return words;
  reasons.push(words === 'improved' ? 'A list cannot say “improved”: link its figures here, and end it when they have held. Write “finished”, or leave it open.' : `“${cell('outcome')}” is no outcome. Write open, ${outcomes.filter(({ code }) => code !== 'improved').map(({ code }) => code).join(' or ')}.`);
  return null;
}
