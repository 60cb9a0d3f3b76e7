-- Annual objectives: what an organisation does in one year for a strategy, who with, and how far it has come.
-- States are rows with who and when. What is said about an objective is only ever added to; a mistake is taken back, not erased.

create table strategy.objective (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references directory.organisation (id),
  -- The calendar year in which the financial year starts: 2025 is April 2025 to March 2026.
  year_start integer not null check (year_start between 2000 and 2199),
  current_version integer not null default 1,
  -- Public from its publication on: then anyone may read it and everything said about it.
  is_public boolean not null default false,
  is_example boolean not null default false,
  update_every_months integer not null default 1 check (update_every_months between 1 and 12),
  carried_over_from uuid references strategy.objective (id),
  made_at timestamptz not null,
  made_by uuid,
  unique (id, organisation_id)
);
create index objective_by_organisation on strategy.objective (organisation_id, year_start);
create index objective_by_year on strategy.objective (year_start) where is_public;
create unique index carried_over_once on strategy.objective (carried_over_from) where carried_over_from is not null;

-- The words of an objective, whole, per version: a report of an earlier day reads the version of that day.
create table strategy.objective_version (
  objective_id uuid not null,
  organisation_id uuid not null,
  number integer not null check (number >= 1),
  wording text not null check (length(wording) between 5 and 300),
  detail text not null default '',
  owner_role text not null check (length(owner_role) between 2 and 120),
  aims text[] not null default '{}' check (aims <@ array['outcomes', 'quality', 'sustainability'] and cardinality(aims) <= 3),
  measure_plan text not null default '',
  expected_direction text check (expected_direction in ('up', 'down', 'steady')),
  made_at timestamptz not null,
  made_by uuid,
  reason text not null check (length(reason) >= 3),
  primary key (objective_id, number),
  foreign key (objective_id, organisation_id) references strategy.objective (id, organisation_id)
);
-- Which person answers for it: known to their own organisation only; the public reads the role.
create table strategy.objective_owner (
  id uuid primary key default gen_random_uuid(),
  objective_id uuid not null,
  organisation_id uuid not null,
  person_id uuid not null references directory.person (id),
  began_at timestamptz not null,
  ended_at timestamptz,
  foreign key (objective_id, organisation_id) references strategy.objective (id, organisation_id)
);
create unique index one_owner_at_a_time on strategy.objective_owner (objective_id) where ended_at is null;
create index objective_owner_by_person on strategy.objective_owner (person_id) where ended_at is null;

-- What it serves, in any strategy. A changed link ends and a new one begins.
create table strategy.objective_parent (
  id uuid primary key default gen_random_uuid(),
  objective_id uuid not null,
  organisation_id uuid not null,
  strategy_id uuid not null references strategy.strategy (id),
  node_code text not null,
  weight text not null check (weight in ('main', 'also')),
  reason text not null check (length(reason) >= 3),
  began_at timestamptz not null,
  began_by uuid,
  ended_at timestamptz,
  ended_by uuid,
  ended_reason text,
  check ((ended_at is null) = (ended_reason is null)),
  foreign key (objective_id, organisation_id) references strategy.objective (id, organisation_id)
);
create unique index one_open_parent on strategy.objective_parent (objective_id, strategy_id, node_code) where ended_at is null;
create index objective_parent_by_node on strategy.objective_parent (strategy_id, node_code) where ended_at is null;
create index objective_parent_by_objective on strategy.objective_parent (objective_id);

create table strategy.objective_publication (
  objective_id uuid primary key,
  organisation_id uuid not null,
  published_at timestamptz not null,
  published_by uuid,
  foreign key (objective_id, organisation_id) references strategy.objective (id, organisation_id)
);
create table strategy.objective_closing (
  objective_id uuid primary key,
  organisation_id uuid not null,
  closed_at timestamptz not null,
  closed_by uuid,
  outcome text not null check (outcome in ('done', 'carried over', 'closed')),
  reason text not null check (length(reason) >= 3),
  learned text not null default '',
  carried_over_to uuid references strategy.objective (id),
  check ((outcome = 'carried over') = (carried_over_to is not null)),
  foreign key (objective_id, organisation_id) references strategy.objective (id, organisation_id)
);

create table strategy.milestone (
  id uuid primary key default gen_random_uuid(),
  objective_id uuid not null,
  organisation_id uuid not null,
  title text not null check (length(title) between 3 and 200),
  due_on date not null,
  made_at timestamptz not null,
  made_by uuid,
  unique (id, objective_id),
  foreign key (objective_id, organisation_id) references strategy.objective (id, organisation_id)
);
create index milestone_by_objective on strategy.milestone (objective_id, due_on);
create table strategy.milestone_reached (
  milestone_id uuid primary key,
  objective_id uuid not null,
  organisation_id uuid not null,
  reached_on date not null,
  recorded_at timestamptz not null,
  recorded_by uuid,
  foreign key (milestone_id, objective_id) references strategy.milestone (id, objective_id),
  foreign key (objective_id, organisation_id) references strategy.objective (id, organisation_id)
);
create index milestone_reached_by_objective on strategy.milestone_reached (objective_id);

-- Organisations and community groups that share the work: what they may decide, the money they hold, the part they deliver.
create table strategy.objective_partner (
  id uuid primary key default gen_random_uuid(),
  objective_id uuid not null,
  organisation_id uuid not null,
  name text not null check (length(name) between 2 and 200),
  kind text not null check (kind in ('community', 'charity', 'council', 'nhs', 'education', 'other')),
  delivery_role text not null default '',
  decision_rights text not null default '',
  budget_pounds integer check (budget_pounds >= 0),
  joined_on date not null,
  left_on date check (left_on >= joined_on),
  made_at timestamptz not null,
  made_by uuid,
  unique (id, objective_id),
  foreign key (objective_id, organisation_id) references strategy.objective (id, organisation_id)
);
create index objective_partner_by_objective on strategy.objective_partner (objective_id);

create table strategy.progress_update (
  id uuid primary key default gen_random_uuid(),
  objective_id uuid not null,
  organisation_id uuid not null,
  status text not null check (status in ('not started', 'on track', 'needs help', 'done')),
  note text not null check (length(note) between 3 and 4000),
  nothing_changed boolean not null default false,
  change_for_people text not null default 'too early to say' check (change_for_people in ('better', 'same', 'worse', 'too early to say')),
  help_needed text not null default '',
  evidence_kind text check (evidence_kind in ('measure', 'document', 'people said')),
  evidence text not null default '',
  evidence_address text check (evidence_address ~ '^https?://'),
  route text not null default 'site' check (route in ('site', 'mail link', 'phone or paper', 'programme')),
  made_at timestamptz not null,
  made_by uuid,
  check ((evidence_kind is null) = (evidence = '')),
  -- "Better" and "done" are claims: they stand on evidence or are not made.
  constraint claims_need_evidence check (evidence_kind is not null or (change_for_people <> 'better' and status <> 'done')),
  foreign key (objective_id, organisation_id) references strategy.objective (id, organisation_id)
);
create index progress_update_by_objective on strategy.progress_update (objective_id, made_at desc);

create table strategy.action (
  id uuid primary key default gen_random_uuid(),
  objective_id uuid not null,
  organisation_id uuid not null,
  what text not null check (length(what) between 3 and 300),
  owner_role text not null check (length(owner_role) between 2 and 120),
  due_on date not null,
  made_at timestamptz not null,
  made_by uuid,
  unique (id, objective_id),
  foreign key (objective_id, organisation_id) references strategy.objective (id, organisation_id)
);
create index action_by_objective on strategy.action (objective_id, due_on);
create table strategy.action_owner (
  action_id uuid primary key,
  objective_id uuid not null,
  organisation_id uuid not null,
  person_id uuid not null references directory.person (id),
  began_at timestamptz not null,
  foreign key (action_id, objective_id) references strategy.action (id, objective_id),
  foreign key (objective_id, organisation_id) references strategy.objective (id, organisation_id)
);
create index action_owner_by_person on strategy.action_owner (person_id);
create index action_owner_by_objective on strategy.action_owner (objective_id);
create table strategy.action_done (
  action_id uuid primary key,
  objective_id uuid not null,
  organisation_id uuid not null,
  outcome text not null check (outcome in ('done', 'stopped')),
  done_on date not null,
  note text not null default '',
  recorded_at timestamptz not null,
  recorded_by uuid,
  foreign key (action_id, objective_id) references strategy.action (id, objective_id),
  foreign key (objective_id, organisation_id) references strategy.objective (id, organisation_id)
);
create index action_done_by_objective on strategy.action_done (objective_id);

create table strategy.decision (
  id uuid primary key default gen_random_uuid(),
  objective_id uuid not null,
  organisation_id uuid not null,
  what text not null check (length(what) between 5 and 1000),
  decided_by text not null check (length(decided_by) between 2 and 200),
  decided_on date not null,
  -- Set when a community partner took the decision.
  partner_id uuid,
  money_pounds integer check (money_pounds >= 0),
  recorded_at timestamptz not null,
  recorded_by uuid,
  unique (id, objective_id),
  foreign key (objective_id, organisation_id) references strategy.objective (id, organisation_id),
  foreign key (partner_id, objective_id) references strategy.objective_partner (id, objective_id)
);
create index decision_by_objective on strategy.decision (objective_id, decided_on);
create index decision_by_partner on strategy.decision (partner_id) where partner_id is not null;

-- Who took part in which stage, how, and what they decided. The co-production label is worked out from these rows, never typed.
create table strategy.partnership_entry (
  id uuid primary key default gen_random_uuid(),
  objective_id uuid not null,
  organisation_id uuid not null,
  stage text not null check (stage in ('planning', 'design', 'implementation', 'evaluation')),
  evidence text not null check (evidence in ('survey', 'conversation', 'workshop', 'seat', 'decision')),
  role text not null check (role in ('conceive', 'design', 'steer', 'manage')),
  took_part text not null check (took_part in ('people-with-lived-experience', 'ahp-community', 'other-professionals')),
  people_count integer not null default 1 check (people_count between 1 and 100000),
  decided text not null default '',
  support_given text not null default '',
  power_shared text not null default '',
  happened_on date not null,
  decision_id uuid,
  recorded_at timestamptz not null,
  recorded_by uuid,
  taken_back_at timestamptz,
  taken_back_by uuid,
  taken_back_reason text,
  check ((taken_back_at is null) = (taken_back_reason is null)),
  foreign key (objective_id, organisation_id) references strategy.objective (id, organisation_id),
  foreign key (decision_id, objective_id) references strategy.decision (id, objective_id)
);
create index partnership_entry_by_objective on strategy.partnership_entry (objective_id, happened_on);
create index partnership_entry_by_decision on strategy.partnership_entry (decision_id) where decision_id is not null;

-- Whole by construction: a check with a gap is not saved. A later check replaces an earlier one, which stays to be read.
create table strategy.impact_check (
  id uuid primary key default gen_random_uuid(),
  objective_id uuid not null,
  organisation_id uuid not null,
  groups_considered text[] not null check (cardinality(groups_considered) >= 1),
  evidence text not null check (length(evidence) >= 3),
  possible_harm text not null check (length(possible_harm) >= 3),
  mitigation text not null check (length(mitigation) >= 3),
  owner_role text not null check (length(owner_role) between 2 and 120),
  review_on date not null,
  completed_at timestamptz not null,
  completed_by uuid,
  foreign key (objective_id, organisation_id) references strategy.objective (id, organisation_id)
);
create index impact_check_by_objective on strategy.impact_check (objective_id, completed_at desc);

-- Reminders: one per objective and day, whatever number of workers; and the links in their mails, kept as hashes.
create table strategy.objective_reminder (
  objective_id uuid not null,
  organisation_id uuid not null,
  day date not null,
  person_id uuid not null references directory.person (id),
  queued_at timestamptz not null,
  primary key (objective_id, day),
  foreign key (objective_id, organisation_id) references strategy.objective (id, organisation_id)
);
create table strategy.update_link (
  token_hash bytea primary key,
  objective_id uuid not null,
  organisation_id uuid not null,
  person_id uuid not null references directory.person (id),
  -- The first day of the month the answer is for.
  month date not null check (extract(day from month) = 1),
  made_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  foreign key (objective_id, organisation_id) references strategy.objective (id, organisation_id)
);
create index update_link_by_objective on strategy.update_link (objective_id, month);

-- Last line of defence, below the commands.
create function strategy.no_activity_on_policy_text() returns trigger language plpgsql as $$
begin
  if exists (select from directory.organisation o where o.id = new.organisation_id and o.policy_text_only) then
    raise exception 'This organisation is here for its published policy only' using errcode = 'check_violation', constraint = 'policy_text_only';
  end if;
  if new.is_example and not exists (select from directory.organisation o where o.id = new.organisation_id and o.is_example) then
    raise exception 'Examples belong to imagined organisations only' using errcode = 'check_violation', constraint = 'examples_are_imagined';
  end if;
  return new;
end $$;
create trigger no_activity_on_policy_text before insert or update of organisation_id, is_example on strategy.objective
  for each row execute function strategy.no_activity_on_policy_text();

create function strategy.public_objective_is_whole() returns trigger language plpgsql as $$
begin
  if not exists (select from strategy.objective_version v where v.objective_id = new.id and v.number = new.current_version and cardinality(v.aims) >= 1) then
    raise exception 'A public objective needs an aim' using errcode = 'check_violation', constraint = 'public_objective_has_aim';
  end if;
  if not exists (select from strategy.impact_check c where c.objective_id = new.id) then
    raise exception 'A public objective needs an impact check' using errcode = 'check_violation', constraint = 'public_objective_has_impact_check';
  end if;
  if not exists (select from strategy.objective_parent p where p.objective_id = new.id and p.weight = 'main' and p.ended_at is null) then
    raise exception 'A public objective needs a main link' using errcode = 'check_violation', constraint = 'public_objective_has_main_link';
  end if;
  return null;
end $$;
create constraint trigger public_objective_is_whole after insert or update on strategy.objective
  deferrable initially deferred for each row when (new.is_public) execute function strategy.public_objective_is_whole();

create function strategy.at_most_two_main_parents() returns trigger language plpgsql as $$
begin
  if (select count(*) from strategy.objective_parent p where p.objective_id = new.objective_id and p.weight = 'main' and p.ended_at is null) > 2 then
    raise exception 'At most two main links' using errcode = 'check_violation', constraint = 'at_most_two_main_parents';
  end if;
  return null;
end $$;
create constraint trigger at_most_two_main_parents after insert or update on strategy.objective_parent
  deferrable initially deferred for each row execute function strategy.at_most_two_main_parents();

-- Who may see and add what. Reading: what is public, and what is one's own organisation's. Writing: one's own organisation's only.
alter table strategy.objective enable row level security;
grant select, insert, update on strategy.objective to allied_app;
grant select, insert, update, delete on strategy.objective to allied_worker;
create policy worker on strategy.objective to allied_worker using (true) with check (true);
create policy public_or_own on strategy.objective for select to allied_app using (
  (select platform.viewer_is_anyone()) and (is_public or organisation_id = any ((select platform.viewer_organisations())::uuid[])));
create policy own_adds on strategy.objective for insert to allied_app with check (organisation_id = any ((select platform.viewer_organisations())::uuid[]));
create policy own_changes on strategy.objective for update to allied_app
  using (organisation_id = any ((select platform.viewer_organisations())::uuid[])) with check (organisation_id = any ((select platform.viewer_organisations())::uuid[]));

-- What is said about an objective is as visible as the objective. (The inner select is itself under the objective's policy.)
do $$
declare child text;
begin
  foreach child in array array['objective_version', 'objective_parent', 'objective_publication', 'objective_closing', 'milestone', 'milestone_reached',
      'objective_partner', 'progress_update', 'action', 'action_done', 'decision', 'partnership_entry', 'impact_check'] loop
    execute format('alter table strategy.%I enable row level security', child);
    execute format('grant select, insert on strategy.%I to allied_app', child);
    execute format('grant select, insert, update, delete on strategy.%I to allied_worker', child);
    execute format('create policy worker on strategy.%I to allied_worker using (true) with check (true)', child);
    execute format('create policy as_objective on strategy.%I for select to allied_app using (exists (select from strategy.objective o where o.id = objective_id))', child);
    execute format('create policy own_adds on strategy.%I for insert to allied_app with check (organisation_id = any ((select platform.viewer_organisations())::uuid[]))', child);
  end loop;
  -- Those that may be ended or taken back.
  foreach child in array array['objective_parent', 'objective_partner', 'partnership_entry'] loop
    execute format('create policy own_changes on strategy.%I for update to allied_app using (organisation_id = any ((select platform.viewer_organisations())::uuid[])) with check (organisation_id = any ((select platform.viewer_organisations())::uuid[]))', child);
  end loop;
  -- Which person it is, is known to their own organisation only.
  foreach child in array array['objective_owner', 'action_owner'] loop
    execute format('alter table strategy.%I enable row level security', child);
    execute format('grant select, insert on strategy.%I to allied_app', child);
    execute format('grant select, insert, update, delete on strategy.%I to allied_worker', child);
    execute format('create policy worker on strategy.%I to allied_worker using (true) with check (true)', child);
    execute format('create policy own_organisation on strategy.%I to allied_app using (organisation_id = any ((select platform.viewer_organisations())::uuid[])) with check (organisation_id = any ((select platform.viewer_organisations())::uuid[]))', child);
  end loop;
end $$;
grant update (ended_at, ended_by, ended_reason) on strategy.objective_parent to allied_app;
grant update (left_on) on strategy.objective_partner to allied_app;
grant update (taken_back_at, taken_back_by, taken_back_reason) on strategy.partnership_entry to allied_app;
grant update (ended_at) on strategy.objective_owner to allied_app;

-- Reminders and their links are the worker's; a link answers only to its token.
alter table strategy.objective_reminder enable row level security;
alter table strategy.update_link enable row level security;
grant select, insert, delete on strategy.objective_reminder, strategy.update_link to allied_worker;
create policy worker on strategy.objective_reminder to allied_worker using (true) with check (true);
create policy worker on strategy.update_link to allied_worker using (true) with check (true);

-- What a link stands for, while its person still belongs to the organisation. `answered` is true once any link of that objective and month was used.
create function strategy.update_link_by_token(hash bytea, at timestamptz)
  returns table (objective_id uuid, organisation_id uuid, person_id uuid, month date, answered boolean)
  language sql stable security definer set search_path = '' begin atomic
  select l.objective_id, l.organisation_id, l.person_id, l.month,
    exists (select from strategy.update_link other where other.objective_id = l.objective_id and other.month = l.month and other.used_at is not null)
  from strategy.update_link l join directory.person p on p.id = l.person_id
  where l.token_hash = hash and l.expires_at > at and p.deactivated_at is null and p.erased_at is null
    and exists (select from directory.membership m where m.person_id = l.person_id and m.organisation_id = l.organisation_id
      and m.started_on <= (at at time zone 'Europe/London')::date and (m.ended_on is null or m.ended_on > (at at time zone 'Europe/London')::date));
end;
-- Uses up every link of that objective and month at once. True for the first call only: the row locks decide between two clicks.
create function strategy.use_update_link(hash bytea, at timestamptz) returns boolean
  language plpgsql security definer set search_path = '' as $$
declare link record;
begin
  select l.objective_id, l.month into link from strategy.update_link l where l.token_hash = hash and l.expires_at > at;
  if not found then return false; end if;
  perform 1 from strategy.update_link l where l.objective_id = link.objective_id and l.month = link.month order by l.token_hash for update;
  if exists (select from strategy.update_link l where l.objective_id = link.objective_id and l.month = link.month and l.used_at is not null) then return false; end if;
  update strategy.update_link l set used_at = at where l.objective_id = link.objective_id and l.month = link.month;
  return true;
end $$;
revoke execute on function strategy.update_link_by_token, strategy.use_update_link from public;
grant execute on function strategy.update_link_by_token, strategy.use_update_link to allied_app, allied_worker;
