import { sql } from 'kysely';
import { among, type Searchable } from '#platform/search';

const place = sql.raw('join directory.organisation o on o.id = x.organisation_id');

/** A quote is found only while it is shown, its author's leave stands and its theme is published: as `stories.quotes_on` tells it. */
const quoteOf = sql.raw(`from stories.quote_use q join conversations.contribution c on c.id = q.contribution_id and c.state = 'shown'
  join conversations.words_leave l on l.contribution_id = c.id and l.purpose = 'quote' join conversations.theme_publication p on p.theme_id = q.theme_id and p.replaced_at is null`);
const whoReads = sql.raw("case when x.published_at is not null and x.taken_off_at is null then 'public' else 'organisation:' || x.organisation_id end");

/** What is told and celebrated. Effects, and why an award was given where something has to show it, are not found, because they stand only while their figures show them. A case study is its organisation's until it is published, and again when it is taken off. */
export const sharedSearchables: readonly Searchable[] = [
  {
    kind: 'case-studies', title: 'Case studies', subjectKind: 'case-study',
    select: (only) => sql`select x.id::text as item_id, x.id::text as subject_id, ${whoReads} as reader, x.is_example, '/case-studies/' || x.id as href, x.title, 'Case study of ' || o.name as about,
      concat_ws(' ', x.problem, x.people_said, x.what_was_done, x.did_not_work, x.co_produced_with) as body, 7 as standing from stories.case_study x ${place} where ${among('x.id', only)}`,
  },
  {
    kind: 'quotes', title: 'Words that people let us quote', subjectKind: 'case-study',
    select: (only) => sql`select x.id || ' ' || c.id as item_id, x.id::text as subject_id, ${whoReads} as reader, x.is_example, '/case-studies/' || x.id as href,
      left(coalesce(c.shown_words, c.words), 160) || case when length(coalesce(c.shown_words, c.words)) > 160 then '…' else '' end as title, 'Quoted in the case study “' || x.title || '”' as about,
      case when length(coalesce(c.shown_words, c.words)) > 160 then coalesce(c.shown_words, c.words) else '' end as body, 3 as standing
      ${quoteOf} join stories.case_study x on x.id = q.case_study_id where ${among('x.id', only)}`,
  },
  {
    kind: 'awards', title: 'Awards', subjectKind: 'award',
    select: (only) => sql`select x.id::text as item_id, x.id::text as subject_id, 'public' as reader, x.is_example, '/awards/' || x.id as href, x.name as title, 'Award of ' || o.name as about,
      concat_ws(' ', x.about, array_to_string(x.criteria, ' '), case when x.published_at is not null then (select string_agg(concat_ws(' ', r.shown_as, case when num_nonnulls(r.evidence_case_id, r.evidence_objective_id) = 0 then r.citation end), ' ' order by lower(r.shown_as)) from stories.award_result r where r.scheme_id = x.id and r.taken_off_at is null) end) as body, 6 as standing
      from stories.award_scheme x ${place} where ${among('x.id', only)}`,
  },
  {
    kind: 'thanks', title: 'Thanks', subjectKind: 'thanks',
    select: (only) => sql`select x.id::text as item_id, x.id::text as subject_id, 'public' as reader, x.is_example, '/thanks' as href, 'Thanks to ' || x.to_whom as title, 'Thanks, ' || o.name as about, x.words as body, 3 as standing
      from stories.thanks x ${place} where x.state = 'shown' and ${among('x.id', only)}`,
  },
  {
    kind: 'practice-exchange', title: 'Ask and offer', subjectKind: 'exchange-post',
    select: (only) => sql`select x.id::text as item_id, x.id::text as subject_id, 'public' as reader, x.is_example, '/practice-exchange/' || x.id as href, x.title, case x.kind when 'ask' then 'Asked by ' else 'Offered by ' end || o.name as about,
      concat_ws(' ', x.words, (select string_agg(concat_ws(' ', r.method, r.what_worked, r.cost, r.access_needs), ' ' order by r.made_at, r.id) from stories.exchange_reply r where r.post_id = x.id)) as body, 4 as standing
      from stories.exchange_post x ${place} where ${among('x.id', only)}`,
  },
  {
    kind: 'stated-figures', title: 'Figures and their sources', subjectKind: 'stated-figures',
    select: (only) => sql`select s.code || ' ' || (f ->> 'code') as item_id, s.id::text as subject_id, case when s.is_public then 'public' else 'organisation:' || s.organisation_id end as reader, coalesce(n.is_example, false) as is_example, '/stated-figures' as href,
      f ->> 'statement' as title, 'Figure that our pages quote. Source: ' || coalesce(n.source, s.short_title || ', ' || (f ->> 'section')) as about, coalesce(n.caveat, f ->> 'caveat', '') as body, 5 as standing
      from strategy.strategy s join strategy.version v on v.strategy_id = s.id and v.number = s.current_version, jsonb_array_elements(v.document -> 'numbers') f
      left join lateral (select w.source, w.caveat, w.is_example from stories.newer_figure w where w.code = f ->> 'code' order by w.made_at desc limit 1) n on true where s.code in ('nat', 'ox') and ${among('s.id', only)}`,
  },
];
