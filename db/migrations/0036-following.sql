-- Following a conversation or an idea: by a random code, or by letters to an address that its owner confirmed. It says nothing about
-- who wrote or voted: one follows what is shown, not one's own words, and a row has the day and no more.
create table conversations.follow (
  id uuid primary key default gen_random_uuid(),
  conversation_id uuid not null references conversations.conversation (id) on delete cascade,
  -- None: the whole conversation.
  contribution_id uuid references conversations.contribution (id) on delete cascade,
  -- SHA-256 of the code that was shown once, or the address for letters: one of the two.
  code_hash bytea unique check (length(code_hash) = 32),
  address text check (length(address) between 3 and 254 and address = lower(address)),
  is_confirmed boolean not null default false,
  began_on date not null,
  -- What happened until this day has been told.
  told_until date not null,
  check ((code_hash is null) <> (address is null))
);
create unique index follow_by_address on conversations.follow (address, conversation_id, contribution_id) nulls not distinct where address is not null;
create index follow_by_conversation on conversations.follow (conversation_id);
create index follow_by_contribution on conversations.follow (contribution_id) where contribution_id is not null;
alter table conversations.follow enable row level security;
grant select, insert, update, delete on conversations.follow to allied_worker;
create policy worker on conversations.follow to allied_worker using (true) with check (true);

-- The web's login has no policy: only these functions answer, each to whoever holds the code or the letter.

-- Whether something that everyone may read can be followed under these ids.
create function conversations.may_be_followed(conversation uuid, contribution uuid) returns boolean language sql stable security definer set search_path = ''
begin atomic
  select exists (select from conversations.phase p where p.conversation_id = conversation and p.announced_at is not null
    and (contribution is null or exists (select from conversations.contribution c where c.id = contribution and c.phase_id = p.id and c.state = 'shown')));
end;

create function conversations.follow_by_code(hash bytea, conversation uuid, contribution uuid, today date) returns boolean language plpgsql security definer set search_path = '' as $$
begin
  if not conversations.may_be_followed(conversation, contribution) then return false; end if;
  insert into conversations.follow (conversation_id, contribution_id, code_hash, is_confirmed, began_on, told_until) values (conversation, contribution, hash, true, today, today);
  return true;
end $$;

/*
 * Keeps an address that waits for its owner's yes. Answers the row to write about, or null where no letter goes: it is followed
 * already, or the address has asked five times today.
 */
create function conversations.follow_by_letter(to_address text, conversation uuid, contribution uuid, today date) returns uuid language plpgsql security definer set search_path = '' as $$
declare made uuid;
begin
  if not conversations.may_be_followed(conversation, contribution) then return null; end if;
  if (select count(*) from conversations.follow f where f.address = to_address and not f.is_confirmed and f.began_on = today) >= 5 then return null; end if;
  insert into conversations.follow (conversation_id, contribution_id, address, began_on, told_until) values (conversation, contribution, to_address, today, today)
    on conflict do nothing returning id into made;
  return made;
end $$;

-- What is followed with this code, or by this letter.
create function conversations.followed(hash bytea, letter uuid) returns table (conversation_id uuid, contribution_id uuid, is_confirmed boolean, began_on date, by_letter boolean)
  language sql stable security definer set search_path = ''
begin atomic
  select f.conversation_id, f.contribution_id, f.is_confirmed, f.began_on, f.address is not null from conversations.follow f where f.code_hash = hash or (f.id = letter and f.address is not null);
end;

create function conversations.confirm_letter(letter uuid, today date) returns boolean language plpgsql security definer set search_path = '' as $$
begin
  update conversations.follow f set is_confirmed = true, told_until = case when f.is_confirmed then f.told_until else today end where f.id = letter and f.address is not null;
  return found;
end $$;

-- The address, or the hash of the code, is gone with the row.
create function conversations.stop_following(hash bytea, letter uuid) returns boolean language plpgsql security definer set search_path = '' as $$
begin
  delete from conversations.follow f where f.code_hash = hash or (f.id = letter and f.address is not null);
  return found;
end $$;

revoke execute on function conversations.may_be_followed, conversations.follow_by_code, conversations.follow_by_letter, conversations.followed, conversations.confirm_letter, conversations.stop_following from public;
grant execute on function conversations.may_be_followed, conversations.follow_by_code, conversations.follow_by_letter, conversations.followed, conversations.confirm_letter, conversations.stop_following to allied_app, allied_worker;
