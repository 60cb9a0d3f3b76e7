import { londonDay } from '#platform/clock';
import type { Tx } from '#platform/db';
import { Conflict, Invalid } from '#platform/errors';
import { recordEvent } from '#platform/events';
import { keepModeRecord } from '../../data/modes/keep-record.ts';
import { readModes } from '../../data/modes/read-modes.ts';
import { monthsInTheWay } from '../../data/modes/told-by-month.ts';
import type { Distances } from '../../domain/modes/mode-record.ts';
import { quarterOf } from '../../domain/reviews/review.ts';
import { authorise, type QualityActing } from '../../permissions.ts';
import type { UnitPlace } from '../../queries/unit/unit-place.ts';

export interface LoadModes {
  unit: Pick<UnitPlace, 'id' | 'organisationId'>;
  quarter: string;
  source: string;
  distances: Distances | null;
  bytes: Uint8Array;
}

/** Keeps what may be shown of a unit's quarter by mode of care; the file is not kept. Throws Forbidden, Conflict for a quarter that stands, Invalid with the lines that cannot be right. */
export async function loadModes(tx: Tx, acting: QualityActing, { unit, quarter, source, distances, bytes }: LoadModes): Promise<void> {
  authorise(acting, 'keep outcome measures', unit.organisationId);
  if (quarter >= quarterOf(londonDay(acting.now))) throw new Invalid('Choose a quarter that has ended.', { fileQuarter: 'Choose a quarter that has ended' });
  const read = readModes(bytes);
  if (!read.ok) throw new Invalid(read.problems.slice(0, 8).join(' '), { file: read.problems.slice(0, 8).join(' ') });
  const visits = read.groups.reduce((sum, { happened }) => sum + (happened[0] ?? 0), 0);
  if (distances && distances.visits > visits) throw new Invalid('There cannot be more visits with a distance than visits in person.', { visits: `The file has ${visits} visits in person, so this cannot be more` });
  const [month] = await monthsInTheWay(tx, { unitId: unit.id, quarter });
  if (month) throw new Invalid(`Of “${month.measure}” some months of this quarter are shown here and ${month.hidden} ${month.hidden === 1 ? 'is' : 'are'} not. The quarter less what is shown would tell the rest.`, { fileQuarter: 'Choose a quarter of which all months are shown, or none' });
  const kept = await keepModeRecord(tx, { unitId: unit.id, organisationId: unit.organisationId, quarter, source, distances, groups: read.groups, now: acting.now, by: acting.viewer.personId });
  if (!kept) throw new Conflict('This quarter stands already. It is told once, because two tellings could be held against each other.');
  await recordEvent(tx, acting, { room: 'quality', name: 'modes of care loaded', organisationId: unit.organisationId, subject: { kind: 'unit', id: unit.id }, facts: { quarter } });
}
