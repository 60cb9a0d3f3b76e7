import type { Tx } from '#platform/db';
import { putFigures } from '../../data/imports/put-figures.ts';
import type { Figure } from '../../domain/imports/check-rows.ts';
import { splitPlace } from '../../domain/imports/read-split.ts';
import type { QualityActing } from '../../permissions.ts';

export interface FiguresBrought {
  organisationId: string;
  figures: readonly Figure[];
  reason: string;
}

export interface BroughtCounts {
  added: number;
  replaced: number;
  same: number;
}

/** Figures of any number of series on their one way in. Each that replaces another leaves a line with the reason. */
export async function bringIn(tx: Tx, acting: QualityActing, { organisationId, figures, reason }: FiguresBrought): Promise<BroughtCounts> {
  const counts = { added: 0, replaced: 0, same: 0 };
  for (const ofSeries of Map.groupBy(figures, seriesOf).values()) {
    const put = await putFigures(tx, acting, { organisationId, figures: ofSeries, reason });
    counts.added += put.added; counts.replaced += put.replaced; counts.same += put.same;
  }
  return counts;
}

const seriesOf = (figure: Figure): string => [figure.measureId, figure.unitId, figure.profession, splitPlace(figure)].join(' ');
