import { sql } from 'kysely';
import { among, type Searchable } from '#platform/search';

/** What is done to understand the needs of people who share a characteristic. Everyone may read it; gaps are figures and are found by their measures. */
export const searchables: readonly Searchable[] = [
  {
    kind: 'focused-activities', title: 'Asking and understanding', subjectKind: 'focused-activity',
    select: (only) => sql`select a.id::text as item_id, a.id::text as subject_id, 'public' as reader, a.is_example, '/fairness/focused-activities/' || a.id as href,
      left(a.what, 160) || case when length(a.what) > 160 then '…' else '' end as title, 'What is done to understand needs, ' || o.name as about,
      concat_ws(' ', a.what, (select string_agg(s.words, ' ' order by s.happened_on, s.kind) from fairness.focused_activity_step s where s.activity_id = a.id)) as body, 5 as standing
      from fairness.focused_activity a join directory.organisation o on o.id = a.organisation_id where ${among('a.id', only)}`,
  },
];
