// A chart as a file of its own: outside its page it has no title above it, no source under it and no style sheet.
import type { JSX } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { ChartFrame } from './figure.tsx';
import { Canvas, smallFontPx, textHeightPx, WrappedText } from './svg.tsx';

/** As wide as a document's page or half a slide; a PNG has twice as many pixels. */
const widthPx = 760;
const marginPx = 24;
const titlePx = 20;

/**
 * One SVG with everything in it: title, drawing and source on white, every colour as an attribute. Each page that shows a chart offers it at the page's address with
 * `/chart.svg` and `/chart.png` (or `/funnel.svg` and so on where there are several), names that address in `frame.pictureHref`, and answers both by one handler:
 *
 *     export const seriesPicture = (format: PictureFormat) => async (ctx: RequestContext): Promise<Reply> => {
 *       const { frame, control } = await …;
 *       return pictureFile(chartPicture(frame, (widthPx) => <ControlDrawing frame={frame} {...control} widthPx={widthPx} />), { name: 'seen-within-six-weeks', format });
 *     };
 *
 * with `pictureFile` of #platform/documents. It reads what the page reads, so it shows no figure that the page hides.
 */
export function chartPicture(frame: ChartFrame, draw: (widthPx: number) => JSX.Element): string {
  const innerPx = widthPx - 2 * marginPx;
  const drawn = renderToString(draw(innerPx));
  const drawnPx = Number(/\sviewBox="0 0 [\d.]+ ([\d.]+)"/.exec(drawn)?.[1]);
  if (!(drawnPx > 0)) throw new Error('A drawing for a file needs a fixed width');
  const drawingTop = marginPx + textHeightPx(frame.title, titlePx, innerPx, 'bold') + 8;
  const sourceTop = drawingTop + drawnPx + 12;
  const source = frame.source === undefined ? '' : `Source: ${frame.source}`;
  const heightPx = sourceTop + (source === '' ? 0 : textHeightPx(source, smallFontPx, innerPx)) + marginPx;
  const framed = renderToString(
    <Canvas id={`${frame.id}-picture`} title={frame.title} description={frame.description ?? descriptionIn(drawn)} widthPx={widthPx} heightPx={heightPx}>
      <rect width={widthPx} height={heightPx} fill="#ffffff" />
      <WrappedText text={frame.title} x={marginPx} y={marginPx + titlePx - 2} widthPx={innerPx} fontPx={titlePx} weight="bold" />
      <g transform={`translate(${marginPx} ${drawingTop})`} />
      <WrappedText text={source} x={marginPx} y={sourceTop + smallFontPx} widthPx={innerPx} fontPx={smallFontPx} tone="quiet" />
    </Canvas>,
  );
  return standingAlone(framed.replace(/(<g transform="[^"]*">)(<\/g>)/, (_whole, open: string, close: string) => `${open}${withoutName(drawn)}${close}`));
}

/** Classes mean nothing without a style sheet. */
const standingAlone = (svg: string): string => svg.replace(/ class="[^"]*"/g, '').replace('<svg', '<svg xmlns="http://www.w3.org/2000/svg"');

/** Title and description are said once, by the picture around it. */
const withoutName = (drawn: string): string => drawn.replace(/<title[^>]*>[^<]*<\/title><desc[^>]*>[^<]*<\/desc>/, '').replace(/ role="img"| focusable="false"| aria-labelledby="[^"]*"/g, '');

/** What the drawing says of itself, as words again. */
function descriptionIn(drawn: string): string {
  const [, description = ''] = /<desc[^>]*>([^<]*)<\/desc>/.exec(drawn) ?? [];
  return description.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
}
