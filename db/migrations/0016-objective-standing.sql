-- What was published under a strategy and how it stood, as spans of time: at any moment at most one row per strategy and
-- objective. It repeats what the objective's own rows say, so that 200,000 objectives are counted and listed from one narrow index
-- without asking about each. Triggers write an objective's spans again, whole, in the transaction that changes it.
create table strategy.standing (
  objective_id uuid not null references strategy.objective (id) on delete cascade,
  strategy_id uuid not null references strategy.strategy (id),
  began_at timestamptz not null,
  ended_at timestamptz check (ended_at > began_at),
  status text not null,
  year_start integer not null,
  -- In the current wording, also for spans of the past: lists keep one order.
  wording text not null,
  aims text[] not null,
  primary key (objective_id, strategy_id, began_at)
);
create index standing_counted on strategy.standing (strategy_id, year_start, status) include (aims, began_at, ended_at);
create index standing_listed on strategy.standing (strategy_id, year_start desc, wording, objective_id) include (aims, began_at, ended_at);

-- The aims one by one, because the fewest objectives may have the aim that is asked for.
create index standing_outcomes on strategy.standing (strategy_id, year_start desc, wording, objective_id) include (began_at, ended_at) where 'outcomes' = any (aims);
create index standing_quality on strategy.standing (strategy_id, year_start desc, wording, objective_id) include (began_at, ended_at) where 'quality' = any (aims);
create index standing_sustainability on strategy.standing (strategy_id, year_start desc, wording, objective_id) include (began_at, ended_at) where 'sustainability' = any (aims);

-- Which part of the strategy each published objective served, likewise: at most one row at a time per part and objective.
create table strategy.standing_part (
  objective_id uuid not null references strategy.objective (id) on delete cascade,
  strategy_id uuid not null references strategy.strategy (id),
  node_code text not null,
  year_start integer not null,
  began_at timestamptz not null,
  ended_at timestamptz check (ended_at > began_at),
  primary key (objective_id, strategy_id, node_code, began_at)
);
create index standing_part_counted on strategy.standing_part (strategy_id, node_code, year_start) include (began_at, ended_at);

-- Every row is of a published objective, and what is published is for everyone. Nobody but the triggers writes here.
alter table strategy.standing enable row level security;
grant select on strategy.standing to allied_app, allied_worker;
create policy worker on strategy.standing to allied_worker using (true);
create policy anyone_sees on strategy.standing for select to allied_app using ((select platform.viewer_is_anyone()));
alter table strategy.standing_part enable row level security;
grant select on strategy.standing_part to allied_app, allied_worker;
create policy worker on strategy.standing_part to allied_worker using (true);
create policy anyone_sees on strategy.standing_part for select to allied_app using ((select platform.viewer_is_anyone()));

-- The spans that the objectives' own rows give: served by an open link, published, and with one status.
create function strategy.standings_of(objectives uuid[])
  returns table (objective_id uuid, strategy_id uuid, began_at timestamptz, ended_at timestamptz, status text, year_start integer, wording text, aims text[])
  language sql stable set search_path = '' begin atomic
  with published as (
    select o.id, o.year_start, v.wording, v.aims, greatest(b.published_at, o.made_at) as since, c.closed_at, c.outcome
    from unnest(objectives) as asked (id)
    join strategy.objective o on o.id = asked.id and o.is_public
    join strategy.objective_version v on v.objective_id = o.id and v.number = o.current_version
    join strategy.objective_publication b on b.objective_id = o.id
    left join strategy.objective_closing c on c.objective_id = o.id
  ), said as (
    select published.id, '-infinity'::timestamptz as at, null::uuid as place, 'not started' as status from published
    union all
    select published.id, u.made_at, u.id, u.status from published join strategy.progress_update u on u.objective_id = published.id
    where published.closed_at is null or u.made_at < published.closed_at
    union all
    select published.id, published.closed_at, null, published.outcome from published where published.closed_at is not null
  ), stood as (
    select said.id, said.status, said.at, lead(said.at) over (partition by said.id order by said.at, said.place nulls first) as until from said
  ), served as (
    select p.objective_id as id, p.strategy_id, range_agg(tstzrange(p.began_at, p.ended_at)) as spans
    from published join strategy.objective_parent p on p.objective_id = published.id
    where p.ended_at is null or p.ended_at > p.began_at group by p.objective_id, p.strategy_id
  )
  select published.id, served.strategy_id, lower(span), upper(span), stood.status, published.year_start, published.wording, published.aims
  from published join served on served.id = published.id join stood on stood.id = published.id
  cross join lateral unnest(served.spans * tstzmultirange(tstzrange(stood.at, stood.until)) * tstzmultirange(tstzrange(published.since, null))) as span;
end;

create function strategy.standing_parts_of(objectives uuid[])
  returns table (objective_id uuid, strategy_id uuid, node_code text, year_start integer, began_at timestamptz, ended_at timestamptz)
  language sql stable set search_path = '' begin atomic
  select served.objective_id, served.strategy_id, served.node_code, served.year_start, lower(span), upper(span) from (
    select p.objective_id, p.strategy_id, p.node_code, o.year_start, greatest(b.published_at, o.made_at) as since, range_agg(tstzrange(p.began_at, p.ended_at)) as spans
    from unnest(objectives) as asked (id)
    join strategy.objective o on o.id = asked.id and o.is_public
    join strategy.objective_publication b on b.objective_id = o.id
    join strategy.objective_parent p on p.objective_id = o.id and (p.ended_at is null or p.ended_at > p.began_at)
    group by p.objective_id, p.strategy_id, p.node_code, o.year_start, b.published_at, o.made_at) as served
  cross join lateral unnest(served.spans * tstzmultirange(tstzrange(served.since, null))) as span;
end;

-- Two who change one objective at once wait for each other here, and the second reads what the first wrote.
create function strategy.keep_standing(objectives uuid[]) returns void language plpgsql security definer set search_path = '' as $$
begin
  perform from strategy.objective o where o.id = any (objectives) order by o.id for no key update;
  delete from strategy.standing s where s.objective_id = any (objectives);
  delete from strategy.standing_part s where s.objective_id = any (objectives);
  insert into strategy.standing (objective_id, strategy_id, began_at, ended_at, status, year_start, wording, aims) select * from strategy.standings_of(objectives);
  insert into strategy.standing_part (objective_id, strategy_id, node_code, year_start, began_at, ended_at) select * from strategy.standing_parts_of(objectives);
end $$;

create function strategy.keep_standing_of_changed() returns trigger language plpgsql security definer set search_path = '' as $$
declare objectives uuid[];
begin
  if tg_table_name = 'objective' then
    select array_agg(changed.id) into objectives from changed;
  else
    -- A draft has no spans, and what is said about it makes none.
    select array_agg(distinct o.id) into objectives from changed join strategy.objective o on o.id = changed.objective_id and o.is_public
    where tg_op = 'DELETE' or exists (select from strategy.objective_publication b where b.objective_id = o.id);
  end if;
  if objectives is not null then perform strategy.keep_standing(objectives); end if;
  return null;
end $$;

do $$
declare told text;
begin
  foreach told in array array['objective_version', 'objective_parent', 'objective_publication', 'objective_closing', 'progress_update'] loop
    execute format('create trigger keep_standing_on_insert after insert on strategy.%I referencing new table as changed for each statement execute function strategy.keep_standing_of_changed()', told);
    execute format('create trigger keep_standing_on_update after update on strategy.%I referencing new table as changed for each statement execute function strategy.keep_standing_of_changed()', told);
    execute format('create trigger keep_standing_on_delete after delete on strategy.%I referencing old table as changed for each statement execute function strategy.keep_standing_of_changed()', told);
  end loop;
end $$;
create trigger keep_standing_on_update after update on strategy.objective referencing new table as changed for each statement execute function strategy.keep_standing_of_changed();

revoke execute on function strategy.standings_of, strategy.standing_parts_of, strategy.keep_standing, strategy.keep_standing_of_changed from public;
select strategy.keep_standing(array(select o.id from strategy.objective o where o.is_public));

drop function strategy.published_by_status;
drop function strategy.published_by_aim;
drop function strategy.published_by_node;
drop function strategy.published_objectives;

-- What is said about an objective stays as visible as the objective. "offset 0" keeps the database from reading every objective of
-- England first in order to show twenty rows: it asks about each row that is read.
do $$
declare child text;
begin
  foreach child in array array['objective_version', 'objective_parent', 'objective_publication', 'objective_closing', 'milestone', 'milestone_reached',
      'objective_partner', 'progress_update', 'action', 'action_done', 'decision', 'partnership_entry', 'impact_check'] loop
    execute format('alter policy as_objective on strategy.%I using (exists (select from strategy.objective o where o.id = objective_id offset 0))', child);
  end loop;
end $$;
