-- In person, by video or by phone: what people were asked, chose, got and found of it, by unit and quarter. What may be shown of a file of counts, told once.
create table quality.mode_record (
  unit_id uuid not null references directory.unit (id),
  organisation_id uuid not null references directory.organisation (id),
  quarter date not null check (extract(day from quarter) = 1 and extract(month from quarter) in (1, 4, 7, 10)),
  -- Where the counts and the distances come from.
  source text not null check (length(source) between 3 and 300),
  -- Miles from home to care of visits in person, added up, one way; null: none were given, or too few visits to show safely.
  miles double precision check (miles >= 0),
  visits integer check (visits >= 1),
  -- How often somebody lost choice or access while video rose since the quarter before, when it was loaded.
  losses integer not null default 0,
  is_example boolean not null default false,
  loaded_at timestamptz not null,
  loaded_by uuid,
  primary key (unit_id, quarter),
  check ((miles is null) = (visits is null))
);
create index mode_record_by_organisation on quality.mode_record (organisation_id, quarter);
create table quality.mode_figure (
  unit_id uuid not null,
  quarter date not null,
  organisation_id uuid not null,
  -- '' is everybody.
  group_name text not null check (length(group_name) <= 60),
  what text not null check (what in ('asked', 'happened', 'chosen', 'got', 'suited in person', 'suited by video', 'suited by phone')),
  -- In the order that domain/modes/mode-record.ts gives; null: too few people to show safely.
  counts integer[] not null,
  total integer,
  primary key (unit_id, quarter, group_name, what),
  foreign key (unit_id, quarter) references quality.mode_record (unit_id, quarter)
);
create index mode_figure_by_organisation on quality.mode_figure (organisation_id);
-- Who may be left out where care moves to video or phone, looked into by a person on a day. A later one stands beside the earlier ones.
create table quality.exclusion_appraisal (
  id uuid primary key default gen_random_uuid(),
  unit_id uuid not null references directory.unit (id),
  organisation_id uuid not null references directory.organisation (id),
  left_out text not null check (length(left_out) between 3 and 2000),
  instead text not null check (length(instead) between 3 and 2000),
  appraised_on date not null,
  appraised_by text not null check (length(appraised_by) between 2 and 120),
  is_example boolean not null default false,
  made_at timestamptz not null,
  made_by uuid
);
create index exclusion_appraisal_by_unit on quality.exclusion_appraisal (unit_id, appraised_on);
create index exclusion_appraisal_by_organisation on quality.exclusion_appraisal (organisation_id);

-- Which figures stood behind a decision, kept as they were shown then. A wrong line ends with a reason and stays to be read.
create table quality.figure_use (
  id uuid primary key default gen_random_uuid(),
  series_id uuid not null references quality.series (id),
  organisation_id uuid not null references directory.organisation (id),
  decision text not null check (length(decision) between 3 and 1000),
  decided_by text not null check (length(decided_by) between 2 and 120),
  decided_on date not null,
  objective_id uuid references strategy.objective (id),
  revision bigint not null,
  measure_version integer not null,
  first_period date not null,
  numerators double precision[] not null,
  denominators double precision[] not null,
  too_few boolean[] not null,
  is_example boolean not null default false,
  made_at timestamptz not null,
  made_by uuid,
  ended_at timestamptz,
  ended_by uuid,
  end_reason text check (length(end_reason) between 3 and 300),
  check ((ended_at is null) = (end_reason is null))
);
create index figure_use_by_series on quality.figure_use (series_id, decided_on);
create index figure_use_by_organisation on quality.figure_use (organisation_id, decided_on);
create index figure_use_by_objective on quality.figure_use (objective_id) where objective_id is not null;

do $$
declare place text;
begin
  foreach place in array array['mode_record', 'mode_figure', 'exclusion_appraisal', 'figure_use'] loop
    execute format('alter table quality.%I enable row level security', place);
    execute format('grant select, insert, update, delete on quality.%I to allied_worker', place);
    execute format('create policy worker on quality.%I to allied_worker using (true) with check (true)', place);
    execute format('grant select, insert on quality.%I to allied_app', place);
    execute format('create policy own_adds on quality.%I for insert to allied_app with check (organisation_id = any ((select platform.viewer_organisations())::uuid[]))', place);
  end loop;
  -- As public as how people find their care (0048) and how long they wait (0056).
  foreach place in array array['mode_record', 'mode_figure', 'exclusion_appraisal'] loop
    execute format('create policy anyone_reads on quality.%I for select to allied_app using ((select platform.viewer_is_anyone()))', place);
  end loop;
end $$;
-- As public as the figures.
create policy with_series on quality.figure_use for select to allied_app using (series_id in (select id from quality.series));
grant update (ended_at, ended_by, end_reason) on quality.figure_use to allied_app;
create policy own_ends on quality.figure_use for update to allied_app using (organisation_id = any ((select platform.viewer_organisations())::uuid[]))
  with check (organisation_id = any ((select platform.viewer_organisations())::uuid[]));
