-- Making sense of words: codes, blind double coding, what was settled, and themes that are published with their limits.
-- Coders are staff and stand in `coding_item` and `coding` only. What is settled names no coder; nothing here names an author or a participant.

-- A code of a conversation's frame. Its wording has versions; a code that was merged into another stands for it everywhere, until that is undone.
create table conversations.code (
  id uuid primary key default gen_random_uuid(),
  conversation_id uuid not null references conversations.conversation (id),
  organisation_id uuid not null references directory.organisation (id),
  version smallint not null default 1,
  merged_into uuid references conversations.code (id) check (merged_into <> id),
  retired_at timestamptz,
  retired_by uuid
);
create index code_by_conversation on conversations.code (conversation_id);
create index code_by_organisation on conversations.code (organisation_id);
create index code_by_merger on conversations.code (merged_into) where merged_into is not null;

create table conversations.code_version (
  code_id uuid not null references conversations.code (id),
  version smallint not null check (version >= 1),
  organisation_id uuid not null references directory.organisation (id),
  name text not null check (length(name) between 2 and 80),
  definition text not null check (length(definition) between 5 and 600),
  example text not null default '' check (length(example) <= 400),
  made_at timestamptz not null,
  made_by uuid,
  primary key (code_id, version)
);
create index code_version_by_organisation on conversations.code_version (organisation_id);

create table conversations.code_merger (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references directory.organisation (id),
  from_code_id uuid not null references conversations.code (id),
  into_code_id uuid not null references conversations.code (id),
  reason text not null check (length(reason) between 3 and 400),
  made_at timestamptz not null,
  made_by uuid,
  undone_at timestamptz,
  undone_by uuid
);
create index code_merger_by_from on conversations.code_merger (from_code_id);
create index code_merger_by_into on conversations.code_merger (into_code_id);
create index code_merger_by_organisation on conversations.code_merger (organisation_id);

-- A batch of words, coded by one person or by two who do not see each other's codes before both have finished.
create table conversations.coding_round (
  id uuid primary key default gen_random_uuid(),
  conversation_id uuid not null references conversations.conversation (id),
  organisation_id uuid not null references directory.organisation (id),
  number smallint not null check (number >= 1),
  coder_count smallint not null check (coder_count between 1 and 2),
  begun_at timestamptz not null,
  begun_by uuid,
  finished_at timestamptz,
  unique (conversation_id, number)
);
create index coding_round_by_organisation on conversations.coding_round (organisation_id);

create table conversations.round_item (
  round_id uuid not null references conversations.coding_round (id),
  contribution_id uuid not null references conversations.contribution (id),
  organisation_id uuid not null references directory.organisation (id),
  -- Drawn at random: it tells no order of writing.
  position smallint not null,
  primary key (round_id, contribution_id)
);
-- Words stand in one round only: batches of saturation do not overlap.
create unique index round_item_by_contribution on conversations.round_item (contribution_id);
create index round_item_by_organisation on conversations.round_item (organisation_id);

create table conversations.round_coder (
  round_id uuid not null references conversations.coding_round (id),
  coder_id uuid not null,
  organisation_id uuid not null references directory.organisation (id),
  -- As which the person coded: peers with lived experience code as community partners.
  coder_role text not null,
  finished_at timestamptz,
  primary key (round_id, coder_id)
);
create index round_coder_by_organisation on conversations.round_coder (organisation_id);

create table conversations.coding_item (
  round_id uuid not null,
  contribution_id uuid not null,
  coder_id uuid not null,
  organisation_id uuid not null references directory.organisation (id),
  sentiment text not null check (sentiment in ('positive', 'negative', 'mixed', 'neutral')),
  primary key (round_id, contribution_id, coder_id),
  foreign key (round_id, contribution_id) references conversations.round_item (round_id, contribution_id) on delete cascade,
  foreign key (round_id, coder_id) references conversations.round_coder (round_id, coder_id)
);
create index coding_item_by_coder on conversations.coding_item (round_id, coder_id);
create index coding_item_by_organisation on conversations.coding_item (organisation_id);

create table conversations.coding (
  round_id uuid not null,
  contribution_id uuid not null,
  coder_id uuid not null,
  code_id uuid not null references conversations.code (id),
  organisation_id uuid not null references directory.organisation (id),
  primary key (round_id, contribution_id, coder_id, code_id),
  foreign key (round_id, contribution_id, coder_id) references conversations.coding_item (round_id, contribution_id, coder_id) on delete cascade
);
create index coding_by_code on conversations.coding (code_id);
create index coding_by_organisation on conversations.coding (organisation_id);

-- What words are about, as agreed, reconciled by people, or coded by one. No coder and no time.
create table conversations.settled (
  contribution_id uuid primary key references conversations.contribution (id),
  round_id uuid not null references conversations.coding_round (id),
  organisation_id uuid not null references directory.organisation (id),
  sentiment text not null check (sentiment in ('positive', 'negative', 'mixed', 'neutral')),
  how text not null check (how in ('agreed', 'reconciled', 'coded by one')),
  reason text not null default '' check (length(reason) <= 400)
);
create index settled_by_round on conversations.settled (round_id);
create index settled_by_organisation on conversations.settled (organisation_id);

create table conversations.settled_code (
  contribution_id uuid not null references conversations.settled (contribution_id) on delete cascade,
  code_id uuid not null references conversations.code (id),
  organisation_id uuid not null references directory.organisation (id),
  primary key (contribution_id, code_id)
);
create index settled_code_by_code on conversations.settled_code (code_id);
create index settled_code_by_organisation on conversations.settled_code (organisation_id);

-- The author said, with the code of these words, that they may be quoted. A row or none; no time.
create table conversations.quote_consent (
  contribution_id uuid primary key references conversations.contribution (id),
  organisation_id uuid not null references directory.organisation (id)
);
create index quote_consent_by_organisation on conversations.quote_consent (organisation_id);

-- ── themes ───────────────────────────────────────────────────────────────────────────────────────────────────────────
create table conversations.theme (
  id uuid primary key default gen_random_uuid(),
  conversation_id uuid not null references conversations.conversation (id),
  organisation_id uuid not null references directory.organisation (id),
  title text not null check (length(title) between 3 and 120),
  statement text not null check (length(statement) between 10 and 1000),
  revision integer not null default 1,
  made_at timestamptz not null,
  made_by uuid
);
create index theme_by_conversation on conversations.theme (conversation_id);
create index theme_by_organisation on conversations.theme (organisation_id);

create table conversations.theme_code (
  theme_id uuid not null references conversations.theme (id),
  code_id uuid not null references conversations.code (id),
  organisation_id uuid not null references directory.organisation (id),
  primary key (theme_id, code_id)
);
create index theme_code_by_code on conversations.theme_code (code_id);
create index theme_code_by_organisation on conversations.theme_code (organisation_id);

-- A theme as it was published, with its limits as counted on that day: the figures do not move with each withdrawal.
create table conversations.theme_publication (
  id uuid primary key default gen_random_uuid(),
  theme_id uuid not null references conversations.theme (id),
  organisation_id uuid not null references directory.organisation (id),
  number smallint not null check (number >= 1),
  title text not null,
  statement text not null,
  code_names text[] not null,
  contributions integer not null check (contributions >= 0),
  coded_in_all integer not null check (coded_in_all >= contributions),
  -- Null where so few came that way that the number could point at somebody.
  heard_online integer,
  heard_in_person integer,
  agreement text not null check (length(agreement) <= 600),
  saturation text not null check (length(saturation) <= 600),
  not_heard text not null check (length(not_heard) between 3 and 1000),
  published_at timestamptz not null,
  published_by uuid,
  replaced_at timestamptz,
  unique (theme_id, number)
);
create index theme_publication_by_organisation on conversations.theme_publication (organisation_id);
create unique index one_publication_at_a_time on conversations.theme_publication (theme_id) where replaced_at is null;

-- What a theme says beside a policy source: it agrees, adds to it or conflicts with it, and why.
create table conversations.theme_source (
  theme_id uuid not null references conversations.theme (id),
  source_code text not null references strategy.policy_source (code),
  organisation_id uuid not null references directory.organisation (id),
  judgement text not null check (judgement in ('agrees', 'adds', 'conflicts')),
  reason text not null check (length(reason) between 3 and 600),
  judged_at timestamptz not null,
  judged_by uuid,
  primary key (theme_id, source_code)
);
create index theme_source_by_source on conversations.theme_source (source_code);
create index theme_source_by_organisation on conversations.theme_source (organisation_id);

-- An objective that answers a theme: the trace from what is planned to what people said.
create table conversations.theme_objective (
  theme_id uuid not null references conversations.theme (id),
  objective_id uuid not null references strategy.objective (id),
  organisation_id uuid not null references directory.organisation (id),
  linked_at timestamptz not null,
  linked_by uuid,
  primary key (theme_id, objective_id)
);
create index theme_objective_by_objective on conversations.theme_objective (objective_id);
create index theme_objective_by_organisation on conversations.theme_objective (organisation_id);

-- ── who may see what ─────────────────────────────────────────────────────────────────────────────────────────────────
do $$
declare place text;
begin
  foreach place in array array['code', 'code_version', 'code_merger', 'coding_round', 'round_item', 'round_coder', 'coding_item', 'coding', 'settled', 'settled_code', 'quote_consent', 'theme', 'theme_code', 'theme_publication', 'theme_source', 'theme_objective'] loop
    execute format('alter table conversations.%I enable row level security', place);
    execute format('grant select, insert, update, delete on conversations.%I to allied_worker', place);
    execute format('create policy worker on conversations.%I to allied_worker using (true) with check (true)', place);
    execute format('grant select on conversations.%I to allied_app', place);
  end loop;
  foreach place in array array['code', 'code_version', 'code_merger', 'coding_round', 'round_item', 'round_coder', 'settled', 'settled_code', 'theme', 'theme_code', 'theme_publication', 'theme_source', 'theme_objective'] loop
    execute format('grant insert, update on conversations.%I to allied_app', place);
    execute format('create policy own_sees on conversations.%I for select to allied_app using (organisation_id = any ((select platform.viewer_organisations())::uuid[]))', place);
    execute format('create policy own_adds on conversations.%I for insert to allied_app with check (organisation_id = any ((select platform.viewer_organisations())::uuid[]))', place);
    execute format('create policy own_changes on conversations.%I for update to allied_app using (organisation_id = any ((select platform.viewer_organisations())::uuid[])) with check (organisation_id = any ((select platform.viewer_organisations())::uuid[]))', place);
  end loop;
  foreach place in array array['settled', 'settled_code', 'theme_code', 'theme_source', 'theme_objective'] loop
    execute format('grant delete on conversations.%I to allied_app', place);
    execute format('create policy own_takes_away on conversations.%I for delete to allied_app using (organisation_id = any ((select platform.viewer_organisations())::uuid[]))', place);
  end loop;
end $$;

-- Blind: the codes of the other coder are not there for anybody until the round is finished; and nobody writes in another's name.
grant insert, update, delete on conversations.coding_item, conversations.coding to allied_app;
do $$
declare place text;
begin
  foreach place in array array['coding_item', 'coding'] loop
    execute format('create policy own_or_finished on conversations.%I for select to allied_app using (organisation_id = any ((select platform.viewer_organisations())::uuid[])
      and (coder_id = platform.viewer_person() or exists (select from conversations.coding_round r where r.id = round_id and r.finished_at is not null)))', place);
    execute format('create policy own_codes on conversations.%I for all to allied_app using (organisation_id = any ((select platform.viewer_organisations())::uuid[]) and coder_id = platform.viewer_person()
      and exists (select from conversations.round_coder c where c.round_id = %I.round_id and c.coder_id = %I.coder_id and c.finished_at is null))', place, place, place);
  end loop;
end $$;

create policy own_sees on conversations.quote_consent for select to allied_app using (organisation_id = any ((select platform.viewer_organisations())::uuid[]));
create policy anyone_sees on conversations.theme_publication for select to allied_app using ((select platform.viewer_is_anyone()) and replaced_at is null);
create policy anyone_sees on conversations.theme for select to allied_app using ((select platform.viewer_is_anyone()) and exists (select from conversations.theme_publication p where p.theme_id = theme.id and p.replaced_at is null));
create policy anyone_sees on conversations.theme_source for select to allied_app using ((select platform.viewer_is_anyone()) and exists (select from conversations.theme_publication p where p.theme_id = theme_source.theme_id and p.replaced_at is null));
create policy anyone_sees on conversations.theme_objective for select to allied_app using ((select platform.viewer_is_anyone()) and exists (select from conversations.theme_publication p where p.theme_id = theme_objective.theme_id and p.replaced_at is null));

-- The code that stands for this one after all mergers. Mergers make no circle: a merger into a code that leads back is refused.
create function conversations.live_code(code uuid) returns uuid language sql stable set search_path = ''
begin atomic
  with recursive path (id, next, steps) as (
    select c.id, c.merged_into, 0 from conversations.code c where c.id = code
    union all select c.id, c.merged_into, p.steps + 1 from path p join conversations.code c on c.id = p.next where p.steps < 100
  ) select p.id from path p where p.next is null;
end;

-- The words behind a published theme, as everyone reads them; which coder said so is not in it. In no order that tells a time.
create function conversations.words_of_theme(asked uuid) returns table (id uuid, words text, position_of_phase smallint, parent_id uuid, may_be_quoted boolean) language sql stable security definer set search_path = ''
begin atomic
  select c.id, coalesce(c.shown_words, c.words), p.position, c.parent_id, exists (select from conversations.quote_consent q where q.contribution_id = c.id)
  from conversations.contribution c join conversations.phase p on p.id = c.phase_id
  where c.state = 'shown' and exists (select from conversations.theme_publication t where t.theme_id = asked and t.replaced_at is null)
    and exists (select from conversations.settled_code s join conversations.theme_code t on t.theme_id = asked and conversations.live_code(t.code_id) = conversations.live_code(s.code_id) where s.contribution_id = c.id)
  order by c.item;
end;

-- The author, and nobody else, says whether these words may be quoted. False for an unknown code and for words taken out.
create function conversations.quote_by_code(hash bytea, may_quote boolean) returns boolean language plpgsql security definer set search_path = '' as $$
declare found_one conversations.contribution;
begin
  select * into found_one from conversations.contribution c where c.code_hash = hash and c.state <> 'withdrawn';
  if found_one.id is null then return false; end if;
  if may_quote then
    insert into conversations.quote_consent values (found_one.id, found_one.organisation_id) on conflict do nothing;
  else
    delete from conversations.quote_consent q where q.contribution_id = found_one.id;
  end if;
  return true;
end $$;

create function conversations.may_quote_by_code(hash bytea) returns boolean language sql stable security definer set search_path = ''
begin atomic
  select exists (select from conversations.quote_consent q join conversations.contribution c on c.id = q.contribution_id where c.code_hash = hash);
end;

-- Codes belong to the words that were coded: where an author changes or withdraws them, the codes, and the leave to quote, go too.
create function conversations.forget_codes() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  delete from conversations.settled s where s.contribution_id = new.id;
  delete from conversations.round_item r where r.contribution_id = new.id;
  delete from conversations.quote_consent q where q.contribution_id = new.id;
  return null;
end $$;
create trigger words_changed after update of words on conversations.contribution for each row when (old.words is distinct from new.words) execute function conversations.forget_codes();

revoke execute on function conversations.live_code, conversations.words_of_theme, conversations.quote_by_code, conversations.may_quote_by_code, conversations.forget_codes from public;
grant execute on function conversations.live_code, conversations.words_of_theme, conversations.quote_by_code, conversations.may_quote_by_code to allied_app, allied_worker;
