import { sql } from 'kysely';
import { among, type Searchable } from '#platform/search';
import { levelTitles } from '../domain/role-groups.ts';

/** Open organisations and their units that have a name of their own. Everyone may read them. The professions are found by their guide, in the room that tells of them. */
export const searchables: readonly Searchable[] = [
  {
    kind: 'organisations', title: 'Organisations', subjectKind: 'organisation',
    select: (only) => sql`select o.code as item_id, o.id::text as subject_id, 'public' as reader, o.is_example, '/organisations/' || o.code as href, o.name as title, 'Organisation' as about,
      concat_ws(' ', o.mission, o.vision) as body, 9 as standing from directory.organisation o where o.closed_at is null and ${among('o.id', only)}`,
  },
  {
    kind: 'teams', title: 'Teams and other units', subjectKind: 'unit',
    select: (only) => sql`select u.code as item_id, u.id::text as subject_id, 'public' as reader, o.is_example, '/units/' || u.code as href, u.name || ', ' || o.name as title,
      ${sql.raw(`case u.level ${Object.entries(levelTitles).map(([level, title]) => `when '${level}' then '${title}'`).join(' ')} end`)} as about, coalesce(u.note, '') as body, 7 as standing
      from directory.unit u join directory.organisation o on o.id = u.organisation_id where u.level <> 'individual' and u.closed_on is null and o.closed_at is null and u.name <> o.name and ${among('u.id', only)}`,
  },
];
