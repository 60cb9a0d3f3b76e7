-- What places send up is counted once, in batches of eight places or more, and told as it was counted. A count made anew at each visit let two visits be held against each other: who came or
-- was taken back between them gave their stages away.
drop function inquiry.sent_counts;
alter table inquiry.sending add column counted_on date;
drop index inquiry.sending_by_unit;
create index sending_waiting on inquiry.sending (to_unit_id) where taken_back_at is null and counted_on is null;

create table inquiry.sent_count (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references directory.organisation (id),
  unit_id uuid not null references directory.unit (id),
  counted_on date not null,
  places integer not null check (places >= 8),
  unique (unit_id, counted_on)
);
create index sent_count_by_organisation on inquiry.sent_count (organisation_id);
create table inquiry.sent_figure (
  count_id uuid not null references inquiry.sent_count (id) on delete cascade,
  organisation_id uuid not null references directory.organisation (id),
  foundation text not null,
  focus text not null,
  stage text not null,
  -- None: too few places to show safely.
  shown integer check (shown >= 8),
  primary key (count_id, foundation, focus, stage)
);
create index sent_figure_by_organisation on inquiry.sent_figure (organisation_id);

do $$
declare place text;
begin
  foreach place in array array['sent_count', 'sent_figure'] loop
    execute format('alter table inquiry.%I enable row level security', place);
    execute format('grant select, insert, update, delete on inquiry.%I to allied_worker', place);
    execute format('create policy worker on inquiry.%I to allied_worker using (true) with check (true)', place);
    execute format('grant select on inquiry.%I to allied_app', place);
    execute format('create policy own_sees on inquiry.%I for select to allied_app using (organisation_id = any ((select platform.viewer_organisations())::uuid[]))', place);
  end loop;
end $$;
-- When it was counted is written by the job that counts.
revoke update on inquiry.sending from allied_app;
grant update (taken_back_at, taken_back_by) on inquiry.sending to allied_app;
