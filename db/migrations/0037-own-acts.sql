-- What people do themselves leaves no time finer than the hour, and moderators see what a change of shown words would carry votes to.

-- What everyone read before the author changed it, while the new words wait: who decides sees both, since the votes were for these.
alter table conversations.contribution add column earlier_words text check (earlier_words is null or state = 'held');
grant select (earlier_words) on conversations.contribution to allied_app;
create function conversations.forget_earlier_words() returns trigger language plpgsql set search_path = '' as $$
begin
  new.earlier_words := null;
  return new;
end $$;
create trigger decided before update of state on conversations.contribution for each row when (new.state <> 'held' and new.earlier_words is not null) execute function conversations.forget_earlier_words();
revoke execute on function conversations.forget_earlier_words from public;

-- The hour of an author's own act, but after what was decided before, so that the later of two stays the later.
create function conversations.own_hour(at timestamptz, after timestamptz) returns timestamptz language sql immutable set search_path = ''
begin atomic
  select greatest(date_trunc('hour', at), after + interval '1 microsecond');
end;
revoke execute on function conversations.own_hour from public;

create or replace function conversations.part_from(target uuid, at timestamptz) returns void language plpgsql security definer set search_path = '' as $$
declare one conversations.contribution;
begin
  for one in update conversations.contribution c set state = 'shown', merged_into = null, revision = c.revision + 1 where c.merged_into = target and c.state = 'merged' returning c.* loop
    insert into conversations.showing (contribution_id, organisation_id, began_hour) values (one.id, one.organisation_id, date_trunc('hour', at))
      on conflict (contribution_id, began_hour) do update set ended_hour = null;
    -- It may follow from what an author did with the words it stood with.
    insert into conversations.decision (contribution_id, organisation_id, outcome, decided_at) values (one.id, one.organisation_id, 'parted',
      conversations.own_hour(at, (select max(d.decided_at) from conversations.decision d where d.contribution_id = one.id)));
  end loop;
end $$;

-- An author's change or withdrawal makes their appeal needless, at the hour.
create function conversations.drop_appeal(words_id uuid, at timestamptz, is_withdrawn boolean) returns void language plpgsql security definer set search_path = '' as $$
declare refused_at timestamptz := (select max(d.decided_at) from conversations.decision d where d.contribution_id = words_id and d.undone_at is null and d.outcome in ('refused', 'hidden'));
begin
  update conversations.appeal a set outcome = 'not needed', decided_at = conversations.own_hour(at, refused_at) where a.contribution_id = words_id and a.outcome is null;
  if is_withdrawn then update conversations.appeal a set words = '(withdrawn)' where a.contribution_id = words_id; end if;
end $$;
revoke execute on function conversations.drop_appeal from public;

create or replace function conversations.change_by_code(hash bytea, new_words text, new_concern text, was_revision integer, at timestamptz) returns boolean
  language plpgsql security definer set search_path = '' as $$
declare changed uuid;
begin
  update conversations.contribution c set words = new_words, shown_words = null, concern = new_concern, state = 'held', revision = c.revision + 1,
    earlier_words = case when c.state = 'shown' then coalesce(c.shown_words, c.words) else c.earlier_words end
  where c.code_hash = hash and c.revision = was_revision and c.state in ('held', 'shown', 'refused') returning c.id into changed;
  if changed is null then return false; end if;
  update conversations.showing s set ended_hour = date_trunc('hour', at) where s.contribution_id = changed and s.ended_hour is null;
  perform conversations.drop_appeal(changed, at, false);
  delete from conversations.proposed_refusal r where r.contribution_id = changed;
  perform conversations.part_from(changed, at);
  return true;
end $$;

create or replace function conversations.withdraw_by_code(hash bytea, at timestamptz) returns boolean
  language plpgsql security definer set search_path = '' as $$
declare withdrawn uuid;
begin
  update conversations.contribution c set words = '(withdrawn)', shown_words = null, state = 'withdrawn', merged_into = null, concern = null, revision = c.revision + 1
  where c.code_hash = hash and c.state <> 'withdrawn' returning c.id into withdrawn;
  if withdrawn is null then return false; end if;
  update conversations.showing s set ended_hour = date_trunc('hour', at) where s.contribution_id = withdrawn and s.ended_hour is null;
  perform conversations.drop_appeal(withdrawn, at, true);
  delete from conversations.proposed_refusal r where r.contribution_id = withdrawn;
  perform conversations.part_from(withdrawn, at);
  return true;
end $$;

-- The appeal about the decision that stands: one against an earlier decision says nothing about words that were changed and refused again.
create or replace function conversations.appeal_of(hash bytea) returns table (words text, outcome text, note text) language sql stable security definer set search_path = ''
begin atomic
  select a.words, a.outcome, a.note from conversations.appeal a join conversations.contribution c on c.id = a.contribution_id
  where c.code_hash = hash and (a.outcome is null or a.decided_at >= (select max(d.decided_at) from conversations.decision d where d.contribution_id = c.id and d.undone_at is null and d.outcome in ('refused', 'hidden')))
  order by (a.outcome is null) desc, a.decided_at desc limit 1;
end;

-- Votes at a place of the list stand under the first hour of the phase: the hour of a vote, beside the hour of words, would join the two at night.
create or replace function conversations.add_exposure(phases integer[], items integer[], positions smallint[], random boolean[], more_served integer[], more_seen integer[], more_votes integer[], at timestamptz) returns void
  language sql security definer set search_path = ''
begin atomic
  insert into conversations.exposure as e (phase_number, item, position, hour, is_random, served, seen, votes)
  select a.phase, a.item, a.place, k.hour, a.is_random, sum(k.served), sum(k.seen), sum(k.votes)
  from unnest(phases, items, positions, random, more_served, more_seen, more_votes) as a (phase, item, place, is_random, served, seen, votes)
  join conversations.phase p on p.number = a.phase
  join conversations.contribution c on c.phase_id = p.id and c.item = a.item
  cross join lateral (values (date_trunc('hour', at), a.served, a.seen, 0), (date_trunc('hour', p.opens_at), 0, 0, a.votes)) as k (hour, served, seen, votes)
  where k.served + k.seen + k.votes > 0
  group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5
  on conflict (phase_number, item, position, hour, is_random) do update set served = e.served + excluded.served, seen = e.seen + excluded.seen, votes = e.votes + excluded.votes;
end;

insert into conversations.exposure as e (phase_number, item, position, hour, is_random, votes)
  select x.phase_number, x.item, x.position, date_trunc('hour', p.opens_at), x.is_random, sum(x.votes) from conversations.exposure x join conversations.phase p on p.number = x.phase_number
  where x.votes > 0 and x.hour <> date_trunc('hour', p.opens_at) group by 1, 2, 3, 4, 5
  on conflict (phase_number, item, position, hour, is_random) do update set votes = e.votes + excluded.votes;
update conversations.exposure x set votes = 0 from conversations.phase p where p.number = x.phase_number and x.votes > 0 and x.hour <> date_trunc('hour', p.opens_at);
update conversations.decision d set decided_at = conversations.own_hour(d.decided_at, (select max(o.decided_at) from conversations.decision o where o.contribution_id = d.contribution_id and o.decided_at < d.decided_at))
  where d.decided_by is null and d.outcome = 'parted';
update conversations.appeal a set decided_at = conversations.own_hour(a.decided_at, (select max(d.decided_at) from conversations.decision d where d.contribution_id = a.contribution_id and d.decided_at <= a.decided_at))
  where a.outcome = 'not needed';
