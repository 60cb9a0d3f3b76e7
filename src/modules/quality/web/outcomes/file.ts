import { writeCsv } from '#platform/csv';
import { file, type Reply, type RequestContext } from '#platform/http';
import { tooFewWords } from '../../domain/publishing/policy.ts';
import { outcomeMeasure, outcomeQuarters } from '../../queries/outcomes/outcomes.ts';

const HEAD = ['quarter', 'group', 'people', 'pairs', 'unpaired', 'better', 'others', 'mean_change', 'lower_95', 'upper_95', 'standard_deviation'];

/** What the page shows, and nothing more. */
export async function outcomesCsv(ctx: RequestContext): Promise<Reply> {
  const { measure, quarters } = await ctx.read(async (tx) => {
    const found = await outcomeMeasure(tx, ctx.params['id'] ?? '');
    return { measure: found, quarters: await outcomeQuarters(tx, found.id) };
  });
  const isGoals = measure.instrument.kind === 'goals';
  const countsBetter = isGoals || measure.smallestChange !== null;
  const rows = quarters.toReversed().flatMap(({ quarter, figures }) => figures.map(({ group, people, pairs, unpaired, better, others, mean, lower, upper, deviation }) => [
    quarter, group === '' ? 'Everybody' : group, ...[people, pairs, unpaired].map((count) => count ?? tooFewWords), ...[better, others].map((count) => count ?? (countsBetter ? tooFewWords : '')),
    ...[mean, lower, upper, deviation].map((value) => value ?? (isGoals ? '' : tooFewWords)),
  ]));
  return file(writeCsv(HEAD, rows), 'text/csv; charset=utf-8', `outcomes-${measure.instrument.code}.csv`);
}
