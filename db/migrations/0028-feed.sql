-- What the order of a list is balanced by: how often each shown idea was served, and whether its place is still open. Used to order, never shown.
create function conversations.feed_of(phase integer)
  returns table (id uuid, item integer, shown_hour timestamptz, served bigint, up integer, down integer) language sql stable security definer set search_path = ''
begin atomic
  select c.id, c.item, (select min(s.began_hour) from conversations.showing s where s.contribution_id = c.id), coalesce(e.served, 0), coalesce(t.up, 0), coalesce(t.down, 0)
  from conversations.phase p
  join conversations.contribution c on c.phase_id = p.id and c.state = 'shown' and c.kind = 'idea'
  left join (select x.item, sum(x.served) as served from conversations.exposure x where x.phase_number = phase group by x.item) e on e.item = c.item
  left join conversations.tally t on t.phase_number = phase and t.item = c.item
  where p.number = phase and p.announced_at is not null;
end;
drop function conversations.served_of(integer);
revoke execute on function conversations.feed_of from public;
grant execute on function conversations.feed_of to allied_app, allied_worker;
