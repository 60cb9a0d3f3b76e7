import { partsOf, type TextPart } from './reader/parts.ts';
import { harmIn, kindsIn, type SafetyReader } from './reader/reader.ts';
import { patternKinds, safetyKinds, type SafetyKind, type SafetyWords } from './safety-words.ts';
import { readWords, type Reading } from './tokens.ts';

/** Words that gave rise to a kind, with their place in the text in UTF-16 units, end excluded. */
export interface SafetyFinding {
  readonly kind: SafetyKind;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export interface SafetyScreen {
  /** Which help texts apply, the most pressing first. Empty for words that need none. */
  readonly kinds: readonly SafetyKind[];
  /** In the order of the text. */
  readonly findings: readonly SafetyFinding[];
}

/**
 * Looks for words that speak of self-harm, abuse, danger, a child at risk, or of racism lived through: by patterns, and by what a second
 * reader has learnt, which finds more and which lets go what a pattern takes for harm and it is sure is none. It never refuses and never changes a text: it says which help to show and whom to tell.
 * Errs on the side of showing help; `maybe` is a finding whose kind is not sure.
 */
export function screenForSafety(text: string, words: SafetyWords, reader?: SafetyReader): SafetyScreen {
  const reading = readWords(text, words.spelling);
  const known = byPatterns(text, reading, words);
  const findings = reader ? byBoth(text, reading, { known, reader }) : known;
  const kinds = new Set(findings.map(({ kind }) => kind));
  if (['abuse', 'danger-now', 'self-harm'].some((kind) => kinds.has(kind as SafetyKind)) && spansOf(lineOf(reading), words.patterns.get('about a child') ?? []).length > 0) kinds.add('child');
  return { kinds: safetyKinds.filter((kind) => kinds.has(kind)), findings };
}

const lineOf = ({ words }: Reading): string => ` ${words.join(' ')} . `;

function byPatterns(text: string, reading: Reading, { patterns }: SafetyWords): SafetyFinding[] {
  const line = lineOf(reading);
  const harmless = spansOf(line, patterns.get('harmless') ?? []);
  const spans = patternKinds.flatMap((kind) => spansOf(line, patterns.get(kind) ?? []).filter((span) => !harmless.some((other) => overlap(span, other))).map((span) => ({ kind, span })));
  const places = placesOf(reading);
  return spans.map(({ kind, span }) => findingOf(text, kind, places(span))).toSorted((a, b) => a.start - b.start || a.end - b.end);
}

/** A kind is named from here on. */
const CLEAR = 0.6;

/** What the patterns know counts `known` for the second reader: it is let go only where the reader is sure that nothing is wrong (ADR 0030). */
function byBoth(text: string, reading: Reading, { known, reader }: { known: SafetyFinding[]; reader: SafetyReader }): SafetyFinding[] {
  const { limits } = reader.weights;
  const read = partsOf(text, reading).filter(({ words }) => words.some((word) => word !== '.')).map((part) => ({ part, score: harmIn(part.words, reader) }));
  const [most] = read.toSorted((a, b) => b.score - a.score);
  if (!most || most.score + (known.length > 0 ? limits.known : 0) <= limits.maybe) return [];
  return known.length > 0 ? known : [findingOf(text, kindOf(most, reader), [most.part.start, most.part.end])];
}

/** Of an account of racism also an unsure one is named, because it must be protected. */
function kindOf({ part, score }: { part: TextPart; score: number }, reader: SafetyReader): SafetyKind {
  const [likeliest] = kindsIn(part.words, reader);
  const kind = patternKinds.find((one) => one === likeliest?.kind);
  const isNamed = kind !== undefined && (likeliest?.likelihood ?? 0) >= CLEAR && (score > reader.weights.limits.sure || kind === 'racism-account');
  return isNamed ? kind : 'maybe';
}

type Span = readonly [start: number, end: number];

const overlap = (a: Span, b: Span) => a[0] < b[1] && b[0] < a[1];

function spansOf(line: string, patterns: readonly RegExp[]): Span[] {
  return patterns.flatMap((pattern) => [...line.matchAll(pattern)].map((match) => [match.index, match.index + match[0].trimEnd().length] as const));
}

/** From a place in the line of plain words back to the place in the text. */
function placesOf({ words, starts, ends }: Reading): (span: Span) => Span {
  const offsets: number[] = [];
  let offset = 1;
  for (const word of words) {
    offsets.push(offset);
    offset += word.length + 1;
  }
  const wordAt = (place: number) => {
    let low = 0;
    let high = offsets.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((offsets[middle] ?? 0) <= place) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  return ([start, end]) => [starts[wordAt(start)] ?? 0, ends[wordAt(end - 1)] ?? 0];
}

const findingOf = (text: string, kind: SafetyKind, [start, end]: Span): SafetyFinding => ({ kind, start, end, text: text.slice(start, end) });
