import { scaleLinear } from 'd3-scale';
import type { JSX } from 'preact';
import { LegendLine, legendLinePx, Tick } from './control-chart.tsx';
import { kindsOf, PointMark } from './control-lines.tsx';
import { rounded } from './control-words.ts';
import { Figure, numberOrText, type ChartFrame } from './figure.tsx';
import { FunnelCurves } from './funnel-curves.tsx';
import { funnelDescription, funnelKindWords, funnelTable, type Funnel, type FunnelPoint } from './funnel-words.ts';
import { Notes, notesHeightPx, type Note } from './line-notes.tsx';
import { Canvas, layoutPxOf, percent, smallFontPx, textHeightPx, tint, WrappedText } from './svg.tsx';

/**
 * Units as points by their size, with the target and the limits that chance alone keeps to. Those beyond the 99.8 % limits differ by shape and have a letter,
 * which is told under the drawing. Limits come from `#engines/funnel`: `curve` and each unit's `adjusted` or `unadjusted` pair, as `limitsUsed` says.
 *
 *     <FunnelChart frame={{ id: 'funnel', title: 'Seen within six weeks, by team' }} pointHeading="Team" valueHeading="Percentage" denominatorHeading="People referred"
 *       unit="%" target={71} targetName="Average of all teams" curve={[{ denominator: 10, lower95: 40, upper95: 94, lower998: 26, upper998: 99 }]}
 *       points={[{ label: 'Vale community', denominator: 240, value: 52, kind: 'worse', lower: 61, upper: 79 }]} />
 */
export function FunnelChart({ frame, ...data }: Funnel & { frame: ChartFrame }): JSX.Element {
  return (
    <Figure frame={frame} table={funnelTable(data)}>
      <FunnelDrawing frame={frame} {...data} />
    </Figure>
  );
}

const [top, bottom] = [30, 290];
const [first, last] = [0.1, 0.97];
type Shown = FunnelPoint & { value: number; denominator: number };

/** The drawing alone. `widthPx` is for documents and files, which cannot stretch. */
export function FunnelDrawing({ frame, widthPx, ...data }: Funnel & { frame: ChartFrame; widthPx?: number }): JSX.Element {
  const { unit = '', target } = data;
  const shown = data.points.filter((point): point is Shown => point.value !== null && point.denominator !== null);
  const x = scaleLinear([0, Math.max(1, ...shown.map(({ denominator }) => denominator)) * 1.03], [first, last]);
  const y = scaleLinear(heights(shown, target), [bottom, top]).nice(5);
  const sizePx = shown.length > 60 ? 7 : 9;
  const notes = outliersOf(shown, unit);
  const words = legendWords(data);
  const layoutPx = layoutPxOf(widthPx);
  const legendTop = bottom + 46 + textHeightPx(words, smallFontPx, layoutPx) + 6;
  const kinds = kindsOf(shown);
  const notesTop = legendTop + kinds.length * legendLinePx;
  return (
    <Canvas id={frame.id} title={frame.title} description={frame.description ?? funnelDescription(data)} widthPx={widthPx} heightPx={notesTop + notesHeightPx(notes, layoutPx) + 4}>
      {y.ticks(5).map((tick, at, all) => <Tick y={y(tick)} text={`${numberOrText(tick)}${at === all.length - 1 ? unit : ''}`} />)}
      {x.ticks(4).map((tick) => <text x={percent(x(tick))} y={bottom + 18} font-size={smallFontPx} text-anchor="middle" fill="currentColor" {...tint('text')}>{numberOrText(tick)}</text>)}
      <text x="100%" y={bottom + 38} font-size={smallFontPx} text-anchor="end" fill="currentColor" {...tint('text')}>{data.denominatorHeading}</text>
      <FunnelCurves plot={{ x, y, first, last, top, bottom }} widthPx={widthPx} curve={data.curve} usual={shown.filter(({ kind }) => kind === 'usual')} dotPx={sizePx - 2} />
      <line x1={percent(first)} x2={percent(last)} y1={y(target)} y2={y(target)} stroke="currentColor" stroke-width="1.5" {...tint('reference')} />
      {shown.map((point) => point.kind !== 'usual' && <PointMark kind={point.kind} x={percent(x(point.denominator))} y={y(point.value)} sizePx={sizePx} />)}
      {notes.map(({ letter, point }) => <text x={percent(x(point.denominator))} y={y(point.value) - 9} font-size={smallFontPx} font-weight="bold" text-anchor="middle" fill="currentColor" {...tint('text')}>{letter}</text>)}
      <WrappedText text={words} x={0} y={bottom + 59} widthPx={layoutPx} fontPx={smallFontPx} />
      {kinds.map((kind, at) => <LegendLine mark={(middle) => <PointMark kind={kind} x={10} y={middle} sizePx={9} />} text={funnelKindWords[kind]} y={legendTop + at * legendLinePx} />)}
      <Notes notes={notes} top={notesTop} layoutPx={layoutPx} />
    </Canvas>
  );
}

/** High enough for every unit and for the limits of the smallest; what the curves do for units smaller than any is cut off. */
function heights(shown: readonly Shown[], target: number): [number, number] {
  let [least, most] = [target, target];
  for (const { value, lower, upper } of shown) {
    least = Math.min(least, value, lower ?? value, upper ?? value);
    most = Math.max(most, value, lower ?? value, upper ?? value);
  }
  const room = most > least ? (most - least) * 0.05 : Math.abs(most) * 0.1 || 1;
  return [least - room, most + room];
}

const mostLetters = 20;

/** The outliers that lie furthest beyond their limits, each with its letter; the table names all. */
function outliersOf(shown: readonly Shown[], unit: string): (Note & { point: Shown })[] {
  const beyond = ({ value, lower, upper }: Shown) => Math.max(value - (upper ?? value), (lower ?? value) - value) / ((upper ?? value) - (lower ?? value) || 1);
  return shown.filter(({ kind }) => kind !== 'usual').toSorted((a, b) => beyond(b) - beyond(a)).slice(0, mostLetters).map((point, at) => ({
    letter: String.fromCodePoint(65 + at), period: '', point, text: `${point.label}: ${numberOrText(rounded(point.value) ?? '')}${unit}${point.answer === undefined ? '' : `. ${point.answer}`}`,
  }));
}

function legendWords({ points, target, targetName, unit = '' }: Funnel): string {
  const hidden = points.filter(({ value, denominator }) => value === null || denominator === null);
  const why = [...new Set(hidden.map(({ words }) => words ?? 'no figure'))].join('; ');
  return [
    `Line: ${targetName} ${numberOrText(rounded(target) ?? '')}${unit}`, 'dots: 95% limits', 'broken lines: 99.8% limits', ...(hidden.length === 0 ? [] : [`${hidden.length} not drawn: ${why}`]),
  ].join('; ');
}
