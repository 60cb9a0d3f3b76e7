import { londonDay } from '#platform/clock';
import type { Tx } from '#platform/db';
import { Conflict, Invalid } from '#platform/errors';
import { recordEvent } from '#platform/events';
import { authorise, type StoriesActing } from '../../permissions.ts';
import { casePage, type Telling } from '../../queries/cases/case-studies.ts';

/** Keeps where a published case study was told and how many that place says it reached. Throws NotFound, Forbidden, Conflict, Invalid. */
export async function keepTelling(tx: Tx, acting: StoriesActing, { id, way, toldOn, people, countedAs }: Telling & { id: string }): Promise<void> {
  const { organisationId, state } = await casePage(tx, id);
  authorise(acting, 'write case studies', organisationId);
  if (state !== 'published') throw new Conflict('It is not published.');
  if (toldOn > londonDay(acting.now)) throw new Invalid('The day is still to come.', { toldOn: 'Enter a day that is not still to come' });
  await tx.insertInto('stories.telling').values({ case_study_id: id, organisation_id: organisationId, way, told_on: toldOn, people, counted_as: countedAs, made_at: acting.now, made_by: acting.viewer.personId }).execute();
  await recordEvent(tx, acting, { room: 'stories', name: 'case study told', organisationId, subject: { kind: 'case study', id }, facts: { way, toldOn, people } });
}
