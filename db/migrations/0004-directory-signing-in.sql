-- Signing in, joining and leaving: what a request may do before its scope is known, each as one function that answers to a secret.

alter table directory.unit add column ods_code text check (ods_code ~ '^[A-Z0-9]{3,8}$');
create unique index unit_ods_code on directory.unit (ods_code) where ods_code is not null;
alter table directory.person add column last_seen_on date;
-- A link may also prove a further e-mail address of somebody who is signed in already.
alter table directory.sign_in_link add column for_person uuid references directory.person (id);
create index sign_in_link_by_address on directory.sign_in_link (address, made_at);
create index sign_in_link_by_person on directory.sign_in_link (for_person) where for_person is not null;
create index sign_in_link_by_expiry on directory.sign_in_link (expires_at);
create index ceremony_by_expiry on directory.ceremony (expires_at);
create index membership_by_unit on directory.membership (unit_id);
create index invitation_by_address on directory.invitation (address) where accepted_at is null;
create index invitation_by_unit on directory.invitation (unit_id);
create index outside_identity_by_person on directory.outside_identity (person_id);
create index access_review_by_organisation on directory.access_review (organisation_id, reviewed_at desc);

-- Somebody asks to join; an administrator of the organisation answers.
create table directory.membership_request (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references directory.person (id),
  organisation_id uuid not null references directory.organisation (id),
  unit_id uuid not null references directory.unit (id),
  role_group text not null,
  note text check (length(note) <= 500),
  asked_at timestamptz not null,
  answered_at timestamptz,
  answered_by uuid,
  answer text check (answer in ('accepted', 'refused', 'withdrawn')),
  answer_reason text,
  check ((answered_at is null) = (answer is null))
);
create unique index one_open_request on directory.membership_request (person_id, organisation_id) where answered_at is null;
create index membership_request_by_organisation on directory.membership_request (organisation_id, asked_at desc);
create index membership_request_by_unit on directory.membership_request (unit_id);

create table directory.access_review_answer (
  review_id uuid not null references directory.access_review (id),
  membership_id uuid not null references directory.membership (id),
  answer text not null check (answer in ('kept', 'ended')),
  primary key (review_id, membership_id)
);
create index access_review_answer_by_membership on directory.access_review_answer (membership_id);

-- The example people a visitor of a demo may become.
create table directory.persona (
  person_id uuid primary key references directory.person (id),
  position integer not null unique,
  code text not null unique,
  title text not null,
  wish text not null
);

alter table directory.membership_request enable row level security;
alter table directory.access_review_answer enable row level security;
alter table directory.persona enable row level security;
grant select, insert, update on directory.membership_request to allied_app;
grant select, insert on directory.access_review_answer to allied_app;
grant select, insert, update, delete on directory.membership_request, directory.access_review_answer, directory.persona to allied_worker;
create policy worker on directory.membership_request to allied_worker using (true) with check (true);
create policy worker on directory.access_review_answer to allied_worker using (true) with check (true);
create policy worker on directory.persona to allied_worker using (true) with check (true);

create policy own_or_asked on directory.membership_request for select to allied_app using (
  person_id = (select platform.viewer_person()) or organisation_id = any ((select platform.viewer_organisations())::uuid[]));
create policy own_asks on directory.membership_request for insert to allied_app with check (
  person_id = (select platform.viewer_person()) and answered_at is null);
create policy own_withdraws on directory.membership_request for update to allied_app
  using (person_id = (select platform.viewer_person()) and answered_at is null)
  with check (person_id = (select platform.viewer_person()) and answer = 'withdrawn');
create policy asked_answers on directory.membership_request for update to allied_app
  using (organisation_id = any ((select platform.viewer_organisations())::uuid[]))
  with check (organisation_id = any ((select platform.viewer_organisations())::uuid[]));
create policy as_review on directory.access_review_answer for select to allied_app using (
  exists (select from directory.access_review r where r.id = review_id));
create policy own_adds on directory.access_review_answer for insert to allied_app with check (
  exists (select from directory.access_review r where r.id = review_id)
  and exists (select from directory.membership m where m.id = membership_id and m.organisation_id = any ((select platform.viewer_organisations())::uuid[])));
-- Whoever is asked sees who asks.
create policy asks_to_join on directory.person for select to allied_app using (
  exists (select from directory.membership_request r where r.person_id = person.id and r.answered_at is null
    and r.organisation_id = any ((select platform.viewer_organisations())::uuid[])));

-- A person may end their own membership and nothing else of it: not their role, not their unit, not their place.
drop policy own_organisation_changes on directory.membership;
create policy own_organisation_changes on directory.membership for update to allied_app
  using (organisation_id = any ((select platform.viewer_organisations())::uuid[]))
  with check (organisation_id = any ((select platform.viewer_organisations())::uuid[]));
revoke update on directory.membership from allied_app;
grant update (ended_on, ended_reason) on directory.membership to allied_app;
revoke update on directory.person from allied_app;
grant update (display_name) on directory.person to allied_app;
revoke update on directory.organisation from allied_app;
grant update (name, setting, ods_code, mission, vision, organisation_values) on directory.organisation to allied_app;
-- A person is made only where an address was proved, an address is added only so, and an identity is linked only so.
revoke insert on directory.person, directory.organisation, directory.outside_identity from allied_app;
revoke update on directory.outside_identity, directory.access_review from allied_app;
revoke insert, update on directory.email_address from allied_app;

-- An imagined unit never sits under a real one, nor the other way round: no roll-up can mix the two.
create function directory.keep_examples_apart() returns trigger language plpgsql set search_path = '' as $$
begin
  if (select count(distinct o.is_example) from directory.unit u join directory.organisation o on o.id = u.organisation_id
      where u.id in (new.unit_id, new.parent_id)) > 1 then
    raise exception 'Example units and real units are kept apart' using errcode = 'check_violation', constraint = 'examples_apart';
  end if;
  return new;
end $$;
create trigger examples_apart before insert or update on directory.unit_parent for each row execute function directory.keep_examples_apart();

-- Nobody belongs to an organisation that is here for its published policy only.
create function directory.refuse_policy_text_only() returns trigger language plpgsql set search_path = '' as $$
begin
  if (select o.policy_text_only from directory.organisation o where o.id = new.organisation_id) then
    raise exception 'This organisation is here for its published policy only' using errcode = 'check_violation', constraint = 'policy_text_only';
  end if;
  if not exists (select from directory.unit u where u.id = new.unit_id and u.organisation_id = new.organisation_id) then
    raise exception 'The unit belongs to another organisation' using errcode = 'check_violation', constraint = 'unit_of_organisation';
  end if;
  return new;
end $$;
create trigger policy_text_only before insert on directory.membership for each row execute function directory.refuse_policy_text_only();
create trigger policy_text_only before insert on directory.invitation for each row execute function directory.refuse_policy_text_only();
create trigger policy_text_only before insert on directory.membership_request for each row execute function directory.refuse_policy_text_only();

-- At most five links to one address in the time that one link lives: whoever is refused still holds a working one.
create function directory.make_sign_in_link(hash bytea, to_address text, then_to text, proves_for uuid, at timestamptz, until timestamptz)
  returns boolean language plpgsql security definer set search_path = '' as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('sign in ' || to_address, 0));
  if proves_for is not null and proves_for is distinct from platform.viewer_person() then return false; end if;
  if (select count(*) from directory.sign_in_link l where l.address = to_address and l.made_at > at - (until - at)) >= 5 then return false; end if;
  insert into directory.sign_in_link (token_hash, address, then_path, for_person, made_at, expires_at)
  values (hash, to_address, then_to, proves_for, at, until);
  return true;
end $$;

create function directory.sign_in_link_state(hash bytea, at timestamptz) returns text
  language sql stable security definer set search_path = '' begin atomic
  select case when l.used_at is not null then 'used' when l.expires_at <= at then 'over' when l.for_person is not null then 'address' else 'open' end
  from directory.sign_in_link l where l.token_hash = hash;
end;

-- Uses a link once, however many clicks race, and answers whose it is. An address nobody has yet makes a new person.
create function directory.use_sign_in_link(hash bytea, at timestamptz)
  returns table (outcome text, person_id uuid, then_path text, is_new boolean)
  language plpgsql security definer set search_path = '' as $$
#variable_conflict use_column
declare link directory.sign_in_link; found_person directory.person; made boolean := false;
begin
  perform pg_advisory_xact_lock(hashtextextended('sign in ' || coalesce((select l.address from directory.sign_in_link l where l.token_hash = hash), ''), 0));
  update directory.sign_in_link l set used_at = at where l.token_hash = hash and l.used_at is null and l.expires_at > at returning * into link;
  if link.token_hash is null then
    return query select coalesce(directory.sign_in_link_state(hash, at), 'unknown'), null::uuid, null::text, false;
    return;
  end if;
  select p.* into found_person from directory.email_address e join directory.person p on p.id = e.person_id where e.address = link.address;
  if link.for_person is not null then
    if found_person.id is null then
      insert into directory.email_address (address, person_id, added_at) select link.address, p.id, at from directory.person p
      where p.id = link.for_person and p.erased_at is null and p.deactivated_at is null;
    end if;
    return query select case when found_person.id is null or found_person.id = link.for_person then 'address-added' else 'address-taken' end,
      link.for_person, link.then_path, false;
    return;
  end if;
  if found_person.deactivated_at is not null then
    return query select 'closed', null::uuid, null::text, false;
    return;
  end if;
  if found_person.id is null then
    insert into directory.person (created_at) values (at) returning * into found_person;
    insert into directory.email_address (address, person_id, added_at) values (link.address, found_person.id, at);
    made := true;
  end if;
  update directory.sign_in_link l set used_at = at where l.address = link.address and l.used_at is null and l.for_person is null;
  return query select 'signed-in', found_person.id, link.then_path, made;
end $$;

create function directory.mark_seen(person uuid, day date) returns void
  language sql security definer set search_path = '' begin atomic
  update directory.person p set last_seen_on = day where p.id = person and (p.last_seen_on is null or p.last_seen_on < day);
end;
create function directory.mark_token_used(token uuid, day date) returns void
  language sql security definer set search_path = '' begin atomic
  update directory.api_token t set used_on = day where t.id = token and (t.used_on is null or t.used_on < day);
end;

-- Passkeys and OpenID Connect: a started ceremony is found by the hash of a cookie and taken once.
create function directory.keep_ceremony(hash bytea, of_kind text, holds jsonb, until timestamptz) returns void
  language sql security definer set search_path = '' begin atomic
  insert into directory.ceremony (token_hash, kind, secret, expires_at) values (hash, of_kind, holds, until);
end;
create function directory.take_ceremony(hash bytea, of_kind text, at timestamptz) returns jsonb
  language plpgsql security definer set search_path = '' as $$
declare taken directory.ceremony;
begin
  delete from directory.ceremony c where c.token_hash = hash and c.kind = of_kind returning * into taken;
  return case when taken.expires_at > at then taken.secret end;
end $$;
create function directory.passkey_by_credential(credential text)
  returns table (id uuid, person_id uuid, public_key bytea, counter bigint, transports text[])
  language sql stable security definer set search_path = '' begin atomic
  select k.id, k.person_id, k.public_key, k.counter, k.transports from directory.passkey k join directory.person p on p.id = k.person_id
  where k.credential_id = credential and p.deactivated_at is null and p.erased_at is null;
end;
-- The counter only ever grows: a copy of a key that signs with an old count is refused even when two answers race.
create function directory.passkey_used(passkey uuid, new_counter bigint, at timestamptz) returns boolean
  language plpgsql security definer set search_path = '' as $$
begin
  update directory.passkey k set counter = new_counter, used_at = at
  where k.id = passkey and (new_counter > k.counter or (new_counter = 0 and k.counter = 0));
  return found;
end $$;

-- Whom an outside provider's answer belongs to. The address is verified by the provider; it must be known here or invited.
create function directory.person_of_identity(of_issuer text, of_subject text, verified_address text, at timestamptz) returns uuid
  language plpgsql security definer set search_path = '' as $$
declare found_person uuid;
begin
  perform pg_advisory_xact_lock(hashtextextended('sign in ' || verified_address, 0));
  select i.person_id into found_person from directory.outside_identity i where i.issuer = of_issuer and i.subject = of_subject;
  if found_person is null then
    select e.person_id into found_person from directory.email_address e where e.address = verified_address;
    if found_person is null and exists (select from directory.invitation v where v.address = verified_address
        and v.accepted_at is null and v.withdrawn_at is null and v.expires_at > at) then
      insert into directory.person (created_at) values (at) returning id into found_person;
      insert into directory.email_address (address, person_id, added_at) values (verified_address, found_person, at);
    end if;
    if found_person is not null then
      insert into directory.outside_identity (issuer, subject, person_id, linked_at) values (of_issuer, of_subject, found_person, at);
    end if;
  end if;
  return (select p.id from directory.person p where p.id = found_person and p.deactivated_at is null and p.erased_at is null);
end $$;

create function directory.invitation_by_token(hash bytea, at timestamptz)
  returns table (id uuid, organisation_id uuid, organisation_name text, is_example boolean, unit_name text, role_group text, role text, expires_at timestamptz, state text)
  language sql stable security definer set search_path = '' begin atomic
  select v.id, v.organisation_id, o.name, o.is_example, u.name, v.role_group, v.role, v.expires_at,
    case when v.accepted_at is not null then 'accepted' when v.withdrawn_at is not null then 'withdrawn' when v.expires_at <= at then 'over' else 'open' end
  from directory.invitation v join directory.organisation o on o.id = v.organisation_id join directory.unit u on u.id = v.unit_id
  where v.token_hash = hash;
end;
-- Invitations to the viewer's own addresses: for their account page and their copy of what is held.
create function directory.own_invitations()
  returns table (organisation_name text, role_group text, role text, invited_at timestamptz, expires_at timestamptz, accepted_at timestamptz, withdrawn_at timestamptz)
  language sql stable security definer set search_path = '' begin atomic
  select o.name, v.role_group, v.role, v.invited_at, v.expires_at, v.accepted_at, v.withdrawn_at
  from directory.invitation v join directory.organisation o on o.id = v.organisation_id
  where v.address in (select e.address from directory.email_address e where e.person_id = platform.viewer_person());
end;

-- A person acts on their own account; an organisation only on somebody who has been its own and belongs nowhere else today.
create function directory.may_act_on(person uuid, organisation uuid, on_day date) returns boolean
  language sql stable security definer set search_path = '' begin atomic
  select coalesce(person = platform.viewer_person(), false) or (
    organisation = any (platform.viewer_organisations())
    and exists (select from directory.membership m where m.person_id = person and m.organisation_id = organisation)
    and not exists (select from directory.membership m where m.person_id = person and m.organisation_id <> organisation and (m.ended_on is null or m.ended_on > on_day)));
end;
create function directory.close_account(person uuid, organisation uuid, at timestamptz) returns boolean
  language plpgsql security definer set search_path = '' as $$
begin
  if not directory.may_act_on(person, organisation, (at at time zone 'Europe/London')::date) then return false; end if;
  update directory.person p set deactivated_at = at where p.id = person and p.deactivated_at is null;
  if not found then return false; end if;
  delete from platform.session s where s.person_id = person;
  return true;
end $$;
create function directory.reopen_account(person uuid, organisation uuid, at timestamptz) returns boolean
  language plpgsql security definer set search_path = '' as $$
begin
  if not directory.may_act_on(person, organisation, (at at time zone 'Europe/London')::date) then return false; end if;
  update directory.person p set deactivated_at = null where p.id = person and p.deactivated_at is not null and p.erased_at is null;
  return found;
end $$;

-- Takes out everything that says who a person is. Their rows stay, ended, so that every count of people stays true.
create function directory.erase_person(person uuid, organisation uuid, at timestamptz) returns boolean
  language plpgsql security definer set search_path = '' as $$
declare addresses text[]; today date := (at at time zone 'Europe/London')::date;
begin
  if not directory.may_act_on(person, organisation, today) then return false; end if;
  update directory.person p set display_name = null, erased_at = at, last_seen_on = null where p.id = person and p.erased_at is null;
  if not found then return false; end if;
  select coalesce(array_agg(e.address), '{}') into addresses from directory.email_address e where e.person_id = person;
  update platform.mail m set to_address = '', subject = '', body = '', failed_reason = null where m.to_address = any (addresses);
  update directory.invitation v set address = null, withdrawn_at = coalesce(v.withdrawn_at, case when v.accepted_at is null then at end) where v.address = any (addresses);
  delete from directory.sign_in_link l where l.address = any (addresses) or l.for_person = person;
  delete from directory.email_address e where e.person_id = person;
  delete from directory.passkey k where k.person_id = person;
  delete from directory.outside_identity i where i.person_id = person;
  delete from directory.persona a where a.person_id = person;
  delete from platform.session s where s.person_id = person;
  update directory.membership_request r set note = null, answer_reason = null, answered_at = coalesce(r.answered_at, at), answer = coalesce(r.answer, 'withdrawn') where r.person_id = person;
  update directory.membership m set ended_on = greatest(m.started_on, today), ended_reason = 'erased on request' where m.person_id = person and (m.ended_on is null or m.ended_on > today);
  update directory.membership m set ended_reason = null where m.person_id = person and m.ended_reason is distinct from 'erased on request';
  update directory.unit u set name = 'One person', note = null, lead_role = null where u.person_id = person;
  return true;
end $$;

-- Demo only, and the database itself says whether it is one: no setting of a process can open this in production.
create function platform.is_demo() returns boolean
  language sql stable security definer set search_path = '' begin atomic
  select coalesce((select i.mode = 'demo' from platform.installation i), false);
end;
create function directory.personas()
  returns table (person_id uuid, code text, title text, wish text, display_name text, memberships jsonb)
  language sql stable security definer set search_path = '' begin atomic
  select a.person_id, a.code, a.title, a.wish, p.display_name, directory.memberships_of(p.id, (now() at time zone 'Europe/London')::date)
  from directory.persona a join directory.person p on p.id = a.person_id
  where platform.is_demo() and p.is_example and p.deactivated_at is null and p.erased_at is null order by a.position;
end;
create function directory.open_example_session(persona text, hash bytea, device text, at timestamptz, until timestamptz) returns uuid
  language plpgsql security definer set search_path = '' as $$
declare found_person uuid;
begin
  if not platform.is_demo() then return null; end if;
  select p.id into found_person from directory.persona a join directory.person p on p.id = a.person_id
  where a.code = persona and p.is_example and p.deactivated_at is null and p.erased_at is null;
  if found_person is not null then perform platform.open_session(hash, found_person, 'persona', device, at, until); end if;
  return found_person;
end $$;
-- The local outbox, newest first. Letters hold sign-in links: a production database never shows one.
create function platform.outbox(how_many integer)
  returns table (id uuid, to_address text, subject text, body text, purpose text, queued_at timestamptz, sent_at timestamptz)
  language sql stable security definer set search_path = '' begin atomic
  select m.id, m.to_address, m.subject, m.body, m.purpose, m.queued_at, m.sent_at from platform.mail m
  where (select i.mode in ('demo', 'development') from platform.installation i) and m.to_address <> '' order by m.queued_at desc, m.id limit how_many;
end;

revoke execute on all functions in schema directory, platform from public;
grant execute on all functions in schema platform to allied_app, allied_worker;
grant execute on all functions in schema directory to allied_app, allied_worker;
revoke execute on function directory.memberships_of, directory.may_act_on from allied_app;
