-- What is done so that people stay well (requirement O52). A place is told by how many people it reached; fewer than eight are kept nowhere, and no group within a place is counted, from which a small rest could be worked out.
create table improvement.prevention_activity (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references directory.organisation (id),
  title text not null check (length(title) between 3 and 160),
  what text not null check (length(what) between 3 and 1000),
  need text not null check (length(need) between 3 and 600),
  -- Whole pounds; none where nobody said.
  cost_pounds integer check (cost_pounds between 0 and 10000000),
  measure_id uuid references quality.measure (id),
  -- The gap between groups that it answers: a measure at a place, by a split.
  gap_measure_id uuid references quality.measure (id),
  gap_unit_id uuid references directory.unit (id),
  gap_split text check (length(gap_split) between 1 and 120),
  is_example boolean not null default false,
  made_at timestamptz not null,
  made_by uuid,
  check ((gap_measure_id is null) = (gap_unit_id is null) and (gap_measure_id is null) = (gap_split is null)),
  unique (id, organisation_id)
);
create index prevention_activity_by_organisation on improvement.prevention_activity (organisation_id);
create table improvement.prevention_reach (
  id uuid primary key default gen_random_uuid(),
  activity_id uuid not null,
  organisation_id uuid not null,
  place text not null check (length(place) between 2 and 120),
  held_on date not null,
  people integer check (people >= conversations.fewest_people()),
  -- Names of those whom the organisation looks at first and who came, as the list stood on that day.
  groups_served text[] not null default '{}',
  made_at timestamptz not null,
  made_by uuid,
  foreign key (activity_id, organisation_id) references improvement.prevention_activity (id, organisation_id)
);
create index prevention_reach_by_activity on improvement.prevention_reach (activity_id);

-- Digital tools, and who has them (requirement O49): told by team and role group in words, never of one person and never counted.
create table improvement.tool (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references directory.organisation (id),
  title text not null check (length(title) between 2 and 160),
  kind text not null check (kind in ('device', 'program', 'equipment', 'connection')),
  about text not null check (length(about) between 3 and 600),
  learning text not null default '' check (length(learning) <= 600),
  help_for_people text not null default '' check (length(help_for_people) <= 600),
  owner_role text not null check (length(owner_role) between 2 and 120),
  ended_on date,
  is_example boolean not null default false,
  made_at timestamptz not null,
  made_by uuid,
  unique (id, organisation_id)
);
create index tool_by_organisation on improvement.tool (organisation_id);
create table improvement.tool_access (
  tool_id uuid not null,
  organisation_id uuid not null,
  unit_id uuid not null references directory.unit (id),
  role_group text not null check (role_group ~ '^[a-z-]{3,60}$'),
  access text not null check (access in ('all', 'some', 'none')),
  training text not null check (training in ('all', 'some', 'none', 'not needed')),
  words text not null default '' check (length(words) <= 300),
  said_on date not null,
  made_at timestamptz not null,
  made_by uuid,
  primary key (tool_id, unit_id, role_group),
  foreign key (tool_id, organisation_id) references improvement.tool (id, organisation_id)
);

do $$
declare place text;
declare own constant text := '(organisation_id = any ((select platform.viewer_organisations())::uuid[]))';
begin
  foreach place in array array['prevention_activity', 'prevention_reach', 'tool', 'tool_access'] loop
    execute format('alter table improvement.%I enable row level security', place);
    execute format('grant select, insert, update, delete on improvement.%I to allied_worker', place);
    execute format('create policy worker on improvement.%I to allied_worker using (true) with check (true)', place);
    execute format('create trigger policy_text_only before insert on improvement.%I for each row execute function improvement.refuse_policy_text_only()', place);
    execute format('grant select, insert on improvement.%I to allied_app', place);
    execute format('create policy own_adds on improvement.%I for insert to allied_app with check %s', place, own);
  end loop;
  foreach place in array array['prevention_activity', 'prevention_reach'] loop
    execute format('create policy anyone_reads on improvement.%I for select to allied_app using ((select platform.viewer_is_anyone()))', place);
  end loop;
  foreach place in array array['tool', 'tool_access'] loop
    execute format('create policy own_reads on improvement.%I for select to allied_app using %s', place, own);
    execute format('create policy own_changes on improvement.%I for update to allied_app using %s with check %s', place, own, own);
  end loop;
end $$;
grant update (ended_on) on improvement.tool to allied_app;
grant update (access, training, words, said_on, made_at, made_by) on improvement.tool_access to allied_app;
create trigger search_touched after insert or update or delete on improvement.prevention_activity for each row execute function platform.search_touch('prevention', 'id');
create trigger search_touched after insert on improvement.prevention_reach for each row execute function platform.search_touch('prevention', 'activity_id');
create trigger search_touched after insert or update or delete on improvement.tool for each row execute function platform.search_touch('tool', 'id');
