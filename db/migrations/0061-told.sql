-- Nothing is told as an effect without figures: each effect of a case study names the linked figures that show it, an award may name what shows it, and where a case study was told is kept with how many it reached.

alter table stories.case_study
  add column inequality_series_id uuid references quality.series (id),
  add column cost_series_id uuid references quality.series (id),
  add column carbon_series_id uuid references quality.series (id);
grant update (inequality_series_id, cost_series_id, carbon_series_id) on stories.case_study to allied_app;
-- What was published before with words alone is not shown as an effect any more (the page asks for the figures), and is kept until somebody changes it.
alter table stories.case_study add constraint effects_with_figures check (published_at is null or taken_off_at is not null or (
  (inequality = '') = (inequality_series_id is null) and (cost = '') = (cost_series_id is null) and (carbon = '') = (carbon_series_id is null))) not valid;

-- What shows an award: an objective or a case study that everyone may read.
alter table stories.award_result
  add column evidence_objective_id uuid references strategy.objective (id),
  add column evidence_case_id uuid references stories.case_study (id),
  add constraint one_evidence check (num_nonnulls(evidence_objective_id, evidence_case_id) <= 1);
grant update (evidence_objective_id, evidence_case_id) on stories.award_result to allied_app;

-- Where a case study was told, and how many people that place says it reached; null where nobody knows.
create table stories.telling (
  id uuid primary key default gen_random_uuid(),
  case_study_id uuid not null,
  organisation_id uuid not null references directory.organisation (id),
  way text not null check (way in ('newsletter', 'social media', 'meeting', 'press', 'poster', 'other')),
  told_on date not null,
  people integer check (people between 0 and 100000000),
  counted_as text not null default '' check (length(counted_as) <= 160),
  made_at timestamptz not null,
  made_by uuid,
  foreign key (case_study_id, organisation_id) references stories.case_study (id, organisation_id) on delete cascade,
  check (people is null or counted_as <> '')
);
create index telling_by_case_study on stories.telling (case_study_id);
alter table stories.telling enable row level security;
grant select, insert, update, delete on stories.telling to allied_worker;
create policy worker on stories.telling to allied_worker using (true) with check (true);
grant select, insert on stories.telling to allied_app;
create policy own_adds on stories.telling for insert to allied_app with check (organisation_id = any ((select platform.viewer_organisations())::uuid[]));
create policy own_reads on stories.telling for select to allied_app using (organisation_id = any ((select platform.viewer_organisations())::uuid[]));
