import type { AgreementInput, Code, Note } from './analyse-agreement.ts';
import type { Level } from './alpha.ts';

export interface ItemProblem {
  readonly id: string | number;
  readonly error: Note;
}

/** The codes of each item without its missing ones. An item that one person coded twice is set aside, and so is a second item of the same id. */
export function readItems(items: AgreementInput['items']): { readable: Code[][]; problems: ItemProblem[]; coders: number } {
  const readable: Code[][] = [];
  const problems: ItemProblem[] = [];
  const coders = new Set<string | number>();
  const seen = new Set<string | number>();
  for (const { id, codings } of items) {
    const given = codings.filter((coding): coding is { coder: string | number; code: Code } => coding.code !== null && coding.code !== undefined);
    const names = new Set(given.map(({ coder }) => coder));
    if (names.size < given.length) problems.push({ id, error: { code: 'coded-twice', text: 'One coder gave this item more than one code. Ask for each code by itself when an item may have several.' } });
    else if (seen.has(id)) problems.push({ id, error: { code: 'same-id', text: 'Another item has this id, so only the first was used.' } });
    else {
      readable.push(given.map(({ code }) => code));
      for (const name of names) coders.add(name);
    }
    seen.add(id);
  }
  return { readable, problems, coders: coders.size };
}

/** All codes in their order with the number of each; a note when this level of measurement cannot use them. */
export function findCodes(items: readonly Code[][], level: Level, order?: readonly Code[]): { codes: Code[]; values: number[]; note?: Note } {
  const used = [...new Set(items.flat())];
  if (level === 'ordinal' && order) return byGivenOrder(used, order);
  const numbers = used.map(Number);
  const numeric = used.every((code, at) => (typeof code === 'number' || code.trim() !== '') && Number.isFinite(numbers[at]));
  const codes = used.toSorted((a, b) => (numeric ? Number(a) - Number(b) : 0) || compareText(String(a), String(b)));
  if (numeric || level === 'nominal') return { codes, values: numeric ? codes.map(Number) : codes.map((_code, at) => at) };
  const lacking = level === 'ordinal' ? 'Give "order", the list of codes from lowest to highest' : 'Interval codes must be numbers';
  return { codes, values: codes.map(() => 0), note: { code: 'codes-not-numbers', text: `${lacking}; these codes are words.` } };
}

function byGivenOrder(used: readonly Code[], order: readonly Code[]): { codes: Code[]; values: number[]; note?: Note } {
  const codes = [...new Set(order)];
  const values = codes.map((_code, at) => at);
  const strangers = used.filter((code) => !codes.includes(code));
  if (strangers.length === 0) return { codes, values };
  return { codes: [...codes, ...strangers], values: [...values, ...strangers.map(() => codes.length)], note: { code: 'codes-not-in-order', text: `"order" lacks ${strangers.slice(0, 5).join(', ')}.` } };
}

const compareText = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
