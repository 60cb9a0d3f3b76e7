-- When a phase is sealed its words are written again in random order; so is what they answer, since the order of these rows would tell the same.
create function conversations.shuffle_what_is_answered() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  with gone as (delete from conversations.theme_answer a using conversations.contribution c where c.id = a.contribution_id and c.phase_id = new.id returning a.*)
    insert into conversations.theme_answer select * from gone order by random();
  with gone as (delete from conversations.challenge a using conversations.contribution c where c.id = a.contribution_id and c.phase_id = new.id returning a.*)
    insert into conversations.challenge select * from gone order by random();
  return null;
end $$;
create trigger sealed after update of sealed_at on conversations.phase for each row when (new.sealed_at is not null and old.sealed_at is null) execute function conversations.shuffle_what_is_answered();

revoke execute on function conversations.shuffle_what_is_answered from public;
