-- The cellar: who asks, what happened, sessions, limits, mail. Rooms have their own schemas.
-- Two groups of rights: allied_app (web processes) and allied_worker (background jobs). Neither owns anything here.

revoke all on schema public from public;
grant usage on schema platform to allied_app, allied_worker;

-- Who asks. Set with SET LOCAL by every transaction; nothing set means nobody, and nobody sees no row.
create function platform.viewer() returns text language sql stable parallel safe
  return coalesce(current_setting('allied.viewer', true), '');
create function platform.viewer_is_anyone() returns boolean language sql stable parallel safe
  return coalesce(current_setting('allied.viewer', true), '') in ('public', 'person', 'token', 'worker');
create function platform.viewer_is_signed_in() returns boolean language sql stable parallel safe
  return coalesce(current_setting('allied.viewer', true), '') in ('person', 'token', 'worker');
create function platform.viewer_person() returns uuid language sql stable parallel safe
  return nullif(current_setting('allied.person', true), '')::uuid;
create function platform.viewer_organisations() returns uuid[] language sql stable parallel safe
  return coalesce(nullif(current_setting('allied.organisations', true), ''), '{}')::uuid[];

-- What this installation is. A database that began as production never becomes a demo.
create table platform.installation (
  only_row boolean primary key default true check (only_row),
  mode text not null check (mode in ('demo', 'production', 'development')),
  created_at timestamptz not null default now()
);

-- Everything that staff and organisers decide, written in the transaction of the change. Feeds audit, activity and subscriptions.
-- No personal data in `facts`: ids, codes and wording of public things only.
create table platform.event (
  id bigint generated always as identity primary key,
  happened_at timestamptz not null,
  room text not null,
  name text not null,
  actor text not null check (actor in ('person', 'token', 'worker', 'operator', 'public')),
  person_id uuid,
  organisation_id uuid,
  subject_kind text not null,
  subject_id text not null,
  reason text,
  facts jsonb not null default '{}',
  visibility text not null default 'organisation' check (visibility in ('organisation', 'public')),
  request_id text,
  written_by xid8 not null default pg_current_xact_id()
);
create index event_by_subject on platform.event (subject_kind, subject_id, id desc);
create index event_by_organisation on platform.event (organisation_id, id desc);
create index event_by_person on platform.event (person_id, id desc) where person_id is not null;

-- The seal: one row per sealed batch, one link per event; each hash covers the one before it.
create table platform.audit_batch (
  number bigint primary key,
  sealed_at timestamptz not null,
  event_count integer not null check (event_count > 0),
  previous_hash bytea not null,
  hash bytea not null
);
create table platform.audit_link (
  position bigint primary key,
  event_id bigint not null unique references platform.event (id),
  batch_number bigint not null references platform.audit_batch (number),
  hash bytea not null
);

create function platform.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'The audit trail is append-only: % on % is refused', tg_op, tg_table_name using errcode = 'insufficient_privilege';
end $$;
create trigger append_only before update or delete on platform.event for each row execute function platform.refuse_change();
create trigger append_only before update or delete on platform.audit_batch for each row execute function platform.refuse_change();
create trigger append_only before update or delete on platform.audit_link for each row execute function platform.refuse_change();
create trigger never_emptied before truncate on platform.event for each statement execute function platform.refuse_change();
create trigger never_emptied before truncate on platform.audit_batch for each statement execute function platform.refuse_change();
create trigger never_emptied before truncate on platform.audit_link for each statement execute function platform.refuse_change();

alter table platform.event enable row level security;
grant select, insert on platform.event to allied_app, allied_worker;
create policy read_event on platform.event for select to allied_app using (
  platform.viewer_is_anyone() and (visibility = 'public' or organisation_id = any ((select platform.viewer_organisations())::uuid[])
    or person_id = (select platform.viewer_person()))
);
create policy write_event on platform.event for insert to allied_app with check (
  platform.viewer_is_anyone() and (organisation_id is null or organisation_id = any ((select platform.viewer_organisations())::uuid[]))
  and (person_id is null or person_id = (select platform.viewer_person()))
);
create policy worker_reads_events on platform.event for select to allied_worker using (true);
create policy worker_writes_events on platform.event for insert to allied_worker with check (true);

alter table platform.audit_batch enable row level security;
alter table platform.audit_link enable row level security;
grant select, insert on platform.audit_batch, platform.audit_link to allied_worker;
create policy worker_seals on platform.audit_batch to allied_worker using (true) with check (true);
create policy worker_links on platform.audit_link to allied_worker using (true) with check (true);

-- Sessions: only the hash of the cookie is kept. They are opened, found and closed through functions, never listed by token.
create table platform.session (
  id uuid primary key default gen_random_uuid(),
  token_hash bytea not null unique,
  person_id uuid not null,
  how text not null,
  device text not null default '',
  opened_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null
);
create index session_by_person on platform.session (person_id);
create index session_by_expiry on platform.session (expires_at);
alter table platform.session enable row level security;
grant select, delete on platform.session to allied_app;
grant select, delete on platform.session to allied_worker;
create policy own_sessions on platform.session for select to allied_app using (person_id = (select platform.viewer_person()));
create policy end_own_sessions on platform.session for delete to allied_app using (person_id = (select platform.viewer_person()));
create policy worker_clears_sessions on platform.session to allied_worker using (true);

create function platform.open_session(hash bytea, person uuid, how text, device text, at timestamptz, until timestamptz) returns uuid
  language sql security definer set search_path = '' begin atomic
  insert into platform.session (token_hash, person_id, how, device, opened_at, seen_at, expires_at)
  values (hash, person, how, device, at, at, until) returning id;
end;
create function platform.find_session(hash bytea, at timestamptz)
  returns table (id uuid, person_id uuid, how text, seen_at timestamptz)
  language sql stable security definer set search_path = '' begin atomic
  select s.id, s.person_id, s.how, s.seen_at from platform.session s where s.token_hash = hash and s.expires_at > at;
end;
create function platform.touch_session(session uuid, at timestamptz, until timestamptz) returns void
  language sql security definer set search_path = '' begin atomic
  update platform.session s set seen_at = at, expires_at = until where s.id = session and s.seen_at < at;
end;
create function platform.end_session(hash bytea) returns void
  language sql security definer set search_path = '' begin atomic
  delete from platform.session s where s.token_hash = hash;
end;

-- Requests per address and minute, shared by all web processes. The key is a keyed hash whose salt changes each hour and lives
-- in unlogged tables: PostgreSQL leaves their content out of backups, standbys and crash recovery, so no copy holds it.
create unlogged table platform.address_salt (hour timestamptz primary key, salt bytea not null);
create unlogged table platform.address_count (
  key text not null, minute timestamptz not null, requests integer not null, primary key (key, minute)
);
create index address_count_by_minute on platform.address_count (minute);
alter table platform.address_salt enable row level security;
alter table platform.address_count enable row level security;
create function platform.current_salt(hour_now timestamptz, fresh bytea) returns bytea
  language plpgsql security definer set search_path = '' as $$
declare found bytea;
begin
  insert into platform.address_salt (hour, salt) values (hour_now, fresh) on conflict do nothing;
  delete from platform.address_salt where hour < hour_now;
  select salt into found from platform.address_salt where hour = hour_now;
  return found;
end $$;
create function platform.count_requests(address_key text, minute_now timestamptz, more integer) returns integer
  language sql security definer set search_path = '' begin atomic
  insert into platform.address_count as c (key, minute, requests) values (address_key, minute_now, more)
  on conflict (key, minute) do update set requests = c.requests + excluded.requests returning requests;
end;
create function platform.clear_counts(before timestamptz) returns void
  language sql security definer set search_path = '' begin atomic
  delete from platform.address_count where minute < before;
end;

-- Mail that waits for, or came back from, the sender. Development and demo read it on the outbox page.
create table platform.mail (
  id uuid primary key default gen_random_uuid(),
  to_address text not null,
  subject text not null,
  body text not null,
  purpose text not null,
  queued_at timestamptz not null,
  sent_at timestamptz,
  failed_reason text
);
create index mail_by_time on platform.mail (queued_at desc);
alter table platform.mail enable row level security;
grant insert on platform.mail to allied_app;
create policy anyone_queues_mail on platform.mail for insert to allied_app with check (platform.viewer_is_anyone());
grant select, insert, update, delete on platform.mail to allied_worker;
create policy worker_sends_mail on platform.mail to allied_worker using (true) with check (true);

-- A job joins the transaction of the change that needs it.
create function platform.enqueue(task text, payload json, job_key text default null, run_at timestamptz default null) returns void
  language sql security definer set search_path = '' as $$
  select jobs.add_job(identifier => task, payload => payload, job_key => enqueue.job_key, run_at => enqueue.run_at);
$$;

-- Content revision: a counter per topic that caches compare. Bumped in the transaction of the change.
create table platform.revision (topic text primary key, number bigint not null);
alter table platform.revision enable row level security;
grant select on platform.revision to allied_app, allied_worker;
create policy anyone_reads_revisions on platform.revision for select using (true);
create function platform.bump(of_topic text) returns void
  language sql security definer set search_path = '' begin atomic
  insert into platform.revision as r (topic, number) values (of_topic, 1) on conflict (topic) do update set number = r.number + 1;
end;
alter table platform.installation enable row level security;
alter table platform.migration enable row level security;

revoke execute on all functions in schema platform from public;
grant execute on all functions in schema platform to allied_app, allied_worker;
