import { sql } from 'kysely';
import { among, type Searchable } from '#platform/search';

const start = (column: string) => sql.raw(`left(${column}, 160) || case when length(${column}) > 160 then '…' else '' end`);
const shownOrOwn = sql.raw("case when x.shown_on is not null then 'public' else 'organisation:' || x.organisation_id end");
const place = sql.raw('join directory.organisation o on o.id = x.organisation_id');

/** What people write without an account is found by everyone once somebody has read it, and before by the organisation that reads it. */
export const learningSearchables: readonly Searchable[] = [
  {
    kind: 'barriers', title: 'Barriers to remove', subjectKind: 'barrier',
    select: (only) => sql`select x.id::text as item_id, x.id::text as subject_id, ${shownOrOwn} as reader, x.is_example, '/improvement/barriers/' || x.id as href, ${start('x.what')} as title, 'Barrier to remove, ' || o.name as about,
      concat_ws(' ', x.what, x.effect, x.who_can_change, (select string_agg(s.words, ' ' order by s.number) from improvement.barrier_step s where s.barrier_id = x.id)) as body, 5 as standing
      from improvement.barrier x ${place} where x.not_shown_reason is null and ${among('x.id', only)}`,
  },
  {
    kind: 'research-questions', title: 'Questions that people ask researchers', subjectKind: 'community-question',
    select: (only) => sql`select x.id::text as item_id, x.id::text as subject_id, ${shownOrOwn} as reader, x.is_example, '/improvement/questions/' || x.id as href, ${start('x.words')} as title, 'A question for research, ' || o.name as about,
      concat_ws(' ', case when length(x.words) > 160 then x.words end, x.because, (select string_agg(a.words, ' ' order by a.number) from improvement.question_answer a where a.question_id = x.id)) as body, 5 as standing
      from improvement.community_question x ${place} where x.not_shown_reason is null and ${among('x.id', only)}`,
  },
  {
    kind: 'learning', title: 'What was learned', subjectKind: 'learning-entry',
    select: (only) => sql`select x.id::text as item_id, x.id::text as subject_id, 'public' as reader, x.is_example, '/improvement/learning-log/' || x.id as href, x.title, 'What was learned, ' || o.name as about,
      concat_ws(' ', x.what_changed, x.reason, x.evidence) as body, 5 as standing from improvement.learning_entry x ${place} where ${among('x.id', only)}`,
  },
  {
    kind: 'learning-reviews', title: 'Learning reviews', subjectKind: 'learning-review',
    select: (only) => sql`select x.id::text as item_id, x.id::text as subject_id, 'organisation:' || x.organisation_id as reader, x.is_example, '/improvement/learning-reviews/' || x.id as href, x.title, 'Learning review of ' || o.name as about,
      concat_ws(' ', x.happened, x.affected, x.needs, x.response, x.learned) as body, 4 as standing from improvement.learning_review x ${place} where ${among('x.id', only)}`,
  },
  {
    kind: 'pathways', title: 'Pathways of care', subjectKind: 'pathway',
    select: (only) => sql`select x.id::text as item_id, x.id::text as subject_id, 'public' as reader, x.is_example, '/improvement/pathways/' || x.id as href, x.title, 'Pathway of care, ' || o.name as about,
      concat_ws(' ', x.condition, x.setting, x.contribution, x.inequality_effect, (select string_agg(concat_ws(' ', s.title, s.team, s.setting, s.who_drops_out), ' ' order by s.map, s.position) from improvement.pathway_step s where s.pathway_id = x.id)) as body, 6 as standing
      from improvement.pathway x ${place} where ${among('x.id', only)}`,
  },
  {
    kind: 'confidence-checks', title: 'How confident people feel', subjectKind: 'confidence-check',
    select: (only) => sql`select x.id::text as item_id, x.id::text as subject_id, 'public' as reader, x.is_example, '/improvement/confidence/' || x.id as href, x.title, 'How confident people feel, ' || o.name as about, '' as body, 3 as standing
      from improvement.confidence_check x ${place} where ${among('x.id', only)}`,
  },
  {
    kind: 'role-models', title: 'Role models', subjectKind: 'teller',
    select: (only) => sql`select x.id::text as item_id, x.person_id::text as subject_id, 'public' as reader, x.is_example, '/improvement/role-models' as href, x.shown_name as title, 'Role model, ' || o.name as about, x.story as body, 4 as standing
      from improvement.role_model x ${place} join directory.person p on p.id = x.person_id where x.withdrawn_at is null and p.erased_at is null and p.deactivated_at is null and ${among('x.person_id', only)}`,
  },
  {
    kind: 'coaches', title: 'Coaches', subjectKind: 'teller',
    select: (only) => sql`select x.id::text as item_id, x.person_id::text as subject_id, 'signed-in' as reader, x.is_example, '/improvement/coaches' as href, x.shown_name as title, 'Coach, ' || o.name as about, x.helps_with as body, 4 as standing
      from improvement.coach x ${place} join directory.person p on p.id = x.person_id where x.withdrawn_at is null and p.erased_at is null and p.deactivated_at is null and ${among('x.person_id', only)}`,
  },
];
