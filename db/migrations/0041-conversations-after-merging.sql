-- What became of an idea that stands with another one: for a vote that came a moment later, and for whoever follows it.

-- Where a vote on this item can be given now: the shown idea that the words stand with, or nothing where they stand for themselves.
create function conversations.item_stands_with(phase integer, item integer) returns uuid language sql stable security definer set search_path = ''
begin atomic
  select conversations.stands_with(c.id) from conversations.contribution c join conversations.phase p on p.id = c.phase_id
  where p.number = item_stands_with.phase and c.item = item_stands_with.item and c.state = 'merged';
end;

-- The day on which an idea came to stand with another one, as the public log tells it; nothing where it stands for itself.
create function conversations.merged_on(merged uuid) returns date language sql stable security definer set search_path = ''
begin atomic
  select (max(d.decided_at) at time zone 'Europe/London')::date from conversations.decision d join conversations.contribution c on c.id = d.contribution_id and c.state = 'merged'
  where c.id = merged and d.outcome = 'merged' and d.undone_at is null;
end;

revoke execute on function conversations.item_stands_with, conversations.merged_on from public;
grant execute on function conversations.item_stands_with, conversations.merged_on to allied_app, allied_worker;
