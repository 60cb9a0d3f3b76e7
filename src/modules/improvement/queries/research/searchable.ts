import { sql } from 'kysely';
import { among, type Searchable } from '#platform/search';

const start = (column: string) => sql.raw(`left(${column}, 160) || case when length(${column}) > 160 then '…' else '' end`);
const place = sql.raw('join directory.organisation o on o.id = x.organisation_id');

/** Evidence, guidance and research are for everyone; who asks for evidence stays within an organisation. */
export const researchSearchables: readonly Searchable[] = [
  {
    kind: 'evidence', title: 'Evidence', subjectKind: 'evidence',
    select: (only) => sql`select x.id::text as item_id, x.id::text as subject_id, 'public' as reader, x.is_example, '/improvement/evidence/' || x.id as href, x.title, 'Evidence, ' || o.name as about,
      concat_ws(' ', x.summary, x.source, x.who_took_part, x.who_is_missing) as body, 5 as standing from improvement.evidence x ${place} where ${among('x.id', only)}`,
  },
  {
    kind: 'evidence-gaps', title: 'What nobody knows yet', subjectKind: 'evidence-gap',
    select: (only) => sql`select x.id::text as item_id, x.id::text as subject_id, 'public' as reader, x.is_example, '/improvement/evidence-gaps#g-' || x.id as href, ${start('x.what')} as title, 'What nobody knows yet, ' || o.name as about,
      concat_ws(' ', case when length(x.what) > 160 then x.what end, x.research_question) as body, 4 as standing from improvement.evidence_gap x ${place} where ${among('x.id', only)}`,
  },
  {
    kind: 'evidence-requests', title: 'Requests for evidence', subjectKind: 'evidence-request',
    select: (only) => sql`select x.id::text as item_id, x.id::text as subject_id, 'organisation:' || x.organisation_id as reader, x.is_example, '/improvement/evidence-requests#r-' || x.id as href, ${start('x.question')} as title,
      'Request for evidence, ' || o.name as about, concat_ws(' ', case when length(x.question) > 160 then x.question end, x.answer) as body, 3 as standing from improvement.evidence_request x ${place} where ${among('x.id', only)}`,
  },
  {
    kind: 'guidance', title: 'Guidance', subjectKind: 'guidance',
    select: (only) => sql`select x.id::text as item_id, x.id::text as subject_id, 'public' as reader, x.is_example, '/improvement/guidance-register/' || x.id as href, x.title, 'Guidance, ' || o.name as about,
      concat_ws(' ', x.about, x.source, x.gap, x.action) as body, 5 as standing from improvement.guidance x ${place} where ${among('x.id', only)}`,
  },
  {
    kind: 'studies', title: 'Research studies', subjectKind: 'study',
    select: (only) => sql`select x.id::text as item_id, x.id::text as subject_id, 'public' as reader, x.is_example, '/improvement/studies/' || x.id as href, x.title, 'Research study, ' || o.name as about,
      concat_ws(' ', x.question, x.summary, x.learned) as body, 5 as standing from improvement.study x ${place} where ${among('x.id', only)}`,
  },
  {
    kind: 'funder-questions', title: 'Questions raised with funders', subjectKind: 'funder-question',
    select: (only) => sql`select x.id::text as item_id, x.id::text as subject_id, 'public' as reader, x.is_example, '/improvement/funder-questions/' || x.id as href, ${start('x.title')} as title, 'Question raised with a funder, ' || o.name as about,
      concat_ws(' ', case when length(x.title) > 160 then x.title end, x.funder, x.answer) as body, 4 as standing from improvement.funder_question x ${place} where ${among('x.id', only)}`,
  },
  {
    kind: 'research-partners', title: 'Research partners', subjectKind: 'research-partner',
    select: (only) => sql`select x.id::text as item_id, x.id::text as subject_id, 'public' as reader, x.is_example, '/improvement/research-partners/' || x.id as href, x.name as title, 'Research partner of ' || o.name as about,
      concat_ws(' ', x.topic, x.output, x.student_links, x.changed) as body, 4 as standing from improvement.research_partner x ${place} where ${among('x.id', only)}`,
  },
  {
    kind: 'outputs', title: 'What came of research', subjectKind: 'output',
    select: (only) => sql`select x.id::text as item_id, x.id::text as subject_id, 'public' as reader, x.is_example, '/improvement/outputs/' || x.id as href, x.title, 'What came of research, ' || o.name as about,
      concat_ws(' ', x.summary, (select string_agg(concat_ws(' ', u.used_by, u.changed), ' ' order by u.made_at, u.id) from improvement.output_use u where u.output_id = x.id)) as body, 5 as standing
      from improvement.output x ${place} where ${among('x.id', only)}`,
  },
  {
    kind: 'prevention', title: 'Staying well', subjectKind: 'prevention',
    select: (only) => sql`select x.id::text as item_id, x.id::text as subject_id, 'public' as reader, x.is_example, '/improvement/prevention/' || x.id as href, x.title, 'Staying well, ' || o.name as about,
      concat_ws(' ', x.what, x.need, (select string_agg(distinct e.place, ', ') from improvement.prevention_reach e where e.activity_id = x.id)) as body, 4 as standing from improvement.prevention_activity x ${place} where ${among('x.id', only)}`,
  },
  {
    kind: 'tools', title: 'Digital tools', subjectKind: 'tool',
    select: (only) => sql`select x.id::text as item_id, x.id::text as subject_id, 'organisation:' || x.organisation_id as reader, x.is_example, '/improvement/tools/' || x.id as href, x.title, 'Digital tool, ' || o.name as about,
      concat_ws(' ', x.about, x.learning, x.help_for_people) as body, 3 as standing from improvement.tool x ${place} where ${among('x.id', only)}`,
  },
  {
    kind: 'openings', title: 'Opportunities', subjectKind: 'opening', endsByDay: true,
    select: (only) => sql`select x.id::text as item_id, x.id::text as subject_id, 'public' as reader, x.is_example, '/improvement/openings/' || x.id as href, x.title, 'Open until ' || to_char(x.closes_on, 'FMDD FMMonth YYYY') || ', ' || o.name as about,
      x.what as body, 5 as standing, x.closes_on as shown_until from improvement.opportunity x ${place} where ${among('x.id', only)}`,
  },
];
