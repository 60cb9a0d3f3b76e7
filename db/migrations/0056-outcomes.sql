-- Outcome instruments and goals, in counts and sums by quarter; an answer that belongs to an action; a question from above an organisation.

-- An instrument (content/instruments.yaml) in use by a unit. Nothing here is about one person: scores are added up when a file comes in and are not kept.
create table quality.outcome_measure (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references directory.organisation (id),
  unit_id uuid not null references directory.unit (id),
  instrument text not null check (instrument ~ '^[a-z0-9-]{2,40}$'),
  -- Who is measured, such as people who come to a clinic for the first time.
  whom text not null check (length(whom) between 3 and 200),
  -- How the organisation may use the instrument; '' where nobody needs leave.
  leave_held text not null default '' check (length(leave_held) <= 300),
  -- From which change on a person counts as better, and by whose word; null where nobody has set one, and for goals.
  smallest_change double precision check (smallest_change > 0),
  change_source text not null default '' check (length(change_source) <= 300),
  group_names text[] not null default '{}',
  is_example boolean not null default false,
  made_at timestamptz not null,
  made_by uuid,
  unique (id, organisation_id),
  check ((smallest_change is null) = (change_source = ''))
);
create index outcome_measure_by_unit on quality.outcome_measure (unit_id);
-- A quarter, protected before it is kept, and told once: two tellings could be held against each other. null: too few people to show safely.
create table quality.outcome_figure (
  measure_id uuid not null,
  organisation_id uuid not null,
  quarter date not null check (extract(day from quarter) = 1 and extract(month from quarter) in (1, 4, 7, 10)),
  -- '' is everybody.
  group_name text not null,
  -- People whose care ended; of them those measured twice, and those without a second measurement.
  people integer,
  pairs integer,
  unpaired integer,
  -- Of those measured twice: better by the smallest change or more, or goal reached; and all others.
  better integer,
  others integer,
  -- The mean of last less first, with 95 % limits; the standard deviation only where the number of pairs shows.
  mean_change double precision,
  lower_change double precision,
  upper_change double precision,
  deviation double precision,
  loaded_at timestamptz not null,
  loaded_by uuid,
  primary key (measure_id, quarter, group_name),
  foreign key (measure_id, organisation_id) references quality.outcome_measure (id, organisation_id)
);

-- How long people waited on a pathway in a quarter: what may be shown of a file of counts by weeks, told once.
create table quality.wait_figure (
  unit_id uuid not null references directory.unit (id),
  organisation_id uuid not null references directory.organisation (id),
  pathway text not null check (length(pathway) between 3 and 120),
  quarter date not null check (extract(day from quarter) = 1 and extract(month from quarter) in (1, 4, 7, 10)),
  -- null: too few people to show safely.
  people integer,
  half_weeks double precision,
  ninety_weeks double precision,
  is_example boolean not null default false,
  loaded_at timestamptz not null,
  loaded_by uuid,
  primary key (unit_id, pathway, quarter)
);
create index wait_figure_by_organisation on quality.wait_figure (organisation_id);

do $$
declare place text;
begin
  foreach place in array array['outcome_measure', 'outcome_figure', 'wait_figure'] loop
    execute format('alter table quality.%I enable row level security', place);
    execute format('grant select, insert, update, delete on quality.%I to allied_worker', place);
    execute format('create policy worker on quality.%I to allied_worker using (true) with check (true)', place);
    execute format('grant select, insert on quality.%I to allied_app', place);
    execute format('create policy anyone_reads on quality.%I for select to allied_app using ((select platform.viewer_is_anyone()))', place);
    execute format('create policy own_adds on quality.%I for insert to allied_app with check (organisation_id = any ((select platform.viewer_organisations())::uuid[]))', place);
  end loop;
end $$;

-- What we do about a change can be an action of an objective.
alter table quality.response add column action_id uuid, add constraint action_of_objective foreign key (action_id, objective_id) references strategy.action (id, objective_id),
  add check (action_id is null or objective_id is not null);
create index response_by_objective on quality.response (objective_id) where objective_id is not null;
create index response_by_action on quality.response (action_id) where action_id is not null;

-- Whoever leads above an organisation may ask it why a unit of its differs. Both read the question and its answer.
alter table quality.variation_question
  add column asked_from uuid references directory.organisation (id);
drop index quality.one_question;
create unique index one_question on quality.variation_question (measure_id, unit_id, profession, split, group_code, from_period, to_period, asked_from) nulls not distinct;
create index variation_question_by_asker on quality.variation_question (asked_from) where asked_from is not null;

/* Whether a unit of one organisation stands above this unit today. */
create function quality.leads_above(asking uuid, asked_unit uuid) returns boolean language sql stable set search_path = ''
begin atomic
  with recursive above (id, steps) as (
    select asked_unit, 0
    union
    select p.parent_id, above.steps + 1 from above join directory.unit_parent p on p.unit_id = above.id and p.valid_from <= current_date and (p.valid_to is null or p.valid_to > current_date) where above.steps < 20
  )
  select exists (select from above join directory.unit u on u.id = above.id where above.steps > 0 and u.organisation_id = asking);
end;
revoke execute on function quality.leads_above from public;
grant execute on function quality.leads_above to allied_app, allied_worker;

drop policy own_sees on quality.variation_question;
create policy own_sees on quality.variation_question for select to allied_app
  using (organisation_id = any ((select platform.viewer_organisations())::uuid[]) or asked_from = any ((select platform.viewer_organisations())::uuid[]));
drop policy own_adds on quality.variation_question;
create policy own_adds on quality.variation_question for insert to allied_app with check (
  exists (select from directory.unit u where u.id = unit_id and u.organisation_id = variation_question.organisation_id)
  and ((asked_from is null and organisation_id = any ((select platform.viewer_organisations())::uuid[]))
    or (asked_from = any ((select platform.viewer_organisations())::uuid[]) and asked_from <> organisation_id and quality.leads_above(asked_from, unit_id))));
drop policy own_sees on quality.variation_answer;
create policy own_sees on quality.variation_answer for select to allied_app
  using (organisation_id = any ((select platform.viewer_organisations())::uuid[]) or question_id in (select q.id from quality.variation_question q where q.asked_from = any ((select platform.viewer_organisations())::uuid[])));
