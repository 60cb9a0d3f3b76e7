import { sql } from 'kysely';
import { may, organisationsWhere } from '#platform/access';
import { askToday, type Today } from '#platform/rooms';
import { sentences } from '../permissions.ts';

/** People who ask to join, and what does not work on this site. */
export const today: Today = (tx, { viewer }) => {
  const here = organisationsWhere(sentences, viewer, 'answer requests to join');
  return askToday(tx, [
    here.length === 0 ? null : sql`select 'needed', 'Somebody asks to join', o.name, '/people?organisation=' || o.id, null::date, 'You look after who belongs here', o.is_example from directory.organisation o
      where o.id = any (${here}::uuid[]) and exists (select from directory.membership_request r where r.organisation_id = o.id and r.answered_at is null)`,
    may(sentences, viewer, 'read what does not work') ? sql`select 'needed', 'Somebody says what does not work on this site', '', '/site-reports', null::date, 'You look after a part of it', false where exists (select from directory.site_report r where r.done_at is null)` : null,
  ]);
};
