-- A lead of a level is a lead only there: a role fits the level of the unit at which it is held. Which role fits where is
-- said in the directory's domain too (roles.ts); here is the last word, whatever path a row comes by.
create function directory.role_fits(role text, level text) returns boolean
  language sql immutable set search_path = '' begin atomic
  select case role when 'national team' then level = 'national' when 'regional lead' then level = 'region' when 'system lead' then level = 'system'
    when 'Chief AHP' then level = 'provider' when 'service lead' then level in ('provider', 'team') else true end;
end;
create function directory.refuse_unfit_role() returns trigger language plpgsql set search_path = '' as $$
begin
  if not exists (select from directory.unit u where u.id = new.unit_id and u.organisation_id = new.organisation_id) then
    raise exception 'The unit belongs to another organisation' using errcode = 'check_violation', constraint = 'unit_of_organisation';
  end if;
  if not directory.role_fits(new.role, (select u.level from directory.unit u where u.id = new.unit_id)) then
    raise exception 'This role does not fit the level of the unit' using errcode = 'check_violation', constraint = 'role_fits_level';
  end if;
  return new;
end $$;

-- What was given before the rule becomes the plain role "member"; the sealed audit keeps what was given. An open invitation is taken back.
update directory.invitation i set withdrawn_at = now() from directory.unit u
  where u.id = i.unit_id and not directory.role_fits(i.role, u.level) and i.accepted_at is null and i.withdrawn_at is null;
update directory.invitation i set role = 'member' from directory.unit u where u.id = i.unit_id and not directory.role_fits(i.role, u.level);
update directory.membership m set ended_on = greatest(m.started_on, (now() at time zone 'Europe/London')::date), ended_reason = 'The role did not fit the level of the unit'
  from directory.unit u where u.id = m.unit_id and not directory.role_fits(m.role, u.level) and m.ended_on is null
  and exists (select from directory.membership o where o.person_id = m.person_id and o.unit_id = m.unit_id and o.ended_on is null and o.id <> m.id
    and (o.role = 'member' or (not directory.role_fits(o.role, u.level) and o.id < m.id)));
update directory.membership m set role = 'member' from directory.unit u where u.id = m.unit_id and not directory.role_fits(m.role, u.level);

create trigger role_fits_level before insert or update of role, unit_id, organisation_id on directory.membership for each row execute function directory.refuse_unfit_role();
create trigger role_fits_level before insert or update of role, unit_id, organisation_id on directory.invitation for each row execute function directory.refuse_unfit_role();

-- Nobody climbs by their unit either: a level, once given, stays, and through the site only teams and one person's own unit are made.
create function directory.keep_level() returns trigger language plpgsql set search_path = '' as $$
begin
  if new.level is distinct from old.level then
    raise exception 'The level of a unit does not change' using errcode = 'check_violation', constraint = 'level_stays';
  end if;
  if new.organisation_id is distinct from old.organisation_id and exists (select from directory.membership m where m.unit_id = new.id) then
    raise exception 'A unit with people in it does not change hands' using errcode = 'check_violation', constraint = 'unit_of_organisation';
  end if;
  return new;
end $$;
create trigger level_stays before update of level, organisation_id on directory.unit for each row execute function directory.keep_level();
drop policy own_adds on directory.unit;
create policy own_adds on directory.unit for insert to allied_app with check (
  level in ('team', 'individual') and organisation_id = any ((select platform.viewer_organisations())::uuid[]));

-- A viewer's memberships say at which level they hold: what is allowed "anywhere" is allowed to the national level only.
create or replace function directory.memberships_of(person uuid, on_day date) returns jsonb
  language sql stable security definer set search_path = '' begin atomic
  select coalesce(jsonb_agg(jsonb_build_object('membershipId', m.id, 'organisationId', m.organisation_id, 'organisationName', o.name,
      'unitId', m.unit_id, 'unitName', u.name, 'unitLevel', u.level, 'roleGroup', m.role_group, 'role', m.role) order by m.started_on, m.id), '[]'::jsonb)
  from directory.membership m join directory.organisation o on o.id = m.organisation_id join directory.unit u on u.id = m.unit_id
  where m.person_id = person and m.started_on <= on_day and (m.ended_on is null or m.ended_on > on_day);
end;
-- The shipped tree held a move of Oxford Health to Thames Valley that was our own reading. It stands where its strategy says.
do $$
begin
  delete from directory.unit_parent p using directory.unit c, directory.unit u, directory.organisation o
    where c.id = p.unit_id and u.id = p.parent_id and c.code = 'oxford-health' and u.code = 'thames-valley' and o.id = c.organisation_id and o.policy_text_only;
  if found then
    update directory.unit_parent p set valid_to = null from directory.unit c, directory.unit u
      where c.id = p.unit_id and u.id = p.parent_id and c.code = 'oxford-health' and u.code = 'buckinghamshire-oxfordshire-and-berkshire-west';
    if not exists (select from directory.unit_parent p join directory.unit u on u.id = p.parent_id where u.code = 'thames-valley') then
      delete from directory.unit_parent p using directory.unit c where c.id = p.unit_id and c.code = 'thames-valley';
      delete from directory.unit where code = 'thames-valley';
      delete from directory.organisation where code = 'thames-valley' and policy_text_only;
    end if;
  end if;
exception when foreign_key_violation then null;
end $$;

revoke execute on function directory.role_fits, directory.refuse_unfit_role, directory.keep_level from public;
grant execute on function directory.role_fits to allied_app, allied_worker;

-- A request to join reaches whoever answers it, and its answer reaches whoever asked. Addresses are given only for that letter:
-- to the asker's own transaction those of the administrators, to the organisation's that of the asker.
create function directory.administrators_to_write_to(request uuid, on_day date) returns setof text
  language sql stable security definer set search_path = '' begin atomic
  select distinct on (m.person_id) e.address from directory.membership_request r
  join directory.membership m on m.organisation_id = r.organisation_id and m.role = 'administrator' and m.started_on <= on_day and (m.ended_on is null or m.ended_on > on_day)
  join directory.person p on p.id = m.person_id and p.deactivated_at is null and p.erased_at is null
  join directory.email_address e on e.person_id = m.person_id
  where r.id = request and r.person_id = platform.viewer_person() order by m.person_id, e.added_at, e.address;
end;
create function directory.asker_to_write_to(request uuid) returns text
  language sql stable security definer set search_path = '' begin atomic
  select e.address from directory.membership_request r join directory.person p on p.id = r.person_id and p.deactivated_at is null and p.erased_at is null
  join directory.email_address e on e.person_id = r.person_id
  where r.id = request and r.organisation_id = any (platform.viewer_organisations()) order by e.added_at, e.address limit 1;
end;
-- Whether anybody is there to answer: no more of them than that.
create function directory.has_administrator(organisation uuid, on_day date) returns boolean
  language sql stable security definer set search_path = '' begin atomic
  select exists (select from directory.membership m join directory.person p on p.id = m.person_id and p.deactivated_at is null and p.erased_at is null
    where m.organisation_id = organisation and m.role = 'administrator' and m.started_on <= on_day and (m.ended_on is null or m.ended_on > on_day));
end;
revoke execute on function directory.administrators_to_write_to, directory.asker_to_write_to, directory.has_administrator from public;
grant execute on function directory.administrators_to_write_to, directory.asker_to_write_to, directory.has_administrator to allied_app, allied_worker;

-- Whose work it is, for workstreams as for objectives: no role group named means everyone's.
alter table strategy.workstream add column role_groups text[] not null default '{}';
grant update (role_groups) on strategy.workstream to allied_app;

-- Lists of a strategy's work can be asked for one role group, so its spans hold the groups too.
alter table strategy.standing add column role_groups text[] not null default '{}';
drop function strategy.standings_of(uuid[]);
create function strategy.standings_of(objectives uuid[])
  returns table (objective_id uuid, strategy_id uuid, began_at timestamptz, ended_at timestamptz, status text, year_start integer, wording text, aims text[], role_groups text[])
  language sql stable set search_path = '' begin atomic
  with published as (
    select o.id, o.year_start, v.wording, v.aims, v.role_groups, greatest(b.published_at, o.made_at) as since, c.closed_at, c.outcome
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
  select published.id, served.strategy_id, lower(span), upper(span), stood.status, published.year_start, published.wording, published.aims, published.role_groups
  from published join served on served.id = published.id join stood on stood.id = published.id
  cross join lateral unnest(served.spans * tstzmultirange(tstzrange(stood.at, stood.until)) * tstzmultirange(tstzrange(published.since, null))) as span;
end;
create or replace function strategy.keep_standing(objectives uuid[]) returns void language plpgsql security definer set search_path = '' as $$
begin
  perform from strategy.objective o where o.id = any (objectives) order by o.id for no key update;
  delete from strategy.standing s where s.objective_id = any (objectives);
  delete from strategy.standing_part s where s.objective_id = any (objectives);
  insert into strategy.standing (objective_id, strategy_id, began_at, ended_at, status, year_start, wording, aims, role_groups) select * from strategy.standings_of(objectives);
  insert into strategy.standing_part (objective_id, strategy_id, node_code, year_start, began_at, ended_at) select * from strategy.standing_parts_of(objectives);
end $$;
revoke execute on function strategy.standings_of from public;
select strategy.keep_standing(array(select o.id from strategy.objective o where o.is_public));

-- What people say does not work on this site: their words, the page, the day, and nothing of who they are. Read and answered by
-- those who look after people's access or the whole site; nobody else sees them.
create table directory.site_report (
  id uuid primary key default gen_random_uuid(),
  words text not null check (length(words) between 3 and 1000),
  page text check (page like '/%' and length(page) <= 300),
  received_on date not null,
  done_at timestamptz,
  done_by uuid,
  done_words text check (length(done_words) between 3 and 600),
  check (num_nulls(done_at, done_words) in (0, 2))
);
create index site_report_open on directory.site_report (received_on) where done_at is null;
alter table directory.site_report enable row level security;
grant select on directory.site_report to allied_app;
grant insert (id, words, page, received_on) on directory.site_report to allied_app;
grant update (done_at, done_by, done_words) on directory.site_report to allied_app;
grant select, insert, update, delete on directory.site_report to allied_worker;
create function directory.viewer_reads_site_reports() returns boolean
  language sql stable security definer set search_path = '' begin atomic
  select exists (select from directory.membership m where m.person_id = platform.viewer_person() and m.organisation_id = any (platform.viewer_organisations())
    and m.role in ('administrator', 'national team') and m.started_on <= current_date and (m.ended_on is null or m.ended_on > current_date));
end;
revoke execute on function directory.viewer_reads_site_reports from public;
grant execute on function directory.viewer_reads_site_reports to allied_app, allied_worker;
create policy worker on directory.site_report to allied_worker using (true) with check (true);
create policy anyone_tells on directory.site_report for insert to allied_app with check ((select platform.viewer_is_anyone()) and done_at is null);
create policy readers_read on directory.site_report for select to allied_app using ((select directory.viewer_reads_site_reports()));
create policy readers_answer on directory.site_report for update to allied_app using ((select directory.viewer_reads_site_reports())) with check ((select directory.viewer_reads_site_reports()));
