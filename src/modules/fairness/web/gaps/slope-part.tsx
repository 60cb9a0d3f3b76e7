import type { MeasureLine } from '#modules/quality';
import { SummaryList } from '#ui/nhsuk';
import type { GapView } from '../../domain/gap-view.ts';
import type { Slope } from '../../domain/slope.ts';
import { limitWords, numberWords, pointWords } from '../words.ts';

/** For groups in an order: how steep it is from one end to the other, over everybody in between. */
export function SlopePart({ slope, view, measure }: { slope: Slope | { why: string }; view: GapView; measure: MeasureLine }) {
  const known = view.rows.filter(({ group }) => !group.isNotKnown);
  const [first, last] = [known[0]?.group.name ?? '', known.at(-1)?.group.name ?? ''];
  return (
    <>
      <h2 class="nhsuk-heading-m">From one end to the other</h2>
      {'why' in slope ? <p>{slope.why}</p> : (
        <SummaryList rows={[
          { key: { text: 'Slope index of inequality' }, value: { text: `${pointWords(slope.slope.value, measure)} (95% interval ${limitWords(slope.slope)}) from “${first}” to “${last}”` } },
          { key: { text: 'Relative index of inequality' }, value: { text: slope.relative ? `${numberWords(slope.relative.value, 2)} (95% interval ${limitWords(slope.relative, 2)})` : 'Cannot be given' } },
          { key: { text: 'How' }, value: { text: 'A straight line through all groups by their size, fitted on the logit of shares or the logarithm of rates; limits in closed form' } },
        ]} />
      )}
    </>
  );
}
