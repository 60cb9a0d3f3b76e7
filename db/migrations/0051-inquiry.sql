-- Where we are: snapshots by questions that are data, priorities out of them, and what came of those. What one person answered about
-- themself is that person's alone; a unit's snapshot is its organisation's until it is signed off for anyone to read.
create schema inquiry;
grant usage on schema inquiry to allied_app, allied_worker;

-- One version of a set of questions. It never changes: an edited file makes the next version, and a snapshot keeps the one it began with.
create table inquiry.template (
  id uuid primary key default gen_random_uuid(),
  code text not null check (code ~ '^[a-z0-9-]{2,60}$'),
  version integer not null check (version >= 1),
  -- Nobody's: it came with the site.
  organisation_id uuid references directory.organisation (id),
  title text not null check (length(title) between 3 and 160),
  level text not null check (level in ('individual', 'team', 'provider', 'system', 'region')),
  kind text not null check (kind in ('where-we-are', 'digital-maturity', 'digital-capability', 'research-readiness', 'personalised-care')),
  content jsonb not null,
  loaded_at timestamptz not null,
  loaded_by uuid,
  unique (code, version)
);

create table inquiry.snapshot (
  id uuid primary key default gen_random_uuid(),
  template_id uuid not null references inquiry.template (id),
  -- A unit's snapshot, or one person's own: never both.
  organisation_id uuid references directory.organisation (id),
  unit_id uuid references directory.unit (id),
  person_id uuid,
  -- The day it tells about, which is the true one however late somebody begins.
  as_of date not null,
  route text not null default 'online' check (route in ('online', 'paper', 'phone', 'in person')),
  is_example boolean not null default false,
  started_at timestamptz not null,
  started_by uuid,
  who_took_part text check (length(who_took_part) between 3 and 600),
  seen_by text check (seen_by in ('own', 'anyone')),
  signed_off_at timestamptz,
  signed_off_by uuid,
  check ((organisation_id is null) = (person_id is not null) and (unit_id is null) = (organisation_id is null)),
  check (signed_off_at is null or person_id is not null or (who_took_part is not null and seen_by is not null)),
  unique (id, organisation_id)
);
create index snapshot_by_unit on inquiry.snapshot (unit_id, as_of desc);
create index snapshot_by_organisation on inquiry.snapshot (organisation_id);
create index snapshot_by_person on inquiry.snapshot (person_id) where person_id is not null;

-- How often a step was saved: whoever saves over somebody else's newer answers is told, not obeyed.
create table inquiry.step_save (
  snapshot_id uuid not null references inquiry.snapshot (id) on delete cascade,
  step text not null,
  revision integer not null check (revision >= 1),
  saved_at timestamptz not null,
  saved_by uuid,
  primary key (snapshot_id, step)
);

create table inquiry.answer (
  snapshot_id uuid not null references inquiry.snapshot (id) on delete cascade,
  question text not null,
  -- Growth words in their order; none where the question asks for words, or "does not apply to us" was chosen.
  stage text check (stage in ('not-yet-explored', 'exploring', 'emerging', 'established', 'sharing', 'not-applicable')),
  words text check (length(words) between 1 and 2000),
  is_strength boolean not null default false,
  -- The cell of the matrix it belongs to, as codes of the national strategy's parts.
  foundation text,
  focus text,
  answered_at timestamptz not null,
  primary key (snapshot_id, question),
  check (stage is not null or words is not null)
);

create table inquiry.evidence (
  id uuid primary key default gen_random_uuid(),
  snapshot_id uuid not null references inquiry.snapshot (id) on delete cascade,
  question text not null,
  what text not null check (length(what) between 3 and 600),
  address text check (address ~ '^(https://|/)' and length(address) <= 500),
  added_at timestamptz not null,
  added_by uuid
);
create index evidence_by_snapshot on inquiry.evidence (snapshot_id);

-- Define, Discover, Dream, Design, Deliver: which was entered when. Any may be entered again.
create table inquiry.phase_entry (
  id uuid primary key default gen_random_uuid(),
  snapshot_id uuid not null references inquiry.snapshot (id) on delete cascade,
  phase text not null check (phase in ('define', 'discover', 'dream', 'design', 'deliver')),
  note text not null default '' check (length(note) <= 600),
  entered_at timestamptz not null,
  entered_by uuid
);
create index phase_entry_by_snapshot on inquiry.phase_entry (snapshot_id, entered_at);

create table inquiry.discussion (
  id uuid primary key default gen_random_uuid(),
  snapshot_id uuid not null references inquiry.snapshot (id) on delete cascade,
  held_on date not null,
  who text not null check (length(who) between 3 and 600),
  said text not null check (length(said) between 3 and 2000),
  recorded_at timestamptz not null,
  recorded_by uuid
);
create index discussion_by_snapshot on inquiry.discussion (snapshot_id, held_on);

-- A signed snapshot stands as it is: neither page nor program nor job changes what it says. Only a person's own may be taken away, whole, by them.
create function inquiry.keep_signed_snapshot() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.signed_off_at is not null then raise exception 'a signed snapshot does not change' using errcode = '23514'; end if;
  if tg_op = 'DELETE' and old.person_id is null then raise exception 'a snapshot of a unit is kept' using errcode = '23514'; end if;
  return coalesce(new, old);
end $$;
create trigger keep_signed before update or delete on inquiry.snapshot for each row execute function inquiry.keep_signed_snapshot();
-- Whether a row that can be seen was written by the transaction that asks, also inside a savepoint: what others wrote and can be seen is in progress no more.
create function inquiry.is_of_this_transaction(written_by xid) returns boolean language sql stable as $$
  select pg_current_xact_id_if_assigned() is not null and written_by::text::bigint >= (pg_current_xact_id_if_assigned()::text::bigint & 4294967295)
    and pg_xact_status(((pg_current_xact_id_if_assigned()::text::bigint >> 32 << 32) + written_by::text::bigint)::text::xid8) is not distinct from 'in progress';
$$;
create function inquiry.keep_signed_parts() returns trigger language plpgsql as $$
begin
  -- A snapshot that comes into being in this very transaction is being copied whole from another site.
  if exists (select from inquiry.snapshot s where s.id = coalesce(new.snapshot_id, old.snapshot_id) and s.signed_off_at is not null and (tg_op <> 'DELETE' or s.person_id is null)
    and not inquiry.is_of_this_transaction(s.xmin)) then
    raise exception 'the answers of a signed snapshot do not change' using errcode = '23514';
  end if;
  return coalesce(new, old);
end $$;
create trigger keep_signed before insert or update or delete on inquiry.answer for each row execute function inquiry.keep_signed_parts();
create trigger keep_signed before insert or update or delete on inquiry.evidence for each row execute function inquiry.keep_signed_parts();

-- A person lets their own snapshot count for one unit. Only the job that counts sees whose; it tells nobody.
create table inquiry.share (
  snapshot_id uuid primary key references inquiry.snapshot (id) on delete cascade,
  organisation_id uuid not null references directory.organisation (id),
  unit_id uuid not null references directory.unit (id),
  template_code text not null,
  shared_at timestamptz not null,
  counted_on date
);
create index share_waiting on inquiry.share (unit_id, template_code) where counted_on is null;

-- A count of people who let theirs join, made once and never again for the same people: two counts never share a person, so nothing can be
-- worked out of their difference. Of each question and stage only what eight people or more stand behind.
create table inquiry.shared_count (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references directory.organisation (id),
  unit_id uuid not null references directory.unit (id),
  template_id uuid not null references inquiry.template (id),
  counted_on date not null,
  people integer not null check (people >= 8),
  unique (unit_id, template_id, counted_on)
);
create index shared_count_by_organisation on inquiry.shared_count (organisation_id);
create table inquiry.shared_figure (
  count_id uuid not null references inquiry.shared_count (id) on delete cascade,
  organisation_id uuid not null references directory.organisation (id),
  question text not null,
  stage text not null,
  -- None: too few people to show safely.
  shown integer check (shown >= 8),
  primary key (count_id, question, stage)
);

-- What an organisation chose to work on, why, and how it will know. It goes live with both plans or not at all.
create table inquiry.priority (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null,
  snapshot_id uuid not null,
  unit_id uuid not null references directory.unit (id),
  question text not null,
  foundation text,
  focus text,
  title text not null check (length(title) between 5 and 300),
  strengths text not null default '' check (length(strengths) <= 1000),
  size_of_effect text not null default '' check (length(size_of_effect) <= 1000),
  capacity text not null default '' check (length(capacity) <= 1000),
  who_chose text not null check (length(who_chose) between 3 and 600),
  is_example boolean not null default false,
  revision integer not null default 1,
  made_at timestamptz not null,
  made_by uuid,
  measure_what text, measure_numerator text, measure_denominator text, measure_source text, measure_often text,
  measure_direction text check (measure_direction in ('up', 'down', 'steady')),
  measure_groups text,
  celebration_plan text,
  live_at timestamptz,
  live_by uuid,
  objective_id uuid,
  improved_at timestamptz,
  improved_by uuid,
  -- The signal of the linked figures on which "improved" rests.
  improved_signal_id uuid,
  celebrated_at timestamptz,
  celebrated_by uuid,
  dropped_at timestamptz,
  dropped_by uuid,
  dropped_because text check (length(dropped_because) between 3 and 600),
  unique (id, organisation_id),
  foreign key (snapshot_id, organisation_id) references inquiry.snapshot (id, organisation_id),
  foreign key (objective_id, organisation_id) references strategy.objective (id, organisation_id),
  foreign key (improved_signal_id) references quality.signal (id),
  check (live_at is null or (length(measure_what) >= 3 and length(measure_numerator) >= 3 and length(measure_denominator) >= 3 and length(measure_source) >= 3
    and length(measure_often) >= 3 and measure_direction is not null and length(measure_groups) >= 3 and length(celebration_plan) >= 3)),
  check (objective_id is null or live_at is not null),
  check ((improved_at is null) = (improved_signal_id is null)),
  check ((dropped_at is null) = (dropped_because is null)),
  check (dropped_at is null or objective_id is null)
);
create index priority_by_unit on inquiry.priority (unit_id, made_at desc);
create index priority_by_organisation on inquiry.priority (organisation_id);
create index priority_by_snapshot on inquiry.priority (snapshot_id);
create index priority_by_objective on inquiry.priority (objective_id) where objective_id is not null;

-- What a priority answers: a theme of what people said, or a gap between groups. Without one the page says so.
create table inquiry.priority_basis (
  id uuid primary key default gen_random_uuid(),
  priority_id uuid not null,
  organisation_id uuid not null,
  theme_id uuid references conversations.theme (id),
  measure_id uuid references quality.measure (id),
  gap_unit_id uuid references directory.unit (id),
  split text,
  group_code text,
  check ((theme_id is null) = (measure_id is not null) and (measure_id is null) = (gap_unit_id is null) and (measure_id is null) = (split is null)),
  foreign key (priority_id, organisation_id) references inquiry.priority (id, organisation_id)
);
create index priority_basis_by_priority on inquiry.priority_basis (priority_id);

-- What a priority was celebrated with: a story, an award or an answer to people. The rooms that hold those link them.
create table inquiry.celebration (
  id uuid primary key default gen_random_uuid(),
  priority_id uuid not null,
  organisation_id uuid not null,
  kind text not null check (kind in ('story', 'award', 'answer')),
  subject_id uuid not null,
  title text not null check (length(title) between 3 and 300),
  address text not null check (address ~ '^/' and length(address) <= 300),
  linked_at timestamptz not null,
  linked_by uuid,
  foreign key (priority_id, organisation_id) references inquiry.priority (id, organisation_id),
  unique (priority_id, kind, subject_id)
);
create function inquiry.celebrated_with_something() returns trigger language plpgsql as $$
begin
  if new.celebrated_at is not null and not exists (select from inquiry.celebration c where c.priority_id = new.id) then
    raise exception 'nothing is linked with which this priority was celebrated' using errcode = '23514';
  end if;
  return new;
end $$;
create constraint trigger celebrated_with_something after insert or update of celebrated_at on inquiry.priority deferrable initially deferred for each row execute function inquiry.celebrated_with_something();

-- What other rooms put into a cell of a unit's matrix: projects, stories, awards.
create table inquiry.cell_entry (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references directory.organisation (id),
  unit_id uuid not null references directory.unit (id),
  foundation text not null,
  focus text not null,
  kind text not null check (kind in ('story', 'award', 'project', 'action')),
  subject_id uuid not null,
  title text not null check (length(title) between 3 and 300),
  address text not null check (address ~ '^/' and length(address) <= 300),
  is_public boolean not null,
  placed_at timestamptz not null,
  placed_by uuid,
  ended_at timestamptz,
  unique (unit_id, foundation, focus, kind, subject_id)
);
create index cell_entry_by_organisation on inquiry.cell_entry (organisation_id);

-- Dated steps of a digital roadmap, and actions out of gaps in personalised care.
create table inquiry.dated_step (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null,
  snapshot_id uuid not null,
  question text not null,
  what text not null check (length(what) between 3 and 600),
  owner_role text not null check (length(owner_role) between 2 and 120),
  due_on date not null,
  -- The step that must be done first.
  after_id uuid references inquiry.dated_step (id),
  made_at timestamptz not null,
  made_by uuid,
  done_on date,
  done_at timestamptz,
  done_by uuid,
  check ((done_on is null) = (done_at is null)),
  foreign key (snapshot_id, organisation_id) references inquiry.snapshot (id, organisation_id)
);
create index dated_step_by_snapshot on inquiry.dated_step (snapshot_id, due_on);
create index dated_step_by_organisation on inquiry.dated_step (organisation_id);

-- What became of an achievement of a closed strategy. A later mark stands beside the earlier one; the latest counts.
create table inquiry.legacy_mark (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references directory.organisation (id),
  strategy_id uuid not null references strategy.strategy (id),
  achievement text not null,
  state text not null check (state in ('business as usual', 'room to grow', 'ended')),
  evidence text not null check (length(evidence) between 3 and 1000),
  owner_role text not null check (length(owner_role) between 2 and 120),
  objective_id uuid,
  marked_at timestamptz not null,
  marked_by uuid,
  replaced_at timestamptz,
  foreign key (objective_id, organisation_id) references strategy.objective (id, organisation_id),
  check (objective_id is null or state = 'room to grow')
);
create unique index one_legacy_mark on inquiry.legacy_mark (organisation_id, strategy_id, achievement) where replaced_at is null;

-- Appreciative stories: what worked, told as people told it. Promoted, they wait for the room that makes case studies.
create table inquiry.story (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references directory.organisation (id),
  unit_id uuid references directory.unit (id),
  source text not null check (source in ('achievement', 'conversation', 'told here')),
  -- The theme it was heard in, or the achievement's code.
  theme_id uuid references conversations.theme (id),
  achievement text,
  title text not null check (length(title) between 3 and 200),
  what_happened text not null check (length(what_happened) between 3 and 2000),
  what_made_it_possible text not null default '' check (length(what_made_it_possible) <= 1000),
  made_at timestamptz not null,
  made_by uuid,
  promoted_at timestamptz,
  promoted_by uuid,
  taken_up_at timestamptz,
  taken_up_as text check (taken_up_as ~ '^/' and length(taken_up_as) <= 300),
  check ((source = 'conversation') = (theme_id is not null) and (source = 'achievement') = (achievement is not null)),
  check ((taken_up_at is null) = (taken_up_as is null) and (taken_up_at is null or promoted_at is not null))
);
create index story_by_organisation on inquiry.story (organisation_id, made_at desc);

do $$
declare place text;
begin
  foreach place in array array['template', 'snapshot', 'step_save', 'answer', 'evidence', 'phase_entry', 'discussion', 'share', 'shared_count', 'shared_figure', 'priority', 'priority_basis', 'celebration', 'cell_entry', 'dated_step', 'legacy_mark', 'story'] loop
    execute format('alter table inquiry.%I enable row level security', place);
    execute format('grant select, insert, update, delete on inquiry.%I to allied_worker', place);
    execute format('create policy worker on inquiry.%I to allied_worker using (true) with check (true)', place);
    execute format('grant select on inquiry.%I to allied_app', place);
  end loop;
  -- Whoever sees the snapshot sees its parts; whoever may write it writes them.
  foreach place in array array['step_save', 'answer', 'evidence', 'phase_entry', 'discussion'] loop
    execute format('create policy with_snapshot on inquiry.%I for select to allied_app using (exists (select from inquiry.snapshot s where s.id = snapshot_id))', place);
    execute format('create policy own_adds on inquiry.%I for insert to allied_app with check (exists (select from inquiry.snapshot s where s.id = snapshot_id
      and (s.person_id = (select platform.viewer_person()) or s.organisation_id = any ((select platform.viewer_organisations())::uuid[]))))', place);
    execute format('grant insert on inquiry.%I to allied_app', place);
  end loop;
  foreach place in array array['step_save', 'answer', 'evidence'] loop
    execute format('create policy own_changes on inquiry.%I for update to allied_app using (exists (select from inquiry.snapshot s where s.id = snapshot_id
      and (s.person_id = (select platform.viewer_person()) or s.organisation_id = any ((select platform.viewer_organisations())::uuid[]))))', place);
    execute format('create policy own_takes_away on inquiry.%I for delete to allied_app using (exists (select from inquiry.snapshot s where s.id = snapshot_id
      and (s.person_id = (select platform.viewer_person()) or s.organisation_id = any ((select platform.viewer_organisations())::uuid[]))))', place);
    execute format('grant update, delete on inquiry.%I to allied_app', place);
  end loop;
  foreach place in array array['dated_step', 'legacy_mark', 'story', 'priority', 'priority_basis', 'celebration', 'cell_entry'] loop
    execute format('create policy own_adds on inquiry.%I for insert to allied_app with check (organisation_id = any ((select platform.viewer_organisations())::uuid[]))', place);
    execute format('create policy own_changes on inquiry.%I for update to allied_app using (organisation_id = any ((select platform.viewer_organisations())::uuid[]))', place);
    execute format('grant insert, update on inquiry.%I to allied_app', place);
  end loop;
end $$;

create policy anyone_reads on inquiry.template for select to allied_app using ((select platform.viewer_is_anyone()));
create policy own_adds on inquiry.template for insert to allied_app with check (organisation_id = any ((select platform.viewer_organisations())::uuid[]));
grant insert on inquiry.template to allied_app;

create policy own_or_shown on inquiry.snapshot for select to allied_app using ((select platform.viewer_is_anyone()) and (
  person_id = (select platform.viewer_person()) or organisation_id = any ((select platform.viewer_organisations())::uuid[])
  or (person_id is null and signed_off_at is not null and seen_by = 'anyone')));
create policy own_adds on inquiry.snapshot for insert to allied_app with check (person_id = (select platform.viewer_person()) or organisation_id = any ((select platform.viewer_organisations())::uuid[]));
create policy own_changes on inquiry.snapshot for update to allied_app using (person_id = (select platform.viewer_person()) or organisation_id = any ((select platform.viewer_organisations())::uuid[]));
create policy own_takes_away on inquiry.snapshot for delete to allied_app using (person_id = (select platform.viewer_person()));
grant insert, update, delete on inquiry.snapshot to allied_app;

create policy own_person on inquiry.share for select to allied_app using (exists (select from inquiry.snapshot s where s.id = snapshot_id and s.person_id = (select platform.viewer_person())));
create policy own_adds on inquiry.share for insert to allied_app with check (counted_on is null and organisation_id = any ((select platform.viewer_organisations())::uuid[])
  and exists (select from inquiry.snapshot s where s.id = snapshot_id and s.person_id = (select platform.viewer_person())));
-- Before it is counted it can be taken back; afterwards nobody can tell any more which was whose.
create policy own_takes_away on inquiry.share for delete to allied_app using (counted_on is null and exists (select from inquiry.snapshot s where s.id = snapshot_id and s.person_id = (select platform.viewer_person())));
grant insert, delete on inquiry.share to allied_app;
create policy own_sees on inquiry.shared_count for select to allied_app using (organisation_id = any ((select platform.viewer_organisations())::uuid[]));
create policy own_sees on inquiry.shared_figure for select to allied_app using (organisation_id = any ((select platform.viewer_organisations())::uuid[]));

-- Live priorities are seen with their snapshot; before that, and when dropped, by their own organisation.
create policy own_or_shown on inquiry.priority for select to allied_app using ((select platform.viewer_is_anyone()) and (
  organisation_id = any ((select platform.viewer_organisations())::uuid[]) or (live_at is not null and dropped_at is null and exists (select from inquiry.snapshot s where s.id = snapshot_id))));
create policy with_priority on inquiry.priority_basis for select to allied_app using (exists (select from inquiry.priority p where p.id = priority_id));
create policy own_takes_away on inquiry.priority_basis for delete to allied_app using (organisation_id = any ((select platform.viewer_organisations())::uuid[]));
grant delete on inquiry.priority_basis to allied_app;
create policy with_priority on inquiry.celebration for select to allied_app using (exists (select from inquiry.priority p where p.id = priority_id));
create policy public_or_own on inquiry.cell_entry for select to allied_app using ((select platform.viewer_is_anyone()) and (is_public or organisation_id = any ((select platform.viewer_organisations())::uuid[])));
create policy with_snapshot on inquiry.dated_step for select to allied_app using (exists (select from inquiry.snapshot s where s.id = snapshot_id));
create policy own_sees on inquiry.legacy_mark for select to allied_app using (organisation_id = any ((select platform.viewer_organisations())::uuid[]));
create policy own_sees on inquiry.story for select to allied_app using (organisation_id = any ((select platform.viewer_organisations())::uuid[]));
