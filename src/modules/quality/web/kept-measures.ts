import { keptBriefly, stateOf } from '#platform/db';
import { sharedScope } from '#platform/fragments';
import type { RequestContext } from '#platform/http';
import { measureByCode, measureLines, type MeasureLine } from '../queries/measures.ts';
import { measureResults, type MeasureResult } from '../queries/results/measure-results.ts';
import { pageOf } from './results/page-of.ts';
import { RESULTS_ON_A_PAGE } from './results/measure-results.tsx';

/** Counting the sets of a country takes a quarter of a second: whoever looks within a minute gets the last count, while it is counted anew. */
const lines = keptBriefly<readonly MeasureLine[]>({ milliseconds: 10_000, lateMilliseconds: 60_000 });

/** All measures with how many sets of figures there are, for everybody with the same roles counted at most every ten seconds. */
export async function keptMeasureLines({ viewer, store }: Pick<RequestContext, 'viewer' | 'store'>): Promise<readonly MeasureLine[]> {
  const { key, scope } = sharedScope(viewer);
  return lines(store, key, () => store.reading(scope, (tx) => measureLines(tx)));
}

interface KeptMeasure {
  measure: MeasureLine;
  results: readonly MeasureResult[];
  at: number;
}

const measures = keptBriefly<KeptMeasure>({ milliseconds: 2_000, most: 200 });

/** A measure with one page of what is kept of its series, read once for everybody with the same roles until something is written, at most for two seconds. Throws NotFound. */
export async function keptMeasure({ viewer, store }: Pick<RequestContext, 'viewer' | 'store'>, code: string, asked: number): Promise<KeptMeasure> {
  const { key, scope } = sharedScope(viewer);
  return measures(store, JSON.stringify([key, code, asked, await stateOf(store)]), () => store.reading(scope, async (tx) => {
    const measure = await measureByCode(tx, code);
    const at = pageOf(asked, measure.seriesCount, RESULTS_ON_A_PAGE);
    return { measure, at, results: await measureResults(tx, measure.id, { limit: RESULTS_ON_A_PAGE, offset: (at - 1) * RESULTS_ON_A_PAGE }) };
  }));
}
