import { sql } from 'kysely';
import { organisationsWhere } from '#platform/access';
import { londonDay } from '#platform/clock';
import type { Tx } from '#platform/db';
import type { OwnNotice, Viewer } from '#platform/http';
import { strategyLeads } from '#modules/directory';
import { mayHere, sentences } from '../permissions.ts';
import { notesToAgree } from './partners/notes.ts';
import { projectsToSupport } from './support/projects-to-support.ts';

/** What waits for a person in this room: reviews of their own part, and for leads what is late or waits for their agreement. */
export async function ownNotices(tx: Tx, viewer: Viewer, now: Date): Promise<OwnNotice[]> {
  if (viewer.kind !== 'person') return [];
  const { rows: [found] } = await sql<{ parts: number }>`
    select count(*)::int as parts from improvement.my_part p
    where p.person_id = ${viewer.personId} and coalesce((select r.next_review_on from improvement.my_part_review r where r.my_part_id = p.id order by r.made_at desc limit 1), p.review_on) <= ${londonDay(now)}
      and not exists (select from improvement.my_part_review r where r.my_part_id = p.id and r.outcome is not null)`.execute(tx);
  const parts = found?.parts ?? 0;
  const own = parts === 0 ? [] : [{ text: parts === 1 ? 'Your own part is due for a look' : `${parts} of your own parts are due for a look`, href: '/improvement/my-part' }];
  return [...own, ...(await leadNotices(tx, viewer, now))];
}

/** For those who lead the whole organisation: what has been missing for too long. For the other organisation of a note: that it waits for their agreement. */
async function leadNotices(tx: Tx, viewer: Viewer, now: Date): Promise<OwnNotice[]> {
  const chiefOf = viewer.grants.filter(({ role }) => strategyLeads.some((lead) => lead === role)).map(({ organisationId }) => organisationId);
  const late = chiefOf.length === 0 ? 0 : (await projectsToSupport(tx, chiefOf, now)).filter(({ escalated }) => escalated.length > 0).length;
  const notes = mayHere(viewer, 'agree data notes') ? await notesToAgree(tx, organisationsWhere(sentences, viewer, 'agree data notes')) : 0;
  return [
    ...(late === 0 ? [] : [{ text: late === 1 ? '1 project has waited four weeks or more for time, skills, means or leave to act' : `${late} projects have waited four weeks or more for time, skills, means or leave to act`, href: '/improvement/support' }]),
    ...(notes === 0 ? [] : [{ text: notes === 1 ? '1 note on sharing waits for your agreement' : `${notes} notes on sharing wait for your agreement`, href: '/improvement/notes' }]),
  ];
}
