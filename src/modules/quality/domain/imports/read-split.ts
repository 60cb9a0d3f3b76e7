import { quoted } from './quoted.ts';

export interface KnownCharacteristic {
  code: string;
  name: string;
  /** Codes of its groups by each name that a file may use, in small letters. */
  groups: ReadonlyMap<string, string>;
  groupNames: readonly string[];
}

/** Whom a figure is about: everybody ('' and ''), a group of one characteristic, or of two at once, the codes joined by '+' in the order of the alphabet. */
export interface Split {
  split: string;
  groupCode: string;
}

export const splitPlace = ({ split, groupCode }: Split): string => `${split} ${groupCode}`;

interface Pair {
  characteristic: string;
  group: string;
}

/** Reads one or two pairs of a characteristic and its group. What cannot be read is said in `reasons`, with the names that may be used; then null. */
export function readSplit(pairs: readonly Pair[], known: ReadonlyMap<string, KnownCharacteristic>, reasons: string[]): Split | null {
  const given = pairs.filter(({ characteristic, group }) => characteristic !== '' || group !== '');
  const before = reasons.length;
  const found = given.flatMap((pair) => readPair(pair, known, reasons) ?? []);
  if (found.length === 2 && found[0]?.characteristic === found[1]?.characteristic) reasons.push('The same characteristic is given twice. Name two different ones, or one.');
  return reasons.length > before ? null : splitOf(found);
}

/** Characteristics and groups as a series names them. */
export function splitOf(pairs: readonly Pair[]): Split {
  const sorted = pairs.toSorted((one, other) => (one.characteristic < other.characteristic ? -1 : 1));
  return { split: sorted.map(({ characteristic }) => characteristic).join('+'), groupCode: sorted.map(({ group }) => group).join('+') };
}

function readPair({ characteristic, group }: Pair, known: ReadonlyMap<string, KnownCharacteristic>, reasons: string[]): Pair | null {
  const named = known.get(characteristic.toLowerCase());
  const code = named?.groups.get(group.toLowerCase());
  if (characteristic === '') reasons.push(`The group ${quoted(group)} stands without its characteristic.`);
  else if (!named) reasons.push(`We do not know the characteristic ${quoted(characteristic)}. Use one of: ${[...new Set([...known.values()].map(({ name }) => name))].join(', ')}.`);
  else if (code === undefined) reasons.push(`${group === '' ? 'No group is given' : `We do not know the group ${quoted(group)}`} of ${named.name}. Use one of: ${named.groupNames.join('; ')}.`);
  return named && code !== undefined ? { characteristic: named.code, group: code } : null;
}
