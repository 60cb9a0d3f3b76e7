import { writeCsv } from '#platform/csv';
import { file, type Reply, type RequestContext } from '#platform/http';
import type { SplitFigures } from '#modules/quality';
import { viewGaps, type GapView, type GroupRow } from '../../domain/gap-view.ts';
import { NO_FIGURE, TOO_FEW } from '../words.ts';
import { fileName } from './addresses.ts';
import { gapsAsked } from './gap-page.tsx';

const HEAD = ['period', 'group', 'is_not_known', 'shown', 'numerator', 'denominator', 'rate', 'rate_lower', 'rate_upper', 'comparison', 'gap', 'gap_lower', 'gap_upper', 'ratio', 'ratio_lower', 'ratio_upper', 'people', 'people_lower', 'people_upper'];

/** Every group in every span with its gap, in full precision. A figure that is not shown says why. */
export async function gapCsv(ctx: RequestContext): Promise<Reply> {
  const { split, view } = await gapsAsked(ctx);
  const rows = view ? view.spans.flatMap(({ from }) => rowsOf(split, view, from)) : [];
  return file(writeCsv(HEAD, rows), 'text/csv; charset=utf-8', `${fileName(split)}.csv`);
}

function rowsOf(split: SplitFigures, { step, comparison }: GapView, from: string): (string | number | null)[][] {
  const view = viewGaps(split, { step, comparison: comparison.code, now: from, priority: [] });
  return view ? view.rows.map((row) => [from, ...cellsOf(row, comparison.name)]) : [];
}

function cellsOf({ group, count, isTooFew, rate, gap }: GroupRow, comparison: string): (string | number | null)[] {
  const { points, ratio, people } = gap ?? {};
  return [
    group.name, group.isNotKnown ? 'yes' : 'no', count ? 'yes' : isTooFew ? TOO_FEW : NO_FIGURE, count?.numerator ?? null, count?.denominator ?? null, rate?.value ?? null, rate?.lower ?? null, rate?.upper ?? null,
    gap ? comparison : '', ...[points, ratio, people].flatMap((each) => [each?.value ?? null, each?.lower ?? null, each?.upper ?? null]),
  ];
}
