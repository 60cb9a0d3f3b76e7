-- Numbers that were given, and words that can be found.

-- How many people took part is stored only where somebody wrote it down. Null says that nobody did.
alter table strategy.partnership_entry alter column people_count drop not null, alter column people_count drop default;

-- Two places stored 1 without having asked: the form that begins an objective (its line is as old as the objective), and
-- the example story.
update strategy.partnership_entry e set people_count = null from strategy.objective o
  where o.id = e.objective_id and e.people_count = 1 and not e.is_at_least
    and ((e.recorded_at = o.made_at and e.stage = 'planning' and e.evidence = 'conversation' and e.role = 'conceive' and e.decided = '')
      or (o.is_example and e.recorded_by is null));

-- Search over published objectives: their words, and what is written about them.
create function strategy.objective_words(wording text, detail text, owner_role text, measure_plan text) returns tsvector
  language sql immutable set search_path = '' return
  setweight(to_tsvector('pg_catalog.english', wording), 'A')
    || setweight(to_tsvector('pg_catalog.english', detail || ' ' || owner_role), 'B')
    || setweight(to_tsvector('pg_catalog.english', measure_plan), 'C');
create index objective_version_words on strategy.objective_version using gin (strategy.objective_words(wording, detail, owner_role, measure_plan));
create index milestone_words on strategy.milestone using gin (to_tsvector('pg_catalog.english', title));
create index objective_partner_words on strategy.objective_partner using gin (to_tsvector('pg_catalog.english', name));
create index decision_words on strategy.decision using gin (to_tsvector('pg_catalog.english', what));
create index action_words on strategy.action using gin (to_tsvector('pg_catalog.english', what));

-- As strategy.search_nodes: row-level security keeps the planner from a text index, so this reads as the owner and lets only
-- published objectives out. Of a word that stands everywhere, the first 2,000 finds of each kind are ranked.
create function strategy.search_objectives(of_query text, most integer, skip integer)
  returns table (objective_id uuid, total integer)
  language sql stable security definer set search_path = '' begin atomic
  with q as (select websearch_to_tsquery('pg_catalog.english', of_query) as query),
  found as (
    (select v.objective_id, ts_rank(strategy.objective_words(v.wording, v.detail, v.owner_role, v.measure_plan), q.query) as rank
      from q join strategy.objective_version v on strategy.objective_words(v.wording, v.detail, v.owner_role, v.measure_plan) @@ q.query
      join strategy.objective o on o.id = v.objective_id and o.current_version = v.number and o.is_public limit 2000)
    union all (select m.objective_id, 0.01 from q join strategy.milestone m on to_tsvector('pg_catalog.english', m.title) @@ q.query limit 2000)
    union all (select p.objective_id, 0.01 from q join strategy.objective_partner p on to_tsvector('pg_catalog.english', p.name) @@ q.query limit 2000)
    union all (select d.objective_id, 0.01 from q join strategy.decision d on to_tsvector('pg_catalog.english', d.what) @@ q.query limit 2000)
    union all (select a.objective_id, 0.01 from q join strategy.action a on to_tsvector('pg_catalog.english', a.what) @@ q.query limit 2000)
  ),
  best as (select f.objective_id, max(f.rank) as rank from found f group by f.objective_id)
  select b.objective_id, (count(*) over ())::integer from best b join strategy.objective o on o.id = b.objective_id
  where o.is_public and platform.viewer_is_anyone()
  order by o.is_example, b.rank desc, o.year_start desc, b.objective_id limit least(most, 100) offset greatest(skip, 0);
end;
revoke execute on function strategy.objective_words, strategy.search_objectives from public;
grant execute on function strategy.objective_words, strategy.search_objectives to allied_app, allied_worker;
