import type { Tx } from '#platform/db';
import { Invalid } from '#platform/errors';
import { recordEvent } from '#platform/events';
import { ownHeader, ownMapping, rowOfWords } from '../../domain/imports/own-columns.ts';
import { authorise, type QualityActing } from '../../permissions.ts';
import { correctableSeries, type CorrectableSeries } from '../../queries/imports/correctable-series.ts';
import { checkFile } from '../load-figures.ts';
import { bringFigures } from '../publishing/bring-figures.ts';

export interface Correction {
  seriesId: string;
  /** The first day of the period. */
  period: string;
  numerator: string;
  denominator: string;
  people: string;
  reason: string;
}

/** Puts another figure in place of one, or of none, by hand: by the rules of a file. Throws Forbidden, NotFound, Invalid with everything that is wrong. */
export async function correctFigure(tx: Tx, acting: QualityActing, { seriesId, reason, ...words }: Correction): Promise<void> {
  const series = await correctableSeries(tx, seriesId);
  authorise(acting, 'load figures', series.organisationId);
  if (series.isWorkedOut) throw new Invalid('These figures are worked out of others, so nobody gives them by hand. Correct what they come from.');
  const { good: [figure], bad: [bad] } = await checkFile(tx, { organisationId: series.organisationId, header: ownHeader, mapping: ownMapping, rows: [{ line: 1, values: rowOfWords({ ...words, ...placeOf(series) }) }] }, acting.now);
  if (!figure) throw new Invalid(bad?.reasons.join(' ') ?? 'This is no figure.');
  await bringFigures(tx, acting, { organisationId: series.organisationId, figures: [figure], reason });
  await recordEvent(tx, acting, { room: 'quality', name: 'figure corrected', organisationId: series.organisationId, subject: { kind: 'series of figures', id: seriesId }, facts: { period: words.period, reason } });
}

function placeOf({ measureCode, unitCode, profession, split, groupCode }: CorrectableSeries) {
  const [[characteristic, secondCharacteristic], [group, secondGroup]] = [split.split('+'), groupCode.split('+')];
  return { measure: measureCode, unit: unitCode, profession, characteristic, group, secondCharacteristic, secondGroup };
}
