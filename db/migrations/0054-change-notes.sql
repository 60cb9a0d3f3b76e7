-- What kept pages compare where many transactions change the same things, some of them for long. A counter in one row would make each wait for the
-- one before it until that one commits, and two with two counters for each other for ever. So every transaction leaves a note of its own per topic: it is seen in the moment in
-- which the change is seen, and nobody waits. The number of a topic is its counter and all its notes (ADR 0038).
create table platform.change_note (
  topic text not null,
  transaction xid8 not null,
  -- Counted, not merely there: in a copy of the database on another server numbers of transactions come again.
  changes bigint not null default 1,
  primary key (topic, transaction)
);
alter table platform.change_note enable row level security;

-- How often each topic changed: of the topics asked for those that ever did.
create function platform.numbers_of(topics text[]) returns table (topic text, number bigint) language sql stable security definer set search_path = '' begin atomic
  select each.topic, sum(each.changes)::bigint from (
    select r.topic, r.number as changes from platform.revision r where r.topic = any(topics)
    union all select n.topic, n.changes from platform.change_note n where n.topic = any(topics)) each group by each.topic;
end;
revoke execute on function platform.numbers_of(text[]) from public;
grant execute on function platform.numbers_of(text[]) to allied_app, allied_worker;

-- For triggers on whole statements; the argument is the topic.
create function platform.note_change() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  insert into platform.change_note as n (topic, transaction) values (tg_argv[0], pg_catalog.pg_current_xact_id())
    on conflict (topic, transaction) do update set changes = n.changes + 1;
  return null;
end;
$$;
revoke execute on function platform.note_change() from public;

-- Adds notes up into the counters, so that there are never many. One statement: who reads meanwhile sees the sum before or after, and these are the same.
create function platform.fold_changes() returns void language sql security definer set search_path = '' begin atomic
  with folded as (delete from platform.change_note returning topic, changes)
  insert into platform.revision as r (topic, number) select topic, sum(changes) from folded group by topic order by topic
    on conflict (topic) do update set number = r.number + excluded.number;
end;
revoke execute on function platform.fold_changes() from public;
grant execute on function platform.fold_changes() to allied_worker;

-- "figures": all that pages of the quality room tell. "places": names and the tree of organisations and units.
create trigger tells_of_figures after insert or update or delete or truncate on quality.series for each statement execute function platform.note_change('figures');
create trigger tells_of_figures after insert or update or delete or truncate on quality.result for each statement execute function platform.note_change('figures');
create trigger tells_of_figures after insert or update or delete or truncate on quality.measure for each statement execute function platform.note_change('figures');
create trigger tells_of_figures after insert or update or delete or truncate on quality.measure_version for each statement execute function platform.note_change('figures');
create trigger tells_of_figures after insert or update or delete or truncate on quality.baseline for each statement execute function platform.note_change('figures');
create trigger tells_of_figures after insert or update or delete or truncate on quality.target for each statement execute function platform.note_change('figures');
create trigger tells_of_figures after insert or update or delete or truncate on quality.trajectory for each statement execute function platform.note_change('figures');
create trigger tells_of_figures after insert or update or delete or truncate on quality.exclusion for each statement execute function platform.note_change('figures');
create trigger tells_of_figures after insert or update or delete or truncate on quality.annotation for each statement execute function platform.note_change('figures');
create trigger tells_of_places after insert or update or delete or truncate on directory.unit for each statement execute function platform.note_change('places');
create trigger tells_of_places after insert or update or delete or truncate on directory.unit_parent for each statement execute function platform.note_change('places');
create trigger tells_of_places after insert or update or delete or truncate on directory.organisation for each statement execute function platform.note_change('places');
create trigger tells_of_site_pages after insert or update or delete or truncate on strategy.easy_read for each statement execute function platform.note_change('site-pages');
