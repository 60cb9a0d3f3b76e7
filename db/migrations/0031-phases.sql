-- Phases that answer each other: answers to themes, draft statements that everyone checks and challenges, an outcome for every
-- challenge, a final text, and the sign-off of a peer leader. None of these tables names an author or a participant.

-- A draft statement stands in the vote store like an idea: each wording has its own item, so that nobody's vote moves to other words.
alter table conversations.contribution drop constraint contribution_kind_check, drop constraint contribution_state_check;
alter table conversations.contribution
  add constraint contribution_kind_check check (kind in ('idea', 'comment', 'statement')),
  add constraint contribution_state_check check (state in ('held', 'shown', 'refused', 'withdrawn', 'merged', 'replaced')),
  add constraint only_statements_are_replaced check (state <> 'replaced' or kind = 'statement');

-- What organisers mean to do for a phase, from a template or their own: for themselves, not for the public.
create table conversations.phase_plan (
  phase_id uuid primary key references conversations.phase (id),
  organisation_id uuid not null references directory.organisation (id),
  template text not null default '' check (length(template) <= 60),
  -- One on each line: who is invited and how; which groups to listen with.
  invitations text not null default '' check (length(invitations) <= 3000),
  partners text not null default '' check (length(partners) <= 3000)
);
create index phase_plan_by_organisation on conversations.phase_plan (organisation_id);

-- How people can take part from the end of a pause on, where that changed (row S164).
alter table conversations.pause add column channel_after text check (channel_after in ('online only', 'in person only', 'online and in person'));

-- The words of a later phase answer a theme. No person and no time: the author said so with their code, or somebody who codes words.
create table conversations.theme_answer (
  contribution_id uuid not null references conversations.contribution (id),
  theme_id uuid not null references conversations.theme (id),
  organisation_id uuid not null references directory.organisation (id),
  primary key (contribution_id, theme_id)
);
create index theme_answer_by_theme on conversations.theme_answer (theme_id);
create index theme_answer_by_organisation on conversations.theme_answer (organisation_id);

-- ── check and challenge ──────────────────────────────────────────────────────────────────────────────────────────────
create table conversations.statement (
  id uuid primary key default gen_random_uuid(),
  phase_id uuid not null references conversations.phase (id),
  organisation_id uuid not null references directory.organisation (id),
  number smallint not null check (number between 1 and 200),
  kind text not null check (kind in ('theme', 'commitment')),
  -- The trace to the words: the theme it came from, and the objective it became.
  theme_id uuid references conversations.theme (id),
  objective_id uuid references strategy.objective (id),
  version smallint not null default 1,
  made_at timestamptz not null,
  made_by uuid,
  unique (phase_id, number)
);
create index statement_by_theme on conversations.statement (theme_id) where theme_id is not null;
create index statement_by_objective on conversations.statement (objective_id) where objective_id is not null;
create index statement_by_organisation on conversations.statement (organisation_id);

create table conversations.statement_version (
  statement_id uuid not null references conversations.statement (id),
  number smallint not null check (number >= 1),
  organisation_id uuid not null references directory.organisation (id),
  words text not null check (length(words) between 5 and 1200),
  what_changed text not null default '' check (length(what_changed) <= 1000),
  -- Its place in the vote store, from the time on when it is put to everyone.
  contribution_id uuid unique references conversations.contribution (id),
  made_at timestamptz not null,
  made_by uuid,
  primary key (statement_id, number)
);
create index statement_version_by_organisation on conversations.statement_version (organisation_id);

-- An idea of this phase challenges a statement. An idea that names none says that something is missing.
create table conversations.challenge (
  contribution_id uuid primary key references conversations.contribution (id),
  statement_id uuid not null references conversations.statement (id),
  organisation_id uuid not null references directory.organisation (id)
);
create index challenge_by_statement on conversations.challenge (statement_id);
create index challenge_by_organisation on conversations.challenge (organisation_id);

create table conversations.challenge_outcome (
  id uuid primary key default gen_random_uuid(),
  contribution_id uuid not null references conversations.contribution (id),
  phase_id uuid not null references conversations.phase (id),
  organisation_id uuid not null references directory.organisation (id),
  outcome text not null check (outcome in ('changes the text', 'changes a part', 'changes nothing')),
  reason text not null check (length(reason) between 10 and 1000),
  -- The wording that it led to.
  statement_id uuid,
  version smallint,
  decided_at timestamptz not null,
  decided_by uuid,
  replaced_at timestamptz,
  foreign key (statement_id, version) references conversations.statement_version (statement_id, number),
  check ((outcome = 'changes nothing') = (version is null))
);
create unique index one_outcome_at_a_time on conversations.challenge_outcome (contribution_id) where replaced_at is null;
create index challenge_outcome_by_phase on conversations.challenge_outcome (phase_id);
create index challenge_outcome_by_statement on conversations.challenge_outcome (statement_id, version) where statement_id is not null;
create index challenge_outcome_by_organisation on conversations.challenge_outcome (organisation_id);

create table conversations.final_text (
  phase_id uuid primary key references conversations.phase (id),
  organisation_id uuid not null references directory.organisation (id),
  introduction text not null default '' check (length(introduction) <= 2000),
  published_at timestamptz not null,
  published_by uuid
);
create index final_text_by_organisation on conversations.final_text (organisation_id);

-- ── peer leaders ─────────────────────────────────────────────────────────────────────────────────────────────────────
create table conversations.sign_off_rule (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references directory.organisation (id),
  on_at timestamptz not null,
  on_by uuid,
  off_at timestamptz,
  off_by uuid
);
create unique index one_rule_at_a_time on conversations.sign_off_rule (organisation_id) where off_at is null;

-- A peer leader signs what stands there on that day; another wording needs another signature.
create table conversations.sign_off (
  id uuid primary key default gen_random_uuid(),
  phase_id uuid not null references conversations.phase (id),
  organisation_id uuid not null references directory.organisation (id),
  what text not null check (what in ('opening', 'final text')),
  stands_for text not null,
  note text not null default '' check (length(note) <= 600),
  signed_at timestamptz not null,
  signed_by uuid not null
);
create index sign_off_by_phase on conversations.sign_off (phase_id);
create index sign_off_by_organisation on conversations.sign_off (organisation_id);

create table conversations.peer_note (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references directory.organisation (id),
  person_id uuid not null,
  kind text not null check (kind in ('development', 'support', 'expenses')),
  noted_on date not null,
  words text not null check (length(words) between 3 and 600),
  noted_by uuid
);
create index peer_note_by_person on conversations.peer_note (organisation_id, person_id);

-- ── who may see what ─────────────────────────────────────────────────────────────────────────────────────────────────
do $$
declare place text;
begin
  foreach place in array array['phase_plan', 'theme_answer', 'statement', 'statement_version', 'challenge', 'challenge_outcome', 'final_text', 'sign_off_rule', 'sign_off', 'peer_note'] loop
    execute format('alter table conversations.%I enable row level security', place);
    execute format('grant select, insert, update, delete on conversations.%I to allied_worker', place);
    execute format('create policy worker on conversations.%I to allied_worker using (true) with check (true)', place);
    execute format('grant select, insert on conversations.%I to allied_app', place);
    execute format('create policy own_sees on conversations.%I for select to allied_app using (organisation_id = any ((select platform.viewer_organisations())::uuid[]))', place);
    execute format('create policy own_adds on conversations.%I for insert to allied_app with check (organisation_id = any ((select platform.viewer_organisations())::uuid[]))', place);
  end loop;
  foreach place in array array['phase_plan', 'statement', 'statement_version', 'challenge_outcome', 'sign_off_rule'] loop
    execute format('grant update on conversations.%I to allied_app', place);
    execute format('create policy own_changes on conversations.%I for update to allied_app using (organisation_id = any ((select platform.viewer_organisations())::uuid[])) with check (organisation_id = any ((select platform.viewer_organisations())::uuid[]))', place);
  end loop;
  foreach place in array array['theme_answer', 'challenge'] loop
    execute format('grant delete on conversations.%I to allied_app', place);
    execute format('create policy own_takes_away on conversations.%I for delete to allied_app using (organisation_id = any ((select platform.viewer_organisations())::uuid[]))', place);
    execute format('create policy anyone_sees on conversations.%I for select to allied_app using ((select platform.viewer_is_anyone()) and exists (select from conversations.contribution c where c.id = contribution_id and c.state = ''shown''))', place);
  end loop;
  -- What belongs to an announced phase is for everyone.
  foreach place in array array['statement', 'challenge_outcome', 'final_text', 'sign_off'] loop
    execute format('create policy anyone_sees on conversations.%I for select to allied_app using ((select platform.viewer_is_anyone()) and exists (select from conversations.phase p where p.id = phase_id))', place);
  end loop;
end $$;
create policy anyone_sees on conversations.statement_version for select to allied_app using ((select platform.viewer_is_anyone()) and exists (select from conversations.statement s where s.id = statement_id));
create policy anyone_sees on conversations.sign_off_rule for select to allied_app using ((select platform.viewer_is_anyone()) and off_at is null);

/*
 * Puts the wording in force of a statement to everyone: it gets a place of its own in the vote store, and earlier wordings take no
 * more votes. Does nothing where the phase is not announced or has ended, and for another organisation's viewer.
 */
create function conversations.put_to_vote(asked uuid, at timestamptz) returns void language plpgsql security definer set search_path = '' as $$
declare
  place conversations.phase;
  one conversations.statement;
  its_words text;
  made uuid;
begin
  select * into one from conversations.statement s where s.id = asked and s.organisation_id = any (platform.viewer_organisations()) for update;
  select * into place from conversations.phase p where p.id = one.phase_id for share;
  if place.id is null or place.announced_at is null or conversations.ended_at(place, at) is not null then return; end if;
  select v.words into its_words from conversations.statement_version v where v.statement_id = one.id and v.number = one.version and v.contribution_id is null;
  if its_words is null then return; end if;
  update conversations.contribution c set state = 'replaced', revision = c.revision + 1 from conversations.statement_version v where v.statement_id = one.id and v.contribution_id = c.id and c.state = 'shown';
  update conversations.showing s set ended_hour = date_trunc('hour', at) from conversations.statement_version v where v.statement_id = one.id and v.contribution_id = s.contribution_id and s.ended_hour is null;
  loop
    insert into conversations.contribution (phase_id, organisation_id, item, kind, words, route, received_hour, state, code_hash)
      -- Nobody holds its code: the organisers change a statement by making another wording of it.
      values (place.id, place.organisation_id, 1 + floor(random() * 2147483646)::int, 'statement', its_words, 'online', date_trunc('hour', at), 'shown', sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())))
      on conflict (phase_id, item) do nothing returning id into made;
    exit when made is not null;
  end loop;
  insert into conversations.showing (contribution_id, organisation_id, began_hour) values (made, place.organisation_id, date_trunc('hour', at));
  update conversations.statement_version v set contribution_id = made where v.statement_id = one.id and v.number = one.version;
end $$;

-- The author, by their code, says what these words answer: published themes of the same conversation, or a statement of the same phase.
create function conversations.say_what_it_answers(hash bytea, themes uuid[], statement uuid) returns void language plpgsql security definer set search_path = '' as $$
declare
  own conversations.contribution;
begin
  select * into own from conversations.contribution c where c.code_hash = hash and c.kind = 'idea' and c.state <> 'withdrawn';
  if own.id is null then return; end if;
  insert into conversations.theme_answer (contribution_id, theme_id, organisation_id)
    select own.id, t.id, own.organisation_id from conversations.theme t join conversations.phase p on p.id = own.phase_id and p.conversation_id = t.conversation_id
    where t.id = any (themes) and exists (select from conversations.theme_publication x where x.theme_id = t.id and x.replaced_at is null) order by t.id on conflict do nothing;
  insert into conversations.challenge (contribution_id, statement_id, organisation_id)
    select own.id, s.id, own.organisation_id from conversations.statement s where s.id = statement and s.phase_id = own.phase_id on conflict do nothing;
end $$;

-- Who takes their words out takes out what they were about as well.
create function conversations.forget_what_it_answers() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  delete from conversations.theme_answer a where a.contribution_id = new.id;
  delete from conversations.challenge a where a.contribution_id = new.id;
  return null;
end $$;
create trigger words_taken_out after update of state on conversations.contribution for each row when (new.state = 'withdrawn' and old.state <> 'withdrawn') execute function conversations.forget_what_it_answers();

revoke execute on function conversations.put_to_vote, conversations.say_what_it_answers, conversations.forget_what_it_answers from public;
grant execute on function conversations.put_to_vote, conversations.say_what_it_answers to allied_app, allied_worker;
