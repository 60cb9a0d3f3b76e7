import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import { sumPeriods, type PeriodSum, type ShownFigures } from '../../domain/variation/sum-periods.ts';
import type { SeriesPage } from '../series-page.ts';
import { groupWords, splitName } from '../splits/split-words.ts';
import { comparePeriods, type Difference } from '../../domain/compare/compare-periods.ts';

/** Two stretches of periods; both ends of each are included. */
export interface Stretches {
  before: { from: string; to: string };
  after: { from: string; to: string };
}

/** Everybody, or one group of a split, over both stretches. */
export interface ComparedLine {
  id: string;
  words: string;
  /** The split's own name; '' for everybody. */
  split: string;
  before: PeriodSum;
  after: PeriodSum;
  difference: Difference | null;
}

type Row = ShownFigures & { id: string; split: string; words: string | null };

/** The series itself first, then each group of every split of the same measure, unit and profession that the viewer may see. */
export async function comparedLines(tx: Tx, series: SeriesPage, { before, after }: Stretches): Promise<ComparedLine[]> {
  const { rows } = await sql<Row>`
    select s.id, s.first_period as "firstPeriod", s.numerators, s.denominators, s.too_few as "tooFew", ${splitName} as split,
      case when s.split = '' then 'Everybody' else ${groupWords} end as words
    from quality.series s left join quality.characteristic c on c.code = s.split left join quality.characteristic_group g on g.characteristic_code = s.split and g.code = s.group_code
    where s.measure_id = ${series.measure.id} and s.unit_id = ${series.unitId} and s.profession = ${series.profession}
    order by (s.id <> ${series.id}), (s.split <> ''), c.position nulls last, s.split, g.position nulls last, s.group_code`.execute(tx);
  const { measure } = series;
  const over = (row: Row, stretch: { from: string; to: string }) => sumPeriods(row, { ...stretch, grain: measure.grain, isCount: measure.unit === 'count' });
  return rows.map((row) => {
    const [first, second] = [over(row, before), over(row, after)];
    return { id: row.id, words: row.words ?? '', split: row.split, before: first, after: second, difference: comparePeriods(first, second, measure) };
  });
}
