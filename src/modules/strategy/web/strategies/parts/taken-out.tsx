import { formatLondonDate } from '#platform/clock';
import { InsetText } from '#ui/nhsuk';
import type { NodePage } from '../../../queries/node-page.ts';
import { partHref, strategyHref } from '../addresses.ts';

/** Says that the strategy no longer has this part, since when, and where to read on. */
export function TakenOut({ found: { head, takenOut } }: { found: NodePage }) {
  if (!takenOut) return null;
  return (
    <InsetText>
      <p>
        This part was taken out in version {takenOut.version}, on {formatLondonDate(takenOut.on)}. You are reading its last words, from version {head.version.number}.{' '}
        <a href={`${partHref(head.code, 'versions')}?from=${head.version.number}&to=${takenOut.version}`}>See what changed</a> or <a href={strategyHref(head.code)}>read the strategy of today</a>.
      </p>
    </InsetText>
  );
}
