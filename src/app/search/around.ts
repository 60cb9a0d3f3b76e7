const MOST_LETTERS = 200;

/** The part of a text around the first of the words looked for, at whole words; the beginning where none stands there as typed. */
export function partAround(text: string, typed: string): string {
  if (text.length <= MOST_LETTERS) return text;
  const starts = (typed.match(/[\p{L}\p{N}]{3,}/gu) ?? []).map((word) => text.toLowerCase().indexOf(word.toLowerCase().slice(0, 6))).filter((at) => at >= 0);
  const first = Math.max(0, Math.min(...starts, text.length) - 60);
  const from = first === text.length - 60 || first === 0 ? 0 : text.indexOf(' ', first) + 1;
  const cut = text.slice(from, from + MOST_LETTERS);
  const whole = from + MOST_LETTERS < text.length ? `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 1))}…` : cut;
  return from > 0 ? `…${whole}` : whole;
}
