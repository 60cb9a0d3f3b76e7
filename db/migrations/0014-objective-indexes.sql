-- With 200,000 objectives under one strategy: the latest links of a node without sorting them all, also as of an earlier day.
create index objective_parent_latest on strategy.objective_parent (strategy_id, node_code, began_at desc, objective_id);
drop index strategy.objective_parent_by_node;

-- Counts of what is published under one strategy. Row-level security would ask about each of 200,000 rows on its own; what is
-- published is for everyone, so these functions ask once, for published rows only, and answer with numbers.
create function strategy.published_by_status(of_strategy uuid, at timestamptz) returns table (year_start integer, status text, count integer)
  language sql stable security definer set search_path = '' begin atomic
  select o.year_start, coalesce(c.outcome, u.status, 'not started'), count(*)::integer
  from (select distinct p.objective_id from strategy.objective_parent p where p.strategy_id = of_strategy and p.began_at <= at and (p.ended_at is null or p.ended_at > at)) served
  join strategy.objective o on o.id = served.objective_id and o.is_public
  join strategy.objective_publication b on b.objective_id = o.id and b.published_at <= at
  left join strategy.objective_closing c on c.objective_id = o.id and c.closed_at <= at
  left join lateral (select l.status from strategy.progress_update l where l.objective_id = o.id and l.made_at <= at order by l.made_at desc, l.id desc limit 1) u on true
  group by 1, 2;
end;
create function strategy.published_by_aim(of_strategy uuid, in_year integer, at timestamptz)
  returns table (total integer, outcomes integer, quality integer, sustainability integer)
  language sql stable security definer set search_path = '' begin atomic
  select count(*)::integer, (count(*) filter (where 'outcomes' = any (v.aims)))::integer,
    (count(*) filter (where 'quality' = any (v.aims)))::integer, (count(*) filter (where 'sustainability' = any (v.aims)))::integer
  from (select distinct p.objective_id from strategy.objective_parent p where p.strategy_id = of_strategy and p.began_at <= at and (p.ended_at is null or p.ended_at > at)) served
  join strategy.objective o on o.id = served.objective_id and o.is_public and (in_year is null or o.year_start = in_year)
  join strategy.objective_version v on v.objective_id = o.id and v.number = o.current_version;
end;
create function strategy.published_by_node(of_strategy uuid, codes text[], at timestamptz) returns table (node_code text, count integer)
  language sql stable security definer set search_path = '' begin atomic
  select p.node_code, count(*)::integer from strategy.objective_parent p join strategy.objective o on o.id = p.objective_id and o.is_public
  where p.strategy_id = of_strategy and p.node_code = any (codes) and p.began_at <= at and (p.ended_at is null or p.ended_at > at) group by p.node_code;
end;
-- The first of them by year (latest first) and wording.
create function strategy.published_objectives(of_strategy uuid, in_year integer, with_aim text, at timestamptz, most integer) returns setof uuid
  language sql stable security definer set search_path = '' begin atomic
  select o.id
  from (select distinct p.objective_id from strategy.objective_parent p where p.strategy_id = of_strategy and p.began_at <= at and (p.ended_at is null or p.ended_at > at)) served
  join strategy.objective o on o.id = served.objective_id and o.is_public and o.made_at <= at and (in_year is null or o.year_start = in_year)
  join strategy.objective_publication b on b.objective_id = o.id and b.published_at <= at
  join strategy.objective_version v on v.objective_id = o.id and v.number = o.current_version and (with_aim is null or with_aim = any (v.aims))
  order by o.year_start desc, v.wording, o.id limit most;
end;
revoke execute on function strategy.published_objectives, strategy.published_by_status, strategy.published_by_aim, strategy.published_by_node from public;
grant execute on function strategy.published_objectives, strategy.published_by_status, strategy.published_by_aim, strategy.published_by_node to allied_app, allied_worker;
