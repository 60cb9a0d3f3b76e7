-- What reading, searching and disputing need beside the strategies themselves.

-- Loaded from a file, or edited here: a file that is loaded again must not undo an edit without saying so.
alter table strategy.version add column source text not null default 'file' check (source in ('file', 'edit'));

-- The list of strategies, newest period first, and the strategies of one state.
create index strategy_by_period on strategy.strategy (period_start desc, code);
create index alignment_from on strategy.alignment (from_strategy_id, from_code);

-- Words to search by. `immutable` is true of these two calls once the text search configuration is named.
create function strategy.words_of(title text, variants text[], body text) returns tsvector
  language sql immutable parallel safe as $$
  select setweight(to_tsvector('pg_catalog.english', title), 'A')
    || setweight(to_tsvector('pg_catalog.english', coalesce(array_to_string(variants, ' · '), '')), 'B')
    || setweight(to_tsvector('pg_catalog.english', coalesce(body, '')), 'C');
$$;
alter table strategy.node add column words tsvector generated always as (strategy.words_of(title, variants, body)) stored;
create index node_by_words on strategy.node using gin (words);

-- Row-level security keeps the planner from using a text search index (its operator may leak), so this function reads as the
-- owner and repeats the policy of strategy.strategy in plain sight. Only current wording is found.
create function strategy.search_nodes(of_query text, most integer)
  returns table (strategy_id uuid, code text, rank real)
  language sql stable security definer set search_path = '' begin atomic
  select n.strategy_id, n.code, ts_rank(n.words, q.query)
  from websearch_to_tsquery('pg_catalog.english', of_query) as q (query)
  join strategy.node n on n.words @@ q.query
  join strategy.strategy s on s.id = n.strategy_id and s.current_version = n.version_number
  where platform.viewer_is_anyone() and (s.is_public or s.organisation_id = any ((select platform.viewer_organisations())::uuid[]))
  order by 3 desc, s.code, n.code limit least(most, 200);
end;

-- Anyone who signed in may say that a link is wrong, and why. It stands beside the link until the link's owner answers.
create table strategy.dispute (
  id uuid primary key default gen_random_uuid(),
  alignment_id uuid not null references strategy.alignment (id),
  organisation_id uuid not null references directory.organisation (id),
  reason text not null check (length(reason) between 3 and 600),
  raised_at timestamptz not null,
  raised_by uuid,
  settled_at timestamptz,
  settled_by uuid,
  answer text check (length(answer) between 3 and 600),
  check ((settled_at is null) = (answer is null))
);
create index dispute_by_alignment on strategy.dispute (alignment_id);
create index dispute_by_organisation on strategy.dispute (organisation_id);
alter table strategy.dispute enable row level security;
grant select, insert on strategy.dispute to allied_app;
grant update (settled_at, settled_by, answer) on strategy.dispute to allied_app;
grant select, insert, update, delete on strategy.dispute to allied_worker;
create policy worker on strategy.dispute to allied_worker using (true) with check (true);
create policy as_alignment on strategy.dispute for select to allied_app
  using (exists (select from strategy.alignment a where a.id = alignment_id));
create policy own_organisation_adds on strategy.dispute for insert to allied_app
  with check (organisation_id = any ((select platform.viewer_organisations())::uuid[]));
create policy owner_of_link_settles on strategy.dispute for update to allied_app
  using (exists (select from strategy.alignment a join strategy.strategy s on s.id = a.from_strategy_id
    where a.id = alignment_id and s.organisation_id = any ((select platform.viewer_organisations())::uuid[])));

revoke execute on all functions in schema strategy from public;
grant execute on function strategy.search_nodes, strategy.words_of to allied_app, allied_worker;
grant execute on function strategy.at_most_two_main_links to allied_app, allied_worker;
