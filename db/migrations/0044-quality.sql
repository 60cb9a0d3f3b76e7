-- The AHP Quality Dashboard: what is measured, the numbers over time, and how they are judged.
-- A measure's definition is versioned whole. Numbers stand one row for each series, with the values of its periods side by side,
-- because England is 150,500 series of 60 months and each is read and judged whole; every replaced value stays in value_change.
create schema quality;
grant usage on schema quality to allied_app, allied_worker;

create table quality.measure (
  id uuid primary key default gen_random_uuid(),
  code text not null unique check (code ~ '^[a-z0-9-]{2,60}$'),
  -- Whose measure it is; none for the catalogue that is shipped.
  organisation_id uuid references directory.organisation (id),
  -- "starter": from the shipped catalogue, not official. "own": made here.
  standing text not null check (standing in ('starter', 'own')),
  current_version integer not null default 1,
  made_at timestamptz not null,
  made_by uuid,
  check ((standing = 'own') = (organisation_id is not null))
);

create table quality.measure_version (
  measure_id uuid not null references quality.measure (id),
  number integer not null check (number >= 1),
  organisation_id uuid references directory.organisation (id),
  name text not null check (length(name) between 3 and 120),
  ambition text not null check (ambition in ('quality', 'staff', 'workforce', 'productivity')),
  kind text not null check (length(kind) between 2 and 60),
  numerator text not null check (length(numerator) between 2 and 300),
  -- None for a plain count.
  denominator text check (length(denominator) between 2 and 300),
  unit text not null check (unit in ('percent', 'rate', 'mean', 'count')),
  -- A rate is given for this many of the denominator.
  multiplier double precision not null default 1 check (multiplier > 0),
  unit_words text not null default '',
  direction text not null check (direction in ('increase', 'decrease', 'neutral')),
  grain text not null check (grain in ('month', 'quarter', 'year')),
  source text not null check (length(source) between 2 and 300),
  included text not null default '',
  excluded text not null default '',
  caution text not null default '',
  owner_role text not null check (length(owner_role) between 2 and 120),
  smallest_group integer not null default 8 check (smallest_group >= 1),
  chart text not null default 'xmr' check (chart in ('xmr', 'run', 'i', 'p', 'p-prime', 'u', 'u-prime', 'c', 'g', 't', 'xbar', 's')),
  rule_set text not null default 'nhsr-0.2.2' check (rule_set in ('nhsr-0.2.2', 'mdc-2023', 'powerbi-spc', 'anhoej')),
  valid_from date not null,
  made_at timestamptz not null,
  made_by uuid,
  reason text not null check (length(reason) >= 3),
  primary key (measure_id, number),
  check ((unit = 'count') = (denominator is null))
);

create table quality.series (
  id uuid primary key default gen_random_uuid(),
  measure_id uuid not null references quality.measure (id),
  unit_id uuid not null references directory.unit (id),
  organisation_id uuid not null references directory.organisation (id),
  -- '' is all professions together; otherwise a code of directory's fourteen.
  profession text not null default '',
  -- The first day of each period that the series covers, without gaps: a period without a value holds null in both.
  first_period date not null,
  numerators double precision[] not null,
  denominators double precision[] not null,
  -- Raised with every change, so that what was worked out can say from which numbers.
  revision bigint not null default 1,
  -- Public figures may be read by anyone; others by their own organisation.
  is_public boolean not null default false,
  is_example boolean not null default false,
  loaded_at timestamptz not null,
  unique (measure_id, unit_id, profession),
  check (cardinality(numerators) = cardinality(denominators) and cardinality(numerators) >= 1)
);
create index series_by_unit on quality.series (unit_id, measure_id);

-- A value that was replaced or taken away: what it was, what it is, why. Nothing is changed without a line here.
create table quality.value_change (
  id uuid primary key default gen_random_uuid(),
  series_id uuid not null references quality.series (id),
  organisation_id uuid not null references directory.organisation (id),
  period date not null,
  old_numerator double precision,
  old_denominator double precision,
  new_numerator double precision,
  new_denominator double precision,
  reason text not null check (length(reason) >= 3),
  changed_at timestamptz not null,
  changed_by uuid
);
create index value_change_by_series on quality.value_change (series_id, period);

-- From which period limits are worked out, over how many points, and why. The first stands at the first period.
create table quality.baseline (
  id uuid primary key default gen_random_uuid(),
  series_id uuid not null references quality.series (id),
  organisation_id uuid not null references directory.organisation (id),
  from_period date not null,
  -- How many points the limits come from; none means all up to the next baseline.
  points integer check (points >= 2),
  reason text not null check (length(reason) >= 3),
  made_at timestamptz not null,
  made_by uuid,
  ended_at timestamptz,
  ended_by uuid
);
create unique index one_baseline_a_period on quality.baseline (series_id, from_period) where ended_at is null;

create table quality.target (
  id uuid primary key default gen_random_uuid(),
  series_id uuid not null references quality.series (id),
  organisation_id uuid not null references directory.organisation (id),
  value double precision not null,
  from_period date not null,
  reason text not null check (length(reason) >= 3),
  made_at timestamptz not null,
  made_by uuid
);
create index target_by_series on quality.target (series_id, from_period);

-- What happened that may have changed the numbers.
create table quality.annotation (
  id uuid primary key default gen_random_uuid(),
  series_id uuid not null references quality.series (id),
  organisation_id uuid not null references directory.organisation (id),
  period date not null,
  words text not null check (length(words) between 3 and 300),
  made_at timestamptz not null,
  made_by uuid
);
create index annotation_by_series on quality.annotation (series_id, period);

alter table quality.measure enable row level security;
alter table quality.measure_version enable row level security;
alter table quality.series enable row level security;
alter table quality.value_change enable row level security;
alter table quality.baseline enable row level security;
alter table quality.target enable row level security;
alter table quality.annotation enable row level security;

grant select, insert on quality.measure, quality.measure_version, quality.series, quality.value_change, quality.baseline, quality.target, quality.annotation to allied_app;
grant update (current_version) on quality.measure to allied_app;
grant update (first_period, numerators, denominators, revision, is_public) on quality.series to allied_app;
grant update (ended_at, ended_by) on quality.baseline to allied_app;
grant select, insert, update, delete on all tables in schema quality to allied_worker;

create policy worker on quality.measure to allied_worker using (true) with check (true);
create policy worker on quality.measure_version to allied_worker using (true) with check (true);
create policy worker on quality.series to allied_worker using (true) with check (true);
create policy worker on quality.value_change to allied_worker using (true) with check (true);
create policy worker on quality.baseline to allied_worker using (true) with check (true);
create policy worker on quality.target to allied_worker using (true) with check (true);
create policy worker on quality.annotation to allied_worker using (true) with check (true);

-- Definitions are public: a figure without its definition is no figure.
create policy anyone_reads on quality.measure for select to allied_app using ((select platform.viewer_is_anyone()));
create policy own_adds on quality.measure for insert to allied_app with check (organisation_id = any ((select platform.viewer_organisations())::uuid[]));
create policy own_changes on quality.measure for update to allied_app using (organisation_id = any ((select platform.viewer_organisations())::uuid[]));
create policy anyone_reads on quality.measure_version for select to allied_app using ((select platform.viewer_is_anyone()));
create policy own_adds on quality.measure_version for insert to allied_app with check (organisation_id = any ((select platform.viewer_organisations())::uuid[]));

create policy own_or_public on quality.series for select to allied_app using (
  organisation_id = any ((select platform.viewer_organisations())::uuid[]) or (is_public and (select platform.viewer_is_anyone())));
create policy own_adds on quality.series for insert to allied_app with check (organisation_id = any ((select platform.viewer_organisations())::uuid[]));
create policy own_changes on quality.series for update to allied_app using (organisation_id = any ((select platform.viewer_organisations())::uuid[]));

create policy own_changes on quality.value_change to allied_app
  using (organisation_id = any ((select platform.viewer_organisations())::uuid[])) with check (organisation_id = any ((select platform.viewer_organisations())::uuid[]));
-- How a series is judged is as public as the series.
create policy with_series on quality.baseline for select to allied_app using (series_id in (select id from quality.series));
create policy own_adds on quality.baseline for insert to allied_app with check (organisation_id = any ((select platform.viewer_organisations())::uuid[]));
create policy own_ends on quality.baseline for update to allied_app using (organisation_id = any ((select platform.viewer_organisations())::uuid[]));
create policy with_series on quality.target for select to allied_app using (series_id in (select id from quality.series));
create policy own_adds on quality.target for insert to allied_app with check (organisation_id = any ((select platform.viewer_organisations())::uuid[]));
create policy with_series on quality.annotation for select to allied_app using (series_id in (select id from quality.series));
create policy own_adds on quality.annotation for insert to allied_app with check (organisation_id = any ((select platform.viewer_organisations())::uuid[]));

-- A file of figures on its way in. Its rows stay until they are loaded; then only those that could not be loaded stay, to be mended.
create table quality.import (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references directory.organisation (id),
  file_name text not null check (length(file_name) between 1 and 200),
  header text[] not null,
  -- Each row: its line in the file and its values.
  rows jsonb not null,
  mapping jsonb not null,
  uploaded_at timestamptz not null,
  uploaded_by uuid,
  loaded_at timestamptz,
  loaded_by uuid,
  added integer,
  replaced integer,
  same integer,
  bad integer,
  check ((loaded_at is null) = (added is null))
);
create index import_by_organisation on quality.import (organisation_id, uploaded_at desc);

-- How files with these columns were read the last time.
create table quality.import_mapping (
  organisation_id uuid not null references directory.organisation (id),
  header_key text not null,
  mapping jsonb not null,
  kept_at timestamptz not null,
  primary key (organisation_id, header_key)
);
alter table quality.import enable row level security;
alter table quality.import_mapping enable row level security;
grant select, insert, update on quality.import, quality.import_mapping to allied_app;
grant select, insert, update, delete on quality.import, quality.import_mapping to allied_worker;
create policy worker on quality.import to allied_worker using (true) with check (true);
create policy worker on quality.import_mapping to allied_worker using (true) with check (true);
create policy own_files on quality.import to allied_app
  using (organisation_id = any ((select platform.viewer_organisations())::uuid[])) with check (organisation_id = any ((select platform.viewer_organisations())::uuid[]));
create policy own_files on quality.import_mapping to allied_app
  using (organisation_id = any ((select platform.viewer_organisations())::uuid[])) with check (organisation_id = any ((select platform.viewer_organisations())::uuid[]));
