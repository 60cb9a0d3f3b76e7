import { ImageRun, Paragraph, type FileChild } from 'docx';
import type { Drawing } from './drawing.ts';
import { colours } from './word-styles.ts';

const widestPx = 620;

/** The picture with its words, then its caption. The table with the same numbers is written by the caller. */
export function wordDrawing(figure: { caption: string; altText: string; drawing: Drawing }): FileChild[] {
  const { widthPx, heightPx } = figure.drawing;
  const scale = Math.min(1, widestPx / widthPx);
  const picture = new ImageRun({
    type: 'svg',
    data: Buffer.from(withColours(figure.drawing.svg)),
    fallback: { type: 'png', data: Buffer.from(clearPixel, 'base64') },
    transformation: { width: Math.round(widthPx * scale), height: Math.round(heightPx * scale) },
    altText: { name: figure.caption, title: figure.caption, description: figure.altText },
  });
  return [new Paragraph({ keepNext: true, children: [picture] }), new Paragraph({ style: 'TableCaption', text: figure.caption })];
}

/** Word draws SVG from 2016 on. Older readers get this clear pixel, and the table under it. */
const clearPixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGBgAAAABQABpfZFQAAAAABJRU5ErkJggg==';

/** Word does not know currentColor: each tag's own colour, or else the ink, takes its place. */
function withColours(svg: string): string {
  return svg.replace(/<[^>]*currentColor[^>]*>/g, (tag) => {
    const own = /\scolor="([^"]+)"/.exec(tag)?.[1] ?? `#${colours.ink}`;
    return tag.replaceAll('currentColor', own);
  });
}
