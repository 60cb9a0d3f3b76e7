import { sql } from 'kysely';
import { among, type Searchable } from '#platform/search';
import { professions } from '#modules/directory';
import { guide, needsOf } from '../domain/guide/guide-content.ts';
import { sharedSearchables } from './share/searchable.ts';

const guideWords = guide.map(({ slug, title, inShort, what, ask }) => {
  const known = professions.find(({ code }) => code === `prof.${slug}`);
  return { slug, title, body: [inShort, ...what, [...(known?.printedVariants ?? []), ...(known?.kinds ?? [])].join('; '), ...needsOf(slug).map(({ need }) => need.title), ...ask].join(' ') };
});
const place = sql.raw('join directory.organisation o on o.id = x.organisation_id');

/** What everyone may read of professions, services and what can be used; something past its review day is looked for by nobody. */
export const searchables: readonly Searchable[] = [
  {
    kind: 'professions', title: 'Professions', subjectKind: 'profession',
    select: (only) => sql`select p.slug as item_id, p.slug as subject_id, 'public' as reader, false as is_example, '/professions/' || p.slug as href, p.title, 'One of the 14 allied health professions' as about, p.body, 9 as standing
      from json_to_recordset(${JSON.stringify(guideWords)}::json) as p (slug text, title text, body text) where ${among('p.slug', only, 'text')}`,
  },
  {
    kind: 'services', title: 'Services', subjectKind: 'service',
    select: (only) => sql`select x.id::text as item_id, x.id::text as subject_id, 'public' as reader, x.is_example, '/services/' || x.id as href, x.name as title, 'Service of ' || o.name as about,
      concat_ws(' ', x.about, x.reach, x.times, x.places, x.formats, x.interpreters, x.home_visits, x.self_referral) as body, 8 as standing from stories.service x ${place} where x.ended_at is null and ${among('x.id', only)}`,
  },
  {
    kind: 'self-care', title: 'Look after yourself', subjectKind: 'self-care', endsByDay: true,
    select: (only) => sql`select x.id::text as item_id, x.id::text as subject_id, 'public' as reader, x.is_example, '/self-care/' || x.id as href, x.title, 'What you can do yourself, ' || o.name as about,
      concat_ws(' ', x.about, x.easy_read, x.where_to_find) as body, 8 as standing, x.review_on as shown_until from stories.self_care x ${place} where x.ended_at is null and ${among('x.id', only)}`,
  },
  {
    kind: 'library', title: 'Library', subjectKind: 'library-item',
    select: (only) => sql`select x.id::text as item_id, x.id::text as subject_id, 'public' as reader, x.is_example, '/library/' || x.id as href, x.title,
      case when x.superseded_by is not null then 'Title in the library; something newer stands in its place' else 'Title in the library' end || coalesce(', ' || nullif(x.publisher, ''), '') as about,
      concat_ws(' ', x.about, x.source, array_to_string(x.tags, ' ')) as body, case when x.superseded_by is null then 6 else 2 end as standing from stories.library_item x where x.merged_into is null and ${among('x.id', only)}`,
  },
  {
    kind: 'events', title: 'Events', subjectKind: 'event',
    select: (only) => sql`select x.id::text as item_id, x.id::text as subject_id, 'public' as reader, x.is_example, '/events/' || x.id as href, x.title,
      case when x.called_off_at is not null then 'Called off: event on ' else 'Event on ' end || to_char(x.starts_at at time zone 'Europe/London', 'FMDD FMMonth YYYY') || ', ' || o.name as about,
      concat_ws(' ', x.about, x.place) as body, 6 as standing from stories.event x ${place} where ${among('x.id', only)}`,
  },
  ...sharedSearchables,
];
