-- A priority is celebrated only while what celebrates it is published. What fell away keeps its row, and the state that went back keeps who set it and when.
alter table inquiry.celebration add column taken_off_at timestamptz;
create table inquiry.celebration_end (
  id uuid primary key default gen_random_uuid(),
  priority_id uuid not null,
  organisation_id uuid not null,
  celebrated_at timestamptz not null,
  celebrated_by uuid,
  ended_at timestamptz not null,
  -- What it was celebrated with, by its title at the time.
  with_what text not null check (length(with_what) between 3 and 2000),
  foreign key (priority_id, organisation_id) references inquiry.priority (id, organisation_id)
);
create index celebration_end_by_priority on inquiry.celebration_end (priority_id);
create or replace function inquiry.celebrated_with_something() returns trigger language plpgsql as $$
begin
  if new.celebrated_at is not null and not exists (select from inquiry.celebration c where c.priority_id = new.id and c.taken_off_at is null) then
    raise exception 'nothing is linked with which this priority was celebrated' using errcode = '23514';
  end if;
  return new;
end $$;
alter table inquiry.celebration_end enable row level security;
grant select, insert, update, delete on inquiry.celebration_end to allied_worker;
create policy worker on inquiry.celebration_end to allied_worker using (true) with check (true);
grant select, insert on inquiry.celebration_end to allied_app;
create policy with_priority on inquiry.celebration_end for select to allied_app using (exists (select from inquiry.priority p where p.id = priority_id));
create policy own_adds on inquiry.celebration_end for insert to allied_app with check (organisation_id = any ((select platform.viewer_organisations())::uuid[]));
