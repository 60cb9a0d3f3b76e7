import { finding, type Disclosure } from './finding.ts';

/** Phone numbers and NHS numbers: every row of figures with the signs that people put between them is weighed, whole and then in parts. */
export function findNumbers(text: string): Disclosure[] {
  return [...rowsOf(text), ...spokenRowsOf(text)].flatMap((row) => {
    const kind = kindOf(row, text);
    return kind ? [finding(kind.kind, kind.sureness, row)] : partsOf(row);
  });
}

interface FigureRow {
  text: string;
  start: number;
  /** Figures only, with a leading + where one stands. */
  figures: string;
}

// At most three signs stand between two figures; the row starts where no figure stands before. One pass: nothing is tried twice.
const ROW = /(?<!\p{N})(?:\+|\(\+?)?[0-9](?:[ \u00A0\u2009.\-‐-―/()]{0,3}[0-9]){8,20}(?![\p{N}])/gu;

function rowsOf(text: string): FigureRow[] {
  return [...plainFigures(text).matchAll(ROW)].map((match) => ({ text: text.slice(match.index, match.index + match[0].length), start: match.index, figures: match[0].replace(/[^0-9+]/g, '') }));
}

/** Full-width figures become plain ones of the same length; O and l between figures, a slip of many keyboards, too. */
function plainFigures(text: string): string {
  return text.replace(/[０-９]/gu, (figure) => String(figure.charCodeAt(0) - 0xff10)).replace(/(?<=[0-9])[oO](?=[0-9])/g, '0').replace(/(?<![\p{L}\p{N}])[oO](?=7[0-9]{3})/gu, '0');
}

const SPOKEN: Readonly<Record<string, string>> = { zero: '0', oh: '0', o: '0', nought: '0', one: '1', two: '2', three: '3', four: '4', five: '5', six: '6', seven: '7', eight: '8', nine: '9' };
const WORD = 'zero|oh|o|nought|one|two|three|four|five|six|seven|eight|nine|double|triple';
const SPOKEN_ROW = new RegExp(`(?<![\\p{L}\\p{N}])(?:(?:${WORD}|[0-9])[ ,.-]{1,2}){7,18}(?:${WORD}|[0-9])(?![\\p{L}\\p{N}])`, 'giu');

function spokenRowsOf(text: string): FigureRow[] {
  return [...text.matchAll(SPOKEN_ROW)].filter((match) => /[a-z]{3}/i.test(match[0])).map((match) => ({ text: match[0], start: match.index, figures: figuresOf(match[0]) }));
}

function figuresOf(spoken: string): string {
  let times = 1;
  return spoken.toLowerCase().split(/[ ,.-]+/).map((word) => {
    if (word === 'double' || word === 'triple') {
      times = word === 'double' ? 2 : 3;
      return '';
    }
    const figure = (SPOKEN[word] ?? word).repeat(times);
    times = 1;
    return figure;
  }).join('');
}

/** "Ward 9 07700 900123": a UK phone number among the neighbouring groups of a row that is none as a whole. */
function partsOf(row: FigureRow): Disclosure[] {
  const groups = [...row.text.matchAll(/[^ \u00A0/,]+/gu)];
  for (let from = 0; from < groups.length; from += 1) {
    if (!/^(?:\+|\(|0|44|oh?$|zero|nought|double|triple)/i.test(groups[from]?.[0] ?? '')) continue;
    for (let to = Math.min(groups.length, from + 14) - 1; to >= from; to -= 1) {
      const start = groups[from]?.index ?? 0;
      const end = (groups[to]?.index ?? 0) + (groups[to]?.[0].length ?? 0);
      const text = row.text.slice(start, end);
      const figures = /[a-z]/i.test(text) ? figuresOf(text) : plainFigures(text).replace(/[^0-9+]/g, '');
      if (figures.length >= 9 && figures.length <= 15 && nationalFigures(figures)) {
        const rest = { text: row.text.slice(end), start: row.start + end, figures: '' };
        return [finding('phone', 'certain', { text, start: row.start + start }), ...partsOf(rest)];
      }
    }
  }
  return [];
}

type Verdict = Pick<Disclosure, 'kind' | 'sureness'> | undefined;

function kindOf(row: FigureRow, text: string): Verdict {
  const before = text.slice(Math.max(0, row.start - 40), row.start).toLowerCase();
  const isPhoneSaid = /\b(?:phone|tel|mob|mobile|call|ring|text|whatsapp|contact|number is|num)\b|☎|📞/u.test(before);
  if (/^[1-9][0-9]{9}$/.test(row.figures)) return kindOfTen(row, { isPhoneSaid, isNhsSaid: /nhs|patient (?:no|num|id)|hospital num/.test(before) });
  if (nationalFigures(row.figures)) return { kind: 'phone', sureness: 'certain' };
  const isLong = row.figures.replace('+', '').length <= 15;
  return isLong && ((isPhoneSaid && !isDate(row.text)) || /^(?:\+|00)[1-9]/.test(row.figures)) ? { kind: 'phone', sureness: 'likely' } : undefined;
}

/** Ten figures without a nought in front: an NHS number by its last figure, its name or its groups; else a phone number that lost its nought. */
function kindOfTen(row: FigureRow, { isPhoneSaid, isNhsSaid }: { isPhoneSaid: boolean; isNhsSaid: boolean }): Verdict {
  const looksLikePhone = isPhoneSaid && /^[1237]/.test(row.figures);
  if (isNhsNumber(row.figures) && !looksLikePhone) return { kind: 'nhs-number', sureness: 'certain' };
  if (isNhsSaid) return { kind: 'nhs-number', sureness: 'likely' };
  if (isPhoneSaid) return { kind: 'phone', sureness: 'likely' };
  return groupsOf(row.text) === '3 3 4' ? { kind: 'nhs-number', sureness: 'hint' } : undefined;
}

/** The figures of a UK number from the 0 on, whatever stands before; undefined for a number that the national plan has not. */
function nationalFigures(figures: string): string | undefined {
  const national = figures.replace(/^(?:\+|00)440?/, '0').replace(/^440?(?=[1-9][0-9]{9}$)/, '0');
  // Source: Ofcom, National Telephone Numbering Plan: 01 with 9 or 10 figures, 02, 03, 07 with 10, 05, 08 and 09 with 9 or 10.
  return /^0(?:1[0-9]{8,9}|2[03489][0-9]{8}|3[0347][0-9]{8}|7[0-9]{9}|5[56][0-9]{8}|8[0-9]{8,9}|9[0-9]{9})$/.test(national) ? national : undefined;
}

/** Modulus 11: weights 10 down to 2, 11 minus the rest is the last figure. Source: NHS Data Dictionary, NHS number. */
export function isNhsNumber(figures: string): boolean {
  const sum = Array.from(figures.slice(0, 9)).reduce((total, figure, at) => total + Number(figure) * (10 - at), 0);
  const check = (11 - (sum % 11)) % 11;
  return figures.length === 10 && check !== 10 && check === Number(figures[9]);
}

const groupsOf = (text: string) => text.split(/[^0-9]+/).filter(Boolean).map((group) => group.length).join(' ');
const isDate = (text: string) => /\b(?:19|20)[0-9]{2}\b/.test(text) && /[/.-]/.test(text);
