-- Respond: a signal of a chart opens a task with owner and day; objectives are reviewed each quarter with four kinds of evidence; people and
-- communities, the AHP community and others say whether an objective helped; what people answered about their care, and what changed because of it.

-- A real change that waits for an answer. Signals of one series that come while its task is open join it.
create table quality.response_task (
  id uuid primary key default gen_random_uuid(),
  series_id uuid not null references quality.series (id),
  organisation_id uuid not null references directory.organisation (id),
  -- The period in which the first of its signals was complete: there the answer stands on the chart.
  period date not null,
  opened_at timestamptz not null,
  due_on date not null,
  unique (id, organisation_id)
);
create index response_task_by_organisation on quality.response_task (organisation_id, due_on);
create index response_task_by_series on quality.response_task (series_id, period);
create table quality.response_signal (
  signal_id uuid primary key references quality.signal (id),
  task_id uuid not null,
  organisation_id uuid not null,
  foreign key (task_id, organisation_id) references quality.response_task (id, organisation_id)
);
create index response_signal_by_task on quality.response_signal (task_id);
-- Who answers: a role, and a person where one is known. Handing over ends one row and begins another.
create table quality.response_owner (
  id uuid primary key default gen_random_uuid(),
  task_id uuid not null,
  organisation_id uuid not null,
  role text not null check (length(role) between 2 and 120),
  person_id uuid references directory.person (id),
  began_at timestamptz not null,
  given_by uuid,
  reason text not null default '',
  ended_at timestamptz,
  foreign key (task_id, organisation_id) references quality.response_task (id, organisation_id)
);
create unique index one_response_owner on quality.response_owner (task_id) where ended_at is null;
-- What we think, decide and do. A later answer stands beside the earlier ones.
create table quality.response (
  task_id uuid not null,
  number integer not null check (number >= 1),
  series_id uuid not null references quality.series (id),
  organisation_id uuid not null,
  period date not null,
  think text not null check (length(think) between 3 and 2000),
  decide text not null check (length(decide) between 3 and 2000),
  action text not null check (length(action) between 3 and 2000),
  action_owner_role text not null check (length(action_owner_role) between 2 and 120),
  action_due_on date not null,
  objective_id uuid references strategy.objective (id),
  answered_at timestamptz not null,
  answered_by uuid,
  primary key (task_id, number),
  foreign key (task_id, organisation_id) references quality.response_task (id, organisation_id)
);
create index response_by_series on quality.response (series_id, period);

-- By which figures an objective is known to work.
create table quality.objective_measure (
  id uuid primary key default gen_random_uuid(),
  objective_id uuid not null,
  organisation_id uuid not null,
  series_id uuid not null references quality.series (id),
  linked_at timestamptz not null,
  linked_by uuid,
  ended_at timestamptz,
  ended_by uuid,
  foreign key (objective_id, organisation_id) references strategy.objective (id, organisation_id)
);
create unique index one_objective_measure on quality.objective_measure (objective_id, series_id) where ended_at is null;

-- The review of an objective in a quarter. A second one in the same quarter stands beside the first.
create table quality.objective_review (
  id uuid primary key default gen_random_uuid(),
  objective_id uuid not null,
  organisation_id uuid not null,
  quarter date not null check (extract(day from quarter) = 1 and extract(month from quarter) in (1, 4, 7, 10)),
  number integer not null check (number >= 1),
  judgement text not null check (judgement in ('improved', 'no change', 'worse', 'too early')),
  -- On which signal "improved" rests.
  signal_id uuid references quality.signal (id),
  public_summary text not null check (length(public_summary) between 10 and 2000),
  reviewed_at timestamptz not null,
  reviewed_by uuid,
  unique (objective_id, quarter, number),
  unique (id, organisation_id),
  check ((judgement = 'improved') = (signal_id is not null)),
  foreign key (objective_id, organisation_id) references strategy.objective (id, organisation_id)
);
-- What was decided is for the organisation; the public reads the summary.
create table quality.review_decision (
  review_id uuid primary key,
  organisation_id uuid not null,
  decision text not null check (length(decision) between 3 and 2000),
  next_step text not null check (length(next_step) between 3 and 2000),
  next_step_due_on date not null,
  foreign key (review_id, organisation_id) references quality.objective_review (id, organisation_id)
);
create table quality.review_evidence (
  review_id uuid not null,
  organisation_id uuid not null,
  kind text not null check (kind in ('data', 'outcomes', 'people', 'workforce')),
  is_present boolean not null,
  -- What it shows, or why it is missing.
  words text not null check (length(words) between 3 and 1000),
  address text,
  primary key (review_id, kind),
  check (is_present = (address is not null)),
  foreign key (review_id, organisation_id) references quality.objective_review (id, organisation_id)
);

-- Whoever it is about says whether an objective helped. An organisation opens the question and closes it.
create table quality.co_evaluation (
  id uuid primary key default gen_random_uuid(),
  objective_id uuid not null,
  organisation_id uuid not null,
  opened_at timestamptz not null,
  opened_by uuid,
  closed_at timestamptz,
  closed_by uuid,
  unique (id, organisation_id),
  foreign key (objective_id, organisation_id) references strategy.objective (id, organisation_id)
);
create unique index one_co_evaluation on quality.co_evaluation (objective_id) where closed_at is null;
-- Did it help? Nobody reads one answer: only numbers in full eights come out, of the answers in their order. Words stand apart, without a link.
create table quality.co_evaluation_voice (
  place bigint generated always as identity primary key,
  co_evaluation_id uuid not null,
  organisation_id uuid not null,
  kind text not null check (kind in ('people', 'ahps', 'others')),
  helped text not null check (helped in ('yes', 'partly', 'no', 'cannot say')),
  foreign key (co_evaluation_id, organisation_id) references quality.co_evaluation (id, organisation_id)
);
create index voice_by_kind on quality.co_evaluation_voice (co_evaluation_id, kind, place);
create table quality.co_evaluation_words (
  id uuid primary key default gen_random_uuid(),
  co_evaluation_id uuid not null,
  organisation_id uuid not null,
  kind text not null check (kind in ('people', 'ahps', 'others')),
  for_whom text not null check (length(for_whom) <= 1000),
  what_next text not null check (length(what_next) <= 1000),
  -- The first of the month: a day could show who spoke.
  received_in date not null check (extract(day from received_in) = 1),
  route text not null default 'site' check (route in ('site', 'phone', 'paper', 'in person', 'meeting')),
  entered_by uuid,
  agreed_on date,
  shown_at timestamptz,
  read_by uuid,
  not_shown_reason text check (length(not_shown_reason) between 3 and 600),
  check (for_whom <> '' or what_next <> ''),
  check (shown_at is null or not_shown_reason is null),
  check ((route = 'site') = (agreed_on is null) and (route <> 'site' or entered_by is null)),
  foreign key (co_evaluation_id, organisation_id) references quality.co_evaluation (id, organisation_id)
);
create index words_by_co_evaluation on quality.co_evaluation_words (co_evaluation_id, kind);

-- Questions about people's experience of care, with the licence under which they are used.
create table quality.experience_measure (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references directory.organisation (id),
  unit_id uuid not null references directory.unit (id),
  title text not null check (length(title) between 3 and 120),
  source text not null check (length(source) between 3 and 300),
  licence text not null check (length(licence) between 3 and 300),
  -- The part of a conversation in which people answer in their own words, coded by its frame: "code/position".
  conversation text check (conversation ~ '^[a-z0-9-]+/[0-9]+$'),
  group_names text[] not null default '{}',
  is_example boolean not null default false,
  made_at timestamptz not null,
  made_by uuid,
  opened_at timestamptz,
  closed_at timestamptz,
  unique (id, organisation_id)
);
create table quality.experience_question (
  measure_id uuid not null,
  position integer not null check (position between 1 and 30),
  organisation_id uuid not null,
  words text not null check (length(words) between 3 and 300),
  answers text[] not null check (cardinality(answers) between 2 and 11),
  primary key (measure_id, position),
  foreign key (measure_id, organisation_id) references quality.experience_measure (id, organisation_id)
);
-- Shown figures of a quarter, protected before they were kept. Counts stand in the order of the answers, null where too few people gave one.
-- What came in is kept nowhere, and a quarter is told once: two tellings could be held against each other.
create table quality.experience_figure (
  measure_id uuid not null,
  organisation_id uuid not null,
  quarter date not null check (extract(day from quarter) = 1 and extract(month from quarter) in (1, 4, 7, 10)),
  position integer not null,
  -- '' is everybody.
  group_name text not null,
  counts integer[] not null,
  -- Whether it is known how many were asked: then the total counts them, with those who gave no answer; else those who answered.
  is_of_asked boolean not null,
  no_answer integer,
  total integer,
  loaded_at timestamptz not null,
  loaded_by uuid,
  primary key (measure_id, quarter, position, group_name),
  foreign key (measure_id, organisation_id) references quality.experience_measure (id, organisation_id)
);
-- One answer sheet through the site: added by anyone, read by nobody but the job that counts a whole quarter and then takes it out.
create table quality.experience_answer (
  id uuid primary key default gen_random_uuid(),
  measure_id uuid not null,
  organisation_id uuid not null,
  quarter date not null,
  group_name text not null,
  -- For each question the number of the answer, from 1; 0 where none was given.
  choices integer[] not null check (cardinality(choices) between 1 and 30),
  foreign key (measure_id, organisation_id) references quality.experience_measure (id, organisation_id)
);
create index experience_answer_by_quarter on quality.experience_answer (quarter, measure_id);
-- What changed because of a quarter's answers: without one the quarter reads "not yet used".
create table quality.experience_change (
  id uuid primary key default gen_random_uuid(),
  measure_id uuid not null,
  organisation_id uuid not null,
  quarter date not null,
  words text not null check (length(words) between 10 and 2000),
  made_at timestamptz not null,
  made_by uuid,
  foreign key (measure_id, organisation_id) references quality.experience_measure (id, organisation_id)
);
create index experience_change_by_quarter on quality.experience_change (measure_id, quarter);

do $$
declare place text;
begin
  foreach place in array array['response_task', 'response_signal', 'response_owner', 'response', 'objective_measure', 'objective_review', 'review_decision', 'review_evidence',
    'co_evaluation', 'co_evaluation_voice', 'co_evaluation_words', 'experience_measure', 'experience_question', 'experience_figure', 'experience_answer', 'experience_change'] loop
    execute format('alter table quality.%I enable row level security', place);
    execute format('grant select, insert, update, delete on quality.%I to allied_worker', place);
    execute format('create policy worker on quality.%I to allied_worker using (true) with check (true)', place);
  end loop;
  -- Seen by their own organisation.
  foreach place in array array['response_task', 'response_signal', 'response_owner', 'review_decision'] loop
    execute format('create policy own on quality.%I for select to allied_app using (organisation_id = any ((select platform.viewer_organisations())::uuid[]))', place);
  end loop;
  -- As visible as the objective. (The inner select is itself under the objective's policy.)
  foreach place in array array['objective_measure', 'objective_review', 'co_evaluation'] loop
    execute format('create policy as_objective on quality.%I for select to allied_app using (exists (select from strategy.objective o where o.id = objective_id))', place);
  end loop;
  foreach place in array array['experience_measure', 'experience_question', 'experience_figure', 'experience_change'] loop
    execute format('create policy anyone_reads on quality.%I for select to allied_app using ((select platform.viewer_is_anyone()))', place);
  end loop;
  foreach place in array array['response_owner', 'response', 'objective_measure', 'objective_review', 'review_decision', 'review_evidence', 'co_evaluation', 'experience_measure', 'experience_question', 'experience_figure', 'experience_change'] loop
    execute format('grant select, insert on quality.%I to allied_app', place);
    execute format('create policy own_adds on quality.%I for insert to allied_app with check (organisation_id = any ((select platform.viewer_organisations())::uuid[]))', place);
  end loop;
  foreach place in array array['response_owner', 'objective_measure', 'co_evaluation', 'co_evaluation_words', 'experience_measure'] loop
    execute format('create policy own_changes on quality.%I for update to allied_app using (organisation_id = any ((select platform.viewer_organisations())::uuid[])) with check (organisation_id = any ((select platform.viewer_organisations())::uuid[]))', place);
  end loop;
end $$;
grant select on quality.response_task, quality.response_signal to allied_app;
grant update (ended_at) on quality.response_owner to allied_app;
grant update (ended_at, ended_by) on quality.objective_measure to allied_app;
grant update (closed_at, closed_by) on quality.co_evaluation to allied_app;
grant update (shown_at, read_by, not_shown_reason) on quality.co_evaluation_words to allied_app;
grant update (opened_at, closed_at) on quality.experience_measure to allied_app;
-- Answers are as public as the figures.
create policy with_series on quality.response for select to allied_app using (series_id in (select id from quality.series));
create policy with_review on quality.review_evidence for select to allied_app using (review_id in (select id from quality.objective_review));

create function quality.co_evaluation_is_open(asked uuid) returns boolean language sql stable security definer set search_path = ''
begin atomic
  select exists (select from quality.co_evaluation c join strategy.objective o on o.id = c.objective_id where c.id = asked and c.closed_at is null and o.is_public);
end;
revoke execute on function quality.co_evaluation_is_open from public;
grant execute on function quality.co_evaluation_is_open to allied_app, allied_worker;
grant insert (co_evaluation_id, organisation_id, kind, helped) on quality.co_evaluation_voice to allied_app;
grant select, insert on quality.co_evaluation_words to allied_app;
create policy anyone_speaks on quality.co_evaluation_voice for insert to allied_app with check ((select platform.viewer_is_anyone()) and quality.co_evaluation_is_open(co_evaluation_id));
create policy anyone_writes on quality.co_evaluation_words for insert to allied_app with check (route = 'site' and shown_at is null and (select platform.viewer_is_anyone()) and quality.co_evaluation_is_open(co_evaluation_id));
create policy own_enters on quality.co_evaluation_words for insert to allied_app with check (
  route <> 'site' and entered_by = (select platform.viewer_person()) and organisation_id = any ((select platform.viewer_organisations())::uuid[]) and quality.co_evaluation_is_open(co_evaluation_id));
create policy shown_or_own on quality.co_evaluation_words for select to allied_app using (
  organisation_id = any ((select platform.viewer_organisations())::uuid[]) or (shown_at is not null and co_evaluation_id in (select id from quality.co_evaluation)));

-- Answers in full eights (or what the site is set to), the first ones first: from one telling to the next at least eight people answered, so
-- nobody's own answer shows.
create function quality.co_evaluation_counts(asked uuid) returns table (kind text, helped text, n integer) language sql stable security definer set search_path = ''
begin atomic
  select v.kind, v.helped, count(*)::integer from (
    select x.kind, x.helped, row_number() over (partition by x.kind order by x.place) as at, count(*) over (partition by x.kind) / conversations.fewest_people() * conversations.fewest_people() as told
    from quality.co_evaluation_voice x where x.co_evaluation_id = asked) v
  where v.at <= v.told and platform.viewer_is_anyone() group by v.kind, v.helped;
end;
revoke execute on function quality.co_evaluation_counts from public;
grant execute on function quality.co_evaluation_counts to allied_app, allied_worker;

grant insert (measure_id, organisation_id, quarter, group_name, choices) on quality.experience_answer to allied_app;
create policy anyone_answers on quality.experience_answer for insert to allied_app with check ((select platform.viewer_is_anyone())
  and measure_id in (select m.id from quality.experience_measure m where m.organisation_id = experience_answer.organisation_id and m.opened_at is not null and m.closed_at is null));
