export interface AreaRow {
  code: string;
  fifth: number | null;
  rurality: 'rural' | 'urban' | null;
}

export interface FileProblem {
  line: number;
  text: string;
}

const plain = (name: string): string => name.toLowerCase().replaceAll(/[\s_-]+/g, ' ').trim();

/** Codes as files write them, so that "OX4 1AA" and "ox41aa" are the same area. */
export const areaCode = (words: string): string => words.replaceAll(/\s+/g, '').toUpperCase();

const columnNames = {
  area: ['area', 'area code', 'lsoa', 'lsoa code', 'lsoa21cd', 'lsoa11cd', 'postcode', 'pcds'],
  fifth: ['deprivation fifth', 'fifth', 'quintile', 'deprivation quintile', 'imd quintile'],
  tenth: ['decile', 'deprivation decile', 'imd decile', 'deprivation tenth'],
  rurality: ['rurality', 'rural or urban', 'rural urban', 'ruc', 'ruc21', 'ruc11'],
} as const;

/** Where a column of one of these names stands in a header; −1 where it does not. */
export const columnOf = (header: readonly string[], names: readonly string[]): number => header.findIndex((column) => names.includes(plain(column)));

/**
 * Reads a lookup of areas. A fifth is taken as it stands, or from a tenth; a place that is left empty stays empty and is later "not known".
 * Nothing is guessed: what cannot be read is a problem with its line.
 */
export function readAreas(header: readonly string[], rows: readonly { line: number; values: readonly string[] }[]): { areas: AreaRow[]; problems: FileProblem[] } {
  const at = { area: columnOf(header, columnNames.area), fifth: columnOf(header, columnNames.fifth), tenth: columnOf(header, columnNames.tenth), rurality: columnOf(header, columnNames.rurality) };
  if (at.area < 0) return { areas: [], problems: [{ line: 1, text: 'No column is called Area, LSOA or Postcode.' }] };
  if (at.fifth < 0 && at.tenth < 0 && at.rurality < 0) return { areas: [], problems: [{ line: 1, text: 'No column says a deprivation fifth, a decile or rural or urban.' }] };
  const areas = new Map<string, AreaRow>();
  const problems: FileProblem[] = [];
  for (const { line, values } of rows) {
    const cell = (column: number) => (column < 0 ? '' : (values[column] ?? '').trim());
    const row = { code: areaCode(cell(at.area)), fifth: fifthOf(cell(at.fifth), cell(at.tenth)), rurality: ruralityOf(cell(at.rurality)) };
    const problem = problemOf(row, cell(at.area), areas.get(row.code));
    if (problem === null) areas.set(row.code, row as AreaRow);
    else problems.push({ line, text: problem });
  }
  return { areas: [...areas.values()], problems };
}

const fifthOf = (fifth: string, tenth: string): number | null | undefined => (fifth !== '' ? wholeUpTo(fifth, 5) : tenth === '' ? null : halved(wholeUpTo(tenth, 10)));
const wholeUpTo = (words: string, most: number): number | undefined => (/^\d+$/.test(words) && Number(words) >= 1 && Number(words) <= most ? Number(words) : undefined);
const halved = (tenth: number | undefined): number | undefined => (tenth === undefined ? undefined : Math.ceil(tenth / 2));

function ruralityOf(words: string): 'rural' | 'urban' | null | undefined {
  if (words === '') return null;
  const start = words.toLowerCase();
  return start.startsWith('rural') ? 'rural' : start.startsWith('urban') ? 'urban' : undefined;
}

function problemOf(row: { code: string; fifth: number | null | undefined; rurality: string | null | undefined }, words: string, twin: AreaRow | undefined): string | null {
  if (row.code.length < 2 || row.code.length > 20) return words === '' ? 'No area is given.' : `“${words}” is no code of an area.`;
  if (row.fifth === undefined) return 'A fifth is a whole number from 1 to 5, a decile from 1 to 10; 1 is the most deprived.';
  if (row.rurality === undefined) return 'Rural or urban must begin with one of these words.';
  return twin && (twin.fifth !== row.fifth || twin.rurality !== row.rurality) ? `The area ${row.code} stands there twice with different words.` : null;
}
