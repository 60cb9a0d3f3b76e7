-- Small numbers are protected where figures are read, not on the screen: what was loaded stays in raw_series and raw_change, which only the
-- worker reads. quality.series holds the shown figures alone, the same for everybody who may see the series; so no page, export or
-- interface, and no two roles together, can get at more than the one table that #engines/protect has let pass.

-- What figures may be split by, and its groups. Common ones come with the software (no organisation); an organisation may add its own.
create table quality.characteristic (
  code text primary key check (code ~ '^[a-z0-9-]{2,40}$'),
  organisation_id uuid references directory.organisation (id),
  name text not null check (length(name) between 2 and 80),
  -- Groups in an order (fifths of deprivation, ages): a slope can be drawn through them.
  is_ordered boolean not null default false,
  position integer not null default 100,
  made_at timestamptz not null,
  made_by uuid
);
create table quality.characteristic_group (
  characteristic_code text not null references quality.characteristic (code),
  code text not null check (code ~ '^[a-z0-9-]{1,40}$'),
  organisation_id uuid references directory.organisation (id),
  name text not null check (length(name) between 1 and 120),
  position integer not null default 100,
  -- People whose group is not known: always shown with their share.
  is_not_known boolean not null default false,
  made_at timestamptz not null,
  made_by uuid,
  primary key (characteristic_code, code)
);

-- Which of its two numbers count people, so that a few of them must not show. 'both': the numerator is a part of the denominator.
-- 'separate': neither does (days, hours, pounds), so the number of people behind them is loaded beside. 'none': nobody stands behind it.
alter table quality.measure_version add column people_in text not null default 'both' check (people_in in ('both', 'denominator', 'numerator', 'separate', 'none'));

-- Split: '' is everybody; otherwise a characteristic's code, or two of them joined by '+', with their groups' codes in the same order.
alter table quality.series
  add column split text not null default '',
  add column group_code text not null default '',
  -- True where a figure is there and too few people stand behind it, or behind another that it would give away; numerator and denominator are null there.
  add column too_few boolean[] not null default '{}',
  -- Who may see it beside its own organisation: nobody, every member of an organisation here, or anyone.
  add column audience text not null default 'own' check (audience in ('own', 'members', 'public')),
  -- Added up from the units below instead of loaded.
  add column is_rolled_up boolean not null default false,
  -- How many units' own figures went into each figure, of how many that have figures of this kind in any period.
  add column parts_known integer[] not null default '{}',
  add column parts integer[] not null default '{}',
  add constraint split_and_group check ((split = '') = (group_code = '')),
  drop constraint series_measure_id_unit_id_profession_key,
  add constraint one_series unique (measure_id, unit_id, profession, split, group_code);
drop policy own_or_public on quality.series;
update quality.series set audience = case when is_public then 'public' else 'own' end, too_few = array_fill(false, array[cardinality(numerators)]),
  parts_known = array_fill(1, array[cardinality(numerators)]), parts = array_fill(1, array[cardinality(numerators)]);
alter table quality.series drop column is_public,
  add check (cardinality(too_few) = cardinality(numerators));

create table quality.raw_series (
  series_id uuid primary key references quality.series (id),
  organisation_id uuid not null references directory.organisation (id),
  first_period date not null,
  numerators double precision[] not null,
  denominators double precision[] not null,
  -- The people behind each figure, where the measure asks for them ('separate').
  people double precision[] not null,
  loaded_at timestamptz not null,
  check (cardinality(numerators) = cardinality(denominators) and cardinality(people) = cardinality(numerators) and cardinality(numerators) >= 1)
);
insert into quality.raw_series (series_id, organisation_id, first_period, numerators, denominators, people, loaded_at)
  select id, organisation_id, first_period, numerators, denominators, array_fill(null::double precision, array[cardinality(numerators)]), loaded_at from quality.series;

-- What was replaced in the figures as they came, and what was added to periods that were published already (nothing was there before):
-- which people stand behind an earlier total. value_change keeps what was replaced in the figures as they were shown.
create table quality.raw_change (
  id uuid primary key default gen_random_uuid(),
  series_id uuid not null references quality.series (id),
  organisation_id uuid not null references directory.organisation (id),
  period date not null,
  old_numerator double precision,
  old_denominator double precision,
  old_people double precision,
  new_numerator double precision,
  new_denominator double precision,
  new_people double precision,
  reason text not null check (length(reason) >= 3),
  changed_at timestamptz not null,
  changed_by uuid
);
create index raw_change_by_series on quality.raw_change (series_id, period);
alter table quality.value_change
  add column old_too_few boolean not null default false,
  add column new_too_few boolean not null default false;

-- Worked out of one revision of a series' shown figures by one version of the engine.
create table quality.result (
  series_id uuid primary key references quality.series (id),
  organisation_id uuid not null references directory.organisation (id),
  revision bigint not null,
  engine text not null,
  rule_set text not null,
  is_run_chart boolean not null,
  -- null where the figures could not be judged; then `refused` says why in words.
  variation text,
  assurance text,
  refused text,
  figures integer not null,
  missing integer not null,
  last_period date,
  last_value double precision,
  centre double precision,
  lower_limit double precision,
  upper_limit double precision,
  judged_at timestamptz not null
);

-- The rules of a chart showed a real change. It stays, with its end, when later figures or a new baseline take it back.
create table quality.signal (
  id uuid primary key default gen_random_uuid(),
  series_id uuid not null references quality.series (id),
  organisation_id uuid not null references directory.organisation (id),
  rule text not null,
  -- 'improvement', 'concern', or 'neutral' where neither up nor down is good by itself.
  meaning text not null check (meaning in ('improvement', 'concern', 'neutral')),
  from_period date not null,
  to_period date not null,
  completed_period date not null,
  revision bigint not null,
  raised_at timestamptz not null,
  ended_at timestamptz
);
create unique index one_signal on quality.signal (series_id, rule, from_period) where ended_at is null;

alter table quality.characteristic enable row level security;
alter table quality.characteristic_group enable row level security;
alter table quality.raw_series enable row level security;
alter table quality.raw_change enable row level security;
alter table quality.result enable row level security;
alter table quality.signal enable row level security;
grant select, insert, update on quality.characteristic, quality.characteristic_group to allied_app;
grant select on quality.result, quality.signal to allied_app;
grant select, insert, update, delete on all tables in schema quality to allied_worker;
-- Only the worker writes figures. Who may see them is all that the web changes.
revoke insert, update on quality.series, quality.value_change from allied_app;
revoke update (first_period, numerators, denominators, revision) on quality.series from allied_app;
grant update (audience) on quality.series to allied_app;
drop policy own_adds on quality.series;
drop policy own_changes on quality.value_change;
create policy own_reads on quality.value_change for select to allied_app using (organisation_id = any ((select platform.viewer_organisations())::uuid[]));

create policy worker on quality.characteristic to allied_worker using (true) with check (true);
create policy worker on quality.characteristic_group to allied_worker using (true) with check (true);
create policy worker on quality.raw_series to allied_worker using (true) with check (true);
create policy worker on quality.raw_change to allied_worker using (true) with check (true);
create policy worker on quality.result to allied_worker using (true) with check (true);
create policy worker on quality.signal to allied_worker using (true) with check (true);
create policy anyone_reads on quality.characteristic for select to allied_app using ((select platform.viewer_is_anyone()));
create policy own_adds on quality.characteristic for insert to allied_app with check (organisation_id = any ((select platform.viewer_organisations())::uuid[]));
create policy own_changes on quality.characteristic for update to allied_app using (organisation_id = any ((select platform.viewer_organisations())::uuid[]));
create policy anyone_reads on quality.characteristic_group for select to allied_app using ((select platform.viewer_is_anyone()));
create policy own_adds on quality.characteristic_group for insert to allied_app with check (organisation_id = any ((select platform.viewer_organisations())::uuid[]));
create policy own_changes on quality.characteristic_group for update to allied_app using (organisation_id = any ((select platform.viewer_organisations())::uuid[]));
-- What was worked out is as public as the series.
create policy with_series on quality.result for select to allied_app using (series_id in (select id from quality.series));
create policy with_series on quality.signal for select to allied_app using (series_id in (select id from quality.series));

create policy own_or_shared on quality.series for select to allied_app using (
  organisation_id = any ((select platform.viewer_organisations())::uuid[])
  or (audience = 'public' and (select platform.viewer_is_anyone()))
  or (audience = 'members' and cardinality((select platform.viewer_organisations())::uuid[]) > 0));

-- A file is loaded by the worker: until then it is being loaded.
alter table quality.import
  add column loading_at timestamptz,
  add column loading_by uuid,
  -- What was done to make figures add up, in words.
  add column notes text[] not null default '{}';
update quality.import set loading_at = loaded_at, loading_by = loaded_by where loaded_at is not null;
alter table quality.import add check (loaded_at is null or loading_at is not null);
-- A file holds figures as they came, so it is seen by the person who sent it alone; the example that comes with a demo by its whole organisation.
drop policy own_files on quality.import;
create policy own_files on quality.import to allied_app
  using (organisation_id = any ((select platform.viewer_organisations())::uuid[])
    and (uploaded_by = (select platform.viewer_person()) or (uploaded_by is null and organisation_id in (select id from directory.organisation where is_example))));
