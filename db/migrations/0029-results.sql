-- What everyone reads after the end: one result for each phase, worked out by the worker, never changed afterwards. A later version
-- stands beside the earlier ones. What may not be told of few people is left out before anything is worked out (docs/adr/0016).

create table conversations.result (
  id uuid primary key default gen_random_uuid(),
  phase_id uuid not null references conversations.phase (id),
  organisation_id uuid not null references directory.organisation (id),
  version smallint not null check (version >= 1),
  made_on date not null,
  why text not null check (why in ('the end', 'in person told', 'what counts changed')),
  -- Whether what was heard in person is in it: a week after the end.
  has_in_person boolean not null,
  support_version text not null,
  opinion_version text not null,
  -- SHA-256 of everything that went in, after protection, and of everything that came out. The same input gives the same output.
  input_digest text not null check (input_digest ~ '^[0-9a-f]{64}$'),
  answer_digest text not null check (answer_digest ~ '^[0-9a-f]{64}$'),
  -- Counts of what it was made from, for a reader.
  made_from jsonb not null,
  -- Sentences, levels of exposure and pool rates of the rankings; opinion groups as they may be told.
  rankings jsonb not null,
  opinion jsonb not null,
  unique (phase_id, version)
);
create index result_by_organisation on conversations.result (organisation_id);

-- The figures of one idea or comment in one version. The words stay where they are: what is taken out later is gone from every version.
create table conversations.result_words (
  result_id uuid not null references conversations.result (id),
  contribution_id uuid not null references conversations.contribution (id),
  organisation_id uuid not null references directory.organisation (id),
  kind text not null check (kind in ('idea', 'comment')),
  rank integer not null check (rank >= 1),
  -- Online, and in person where that may be told; null is not told.
  up integer not null check (up >= 0),
  down integer not null check (down >= 0),
  pass integer not null check (pass >= 0),
  in_person_up integer,
  in_person_people integer,
  is_in_person_few boolean not null,
  visible_days double precision not null,
  per_day double precision,
  readers double precision,
  backed double precision,
  backed_low double precision,
  backed_high double precision,
  sentence text not null,
  -- Within groups heard less: null where too few of them were heard on this.
  less_rank integer,
  less_up integer,
  less_people integer,
  less_backed double precision,
  less_low double precision,
  less_high double precision,
  bridging double precision,
  bridging_low double precision,
  bridging_high double precision,
  -- For each opinion group how many of 100 agree and disagree, to the nearest five, or null where it may not be told.
  by_group jsonb not null,
  primary key (result_id, contribution_id)
);
create index result_words_by_rank on conversations.result_words (result_id, kind, rank);
create index result_words_by_less_rank on conversations.result_words (result_id, less_rank) where less_rank is not null;
-- One for each order in which a reader may have the list: a page of 21,000 ideas is found as fast as one of twenty.
create index result_words_by_day_rate on conversations.result_words (result_id, kind, per_day desc nulls last, rank);
create index result_words_by_votes on conversations.result_words (result_id, kind, up desc, rank);
create index result_words_by_age on conversations.result_words (result_id, kind, visible_days, rank);
create index result_words_by_bridging on conversations.result_words (result_id, bridging_low desc, bridging desc) where bridging is not null;
create index result_words_by_contribution on conversations.result_words (contribution_id);
create index result_words_by_organisation on conversations.result_words (organisation_id);

-- A published theme in one version: made out of the figures of its ideas that everyone reads, so it tells nothing beyond them.
create table conversations.result_theme (
  result_id uuid not null references conversations.result (id),
  theme_publication_id uuid not null references conversations.theme_publication (id),
  organisation_id uuid not null references directory.organisation (id),
  ideas integer not null check (ideas >= 0),
  times_backed integer not null check (times_backed >= 0),
  -- At least so many different people.
  supporters integer not null check (supporters >= 0),
  supporters_in_person integer not null check (supporters_in_person >= 0),
  less_supporters integer not null check (less_supporters >= 0),
  is_raised_in_person boolean not null,
  primary key (result_id, theme_publication_id)
);
create index result_theme_by_publication on conversations.result_theme (theme_publication_id);
create index result_theme_by_organisation on conversations.result_theme (organisation_id);

-- Sealed phases in which something that counts has changed. No time and no cause: the worker empties it every hour.
create table conversations.result_due (
  phase_id uuid primary key references conversations.phase (id)
);

-- What is done about a published theme: one of four answers, which everyone reads (row O66). An answer is never changed; a later one stands for it.
create table conversations.theme_reply (
  id uuid primary key default gen_random_uuid(),
  theme_id uuid not null references conversations.theme (id),
  organisation_id uuid not null references directory.organisation (id),
  number smallint not null check (number >= 1),
  state text not null check (state in ('not decided', 'doing', 'done', 'cannot')),
  -- What is done, what was done, why not, or what is waited for.
  words text not null check (length(words) between 3 and 2000),
  evidence text not null default '' check (length(evidence) <= 1000),
  objective_id uuid references strategy.objective (id),
  answered_on date not null,
  answered_by uuid,
  replaced_on date,
  unique (theme_id, number)
);
create unique index one_reply_at_a_time on conversations.theme_reply (theme_id) where replaced_on is null;
create index theme_reply_by_organisation on conversations.theme_reply (organisation_id);
create index theme_reply_by_objective on conversations.theme_reply (objective_id) where objective_id is not null;

do $$
declare place text;
begin
  foreach place in array array['result', 'result_words', 'result_theme', 'result_due', 'theme_reply'] loop
    execute format('alter table conversations.%I enable row level security', place);
    execute format('create policy worker on conversations.%I to allied_worker using (true) with check (true)', place);
  end loop;
  -- Nobody changes a result or takes it away.
  foreach place in array array['result', 'result_words', 'result_theme'] loop
    execute format('grant select, insert on conversations.%I to allied_worker', place);
    execute format('grant select on conversations.%I to allied_app', place);
  end loop;
end $$;
grant select, insert, delete on conversations.result_due to allied_worker;
grant select, insert, update, delete on conversations.theme_reply to allied_worker;

create policy anyone_sees on conversations.result for select to allied_app using ((select platform.viewer_is_anyone()) and exists (select from conversations.phase p where p.id = phase_id));
create policy anyone_sees on conversations.result_words for select to allied_app using ((select platform.viewer_is_anyone()));
create policy anyone_sees on conversations.result_theme for select to allied_app using ((select platform.viewer_is_anyone()));

grant select, insert on conversations.theme_reply to allied_app;
grant update (replaced_on) on conversations.theme_reply to allied_app;
create policy anyone_sees on conversations.theme_reply for select to allied_app using ((select platform.viewer_is_anyone()) and exists (select from conversations.theme_publication p where p.theme_id = theme_reply.theme_id and p.replaced_at is null));
create policy own_sees on conversations.theme_reply for select to allied_app using (organisation_id = any ((select platform.viewer_organisations())::uuid[]));
create policy own_adds on conversations.theme_reply for insert to allied_app with check (organisation_id = any ((select platform.viewer_organisations())::uuid[]) and answered_by = (select platform.viewer_person())
  and exists (select from conversations.theme t where t.id = theme_id and t.organisation_id = theme_reply.organisation_id));
create policy own_changes on conversations.theme_reply for update to allied_app using (organisation_id = any ((select platform.viewer_organisations())::uuid[])) with check (organisation_id = any ((select platform.viewer_organisations())::uuid[]));

-- ── what counts has changed ──────────────────────────────────────────────────────────────────────────────────────────
create function conversations.words_count_anew() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  insert into conversations.result_due select p.id from conversations.phase p where p.id = new.phase_id and p.sealed_at is not null on conflict do nothing;
  return null;
end $$;
create trigger counts_anew after update of state, merged_into on conversations.contribution for each row
  when (old.state is distinct from new.state or old.merged_into is distinct from new.merged_into) execute function conversations.words_count_anew();

create function conversations.theme_counts_anew() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  insert into conversations.result_due select p.id from conversations.theme t join conversations.phase p on p.conversation_id = t.conversation_id where t.id = new.theme_id and p.sealed_at is not null order by p.id on conflict do nothing;
  return null;
end $$;
create trigger counts_anew after insert on conversations.theme_publication for each row execute function conversations.theme_counts_anew();
revoke execute on function conversations.words_count_anew, conversations.theme_counts_anew from public;
grant execute on function conversations.ended_at to allied_worker;

-- The published themes of a conversation with the shown ideas that speak of them: for the worker.
create function conversations.ideas_of_themes(phase uuid) returns table (publication_id uuid, contribution_id uuid) language sql stable security definer set search_path = ''
begin atomic
  select distinct t.id, coalesce(c.parent_id, c.id)
  from conversations.phase p
  join conversations.theme h on h.conversation_id = p.conversation_id
  join conversations.theme_publication t on t.theme_id = h.id and t.replaced_at is null
  join conversations.theme_code x on x.theme_id = h.id
  join conversations.settled_code s on conversations.live_code(s.code_id) = conversations.live_code(x.code_id)
  join conversations.contribution c on c.id = s.contribution_id and c.phase_id = p.id and c.state = 'shown'
  where p.id = ideas_of_themes.phase;
end;
revoke execute on function conversations.ideas_of_themes from public;
grant execute on function conversations.ideas_of_themes to allied_worker;
