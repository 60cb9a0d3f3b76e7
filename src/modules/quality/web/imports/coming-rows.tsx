import { DataTable } from '#ui/tables';
import { multiplierOf, unitAfter } from '../../domain/measure.ts';
import { periodName } from '../../domain/periods.ts';
import type { ComingFigure } from '../../queries/imports/what-would-come.ts';
import { professionName } from '../variation/choose-form.tsx';
import { figureWords } from '../corrections/figure-words.ts';

/** How the good rows are understood, so that a column that is read wrongly is seen before anything is loaded. */
export function ComingRows({ figures, all }: { figures: readonly ComingFigure[]; all: number }) {
  if (figures.length === 0) return null;
  return (
    <>
      <DataTable
        caption="What would be loaded" captionSize="m" rows={figures} emptyText=""
        columns={[
          { key: 'line', head: 'Line', cell: ({ line }) => String(line) },
          { key: 'measure', head: 'Measure', cell: ({ measure }) => measure },
          { key: 'where', head: 'Whose', cell: ({ where, profession, group }) => [where, profession === '' ? '' : professionName(profession), group].filter((part) => part !== '').join(', ') },
          { key: 'period', head: 'Period', cell: ({ period, grain }) => periodName(period, grain) },
          { key: 'figure', head: 'Figure', cell: rateWords },
          { key: 'now', head: 'Shown until now', cell: ({ now, numerator, denominator }) => (now === null ? 'Nothing: it is new' : !now.tooFew && now.numerator === numerator && now.denominator === denominator ? 'The same' : figureWords(now)) },
        ]}
      />
      {all > figures.length && <p>And {(all - figures.length).toLocaleString('en-GB')} more.</p>}
    </>
  );
}

function rateWords(figure: ComingFigure): string {
  const { numerator, denominator } = figure;
  const words = figureWords({ numerator, denominator, tooFew: false });
  if (denominator === null || denominator === 0) return words;
  const value = Number(((numerator / denominator) * multiplierOf({ unit: figure.unit, multiplier: figure.multiplier ?? undefined })).toPrecision(4)).toLocaleString('en-GB');
  return `${words}: ${value}${unitAfter(figure)}`;
}
