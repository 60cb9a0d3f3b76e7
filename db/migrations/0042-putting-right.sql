-- What was written down by mistake can be put right: workshops, what answers a theme, batches that are too small; and what analysts keep beside words.

-- ── workshops ────────────────────────────────────────────────────────────────────────────────────────────────────────
-- Sheets filled in while people were on the phone: a pile that two people enter, as a pile of paper (ADR 0028). A pile of fewer than
-- eight would be close to a row for a person.
alter table conversations.workshop drop constraint workshop_route_check,
  add constraint workshop_route_check check (route in ('workshop', 'event', 'paper', 'phone')),
  add constraint pile_by_phone_holds_eight check (route <> 'phone' or people_count >= 8);

-- The workshop of this viewer's organisation, locked with all its words; none for others.
create function conversations.lock_own_workshop(workshop uuid) returns conversations.workshop language plpgsql security definer set search_path = '' as $$
declare room conversations.workshop;
begin
  select * into room from conversations.workshop w
    where w.id = lock_own_workshop.workshop and w.organisation_id = any (platform.viewer_organisations()) and platform.viewer_person() is not null for update;
  perform from conversations.contribution c join conversations.workshop_words x on x.contribution_id = c.id and x.workshop_id = room.id order by c.id for update of c;
  return room;
end $$;

-- Somebody else has seen something of it, or a figure holds it: words that were shown or decided on, hands or answers that count.
create function conversations.workshop_is_out(workshop uuid) returns boolean language sql stable security definer set search_path = ''
begin atomic
  select exists (select from conversations.workshop w where w.id = workshop and w.reach_counted_on is not null)
    or exists (select from conversations.batch_count b where b.workshop_id = workshop)
    or exists (select from conversations.workshop_words x join conversations.contribution c on c.id = x.contribution_id where x.workshop_id = workshop
      and (c.state not in ('held', 'withdrawn') or exists (select from conversations.showing s where s.contribution_id = c.id) or exists (select from conversations.decision d where d.contribution_id = c.id)));
end;

/*
 * Takes away a workshop that was set up by mistake, with hands that were entered and words that wait; whoever holds a code reads that
 * the words were taken out. Answers why not ('gone', 'out', 'concern'), or null when it is done. What staff typed on which day stays.
 */
create function conversations.take_workshop_away(workshop uuid) returns text language plpgsql security definer set search_path = '' as $$
declare
  room conversations.workshop := conversations.lock_own_workshop(take_workshop_away.workshop);
  own uuid[] := array(select x.contribution_id from conversations.workshop_words x where x.workshop_id = room.id);
begin
  if room.id is null then return 'gone'; end if;
  if conversations.workshop_is_out(room.id) then return 'out'; end if;
  -- Words that speak of harm are kept: whoever is trained for it decides first.
  if exists (select from conversations.contribution c where c.id = any (own) and c.concern is not null) then return 'concern'; end if;
  delete from conversations.workshop_words x where x.workshop_id = room.id;
  delete from conversations.proposed_refusal r where r.contribution_id = any (own);
  update conversations.contribution c set words = '(withdrawn)', shown_words = null, state = 'withdrawn', revision = c.revision + 1 where c.id = any (own) and c.state = 'held';
  delete from conversations.batch_entry_count b where b.workshop_id = room.id;
  delete from conversations.batch_entry b where b.workshop_id = room.id;
  delete from conversations.workshop w where w.id = room.id;
  return null;
end $$;

/*
 * Puts the way, the day and the partner group of a workshop right; the way and the day of its words go with them. Answers why not
 * ('gone', 'way', 'day', 'typed', 'inclusive'), or null when it is done.
 */
create function conversations.correct_workshop(workshop uuid, route text, held_on date, partner uuid, at timestamptz) returns text language plpgsql security definer set search_path = '' as $$
declare
  room conversations.workshop := conversations.lock_own_workshop(correct_workshop.workshop);
  place conversations.phase;
  typed_on date;
begin
  if room.id is null then return 'gone'; end if;
  select * into place from conversations.phase p where p.id = room.phase_id for share;
  -- The people of a room stand in the totals of its way, and cannot be told apart there.
  if correct_workshop.route <> room.route and room.reach_counted_on is not null then return 'way'; end if;
  if correct_workshop.held_on < (place.opens_at at time zone 'Europe/London')::date or correct_workshop.held_on > (coalesce(place.closed_at, place.closes_at) at time zone 'Europe/London')::date then return 'day'; end if;
  typed_on := least((select min(b.entered_on) from conversations.batch_entry b where b.workshop_id = room.id),
    (select min(s.began_hour at time zone 'Europe/London')::date from conversations.showing s join conversations.workshop_words x on x.contribution_id = s.contribution_id and x.workshop_id = room.id),
    (select (at at time zone 'Europe/London')::date where exists (select from conversations.workshop_words x where x.workshop_id = room.id)));
  if correct_workshop.held_on > typed_on then return 'typed'; end if;
  -- Whom a conversation heard was looked at in the database when it was stated.
  if partner is distinct from room.partner_group_id and exists (select from conversations.inclusion_statement i where i.conversation_id = place.conversation_id) then return 'inclusive'; end if;
  update conversations.workshop w set route = correct_workshop.route, held_on = correct_workshop.held_on, partner_group_id = partner, revision = w.revision + 1 where w.id = room.id;
  update conversations.contribution c set route = correct_workshop.route, received_hour = correct_workshop.held_on::timestamp at time zone 'Europe/London'
    from conversations.workshop_words x where x.workshop_id = room.id and c.id = x.contribution_id;
  -- The way stands beside the words in the open data.
  update conversations.open_data d set changes = d.changes + 1 where d.phase_id = place.id and correct_workshop.route <> room.route;
  return null;
end $$;
revoke execute on function conversations.lock_own_workshop, conversations.workshop_is_out, conversations.take_workshop_away, conversations.correct_workshop from public;
grant execute on function conversations.workshop_is_out, conversations.take_workshop_away, conversations.correct_workshop to allied_app, allied_worker;

-- ── what answered a theme ────────────────────────────────────────────────────────────────────────────────────────────
-- An objective that was named for a theme and taken off it again, with the reason: everyone reads it beside the theme.
create table conversations.theme_objective_end (
  id uuid primary key default gen_random_uuid(),
  theme_id uuid not null references conversations.theme (id),
  objective_id uuid not null references strategy.objective (id),
  organisation_id uuid not null references directory.organisation (id),
  linked_at timestamptz not null,
  linked_by uuid,
  ended_at timestamptz not null,
  ended_by uuid,
  reason text not null check (length(reason) between 3 and 600)
);
create index theme_objective_end_by_theme on conversations.theme_objective_end (theme_id);
create index theme_objective_end_by_objective on conversations.theme_objective_end (objective_id);
create index theme_objective_end_by_organisation on conversations.theme_objective_end (organisation_id);

-- ── beside the codes ─────────────────────────────────────────────────────────────────────────────────────────────────
-- What an analyst thought while reading, about one code or about the whole. Not about one person's words: a memo names none.
create table conversations.memo (
  id uuid primary key default gen_random_uuid(),
  conversation_id uuid not null references conversations.conversation (id),
  code_id uuid references conversations.code (id),
  organisation_id uuid not null references directory.organisation (id),
  words text not null check (length(words) between 3 and 4000),
  written_at timestamptz not null,
  written_by uuid not null
);
create index memo_by_conversation on conversations.memo (conversation_id, written_at desc);
create index memo_by_code on conversations.memo (code_id) where code_id is not null;
create index memo_by_organisation on conversations.memo (organisation_id);

-- Two batches that are looked at as one where one of them is small. As drawn they stay apart: this is undone without loss.
create table conversations.batch_joining (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references directory.organisation (id),
  round_id uuid not null references conversations.coding_round (id),
  -- The batch before it.
  with_round_id uuid not null references conversations.coding_round (id) check (with_round_id <> round_id),
  reason text not null check (length(reason) between 3 and 400),
  made_at timestamptz not null,
  made_by uuid,
  undone_at timestamptz,
  undone_by uuid
);
create unique index one_joining_at_a_time on conversations.batch_joining (round_id) where undone_at is null;
create index batch_joining_by_round on conversations.batch_joining (round_id);
create index batch_joining_by_other on conversations.batch_joining (with_round_id);
create index batch_joining_by_organisation on conversations.batch_joining (organisation_id);

-- The version of a whole code frame: one more with each code that is added, worded anew, retired, taken up, merged or parted.
create table conversations.code_frame (
  conversation_id uuid primary key references conversations.conversation (id),
  organisation_id uuid not null references directory.organisation (id),
  version integer not null check (version >= 1)
);
create index code_frame_by_organisation on conversations.code_frame (organisation_id);
insert into conversations.code_frame
  select c.conversation_id, c.organisation_id, sum((select count(*) from conversations.code_version v where v.code_id = c.id) + (c.retired_at is not null)::int
    + (select count(*) + count(m.undone_at) from conversations.code_merger m where m.from_code_id = c.id))
  from conversations.code c group by 1, 2;

create function conversations.next_code_frame(of_code uuid) returns void language sql security definer set search_path = ''
begin atomic
  insert into conversations.code_frame as f (conversation_id, organisation_id, version) select c.conversation_id, c.organisation_id, 1 from conversations.code c where c.id = of_code
    on conflict (conversation_id) do update set version = f.version + 1;
end;
create function conversations.code_was_worded() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  perform conversations.next_code_frame(new.code_id);
  return null;
end $$;
create function conversations.code_was_changed() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  perform conversations.next_code_frame(new.id);
  return null;
end $$;
create trigger frame_of_wording after insert on conversations.code_version for each row execute function conversations.code_was_worded();
create trigger frame_of_state after update of merged_into, retired_at on conversations.code for each row
  when (old.merged_into is distinct from new.merged_into or (old.retired_at is null) <> (new.retired_at is null)) execute function conversations.code_was_changed();
revoke execute on function conversations.next_code_frame, conversations.code_was_worded, conversations.code_was_changed from public;

-- ── who may see what ─────────────────────────────────────────────────────────────────────────────────────────────────
do $$
declare place text;
begin
  foreach place in array array['theme_objective_end', 'memo', 'batch_joining', 'code_frame'] loop
    execute format('alter table conversations.%I enable row level security', place);
    execute format('grant select, insert, update, delete on conversations.%I to allied_worker', place);
    execute format('create policy worker on conversations.%I to allied_worker using (true) with check (true)', place);
    execute format('grant select on conversations.%I to allied_app', place);
    execute format('create policy own_sees on conversations.%I for select to allied_app using (organisation_id = any ((select platform.viewer_organisations())::uuid[]))', place);
  end loop;
end $$;
grant insert on conversations.theme_objective_end, conversations.memo, conversations.batch_joining to allied_app;
grant update (undone_at, undone_by) on conversations.batch_joining to allied_app;
grant delete on conversations.memo to allied_app;
-- A row belongs to the organisation of what it is about, and nobody writes in another's name.
create policy own_adds on conversations.theme_objective_end for insert to allied_app with check (organisation_id = any ((select platform.viewer_organisations())::uuid[]) and ended_by = (select platform.viewer_person())
  and exists (select from conversations.theme t where t.id = theme_id and t.organisation_id = theme_objective_end.organisation_id));
create policy anyone_sees on conversations.theme_objective_end for select to allied_app using ((select platform.viewer_is_anyone()) and exists (select from conversations.theme_publication p where p.theme_id = theme_objective_end.theme_id and p.replaced_at is null));
create policy own_adds on conversations.memo for insert to allied_app with check (organisation_id = any ((select platform.viewer_organisations())::uuid[]) and written_by = (select platform.viewer_person())
  and exists (select from conversations.conversation c where c.id = conversation_id and c.organisation_id = memo.organisation_id)
  and (code_id is null or exists (select from conversations.code c where c.id = code_id and c.conversation_id = memo.conversation_id)));
-- Nobody takes away what another thought.
create policy own_takes_away on conversations.memo for delete to allied_app using (organisation_id = any ((select platform.viewer_organisations())::uuid[]) and written_by = (select platform.viewer_person()));
create policy own_adds on conversations.batch_joining for insert to allied_app with check (organisation_id = any ((select platform.viewer_organisations())::uuid[])
  and exists (select from conversations.coding_round r join conversations.coding_round o on o.id = with_round_id and o.conversation_id = r.conversation_id where r.id = round_id and r.organisation_id = batch_joining.organisation_id));
create policy own_changes on conversations.batch_joining for update to allied_app using (organisation_id = any ((select platform.viewer_organisations())::uuid[])) with check (organisation_id = any ((select platform.viewer_organisations())::uuid[]));
