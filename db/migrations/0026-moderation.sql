-- Moderation: a decision can be taken back, an account of racism needs two people to refuse it, an author can appeal, and ideas that
-- say the same stand together. None of these tables holds anything about an author; docs/threats/conversations.md has the model.

alter table conversations.decision add column undone_at timestamptz;
-- Who agreed, where two people were needed.
alter table conversations.decision add column agreed_by uuid;

-- One moderator wants to refuse an account of racism as discriminating. It happens only when another wants the same.
create table conversations.proposed_refusal (
  contribution_id uuid primary key references conversations.contribution (id) on delete cascade,
  organisation_id uuid not null references directory.organisation (id),
  reason_code text not null check (reason_code ~ '^[a-z-]{3,40}$'),
  proposed_at timestamptz not null,
  proposed_by uuid not null
);
create index proposed_refusal_by_organisation on conversations.proposed_refusal (organisation_id);

-- An author asks, by their code, for another person to read again. It belongs to one contribution and to nothing else.
create table conversations.appeal (
  id uuid primary key default gen_random_uuid(),
  contribution_id uuid not null references conversations.contribution (id),
  organisation_id uuid not null references directory.organisation (id),
  words text not null check (length(words) between 3 and 2000),
  received_hour timestamptz not null check (received_hour = date_trunc('hour', received_hour)),
  outcome text check (outcome in ('upheld', 'overturned', 'not needed')),
  note text not null default '' check (length(note) <= 600),
  decided_at timestamptz,
  decided_by uuid,
  check ((outcome is null) = (decided_at is null))
);
create index appeal_by_contribution on conversations.appeal (contribution_id);
create index appeal_by_organisation on conversations.appeal (organisation_id) where outcome is null;
create unique index one_appeal_at_a_time on conversations.appeal (contribution_id) where outcome is null;

do $$
declare place text;
begin
  foreach place in array array['proposed_refusal', 'appeal'] loop
    execute format('alter table conversations.%I enable row level security', place);
    execute format('grant select, insert, update, delete on conversations.%I to allied_worker', place);
    execute format('create policy worker on conversations.%I to allied_worker using (true) with check (true)', place);
    execute format('create policy own_sees on conversations.%I for select to allied_app using (organisation_id = any ((select platform.viewer_organisations())::uuid[]))', place);
    execute format('create policy own_changes on conversations.%I for update to allied_app using (organisation_id = any ((select platform.viewer_organisations())::uuid[])) with check (organisation_id = any ((select platform.viewer_organisations())::uuid[]))', place);
  end loop;
end $$;
grant select, insert, update, delete on conversations.proposed_refusal to allied_app;
create policy own_adds on conversations.proposed_refusal for insert to allied_app with check (organisation_id = any ((select platform.viewer_organisations())::uuid[]));
create policy own_takes_away on conversations.proposed_refusal for delete to allied_app using (organisation_id = any ((select platform.viewer_organisations())::uuid[]));
grant select, update on conversations.appeal to allied_app;

-- Ideas that stood with these words stand for themselves again: they were read and shown before. Nobody's decision, so no person in it.
create function conversations.part_from(target uuid, at timestamptz) returns void language plpgsql security definer set search_path = '' as $$
declare one conversations.contribution;
begin
  for one in update conversations.contribution c set state = 'shown', merged_into = null, revision = c.revision + 1 where c.merged_into = target and c.state = 'merged' returning c.* loop
    insert into conversations.showing (contribution_id, organisation_id, began_hour) values (one.id, one.organisation_id, date_trunc('hour', at))
      on conflict (contribution_id, began_hour) do update set ended_hour = null;
    insert into conversations.decision (contribution_id, organisation_id, outcome, decided_at) values (one.id, one.organisation_id, 'parted', at);
  end loop;
end $$;

-- As in 0020, with decisions that were taken back left out.
create or replace function conversations.by_code(hash bytea)
  returns table (id uuid, phase_id uuid, kind text, words text, shown_words text, state text, received_hour timestamptz, merged_into uuid, revision integer, outcome text, reason_code text, note text)
  language sql stable security definer set search_path = ''
begin atomic
  select c.id, c.phase_id, c.kind, c.words, c.shown_words, c.state, c.received_hour, c.merged_into, c.revision, d.outcome, d.reason_code, d.note
  from conversations.contribution c
  left join lateral (select * from conversations.decision d where d.contribution_id = c.id and d.undone_at is null order by d.decided_at desc limit 1) d on true
  where c.code_hash = hash;
end;

-- As in 0020; ideas that stood with these stand alone again, and an appeal about the older words is not needed any more.
create or replace function conversations.change_by_code(hash bytea, new_words text, new_concern text, was_revision integer, at timestamptz) returns boolean
  language plpgsql security definer set search_path = '' as $$
declare changed uuid;
begin
  update conversations.contribution c set words = new_words, shown_words = null, concern = new_concern, state = 'held', revision = c.revision + 1
  where c.code_hash = hash and c.revision = was_revision and c.state in ('held', 'shown', 'refused') returning c.id into changed;
  if changed is null then return false; end if;
  update conversations.showing s set ended_hour = date_trunc('hour', at) where s.contribution_id = changed and s.ended_hour is null;
  update conversations.appeal a set outcome = 'not needed', decided_at = at where a.contribution_id = changed and a.outcome is null;
  delete from conversations.proposed_refusal r where r.contribution_id = changed;
  perform conversations.part_from(changed, at);
  return true;
end $$;

-- As in 0020; what the author wrote to appeal goes with the words.
create or replace function conversations.withdraw_by_code(hash bytea, at timestamptz) returns boolean
  language plpgsql security definer set search_path = '' as $$
declare withdrawn uuid;
begin
  update conversations.contribution c set words = '(withdrawn)', shown_words = null, state = 'withdrawn', merged_into = null, concern = null, revision = c.revision + 1
  where c.code_hash = hash and c.state <> 'withdrawn' returning c.id into withdrawn;
  if withdrawn is null then return false; end if;
  update conversations.showing s set ended_hour = date_trunc('hour', at) where s.contribution_id = withdrawn and s.ended_hour is null;
  update conversations.appeal a set words = '(withdrawn)', outcome = coalesce(a.outcome, 'not needed'), decided_at = coalesce(a.decided_at, at) where a.contribution_id = withdrawn;
  delete from conversations.proposed_refusal r where r.contribution_id = withdrawn;
  perform conversations.part_from(withdrawn, at);
  return true;
end $$;

/*
 * Keeps an author's appeal: kept, or why not. Only words that are refused can be appealed, one appeal for each refusal.
 */
create function conversations.appeal_by_code(hash bytea, new_words text, at timestamptz) returns text language plpgsql security definer set search_path = '' as $$
declare
  own conversations.contribution;
  refused_at timestamptz;
begin
  select * into own from conversations.contribution c where c.code_hash = hash for update;
  if own.id is null then return 'unknown'; end if;
  if own.state <> 'refused' then return 'not refused'; end if;
  select max(d.decided_at) into refused_at from conversations.decision d where d.contribution_id = own.id and d.undone_at is null and d.outcome in ('refused', 'hidden');
  if exists (select from conversations.appeal a where a.contribution_id = own.id and (a.outcome is null or a.decided_at >= refused_at)) then return 'again'; end if;
  insert into conversations.appeal (contribution_id, organisation_id, words, received_hour) values (own.id, own.organisation_id, new_words, date_trunc('hour', at));
  return 'kept';
end $$;

-- How the latest appeal of these words stands, for whoever holds their code.
create function conversations.appeal_of(hash bytea) returns table (words text, outcome text, note text) language sql stable security definer set search_path = ''
begin atomic
  select a.words, a.outcome, a.note from conversations.appeal a join conversations.contribution c on c.id = a.contribution_id where c.code_hash = hash
  order by (a.outcome is null) desc, a.decided_at desc limit 1;
end;

-- How many contributions came in online in this hour: a flood is slowed down for the phase as a whole, without knowing anybody.
create function conversations.words_this_hour(phase uuid, at timestamptz) returns integer language sql stable security definer set search_path = ''
begin atomic
  select count(*)::integer from conversations.contribution c where c.phase_id = phase and c.route = 'online' and c.received_hour = date_trunc('hour', at);
end;

-- What was decided and why, without the words, for everyone; with what became of an appeal. What was taken back is left out.
drop function conversations.public_log(uuid);
create function conversations.public_log(phase uuid) returns table (id uuid, kind text, outcome text, reason_code text, decided_on date, appeal text) language sql stable security definer set search_path = ''
begin atomic
  select d.id, c.kind, d.outcome, d.reason_code, (d.decided_at at time zone 'Europe/London')::date,
    (select coalesce(a.outcome, 'waiting') from conversations.appeal a where a.contribution_id = c.id and d.outcome in ('refused', 'hidden') and (a.outcome is null or a.decided_at >= d.decided_at)
      order by a.decided_at nulls last limit 1)
  from conversations.decision d join conversations.contribution c on c.id = d.contribution_id join conversations.phase p on p.id = c.phase_id
  where c.phase_id = phase and p.announced_at is not null and d.undone_at is null and d.outcome in ('refused', 'hidden', 'merged', 'parted', 'shown with words masked');
end;

-- Which idea each merged one stands with in the end, by item number.
create function conversations.merge_targets(phase integer) returns table (item integer, target integer) language sql stable security definer set search_path = ''
begin atomic
  with recursive chain as (
    select c.id, c.item, c.merged_into as next, 1 as depth from conversations.contribution c join conversations.phase p on p.id = c.phase_id where p.number = phase and c.state = 'merged'
    union all
    select k.id, k.item, c.merged_into, k.depth + 1 from chain k join conversations.contribution c on c.id = k.next where c.state = 'merged' and k.depth < 100
  )
  select k.item, c.item from chain k join conversations.contribution c on c.id = k.next where c.state <> 'merged';
end;

/*
 * The votes of a phase as they count: each participant once for each idea with all that was merged into it. A vote on the idea
 * itself wins; votes on merged ones that agree count as that vote; votes that contradict each other count as pass, since votes
 * have no time and none is the later one. The votes themselves stay as they are: parting gives everybody's own vote back.
 */
create function conversations.counted_votes(phase integer) returns table (participant bigint, item integer, choice smallint) language sql stable security definer set search_path = ''
begin atomic
  with kept as (
    select v.participant, v.item, v.choice from conversations.vote v where v.phase_number = phase
    union all select v.participant::bigint, v.item, v.choice from conversations.sealed_vote v where v.phase_number = phase
  ), placed as (
    select k.participant, coalesce(m.target, k.item) as item, k.choice, m.target is null as is_own from kept k left join conversations.merge_targets(phase) m on m.item = k.item
  )
  select p.participant, p.item, coalesce(max(p.choice) filter (where p.is_own), case when min(p.choice) = max(p.choice) then max(p.choice) else 0::smallint end)
  from placed p group by p.participant, p.item;
end;

revoke execute on function conversations.part_from, conversations.appeal_by_code, conversations.appeal_of, conversations.words_this_hour, conversations.public_log, conversations.merge_targets, conversations.counted_votes from public;
grant execute on function conversations.appeal_by_code, conversations.appeal_of, conversations.words_this_hour, conversations.public_log to allied_app, allied_worker;
grant execute on function conversations.counted_votes, conversations.merge_targets to allied_worker;
-- Parting by itself is allowed to the web's login only for words of the viewer's organisation; the check stands in the function below.
create function conversations.part_own(target uuid, at timestamptz) returns void language plpgsql security definer set search_path = '' as $$
begin
  if exists (select from conversations.contribution c where c.id = target and c.organisation_id = any (platform.viewer_organisations())) then perform conversations.part_from(target, at); end if;
end $$;
revoke execute on function conversations.part_own from public;
grant execute on function conversations.part_own to allied_app, allied_worker;

-- Ideas that stand with this one, also through others, for the comments on them: ids only.
create function conversations.standing_with(target uuid) returns table (id uuid) language sql stable security definer set search_path = ''
begin atomic
  with recursive merged as (
    select c.id, 1 as depth from conversations.contribution c where c.merged_into = target and c.state = 'merged'
    union all
    select c.id, m.depth + 1 from merged m join conversations.contribution c on c.merged_into = m.id and c.state = 'merged' where m.depth < 100
  )
  select m.id from merged m;
end;
-- Where words went that stand with others now: the shown idea of the same phase, or nothing.
create function conversations.stands_with(merged uuid) returns uuid language sql stable security definer set search_path = ''
begin atomic
  select t.id from conversations.contribution c join conversations.phase p on p.id = c.phase_id join conversations.merge_targets(p.number) m on m.item = c.item
  join conversations.contribution t on t.phase_id = c.phase_id and t.item = m.target and t.state = 'shown' where c.id = merged;
end;
revoke execute on function conversations.standing_with, conversations.stands_with from public;
grant execute on function conversations.standing_with, conversations.stands_with to allied_app, allied_worker;
