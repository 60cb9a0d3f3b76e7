-- Share and answer: case studies with what shows them, quotes that live only as long as their author's leave, and letters to those who asked.

create table stories.case_study (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references directory.organisation (id),
  title text not null check (length(title) between 3 and 160),
  problem text not null check (length(problem) between 3 and 2000),
  people_said text not null default '' check (length(people_said) <= 2000),
  what_was_done text not null default '' check (length(what_was_done) <= 3000),
  co_produced_with text not null default '' check (length(co_produced_with) <= 600),
  -- What the team says of it; a page says that no measure shows it unless one does.
  inequality text not null default '' check (length(inequality) <= 1000),
  cost text not null default '' check (length(cost) <= 600),
  carbon text not null default '' check (length(carbon) <= 600),
  did_not_work text not null default '' check (length(did_not_work) <= 1500),
  contact_role text not null default '' check (length(contact_role) <= 120),
  professions text[] not null default '{}' check (cardinality(professions) <= 14),
  role_groups text[] not null default '{}',
  setting text not null default '' check (length(setting) <= 120),
  -- Codes of parts of the national strategy.
  ambitions text[] not null default '{}' check (cardinality(ambitions) <= 6),
  objective_id uuid references strategy.objective (id),
  -- The project that holds the method; others take it over there, where that is counted.
  project_id uuid references improvement.project (id),
  -- The story or the achievement of a past strategy that it was made from.
  story_id uuid unique references inquiry.story (id),
  -- What changed, said as a claim: only with the linked figures that show it.
  impact_claim text not null default '' check (length(impact_claim) <= 300),
  impact_series_id uuid references quality.series (id),
  revision integer not null default 1,
  is_example boolean not null default false,
  made_at timestamptz not null,
  made_by uuid,
  changed_at timestamptz not null,
  changed_by uuid,
  review_asked_at timestamptz,
  reviewed_at timestamptz,
  reviewed_by uuid,
  review_words text check (length(review_words) between 3 and 600),
  -- Those whose story it is agreed: their role and the day, never a name.
  consent_role text check (length(consent_role) between 2 and 160),
  consent_on date,
  published_at timestamptz,
  taken_off_at timestamptz,
  taken_off_reason text check (length(taken_off_reason) between 3 and 300),
  unique (id, organisation_id),
  check ((impact_claim = '') = (impact_series_id is null)),
  check (reviewed_at is null or review_asked_at is not null),
  -- Nobody reviews their own work.
  check (reviewed_by is null or reviewed_by <> made_by),
  check ((consent_role is null) = (consent_on is null)),
  check (consent_on is null or reviewed_at is not null),
  check (published_at is null or (reviewed_at is not null and consent_on is not null)),
  check ((taken_off_at is null) = (taken_off_reason is null))
);
create index case_study_by_organisation on stories.case_study (organisation_id);
create index case_study_by_objective on stories.case_study (objective_id) where objective_id is not null;
create index case_study_by_publication on stories.case_study (published_at desc) where published_at is not null and taken_off_at is null;

create table stories.case_study_theme (
  case_study_id uuid not null,
  organisation_id uuid not null references directory.organisation (id),
  theme_id uuid not null references conversations.theme (id),
  primary key (case_study_id, theme_id),
  foreign key (case_study_id, organisation_id) references stories.case_study (id, organisation_id) on delete cascade
);
create index case_study_theme_by_theme on stories.case_study_theme (theme_id);

create table stories.case_study_measure (
  case_study_id uuid not null,
  organisation_id uuid not null references directory.organisation (id),
  series_id uuid not null references quality.series (id),
  primary key (case_study_id, series_id),
  foreign key (case_study_id, organisation_id) references stories.case_study (id, organisation_id) on delete cascade
);

-- Where somebody's words stand. The words themselves are not copied: a page reads them through the leave that their author gave and can take back.
create table stories.quote_use (
  contribution_id uuid not null references conversations.contribution (id) on delete cascade,
  case_study_id uuid not null,
  organisation_id uuid not null references directory.organisation (id),
  theme_id uuid not null references conversations.theme (id),
  placed_on date not null,
  primary key (case_study_id, contribution_id),
  foreign key (case_study_id, organisation_id) references stories.case_study (id, organisation_id) on delete cascade
);
create index quote_use_by_contribution on stories.quote_use (contribution_id);
-- That words left a page, without the words and without which ones they were: the audit trail is told at night, so that nobody reads from it when an author came.
create table stories.quote_left (
  id bigint generated always as identity primary key,
  case_study_id uuid not null,
  organisation_id uuid not null references directory.organisation (id),
  left_on date not null,
  foreign key (case_study_id, organisation_id) references stories.case_study (id, organisation_id) on delete cascade
);

-- Letters about one thing, to an address that its owner confirmed; the day, and no more.
create table stories.follow (
  id uuid primary key default gen_random_uuid(),
  kind text not null check (kind in ('theme', 'objective', 'profession', 'place')),
  -- The id of a theme or objective, the name of a profession in addresses, the code of an organisation.
  subject text not null check (length(subject) between 2 and 80),
  address text not null check (length(address) between 3 and 254 and address = lower(address)),
  often text not null check (often in ('each change', 'weekly', 'monthly')),
  is_confirmed boolean not null default false,
  began_on date not null,
  told_until date not null,
  unique (address, kind, subject)
);

do $$
declare place text;
begin
  foreach place in array array['case_study', 'case_study_theme', 'case_study_measure', 'quote_use', 'quote_left', 'follow'] loop
    execute format('alter table stories.%I enable row level security', place);
    execute format('grant select, insert, update, delete on stories.%I to allied_worker', place);
    execute format('create policy worker on stories.%I to allied_worker using (true) with check (true)', place);
  end loop;
  foreach place in array array['case_study', 'case_study_theme', 'case_study_measure'] loop
    execute format('grant insert on stories.%I to allied_app', place);
    execute format('create policy own_adds on stories.%I for insert to allied_app with check (organisation_id = any ((select platform.viewer_organisations())::uuid[]))', place);
  end loop;
  -- Quotes come in through stories.place_quote alone, which asks for the leave.
  foreach place in array array['case_study', 'case_study_theme', 'case_study_measure', 'quote_use'] loop
    execute format('grant select on stories.%I to allied_app', place);
    execute format('create policy own_reads on stories.%I for select to allied_app using (organisation_id = any ((select platform.viewer_organisations())::uuid[]))', place);
  end loop;
  foreach place in array array['case_study_theme', 'case_study_measure'] loop
    execute format('grant delete on stories.%I to allied_app', place);
    execute format('create policy own_takes_away on stories.%I for delete to allied_app using (organisation_id = any ((select platform.viewer_organisations())::uuid[]))', place);
  end loop;
  foreach place in array array['case_study_theme', 'case_study_measure'] loop
    -- Seen where the case study is; its own policy is asked.
    execute format('create policy with_the_study on stories.%I for select to allied_app using (exists (select from stories.case_study c where c.id = case_study_id))', place);
  end loop;
end $$;
create policy anyone_reads_published on stories.case_study for select to allied_app using (published_at is not null and taken_off_at is null and (select platform.viewer_is_anyone()));
create policy own_changes on stories.case_study for update to allied_app using (organisation_id = any ((select platform.viewer_organisations())::uuid[])) with check (organisation_id = any ((select platform.viewer_organisations())::uuid[]));
grant update (title, problem, people_said, what_was_done, co_produced_with, inequality, cost, carbon, did_not_work, contact_role, professions, role_groups, setting, ambitions, objective_id, project_id, impact_claim, impact_series_id,
  revision, changed_at, changed_by, review_asked_at, reviewed_at, reviewed_by, review_words, consent_role, consent_on, published_at, taken_off_at, taken_off_reason) on stories.case_study to allied_app;

/*
 * The words on a case study that everyone may read, or one of the viewer's own organisations: only while they are shown, their author's leave stands
 * and their theme is published. The month, never the day. Which workshop they come from is not told: a room can be small.
 */
create function stories.quotes_on(study uuid) returns table (contribution_id uuid, words text, language text, said_in date, route text, theme_id uuid, theme text, conversation_code text, conversation text)
  language sql stable security definer set search_path = ''
begin atomic
  select c.id, coalesce(c.shown_words, c.words), c.language, date_trunc('month', c.received_hour at time zone 'Europe/London')::date, c.route, t.id, p.title, v.code, v.title
  from stories.quote_use q join stories.case_study s on s.id = q.case_study_id
    join conversations.contribution c on c.id = q.contribution_id and c.state = 'shown'
    join conversations.words_leave l on l.contribution_id = c.id and l.purpose = 'quote'
    join conversations.theme t on t.id = q.theme_id join conversations.theme_publication p on p.theme_id = t.id and p.replaced_at is null
    join conversations.conversation v on v.id = t.conversation_id
  where q.case_study_id = study and (s.published_at is not null and s.taken_off_at is null or s.organisation_id = any (platform.viewer_organisations()))
  order by p.title, c.item;
end;

-- Puts words on a page; false where there is no leave to quote them, or they are not of that theme.
create function stories.place_quote(study uuid, contribution uuid, theme uuid, today date) returns boolean language plpgsql security definer set search_path = '' as $$
declare organisation uuid;
begin
  select s.organisation_id into organisation from stories.case_study s where s.id = study and s.organisation_id = any (platform.viewer_organisations());
  if organisation is null then return false; end if;
  -- The leave is held, so that it cannot go in the same moment.
  perform from conversations.words_leave l where l.contribution_id = contribution and l.purpose = 'quote' and l.organisation_id = organisation for share;
  if not found or not exists (select from conversations.words_of_theme(theme) w where w.id = contribution and w.may_be_quoted) then return false; end if;
  insert into stories.quote_use (contribution_id, case_study_id, organisation_id, theme_id, placed_on) values (contribution, study, organisation, theme, today) on conflict do nothing;
  return true;
end $$;

-- Takes words off every page, and their leave with it: for whoever was asked to by phone, on paper or in person. Answers the pages they stood on.
create function stories.withdraw_quote(contribution uuid) returns table (case_study_id uuid, organisation_id uuid) language plpgsql security definer set search_path = '' as $$
begin
  if not exists (select from conversations.words_leave l where l.contribution_id = contribution and l.purpose = 'quote' and l.organisation_id = any (platform.viewer_organisations())) then return; end if;
  return query delete from stories.quote_use q where q.contribution_id = contribution returning q.case_study_id, q.organisation_id;
  delete from conversations.words_leave l where l.contribution_id = contribution and l.purpose = 'quote';
end $$;

-- An author's no reaches every page in the transaction in which it is said.
create function stories.forget_quotes() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  with gone as (delete from stories.quote_use q where q.contribution_id = old.contribution_id returning q.case_study_id, q.organisation_id)
  insert into stories.quote_left (case_study_id, organisation_id, left_on) select g.case_study_id, g.organisation_id, (now() at time zone 'Europe/London')::date from gone g;
  return null;
end $$;
create trigger quotes_forgotten after delete on conversations.words_leave for each row when (old.purpose = 'quote') execute function stories.forget_quotes();

-- Whether something that everyone may read can be followed under this name.
create function stories.may_be_followed(asked_kind text, asked text) returns boolean language sql stable security definer set search_path = ''
begin atomic
  select case asked_kind
    when 'theme' then exists (select from conversations.theme_publication p where p.theme_id::text = asked and p.replaced_at is null)
    when 'objective' then exists (select from strategy.objective o join strategy.objective_publication b on b.objective_id = o.id where o.id::text = asked and o.is_public)
    when 'place' then exists (select from directory.organisation o where o.code = asked and not o.policy_text_only)
    when 'profession' then asked ~ '^[a-z-]{3,60}$'
    else false end;
end;
-- As conversations.follow_by_letter: the row to write about, or null where no letter goes.
create function stories.follow_by_letter(to_address text, asked_kind text, asked text, how_often text, today date) returns uuid language plpgsql security definer set search_path = '' as $$
declare made uuid;
begin
  if not stories.may_be_followed(asked_kind, asked) then return null; end if;
  if (select count(*) from stories.follow f where f.address = to_address and not f.is_confirmed and f.began_on = today) >= 5 then return null; end if;
  insert into stories.follow (kind, subject, address, often, began_on, told_until) values (asked_kind, asked, to_address, how_often, today, today)
    on conflict do nothing returning id into made;
  return made;
end $$;
create function stories.followed(letter uuid) returns table (kind text, subject text, often text, is_confirmed boolean, began_on date) language sql stable security definer set search_path = ''
begin atomic
  select f.kind, f.subject, f.often, f.is_confirmed, f.began_on from stories.follow f where f.id = letter;
end;
create function stories.confirm_letter(letter uuid, today date) returns boolean language plpgsql security definer set search_path = '' as $$
begin
  update stories.follow f set is_confirmed = true, told_until = case when f.is_confirmed then f.told_until else today end where f.id = letter;
  return found;
end $$;
-- The address is gone with the row.
create function stories.stop_letters(letter uuid) returns boolean language plpgsql security definer set search_path = '' as $$
begin
  delete from stories.follow f where f.id = letter;
  return found;
end $$;

revoke execute on function stories.quotes_on, stories.place_quote, stories.withdraw_quote, stories.forget_quotes, stories.may_be_followed, stories.follow_by_letter, stories.followed, stories.confirm_letter, stories.stop_letters from public;
grant execute on function stories.quotes_on, stories.place_quote, stories.withdraw_quote, stories.may_be_followed, stories.follow_by_letter, stories.followed, stories.confirm_letter, stories.stop_letters to allied_app, allied_worker;
