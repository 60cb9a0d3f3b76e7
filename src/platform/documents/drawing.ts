// A drawing goes into pages and documents as it is, so this is the gate: only still pictures made of shapes and words.
declare const checked: unique symbol;

export type Drawing = {
  readonly svg: string;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly [checked]?: never;
};

const svgNamespace = 'http://www.w3.org/2000/svg';

/** What could run code, load from elsewhere, or break the rule of no inline style. */
const forbidden: readonly [RegExp, string][] = [
  [/<\s*(script|foreignObject|image|style|a|animate\w*|set|iframe)\b/i, 'an element that is not allowed'],
  [/\sstyle\s*=/i, 'a style attribute'],
  [/\son\w+\s*=/i, 'an event attribute'],
  [/\b(?:xlink:)?href\s*=\s*["'](?!#)/i, 'a link to somewhere else'],
  [/url\(\s*["']?(?!#)/i, 'a reference to somewhere else'],
  [/<[!?]/, 'a declaration'],
];

/**
 * Takes an SVG string made by our own chart code (never by a user) and returns it as a drawing.
 * The root needs viewBox="0 0 WIDTH HEIGHT". Throws an Error that says what is not allowed.
 */
export function drawing(svg: string): Drawing {
  const trimmed = svg.trim();
  if (!/^<svg[\s>]/.test(trimmed) || !trimmed.endsWith('</svg>')) throw new Error('A drawing must be one svg element');
  // Text between tags may hold any words; only the tags themselves are inspected.
  const tags = trimmed.match(/<(?:[^>"']|"[^"]*"|'[^']*')*>/g) ?? [];
  for (const [pattern, what] of forbidden) {
    if (tags.some((tag) => pattern.test(tag))) throw new Error(`A drawing may not hold ${what}`);
  }
  const box = /\sviewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(tags[0] ?? '');
  if (box === null) throw new Error('A drawing needs viewBox="0 0 WIDTH HEIGHT"');
  return { svg: withNamespace(trimmed), widthPx: Number(box[1]), heightPx: Number(box[2]) };
}

function withNamespace(svg: string): string {
  return /^<svg[^>]*\sxmlns=/.test(svg) ? svg : svg.replace('<svg', `<svg xmlns="${svgNamespace}"`);
}
