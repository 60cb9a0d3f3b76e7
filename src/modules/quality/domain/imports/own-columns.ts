import type { Mapping } from './mapping.ts';

/** One figure in words, as a form or a program gives it: read by the same rules as a row of a file. */
export interface FigureWords {
  period: string;
  numerator: string;
  denominator?: string | undefined;
  people?: string | undefined;
  measure: string;
  unit: string;
  profession?: string | undefined;
  characteristic?: string | undefined;
  group?: string | undefined;
  secondCharacteristic?: string | undefined;
  secondGroup?: string | undefined;
}

const columns = ['period', 'numerator', 'denominator', 'people', 'measure', 'unit', 'profession', 'characteristic', 'group', 'secondCharacteristic', 'secondGroup'] as const satisfies readonly (keyof FigureWords)[];

export const ownHeader: string[] = [...columns];

/** Each column under its own name. */
export const ownMapping: Mapping = { ...(Object.fromEntries(columns.map((name) => [name, name])) as Record<(typeof columns)[number], string>), measureCode: '', unitCode: '' };

export const rowOfWords = (words: FigureWords): string[] => columns.map((name) => words[name] ?? '');
