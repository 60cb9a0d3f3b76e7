import { sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '#platform/db';
import { enqueue, type Job } from '#platform/jobs';
import { keepNotes, keepReaders, type FigureNote, type FigureReader } from '#modules/quality';
import { projectHref } from '../../domain/addresses.ts';

const NAME = 'improvement-mark-cycles';
const payloadShape = z.object({ projectId: z.uuid() });

/** Asks the worker to bring a project's tests onto the charts of its measures, and to let its partners read what was agreed. */
export const askToMark = (tx: Tx, projectId: string): Promise<void> => enqueue(tx, { name: NAME, payload: { projectId }, key: `mark cycles of ${projectId}` });

export const markCyclesJob: Job = {
  name: NAME,
  run: async (payload, { store, now }) => {
    const { projectId } = payloadShape.parse(payload);
    await store.within({ as: 'worker' }, (tx) => markCycles(tx, projectId, now));
  },
};

/**
 * A chart is read by more people than a project may be, and it can be opened to more later: a project that is not for everyone is named there by its team alone.
 * By the worker, because a partner of another agency may add a test and may not write on a chart. The same again changes nothing.
 */
export async function markCycles(tx: Tx, projectId: string, now: Date): Promise<void> {
  const { rows } = await sql<FigureNote>`
    select l.series_id as "seriesId", y.starts_on as day, y.expected, case when p.audience = 'everyone' then left(p.title || ', test ' || y.number || ': ' || y.title, 300) else 'Test ' || y.number || ' of an improvement project of ' || u.name end as words, ${projectHref(projectId)} || '#test-' || y.number as address, p.audience = 'everyone' as "isAddressOpen"
    from improvement.cycle y join improvement.project p on p.id = y.project_id join directory.unit u on u.id = p.unit_id join improvement.project_measure l on l.project_id = p.id and l.ended_at is null
      join quality.series s on s.id = l.series_id and s.organisation_id = p.organisation_id
    where y.project_id = ${projectId} order by y.number`.execute(tx);
  await keepNotes(tx, { origin: `project ${projectId}`, notes: rows }, now);
  await keepReaders(tx, { origin: `project ${projectId}`, readers: await agreedReaders(tx, projectId) }, now);
}

/** Partners whose reading of the figures was agreed: by a lead for a person, by both organisations in a note. Figures that were linked later wait to be agreed too. */
async function agreedReaders(tx: Tx, projectId: string): Promise<FigureReader[]> {
  const { rows } = await sql<FigureReader>`
    select l.series_id as "seriesId", r.organisation_id as "organisationId", r.person_id as "personId" from improvement.project_measure l join (
      select project_id, null::uuid as organisation_id, person_id, figures_agreed_at as agreed_at from improvement.partner where accepted_at is not null and ended_at is null and figures_agreed_at is not null and 'measures' = any (rights)
      union all
      select project_id, partner_organisation_id, null::uuid, own_agreed_at from improvement.data_note where ended_at is null and own_agreed_at is not null and partner_agreed_at is not null and 'measures' = any (shares)
    ) r on r.project_id = l.project_id and l.linked_at <= r.agreed_at join quality.series s on s.id = l.series_id and s.organisation_id = l.organisation_id where l.project_id = ${projectId} and l.ended_at is null`.execute(tx);
  return rows;
}
