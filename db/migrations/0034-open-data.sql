-- Open data: where an imported conversation is from, and the bundle of an ended phase, made once by the worker and given to everyone.

-- The licence and the words of thanks go wherever the data goes.
create table conversations.provenance (
  conversation_id uuid primary key references conversations.conversation (id) on delete cascade,
  organisation_id uuid not null references directory.organisation (id),
  kind text not null check (kind in ('polis', 'allied', 'words')),
  source text not null check (length(source) between 1 and 500),
  licence text not null check (length(licence) between 1 and 300),
  attribution text not null check (length(attribution) between 1 and 1500),
  -- SHA-256 of what was read: the same export is not loaded twice.
  fingerprint bytea not null unique check (length(fingerprint) = 32),
  imported_at timestamptz not null
);
create index provenance_by_organisation on conversations.provenance (organisation_id);

-- `changes` counts what happened to the words since; a bundle is given out only while it holds what is shown now.
create table conversations.open_data (
  phase_id uuid primary key references conversations.phase (id) on delete cascade,
  organisation_id uuid not null references directory.organisation (id),
  changes integer not null default 0,
  made_of_changes integer,
  made_at timestamptz,
  -- Made after everything was typed in; an earlier one is made again then.
  is_complete boolean not null default false,
  size_bytes integer check (size_bytes > 0),
  sha256 bytea check (length(sha256) = 32)
);
create index open_data_by_organisation on conversations.open_data (organisation_id);

create table conversations.open_data_piece (
  phase_id uuid not null references conversations.open_data (phase_id) on delete cascade,
  organisation_id uuid not null references directory.organisation (id),
  number integer not null check (number >= 0),
  bytes bytea not null check (length(bytes) between 1 and 262144),
  primary key (phase_id, number)
);
create index open_data_piece_by_organisation on conversations.open_data_piece (organisation_id);

do $$
declare place text;
begin
  foreach place in array array['provenance', 'open_data', 'open_data_piece'] loop
    execute format('alter table conversations.%I enable row level security', place);
    execute format('grant select, insert, update, delete on conversations.%I to allied_worker', place);
    execute format('create policy worker on conversations.%I to allied_worker using (true) with check (true)', place);
    execute format('grant select on conversations.%I to allied_app', place);
  end loop;
end $$;
create policy anyone_sees on conversations.provenance for select to allied_app using ((select platform.viewer_is_anyone()) and exists (select from conversations.conversation c where c.id = conversation_id));
create policy own_sees on conversations.provenance for select to allied_app using (organisation_id = any ((select platform.viewer_organisations())::uuid[]));
-- What is made of older words is for nobody.
create policy anyone_sees on conversations.open_data for select to allied_app using ((select platform.viewer_is_anyone()) and made_of_changes = changes);
create policy anyone_sees on conversations.open_data_piece for select to allied_app using ((select platform.viewer_is_anyone()) and exists (select from conversations.open_data d where d.phase_id = open_data_piece.phase_id));

create function conversations.note_open_data_change() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  update conversations.open_data d set changes = d.changes + 1 where d.phase_id = new.phase_id;
  return null;
end $$;
create trigger shown_words_changed after update of words, shown_words, state, merged_into on conversations.contribution for each row
  when (old.words is distinct from new.words or old.shown_words is distinct from new.shown_words or old.state is distinct from new.state or old.merged_into is distinct from new.merged_into)
  execute function conversations.note_open_data_change();
-- Words that are typed in after the end, and shown at once.
create trigger shown_words_added after insert on conversations.contribution for each row when (new.state = 'shown') execute function conversations.note_open_data_change();

create function conversations.note_open_data_theme() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  update conversations.open_data d set changes = d.changes + 1 from conversations.theme t join conversations.phase p on p.conversation_id = t.conversation_id where t.id = new.theme_id and d.phase_id = p.id;
  return null;
end $$;
create trigger theme_published after insert or update on conversations.theme_publication for each row execute function conversations.note_open_data_theme();
-- A new version of the results.
create trigger result_kept after insert on conversations.result for each row execute function conversations.note_open_data_change();
revoke execute on function conversations.note_open_data_change, conversations.note_open_data_theme from public;

-- ── search ───────────────────────────────────────────────────────────────────────────────────────────────────────────
create index contribution_words on conversations.contribution using gin (to_tsvector('pg_catalog.english', coalesce(shown_words, words))) where state = 'shown';

-- As strategy.search_nodes: row-level security keeps the planner from a text index, so this reads as the owner and lets out only what
-- everyone may read: conversations that are announced, published themes, shown words. The first 2,000 finds of each are ranked.
create function conversations.search_shown(of_query text, most integer, skip integer)
  returns table (kind text, id uuid, total integer) language sql stable security definer set search_path = ''
begin atomic
  with q as (select websearch_to_tsquery('pg_catalog.english', of_query) as query),
  found as (
    (select 'conversation' as kind, c.id, c.is_example, 3 + ts_rank(to_tsvector('pg_catalog.english', c.title || ' ' || c.purpose), q.query) as rank from q join conversations.conversation c on to_tsvector('pg_catalog.english', c.title || ' ' || c.purpose) @@ q.query
      where exists (select from conversations.phase p where p.conversation_id = c.id and p.announced_at is not null) limit 2000)
    union all (select 'theme', t.id, c.is_example, 2 + ts_rank(to_tsvector('pg_catalog.english', p.title || ' ' || p.statement), q.query) from q join conversations.theme_publication p on p.replaced_at is null and to_tsvector('pg_catalog.english', p.title || ' ' || p.statement) @@ q.query
      join conversations.theme t on t.id = p.theme_id join conversations.conversation c on c.id = t.conversation_id limit 2000)
    union all (select w.kind, w.id, v.is_example, ts_rank(to_tsvector('pg_catalog.english', coalesce(w.shown_words, w.words)), q.query) from q join conversations.contribution w on w.state = 'shown' and to_tsvector('pg_catalog.english', coalesce(w.shown_words, w.words)) @@ q.query
      join conversations.phase p on p.id = w.phase_id and p.announced_at is not null join conversations.conversation v on v.id = p.conversation_id
      where w.parent_id is null or exists (select from conversations.contribution i where i.id = w.parent_id and i.state = 'shown') limit 2000)
  )
  select f.kind, f.id, (count(*) over ())::integer from found f where platform.viewer_is_anyone() order by f.is_example, f.rank desc, f.id limit least(most, 100) offset greatest(skip, 0);
end;
revoke execute on function conversations.search_shown from public;
grant execute on function conversations.search_shown to allied_app, allied_worker;
