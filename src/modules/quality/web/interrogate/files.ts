import { writeCsv } from '#platform/csv';
import { file, json, type Reply, type RequestContext } from '#platform/http';
import { judge } from '../../domain/judge.ts';
import { needsBeside } from '../../domain/balance/lacks-beside.ts';
import { aroundSeries } from '../../queries/interrogate/around-series.ts';
import { seriesPage } from '../../queries/series-page.ts';
import { definitionOf } from '../definition-file.ts';

/** The definition, line by line: it goes with the file of figures. */
export async function definitionCsv(ctx: RequestContext): Promise<Reply> {
  const { measure, unit, organisation } = await ctx.read((tx) => seriesPage(tx, ctx.params['id'] ?? ''));
  return file(writeCsv(['field', 'value'], [['unit', unit], ['organisation', organisation], ...Object.entries(definitionOf(measure))]), 'text/csv; charset=utf-8', `${measure.code}-definition.csv`);
}

/** A series as it is shown, with its definition, what it is judged by, what the rules say, and how whole it is. */
export async function seriesJson(ctx: RequestContext): Promise<Reply> {
  const { series, around } = await ctx.read(async (tx) => {
    const found = await seriesPage(tx, ctx.params['id'] ?? '');
    return { series: found, around: await aroundSeries(tx, found, ctx.now) };
  });
  const { measure, beside, unit, unitCode, organisation, profession, isExample, revision, loadedAt, baselines, targets, trajectories, exclusions, annotations } = series;
  const judgement = judge(series, measure);
  return json({
    definition: definitionOf(measure), unit: { code: unitCode, name: unit, organisation }, profession, isExample, version: revision, loadedAt,
    judgedBy: { baselines, targets, trajectories, exclusions }, annotations, wholeness: { tooFew: around.tooFew, replaced: around.replaced },
    ...(needsBeside(measure) ? { beside: { quality: beside.quality, staff: beside.staff } } : {}),
    ...(judgement.ok ? { chart: judgement.chart, sentence: judgement.answer.sentence, notes: judgement.answer.notes, segments: judgement.answer.segments,
      points: judgement.answer.points.map((point, at) => ({ ...point, numerator: series.numerators[at] ?? null, denominator: series.denominators[at] ?? null })) } : { refused: judgement.text }),
  });
}
