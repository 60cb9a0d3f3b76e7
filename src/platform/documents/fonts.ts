// The fonts of a PDF. Most documents need one family; those of further scripts are read only when a document has their letters.
import { readFileSync } from 'node:fs';
import { TypstFontResolverBuilder, type TypstFontResolver } from '@myriaddreamin/typst-ts-web-compiler';
import { further, sourceSans } from './families.ts';
import type { PreparedDocument } from './prepare.ts';

/** What a document needs beside the usual family, and whether some of its letters are in no font at all. */
export interface FontNeeds {
  families: readonly string[];
  areLettersMissing: boolean;
}

/** Letters of western Europe and the marks of print: every one is in the usual family, so most documents need no closer look. */
// oxlint-disable-next-line no-control-regex -- every letter up to there, whatever it is
const usual = /[\u0000-\u017f\u2010-\u2026\u20ac]/gu;

/** Shows and takes no place: marks of joining and direction, variation selectors, spaces. */
const unseen = /[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Z}]/u;

export function fontsFor(document: PreparedDocument): FontNeeds {
  const letters = [...new Set(JSON.stringify(document).replace(usual, ''))].filter((letter) => !unseen.test(letter));
  if (letters.length === 0) return { families: [], areLettersMissing: false };
  const unknown = letters.filter((letter) => !isIn(sourceSans[0], letter));
  const needed = further.filter((family) => unknown.some((letter) => family.letters.test(letter)));
  return {
    families: needed.map(({ name }) => name),
    areLettersMissing: unknown.some((letter) => !needed.some(({ files }) => isIn(files[0], letter))),
  };
}

/** The usual family and these further ones. */
export async function readFonts(families: readonly string[]): Promise<TypstFontResolver> {
  const builder = new TypstFontResolverBuilder();
  const files = [...sourceSans, ...further.filter(({ name }) => families.includes(name)).flatMap((family) => family.files)];
  for (const file of files) builder.add_raw_font(readFileSync(file));
  return builder.build();
}

const letterSets = new Map<URL, ReadonlySet<number>>();

function isIn(file: URL | undefined, letter: string): boolean {
  if (file === undefined) return false;
  const known = letterSets.get(file) ?? lettersIn(file);
  letterSets.set(file, known);
  return known.has(letter.codePointAt(0) ?? 0);
}

/** The compiler tells a font's letters as lengths of stretches by turns: so many it has not, so many it has, and so on. */
function lettersIn(file: URL): ReadonlySet<number> {
  const builder = new TypstFontResolverBuilder();
  const { info } = builder.get_font_info(readFileSync(file)) as { info: { coverage: number[] }[] };
  builder.free();
  const known = new Set<number>();
  let at = 0;
  for (const [turn, length] of (info[0]?.coverage ?? []).entries()) {
    if (turn % 2 === 1) for (let letter = at; letter < at + length; letter += 1) known.add(letter);
    at += length;
  }
  return known;
}
