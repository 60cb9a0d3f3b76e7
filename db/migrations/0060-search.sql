-- Search over everything that a viewer may see. One row for each thing that can be found, written by the worker from what the rooms
-- say of themselves; whom it may be shown to stands among its keys, so that nobody is told a number of things that they may not see.
create extension if not exists pg_trgm with schema public;

create table platform.search_item (
  kind text not null check (kind ~ '^[a-z-]{2,40}$'),
  item_id text not null,
  -- What a change touches: all parts of a strategy have that strategy here.
  subject_kind text not null,
  subject_id text not null,
  reader text not null check (reader ~ '^(public|organisation:[0-9a-f-]{36}|person:[0-9a-f-]{36})$'),
  is_example boolean not null,
  href text not null check (href ~ '^/'),
  title text not null,
  about text not null,
  body text not null,
  -- Comes before others where very many fit.
  standing real not null,
  words tsvector not null,
  -- Its source has changed since: it is not shown before the worker has read it again.
  is_touched boolean not null default false,
  -- One in sixteen: enough finds among these say that there are more than a thousand in all, without looking at all.
  is_sample boolean not null generated always as ((hashtext(kind || ' ' || item_id) & 15) = 0) stored,
  primary key (kind, item_id)
) with (fillfactor = 90);

create table platform.search_due (
  subject_kind text not null,
  subject_id text not null,
  primary key (subject_kind, subject_id)
);

-- A word, and the same with one letter left out, at each place: two words that differ by one slip share one of these (the idea of
-- Garbe's symmetric deletes, 2012).
create function platform.search_slips(word text) returns text[] language sql immutable parallel safe set search_path = '' return (
  array(select word union select left(word, at - 1) || substr(word, at + 1) from generate_series(1, length(word)) at)
);

-- Words of what everyone may read, for people who type one wrongly.
create table platform.search_word (
  word text primary key check (length(word) between 3 and 40),
  items integer not null check (items > 0),
  slips text[] not null generated always as (platform.search_slips(word)) stored
);

-- By which statement the rows of a kind were made; another one makes them anew.
create table platform.search_source (
  kind text primary key,
  fingerprint text not null
);

-- Words that stand beside each other, with the distance, so that a phrase is found by its pairs. A word that was left out ("of") counts as distance.
create function platform.search_pairs(of_words tsvector) returns text[] language sql immutable parallel safe set search_path = '' return (
  select array_agg(pair) from (
    select lexeme || ' ' || (lead(place) over (order by place, lexeme) - place) || ' ' || lead(lexeme) over (order by place, lexeme) as pair
    from unnest(of_words) as w (lexeme, places, weights), unnest(places) as p (place)
  ) pairs where pair is not null
);

create function platform.search_keys(of_words tsvector, of_kind text, of_reader text) returns tsvector language sql immutable parallel safe set search_path = '' return
  strip(of_words) || array_to_tsvector(array_remove(array(select distinct pair from unnest(platform.search_pairs(of_words)) pair) || array['kind ' || of_kind, 'reader ' || of_reader], null));

create function platform.keys_query(keys text[], joined text) returns tsquery language sql immutable parallel safe set search_path = '' return (
  select string_agg('''' || replace(replace(key, '\', '\\'), '''', '''''') || '''', joined)::tsquery from unnest(keys) key
);

-- What everyone may read apart from the rest, so that a question never meets the long list of all that is public.
create index search_item_by_keys on platform.search_item using gin (platform.search_keys(words, kind, null)) with (fastupdate = off) where reader = 'public';
create index search_item_of_readers on platform.search_item using gin (platform.search_keys(words, kind, reader)) with (fastupdate = off) where reader <> 'public';
create index search_item_sample on platform.search_item using gin (platform.search_keys(words, kind, null)) with (fastupdate = off) where reader = 'public' and is_sample;
create index search_item_by_standing on platform.search_item (standing desc, kind, item_id);
create index search_item_by_subject on platform.search_item (subject_kind, subject_id);
create index search_word_by_slips on platform.search_word using gin (slips);
create index search_word_by_letters on platform.search_word using gin (word public.gin_trgm_ops);

-- Whom a thing may be shown to so that this viewer sees it.
create function platform.search_readers() returns text[] language sql stable parallel safe set search_path = '' return
  case when platform.viewer_is_anyone() then array['public'] || array(select 'organisation:' || id from unnest(platform.viewer_organisations()) id) || case when platform.viewer_person() is null then '{}' else array['person:' || platform.viewer_person()] end else '{}' end;

-- What was asked as two questions of the same meaning: of the keys, which the index answers, and of the words in their places, by which finds
-- are ranked. Not exact: a phrase of three words whose two pairs may stand in two places, so that its places must be looked at as well. `asked` is a list of alternatives {"all": "words", "phrases": ["words that stand together"], "none": "words"}.
create function platform.search_question(asked jsonb, out of_keys tsquery, out of_words tsquery, out is_exact boolean) language plpgsql immutable parallel safe set search_path = '' as $$
declare alternative jsonb; phrase text; keys tsquery; places tsquery; pairs text[];
begin
  is_exact := true;
  for alternative in select value from jsonb_array_elements(asked) loop
    keys := plainto_tsquery('pg_catalog.english', coalesce(alternative ->> 'all', ''));
    places := keys;
    for phrase in select value from jsonb_array_elements_text(coalesce(alternative -> 'phrases', '[]')) loop
      pairs := platform.search_pairs(to_tsvector('pg_catalog.english', phrase));
      is_exact := is_exact and coalesce(cardinality(pairs), 0) <= 1;
      keys := keys && coalesce(platform.keys_query(pairs, ' & '), plainto_tsquery('pg_catalog.english', phrase));
      places := places && phraseto_tsquery('pg_catalog.english', phrase);
    end loop;
    -- What is not wanted narrows what is wanted and is no question of its own.
    continue when numnode(places) = 0;
    if coalesce(alternative ->> 'none', '') <> '' and numnode(plainto_tsquery('pg_catalog.english', alternative ->> 'none')) > 0 then
      keys := keys && !!replace(plainto_tsquery('pg_catalog.english', alternative ->> 'none')::text, '&', '|')::tsquery;
      places := places && !!replace(plainto_tsquery('pg_catalog.english', alternative ->> 'none')::text, '&', '|')::tsquery;
    end if;
    of_keys := case when of_keys is null then keys else of_keys || keys end;
    of_words := case when of_words is null then places else of_words || places end;
  end loop;
end $$;

-- The best finds for this viewer. Of up to 1,000 finds all are ranked by their words; of more, the total reads 1,001 and those that stand
-- highest come first: taken from up to 5,000 finds that the index names, and for still more by walking down the order of standing, where
-- fits are then close together. More than 300 finds in the sample of one in sixteen are about 5,000 in all; that they were 1,000 or fewer
-- is 30 standard deviations away. It reads as the owner, because row-level security keeps the planner from a text index.
create function platform.search(asked jsonb, of_kind text, most integer, skip integer)
  returns table (kind text, item_id text, href text, title text, about text, body text, is_example boolean, total integer, of_kinds jsonb)
  language plpgsql stable security definer set search_path = '' set enable_seqscan = off set work_mem = '16MB' as $$
declare
  readers text[] := platform.search_readers();
  question record;
  of_keys tsquery;
  hits tid[];
begin
  select * into question from platform.search_question(asked);
  if cardinality(readers) = 0 or question.of_keys is null then return; end if;
  of_keys := question.of_keys;
  if of_kind is not null then of_keys := of_keys && platform.keys_query(array['kind ' || of_kind], ' & '); end if;
  if (select count(*) from (select from platform.search_item i where i.reader = 'public' and i.is_sample and platform.search_keys(i.words, i.kind, null) @@ of_keys and not i.is_touched limit 301) seen) <= 300 then
    hits := array(select i.ctid from platform.search_item i where i.reader = 'public' and platform.search_keys(i.words, i.kind, null) @@ of_keys and not i.is_touched and (question.is_exact or i.words @@ question.of_words) limit 5001);
    if cardinality(readers) > 1 then
      hits := hits || array(select i.ctid from platform.search_item i where i.reader <> 'public' and not i.is_touched and (question.is_exact or i.words @@ question.of_words)
        and platform.search_keys(i.words, i.kind, i.reader) @@ (of_keys && platform.keys_query(array(select 'reader ' || reader from unnest(readers) reader where reader <> 'public'), ' | ')) limit 5001);
    end if;
  end if;
  if cardinality(hits) <= 1000 then
     return query select i.kind, i.item_id, i.href, i.title, i.about, i.body, i.is_example, cardinality(hits),
        (select jsonb_object_agg(k.kind, k.number) from (select h.kind, count(*) as number from platform.search_item h where h.ctid = any(hits) group by h.kind) k)
      from platform.search_item i where i.ctid = any(hits)
      order by i.is_example, ts_rank('{0.1,0.2,0.4,1}', i.words, question.of_words, 1) * (10 + i.standing) desc, i.standing desc, i.kind, i.item_id limit least(most, 100) offset greatest(skip, 0);
  elsif cardinality(hits) <= 5000 then
     return query select i.kind, i.item_id, i.href, i.title, i.about, i.body, i.is_example, 1001, null::jsonb from platform.search_item i where i.ctid = any(hits)
      order by i.standing desc, i.kind, i.item_id limit least(most, 100) offset greatest(least(skip, 980), 0);
  else
     return query select i.kind, i.item_id, i.href, i.title, i.about, i.body, i.is_example, 1001, null::jsonb from platform.search_item i
      where i.words @@ question.of_words and i.reader = any(readers) and not i.is_touched and (of_kind is null or i.kind = of_kind)
      order by i.standing desc, i.kind, i.item_id limit least(most, 100) offset greatest(least(skip, 980), 0);
  end if;
end $$;

-- Words that people may have meant, most alike first: those one slip away, and only where there are none, those that share trigrams.
create function platform.search_alike(typed text) returns table (word text, items integer, likeness real) language plpgsql stable security definer set search_path = '' set enable_seqscan = off set pg_trgm.similarity_threshold = 0.4 as $$
begin
  return query select w.word, w.items, public.similarity(w.word, lower(typed)) from platform.search_word w where w.slips && platform.search_slips(lower(left(typed, 40))) order by 3 desc, 2 desc, 1 limit 12;
  if found then return; end if;
  return query select w.word, w.items, public.similarity(w.word, lower(typed)) from platform.search_word w where w.word operator(public.%) lower(left(typed, 40)) order by 3 desc, 2 desc, 1 limit 12;
end $$;
revoke execute on function platform.search_readers, platform.search_question, platform.search, platform.search_alike from public;
grant execute on function platform.search_readers, platform.search_question, platform.search, platform.search_alike to allied_app, allied_worker;

-- A thing changed: it is not shown until the worker has read it again, which is asked for once in each transaction. For a trigger on the
-- table it comes from: what kind of subject, and which column names it (or, where that is empty, which other). With a third word it does
-- not ask: what people say leaves no job with a time behind, and is read with the next minute.
create function platform.search_touch() returns trigger language plpgsql security definer set search_path = '' as $$
declare subjects text[];
begin
  if current_setting('allied.search_waits', true) = 'yes' or (tg_op = 'UPDATE' and new is not distinct from old) then return null; end if;
  subjects := array(select distinct id from unnest(array[case when tg_op <> 'INSERT' then coalesce(to_jsonb(old) ->> tg_argv[1], to_jsonb(old) ->> tg_argv[2]) end, case when tg_op <> 'DELETE' then coalesce(to_jsonb(new) ->> tg_argv[1], to_jsonb(new) ->> tg_argv[2]) end]) id where id is not null);
  insert into platform.search_due (subject_kind, subject_id) select tg_argv[0], id from unnest(subjects) id on conflict do nothing;
  update platform.search_item set is_touched = true where subject_kind = tg_argv[0] and subject_id = any(subjects) and not is_touched;
  if tg_nargs < 4 and current_setting('allied.search_asked', true) is distinct from pg_current_xact_id()::text then
    perform set_config('allied.search_asked', pg_current_xact_id()::text, true);
    perform platform.enqueue('refresh-search', '{}', null, null);
  end if;
  return null;
end $$;
revoke execute on function platform.search_touch from public;

do $$
declare one text[];
begin
  foreach one slice 1 in array array[
    ['directory.organisation', 'organisation', 'id'], ['directory.unit', 'unit', 'id'],
    ['strategy.strategy', 'strategy', 'id'], ['strategy.version', 'strategy', 'strategy_id'], ['strategy.objective', 'objective', 'id'], ['strategy.objective_version', 'objective', 'objective_id'],
    ['strategy.milestone', 'objective', 'objective_id'], ['strategy.objective_partner', 'objective', 'objective_id'], ['strategy.decision', 'objective', 'objective_id'], ['strategy.action', 'objective', 'objective_id'],
    ['strategy.term', 'term', 'code'], ['strategy.term_version', 'term', 'term_code'], ['strategy.event_session', 'session', 'id'], ['strategy.session_theme', 'session', 'session_id'], ['strategy.session_question', 'session', 'session_id'],
    ['conversations.conversation', 'conversation', 'id'], ['conversations.phase', 'conversation', 'conversation_id'], ['conversations.theme_publication', 'theme', 'theme_id'],
    ['quality.measure', 'measure', 'id'], ['quality.measure_version', 'measure', 'measure_id']]
  loop
    execute format('create trigger search_touched after insert or update or delete on %s for each row execute function platform.search_touch(%L, %L)', one[1], one[2], one[3]);
  end loop;
end $$;
create trigger search_touched after insert or update or delete on conversations.contribution for each row execute function platform.search_touch('contribution', 'parent_id', 'id', 'later');

-- What this takes the place of.
drop function strategy.search_nodes, strategy.search_objectives, conversations.search_shown;
drop index strategy.objective_version_words, strategy.milestone_words, strategy.objective_partner_words, strategy.decision_words, strategy.action_words, conversations.contribution_words;
drop function strategy.objective_words;
alter table strategy.node drop column words;
drop function strategy.words_of;

alter table platform.search_item enable row level security;
alter table platform.search_due enable row level security;
alter table platform.search_word enable row level security;
alter table platform.search_source enable row level security;
grant select, insert, update, delete on platform.search_item, platform.search_due, platform.search_word, platform.search_source to allied_worker;
create policy worker on platform.search_item to allied_worker using (true) with check (true);
create policy worker on platform.search_due to allied_worker using (true) with check (true);
create policy worker on platform.search_word to allied_worker using (true) with check (true);
create policy worker on platform.search_source to allied_worker using (true) with check (true);
