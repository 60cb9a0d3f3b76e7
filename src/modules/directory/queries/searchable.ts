import { sql } from 'kysely';
import { among, type Searchable } from '#platform/search';
import { professions } from '../domain/professions.ts';
import { levelTitles } from '../domain/role-groups.ts';

/** Open organisations, their units that have a name of their own, and the professions. Everyone may read them. */
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
  {
    kind: 'professions', title: 'Professions', subjectKind: 'profession',
    select: (only) => sql`select p.code as item_id, p.code as subject_id, 'public' as reader, false as is_example, '/professions' as href, p.title, 'One of the 14 allied health professions' as about, p.other as body, 9 as standing
      from json_to_recordset(${JSON.stringify(professions.map(({ code, title, printedVariants, kinds }) => ({ code, title, other: [...printedVariants, ...kinds].join('; ') })))}::json) as p (code text, title text, other text) where ${among('p.code', only, 'text')}`,
  },
];
