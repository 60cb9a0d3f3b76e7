-- Who there is: organisations and units at six levels with dated parents, people, memberships, ways to sign in.
create schema directory;
grant usage on schema directory to allied_app, allied_worker;
create extension if not exists btree_gist with schema public;

-- An organisation owns its rows; row-level security everywhere speaks of organisation_id. What is public of it: name, setting, code.
create table directory.organisation (
  id uuid primary key default gen_random_uuid(),
  code text not null unique check (code ~ '^[a-z0-9-]{2,60}$'),
  name text not null check (length(name) between 2 and 200),
  setting text not null,
  ods_code text check (ods_code ~ '^[A-Z0-9]{3,8}$'),
  -- An imagined organisation, marked as an example wherever it is shown.
  is_example boolean not null default false,
  -- A real organisation that is here for its published policy only: no activity may be attached to it.
  policy_text_only boolean not null default false,
  mission text, vision text, organisation_values text,
  created_at timestamptz not null default now(),
  closed_at timestamptz
);
create unique index organisation_ods_code on directory.organisation (ods_code) where ods_code is not null;

create table directory.unit (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references directory.organisation (id),
  code text not null unique check (code ~ '^[a-z0-9-]{2,80}$'),
  level text not null check (level in ('individual', 'team', 'provider', 'system', 'region', 'national')),
  name text not null check (length(name) between 2 and 200),
  lead_role text,
  note text,
  -- Only for the level "individual": whose own plan this is.
  person_id uuid,
  opened_on date not null,
  closed_on date check (closed_on > opened_on),
  check ((level = 'individual') = (person_id is not null))
);
create index unit_by_organisation on directory.unit (organisation_id);

-- Which unit a unit belonged to, from when until when: a report of a day uses the parents of that day.
create table directory.unit_parent (
  unit_id uuid not null references directory.unit (id),
  parent_id uuid not null references directory.unit (id) check (parent_id <> unit_id),
  valid_from date not null,
  valid_to date check (valid_to > valid_from),
  reason text not null,
  primary key (unit_id, parent_id, valid_from),
  exclude using gist (unit_id with =, daterange(valid_from, valid_to) with &&)
);
create index unit_parent_by_parent on directory.unit_parent (parent_id, valid_from);

create table directory.person (
  id uuid primary key default gen_random_uuid(),
  display_name text,
  is_example boolean not null default false,
  created_at timestamptz not null default now(),
  deactivated_at timestamptz,
  -- Erased: the name and addresses are gone, the row stays so that counts stay true.
  erased_at timestamptz,
  check (erased_at is null or display_name is null)
);
create table directory.email_address (
  address text primary key check (address = lower(address) and address like '%_@_%'),
  person_id uuid not null references directory.person (id),
  added_at timestamptz not null default now()
);
create index email_address_by_person on directory.email_address (person_id);

create table directory.membership (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references directory.person (id),
  organisation_id uuid not null references directory.organisation (id),
  unit_id uuid not null references directory.unit (id),
  role_group text not null,
  role text not null,
  profession text,
  started_on date not null,
  ended_on date check (ended_on >= started_on),
  ended_reason text
);
create index membership_by_person on directory.membership (person_id);
create index membership_by_organisation on directory.membership (organisation_id);
create unique index one_open_membership on directory.membership (person_id, unit_id, role) where ended_on is null;

create table directory.invitation (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references directory.organisation (id),
  unit_id uuid not null references directory.unit (id),
  address text check (address = lower(address)),
  role_group text not null,
  role text not null,
  token_hash bytea not null unique,
  invited_by uuid,
  invited_at timestamptz not null,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  withdrawn_at timestamptz
);
create index invitation_by_organisation on directory.invitation (organisation_id, invited_at desc);

create table directory.sign_in_link (
  token_hash bytea primary key,
  address text not null,
  then_path text not null default '/',
  made_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create table directory.passkey (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references directory.person (id),
  credential_id text not null unique,
  public_key bytea not null,
  counter bigint not null default 0,
  transports text[] not null default '{}',
  name text not null,
  added_at timestamptz not null,
  used_at timestamptz
);
create index passkey_by_person on directory.passkey (person_id);
-- One row per started ceremony (passkey or OpenID Connect), found by the hash of a cookie, used once.
create table directory.ceremony (
  token_hash bytea primary key,
  kind text not null check (kind in ('passkey', 'oidc')),
  secret jsonb not null,
  expires_at timestamptz not null
);
create table directory.outside_identity (
  issuer text not null, subject text not null, person_id uuid not null references directory.person (id), linked_at timestamptz not null,
  primary key (issuer, subject)
);
create table directory.api_token (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references directory.organisation (id),
  name text not null,
  token_hash bytea not null unique,
  scopes text[] not null,
  made_by uuid,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  used_on date,
  ended_at timestamptz
);
create index api_token_by_organisation on directory.api_token (organisation_id);
create table directory.access_review (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references directory.organisation (id),
  reviewed_by uuid,
  reviewed_at timestamptz not null,
  membership_count integer not null,
  note text
);

-- The tree is public. People are seen by themselves and by those who share an organisation with them.
alter table directory.organisation enable row level security;
alter table directory.unit enable row level security;
alter table directory.unit_parent enable row level security;
alter table directory.person enable row level security;
alter table directory.email_address enable row level security;
alter table directory.membership enable row level security;
alter table directory.invitation enable row level security;
alter table directory.sign_in_link enable row level security;
alter table directory.passkey enable row level security;
alter table directory.ceremony enable row level security;
alter table directory.outside_identity enable row level security;
alter table directory.api_token enable row level security;
alter table directory.access_review enable row level security;
grant select, insert, update on all tables in schema directory to allied_app;
grant select, insert, update, delete on all tables in schema directory to allied_worker;
revoke all on directory.sign_in_link, directory.ceremony from allied_app;
grant delete on directory.passkey, directory.email_address to allied_app;

create policy worker on directory.organisation to allied_worker using (true) with check (true);
create policy worker on directory.unit to allied_worker using (true) with check (true);
create policy worker on directory.unit_parent to allied_worker using (true) with check (true);
create policy worker on directory.person to allied_worker using (true) with check (true);
create policy worker on directory.email_address to allied_worker using (true) with check (true);
create policy worker on directory.membership to allied_worker using (true) with check (true);
create policy worker on directory.invitation to allied_worker using (true) with check (true);
create policy worker on directory.sign_in_link to allied_worker using (true) with check (true);
create policy worker on directory.passkey to allied_worker using (true) with check (true);
create policy worker on directory.ceremony to allied_worker using (true) with check (true);
create policy worker on directory.outside_identity to allied_worker using (true) with check (true);
create policy worker on directory.api_token to allied_worker using (true) with check (true);
create policy worker on directory.access_review to allied_worker using (true) with check (true);

create policy anyone_sees on directory.organisation for select to allied_app using ((select platform.viewer_is_anyone()));
create policy own_changes on directory.organisation for update to allied_app
  using (id = any ((select platform.viewer_organisations())::uuid[])) with check (id = any ((select platform.viewer_organisations())::uuid[]));
create policy anyone_sees on directory.unit for select to allied_app using (
  (select platform.viewer_is_anyone()) and (level <> 'individual' or organisation_id = any ((select platform.viewer_organisations())::uuid[])));
create policy own_changes on directory.unit for update to allied_app
  using (organisation_id = any ((select platform.viewer_organisations())::uuid[])) with check (organisation_id = any ((select platform.viewer_organisations())::uuid[]));
create policy own_adds on directory.unit for insert to allied_app with check (organisation_id = any ((select platform.viewer_organisations())::uuid[]));
create policy anyone_sees on directory.unit_parent for select to allied_app using ((select platform.viewer_is_anyone()));
create policy own_changes on directory.unit_parent for update to allied_app
  using (exists (select from directory.unit u where u.id = unit_id and u.organisation_id = any ((select platform.viewer_organisations())::uuid[])));
create policy own_adds on directory.unit_parent for insert to allied_app
  with check (exists (select from directory.unit u where u.id = unit_id and u.organisation_id = any ((select platform.viewer_organisations())::uuid[])));

create policy own_or_shared on directory.membership for select to allied_app using (
  person_id = (select platform.viewer_person()) or organisation_id = any ((select platform.viewer_organisations())::uuid[]));
create policy own_organisation_adds on directory.membership for insert to allied_app with check (organisation_id = any ((select platform.viewer_organisations())::uuid[]));
create policy own_organisation_changes on directory.membership for update to allied_app using (
  person_id = (select platform.viewer_person()) or organisation_id = any ((select platform.viewer_organisations())::uuid[]));
create policy own_or_shared on directory.person for select to allied_app using (
  id = (select platform.viewer_person())
  or exists (select from directory.membership m where m.person_id = person.id and m.organisation_id = any ((select platform.viewer_organisations())::uuid[])));
create policy own_changes on directory.person for update to allied_app using (id = (select platform.viewer_person()));
create policy own_address on directory.email_address to allied_app
  using (person_id = (select platform.viewer_person())) with check (person_id = (select platform.viewer_person()));
create policy own_passkey on directory.passkey to allied_app
  using (person_id = (select platform.viewer_person())) with check (person_id = (select platform.viewer_person()));
create policy own_identity on directory.outside_identity for select to allied_app using (person_id = (select platform.viewer_person()));
create policy own_organisation on directory.invitation to allied_app
  using (organisation_id = any ((select platform.viewer_organisations())::uuid[])) with check (organisation_id = any ((select platform.viewer_organisations())::uuid[]));
create policy own_organisation on directory.api_token to allied_app
  using (organisation_id = any ((select platform.viewer_organisations())::uuid[])) with check (organisation_id = any ((select platform.viewer_organisations())::uuid[]));
create policy own_organisation on directory.access_review to allied_app
  using (organisation_id = any ((select platform.viewer_organisations())::uuid[])) with check (organisation_id = any ((select platform.viewer_organisations())::uuid[]));

-- Answers to a secret (a session's or token's hash), before any scope can be known.
create function directory.memberships_of(person uuid, on_day date) returns jsonb
  language sql stable security definer set search_path = '' begin atomic
  select coalesce(jsonb_agg(jsonb_build_object('membershipId', m.id, 'organisationId', m.organisation_id, 'organisationName', o.name,
      'unitId', m.unit_id, 'unitName', u.name, 'roleGroup', m.role_group, 'role', m.role) order by m.started_on, m.id), '[]'::jsonb)
  from directory.membership m join directory.organisation o on o.id = m.organisation_id join directory.unit u on u.id = m.unit_id
  where m.person_id = person and m.started_on <= on_day and (m.ended_on is null or m.ended_on > on_day);
end;
create function directory.viewer_by_session(hash bytea, at timestamptz)
  returns table (session_id uuid, person_id uuid, seen_at timestamptz, display_name text, memberships jsonb)
  language sql stable security definer set search_path = '' begin atomic
  select s.id, p.id, s.seen_at, p.display_name, directory.memberships_of(p.id, (at at time zone 'Europe/London')::date)
  from platform.find_session(hash, at) s join directory.person p on p.id = s.person_id
  where p.deactivated_at is null and p.erased_at is null;
end;
create function directory.viewer_by_token(hash bytea, at timestamptz)
  returns table (token_id uuid, organisation_id uuid, scopes text[])
  language sql stable security definer set search_path = '' begin atomic
  select t.id, t.organisation_id, t.scopes from directory.api_token t
  where t.token_hash = hash and t.ended_at is null and t.expires_at > at;
end;
revoke execute on all functions in schema directory from public;
grant execute on function directory.viewer_by_session, directory.viewer_by_token to allied_app, allied_worker;
