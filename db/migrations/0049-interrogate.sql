-- How a series is judged is set by people and never deleted; a difference between peers is asked about, and the answer is kept.

-- Nothing that sets how figures are judged is taken away: it ends, with who, when and why.
alter table quality.baseline add column ended_because text check (length(ended_because) >= 3);
alter table quality.target add column ended_at timestamptz, add column ended_by uuid, add column ended_because text check (length(ended_because) >= 3);
alter table quality.annotation
  -- What was expected of the change: the figure goes up, goes down, stays; none where nobody said.
  add column expected text check (expected in ('up', 'down', 'same')),
  add column ended_at timestamptz, add column ended_by uuid, add column ended_because text check (length(ended_because) >= 3);

-- A target that moves in a straight line from one value to another, and stays at the second.
create table quality.trajectory (
  id uuid primary key default gen_random_uuid(),
  series_id uuid not null references quality.series (id),
  organisation_id uuid not null references directory.organisation (id),
  from_period date not null,
  from_value double precision not null,
  to_period date not null check (to_period > from_period),
  to_value double precision not null,
  reason text not null check (length(reason) >= 3),
  made_at timestamptz not null,
  made_by uuid,
  ended_at timestamptz,
  ended_by uuid,
  ended_because text check (length(ended_because) >= 3)
);
create index trajectory_by_series on quality.trajectory (series_id, from_period);

-- Periods that are drawn and named but set no limits and break no rule, such as the months of a pandemic.
create table quality.exclusion (
  id uuid primary key default gen_random_uuid(),
  series_id uuid not null references quality.series (id),
  organisation_id uuid not null references directory.organisation (id),
  from_period date not null,
  to_period date not null check (to_period >= from_period),
  reason text not null check (length(reason) >= 3),
  made_at timestamptz not null,
  made_by uuid,
  ended_at timestamptz,
  ended_by uuid,
  ended_because text check (length(ended_because) >= 3)
);
create index exclusion_by_series on quality.exclusion (series_id, from_period);

-- A chart that needs what one figure a period does not hold (members of subgroups, time between events) cannot be chosen.
alter table quality.measure_version add constraint chart_fits_figures check (
  chart in ('xmr', 'run', 'i') or (unit = 'percent' and chart in ('p', 'p-prime')) or (unit = 'rate' and chart in ('u', 'u-prime')) or (unit = 'count' and chart = 'c'));

-- Why does this unit lie beyond what chance allows among its peers? The figures are kept as they were when it was asked.
create table quality.variation_question (
  id uuid primary key default gen_random_uuid(),
  measure_id uuid not null references quality.measure (id),
  unit_id uuid not null references directory.unit (id),
  organisation_id uuid not null references directory.organisation (id),
  under_unit_id uuid not null references directory.unit (id),
  level text not null,
  profession text not null default '',
  split text not null default '',
  group_code text not null default '',
  from_period date not null,
  to_period date not null check (to_period >= from_period),
  side text not null check (side in ('above', 'below')),
  value double precision not null,
  average double precision not null,
  lower_limit double precision,
  upper_limit double precision,
  peers integer not null check (peers >= 2),
  asked_at timestamptz not null,
  asked_by uuid,
  unique (id, organisation_id)
);
create unique index one_question on quality.variation_question (measure_id, unit_id, profession, split, group_code, from_period, to_period);
create index variation_question_by_organisation on quality.variation_question (organisation_id, asked_at desc);

-- The answer closes the question. A later answer stands beside it; the latest counts.
create table quality.variation_answer (
  id uuid primary key default gen_random_uuid(),
  question_id uuid not null,
  organisation_id uuid not null,
  is_warranted boolean not null,
  reason text not null check (length(reason) >= 10),
  next_step text not null default '',
  -- Where the next step is worked on.
  objective_id uuid,
  answered_at timestamptz not null,
  answered_by uuid,
  check (is_warranted or length(next_step) >= 3),
  foreign key (question_id, organisation_id) references quality.variation_question (id, organisation_id),
  foreign key (objective_id, organisation_id) references strategy.objective (id, organisation_id)
);
create index variation_answer_by_question on quality.variation_answer (question_id, answered_at desc);
create index variation_answer_by_objective on quality.variation_answer (objective_id) where objective_id is not null;

do $$
declare place text;
begin
  foreach place in array array['trajectory', 'exclusion', 'variation_question', 'variation_answer'] loop
    execute format('alter table quality.%I enable row level security', place);
    execute format('grant select, insert on quality.%I to allied_app', place);
    execute format('grant select, insert, update, delete on quality.%I to allied_worker', place);
    execute format('create policy worker on quality.%I to allied_worker using (true) with check (true)', place);
  end loop;
  foreach place in array array['baseline', 'target', 'annotation', 'trajectory', 'exclusion'] loop
    execute format('grant update (ended_at, ended_by, ended_because) on quality.%I to allied_app', place);
    execute format('drop policy if exists own_adds on quality.%I', place);
    -- Set by the organisation whose figures they are, in its own name.
    execute format('create policy own_adds on quality.%I for insert to allied_app with check (organisation_id = any ((select platform.viewer_organisations())::uuid[])
      and exists (select from quality.series s where s.id = series_id and s.organisation_id = %I.organisation_id))', place, place);
    execute format('drop policy if exists own_ends on quality.%I', place);
    execute format('create policy own_ends on quality.%I for update to allied_app using (organisation_id = any ((select platform.viewer_organisations())::uuid[]))', place);
  end loop;
end $$;
create policy with_series on quality.trajectory for select to allied_app using (series_id in (select id from quality.series));
create policy with_series on quality.exclusion for select to allied_app using (series_id in (select id from quality.series));
-- Why a unit differs is worked out inside its organisation before it is told.
create policy own_sees on quality.variation_question for select to allied_app using (organisation_id = any ((select platform.viewer_organisations())::uuid[]));
create policy own_adds on quality.variation_question for insert to allied_app with check (organisation_id = any ((select platform.viewer_organisations())::uuid[])
  and exists (select from directory.unit u where u.id = unit_id and u.organisation_id = variation_question.organisation_id));
create policy own_sees on quality.variation_answer for select to allied_app using (organisation_id = any ((select platform.viewer_organisations())::uuid[]));
create policy own_adds on quality.variation_answer for insert to allied_app with check (organisation_id = any ((select platform.viewer_organisations())::uuid[]));
