// What may stand in a document as text, link, language and date.
import type { Text } from './model.ts';

export type PreparedRun = { text: string; bold: boolean; href: string | null };

export function runs(text: Text, site: string | undefined): PreparedRun[] {
  const parts = typeof text === 'string' ? [{ text }] : text;
  return parts.map((part) => ({
    text: cleaned(part.text),
    bold: part.bold ?? false,
    href: part.href === undefined ? null : checkedLink(part.href, site),
  }));
}

/** Letters of the scripts that are written from right to left; the layout of PDFs (template.typ) names the same. */
export const rightToLeftLetter = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;

/** A text reads in the direction of its first letter (Unicode Bidirectional Algorithm, P2). */
export function readsRightToLeft(text: readonly PreparedRun[]): boolean {
  const [first = ''] = /\p{L}/u.exec(text.map((run) => run.text).join('')) ?? [];
  return rightToLeftLetter.test(first);
}

function checkedLink(href: string, site: string | undefined): string | null {
  if (/^(https?:\/\/|mailto:)[^\s]+$/i.test(href)) return href;
  if (!/^\/(?!\/)\S*$/.test(href)) throw new Error(`A document may not link to "${href}"`);
  return site === undefined ? null : new URL(href, site).href;
}

/** XML (Word) cannot hold control characters or half of a pair; line ends inside a run would differ by renderer. */
export function cleaned(text: string): string {
  // oxlint-disable-next-line no-control-regex -- taking control characters out is the purpose
  return text.toWellFormed().replace(/\s+/g, ' ').replace(/[\u0000-\u001f\u007f-\u009f\ufffe\uffff]/g, '');
}

export function checkedLanguage(language: string): string {
  if (!/^[a-z]{2,3}(-[A-Z]{2})?$/.test(language)) throw new Error(`"${language}" is not a language such as en-GB`);
  return language;
}

export function preparedDate(date: string, language: string) {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  const day = new Date(`${date}T12:00:00Z`);
  const isReal = !Number.isNaN(day.getTime()) && day.toISOString().startsWith(date);
  if (match === null || !isReal) throw new Error(`"${date}" is not a date as YYYY-MM-DD`);
  const words = day.toLocaleDateString(language, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
  return { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]), words };
}
