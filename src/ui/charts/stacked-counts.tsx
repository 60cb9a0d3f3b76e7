import type { JSX } from 'preact';
import { Figure, numberOrText, type ChartFrame, type ChartTable } from './figure.tsx';
import { patternOf, Patterns } from './marks.tsx';
import { Canvas, fontPx, narrowPx, percent, textHeightPx, tint, WrappedText } from './svg.tsx';

export type StackedParts = {
  /** Parts of one whole, in order. Counts are whole numbers of 0 or more. */
  parts: readonly { label: string; count: number }[];
  labelHeading: string;
  countHeading: string;
};

/** One bar cut into its parts, each with a pattern of its own, and a line for each under it. */
export function StackedCounts({ frame, ...data }: StackedParts & { frame: ChartFrame }): JSX.Element {
  return (
    <Figure frame={frame} table={stackedTable(data)}>
      <StackedDrawing frame={frame} {...data} />
    </Figure>
  );
}

/** The same counts in rows, with the total last. A total of nothing has no rows. */
export function stackedTable({ parts, labelHeading, countHeading }: StackedParts): ChartTable {
  const total = totalOf(parts);
  return {
    columns: [{ heading: labelHeading }, { heading: countHeading, numeric: true }],
    rows: total === 0 ? [] : [...parts.map((part) => [part.label, part.count]), ['Total', total]],
  };
}

const barPx = 32;

/** The drawing alone. `widthPx` is for documents, which cannot stretch. */
export function StackedDrawing({ frame, parts, widthPx }: StackedParts & { frame: ChartFrame; widthPx?: number }): JSX.Element {
  const total = totalOf(parts);
  const lines = parts.map((part) => `${part.label}: ${numberOrText(part.count)} of ${numberOrText(total)}`);
  let before = 0;
  let y = barPx + 14;
  return (
    <Canvas
      id={frame.id} title={frame.title} description={frame.description ?? `${lines.join('; ')}.`} widthPx={widthPx}
      heightPx={y + lines.reduce((sum, line) => sum + textHeightPx(line, fontPx, narrowPx - 30) + 6, 0)}
    >
      <Patterns id={frame.id} />
      {parts.map((part, nth) => {
        const from = before;
        before += part.count;
        return part.count > 0 && <Swatch id={frame.id} nth={nth} x={percent(from / total)} y={1} width={percent(part.count / total)} height={barPx} />;
      })}
      {lines.map((line, nth) => {
        const top = y;
        y += textHeightPx(line, fontPx, narrowPx - 30) + 6;
        return (
          <g>
            <Swatch id={frame.id} nth={nth} x={1} y={top + 2} width={18} height={16} />
            <WrappedText text={line} x={28} y={top + 15} widthPx={narrowPx - 30} />
          </g>
        );
      })}
    </Canvas>
  );
}

function Swatch({ id, nth, ...place }: { id: string; nth: number; x: number | string; y: number; width: number | string; height: number }) {
  return <rect {...place} fill={patternOf(id, nth)} stroke="currentColor" stroke-width="1.5" {...tint('bar')} />;
}

function totalOf(parts: readonly { count: number }[]): number {
  const wrong = parts.find((part) => !Number.isInteger(part.count) || part.count < 0);
  if (wrong !== undefined) throw new Error(`${wrong.count} is not a count`);
  return parts.reduce((sum, part) => sum + part.count, 0);
}
