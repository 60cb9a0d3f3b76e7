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

/** Whether everybody whom a line counts is counted by another. */
export function isWithin(line: Line, wider: Line): boolean {
  const own = new Map(line.split.split('+').map((name, at) => [name, line.groupCode.split('+')[at]]));
  return (wider.profession === '' || wider.profession === line.profession) && (wider.split === '' || wider.split.split('+').every((name, at) => own.get(name) === wider.groupCode.split('+')[at]));
}

export const everybody = (profession: string): LineKey => lineKey({ profession, split: '', groupCode: '' });
