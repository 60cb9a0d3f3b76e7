import { sql } from 'kysely';
import { among, type Searchable } from '#platform/search';
import { nodeTypes } from '../domain/node-types.ts';

const partWords = sql.raw(`case n.type ${Object.entries(nodeTypes).map(([type, { one }]) => `when '${type}' then '${one[0]?.toUpperCase()}${one.slice(1)}'`).join(' ')} else 'Part' end`);

/** Drafts are found by their own organisation only, as the policies of these tables say. */
export const searchables: readonly Searchable[] = [
  {
    kind: 'strategies', title: 'Strategies', subjectKind: 'strategy',
    select: (only) => sql`select s.code as item_id, s.id::text as subject_id, case when s.is_public then 'public' else 'organisation:' || s.organisation_id end as reader, s.is_example, '/strategies/' || s.code as href,
      s.title, 'Strategy of ' || o.name as about, s.short_title as body, 10 as standing from strategy.strategy s join directory.organisation o on o.id = s.organisation_id where ${among('s.id', only)}`,
  },
  {
    kind: 'parts', title: 'Parts of strategies', subjectKind: 'strategy',
    select: (only) => sql`select s.code || ' ' || n.code as item_id, s.id::text as subject_id, case when s.is_public then 'public' else 'organisation:' || s.organisation_id end as reader, s.is_example,
      '/strategies/' || s.code || '/nodes/' || n.code as href, n.title, ${partWords} || ' in ' || s.short_title as about,
      concat_ws(' ', n.body, case when cardinality(n.variants) > 0 then 'Also printed as: ' || array_to_string(n.variants, '; ') end) as body, 8 as standing
      from strategy.strategy s join strategy.node n on n.strategy_id = s.id and n.version_number = s.current_version where ${among('s.id', only)}`,
  },
  {
    kind: 'objectives', title: 'Yearly objectives', subjectKind: 'objective',
    select: (only) => sql`select o.id::text as item_id, o.id::text as subject_id, case when o.is_public then 'public' else 'organisation:' || o.organisation_id end as reader, o.is_example, '/objectives/' || o.id as href,
      v.wording || ' (' || o.year_start || '-' || right((o.year_start + 1)::text, 2) || ')' as title, 'Yearly objective of ' || g.name || '. Who answers for it: ' || v.owner_role as about,
      concat_ws(' ', v.detail, v.measure_plan, (select string_agg(m.title, ' ') from strategy.milestone m where m.objective_id = o.id), (select string_agg(p.name, ' ') from strategy.objective_partner p where p.objective_id = o.id),
        (select string_agg(d.what, ' ') from strategy.decision d where d.objective_id = o.id), (select string_agg(a.what, ' ') from strategy.action a where a.objective_id = o.id)) as body,
      least(8, 6 + (o.year_start - 2020) / 10.0) as standing
      from strategy.objective o join strategy.objective_version v on v.objective_id = o.id and v.number = o.current_version join directory.organisation g on g.id = o.organisation_id where ${among('o.id', only)}`,
  },
  {
    kind: 'words', title: 'Words explained', subjectKind: 'term',
    select: (only) => sql`select t.code as item_id, t.code as subject_id, 'public' as reader, false as is_example, '/glossary/term/' || t.code as href,
      case when v.expansion <> v.shown then v.shown || ': ' || v.expansion else v.shown end as title, 'Word explained' as about, v.meaning as body, 9 as standing
      from strategy.term t join strategy.term_version v on v.term_code = t.code and v.number = t.current_version where ${among('t.code', only, 'text')}`,
  },
  {
    kind: 'sessions', title: 'Sessions at tables', subjectKind: 'session',
    select: (only) => sql`select e.id::text as item_id, e.id::text as subject_id, case when e.is_public then 'public' else 'organisation:' || e.organisation_id end as reader, e.is_example, '/sessions/' || e.id as href,
      e.title, to_char(e.held_on, 'FMDD FMMonth YYYY') || ', ' || e.place || ', ' || g.name as about,
      concat_ws(' ', (select string_agg(t.name, ' ') from strategy.session_theme t where t.session_id = e.id), (select string_agg(q.words, ' ') from strategy.session_question q where q.session_id = e.id)) as body, 6 as standing
      from strategy.event_session e join directory.organisation g on g.id = e.organisation_id where ${among('e.id', only)}`,
  },
];
