-- Search over where we are, what is done and what is told too. Two things are new: what only somebody with an account may read, and what is
-- looked for until a day only.
alter table platform.search_item
  add column shown_until date,
  drop constraint search_item_reader_check,
  add constraint search_item_reader_check check (reader ~ '^(public|signed-in|organisation:[0-9a-f-]{36}|person:[0-9a-f-]{36})$');

-- A program reads for nobody in particular: what only those who belong to an organisation may read, it does not find. What it may read of its own
-- organisation has addresses of its own, each with its own leave.
create or replace function platform.search_readers() returns text[] language sql stable parallel safe set search_path = '' return
  case when not platform.viewer_is_anyone() then '{}'::text[] when platform.viewer_person() is null then array['public']
    else array['public', 'signed-in', 'person:' || platform.viewer_person()] || array(select 'organisation:' || id from unnest(platform.viewer_organisations()) id) end;

-- These subjects changed: they are not shown until the worker has read them again. A later one does not ask the worker to come.
create function platform.search_touch_subjects(of_kind text, subjects text[], is_later boolean) returns void language plpgsql security definer set search_path = '' as $$
begin
  insert into platform.search_due (subject_kind, subject_id) select of_kind, id from unnest(subjects) id order by id on conflict do nothing;
  update platform.search_item set is_touched = true where subject_kind = of_kind and subject_id = any(subjects) and not is_touched;
  if not is_later and current_setting('allied.search_asked', true) is distinct from pg_current_xact_id()::text then
    perform set_config('allied.search_asked', pg_current_xact_id()::text, true);
    perform platform.enqueue('refresh-search', '{}', null, null);
  end if;
end $$;

create or replace function platform.search_touch() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if current_setting('allied.search_waits', true) = 'yes' or (tg_op = 'UPDATE' and new is not distinct from old) then return null; end if;
  perform platform.search_touch_subjects(tg_argv[0], array(select distinct id from unnest(array[
    case when tg_op <> 'INSERT' then coalesce(to_jsonb(old) ->> tg_argv[1], to_jsonb(old) ->> tg_argv[2]) end,
    case when tg_op <> 'DELETE' then coalesce(to_jsonb(new) ->> tg_argv[1], to_jsonb(new) ->> tg_argv[2]) end]) id where id is not null), tg_nargs >= 4);
  return null;
end $$;

-- A case study holds words of people, which go from it the moment they are no longer shown or their theme is not. No job with a time says when.
create function stories.touch_quoting() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if current_setting('allied.search_waits', true) = 'yes' then return null; end if;
  perform platform.search_touch_subjects('case-study', array(select distinct q.case_study_id::text from stories.quote_use q
    where case when tg_argv[0] = 'contribution' then q.contribution_id::text = to_jsonb(old) ->> 'id' else q.theme_id::text = to_jsonb(old) ->> 'theme_id' end), true);
  return null;
end $$;
create trigger search_touched_quoting after update on conversations.contribution for each row when (old.state is distinct from new.state or old.shown_words is distinct from new.shown_words or old.words is distinct from new.words) execute function stories.touch_quoting('contribution');
create trigger search_touched_quoting after update or delete on conversations.theme_publication for each row execute function stories.touch_quoting('theme');

-- The figures that documents print are one subject for each document; a newer one changes those of all.
create function stories.touch_stated() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  perform platform.search_touch_subjects('stated-figures', array(select s.id::text from strategy.strategy s where s.code in ('nat', 'ox')), false);
  return null;
end $$;
create trigger search_touched after insert or update or delete on stories.newer_figure for each statement execute function stories.touch_stated();
revoke execute on function platform.search_touch_subjects, stories.touch_quoting, stories.touch_stated from public;

do $$
declare one text[];
begin
  foreach one slice 1 in array array[
    ['strategy.strategy', 'stated-figures', 'id'], ['strategy.version', 'stated-figures', 'strategy_id'],
    ['conversations.theme_reply', 'theme', 'theme_id'],
    ['fairness.focused_activity', 'focused-activity', 'id'], ['fairness.focused_activity_step', 'focused-activity', 'activity_id'],
    ['inquiry.template', 'question-set', 'code'], ['inquiry.snapshot', 'snapshot', 'id'], ['inquiry.priority', 'snapshot', 'snapshot_id'], ['inquiry.story', 'told-story', 'id'],
    ['improvement.project', 'project', 'id'], ['improvement.aim', 'project', 'project_id'], ['improvement.driver', 'project', 'project_id'], ['improvement.cycle', 'project', 'project_id'],
    ['improvement.cycle_result', 'project', 'project_id'], ['improvement.closing', 'project', 'project_id'], ['improvement.prompt_answer', 'project', 'project_id'], ['improvement.partner', 'project', 'project_id'],
    ['improvement.data_note', 'project', 'project_id'],
    ['improvement.barrier_step', 'barrier', 'barrier_id'], ['improvement.question_answer', 'community-question', 'question_id'],
    ['improvement.learning_review', 'learning-review', 'id'], ['improvement.learning_entry', 'learning-entry', 'id'],
    ['improvement.pathway', 'pathway', 'id'], ['improvement.pathway_step', 'pathway', 'pathway_id'], ['improvement.evidence', 'evidence', 'id'], ['improvement.evidence_gap', 'evidence-gap', 'id'],
    ['improvement.evidence_request', 'evidence-request', 'id'], ['improvement.guidance', 'guidance', 'id'], ['improvement.research_partner', 'research-partner', 'id'], ['improvement.study', 'study', 'id'],
    ['improvement.output', 'output', 'id'], ['improvement.output_use', 'output', 'output_id'], ['improvement.opportunity', 'opening', 'id'], ['improvement.confidence_check', 'confidence-check', 'id'],
    ['improvement.role_model', 'teller', 'person_id'], ['improvement.coach', 'teller', 'person_id'],
    ['stories.service', 'service', 'id'], ['stories.service_wish', 'service', 'service_id'], ['stories.self_care', 'self-care', 'id'], ['stories.library_item', 'library-item', 'id'], ['stories.event', 'event', 'id'],
    ['stories.award_scheme', 'award', 'id'], ['stories.award_result', 'award', 'scheme_id'], ['stories.exchange_post', 'exchange-post', 'id'], ['stories.exchange_reply', 'exchange-post', 'post_id'],
    ['stories.case_study', 'case-study', 'id']]
  loop
    execute format('create trigger %I after insert or update or delete on %s for each row execute function platform.search_touch(%L, %L)', case when one[2] = 'stated-figures' then 'search_touched_figures' else 'search_touched' end, one[1], one[2], one[3]);
  end loop;
  -- What people send without an account, and what they answer for themselves, leaves no job with a time behind.
  foreach one slice 1 in array array[
    ['inquiry.answer', 'snapshot', 'snapshot_id'], ['improvement.barrier', 'barrier', 'id'], ['improvement.community_question', 'community-question', 'id'], ['stories.thanks', 'thanks', 'id'],
    ['stories.quote_use', 'case-study', 'case_study_id']]
  loop
    execute format('create trigger search_touched after insert or update or delete on %s for each row execute function platform.search_touch(%L, %L, %L, %L)', one[1], one[2], one[3], one[3], 'later');
  end loop;
end $$;
-- Whoever leaves or erases an account is no longer found as a role model or a coach.
create trigger search_touched after update of erased_at, deactivated_at on directory.person for each row execute function platform.search_touch('teller', 'id');

-- A smaller sample is asked first: one in 256. More than 30 finds there are about 7,700 in all; that they were 1,000 or fewer is 13 standard
-- deviations away. The larger sample is asked only where this one does not say.
create index search_item_few on platform.search_item using gin (platform.search_keys(words, kind, null)) with (fastupdate = off) where reader = 'public' and (hashtext(kind || ' ' || item_id) & 255) = 0;

drop function platform.search;
create function platform.search(asked jsonb, of_kind text, most integer, skip integer, today date)
  returns table (kind text, item_id text, href text, title text, about text, body text, is_example boolean, total integer, of_kinds jsonb)
  language plpgsql stable security definer set search_path = '' set enable_seqscan = off set work_mem = '16MB' as $$
declare
  readers text[] := platform.search_readers();
  question record;
  of_keys tsquery;
  hits tid[];
  is_many boolean;
begin
  select * into question from platform.search_question(asked);
  if cardinality(readers) = 0 or question.of_keys is null then return; end if;
  of_keys := question.of_keys;
  if of_kind is not null then of_keys := of_keys && platform.keys_query(array['kind ' || of_kind], ' & '); end if;
  is_many := (select count(*) from (select from platform.search_item i where i.reader = 'public' and (hashtext(i.kind || ' ' || i.item_id) & 255) = 0 and platform.search_keys(i.words, i.kind, null) @@ of_keys
    and not i.is_touched and (i.shown_until is null or i.shown_until >= today) and (question.is_exact or i.words @@ question.of_words) limit 31) seen) > 30;
  if not is_many then
    is_many := (select count(*) from (select from platform.search_item i where i.reader = 'public' and i.is_sample and platform.search_keys(i.words, i.kind, null) @@ of_keys
      and not i.is_touched and (i.shown_until is null or i.shown_until >= today) and (question.is_exact or i.words @@ question.of_words) limit 301) seen) > 300;
  end if;
  if is_many then
     return query select i.kind, i.item_id, i.href, i.title, i.about, i.body, i.is_example, 1001, null::jsonb from platform.search_item i
      where i.words @@ question.of_words and i.reader = any(readers) and not i.is_touched and (i.shown_until is null or i.shown_until >= today) and (of_kind is null or i.kind = of_kind)
      order by i.standing desc, i.kind, i.item_id limit least(most, 100) offset greatest(least(skip, 980), 0);
     return;
  end if;
  hits := array(select i.ctid from platform.search_item i where i.reader = 'public' and platform.search_keys(i.words, i.kind, null) @@ of_keys
    and not i.is_touched and (i.shown_until is null or i.shown_until >= today) and (question.is_exact or i.words @@ question.of_words) limit 5001);
  if cardinality(readers) > 1 then
    hits := hits || array(select i.ctid from platform.search_item i where i.reader <> 'public' and not i.is_touched and (i.shown_until is null or i.shown_until >= today) and (question.is_exact or i.words @@ question.of_words)
      and platform.search_keys(i.words, i.kind, i.reader) @@ (of_keys && platform.keys_query(array(select 'reader ' || reader from unnest(readers) reader where reader <> 'public'), ' | ')) limit 5001);
  end if;
  if cardinality(hits) > 1000 then
     return query select i.kind, i.item_id, i.href, i.title, i.about, i.body, i.is_example, 1001, null::jsonb from platform.search_item i where i.ctid = any(hits)
      order by i.standing desc, i.kind, i.item_id limit least(most, 100) offset greatest(least(skip, 980), 0);
  elsif cardinality(hits) > 0 then
     -- Each find is looked at once: for its rank and for the number of its kind; only what is shown is read whole.
     return query with found as materialized (
        select i.ctid as place, i.kind, i.item_id, i.is_example, i.standing, ts_rank('{0.1,0.2,0.4,1}', i.words, question.of_words, 1) * (10 + i.standing) as rank from platform.search_item i where i.ctid = any(hits)),
      best as (select f.*, row_number() over (order by f.is_example, f.rank desc, f.standing desc, f.kind, f.item_id) as at from found f order by at limit least(most, 100) offset greatest(skip, 0))
      select i.kind, i.item_id, i.href, i.title, i.about, i.body, i.is_example, cardinality(hits), (select jsonb_object_agg(k.kind, k.number) from (select f.kind, count(*) as number from found f group by f.kind) k)
      from best b join platform.search_item i on i.ctid = b.place order by b.at;
  end if;
end $$;
revoke execute on function platform.search from public;
grant execute on function platform.search to allied_app, allied_worker;
