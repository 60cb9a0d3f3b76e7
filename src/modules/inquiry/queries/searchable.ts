import { sql } from 'kysely';
import { among, type Searchable } from '#platform/search';

/**
 * Sets of questions are everyone's; a unit's snapshot is its organisation's until it is signed off for anyone to read, and a priority goes with it.
 * What somebody answered about themself is in no index.
 */
export const searchables: readonly Searchable[] = [
  {
    kind: 'question-sets', title: 'Sets of questions', subjectKind: 'question-set',
    select: (only) => sql`select t.code as item_id, t.code as subject_id, 'public' as reader, false as is_example, '/inquiry/questions/' || t.code as href, t.title,
      'Questions about where we are' || coalesce(', ' || o.name, '') as about, (select string_agg(ask #>> '{}', ' ') from jsonb_path_query(t.content, '$.steps[*].questions[*].ask') ask) as body, 5 as standing
      from inquiry.template t left join directory.organisation o on o.id = t.organisation_id
      where t.version = (select max(n.version) from inquiry.template n where n.code = t.code) and ${among('t.code', only, 'text')}`,
  },
  {
    kind: 'snapshots', title: 'Where we are', subjectKind: 'snapshot',
    select: (only) => sql`select s.id::text as item_id, s.id::text as subject_id, case when s.signed_off_at is not null and s.seen_by = 'anyone' then 'public' else 'organisation:' || s.organisation_id end as reader, s.is_example,
      '/inquiry/snapshots/' || s.id as href, u.name || ': ' || t.title as title, 'Where we are on ' || to_char(s.as_of, 'FMDD FMMonth YYYY') || ', ' || o.name as about,
      (select string_agg(a.words, ' ' order by a.question) from inquiry.answer a where a.snapshot_id = s.id) as body, 5 as standing
      from inquiry.snapshot s join inquiry.template t on t.id = s.template_id join directory.unit u on u.id = s.unit_id join directory.organisation o on o.id = s.organisation_id where s.person_id is null and ${among('s.id', only)}`,
  },
  {
    kind: 'priorities', title: 'Priorities', subjectKind: 'snapshot',
    select: (only) => sql`select p.id::text as item_id, p.snapshot_id::text as subject_id,
      case when p.live_at is not null and p.dropped_at is null and s.signed_off_at is not null and s.seen_by = 'anyone' then 'public' else 'organisation:' || p.organisation_id end as reader, p.is_example,
      '/inquiry/priorities/' || p.id as href, p.title, case when p.dropped_at is not null then 'Dropped priority of ' else 'Priority of ' end || u.name || ', ' || o.name as about,
      concat_ws(' ', p.strengths, p.size_of_effect, p.capacity, p.measure_what, p.celebration_plan, p.dropped_because) as body, 6 as standing
      from inquiry.priority p join inquiry.snapshot s on s.id = p.snapshot_id join directory.unit u on u.id = p.unit_id join directory.organisation o on o.id = p.organisation_id where ${among('p.snapshot_id', only)}`,
  },
  {
    kind: 'told-stories', title: 'Stories of what worked', subjectKind: 'told-story',
    select: (only) => sql`select s.id::text as item_id, s.id::text as subject_id, 'organisation:' || s.organisation_id as reader, o.is_example, '/inquiry/stories#story-' || s.id as href, s.title, 'A story of what worked, ' || o.name as about,
      concat_ws(' ', s.what_happened, s.what_made_it_possible) as body, 4 as standing from inquiry.story s join directory.organisation o on o.id = s.organisation_id where ${among('s.id', only)}`,
  },
];
