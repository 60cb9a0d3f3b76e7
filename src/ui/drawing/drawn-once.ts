import { randomUUID } from 'node:crypto';
import type { VNode } from 'preact';
import { jsxEscape, jsxTemplate } from 'preact/jsx-runtime';
import { renderToString } from 'preact-render-to-string';
import { formNaming, namingForms } from './form-names.ts';

type Words<Hole extends string> = Readonly<Record<Hole, string>>;

/**
 * A part of a page that is drawn once and then only filled in: what is kept is what stands between the words, and never the words.
 * The same HTML as `draw(words)`, for a tenth of the work, as long as `draw` puts its words down as they are, as a text or as a whole
 * attribute, and asks nothing of them and of no context. Forms inside get their token as words and a new name each time.
 */
export function drawnOnce<Hole extends string>(holes: readonly Hole[], draw: (words: Words<Hole>) => VNode): (words: Words<Hole>) => VNode {
  let withNames: Cut<Hole> | undefined;
  let withoutNames: Cut<Hole> | undefined;
  return (words) => {
    // Nothing stands otherwise than something does: an attribute without a value, a part that is left out.
    if (holes.some((hole) => words[hole] === '')) return draw(words);
    const newName = formNaming();
    const cut = newName ? (withNames ??= cutAtHoles(holes, draw, true)) : (withoutNames ??= cutAtHoles(holes, draw, false));
    return jsxTemplate(cut.pieces, ...cut.between.map((hole) => (hole === FORM_NAME ? (newName?.() ?? '') : jsxEscape(words[hole]))));
  };
}

/** Pieces of HTML, and which hole stands behind each but the last. */
interface Cut<Hole> {
  pieces: string[];
  between: (Hole | typeof FORM_NAME)[];
}

const FORM_NAME = Symbol('name of a form');

/** Draws with words that nobody can guess in place of the words, and cuts there. What stands around is not known to it. */
function cutAtHoles<Hole extends string>(holes: readonly Hole[], draw: (words: Words<Hole>) => VNode, hasNames: boolean): Cut<Hole> {
  const markOfName = randomUUID();
  const marks = new Map<string, Hole | typeof FORM_NAME>([...holes.map((hole) => [randomUUID(), hole] as const), [markOfName, FORM_NAME]]);
  const words = Object.fromEntries([...marks].map(([mark, hole]) => [hole, mark])) as Words<Hole>;
  const html = namingForms(hasNames ? () => markOfName : undefined, () => renderToString(draw(words)));
  const parts = html.split(new RegExp(`(${[...marks.keys()].join('|')})`));
  return { pieces: parts.filter((_part, at) => at % 2 === 0), between: parts.filter((_part, at) => at % 2 === 1).flatMap((mark) => marks.get(mark) ?? []) };
}
