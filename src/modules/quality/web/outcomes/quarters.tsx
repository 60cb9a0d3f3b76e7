import { LineChart } from '#ui/charts';
import { DataTable } from '#ui/tables';
import type { ShownOutcome } from '../../domain/outcomes/sum-pairs.ts';
import { quarterName } from '../../domain/reviews/review.ts';
import type { OutcomeMeasure, OutcomeQuarter } from '../../queries/outcomes/outcomes.ts';
import { changeWords, outcomeWords, shareOf } from './outcome-words.ts';

const FEW_QUARTERS = 12;

/** How many were measured twice and how many are better, quarter by quarter: the first says how far the second can be trusted. */
export function OutcomeChart({ measure, quarters }: { measure: OutcomeMeasure; quarters: readonly OutcomeQuarter[] }) {
  const all = quarters.toReversed().map(({ quarter, figures }) => ({ quarter, of: figures.find(({ group }) => group === '') }));
  if (all.length === 1) return <p>These are the figures of 1 quarter: too few to tell a change from chance.</p>;
  const words = outcomeWords(measure);
  const hasBetter = measure.instrument.kind === 'goals' || measure.smallestChange !== null;
  return (
    <>
      <LineChart
        frame={{ id: 'outcomes', title: 'Share of people, quarter by quarter', csvHref: `/quality/outcomes/${measure.id}/figures.csv`, source: `${measure.isExample ? 'Example: these figures are made up. ' : ''}${measure.unit}, ${measure.organisation}.` }}
        periodHeading="Quarter" unit="%" periods={all.map(({ quarter }) => quarterName(quarter))}
        series={[
          { name: words.pairs, values: all.map(({ of }) => shareOf(of?.pairs ?? null, of?.people ?? null)), absent: all.map(({ of }) => whyNone(of, ['pairs', 'people'])) },
          ...(hasBetter ? [{ name: `${words.better}, of those`, values: all.map(({ of }) => shareOf(of?.better ?? null, of?.pairs ?? null)), absent: all.map(({ of }) => whyNone(of, ['better', 'pairs'])) }] : []),
        ]}
      />
      {all.length < FEW_QUARTERS && <p class="nhsuk-u-reading-width">These are {all.length} quarters: too few to tell a change from chance.</p>}
    </>
  );
}

const whyNone = (of: ShownOutcome | undefined, needed: readonly ('pairs' | 'people' | 'better')[]): string | null => (of && needed.some((each) => of[each] === null) ? 'Too few people to show safely' : null);

/** A quarter by group: counts, shares and the mean change, in words where too few people stand behind them. */
export function QuarterTable({ measure, quarter: { quarter, figures } }: { measure: OutcomeMeasure; quarter: OutcomeQuarter }) {
  const words = outcomeWords(measure);
  const isGoals = measure.instrument.kind === 'goals';
  const hasBetter = isGoals || measure.smallestChange !== null;
  return (
    <DataTable
      caption={quarterName(quarter)} captionSize="m" rows={figures} emptyText="No figures."
      columns={[
        { key: 'group', head: 'Who', cell: ({ group }) => (group === '' ? 'Everybody' : group) },
        { key: 'people', head: 'Care ended', isNumeric: true, cell: ({ people }) => words.count(people) },
        { key: 'pairs', head: words.pairs, isNumeric: true, cell: ({ pairs, people }) => words.part(pairs, people) },
        { key: 'unpaired', head: words.unpaired, isNumeric: true, cell: ({ unpaired }) => words.count(unpaired) },
        ...(hasBetter ? [{ key: 'better', head: words.better, isNumeric: true, cell: ({ better, pairs }: ShownOutcome) => words.part(better, pairs) }] : []),
        ...(isGoals ? [] : [{ key: 'mean', head: 'Mean change (95% interval)', isNumeric: true, cell: (line: ShownOutcome) => changeWords(line) }]),
      ]}
    />
  );
}
