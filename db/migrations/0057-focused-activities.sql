-- Focused activities: what an organisation does to understand the needs of people who share a characteristic, and what came of it (requirements S33 and S143).
create table fairness.focused_activity (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references directory.organisation (id),
  characteristic_code text not null references quality.characteristic (code),
  what text not null check (length(what) between 3 and 600),
  owner_role text not null check (length(owner_role) between 2 and 120),
  planned_on date not null,
  is_example boolean not null default false,
  made_at timestamptz not null,
  made_by uuid,
  unique (id, organisation_id)
);
create index focused_activity_by_characteristic on fairness.focused_activity (characteristic_code, planned_on desc);

-- What happened, one after the other; an activity that is called off goes no further.
create table fairness.focused_activity_step (
  id uuid primary key default gen_random_uuid(),
  activity_id uuid not null,
  organisation_id uuid not null,
  kind text not null check (kind in ('held', 'learned', 'action', 'result', 'called-off')),
  happened_on date not null,
  words text not null check (length(words) between 3 and 2000),
  made_at timestamptz not null,
  made_by uuid,
  unique (activity_id, kind),
  foreign key (activity_id, organisation_id) references fairness.focused_activity (id, organisation_id)
);

alter table fairness.focused_activity enable row level security;
alter table fairness.focused_activity_step enable row level security;
grant select, insert on fairness.focused_activity, fairness.focused_activity_step to allied_app;
grant select, insert, update, delete on fairness.focused_activity, fairness.focused_activity_step to allied_worker;
create policy worker on fairness.focused_activity to allied_worker using (true) with check (true);
create policy worker on fairness.focused_activity_step to allied_worker using (true) with check (true);
-- Who is asked, what was learned and what followed is for everybody to read.
create policy anyone_reads on fairness.focused_activity for select to allied_app using ((select platform.viewer_is_anyone()));
create policy own_adds on fairness.focused_activity for insert to allied_app with check (organisation_id = any ((select platform.viewer_organisations())::uuid[]));
create policy anyone_reads on fairness.focused_activity_step for select to allied_app using ((select platform.viewer_is_anyone()));
create policy own_adds on fairness.focused_activity_step for insert to allied_app with check (organisation_id = any ((select platform.viewer_organisations())::uuid[]));
