import { pictureFile, type PictureFormat } from '#platform/documents';
import { NotFound } from '#platform/errors';
import type { Handler } from '#platform/http';
import { chartPicture, ControlDrawing } from '#ui/charts';
import { judge } from '../../domain/judge.ts';
import { seriesPage } from '../../queries/series-page.ts';
import { besideNote } from '../balance/beside-note.ts';
import { controlOf, frameOf } from '../series-chart.ts';

/** The chart of a series as a file: what the page draws, with its title and source, and for productivity or cost what stands beside it. */
export const seriesPicture = (format: PictureFormat): Handler => async (ctx) => {
  const series = await ctx.read((tx) => seriesPage(tx, ctx.params['id'] ?? ''));
  const judgement = judge(series, series.measure);
  if (!judgement.ok) throw new NotFound(judgement.text);
  const onPage = frameOf(series);
  const frame = { ...onPage, source: `${onPage.source ?? ''}${besideNote(series.measure, series.beside)}` };
  const control = controlOf(series, judgement);
  return pictureFile(chartPicture(frame, (widthPx) => <ControlDrawing frame={frame} {...control} widthPx={widthPx} />), { name: `${series.measure.code}-${series.unitCode}`, format });
};
