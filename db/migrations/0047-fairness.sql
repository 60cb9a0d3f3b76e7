-- Gaps between groups and what is done about them. Figures are quality's; here stand whom an organisation looks at first, which areas
-- belong to which fifth, actions on gaps and the quarterly review. No count of people is kept here.
create schema fairness;
grant usage on schema fairness to allied_app, allied_worker;

-- Whom an organisation looks at first, with its reason and its days. A PLUS group is one of these, chosen for Core20PLUS5.
create table fairness.priority_group (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references directory.organisation (id),
  characteristic_code text not null,
  group_code text not null,
  is_plus boolean not null default false,
  reason text not null check (length(reason) between 3 and 600),
  valid_from date not null,
  -- The first day on which it no longer holds.
  valid_to date check (valid_to >= valid_from),
  end_reason text check (length(end_reason) between 3 and 600),
  made_at timestamptz not null,
  made_by uuid,
  ended_at timestamptz,
  ended_by uuid,
  check ((valid_to is null) = (end_reason is null) and (valid_to is null) = (ended_at is null)),
  foreign key (characteristic_code, group_code) references quality.characteristic_group (characteristic_code, code)
);
create unique index one_priority_group on fairness.priority_group (organisation_id, characteristic_code, group_code) where valid_to is null;

-- One file of areas: which fifth of deprivation and whether rural, by the index of which year and the areas of which year. Years are never mixed.
create table fairness.area_lookup (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references directory.organisation (id),
  name text not null check (length(name) between 3 and 200),
  area_kind text not null check (area_kind in ('lsoa', 'postcode')),
  index_year integer not null check (index_year between 2000 and 2100),
  areas_year integer not null check (areas_year between 2000 and 2100),
  source text not null check (length(source) between 3 and 300),
  areas integer not null check (areas >= 1),
  is_example boolean not null default false,
  loaded_at timestamptz not null,
  loaded_by uuid
);
create index area_lookup_by_organisation on fairness.area_lookup (organisation_id, loaded_at desc);
create table fairness.area (
  lookup_id uuid not null references fairness.area_lookup (id),
  organisation_id uuid not null references directory.organisation (id),
  code text not null check (length(code) between 2 and 20),
  -- 1 is the most deprived fifth of areas; none where the file does not say.
  deprivation_fifth integer check (deprivation_fifth between 1 and 5),
  rurality text check (rurality in ('rural', 'urban')),
  primary key (lookup_id, code)
);

-- By which lookup figures were sorted into groups, for which periods: it stands beside the figures.
create table fairness.area_split (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references directory.organisation (id),
  lookup_id uuid not null references fairness.area_lookup (id),
  measure_id uuid not null references quality.measure (id),
  unit_id uuid not null references directory.unit (id),
  split text not null,
  from_period date not null,
  to_period date not null check (to_period >= from_period),
  made_at timestamptz not null,
  made_by uuid
);
create index area_split_by_figures on fairness.area_split (measure_id, unit_id, split);

-- What is done about a gap (requirement S117). It may be carried by an action of an objective.
create table fairness.inequality_action (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references directory.organisation (id),
  measure_id uuid not null references quality.measure (id),
  unit_id uuid not null references directory.unit (id),
  split text not null,
  -- '' is the gap between all groups.
  group_code text not null default '',
  kind text not null check (kind in ('targeted', 'routine-access', 'wider-determinants')),
  what text not null check (length(what) between 3 and 600),
  expected_effect text not null check (length(expected_effect) between 3 and 600),
  owner_role text not null check (length(owner_role) between 2 and 120),
  due_on date not null,
  objective_id uuid references strategy.objective (id),
  is_example boolean not null default false,
  made_at timestamptz not null,
  made_by uuid,
  ended_on date,
  outcome text check (outcome in ('done', 'stopped')),
  outcome_words text check (length(outcome_words) between 3 and 600),
  ended_at timestamptz,
  ended_by uuid,
  check ((ended_on is null) = (outcome is null) and (ended_on is null) = (ended_at is null) and (ended_on is null) = (outcome_words is null))
);
create index inequality_action_by_gap on fairness.inequality_action (measure_id, unit_id, split);

-- The quarterly review (requirement O23). It names gaps and holds no figure: figures stay where they are protected.
create table fairness.inequality_review (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references directory.organisation (id),
  quarter date not null check (extract(day from quarter) = 1 and extract(month from quarter) in (1, 4, 7, 10)),
  held_on date not null,
  gaps text not null check (length(gaps) between 3 and 2000),
  heard text not null check (length(heard) between 3 and 2000),
  decisions text not null check (length(decisions) between 3 and 2000),
  actions text not null check (length(actions) between 3 and 2000),
  is_example boolean not null default false,
  made_at timestamptz not null,
  made_by uuid,
  unique (organisation_id, quarter)
);

alter table fairness.priority_group enable row level security;
alter table fairness.area_lookup enable row level security;
alter table fairness.area enable row level security;
alter table fairness.area_split enable row level security;
alter table fairness.inequality_action enable row level security;
alter table fairness.inequality_review enable row level security;

grant select, insert on fairness.priority_group, fairness.area_lookup, fairness.area, fairness.area_split, fairness.inequality_action, fairness.inequality_review to allied_app;
grant update (valid_to, end_reason, ended_at, ended_by) on fairness.priority_group to allied_app;
grant update (ended_on, outcome, outcome_words, ended_at, ended_by) on fairness.inequality_action to allied_app;
grant select, insert, update, delete on all tables in schema fairness to allied_worker;

create policy worker on fairness.priority_group to allied_worker using (true) with check (true);
create policy worker on fairness.area_lookup to allied_worker using (true) with check (true);
create policy worker on fairness.area to allied_worker using (true) with check (true);
create policy worker on fairness.area_split to allied_worker using (true) with check (true);
create policy worker on fairness.inequality_action to allied_worker using (true) with check (true);
create policy worker on fairness.inequality_review to allied_worker using (true) with check (true);

-- Whom an organisation looks at first is for everybody to read; so is which index sorted areas.
create policy anyone_reads on fairness.priority_group for select to allied_app using ((select platform.viewer_is_anyone()));
create policy own_adds on fairness.priority_group for insert to allied_app with check (organisation_id = any ((select platform.viewer_organisations())::uuid[]));
create policy own_ends on fairness.priority_group for update to allied_app using (organisation_id = any ((select platform.viewer_organisations())::uuid[]));
create policy anyone_reads on fairness.area_lookup for select to allied_app using ((select platform.viewer_is_anyone()));
create policy own_adds on fairness.area_lookup for insert to allied_app with check (organisation_id = any ((select platform.viewer_organisations())::uuid[]));
create policy own_areas on fairness.area to allied_app
  using (organisation_id = any ((select platform.viewer_organisations())::uuid[])) with check (organisation_id = any ((select platform.viewer_organisations())::uuid[]));
-- Beside the figures, and seen by whoever sees them.
create policy with_figures on fairness.area_split for select to allied_app using (
  organisation_id = any ((select platform.viewer_organisations())::uuid[])
  or exists (select from quality.series s where s.measure_id = area_split.measure_id and s.unit_id = area_split.unit_id and s.split = area_split.split));
create policy own_adds on fairness.area_split for insert to allied_app with check (organisation_id = any ((select platform.viewer_organisations())::uuid[]));
create policy with_figures on fairness.inequality_action for select to allied_app using (
  organisation_id = any ((select platform.viewer_organisations())::uuid[])
  or exists (select from quality.series s where s.measure_id = inequality_action.measure_id and s.unit_id = inequality_action.unit_id and s.split = inequality_action.split));
create policy own_adds on fairness.inequality_action for insert to allied_app with check (organisation_id = any ((select platform.viewer_organisations())::uuid[]));
create policy own_ends on fairness.inequality_action for update to allied_app using (organisation_id = any ((select platform.viewer_organisations())::uuid[]));
create policy own_reviews on fairness.inequality_review to allied_app
  using (organisation_id = any ((select platform.viewer_organisations())::uuid[])) with check (organisation_id = any ((select platform.viewer_organisations())::uuid[]));
