import type { JSX } from 'preact';
import { formatDay } from '#platform/clock';
import { Details, Tag } from '#ui/nhsuk';
import { DataTable } from '#ui/tables';
import { unitAfter } from '../../domain/measure.ts';
import { periodName, periodsFrom } from '../../domain/periods.ts';
import { tooFewWords } from '../../domain/publishing/policy.ts';
import type { FigureUse } from '../../queries/decisions/figure-uses.ts';

const PERIODS_SHOWN = 12;

/** A decision with its figures as they stood. `takeBackHref` is given to whoever may take the line back. */
export function FigureUseCard({ use, takeBackHref }: { use: FigureUse; takeBackHref: string | null }): JSX.Element {
  const lines = linesOf(use);
  const last = lines.at(-1);
  return (
    <article class="nhsuk-u-margin-bottom-6">
      <h2 class="nhsuk-heading-s nhsuk-u-margin-bottom-1"><span data-quoted>{use.decision}</span>{use.isExample && <> <Tag colour="yellow" text="Example" /></>}</h2>
      {use.endedOn !== null && <p><Tag colour="grey" text="Taken back" /> on {formatDay(use.endedOn)}: <span data-quoted>{use.endReason}</span></p>}
      <p>Decided on {formatDay(use.decidedOn)} by <span data-quoted>{use.decidedBy}</span>{use.objective !== null && <>, for the objective <a href={`/objectives/${use.objectiveId ?? ''}`}><span data-quoted>{use.objective}</span></a></>}.</p>
      <p>It rests on: <a href={`/quality/series/${use.seriesId}`}><span data-quoted>{use.measure}, {use.of}</span></a>. {last && <>The last one then: {last.words} in {last.name}. </>}
        This is version {use.revision}, kept on {formatDay(use.writtenOn)}. {use.revisionNow === use.revision ? 'It is the same now.' : `It has changed. Now there is version ${use.revisionNow}.`}</p>
      <Details summary={<>The figures as they stood<span class="nhsuk-u-visually-hidden">: {use.decision}</span></>}>
        <DataTable
          caption={`${use.measure}, ${use.of}`} captionSize="s" rows={lines} emptyText="No figure was shown then."
          columns={[
            { key: 'period', head: 'Period', cell: ({ name }) => name }, { key: 'value', head: 'Figure', isNumeric: true, cell: ({ words }) => words },
            { key: 'numerator', head: 'Numerator', isNumeric: true, cell: ({ numerator }) => numerator?.toLocaleString('en-GB') ?? '' }, { key: 'denominator', head: 'Denominator', isNumeric: true, cell: ({ denominator }) => denominator?.toLocaleString('en-GB') ?? '' },
          ]}
        />
      </Details>
      {takeBackHref !== null && use.endedOn === null && <p><a href={takeBackHref}>Take this line back<span class="nhsuk-u-visually-hidden">: {use.decision}</span></a></p>}
    </article>
  );
}

/** The last periods of the figures as they stood: a value, or that too few people stood behind it. */
function linesOf(use: FigureUse) {
  const periods = periodsFrom(use.firstPeriod, use.grain, use.numerators.length);
  return periods.map((period, at) => {
    const [numerator, denominator] = [use.numerators[at] ?? null, use.denominators[at] ?? null];
    const value = numerator === null || denominator === 0 ? null : (denominator === null ? numerator : numerator / denominator) * use.multiplier;
    return { name: periodName(period, use.grain), numerator, denominator, words: value === null ? (use.tooFew[at] === true ? tooFewWords : 'No figure') : `${Number(value.toPrecision(4)).toLocaleString('en-GB')}${unitAfter(use)}` };
  }).slice(-PERIODS_SHOWN);
}
