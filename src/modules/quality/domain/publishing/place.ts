/** Whose figure it is within a measure: '' for all professions together, and '' and '' for everybody whatever group they are of. */
export interface Line {
  profession: string;
  split: string;
  groupCode: string;
}

export interface Place extends Line {
  unitId: string;
}

/** A figure as it came or as it was added up. Nobody's figure is 0; no figure is null. */
export interface Value {
  numerator: number | null;
  denominator: number | null;
  /** The people behind it, where neither number counts people and they were given. */
  people: number | null;
}

export type LineKey = string;

export const lineKey = ({ profession, split, groupCode }: Line): LineKey => `${profession} ${split} ${groupCode}`;
export const placeKey = ({ unitId, ...line }: Place): string => `${unitId} ${lineKey(line)}`;

export function lineOf(key: LineKey): Line {
  const [profession = '', split = '', groupCode = ''] = key.split(' ');
  return { profession, split, groupCode };
}

export const everybody = (profession: string): LineKey => lineKey({ profession, split: '', groupCode: '' });
