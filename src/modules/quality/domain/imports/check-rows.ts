import { formatDay } from '#platform/clock';
import type { Measure } from '../measure.ts';
import { periodAt, type Grain } from '../periods.ts';
import type { Mapping } from './mapping.ts';
import { quoted } from './quoted.ts';
import { numberOf, wholeNumberOf } from './read-amount.ts';
import { dayOfSerial, readPeriod } from './read-period.ts';
import { readSplit, splitPlace, type KnownCharacteristic, type Split } from './read-split.ts';

export interface FileRow {
  /** The line of the file the row begins on, counted from 1. */
  line: number;
  values: readonly string[];
}

export interface Figure extends Split {
  line: number;
  measureId: string;
  unitId: string;
  profession: string;
  period: string;
  numerator: number;
  /** null for a plain count. */
  denominator: number | null;
  /** The people behind it, where neither number counts people ('separate'). */
  people?: number | null;
}

export interface BadRow extends FileRow {
  reasons: string[];
}

export interface KnownMeasure extends Pick<Measure, 'unit' | 'grain' | 'name'> {
  id: string;
  /** Which of its numbers count people. */
  peopleIn: 'both' | 'denominator' | 'numerator' | 'separate' | 'none';
  /** Its figures come out of records here, so no file may give others. */
  offeredBy: string | null;
}

/** What a file's words may mean: measures, units and professions by each of their names in small letters. */
export interface Known {
  measures: ReadonlyMap<string, KnownMeasure>;
  units: ReadonlyMap<string, { id: string }>;
  professions: ReadonlyMap<string, string>;
  characteristics: ReadonlyMap<string, KnownCharacteristic>;
  /** The first day of the month that is not over yet. */
  thisMonth: string;
}

export interface CheckedRows {
  good: Figure[];
  bad: BadRow[];
}

/** Sorts rows into figures and rows with reasons. Two rows for the same figure that say the same count once; if they differ, both are bad. */
export function checkRows(header: readonly string[], rows: readonly FileRow[], mapping: Mapping, known: Known): CheckedRows {
  const cell = (row: FileRow, column: string): string => (column === '' ? '' : (row.values[header.indexOf(column)] ?? '').trim());
  const read = rows.map((row) => {
    const misfit = misfitReason(row, header);
    return { row, ...(misfit === null ? readRow((column) => cell(row, column), row.line, mapping, known) : { figure: null, reasons: [misfit] }) };
  });
  const byPlace = Map.groupBy(read.flatMap(({ figure }) => (figure ? [figure] : [])), placeOf);
  const bad: BadRow[] = [];
  const good = new Map<string, Figure>();
  for (const { row, figure, reasons } of read) {
    const rivals = figure ? (byPlace.get(placeOf(figure)) ?? []).filter((other) => other.numerator !== figure.numerator || other.denominator !== figure.denominator || other.people !== figure.people) : [];
    if (figure && rivals.length === 0) good.set(placeOf(figure), figure);
    else bad.push({ ...row, reasons: figure ? [`Line ${rivals.map(({ line }) => line).join(' and ')} gives another figure for the same place and period. Keep one.`] : reasons });
  }
  return { good: [...good.values()], bad };
}

const placeOf = (figure: Figure): string => [figure.measureId, figure.unitId, figure.profession, splitPlace(figure), figure.period].join(' ');

/** With a value too many or too few nobody can tell which column each of them belongs to, so none is read. */
export const misfitReason = ({ values }: Pick<FileRow, 'values'>, header: readonly string[]): string | null =>
  (values.length === header.length ? null : `This row has ${values.length === 1 ? '1 value' : `${values.length} values`} and the file has ${header.length} columns. Put each value into its column.`);

function readRow(cell: (column: string) => string, line: number, mapping: Mapping, known: Known): { figure: Figure | null; reasons: string[] } {
  const reasons: string[] = [];
  const named = <T>(words: string, among: ReadonlyMap<string, T>, what: string): T | undefined => {
    const found = among.get(words.toLowerCase());
    if (found === undefined) reasons.push(words === '' ? `No ${what} is given.` : `We do not know the ${what} ${quoted(words)}.`);
    return found;
  };
  const measure = named(mapping.measureCode || cell(mapping.measure), known.measures, 'measure');
  const unit = named(mapping.unitCode || cell(mapping.unit), known.units, 'team or organisation');
  const professionWords = cell(mapping.profession);
  const profession = professionWords === '' ? '' : named(professionWords, known.professions, 'profession');
  const split = readSplit([{ characteristic: cell(mapping.characteristic), group: cell(mapping.group) }, { characteristic: cell(mapping.secondCharacteristic), group: cell(mapping.secondGroup) }], known.characteristics, reasons);
  const period = periodOf(cell(mapping.period), measure, known, reasons);
  const numerator = numberOf(cell(mapping.numerator), { what: 'The number on top', ofPeople: ['both', 'numerator'].includes(measure?.peopleIn ?? '') }, reasons);
  const denominator = measure && measure.unit !== 'count' ? numberOf(cell(mapping.denominator), { what: 'The number below', ofPeople: ['both', 'denominator'].includes(measure.peopleIn) }, reasons) : null;
  const people = measure?.peopleIn === 'separate' ? wholeNumberOf(cell(mapping.people), reasons) : null;
  if (measure && measure.offeredBy !== null) reasons.push(`“${measure.name}” is worked out of records here, so no file can give its figures.`);
  if (measure && typeof numerator === 'number' && typeof denominator === 'number') reasons.push(...mismatch(measure, numerator, denominator));
  if (reasons.length > 0 || !measure || !unit || !split || profession === undefined || !period || typeof numerator !== 'number' || denominator === undefined || people === undefined) return { figure: null, reasons };
  return { figure: { line, measureId: measure.id, unitId: unit.id, profession, ...split, period, numerator, denominator, people }, reasons };
}

function periodOf(words: string, measure: KnownMeasure | undefined, { thisMonth }: Known, reasons: string[]): string | null {
  const period = readPeriod(words);
  const grain = measure?.grain ?? 'month';
  if (period === null) reasons.push(words === '' ? 'No period is given.' : notAPeriod(words, grain));
  else if (periodAt(period, grain, 1) > thisMonth) reasons.push('This period is not over yet.');
  else if (grain === 'quarter' && !['01', '04', '07', '10'].includes(period.slice(5, 7))) reasons.push('A quarter begins in January, April, July or October.');
  return period;
}

function notAPeriod(words: string, grain: Grain): string {
  const day = dayOfSerial(words);
  if (day !== null) return `${quoted(words)} is the number by which a spreadsheet keeps a day, here ${formatDay(day)}. Show the column as dates and save the file again, or write ${day.slice(0, 7)}.`;
  return `${quoted(words)} is not a period. Write ${grain === 'month' ? '2026-04 or April 2026' : `the month in which the ${grain} begins, such as 2026-04 or April 2026`}.`;
}

function mismatch({ unit }: KnownMeasure, numerator: number, denominator: number): string[] {
  if (denominator === 0 && numerator > 0) return ['The number below is nought, so there is nothing to divide by.'];
  return unit === 'percent' && numerator > denominator ? [`${numerator} is more than ${denominator}, so the share would be over 100%.`] : [];
}
