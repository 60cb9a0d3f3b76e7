-- "What matters to you?": one open question that is always there. An answer is private to the person: it is no contribution, stands in
-- no list and in no export. Its words are read by whoever holds its code, and by the people of the organisation who are trained to
-- read and code them; the database looks at their membership. What everyone sees are themes by place, made of batches of eight or more.

-- An organisation that asks. Its answers are coded with the codes of one of its conversations, so that both speak of the same things.
create table conversations.matters_desk (
  organisation_id uuid primary key references directory.organisation (id),
  conversation_id uuid not null references conversations.conversation (id),
  is_example boolean not null default false,
  opened_on date not null,
  opened_by uuid
);
create index matters_desk_by_conversation on conversations.matters_desk (conversation_id);

-- A batch of answers that were counted together: the only thing that is ever told, as sums of whole batches.
create table conversations.matter_batch (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references directory.organisation (id),
  -- None: answers without a place, and those of places that bring too few; they count for the organisation as a whole.
  district text check (district ~ '^[A-Z]{1,2}[0-9][0-9A-Z]?$'),
  counted_on date not null,
  answers integer not null check (answers >= conversations.fewest_people())
);
create index matter_batch_by_organisation on conversations.matter_batch (organisation_id, district);

-- What each counted answer was about, without a way back to it: who withdraws an answer leaves the figures of that day as they were,
-- and merging codes still counts each answer once.
create table conversations.matter_batch_answer (
  batch_id uuid not null references conversations.matter_batch (id),
  number smallint not null,
  code_ids uuid[] not null,
  primary key (batch_id, number)
);

-- One answer. The day, never the hour; no name, no address, no device, and nothing about who typed it in.
create table conversations.matter (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references conversations.matters_desk (organisation_id),
  words text not null check (length(words) between 3 and 4000),
  route text not null check (route in ('online', 'phone', 'paper', 'in person')),
  district text check (district ~ '^[A-Z]{1,2}[0-9][0-9A-Z]?$'),
  received_on date not null,
  agreed_on date,
  concern text,
  code_hash bytea not null unique check (length(code_hash) = 32),
  counted_in uuid references conversations.matter_batch (id),
  revision integer not null default 1,
  -- What somebody typed in for a person is kept only with that person's consent.
  constraint entered_with_consent check ((route = 'online') = (agreed_on is null))
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 50);
create index matter_by_organisation on conversations.matter (organisation_id);
create index matter_by_batch on conversations.matter (counted_in) where counted_in is not null;

-- One person codes, another checks. What is not checked does not count.
create table conversations.matter_coding (
  matter_id uuid primary key references conversations.matter (id) on delete cascade,
  organisation_id uuid not null,
  coded_by uuid not null,
  checked_by uuid,
  constraint checked_by_another check (checked_by <> coded_by)
);
create index matter_coding_by_organisation on conversations.matter_coding (organisation_id);

create table conversations.matter_code (
  matter_id uuid not null references conversations.matter_coding (matter_id) on delete cascade,
  code_id uuid not null references conversations.code (id),
  organisation_id uuid not null,
  primary key (matter_id, code_id)
);
create index matter_code_by_code on conversations.matter_code (code_id);
create index matter_code_by_organisation on conversations.matter_code (organisation_id);

-- A trained person has read words that speak of harm, and did what the safeguarding policy asks.
create table conversations.matter_reading (
  matter_id uuid primary key references conversations.matter (id) on delete cascade,
  organisation_id uuid not null,
  read_on date not null,
  read_by uuid not null
);
create index matter_reading_by_organisation on conversations.matter_reading (organisation_id);

-- What changed because of one answer, for whoever holds its code; or because of a theme, for everyone.
create table conversations.matter_change (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references directory.organisation (id),
  matter_id uuid references conversations.matter (id) on delete cascade,
  code_id uuid references conversations.code (id),
  objective_id uuid references strategy.objective (id),
  words text not null check (length(words) between 10 and 1000),
  done_on date not null,
  made_by uuid,
  check (num_nonnulls(matter_id, code_id) = 1)
);
create index matter_change_by_organisation on conversations.matter_change (organisation_id, done_on desc);
create index matter_change_by_matter on conversations.matter_change (matter_id) where matter_id is not null;
create index matter_change_by_code on conversations.matter_change (code_id) where code_id is not null;
create index matter_change_by_objective on conversations.matter_change (objective_id) where objective_id is not null;

-- ── who may see what ─────────────────────────────────────────────────────────────────────────────────────────────────
-- The organisations in which this viewer is trained to read private answers: not what the site says of them, but their membership.
create function conversations.viewer_reads_matters() returns uuid[] language sql stable security definer set search_path = ''
begin atomic
  select coalesce(array_agg(distinct m.organisation_id), '{}') from directory.membership m
  where m.person_id = platform.viewer_person() and m.role in ('moderator', 'researcher') and m.organisation_id = any (platform.viewer_organisations())
    and m.started_on <= (now() at time zone 'Europe/London')::date and (m.ended_on is null or m.ended_on > (now() at time zone 'Europe/London')::date);
end;
revoke execute on function conversations.viewer_reads_matters from public;
grant execute on function conversations.viewer_reads_matters to allied_app, allied_worker;

do $$
declare place text;
begin
  foreach place in array array['matters_desk', 'matter_batch', 'matter_batch_answer', 'matter', 'matter_coding', 'matter_code', 'matter_reading', 'matter_change'] loop
    execute format('alter table conversations.%I enable row level security', place);
    execute format('grant select, insert, update, delete on conversations.%I to allied_worker', place);
    execute format('create policy worker on conversations.%I to allied_worker using (true) with check (true)', place);
  end loop;
  foreach place in array array['matter_coding', 'matter_code', 'matter_reading'] loop
    execute format('grant select, insert, update, delete on conversations.%I to allied_app', place);
    execute format('create policy readers on conversations.%I to allied_app using (organisation_id = any ((select conversations.viewer_reads_matters())::uuid[]))
      with check (organisation_id = any ((select conversations.viewer_reads_matters())::uuid[]) and exists (select from conversations.matter a where a.id = matter_id and a.organisation_id = %I.organisation_id))', place, place);
  end loop;
end $$;

grant select, insert on conversations.matters_desk to allied_app;
create policy anyone_sees on conversations.matters_desk for select to allied_app using ((select platform.viewer_is_anyone()));
create policy own_opens on conversations.matters_desk for insert to allied_app with check (organisation_id = any ((select platform.viewer_organisations())::uuid[])
  and exists (select from conversations.conversation c where c.id = conversation_id and c.organisation_id = matters_desk.organisation_id));
grant select on conversations.matter_batch to allied_app;
create policy anyone_sees on conversations.matter_batch for select to allied_app using ((select platform.viewer_is_anyone()));
-- Nobody reads the hash of a code.
grant select (id, organisation_id, words, route, district, received_on, concern, counted_in, revision) on conversations.matter to allied_app;
create policy readers on conversations.matter for select to allied_app using (organisation_id = any ((select conversations.viewer_reads_matters())::uuid[]));
grant select, insert on conversations.matter_change to allied_app;
create policy anyone_sees on conversations.matter_change for select to allied_app using ((select platform.viewer_is_anyone()) and code_id is not null);
create policy readers_see on conversations.matter_change for select to allied_app using (organisation_id = any ((select conversations.viewer_reads_matters())::uuid[]));
create policy own_adds on conversations.matter_change for insert to allied_app with check (made_by = (select platform.viewer_person()) and organisation_id = any ((select platform.viewer_organisations())::uuid[])
  and (matter_id is null or exists (select from conversations.matter a where a.id = matter_id and a.organisation_id = matter_change.organisation_id))
  and (code_id is null or exists (select from conversations.code c where c.id = code_id and c.organisation_id = matter_change.organisation_id)));

-- ── the person ───────────────────────────────────────────────────────────────────────────────────────────────────────
/*
 * Keeps an answer and answers its id; null where that organisation does not ask, or where somebody types in who does not belong to
 * it. What is typed in needs the day of consent: a condition of the table.
 */
create function conversations.keep_matter(organisation uuid, words text, route text, district text, concern text, code_hash bytea, received_on date, agreed_on date) returns uuid
  language plpgsql security definer set search_path = '' as $$
declare made uuid;
begin
  if not exists (select from conversations.matters_desk d where d.organisation_id = organisation) then return null; end if;
  if keep_matter.route <> 'online' and (platform.viewer_person() is null or organisation <> all (platform.viewer_organisations())) then return null; end if;
  insert into conversations.matter (organisation_id, words, route, district, received_on, agreed_on, concern, code_hash)
  values (organisation, keep_matter.words, keep_matter.route, keep_matter.district, keep_matter.received_on, keep_matter.agreed_on, keep_matter.concern, keep_matter.code_hash) returning id into made;
  return made;
end $$;

-- The person's own answer, for whoever holds its code: how far it is, and what it was found to be about.
create function conversations.matter_by_code(hash bytea)
  returns table (id uuid, organisation_id uuid, words text, route text, district text, received_on date, revision integer, is_read boolean, is_coded boolean, is_counted boolean, code_ids uuid[], code_names text[])
  language sql stable security definer set search_path = ''
begin atomic
  select a.id, a.organisation_id, a.words, a.route, a.district, a.received_on, a.revision, exists (select from conversations.matter_reading r where r.matter_id = a.id), k.checked_by is not null, a.counted_in is not null,
    coalesce(n.ids, '{}'), coalesce(n.names, '{}')
  from conversations.matter a left join conversations.matter_coding k on k.matter_id = a.id
  left join lateral (select array_agg(x.id order by v.name) as ids, array_agg(v.name order by v.name) as names
    from (select distinct conversations.live_code(g.code_id) as id from conversations.matter_code g where g.matter_id = a.id and k.checked_by is not null) x
    join conversations.code c on c.id = x.id join conversations.code_version v on v.code_id = c.id and v.version = c.version) n on true
  where a.code_hash = hash;
end;

-- What changed because of this answer, or because of a theme it speaks of; the latest first.
create function conversations.changes_by_code(hash bytea) returns table (words text, done_on date, objective_id uuid, code_name text) language sql stable security definer set search_path = ''
begin atomic
  select h.words, h.done_on, h.objective_id, n.name
  from conversations.matter a join conversations.matter_change h on h.organisation_id = a.organisation_id
  left join lateral (select v.name from conversations.code c join conversations.code_version v on v.code_id = c.id and v.version = c.version where c.id = conversations.live_code(h.code_id)) n on true
  where a.code_hash = hash and (h.matter_id = a.id or exists (select from conversations.matter_code g join conversations.matter_coding k on k.matter_id = g.matter_id and k.checked_by is not null
    where g.matter_id = a.id and conversations.live_code(g.code_id) = conversations.live_code(h.code_id)))
  order by h.done_on desc, h.id;
end;

-- Changes the person's own answer. It is read and coded anew; what was counted of it stays as it was on that day.
create function conversations.change_matter_by_code(hash bytea, new_words text, new_concern text, was_revision integer) returns boolean language plpgsql security definer set search_path = '' as $$
declare changed uuid;
begin
  update conversations.matter a set words = new_words, concern = new_concern, revision = a.revision + 1 where a.code_hash = hash and a.revision = was_revision returning a.id into changed;
  delete from conversations.matter_coding k where k.matter_id = changed;
  delete from conversations.matter_reading r where r.matter_id = changed;
  return changed is not null;
end $$;

-- Deletes the person's own answer with its codes and with what was written about it.
create function conversations.withdraw_matter_by_code(hash bytea) returns boolean language plpgsql security definer set search_path = '' as $$
begin
  delete from conversations.matter a where a.code_hash = hash;
  return found;
end $$;

-- ── what everyone sees ───────────────────────────────────────────────────────────────────────────────────────────────
-- How long an answer waits for others of its place before it counts for the organisation as a whole.
create function conversations.matter_waiting_days() returns integer language sql immutable set search_path = '' return 84;

create function conversations.make_matter_batch(organisation uuid, place text, chosen uuid[], today date) returns void language plpgsql set search_path = '' as $$
declare made uuid;
begin
  insert into conversations.matter_batch (organisation_id, district, counted_on, answers) values (organisation, place, today, cardinality(chosen)) returning id into made;
  insert into conversations.matter_batch_answer (batch_id, number, code_ids)
    select made, row_number() over (order by random()), array(select g.code_id from conversations.matter_code g where g.matter_id = x.id order by g.code_id) from unnest(chosen) as x (id);
  update conversations.matter a set counted_in = made where a.id = any (chosen);
end $$;

/*
 * Counts checked answers in batches of eight or more and answers how many were counted. Each answer counts once, in one batch; all
 * that is ever told is a sum of whole batches, so that no two tellings differ by fewer than eight answers, whichever are compared.
 */
create function conversations.count_matters(organisation uuid, at timestamptz) returns integer language plpgsql security definer set search_path = '' as $$
declare
  today date := (at at time zone 'Europe/London')::date;
  is_first boolean;
  counted integer := 0;
  one record;
begin
  perform from conversations.matters_desk d where d.organisation_id = organisation for update;
  is_first := not exists (select from conversations.matter_batch b where b.organisation_id = organisation);
  for one in
    select a.district, array_agg(a.id) as ids from conversations.matter a join conversations.matter_coding k on k.matter_id = a.id and k.checked_by is not null
    where a.organisation_id = organisation and a.counted_in is null and a.district is not null group by a.district having count(*) >= conversations.fewest_people() order by a.district
  loop
    perform conversations.make_matter_batch(organisation, one.district, one.ids, today);
    counted := counted + cardinality(one.ids);
  end loop;
  select null as district, array_agg(a.id) as ids into one from conversations.matter a join conversations.matter_coding k on k.matter_id = a.id and k.checked_by is not null
    where a.organisation_id = organisation and a.counted_in is null and (a.district is null or is_first or a.received_on <= today - conversations.matter_waiting_days());
  if cardinality(one.ids) >= conversations.fewest_people() then
    perform conversations.make_matter_batch(organisation, null, one.ids, today);
    counted := counted + cardinality(one.ids);
  end if;
  return counted;
end $$;

-- The same, asked for by somebody who reads these answers; null for everybody else.
create function conversations.count_own_matters(organisation uuid, at timestamptz) returns integer language plpgsql security definer set search_path = '' as $$
begin
  if organisation <> all (conversations.viewer_reads_matters()) then return null; end if;
  return conversations.count_matters(organisation, at);
end $$;

-- The themes of what matters, by place, or of the whole where no place is asked for. Counts stand in full eights: a theme of fewer is
-- not there, and no subtraction of a place from the whole leaves the count of a few.
create function conversations.matter_themes(organisation uuid, place text) returns table (code_id uuid, name text, answers integer) language sql stable security definer set search_path = ''
begin atomic
  select c.id, v.name, (x.answers / conversations.fewest_people() * conversations.fewest_people())::integer
  from (select l.live, count(*) as answers from conversations.matter_batch b join conversations.matter_batch_answer n on n.batch_id = b.id
      cross join lateral (select distinct conversations.live_code(u.id) as live from unnest(n.code_ids) as u (id)) l
    where b.organisation_id = organisation and (place is null or b.district = place) group by l.live having count(*) >= conversations.fewest_people()) x
  join conversations.code c on c.id = x.live join conversations.code_version v on v.code_id = c.id and v.version = c.version
  order by x.answers / conversations.fewest_people() desc, v.name;
end;

-- What changed because of themes, under the code that stands after mergers; the latest first.
create function conversations.matter_changes(organisation uuid) returns table (code_id uuid, words text, done_on date, objective_id uuid) language sql stable security definer set search_path = ''
begin atomic
  select conversations.live_code(h.code_id), h.words, h.done_on, h.objective_id from conversations.matter_change h where h.organisation_id = organisation and h.code_id is not null order by h.done_on desc, h.id;
end;

-- Published themes of conversations that are made of the same codes.
create function conversations.themes_of_codes(codes uuid[]) returns table (code_id uuid, theme_id uuid, title text) language sql stable security definer set search_path = ''
begin atomic
  select distinct conversations.live_code(t.code_id), p.theme_id, p.title from conversations.theme_code t join conversations.theme_publication p on p.theme_id = t.theme_id and p.replaced_at is null
  where conversations.live_code(t.code_id) = any (codes) order by p.title;
end;

-- Writes all answers anew in one transaction, in the order of their random ids: neither their places in the file nor transaction
-- numbers tell which came after which. An update alone would not do: a row that finds room on its page stays on it.
create function conversations.stir_matters() returns void language plpgsql security definer set search_path = '' as $$
begin
  update conversations.matter a set revision = a.revision;
  cluster conversations.matter using matter_pkey;
end $$;

-- Answers are care information and are kept for two years: long enough to hear what changed. What was counted stays as it was.
create function conversations.forget_old_matters(at timestamptz) returns void language sql security definer set search_path = ''
begin atomic
  delete from conversations.matter a where a.received_on < ((at at time zone 'Europe/London')::date - interval '2 years')::date;
end;

revoke execute on function conversations.keep_matter, conversations.matter_by_code, conversations.changes_by_code, conversations.change_matter_by_code, conversations.withdraw_matter_by_code, conversations.matter_waiting_days,
  conversations.make_matter_batch, conversations.count_matters, conversations.count_own_matters, conversations.matter_themes, conversations.matter_changes, conversations.themes_of_codes, conversations.forget_old_matters, conversations.stir_matters from public;
grant execute on function conversations.keep_matter, conversations.matter_by_code, conversations.changes_by_code, conversations.change_matter_by_code, conversations.withdraw_matter_by_code, conversations.count_own_matters,
  conversations.matter_themes, conversations.matter_changes, conversations.themes_of_codes to allied_app, allied_worker;
grant execute on function conversations.count_matters, conversations.forget_old_matters, conversations.stir_matters to allied_worker;
