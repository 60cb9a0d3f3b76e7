import type { Tx } from '#platform/db';
import { formatLondonDate } from '#platform/clock';
import type { PagePart } from '#platform/http';
import { eventsAbout } from '../../queries/events/events.ts';

/** On the page of a theme: the events that take it up, the next first (requirement S171). */
export async function eventsOfTheme(tx: Tx, themeId: string): Promise<readonly PagePart[]> {
  const events = await eventsAbout(tx, themeId);
  if (events.length === 0) return [];
  return [{ id: 'events', title: 'Events about it', content: <ul class="nhsuk-list nhsuk-list--bullet">{events.map(({ id, title, startsAt, calledOffAt, notesItemId }) => <li><a href={`/events/${id}`} data-quoted>{title}</a>, {formatLondonDate(startsAt)}{calledOffAt && ', called off'}{notesItemId && <>, <a href={`/library/${notesItemId}`}>notes<span class="nhsuk-u-visually-hidden"> of {title}</span></a></>}</li>)}</ul> }];
}
