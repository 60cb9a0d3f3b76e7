import type { Measure } from '../measure.ts';
import type { Mapping } from './mapping.ts';
import { readNumber, readPeriod } from './read-period.ts';
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
  const read = rows.map((row) => ({ row, ...readRow((column) => cell(row, column), row.line, mapping, known) }));
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

function readRow(cell: (column: string) => string, line: number, mapping: Mapping, known: Known): { figure: Figure | null; reasons: string[] } {
  const reasons: string[] = [];
  const named = <T>(words: string, among: ReadonlyMap<string, T>, what: string): T | undefined => {
    const found = among.get(words.toLowerCase());
    if (found === undefined) reasons.push(words === '' ? `No ${what} is given.` : `We do not know the ${what} “${words}”.`);
    return found;
  };
  const measure = named(mapping.measureCode || cell(mapping.measure), known.measures, 'measure');
  const unit = named(mapping.unitCode || cell(mapping.unit), known.units, 'team or organisation');
  const professionWords = cell(mapping.profession);
  const profession = professionWords === '' ? '' : named(professionWords, known.professions, 'profession');
  const split = readSplit([{ characteristic: cell(mapping.characteristic), group: cell(mapping.group) }, { characteristic: cell(mapping.secondCharacteristic), group: cell(mapping.secondGroup) }], known.characteristics, reasons);
  const period = periodOf(cell(mapping.period), measure, known, reasons);
  const numerator = numberOf(cell(mapping.numerator), 'The number on top', reasons);
  const denominator = measure && measure.unit !== 'count' ? numberOf(cell(mapping.denominator), 'The number below', reasons) : null;
  const people = measure?.peopleIn === 'separate' ? wholeNumberOf(cell(mapping.people), reasons) : null;
  if (measure && measure.offeredBy !== null) reasons.push(`“${measure.name}” is worked out of records here, so no file can give its figures.`);
  if (measure && typeof numerator === 'number' && typeof denominator === 'number') reasons.push(...mismatch(measure, numerator, denominator));
  if (reasons.length > 0 || !measure || !unit || !split || profession === undefined || !period || typeof numerator !== 'number' || denominator === undefined || people === undefined) return { figure: null, reasons };
  return { figure: { line, measureId: measure.id, unitId: unit.id, profession, ...split, period, numerator, denominator, people }, reasons };
}

function periodOf(words: string, measure: KnownMeasure | undefined, { thisMonth }: Known, reasons: string[]): string | null {
  const period = readPeriod(words);
  if (period === null) reasons.push(words === '' ? 'No period is given.' : `“${words}” is not a period. Write 2026-04 or April 2026.`);
  else if (period >= thisMonth) reasons.push('This period is not over yet.');
  else if (measure?.grain === 'quarter' && !['01', '04', '07', '10'].includes(period.slice(5, 7))) reasons.push('A quarter begins in January, April, July or October.');
  return period;
}

/** Days, hours or pounds do not say how many people they are of, and a few people must not show. */
function wholeNumberOf(words: string, reasons: string[]): number | undefined {
  const read = readNumber(words);
  if (typeof read === 'number' && Number.isInteger(read) && read >= 0) return read;
  reasons.push(read === undefined ? 'The number of people behind this figure is missing. This measure needs it, so that a few people do not show. Give it in a column of its own.' : `The number of people, “${words}”, is not a whole number.`);
  return undefined;
}

function numberOf(words: string, what: string, reasons: string[]): number | undefined {
  const read = readNumber(words);
  if (read === undefined) reasons.push(`${what} is missing.`);
  else if (read === null) reasons.push(isSheetError(words) ? `${what} is an error in the spreadsheet (${words}).` : `${what}, “${words}”, is not a number.`);
  else if (read < 0) reasons.push(`${what} is below nought.`);
  else return read;
  return undefined;
}

/** What a spreadsheet shows where a formula failed. It is not the same as nothing. Source: ECMA-376-1, 18.17.3. */
const isSheetError = (words: string): boolean => /^#(NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|N\/A|GETTING_DATA|SPILL!|CALC!)$/.test(words);

function mismatch({ unit }: KnownMeasure, numerator: number, denominator: number): string[] {
  if (denominator === 0 && numerator > 0) return ['The number below is nought, so there is nothing to divide by.'];
  return unit === 'percent' && numerator > denominator ? [`${numerator} is more than ${denominator}, so the share would be over 100%.`] : [];
}
