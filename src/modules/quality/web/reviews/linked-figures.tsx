import { Tag } from '#ui/nhsuk';
import { meaningsInWords } from '../../domain/responses/signal-words.ts';
import type { LinkedSeries } from '../../queries/reviews/objective-reviews.ts';

/** The figures of an objective, each with what its rules show now. */
export function LinkedFigures({ series }: { series: readonly LinkedSeries[] }) {
  if (series.length === 0) return <p>No figures stand with this objective yet.</p>;
  return (
    <ul class="nhsuk-list nhsuk-list--bullet">
      {series.map(({ seriesId, measure, unit, meanings, isExample, isHeldBack }) => (
        <li><a href={`/quality/series/${seriesId}`}>{measure}: {unit}</a>{isExample && <> <Tag colour="yellow" text="Example" /></>} {isHeldBack ? 'Held back: productivity is never shown without quality and staff, and cost never without outcomes.' : meanings.length === 0 ? 'No change that we can tell apart from chance.' : `${meaningsInWords(meanings)}: more than chance.`}</li>
      ))}
    </ul>
  );
}
