import { londonDay } from '#platform/clock';
import type { Tx } from '#platform/db';
import { Conflict, Invalid } from '#platform/errors';
import { recordEvent } from '#platform/events';
import { isId } from '#platform/ids';
import { readWaits } from '../../data/waits/read-waits.ts';
import { summariseWaits } from '../../domain/waits/summarise-waits.ts';
import { quarterOf } from '../../domain/reviews/review.ts';
import { authorise, type QualityActing } from '../../permissions.ts';

/** Keeps what may be shown of a pathway's waits in a quarter that has ended; the file is not kept. Throws Forbidden, Conflict for a quarter that stands, Invalid with the lines that cannot be read. */
export async function loadWaits(tx: Tx, acting: QualityActing, { unitId, pathway, quarter, bytes }: { unitId: string; pathway: string; quarter: string; bytes: Uint8Array }): Promise<void> {
  const unit = isId(unitId) ? await tx.selectFrom('directory.unit').select(['id', 'organisation_id']).where('id', '=', unitId).executeTakeFirst() : undefined;
  if (!unit) throw new Invalid('Choose a unit from the list.', { unitId: 'Choose a unit from the list' });
  authorise(acting, 'keep outcome measures', unit.organisation_id);
  if (quarter >= quarterOf(londonDay(acting.now))) throw new Invalid('Choose a quarter that has ended.', { quarter: 'Choose a quarter that has ended' });
  const read = readWaits(bytes);
  if (!read.ok) throw new Invalid(read.problems.slice(0, 8).join(' '), { file: read.problems[0] ?? 'The file cannot be read' });
  const { people, half, ninety } = summariseWaits(read.counts);
  const added = await tx.insertInto('quality.wait_figure').values({ unit_id: unitId, organisation_id: unit.organisation_id, pathway, quarter, people, half_weeks: half, ninety_weeks: ninety, loaded_at: acting.now, loaded_by: acting.viewer.personId })
    .onConflict((conflict) => conflict.doNothing()).returning('quarter').executeTakeFirst();
  if (!added) throw new Conflict('The waits of this quarter stand already. They are told once, because two tellings could be held against each other.');
  await recordEvent(tx, acting, { room: 'quality', name: 'waits loaded', organisationId: unit.organisation_id, subject: { kind: 'unit', id: unitId }, facts: { pathway, quarter } });
}
