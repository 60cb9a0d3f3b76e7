-- Ways into conversations: a page that is always open, a list for letters, plans of invitations, other languages and easy read,
-- answers to ideas of staff. For people under 16 nothing is added here: docs/adr/0019.

-- ── getting involved ─────────────────────────────────────────────────────────────────────────────────────────────────
-- What an organisation looks for people to do with it: not only to be asked, but to design, decide and check.
create table conversations.wanted_role (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references directory.organisation (id),
  title text not null check (length(title) between 3 and 150),
  words text not null check (length(words) between 10 and 1000),
  first_step text not null check (length(first_step) between 5 and 400),
  is_example boolean not null default false,
  opened_on date not null,
  opened_by uuid,
  closed_on date check (closed_on >= opened_on),
  closed_by uuid
);
create index wanted_role_by_organisation on conversations.wanted_role (organisation_id, opened_on desc);

-- The list for letters: an address and nothing else. No time, no name, no key of anything that anybody said.
create table conversations.list_address (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references directory.organisation (id),
  address text not null check (address = lower(address) and address like '%_@_%' and length(address) <= 254),
  unique (organisation_id, address)
);
-- Somebody asked for letters to this address. Who can read its post answers, or it goes after a week. A day, no time.
create table conversations.list_request (
  token_hash bytea primary key check (length(token_hash) = 32),
  organisation_id uuid not null references directory.organisation (id),
  address text not null check (address = lower(address) and address like '%_@_%' and length(address) <= 254),
  expires_on date not null,
  unique (organisation_id, address)
);
-- That people on the list were told of a phase: once.
create table conversations.list_letter (
  phase_id uuid primary key references conversations.phase (id),
  organisation_id uuid not null references directory.organisation (id),
  sent_on date not null
);
create index list_letter_by_organisation on conversations.list_letter (organisation_id);

-- ── invitations ──────────────────────────────────────────────────────────────────────────────────────────────────────
-- Whom we invite to a phase, through whom and when, and how many were. Groups and channels, never a person.
create table conversations.invitation_plan (
  id uuid primary key default gen_random_uuid(),
  phase_id uuid not null references conversations.phase (id),
  organisation_id uuid not null references directory.organisation (id),
  role_group text check (role_group ~ '^[a-z-]{3,60}$'),
  community text check (length(community) between 3 and 150),
  through text not null check (length(through) between 3 and 200),
  planned_on date not null,
  note text not null default '' check (length(note) <= 1000),
  done_on date,
  invited_count integer check (invited_count between 1 and 1000000),
  revision integer not null default 1,
  made_on date not null,
  made_by uuid,
  check ((role_group is null) <> (community is null)),
  check (invited_count is null or done_on is not null)
);
create index invitation_plan_by_phase on conversations.invitation_plan (phase_id, planned_on);
create index invitation_plan_by_organisation on conversations.invitation_plan (organisation_id);
-- The members of a role group who wished for letters were written to: once. How many is not kept.
create table conversations.invitation_letter (
  plan_id uuid primary key references conversations.invitation_plan (id),
  organisation_id uuid not null references directory.organisation (id),
  sent_on date not null
);
create index invitation_letter_by_organisation on conversations.invitation_letter (organisation_id);
-- A member wishes for letters about conversations of their organisation. Their own: no colleague reads it.
create table conversations.mail_wish (
  person_id uuid not null references directory.person (id),
  organisation_id uuid not null references directory.organisation (id),
  primary key (person_id, organisation_id)
);
create index mail_wish_by_organisation on conversations.mail_wish (organisation_id);

-- ── languages and easy read ──────────────────────────────────────────────────────────────────────────────────────────
create table conversations.phase_words (
  phase_id uuid not null references conversations.phase (id),
  organisation_id uuid not null references directory.organisation (id),
  language text not null check (language ~ '^[a-z]{2,3}$'),
  is_easy_read boolean not null default false,
  title text not null check (length(title) between 3 and 150),
  question text not null check (length(question) between 5 and 400),
  introduction text not null default '' check (length(introduction) <= 4000),
  prompts text[] not null default '{}' check (cardinality(prompts) <= 20),
  -- A role or a service, never a person's name; and who of those who speak the language read it again.
  translated_by text not null check (length(translated_by) between 2 and 150),
  checked_by text check (length(checked_by) between 2 and 150),
  revision integer not null default 1,
  written_on date not null,
  written_by uuid,
  primary key (phase_id, language, is_easy_read),
  -- English as it is stands in the phase itself.
  check (language <> 'en' or is_easy_read)
);
create index phase_words_by_organisation on conversations.phase_words (organisation_id);

-- What somebody said, in another language: beside the original, never in its place.
create table conversations.words_translation (
  contribution_id uuid not null references conversations.contribution (id),
  organisation_id uuid not null references directory.organisation (id),
  language text not null check (language ~ '^[a-z]{2,3}$'),
  words text not null check (length(words) between 3 and 4000),
  is_by_machine boolean not null,
  written_on date not null,
  written_by uuid,
  primary key (contribution_id, language)
);
create index words_translation_by_organisation on conversations.words_translation (organisation_id);

-- A translation belongs to the words that were translated: where these change, are masked or are taken out, it goes.
create function conversations.forget_translations() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  delete from conversations.words_translation t where t.contribution_id = new.id;
  return null;
end $$;
create trigger translations_outdated after update of words, shown_words, state on conversations.contribution for each row
  when (old.words is distinct from new.words or old.shown_words is distinct from new.shown_words or new.state in ('refused', 'withdrawn')) execute function conversations.forget_translations();

-- ── the duty to answer ───────────────────────────────────────────────────────────────────────────────────────────────
-- Who answers ideas of a phase, how soon, and from how many supporters on. Full tens: docs/adr/0019.
create table conversations.answer_duty (
  phase_id uuid primary key references conversations.phase (id),
  organisation_id uuid not null references directory.organisation (id),
  answered_by text not null check (length(answered_by) between 2 and 150),
  days_to_answer smallint not null check (days_to_answer between 1 and 365),
  support_line integer not null check (support_line between 10 and 10000 and support_line % 10 = 0),
  revision integer not null default 1,
  set_on date not null,
  set_by uuid
);
create index answer_duty_by_organisation on conversations.answer_duty (organisation_id);
-- A quarter (or a phase) that ended and was looked at, once.
create table conversations.answer_round (
  phase_id uuid not null references conversations.phase (id),
  organisation_id uuid not null references directory.organisation (id),
  ends_on date not null,
  primary key (phase_id, ends_on)
);
create index answer_round_by_organisation on conversations.answer_round (organisation_id);
-- An idea that is owed an answer. Whether by support or because somebody picked it, the public is not told while people vote.
create table conversations.owed_answer (
  contribution_id uuid primary key references conversations.contribution (id),
  phase_id uuid not null references conversations.phase (id),
  organisation_id uuid not null references directory.organisation (id),
  is_picked boolean not null,
  answered_by text not null check (length(answered_by) between 2 and 150),
  owed_since date not null,
  due_on date not null check (due_on > owed_since),
  picked_by uuid
);
create index owed_answer_by_phase on conversations.owed_answer (phase_id, due_on);
create index owed_answer_by_organisation on conversations.owed_answer (organisation_id, due_on);
-- What was answered, and every earlier answer: the change log.
create table conversations.given_answer (
  contribution_id uuid not null references conversations.owed_answer (contribution_id),
  number smallint not null check (number >= 1),
  organisation_id uuid not null references directory.organisation (id),
  outcome text not null check (outcome in ('done', 'under way', 'will be done', 'will not be done', 'passed on')),
  words text not null check (length(words) between 10 and 2000),
  answered_by text not null check (length(answered_by) between 2 and 150),
  answered_on date not null,
  written_by uuid,
  primary key (contribution_id, number)
);
create index given_answer_by_organisation on conversations.given_answer (organisation_id);

-- ── who may see what ─────────────────────────────────────────────────────────────────────────────────────────────────
do $$
declare place text;
begin
  foreach place in array array['wanted_role', 'list_address', 'list_request', 'list_letter', 'invitation_plan', 'invitation_letter', 'mail_wish', 'phase_words', 'words_translation', 'answer_duty', 'answer_round', 'owed_answer', 'given_answer'] loop
    execute format('alter table conversations.%I enable row level security', place);
    execute format('grant select, insert, update, delete on conversations.%I to allied_worker', place);
    execute format('create policy worker on conversations.%I to allied_worker using (true) with check (true)', place);
  end loop;
  foreach place in array array['wanted_role', 'list_letter', 'invitation_plan', 'invitation_letter', 'phase_words', 'words_translation', 'answer_duty', 'answer_round', 'owed_answer', 'given_answer'] loop
    execute format('grant select on conversations.%I to allied_app', place);
    execute format('create policy own_sees on conversations.%I for select to allied_app using (organisation_id = any ((select platform.viewer_organisations())::uuid[]))', place);
  end loop;
  foreach place in array array['wanted_role', 'invitation_plan', 'phase_words', 'answer_duty'] loop
    execute format('grant insert, update on conversations.%I to allied_app', place);
    execute format('create policy own_changes on conversations.%I for update to allied_app using (organisation_id = any ((select platform.viewer_organisations())::uuid[])) with check (organisation_id = any ((select platform.viewer_organisations())::uuid[]))', place);
  end loop;
  -- A row about a phase belongs to the organisation of that phase.
  foreach place in array array['invitation_plan', 'phase_words', 'answer_duty'] loop
    execute format('create policy own_adds on conversations.%I for insert to allied_app with check (organisation_id = any ((select platform.viewer_organisations())::uuid[]) and exists (select from conversations.phase p where p.id = phase_id and p.organisation_id = %I.organisation_id))', place, place);
  end loop;
end $$;
create policy own_adds on conversations.wanted_role for insert to allied_app with check (organisation_id = any ((select platform.viewer_organisations())::uuid[]));
create policy anyone_sees on conversations.wanted_role for select to allied_app using ((select platform.viewer_is_anyone()) and closed_on is null);
create policy anyone_sees on conversations.phase_words for select to allied_app using ((select platform.viewer_is_anyone()) and exists (select from conversations.phase p where p.id = phase_id and p.announced_at is not null));

create policy anyone_sees on conversations.answer_duty for select to allied_app using ((select platform.viewer_is_anyone()) and exists (select from conversations.phase p where p.id = phase_id and p.announced_at is not null));

grant insert, update, delete on conversations.words_translation to allied_app;
create policy own_adds on conversations.words_translation for insert to allied_app with check (organisation_id = any ((select platform.viewer_organisations())::uuid[])
  and exists (select from conversations.contribution c where c.id = contribution_id and c.organisation_id = words_translation.organisation_id and c.state = 'shown'));
create policy own_changes on conversations.words_translation for update to allied_app using (organisation_id = any ((select platform.viewer_organisations())::uuid[])) with check (organisation_id = any ((select platform.viewer_organisations())::uuid[]));
create policy own_takes_away on conversations.words_translation for delete to allied_app using (organisation_id = any ((select platform.viewer_organisations())::uuid[]));
create policy anyone_sees on conversations.words_translation for select to allied_app using ((select platform.viewer_is_anyone()) and exists (select from conversations.contribution c where c.id = contribution_id and c.state = 'shown'));

grant insert on conversations.owed_answer, conversations.given_answer to allied_app;
-- Staff take up what is shown, by their own hand only; support is counted by the worker.
create policy own_adds on conversations.owed_answer for insert to allied_app with check (organisation_id = any ((select platform.viewer_organisations())::uuid[]) and is_picked and picked_by = (select platform.viewer_person())
  and exists (select from conversations.contribution c where c.id = contribution_id and c.phase_id = owed_answer.phase_id and c.organisation_id = owed_answer.organisation_id and c.state = 'shown' and c.kind = 'idea'));
create policy own_adds on conversations.given_answer for insert to allied_app with check (organisation_id = any ((select platform.viewer_organisations())::uuid[]) and written_by = (select platform.viewer_person())
  and exists (select from conversations.owed_answer o where o.contribution_id = given_answer.contribution_id and o.organisation_id = given_answer.organisation_id));

grant select, insert, delete on conversations.mail_wish to allied_app;
create policy own_wish on conversations.mail_wish to allied_app using (person_id = (select platform.viewer_person())) with check (person_id = (select platform.viewer_person()) and organisation_id = any ((select platform.viewer_organisations())::uuid[]));

-- ── the list for letters: each question has its function ─────────────────────────────────────────────────────────────
-- Somebody asks for letters. True where a letter that asks back is to be sent: one a day to one address, and none to one on the list.
create function conversations.ask_for_letters(organisation uuid, asked text, new_token_hash bytea, today date) returns boolean language plpgsql security definer set search_path = '' as $$
begin
  if not exists (select from directory.organisation o where o.id = organisation and o.closed_at is null and not o.policy_text_only) then return false; end if;
  if exists (select from conversations.list_address a where a.organisation_id = organisation and a.address = asked) then return false; end if;
  insert into conversations.list_request as r (token_hash, organisation_id, address, expires_on) values (new_token_hash, organisation, asked, today + 7)
    on conflict (organisation_id, address) do update set token_hash = excluded.token_hash, expires_on = excluded.expires_on where r.expires_on < excluded.expires_on;
  return found;
end $$;

-- Whose list a link of such a letter is for; nothing for a link that is unknown or too old.
create function conversations.list_asked_for(hash bytea, today date) returns uuid language sql stable security definer set search_path = ''
begin atomic
  select r.organisation_id from conversations.list_request r where r.token_hash = hash and r.expires_on >= today;
end;

create function conversations.join_list(hash bytea, today date) returns uuid language plpgsql security definer set search_path = '' as $$
declare asked conversations.list_request;
begin
  delete from conversations.list_request r where r.token_hash = hash and r.expires_on >= today returning * into asked;
  if asked.token_hash is null then return null; end if;
  insert into conversations.list_address (organisation_id, address) values (asked.organisation_id, asked.address) on conflict do nothing;
  return asked.organisation_id;
end $$;

create function conversations.list_of(entry uuid) returns uuid language sql stable security definer set search_path = ''
begin atomic
  select a.organisation_id from conversations.list_address a where a.id = entry;
end;

create function conversations.leave_list(entry uuid) returns boolean language plpgsql security definer set search_path = '' as $$
begin
  delete from conversations.list_address a where a.id = entry;
  return found;
end $$;

-- How many are on the list, in full tens, for those who write to it.
create function conversations.list_size(organisation uuid) returns integer language sql stable security definer set search_path = ''
begin atomic
  select (count(*) / 10 * 10)::integer from conversations.list_address a where a.organisation_id = organisation and organisation = any (platform.viewer_organisations());
end;

-- Every night: requests that nobody answered go, and the list is written anew in random order, so that nothing tells who joined when.
create function conversations.tidy_lists(today date) returns void language plpgsql security definer set search_path = '' as $$
declare everyone conversations.list_address[];
begin
  delete from conversations.list_request r where r.expires_on < today;
  -- Who closed or erased their account wishes for nothing any more.
  delete from conversations.mail_wish w using directory.person p where p.id = w.person_id and (p.erased_at is not null or p.deactivated_at is not null);
  lock table conversations.list_address in exclusive mode;
  select array_agg(a order by random()) into everyone from conversations.list_address a;
  delete from conversations.list_address;
  insert into conversations.list_address select e.* from unnest(everyone) e;
end $$;

-- ── the duty to answer ───────────────────────────────────────────────────────────────────────────────────────────────
-- Supporters of each shown idea, each way counted once: online, by phone and on paper, and in rooms that two people counted.
create function conversations.supporters_of(phase integer) returns table (id uuid, supporters bigint) language sql stable security definer set search_path = ''
begin atomic
  select c.id, (select count(*) from conversations.counted_votes(phase) v where v.item = c.item and v.choice = 1)
    + coalesce((select sum(s.up) from conversations.spoken_tally s where s.phase_number = phase and s.item = c.item), 0)
    + coalesce((select sum(b.up) from conversations.batch_tally b join conversations.workshop w on w.id = b.workshop_id and w.phase_id = c.phase_id where b.item = c.item), 0)
  from conversations.contribution c join conversations.phase p on p.id = c.phase_id where p.number = phase and c.state = 'shown' and c.kind = 'idea';
end;

-- Looks once at a round that has ended: every shown idea at or over the line is owed an answer from now on.
create function conversations.end_answer_round(asked uuid, round_ends_on date, today date) returns integer language plpgsql security definer set search_path = '' as $$
declare
  duty conversations.answer_duty;
  phase_number integer;
  taken integer := 0;
begin
  select * into duty from conversations.answer_duty d where d.phase_id = asked;
  if duty.phase_id is null then return 0; end if;
  select p.number into phase_number from conversations.phase p where p.id = asked;
  insert into conversations.answer_round values (asked, duty.organisation_id, round_ends_on) on conflict do nothing;
  if not found then return 0; end if;
  insert into conversations.owed_answer (contribution_id, phase_id, organisation_id, is_picked, answered_by, owed_since, due_on)
    select s.id, asked, duty.organisation_id, false, duty.answered_by, today, today + duty.days_to_answer from conversations.supporters_of(phase_number) s where s.supporters >= duty.support_line on conflict do nothing;
  get diagnostics taken = row_count;
  return taken;
end $$;

-- The idea as everyone reads it: itself, or the shown one that it stands with now. Nothing where it was refused or taken out.
create function conversations.read_as(idea uuid) returns uuid language sql stable security definer set search_path = ''
begin atomic
  select case c.state when 'shown' then c.id when 'merged' then conversations.stands_with(c.id) end from conversations.contribution c where c.id = idea;
end;
create policy anyone_sees on conversations.given_answer for select to allied_app using ((select platform.viewer_is_anyone()) and conversations.read_as(contribution_id) is not null);

-- Ideas that are owed an answer, for everyone: who answers and by when; not why it was taken up. To merge an idea takes no duty away.
create function conversations.owed_answers(phase uuid) returns table (contribution_id uuid, item integer, words text, language text, answered_by text, due_on date) language sql stable security definer set search_path = ''
begin atomic
  select o.contribution_id, c.item, coalesce(c.shown_words, c.words), c.language, o.answered_by, o.due_on
  from conversations.owed_answer o join conversations.contribution c on c.id = conversations.read_as(o.contribution_id) join conversations.phase p on p.id = o.phase_id and p.announced_at is not null
  where o.phase_id = phase;
end;

revoke execute on function conversations.forget_translations, conversations.ask_for_letters, conversations.list_asked_for, conversations.join_list, conversations.list_of, conversations.leave_list, conversations.list_size, conversations.tidy_lists,
  conversations.supporters_of, conversations.end_answer_round, conversations.read_as, conversations.owed_answers from public;
grant execute on function conversations.ask_for_letters, conversations.list_asked_for, conversations.join_list, conversations.list_of, conversations.leave_list, conversations.list_size,
  conversations.read_as, conversations.owed_answers to allied_app, allied_worker;
grant execute on function conversations.tidy_lists, conversations.end_answer_round to allied_worker;
