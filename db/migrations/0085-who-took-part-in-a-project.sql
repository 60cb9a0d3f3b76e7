-- Who took part in a project, at which stage, and what they decided (requirements S43, S44). The label "consulted" or "co-produced so far" is worked out from these
-- lines by the rules of the objectives (ADR 0007, 0061) and stored nowhere. A line that is wrong is taken back with a reason, and stays to be read.
create table improvement.taking_part (
  id uuid primary key default gen_random_uuid(),
  project_id uuid not null,
  organisation_id uuid not null,
  stage text not null check (stage in ('planning', 'design', 'implementation', 'evaluation')),
  evidence text not null check (evidence in ('survey', 'conversation', 'workshop', 'seat', 'decision')),
  role text not null check (role in ('conceive', 'design', 'steer', 'manage')),
  took_part text not null check (took_part in ('people-with-lived-experience', 'ahp-community', 'other-professionals')),
  who text not null check (length(who) between 3 and 200),
  people_count integer check (people_count between 1 and 100000),
  decided text not null default '' check (length(decided) <= 1000),
  support_given text not null default '' check (length(support_given) <= 1000),
  power_shared text not null default '' check (length(power_shared) <= 1000),
  happened_on date not null,
  made_at timestamptz not null,
  made_by uuid,
  taken_back_at timestamptz,
  taken_back_by uuid,
  taken_back_reason text check (length(taken_back_reason) between 3 and 600),
  check ((taken_back_at is null) = (taken_back_reason is null)),
  foreign key (project_id, organisation_id) references improvement.project (id, organisation_id)
);
create index taking_part_by_project on improvement.taking_part (project_id, happened_on);
alter table improvement.taking_part enable row level security;
grant select, insert on improvement.taking_part to allied_app;
grant update (taken_back_at, taken_back_by, taken_back_reason) on improvement.taking_part to allied_app;
grant select, insert, update, delete on improvement.taking_part to allied_worker;
create policy worker on improvement.taking_part to allied_worker using (true) with check (true);
create policy by_part on improvement.taking_part for select to allied_app using (
  organisation_id = any ((select platform.viewer_organisations())::uuid[])
  or project_id = any ((select improvement.partner_projects(''))::uuid[]) or project_id = any ((select improvement.note_projects('plan'))::uuid[])
  or ((select platform.viewer_is_anyone()) and project_id in (select p.id from improvement.project p where p.audience = 'everyone')));
create policy team_adds on improvement.taking_part for insert to allied_app with check (project_id = any ((select improvement.team_projects())::uuid[]));
create policy team_takes_back on improvement.taking_part for update to allied_app using (project_id = any ((select improvement.team_projects())::uuid[]));
