import { InsetText } from '#ui/nhsuk';
import type { VideoAlarm } from '../queries/watch/video-watch.ts';

/** Stands on the chart of contacts by video: a rise is no success where somebody loses by it (requirement O48). */
export function VideoWatch({ alarms }: { alarms: readonly VideoAlarm[] }) {
  return alarms.map(({ falling }) => (
    <InsetText>
      <p><strong>More contacts are by video, while choice or access falls.</strong> Ask these people why:</p>
      <ul class="nhsuk-list nhsuk-list--bullet">{falling.map(({ id, measure, group }) => <li><a href={`/quality/series/${id}`}>{measure}: {group === '' ? 'everybody' : group}</a></li>)}</ul>
    </InsetText>
  ));
}
