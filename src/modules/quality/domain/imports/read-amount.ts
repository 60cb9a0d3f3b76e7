import { quoted } from './quoted.ts';
import { readNumber } from './read-period.ts';

/** Days, hours or pounds do not say how many people they are of, and a few people must not show. */
export function wholeNumberOf(words: string, reasons: string[]): number | undefined {
  const read = readNumber(words);
  if (typeof read === 'number' && Number.isInteger(read) && read >= 0 && read <= MOST) return read;
  reasons.push(read === undefined ? 'The number of people behind this figure is missing. This measure needs it, so that a few people do not show. Give it in a column of its own.' : `The number of people, ${quoted(words)}, is not a whole number.`);
  return undefined;
}

/** What stands in a number's place; why it cannot be one goes into `reasons`. */
export function numberOf(words: string, { what, ofPeople }: { what: string; ofPeople: boolean }, reasons: string[]): number | undefined {
  const read = readNumber(words);
  if (read === undefined) reasons.push(`${what} is missing.`);
  else if (read === null) reasons.push(notANumber(words, what));
  else if (read < 0) reasons.push(`${what}, ${quoted(words)}, is below nought.`);
  else if (read > MOST) reasons.push(`${what}, ${quoted(words)}, is too large to be right.`);
  else if (ofPeople && !Number.isInteger(read)) reasons.push(`${what}, ${quoted(words)}, counts people or what happened to them, so it must be a whole number.${read < 1 ? ' If it is a percentage, give the two numbers that it is worked out of.' : ''}`);
  else return read;
  return undefined;
}

/** No figure of a team is larger. */
const MOST = 1_000_000_000_000;

function notANumber(words: string, what: string): string {
  if (isSheetError(words)) return `${what} is an error in the spreadsheet (${words}).`;
  if (words.endsWith('%')) return `${what}, ${quoted(words)}, is a percentage. Give the two numbers that it is worked out of.`;
  if (words.startsWith('=')) return `${what}, ${quoted(words)}, is a formula. Give its result.`;
  if (/^-?\d+,\d+$/.test(words)) return `${what}, ${quoted(words)}, has a comma that may part thousands or decimals. Write 1234 or 1.5.`;
  return `${what}, ${quoted(words)}, is not a number.`;
}

/** What a spreadsheet shows where a formula failed. It is not the same as nothing. Source: ECMA-376-1, 18.17.3. */
const isSheetError = (words: string): boolean => /^#(NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|N\/A|GETTING_DATA|SPILL!|CALC!)$/.test(words);
