import { z } from 'zod';

/** Which column of a file holds what. A measure or a unit may be named once for the whole file instead. */
export const mappingShape = z.object({
  period: z.string().default(''),
  numerator: z.string().default(''),
  denominator: z.string().default(''),
  people: z.string().default(''),
  measure: z.string().default(''),
  measureCode: z.string().default(''),
  unit: z.string().default(''),
  unitCode: z.string().default(''),
  profession: z.string().default(''),
  characteristic: z.string().default(''),
  group: z.string().default(''),
  secondCharacteristic: z.string().default(''),
  secondGroup: z.string().default(''),
});
export type Mapping = z.output<typeof mappingShape>;

/** Names that columns really carry, most telling first. */
const usual: Readonly<Record<Exclude<keyof Mapping, 'measureCode' | 'unitCode'>, readonly string[]>> = {
  period: ['period', 'month', 'date', 'reporting period', 'quarter', 'year'],
  numerator: ['numerator', 'count', 'number', 'value', 'events'],
  denominator: ['denominator', 'total', 'out of', 'population', 'base'],
  people: ['people', 'people behind', 'number of people', 'patients', 'headcount'],
  measure: ['measure', 'measure code', 'indicator', 'metric'],
  unit: ['unit', 'team', 'unit code', 'service', 'organisation', 'site'],
  profession: ['profession', 'staff group'],
  characteristic: ['characteristic', 'split', 'split by', 'dimension'],
  group: ['group', 'category'],
  secondCharacteristic: ['second characteristic', 'characteristic 2'],
  secondGroup: ['second group', 'group 2'],
};

const plain = (name: string): string => name.toLowerCase().replaceAll(/[\s_-]+/g, ' ').trim();

/** The column that says what to mend, and those of values that no column had: rows are downloaded with these (`rowsToMend`). */
export const REASON_COLUMN = 'what to mend';
const SPARE_COLUMN = 'value without a column';
const isOurs = (name: string): boolean => name === REASON_COLUMN || name.startsWith(SPARE_COLUMN);

/** Which file this is, by its column names in order: the next file with the same columns is read in the same way, and so are its rows to mend. */
export const headerKey = (header: readonly string[]): string => header.map(plain).filter((name) => !isOurs(name)).join(' | ');

/** Rows as they came with what is wrong with them, as a table. A value too many stands behind, so that none is lost. */
export function rowsToMend(header: readonly string[], rows: readonly { values: readonly string[]; reasons: readonly string[] }[]): { header: string[]; rows: string[][] } {
  const kept = header.map((name, at) => ({ name, at })).filter(({ name }) => !isOurs(plain(name)));
  const spare = rows.reduce((most, { values }) => Math.max(most, values.length - header.length), 0);
  return {
    header: [...kept.map(({ name }) => name), REASON_COLUMN, ...Array.from({ length: spare }, (_, at) => `${SPARE_COLUMN} ${at + 1}`)],
    rows: rows.map(({ values, reasons }) => [...kept.map(({ at }) => values[at] ?? ''), reasons.join(' '), ...Array.from({ length: spare }, (_, at) => values[header.length + at] ?? '')]),
  };
}

/** A first guess from the names of the columns; a person checks it. */
export function guessMapping(header: readonly string[]): Mapping {
  const find = (wanted: keyof typeof usual): string => usual[wanted].flatMap((name) => header.filter((column) => plain(column) === name))[0] ?? '';
  return { period: find('period'), numerator: find('numerator'), denominator: find('denominator'), people: find('people'), measure: find('measure'), measureCode: '', unit: find('unit'), unitCode: '', profession: find('profession'), characteristic: find('characteristic'), group: find('group'), secondCharacteristic: find('secondCharacteristic'), secondGroup: find('secondGroup') };
}

/** What no column was chosen for, and without which no row of the file can be read, in words. */
export function withoutColumn({ period, numerator, measure, measureCode, unit, unitCode }: Mapping): string[] {
  const needed = [['the period', period], ['the number on top', numerator], ['the measure', measure + measureCode], ['the team or organisation', unit + unitCode]] as const;
  return needed.filter(([, column]) => column === '').map(([what]) => what);
}
