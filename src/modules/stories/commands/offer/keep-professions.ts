import { londonDay } from '#platform/clock';
import type { Tx } from '#platform/db';
import { Invalid } from '#platform/errors';
import { recordEvent } from '#platform/events';
import { guideEntry } from '../../domain/guide/guide-content.ts';
import { authorise, type StoriesActing } from '../../permissions.ts';

interface KeptProfession {
  organisationId: string;
  profession: string;
  printedName: string;
  note: string;
  serviceAreas: readonly string[];
  /** How many people work in it; null where no number is given. */
  staff: number | null;
}

/** Says that an organisation has a profession, and under which name. The number of staff is the organisation's own; others see it from eight on. Throws Forbidden, Invalid. */
export async function keepProfession(tx: Tx, acting: StoriesActing, { organisationId, profession, printedName, note, serviceAreas, staff }: KeptProfession): Promise<void> {
  authorise(acting, 'keep services', organisationId);
  if (!guideEntry(profession)) throw new Invalid('Choose one of the 14 professions.', { profession: 'Choose a profession' });
  const changed = { changed_at: acting.now, changed_by: acting.viewer.personId };
  const row = { printed_name: printedName, note, service_areas: [...serviceAreas], source: 'The organisation itself', ...changed };
  await tx.insertInto('stories.organisation_profession').values({ organisation_id: organisationId, profession, ...row }).onConflict((conflict) => conflict.columns(['organisation_id', 'profession']).doUpdateSet(row)).execute();
  if (staff !== null) {
    const counted = { staff, counted_on: londonDay(acting.now), ...changed };
    await tx.insertInto('stories.profession_staff').values({ organisation_id: organisationId, profession, ...counted }).onConflict((conflict) => conflict.columns(['organisation_id', 'profession']).doUpdateSet(counted)).execute();
  }
  // The number stays out of the event: events of an organisation are read by more people than the number is for.
  await recordEvent(tx, acting, { room: 'stories', name: 'profession kept', organisationId, subject: { kind: 'organisation profession', id: organisationId }, facts: { profession, printedName } });
}
