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

-- A signed snapshot may be sent up to a system or a region, where it joins counts. The sender may take it back; the level above never sees whose it is.
create table inquiry.sending (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null,
  snapshot_id uuid not null,
  to_unit_id uuid not null references directory.unit (id),
  sent_at timestamptz not null,
  sent_by uuid,
  taken_back_at timestamptz,
  taken_back_by uuid,
  foreign key (snapshot_id, organisation_id) references inquiry.snapshot (id, organisation_id)
);
create unique index sent_once_at_a_time on inquiry.sending (snapshot_id, to_unit_id) where taken_back_at is null;
create index sending_by_unit on inquiry.sending (to_unit_id) where taken_back_at is null;
create index sending_by_organisation on inquiry.sending (organisation_id);
alter table inquiry.sending enable row level security;
grant select, insert, update, delete on inquiry.sending to allied_worker;
create policy worker on inquiry.sending to allied_worker using (true) with check (true);
grant select, insert, update on inquiry.sending to allied_app;
create policy own_sees on inquiry.sending for select to allied_app using (organisation_id = any ((select platform.viewer_organisations())::uuid[]));
create policy own_adds on inquiry.sending for insert to allied_app with check (organisation_id = any ((select platform.viewer_organisations())::uuid[]));
create policy own_changes on inquiry.sending for update to allied_app using (organisation_id = any ((select platform.viewer_organisations())::uuid[]));
-- How many places sent theirs, and how many of them stand at each stage of each cell: told to the level above alone, and only from eight places on. Of each place the latest.
create function inquiry.sent_counts(asked uuid) returns table (places integer, foundation text, focus text, stage text, at_stage integer) language sql stable security definer set search_path = ''
begin atomic
  with latest as (
    select distinct on (s.unit_id) s.id from inquiry.sending x join inquiry.snapshot s on s.id = x.snapshot_id join inquiry.template t on t.id = s.template_id
    where x.to_unit_id = asked and x.taken_back_at is null and s.signed_off_at is not null and t.kind = 'where-we-are' order by s.unit_id, s.as_of desc, s.signed_off_at desc),
  counted as (select count(*)::integer as places from latest)
  select c.places, a.foundation, a.focus, a.stage, count(*)::integer from counted c cross join latest l join inquiry.answer a on a.snapshot_id = l.id and a.stage is not null and a.foundation is not null and a.focus is not null
  where c.places >= 8 and exists (select from directory.unit u where u.id = asked and u.organisation_id = any (platform.viewer_organisations()))
  group by c.places, a.foundation, a.focus, a.stage;
end;
revoke execute on function inquiry.sent_counts from public;
grant execute on function inquiry.sent_counts to allied_app, allied_worker;

-- Who works in clinical informatics, as posts: no name of anybody (requirement S75). Read by their own organisation, because a post of one can be a person.
create table improvement.informatics_role (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references directory.organisation (id),
  title text not null check (length(title) between 3 and 160),
  unit_id uuid not null references directory.unit (id),
  profession text check (profession ~ '^prof\.[a-z-]{3,60}$'),
  -- Share of a whole-time post, in hundredths.
  share_percent smallint not null check (share_percent between 1 and 100),
  since_on date not null,
  ended_on date check (ended_on >= since_on),
  is_example boolean not null default false,
  made_at timestamptz not null,
  made_by uuid
);
create index informatics_role_by_organisation on improvement.informatics_role (organisation_id);

-- What was asked of those who pay for research, and what they said (requirement S70).
create table improvement.funder_question (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references directory.organisation (id),
  title text not null check (length(title) between 10 and 600),
  funder text not null check (length(funder) between 2 and 160),
  raised_on date not null,
  answer text check (length(answer) between 3 and 2000),
  answered_on date check (answered_on >= raised_on),
  is_example boolean not null default false,
  made_at timestamptz not null,
  made_by uuid,
  check ((answer is null) = (answered_on is null))
);
create index funder_question_by_organisation on improvement.funder_question (organisation_id);

-- The profession of whoever leads a study; none where it is not one of the fourteen, or nobody said.
alter table improvement.study add column lead_profession text check (lead_profession ~ '^prof\.[a-z-]{3,60}$');

do $$
declare place text;
declare own constant text := '(organisation_id = any ((select platform.viewer_organisations())::uuid[]))';
begin
  foreach place in array array['informatics_role', 'funder_question'] loop
    execute format('alter table improvement.%I enable row level security', place);
    execute format('grant select, insert, update, delete on improvement.%I to allied_worker', place);
    execute format('create policy worker on improvement.%I to allied_worker using (true) with check (true)', place);
    execute format('create trigger policy_text_only before insert on improvement.%I for each row execute function improvement.refuse_policy_text_only()', place);
    execute format('grant select, insert on improvement.%I to allied_app', place);
    execute format('create policy own_adds on improvement.%I for insert to allied_app with check %s', place, own);
    execute format('create policy own_changes on improvement.%I for update to allied_app using %s with check %s', place, own, own);
  end loop;
end $$;
create policy own_reads on improvement.informatics_role for select to allied_app using (organisation_id = any ((select platform.viewer_organisations())::uuid[]));
create policy anyone_reads on improvement.funder_question for select to allied_app using ((select platform.viewer_is_anyone()));
grant update (ended_on) on improvement.informatics_role to allied_app;
grant update (answer, answered_on) on improvement.funder_question to allied_app;
