-- Act and improve: what one person says they will do, and projects with aim, drivers and test cycles. Whoever works on a project changes it,
-- and nobody else: no grant deletes anything, and no policy lets a lead change the work of others.
create schema improvement;
grant usage on schema improvement to allied_app, allied_worker;

-- Who may read figures beside those whom their audience names: partners with an agreed note. Kept by the worker from what was agreed.
create table quality.series_reader (
  id uuid primary key default gen_random_uuid(),
  series_id uuid not null references quality.series (id),
  organisation_id uuid not null references directory.organisation (id),
  reader_organisation_id uuid references directory.organisation (id),
  reader_person_id uuid references directory.person (id),
  -- Whose agreement it is, such as "project ID".
  origin text not null check (length(origin) between 3 and 120),
  began_at timestamptz not null,
  ended_at timestamptz,
  check (num_nonnulls(reader_organisation_id, reader_person_id) = 1)
);
create unique index one_series_reader on quality.series_reader (series_id, origin, coalesce(reader_organisation_id, reader_person_id)) where ended_at is null;
create index series_reader_by_organisation on quality.series_reader (reader_organisation_id) where ended_at is null;
create index series_reader_by_person on quality.series_reader (reader_person_id) where ended_at is null;
alter table quality.series_reader enable row level security;
grant select on quality.series_reader to allied_app;
grant select, insert, update, delete on quality.series_reader to allied_worker;
create policy worker on quality.series_reader to allied_worker using (true) with check (true);
create policy own_or_reader on quality.series_reader for select to allied_app using (
  organisation_id = any ((select platform.viewer_organisations())::uuid[]) or reader_organisation_id = any ((select platform.viewer_organisations())::uuid[]) or reader_person_id = (select platform.viewer_person()));
create function quality.series_let_read() returns uuid[] language sql stable security definer set search_path = ''
begin atomic
  select array(select series_id from quality.series_reader where ended_at is null
    and (reader_organisation_id = any (platform.viewer_organisations()) or reader_person_id = platform.viewer_person()));
end;
revoke execute on function quality.series_let_read from public;
grant execute on function quality.series_let_read to allied_app, allied_worker;
drop policy own_or_shared on quality.series;
create policy own_or_shared on quality.series for select to allied_app using (
  organisation_id = any ((select platform.viewer_organisations())::uuid[])
  or (audience = 'public' and (select platform.viewer_is_anyone()))
  or (audience = 'members' and cardinality((select platform.viewer_organisations())::uuid[]) > 0)
  or id = any ((select quality.series_let_read())::uuid[]));

-- A note on a chart that another room keeps there: whose it is, and the page it leads to.
alter table quality.annotation add column origin text check (length(origin) between 3 and 120), add column address text check (address ~ '^/');
create index annotation_by_origin on quality.annotation (origin) where origin is not null;

create table improvement.project (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references directory.organisation (id),
  unit_id uuid not null references directory.unit (id),
  title text not null check (length(title) between 3 and 120),
  why text not null check (length(why) between 3 and 2000),
  kind text not null default 'improvement' check (kind in ('improvement', 'redesign', 'digital')),
  -- An objective that it helps; without one it is "not yet aligned", which is allowed.
  objective_id uuid references strategy.objective (id),
  professions text[] not null default '{}',
  audience text not null default 'organisation' check (audience in ('organisation', 'everyone')),
  contact_role text not null check (length(contact_role) between 2 and 120),
  started_on date not null,
  -- For a digital project: from when on something is bought.
  buying_on date,
  -- The project whose method it takes over.
  copied_from uuid references improvement.project (id),
  -- Its name in the list it was loaded from: loading it again changes nothing.
  source_key text check (length(source_key) between 1 and 120),
  is_example boolean not null default false,
  made_at timestamptz not null,
  made_by uuid,
  unique (id, organisation_id),
  unique (organisation_id, source_key)
);
create index project_by_organisation on improvement.project (organisation_id, started_on desc);
create index project_by_unit on improvement.project (unit_id);
create index project_by_objective on improvement.project (objective_id) where objective_id is not null;
create index project_by_origin on improvement.project (copied_from) where copied_from is not null;

-- Who works on it. The role group is for everybody to read; who it is, only for the organisation.
create table improvement.member (
  id uuid primary key default gen_random_uuid(),
  project_id uuid not null,
  organisation_id uuid not null,
  person_id uuid references directory.person (id),
  role_group text not null,
  profession text,
  does text not null default '' check (length(does) <= 200),
  joined_on date not null,
  left_on date check (left_on >= joined_on),
  made_at timestamptz not null,
  made_by uuid,
  foreign key (project_id, organisation_id) references improvement.project (id, organisation_id)
);
create unique index one_member on improvement.member (project_id, person_id) where left_on is null;
create index member_by_person on improvement.member (person_id) where left_on is null;

-- How much, by when, for whom. A new aim stands beside the earlier ones.
create table improvement.aim (
  project_id uuid not null,
  organisation_id uuid not null,
  number integer not null check (number >= 1),
  what text not null check (length(what) between 3 and 300),
  how_much text not null check (length(how_much) between 1 and 200),
  by_when date not null,
  made_at timestamptz not null,
  made_by uuid,
  primary key (project_id, number),
  foreign key (project_id, organisation_id) references improvement.project (id, organisation_id)
);
-- What moves the aim (primary), what moves that (secondary), and what could be tried (idea).
create table improvement.driver (
  id uuid primary key default gen_random_uuid(),
  project_id uuid not null,
  organisation_id uuid not null,
  parent_id uuid,
  kind text not null check (kind in ('primary', 'secondary', 'idea')),
  words text not null check (length(words) between 3 and 160),
  position integer not null check (position >= 1),
  made_at timestamptz not null,
  made_by uuid,
  ended_at timestamptz,
  ended_by uuid,
  unique (id, project_id),
  check ((kind = 'primary') = (parent_id is null)),
  foreign key (project_id, organisation_id) references improvement.project (id, organisation_id),
  foreign key (parent_id, project_id) references improvement.driver (id, project_id)
);
create index driver_by_project on improvement.driver (project_id, position);
create index driver_by_parent on improvement.driver (parent_id);

-- A test: what is planned and what it should bring, and then what was done, what came of it and what follows.
create table improvement.cycle (
  id uuid primary key default gen_random_uuid(),
  project_id uuid not null,
  organisation_id uuid not null,
  number integer not null check (number >= 1),
  idea_id uuid,
  title text not null check (length(title) between 3 and 120),
  plan text not null check (length(plan) between 3 and 2000),
  prediction text not null check (length(prediction) between 3 and 600),
  expected text check (expected in ('up', 'down', 'same')),
  starts_on date not null,
  made_at timestamptz not null,
  made_by uuid,
  unique (project_id, number),
  unique (id, project_id),
  foreign key (project_id, organisation_id) references improvement.project (id, organisation_id),
  foreign key (idea_id, project_id) references improvement.driver (id, project_id)
);
create table improvement.cycle_result (
  cycle_id uuid primary key,
  project_id uuid not null,
  organisation_id uuid not null,
  ended_on date not null,
  done text not null check (length(done) between 3 and 2000),
  result text not null check (length(result) between 3 and 2000),
  as_predicted text not null check (as_predicted in ('yes', 'partly', 'no')),
  decision text not null check (decision in ('adopt', 'adapt', 'abandon')),
  follows text not null check (length(follows) between 3 and 1000),
  made_at timestamptz not null,
  made_by uuid,
  foreign key (cycle_id, project_id) references improvement.cycle (id, project_id),
  foreign key (project_id, organisation_id) references improvement.project (id, organisation_id)
);

-- Time, permission, skills, resources: what the team says of each. The last word of each part holds.
create table improvement.check_part (
  id uuid primary key default gen_random_uuid(),
  project_id uuid not null,
  organisation_id uuid not null,
  part text not null check (part in ('time', 'permission', 'skills', 'resources')),
  state text not null check (state in ('there', 'missing')),
  words text not null check (length(words) between 3 and 600),
  -- Only of time: hours a week that somebody has. A promise until job plans hold them.
  hours_a_week double precision check (hours_a_week between 0.5 and 99),
  made_at timestamptz not null,
  made_by uuid,
  check (hours_a_week is null or part = 'time'),
  foreign key (project_id, organisation_id) references improvement.project (id, organisation_id)
);
create index check_part_by_project on improvement.check_part (project_id, part, made_at desc);
-- What a lead gives to a project: time, a coach, a connection, means. Only giving: there is no way to refuse.
create table improvement.support (
  id uuid primary key default gen_random_uuid(),
  project_id uuid not null,
  organisation_id uuid not null,
  kind text not null check (kind in ('time', 'coach', 'connection', 'resources')),
  hours_a_week double precision check (hours_a_week between 0.5 and 99),
  words text not null check (length(words) between 3 and 600),
  from_role text not null check (length(from_role) between 2 and 120),
  offered_at timestamptz not null,
  offered_by uuid,
  check ((kind = 'time') = (hours_a_week is not null)),
  foreign key (project_id, organisation_id) references improvement.project (id, organisation_id)
);
create index support_by_project on improvement.support (project_id);

create table improvement.project_measure (
  id uuid primary key default gen_random_uuid(),
  project_id uuid not null,
  organisation_id uuid not null,
  series_id uuid not null references quality.series (id),
  kind text not null check (kind in ('outcome', 'process', 'balancing')),
  linked_at timestamptz not null,
  linked_by uuid,
  ended_at timestamptz,
  ended_by uuid,
  foreign key (project_id, organisation_id) references improvement.project (id, organisation_id)
);
create unique index one_project_measure on improvement.project_measure (project_id, series_id) where ended_at is null;
create index project_measure_by_series on improvement.project_measure (series_id);

-- How far a project is, from 0.5 to 5.0, as its team sees it, with what shows it.
create table improvement.stage (
  project_id uuid not null,
  organisation_id uuid not null,
  number integer not null check (number >= 1),
  score double precision not null check (score between 0.5 and 5.0 and score * 2 = floor(score * 2)),
  evidence text not null check (length(evidence) between 3 and 1000),
  made_at timestamptz not null,
  made_by uuid,
  primary key (project_id, number),
  foreign key (project_id, organisation_id) references improvement.project (id, organisation_id)
);
create table improvement.closing (
  project_id uuid primary key,
  organisation_id uuid not null,
  outcome text not null check (outcome in ('improved', 'finished', 'stopped')),
  learned text not null check (length(learned) between 3 and 2000),
  closed_on date not null,
  -- On which signal "improved" rests.
  signal_id uuid references quality.signal (id),
  made_at timestamptz not null,
  made_by uuid,
  check ((outcome = 'improved') = (signal_id is not null)),
  foreign key (project_id, organisation_id) references improvement.project (id, organisation_id)
);

-- What a team answered to a prompt: equality, the four approaches of public health, low carbon. The last answer to each holds.
create table improvement.prompt_answer (
  id uuid primary key default gen_random_uuid(),
  project_id uuid not null,
  organisation_id uuid not null,
  prompt text not null check (prompt in ('equality', 'population', 'data', 'prevention', 'determinants', 'carbon')),
  answer text not null check (length(answer) between 3 and 1000),
  made_at timestamptz not null,
  made_by uuid,
  foreign key (project_id, organisation_id) references improvement.project (id, organisation_id)
);
create index prompt_answer_by_project on improvement.prompt_answer (project_id, prompt, made_at desc);
-- Who took part in a digital project, and when: before something is bought, in its design, in its test, in its use.
create table improvement.involvement (
  id uuid primary key default gen_random_uuid(),
  project_id uuid not null,
  organisation_id uuid not null,
  step text not null check (step in ('before buying', 'design', 'test', 'use')),
  professions text[] not null check (cardinality(professions) >= 1),
  role_groups text[] not null check (cardinality(role_groups) >= 1),
  happened_on date not null,
  words text not null check (length(words) between 3 and 600),
  made_at timestamptz not null,
  made_by uuid,
  foreign key (project_id, organisation_id) references improvement.project (id, organisation_id)
);
create index involvement_by_project on improvement.involvement (project_id);

create table improvement.follower (
  project_id uuid not null references improvement.project (id),
  person_id uuid not null references directory.person (id),
  began_at timestamptz not null,
  ended_at timestamptz,
  primary key (project_id, person_id)
);
create index follower_by_person on improvement.follower (person_id);

-- Somebody of another agency with named rights, invited by a link that works once.
create table improvement.partner (
  id uuid primary key default gen_random_uuid(),
  project_id uuid not null,
  organisation_id uuid not null,
  agency text not null check (length(agency) between 2 and 120),
  role text not null check (length(role) between 2 and 120),
  rights text[] not null check (rights <@ array['cycles', 'measures']),
  token_hash bytea not null unique,
  invited_at timestamptz not null,
  invited_by uuid,
  person_id uuid references directory.person (id),
  accepted_at timestamptz,
  -- A lead who answers for figures agreed that this partner reads those of the project.
  figures_agreed_at timestamptz,
  figures_agreed_by uuid,
  ended_at timestamptz,
  ended_by uuid,
  check ((person_id is null) = (accepted_at is null)),
  foreign key (project_id, organisation_id) references improvement.project (id, organisation_id)
);
create index partner_by_project on improvement.partner (project_id);
create index partner_by_person on improvement.partner (person_id) where ended_at is null;
-- What two organisations agreed to share about a project. Each sees what the note allows, once both have agreed.
create table improvement.data_note (
  id uuid primary key default gen_random_uuid(),
  project_id uuid not null,
  organisation_id uuid not null,
  partner_organisation_id uuid not null references directory.organisation (id),
  purpose text not null check (length(purpose) between 3 and 1000),
  shares text[] not null check (shares <@ array['plan', 'cycles', 'measures', 'learning'] and cardinality(shares) >= 1),
  review_on date not null,
  made_at timestamptz not null,
  made_by uuid,
  own_agreed_at timestamptz,
  own_agreed_by uuid,
  partner_agreed_at timestamptz,
  partner_agreed_by uuid,
  ended_at timestamptz,
  ended_by uuid,
  check (partner_organisation_id <> organisation_id),
  foreign key (project_id, organisation_id) references improvement.project (id, organisation_id)
);
create unique index one_data_note on improvement.data_note (project_id, partner_organisation_id) where ended_at is null;
create index data_note_by_partner on improvement.data_note (partner_organisation_id) where ended_at is null;

-- My part: one thing that one person will do for a part of a strategy. Nobody approves it.
create table improvement.my_part (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references directory.person (id),
  -- Where it counts if it is shared; null for somebody who belongs to no organisation.
  organisation_id uuid references directory.organisation (id),
  unit_id uuid references directory.unit (id),
  strategy_id uuid not null references strategy.strategy (id),
  node_code text not null,
  what text not null check (length(what) between 3 and 300),
  review_on date not null,
  is_shared boolean not null,
  made_at timestamptz not null,
  check (not is_shared or (organisation_id is not null and unit_id is not null))
);
create index my_part_by_person on improvement.my_part (person_id, made_at desc);
create index my_part_by_unit on improvement.my_part (unit_id) where is_shared;
create table improvement.my_part_review (
  id uuid primary key default gen_random_uuid(),
  my_part_id uuid not null references improvement.my_part (id),
  person_id uuid not null references directory.person (id),
  words text not null check (length(words) between 3 and 1000),
  reviewed_on date not null,
  -- null where it is closed with this.
  next_review_on date,
  outcome text check (outcome in ('done', 'stopped')),
  made_at timestamptz not null,
  check ((next_review_on is null) = (outcome is not null))
);
create unique index my_part_closed_once on improvement.my_part_review (my_part_id) where outcome is not null;
create index my_part_review_by_part on improvement.my_part_review (my_part_id, made_at desc);
create index my_part_review_by_person on improvement.my_part_review (person_id);

-- The projects that the viewer works on, that they are a partner of, that a note opens to their organisation.
create function improvement.team_projects() returns uuid[] language sql stable security definer set search_path = ''
begin atomic
  select array(select project_id from improvement.member where person_id = platform.viewer_person() and left_on is null and organisation_id = any (platform.viewer_organisations()));
end;
create function improvement.partner_projects(wanted text) returns uuid[] language sql stable security definer set search_path = ''
begin atomic
  select array(select project_id from improvement.partner where person_id = platform.viewer_person() and accepted_at is not null and ended_at is null
    and (wanted = '' or wanted = any (rights)) and (wanted <> 'measures' or figures_agreed_at is not null));
end;
create function improvement.note_projects(wanted text) returns uuid[] language sql stable security definer set search_path = ''
begin atomic
  select array(select project_id from improvement.data_note where partner_organisation_id = any (platform.viewer_organisations()) and ended_at is null
    and (wanted = '' or (wanted = any (shares) and own_agreed_at is not null and partner_agreed_at is not null)));
end;
-- The role groups and professions in a team, without people, for whoever sees the project.
create function improvement.team_groups(asked uuid) returns table (role_group text, profession text) language sql stable security definer set search_path = ''
begin atomic
  select distinct m.role_group, coalesce(m.profession, '') from improvement.member m join improvement.project p on p.id = m.project_id
  where m.project_id = asked and m.left_on is null and platform.viewer_is_anyone()
    and (p.audience = 'everyone' or p.organisation_id = any (platform.viewer_organisations()) or p.id = any (improvement.partner_projects('')) or p.id = any (improvement.note_projects('plan')));
end;
-- How many organisations took a project's method over. Their own copies may be closed to others; that there are some is not.
create function improvement.adoptions(asked uuid[]) returns table (project_id uuid, organisations integer) language sql stable security definer set search_path = ''
begin atomic
  select p.copied_from, count(distinct p.organisation_id)::integer from improvement.project p where p.copied_from = any (asked) and platform.viewer_is_anyone() group by p.copied_from;
end;
create function improvement.followers(asked uuid) returns integer language sql stable security definer set search_path = ''
begin atomic
  select count(*)::integer / conversations.fewest_people() * conversations.fewest_people() from improvement.follower where project_id = asked and ended_at is null and platform.viewer_is_anyone();
end;
-- People who shared an open part, by unit, in full eights (or what the site is set to): nobody's own shows, nor a difference between two tellings.
create function improvement.shared_parts(asked uuid) returns table (unit_id uuid, people integer) language sql stable security definer set search_path = ''
begin atomic
  select p.unit_id, (count(distinct p.person_id) / conversations.fewest_people() * conversations.fewest_people())::integer from improvement.my_part p
  where p.organisation_id = asked and asked = any (platform.viewer_organisations()) and p.is_shared
    and not exists (select from improvement.my_part_review r where r.my_part_id = p.id and r.outcome is not null)
  group by grouping sets ((p.unit_id), ());
end;
create function improvement.invited_partner(hash bytea) returns table (project_id uuid, title text, organisation text, agency text, role text, rights text[], state text)
  language sql stable security definer set search_path = ''
begin atomic
  select x.project_id, p.title, o.name, x.agency, x.role, x.rights, case when x.ended_at is not null then 'ended' when x.accepted_at is not null then 'used' else 'open' end
  from improvement.partner x join improvement.project p on p.id = x.project_id join directory.organisation o on o.id = x.organisation_id where x.token_hash = hash;
end;
create function improvement.accept_partner(hash bytea, at timestamptz) returns uuid language sql security definer set search_path = ''
begin atomic
  update improvement.partner set person_id = platform.viewer_person(), accepted_at = at
  where token_hash = hash and accepted_at is null and ended_at is null and platform.viewer_person() is not null returning project_id;
end;
revoke execute on all functions in schema improvement from public;
grant execute on all functions in schema improvement to allied_app, allied_worker;

do $$
declare
  place text;
  part jsonb;
begin
  foreach place in array array['project', 'member', 'aim', 'driver', 'cycle', 'cycle_result', 'check_part', 'support', 'project_measure', 'stage', 'closing', 'prompt_answer', 'involvement',
    'follower', 'partner', 'data_note', 'my_part', 'my_part_review'] loop
    execute format('alter table improvement.%I enable row level security', place);
    execute format('grant select, insert on improvement.%I to allied_app', place);
    execute format('grant select, insert, update, delete on improvement.%I to allied_worker', place);
    execute format('create policy worker on improvement.%I to allied_worker using (true) with check (true)', place);
  end loop;
  -- Part by part: the own organisation, everybody where the project is for everybody, partners as far as their right or note goes.
  for part in select * from jsonb_array_elements('[["aim", "plan"], ["driver", "plan"], ["prompt_answer", "plan"], ["involvement", "plan"], ["cycle", "cycles"], ["cycle_result", "cycles"], ["project_measure", "measures"], ["stage", "learning"], ["closing", "learning"]]') loop
    execute format('create policy by_part on improvement.%I for select to allied_app using (
      organisation_id = any ((select platform.viewer_organisations())::uuid[])
      or project_id = any ((select improvement.partner_projects(%L))::uuid[]) or project_id = any ((select improvement.note_projects(%L))::uuid[])
      or ((select platform.viewer_is_anyone()) and project_id in (select p.id from improvement.project p where p.audience = ''everyone'')))',
      part ->> 0, case when part ->> 1 = 'measures' then 'measures' else '' end, part ->> 1);
  end loop;
  -- Only the organisation: who it is, hours, what is missing.
  foreach place in array array['member', 'check_part', 'support'] loop
    execute format('create policy own on improvement.%I for select to allied_app using (organisation_id = any ((select platform.viewer_organisations())::uuid[]))', place);
  end loop;
  -- Only those who work on it add to it.
  foreach place in array array['aim', 'driver', 'cycle', 'cycle_result', 'check_part', 'project_measure', 'stage', 'closing', 'prompt_answer', 'involvement', 'partner', 'data_note'] loop
    execute format('create policy team_adds on improvement.%I for insert to allied_app with check (project_id = any ((select improvement.team_projects())::uuid[]))', place);
  end loop;
  foreach place in array array['driver', 'project_measure', 'member', 'partner', 'data_note'] loop
    execute format('create policy team_ends on improvement.%I for update to allied_app using (project_id = any ((select improvement.team_projects())::uuid[]))', place);
  end loop;
end $$;
grant update (title, why, kind, objective_id, professions, audience, contact_role, buying_on) on improvement.project to allied_app;
grant update (ended_at, ended_by) on improvement.driver, improvement.project_measure to allied_app;
grant update (left_on) on improvement.member to allied_app;
grant update (figures_agreed_at, figures_agreed_by, ended_at, ended_by) on improvement.partner to allied_app;
grant update (own_agreed_at, own_agreed_by, partner_agreed_at, partner_agreed_by, ended_at, ended_by) on improvement.data_note to allied_app;
grant update (began_at, ended_at) on improvement.follower to allied_app;

create policy seen on improvement.project for select to allied_app using (
  organisation_id = any ((select platform.viewer_organisations())::uuid[]) or (audience = 'everyone' and (select platform.viewer_is_anyone()))
  or id = any ((select improvement.partner_projects(''))::uuid[]) or id = any ((select improvement.note_projects(''))::uuid[]));
-- Permission to act: any member starts one in their own organisation, under their own name.
create policy own_starts on improvement.project for insert to allied_app with check (
  organisation_id = any ((select platform.viewer_organisations())::uuid[]) and made_by is not distinct from (select platform.viewer_person()));
create policy team_changes on improvement.project for update to allied_app using (id = any ((select improvement.team_projects())::uuid[])) with check (organisation_id = any ((select platform.viewer_organisations())::uuid[]));
create policy team_adds on improvement.member for insert to allied_app with check (
  organisation_id = any ((select platform.viewer_organisations())::uuid[]) and (project_id = any ((select improvement.team_projects())::uuid[])
    or (person_id = (select platform.viewer_person()) and project_id in (select p.id from improvement.project p where p.made_by = (select platform.viewer_person())))));
create policy partner_adds on improvement.cycle for insert to allied_app with check (project_id = any ((select improvement.partner_projects('cycles'))::uuid[]));
create policy partner_adds on improvement.cycle_result for insert to allied_app with check (project_id = any ((select improvement.partner_projects('cycles'))::uuid[]));
create policy own_gives on improvement.support for insert to allied_app with check (organisation_id = any ((select platform.viewer_organisations())::uuid[]) and offered_by is not distinct from (select platform.viewer_person()));
create policy own_or_self on improvement.partner for select to allied_app using (organisation_id = any ((select platform.viewer_organisations())::uuid[]) or person_id = (select platform.viewer_person()));
create policy own_agrees on improvement.partner for update to allied_app using (organisation_id = any ((select platform.viewer_organisations())::uuid[]));
create policy both_see on improvement.data_note for select to allied_app using (
  organisation_id = any ((select platform.viewer_organisations())::uuid[]) or partner_organisation_id = any ((select platform.viewer_organisations())::uuid[]));
create policy both_agree on improvement.data_note for update to allied_app using (
  organisation_id = any ((select platform.viewer_organisations())::uuid[]) or partner_organisation_id = any ((select platform.viewer_organisations())::uuid[]));
create policy own_following on improvement.follower to allied_app using (person_id = (select platform.viewer_person()))
  with check (person_id = (select platform.viewer_person()) and project_id in (select p.id from improvement.project p));
create policy own_part on improvement.my_part to allied_app using (person_id = (select platform.viewer_person()))
  with check (person_id = (select platform.viewer_person()) and (organisation_id is null or organisation_id = any ((select platform.viewer_organisations())::uuid[])));
create policy own_review on improvement.my_part_review to allied_app using (person_id = (select platform.viewer_person()))
  with check (person_id = (select platform.viewer_person()) and my_part_id in (select p.id from improvement.my_part p));
grant update (is_shared) on improvement.my_part to allied_app;
