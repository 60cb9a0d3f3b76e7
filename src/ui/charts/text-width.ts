// SVG does not wrap text, so lines are broken here by the widths of the letters.

/**
 * Widths of the printable ASCII characters of Helvetica, in thousandths of the font size, from its AFM file (Adobe
 * Core 14). Arial has the same widths by design; the page's other fallbacks differ by a few per cent.
 */
const helvetica = [
  278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, // space to /
  556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, // 0 to ?
  1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, // @ to O
  667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, // P to _
  333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, // ` to o
  556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584, // p to ~
];
/** Where Arial is missing, the widest usual stand-in (DejaVu Sans) is this much wider; its bold is wider again. */
const widestFallback = 1.16;
const bolder = 1.14;
/** Letters of other scripts: as wide as they are high, so that a line is never too long. */
const unknownWidth = 1000;

export type Weight = 'bold' | undefined;

/** The most room a text may need, in pixels, at a font size in pixels. An empty text needs 0. */
export function textWidthPx(text: string, fontPx: number, weight?: Weight): number {
  const thousandths = plain.test(text) ? plainWidth(text) : anyWidth(text);
  return (thousandths * fontPx * widestFallback * (weight === 'bold' ? bolder : 1)) / 1000;
}

/** Nearly every text: printable ASCII needs no look at accents. */
const plain = /^[\x20-\x7e]*$/;

function plainWidth(text: string): number {
  let thousandths = 0;
  for (let at = 0; at < text.length; at += 1) thousandths += helvetica[text.charCodeAt(at) - 32] ?? unknownWidth;
  return thousandths;
}

function anyWidth(text: string): number {
  let thousandths = 0;
  for (const character of text.normalize('NFD')) {
    // Accents are drawn over the letter before them.
    if (/\p{Mark}/u.test(character)) continue;
    thousandths += helvetica[(character.codePointAt(0) ?? 0) - 32] ?? (/[‘’“”–…]/.test(character) ? 560 : unknownWidth);
  }
  return thousandths;
}

/**
 * Breaks a text into lines no wider than `widthPx`; a word too long for a line is broken, after a hyphen if it
 * has one. At least one line.
 */
export function wrapText(text: string, fontPx: number, widthPx: number, weight?: Weight): string[] {
  const whole = text.trim().replace(/\s+/g, ' ');
  if (textWidthPx(whole, fontPx, weight) <= widthPx) return [whole];
  const lines: string[] = [];
  let line = '';
  for (const word of text.trim().split(/\s+/).flatMap((one) => fittingPieces(one, (piece) => textWidthPx(piece, fontPx, weight) <= widthPx))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && textWidthPx(longer, fontPx, weight) > widthPx) {
      lines.push(line);
      line = word;
    } else {
      line = longer;
    }
  }
  return [...lines, line];
}

function fittingPieces(word: string, fits: (piece: string) => boolean): string[] {
  if (fits(word)) return [word];
  const pieces: string[] = [];
  let piece = '';
  for (const part of word.split(/(?<=-)/).flatMap((half) => (fits(half) ? [half] : lettersOf(half)))) {
    if (piece !== '' && !fits(piece + part)) {
      pieces.push(piece);
      piece = '';
    }
    piece += part;
  }
  return [...pieces, piece];
}

function lettersOf(word: string): string[] {
  return Array.from(new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(word), (letter) => letter.segment);
}
