-- The stories room: who the professions are and how they help, what is known where, and what is worth celebrating.
create schema stories;
grant usage on schema stories to allied_app, allied_worker;

-- How often the page of a profession was read on a day. No reader, no time of day: a total that pages are compared by, so that thin ones are filled.
create table stories.profession_view (
  profession text not null check (profession ~ '^[a-z-]{3,60}$'),
  day date not null,
  views integer not null check (views > 0),
  primary key (profession, day)
);

-- A newer figure for one that a strategy prints. The printed one stays where it is; pages print the newest, with its source and date.
create table stories.newer_figure (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references directory.organisation (id),
  code text not null check (code ~ '^num\.[a-z0-9-]{2,60}$'),
  value double precision not null,
  source text not null check (length(source) between 3 and 300),
  as_of text not null check (as_of ~ '^\d{4}(-\d{2}(-\d{2})?)?$'),
  caveat text not null default '' check (length(caveat) <= 600),
  is_example boolean not null default false,
  made_at timestamptz not null,
  made_by uuid
);
create index newer_figure_by_code on stories.newer_figure (code, made_at desc);

-- Which professions an organisation has, with the name that it prints itself.
create table stories.organisation_profession (
  organisation_id uuid not null references directory.organisation (id),
  profession text not null check (profession ~ '^[a-z-]{3,60}$'),
  printed_name text not null check (length(printed_name) between 2 and 120),
  note text not null default '' check (length(note) <= 600),
  service_areas text[] not null default '{}',
  source text not null check (length(source) between 3 and 300),
  is_example boolean not null default false,
  changed_at timestamptz not null,
  changed_by uuid,
  primary key (organisation_id, profession)
);
-- How many people work in it: its own people see the number. Everyone else gets it from stories.shown_staff or not at all.
create table stories.profession_staff (
  organisation_id uuid not null references directory.organisation (id),
  profession text not null check (profession ~ '^[a-z-]{3,60}$'),
  staff integer not null check (staff between 0 and 100000),
  counted_on date not null,
  changed_at timestamptz not null,
  changed_by uuid,
  primary key (organisation_id, profession),
  foreign key (organisation_id, profession) references stories.organisation_profession (organisation_id, profession)
);

-- What an organisation offers, and in which ways people can use it (requirement S89). '' is "not said yet".
create table stories.service (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references directory.organisation (id),
  unit_id uuid references directory.unit (id),
  name text not null check (length(name) between 3 and 120),
  about text not null check (length(about) between 10 and 1000),
  professions text[] not null check (cardinality(professions) between 1 and 14),
  service_area text check (service_area in ('physical health', 'mental health', 'learning disability')),
  facets text[] not null default '{}',
  reach text not null default '' check (length(reach) <= 600),
  times text not null default '' check (length(times) <= 300),
  places text not null default '' check (length(places) <= 300),
  formats text not null default '' check (length(formats) <= 300),
  interpreters text not null default '' check (length(interpreters) <= 300),
  home_visits text not null default '' check (length(home_visits) <= 300),
  self_referral text not null default '' check (length(self_referral) <= 300),
  review_on date not null,
  revision integer not null default 1,
  is_example boolean not null default false,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  changed_by uuid,
  ended_at timestamptz,
  unique (id, organisation_id)
);
create index service_by_organisation on stories.service (organisation_id);
-- What a theme of people's words asks of a service; it stands beside what is offered until somebody answers.
create table stories.service_wish (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references directory.organisation (id),
  service_id uuid not null,
  theme_id uuid not null references conversations.theme (id),
  about text not null check (about in ('times', 'places', 'formats', 'interpreters', 'home visits', 'self-referral')),
  words text not null check (length(words) between 3 and 300),
  is_example boolean not null default false,
  made_at timestamptz not null,
  made_by uuid,
  outcome text check (outcome in ('doing', 'done', 'cannot')),
  answer text check (length(answer) between 3 and 600),
  answered_at timestamptz,
  answered_by uuid,
  foreign key (service_id, organisation_id) references stories.service (id, organisation_id),
  unique (service_id, theme_id, about),
  check (num_nulls(outcome, answer, answered_at) in (0, 3))
);

-- Something that people can use to look after themselves (requirement S96). Past its review day it is not offered to anyone.
create table stories.self_care (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references directory.organisation (id),
  title text not null check (length(title) between 3 and 160),
  about text not null check (length(about) between 10 and 2000),
  easy_read text check (length(easy_read) between 10 and 4000),
  where_to_find text not null default '' check (length(where_to_find) <= 300),
  professions text[] not null check (cardinality(professions) between 1 and 14),
  facets text[] not null default '{}',
  owner_role text not null check (length(owner_role) between 2 and 120),
  review_on date not null,
  revision integer not null default 1,
  is_example boolean not null default false,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  changed_by uuid,
  ended_at timestamptz
);
create index self_care_by_organisation on stories.self_care (organisation_id);

-- Titles, never copies (requirement S165). Without an organisation a title is the site's own, from the national strategy.
create table stories.library_item (
  id uuid primary key default gen_random_uuid(),
  code text unique check (code ~ '^lib\.\d{2}$'),
  organisation_id uuid references directory.organisation (id),
  title text not null check (length(title) between 3 and 300),
  publisher text not null default '' check (length(publisher) <= 200),
  source text not null default '' check (length(source) <= 300),
  about text not null default '' check (length(about) <= 3000),
  tags text[] not null default '{}',
  address text check (address ~ '^https?://' and length(address) <= 500),
  link_status text not null default 'no address' check (link_status in ('no address', 'not looked at', 'works', 'broken')),
  link_looked_at timestamptz,
  link_looked_by text check (link_looked_by in ('a person', 'the site')),
  owner_role text not null check (length(owner_role) between 2 and 120),
  review_on date not null,
  possible_duplicate_of uuid references stories.library_item (id),
  not_a_duplicate_at timestamptz,
  merged_into uuid references stories.library_item (id) check (merged_into <> id),
  superseded_by uuid references stories.library_item (id) check (superseded_by <> id),
  change_reason text check (length(change_reason) between 3 and 300),
  revision integer not null default 1,
  is_example boolean not null default false,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  changed_by uuid,
  check ((address is null) = (link_status = 'no address'))
);
create index library_item_by_organisation on stories.library_item (organisation_id);

-- Something to come to (requirement S171). Nobody can sign up before it says how people are helped to take part.
create table stories.event (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references directory.organisation (id),
  title text not null check (length(title) between 3 and 160),
  about text not null check (length(about) between 10 and 2000),
  format text not null check (format in ('in person', 'online', 'both')),
  place text not null default '' check (length(place) <= 300),
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  captions text not null default '' check (length(captions) <= 300),
  step_free text not null default '' check (length(step_free) <= 300),
  travel_help text not null default '' check (length(travel_help) <= 300),
  other_support text not null default '' check (length(other_support) <= 300),
  places integer check (places between 1 and 100000),
  sign_up_opened_at timestamptz,
  notes_within_days integer not null check (notes_within_days between 1 and 90),
  notes_item_id uuid references stories.library_item (id),
  theme_id uuid references conversations.theme (id),
  called_off_at timestamptz,
  called_off_reason text check (length(called_off_reason) between 3 and 300),
  revision integer not null default 1,
  is_example boolean not null default false,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  changed_by uuid,
  unique (id, organisation_id),
  check ((called_off_at is null) = (called_off_reason is null)),
  check (sign_up_opened_at is null or (captions <> '' and step_free <> '' and travel_help <> ''))
);
create index event_by_start on stories.event (starts_at);
-- Who comes: what they chose to tell, gone 30 days after the event. The code takes it back.
create table stories.event_sign_up (
  code_hash bytea primary key,
  event_id uuid not null,
  organisation_id uuid not null references directory.organisation (id),
  name text check (length(name) between 1 and 120),
  contact text check (length(contact) between 3 and 200),
  needs text check (length(needs) between 2 and 600),
  route text not null check (route in ('site', 'phone', 'paper', 'in person')),
  signed_on date not null,
  entered_by uuid,
  foreign key (event_id, organisation_id) references stories.event (id, organisation_id),
  check ((route = 'site') = (entered_by is null))
);
create index event_sign_up_by_event on stories.event_sign_up (event_id);

-- A thank-you. With something that shows what changed it is a celebration; without, it stays a thank-you (requirement O30).
create table stories.thanks (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references directory.organisation (id),
  to_whom text not null check (length(to_whom) between 2 and 160),
  profession text check (profession ~ '^[a-z-]{3,60}$'),
  role_group text,
  words text not null check (length(words) between 3 and 800),
  value_words text check (length(value_words) between 3 and 400),
  evidence_objective_id uuid references strategy.objective (id),
  evidence_measure_id uuid references quality.measure (id),
  route text not null check (route in ('site', 'phone', 'paper', 'in person')),
  received_on date not null,
  entered_by uuid,
  agreed_on date,
  state text not null default 'waiting' check (state in ('waiting', 'shown', 'not shown')),
  decided_at timestamptz,
  decided_by uuid,
  decided_reason text check (length(decided_reason) between 3 and 300),
  is_example boolean not null default false,
  check ((route = 'site') = (entered_by is null) or is_example),
  check (state = 'waiting' or decided_at is not null),
  -- A claim of value needs what shows it.
  check (value_words is null or num_nonnulls(evidence_objective_id, evidence_measure_id) >= 1)
);
create index thanks_by_organisation on stories.thanks (organisation_id, state, received_on desc);

create table stories.award_scheme (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references directory.organisation (id),
  name text not null check (length(name) between 3 and 120),
  about text not null check (length(about) between 10 and 1000),
  criteria text[] not null check (cardinality(criteria) between 1 and 8),
  panel text not null check (length(panel) between 3 and 600),
  opens_on date not null,
  closes_on date not null check (closes_on >= opens_on),
  published_at timestamptz,
  revision integer not null default 1,
  is_example boolean not null default false,
  made_at timestamptz not null,
  made_by uuid,
  unique (id, organisation_id)
);
-- A nomination is read by the panel and nobody else; a name in it is not shown unless the person says yes.
create table stories.award_nomination (
  id uuid primary key default gen_random_uuid(),
  scheme_id uuid not null,
  organisation_id uuid not null references directory.organisation (id),
  nominee text not null check (length(nominee) between 2 and 160),
  profession text check (profession ~ '^[a-z-]{3,60}$'),
  role_group text,
  words text not null check (length(words) between 10 and 2000),
  by_whom text not null check (by_whom in ('patient or public', 'carer', 'staff', 'other')),
  route text not null check (route in ('site', 'phone', 'paper', 'in person')),
  received_on date not null,
  entered_by uuid,
  agreed_on date,
  is_example boolean not null default false,
  foreign key (scheme_id, organisation_id) references stories.award_scheme (id, organisation_id),
  unique (id, organisation_id)
);
create index award_nomination_by_scheme on stories.award_nomination (scheme_id);
-- What one member of the panel thinks, in words; nobody judges where they have an interest. No marks, no sum.
create table stories.award_judgement (
  nomination_id uuid not null,
  organisation_id uuid not null references directory.organisation (id),
  person_id uuid not null references directory.person (id),
  says text not null check (says in ('award', 'high praise', 'thank', 'interest')),
  reason text not null check (length(reason) between 3 and 600),
  judged_at timestamptz not null,
  primary key (nomination_id, person_id),
  foreign key (nomination_id, organisation_id) references stories.award_nomination (id, organisation_id)
);
-- True where the text holds a title that the law protects (Health Professions Order 2001, article 39; Osteopaths Act 1993, section 32).
create function stories.holds_protected_title(shown text) returns boolean language sql immutable parallel safe set search_path = ''
begin atomic
  select shown ~* '\m(art psychotherapist|art therapist|dramatherapist|music therapist|dieti[ct]ian|occupational therapist|operating department practitioner|orthoptist|osteopath|paramedic|physiotherapist|physical therapist|podiatrist|chiropodist|prosthetist|orthotist|radiographer|speech and language therapist|speech therapist)\M';
end;
-- What everyone reads. A person's name stands there with that person's yes only; a protected title beside a name only with a checked registration.
create table stories.award_result (
  nomination_id uuid primary key,
  scheme_id uuid not null,
  organisation_id uuid not null references directory.organisation (id),
  place text not null check (place in ('award', 'high praise')),
  shown_as text not null check (length(shown_as) between 2 and 160),
  is_person boolean not null,
  name_agreed_on date,
  registration text check (length(registration) between 3 and 60),
  registration_checked_on date,
  profession text,
  role_group text,
  citation text not null check (length(citation) between 10 and 600),
  is_example boolean not null default false,
  made_at timestamptz not null,
  made_by uuid,
  foreign key (nomination_id, organisation_id) references stories.award_nomination (id, organisation_id),
  foreign key (scheme_id, organisation_id) references stories.award_scheme (id, organisation_id),
  check (not is_person or name_agreed_on is not null),
  constraint title_with_registration check (not is_person or not stories.holds_protected_title(shown_as) or num_nonnulls(registration, registration_checked_on) = 2)
);
create index award_result_by_scheme on stories.award_result (scheme_id);

-- Ask and offer, across organisations (requirement S48).
create table stories.exchange_post (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references directory.organisation (id),
  kind text not null check (kind in ('ask', 'offer')),
  title text not null check (length(title) between 3 and 160),
  words text not null check (length(words) between 10 and 1500),
  contact_role text not null check (length(contact_role) between 2 and 120),
  is_example boolean not null default false,
  made_at timestamptz not null,
  made_by uuid,
  closed_at timestamptz
);
create index exchange_post_by_time on stories.exchange_post (made_at desc);
create table stories.exchange_reply (
  id uuid primary key default gen_random_uuid(),
  post_id uuid not null references stories.exchange_post (id),
  organisation_id uuid not null references directory.organisation (id),
  method text not null check (length(method) between 3 and 160),
  what_worked text not null check (length(what_worked) between 10 and 1500),
  cost text not null check (length(cost) between 2 and 300),
  access_needs text not null check (length(access_needs) between 2 and 600),
  contact_role text not null check (length(contact_role) between 2 and 120),
  library_item_id uuid references stories.library_item (id),
  is_example boolean not null default false,
  made_at timestamptz not null,
  made_by uuid
);
create index exchange_reply_by_post on stories.exchange_reply (post_id);

do $$
declare place text;
begin
  foreach place in array array['profession_view', 'newer_figure', 'organisation_profession', 'profession_staff', 'service', 'service_wish', 'self_care', 'library_item', 'event', 'event_sign_up', 'thanks',
      'award_scheme', 'award_nomination', 'award_judgement', 'award_result', 'exchange_post', 'exchange_reply'] loop
    execute format('alter table stories.%I enable row level security', place);
    execute format('grant select, insert, update, delete on stories.%I to allied_worker', place);
    execute format('create policy worker on stories.%I to allied_worker using (true) with check (true)', place);
    execute format('grant select on stories.%I to allied_app', place);
  end loop;
  foreach place in array array['profession_view', 'newer_figure', 'organisation_profession', 'service', 'service_wish', 'self_care', 'library_item', 'event', 'award_scheme', 'exchange_post', 'exchange_reply'] loop
    execute format('create policy anyone_reads on stories.%I for select to allied_app using ((select platform.viewer_is_anyone()))', place);
  end loop;
  foreach place in array array['newer_figure', 'organisation_profession', 'profession_staff', 'service', 'service_wish', 'self_care', 'library_item', 'event', 'award_scheme', 'award_judgement', 'award_result', 'exchange_post', 'exchange_reply'] loop
    execute format('grant insert on stories.%I to allied_app', place);
    execute format('create policy own_adds on stories.%I for insert to allied_app with check (organisation_id = any ((select platform.viewer_organisations())::uuid[]))', place);
  end loop;
  foreach place in array array['profession_staff', 'event_sign_up', 'thanks', 'award_nomination'] loop
    execute format('create policy own_reads on stories.%I for select to allied_app using (organisation_id = any ((select platform.viewer_organisations())::uuid[]))', place);
  end loop;
  foreach place in array array['organisation_profession', 'profession_staff', 'service', 'service_wish', 'self_care', 'event', 'thanks', 'award_scheme', 'award_judgement', 'exchange_post', 'exchange_reply'] loop
    execute format('create policy own_changes on stories.%I for update to allied_app using (organisation_id = any ((select platform.viewer_organisations())::uuid[])) with check (organisation_id = any ((select platform.viewer_organisations())::uuid[]))', place);
  end loop;
end $$;

-- A result is everyone's once the award is published; before, it is the panel's.
create policy anyone_reads_published on stories.award_result for select to allied_app using ((select platform.viewer_is_anyone()) and exists (select from stories.award_scheme s where s.id = scheme_id and s.published_at is not null));
create policy own_reads on stories.award_result for select to allied_app using (organisation_id = any ((select platform.viewer_organisations())::uuid[]));
create policy own_reads on stories.award_judgement for select to allied_app using (organisation_id = any ((select platform.viewer_organisations())::uuid[]));
-- The site's own titles are kept by whoever keeps the national words; the sentence of the room says who that is.
create policy own_or_shared_changes on stories.library_item for update to allied_app
  using ((select platform.viewer_is_signed_in()) and (organisation_id is null or organisation_id = any ((select platform.viewer_organisations())::uuid[])))
  with check (organisation_id is null or organisation_id = any ((select platform.viewer_organisations())::uuid[]));
create policy anyone_reads_shown on stories.thanks for select to allied_app using (state = 'shown' and (select platform.viewer_is_anyone()));
-- Anyone may thank and nominate; what comes through the site waits until somebody has read it.
grant insert (organisation_id, to_whom, profession, role_group, words, route, received_on, entered_by, agreed_on) on stories.thanks to allied_app;
create policy anyone_thanks on stories.thanks for insert to allied_app with check (state = 'waiting' and (route = 'site' and entered_by is null and (select platform.viewer_is_anyone())
  or entered_by = (select platform.viewer_person()) and organisation_id = any ((select platform.viewer_organisations())::uuid[])));
grant insert (scheme_id, organisation_id, nominee, profession, role_group, words, by_whom, route, received_on, entered_by, agreed_on) on stories.award_nomination to allied_app;
create policy anyone_nominates on stories.award_nomination for insert to allied_app with check (
  (route = 'site' and entered_by is null and (select platform.viewer_is_anyone()) or entered_by = (select platform.viewer_person()) and organisation_id = any ((select platform.viewer_organisations())::uuid[]))
  and exists (select from stories.award_scheme s where s.id = scheme_id and s.published_at is null and received_on between s.opens_on and s.closes_on));

grant update (printed_name, note, service_areas, source, changed_at, changed_by) on stories.organisation_profession to allied_app;
grant update (staff, counted_on, changed_at, changed_by) on stories.profession_staff to allied_app;
grant update (name, about, professions, service_area, facets, reach, times, places, formats, interpreters, home_visits, self_referral, review_on, revision, changed_at, changed_by, ended_at) on stories.service to allied_app;
grant update (outcome, answer, answered_at, answered_by) on stories.service_wish to allied_app;
grant update (title, about, easy_read, where_to_find, professions, facets, owner_role, review_on, revision, changed_at, changed_by, ended_at) on stories.self_care to allied_app;
grant update (address, link_status, link_looked_at, link_looked_by, owner_role, review_on, tags, not_a_duplicate_at, merged_into, superseded_by, change_reason, revision, changed_at, changed_by) on stories.library_item to allied_app;
grant update (title, about, format, place, starts_at, ends_at, captions, step_free, travel_help, other_support, places, sign_up_opened_at, notes_within_days, notes_item_id, called_off_at, called_off_reason, revision, changed_at, changed_by) on stories.event to allied_app;
grant update (value_words, evidence_objective_id, evidence_measure_id, state, decided_at, decided_by, decided_reason) on stories.thanks to allied_app;
grant update (published_at, revision) on stories.award_scheme to allied_app;
grant update (place, shown_as, is_person, name_agreed_on, registration, registration_checked_on, profession, role_group, citation, made_at, made_by) on stories.award_result to allied_app;
create policy own_changes on stories.award_result for update to allied_app using (organisation_id = any ((select platform.viewer_organisations())::uuid[])) with check (organisation_id = any ((select platform.viewer_organisations())::uuid[]));
grant update (says, reason, judged_at) on stories.award_judgement to allied_app;
grant update (closed_at) on stories.exchange_post to allied_app;
grant update (library_item_id) on stories.exchange_reply to allied_app;

create function stories.count_views(viewed text[], counted integer[], on_day date) returns void language sql security definer set search_path = ''
begin atomic
  insert into stories.profession_view as v (profession, day, views) select p, on_day, c from unnest(viewed, counted) as t(p, c) where c > 0
    on conflict (profession, day) do update set views = v.views + excluded.views;
end;

-- How many people work in each profession of an organisation, as far as it may be told: fewer than eight (or what the site sets) are not.
create function stories.shown_staff(organisation uuid) returns table (profession text, staff integer, counted_on date) language sql stable security definer set search_path = ''
begin atomic
  select s.profession, case when s.staff >= conversations.fewest_people() then s.staff end, s.counted_on from stories.profession_staff s where s.organisation_id = organisation;
end;

-- Keeps a place; false where sign-up is not open or full. The same code a second time changes nothing and is true.
create function stories.sign_up(event uuid, hash bytea, called text, reach text, wants text, how text, typed_by uuid, at timestamptz, today date) returns boolean language plpgsql security definer set search_path = '' as $$
declare found_event stories.event;
begin
  select * into found_event from stories.event e where e.id = event and e.sign_up_opened_at is not null and e.called_off_at is null and e.starts_at > at for update;
  if found_event.id is null then return false; end if;
  if exists (select from stories.event_sign_up s where s.code_hash = hash) then return true; end if;
  if found_event.places <= (select count(*) from stories.event_sign_up s where s.event_id = event) then return false; end if;
  insert into stories.event_sign_up (code_hash, event_id, organisation_id, name, contact, needs, route, signed_on, entered_by) values (hash, event, found_event.organisation_id, called, reach, wants, how, today, typed_by);
  return true;
end $$;
create function stories.take_back_sign_up(hash bytea) returns boolean language plpgsql security definer set search_path = '' as $$
begin
  delete from stories.event_sign_up s where s.code_hash = hash;
  return found;
end $$;

-- Who came to an event is forgotten 30 days after it.
create function stories.tidy_sign_ups(today date) returns integer language plpgsql security definer set search_path = '' as $$
declare gone integer;
begin
  delete from stories.event_sign_up s using stories.event e where e.id = s.event_id and (e.ends_at at time zone 'Europe/London')::date < today - 30;
  get diagnostics gone = row_count;
  return gone;
end $$;
revoke execute on function stories.count_views, stories.shown_staff, stories.sign_up, stories.take_back_sign_up, stories.tidy_sign_ups from public;
grant execute on function stories.count_views, stories.shown_staff, stories.sign_up, stories.take_back_sign_up to allied_app, allied_worker;
grant execute on function stories.tidy_sign_ups to allied_worker;
