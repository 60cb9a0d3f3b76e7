-- Learning and research: barriers to remove, what was learned, evidence and where it is from, guidance, studies, what came of them,
-- questions that anybody may ask researchers, opportunities, coaches, and pathways of care as they are and as they could be.

-- A rule or a habit that stands in the way. There is no column for who spoke up, on purpose.
create table improvement.barrier (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references directory.organisation (id),
  kind text not null check (kind in ('rule', 'habit')),
  what text not null check (length(what) between 3 and 600),
  effect text not null check (length(effect) between 3 and 600),
  who_can_change text not null check (length(who_can_change) between 3 and 200),
  -- The first of the month: a day could show who spoke.
  received_in date not null check (extract(day from received_in) = 1),
  is_example boolean not null default false,
  shown_on date,
  read_by uuid,
  not_shown_reason text check (length(not_shown_reason) between 3 and 600),
  check (shown_on is null or not_shown_reason is null),
  unique (id, organisation_id)
);
create index barrier_by_organisation on improvement.barrier (organisation_id, shown_on);
-- What became of a barrier; the last step says how it stands.
create table improvement.barrier_step (
  id uuid primary key default gen_random_uuid(),
  barrier_id uuid not null,
  organisation_id uuid not null,
  number integer not null check (number >= 1),
  status text not null check (status in ('taken up', 'removed', 'stays', 'open again')),
  owner_role text check (length(owner_role) between 2 and 120),
  -- What is done, why it stays, or how we know that it is gone.
  words text not null check (length(words) between 3 and 600),
  said_on date not null,
  made_at timestamptz not null,
  made_by uuid,
  check ((status = 'taken up') = (owner_role is not null)),
  unique (barrier_id, number),
  foreign key (barrier_id, organisation_id) references improvement.barrier (id, organisation_id)
);

-- What happened, who was affected, what they need, what we learned. There is no column for who caused it, and no name fits in (see the trigger below).
create table improvement.learning_review (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references directory.organisation (id),
  title text not null check (length(title) between 3 and 160),
  held_on date not null,
  happened text not null check (length(happened) between 3 and 2000),
  affected text not null check (length(affected) between 3 and 2000),
  needs text not null check (length(needs) between 3 and 2000),
  response text not null check (length(response) between 3 and 2000),
  learned text not null check (length(learned) between 3 and 2000),
  is_example boolean not null default false,
  made_at timestamptz not null,
  made_by uuid,
  unique (id, organisation_id)
);

-- What changed, and whether we keep it.
create table improvement.learning_entry (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references directory.organisation (id),
  unit_id uuid references directory.unit (id),
  title text not null check (length(title) between 3 and 160),
  what_changed text not null check (length(what_changed) between 3 and 2000),
  decision text not null check (decision in ('keep', 'adapt', 'stop', 'not decided')),
  reason text not null check (length(reason) between 3 and 1000),
  evidence text not null default '' check (length(evidence) <= 1000),
  -- None yet: then something to keep is in the attention list.
  owner_role text check (length(owner_role) between 2 and 120),
  is_from_pandemic boolean not null default false,
  project_id uuid references improvement.project (id),
  -- Learning of a review, shared with the consent of those it is about.
  review_id uuid unique,
  consent text check (length(consent) between 3 and 600),
  is_example boolean not null default false,
  made_at timestamptz not null,
  made_by uuid,
  check ((review_id is null) = (consent is null)),
  foreign key (review_id, organisation_id) references improvement.learning_review (id, organisation_id)
);
create index learning_entry_by_organisation on improvement.learning_entry (organisation_id, made_at desc);

-- Asked by anybody, shown once read, backed by anybody, answered by a researcher. No column says who asked.
create table improvement.community_question (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references directory.organisation (id),
  words text not null check (length(words) between 10 and 600),
  because text not null default '' check (length(because) <= 600),
  route text not null check (route in ('site', 'phone', 'paper', 'in person')),
  concern text,
  -- SHA-256 of the asker's code, the only way back to them.
  code_hash bytea not null unique check (length(code_hash) = 32),
  received_in date not null check (extract(day from received_in) = 1),
  is_example boolean not null default false,
  shown_on date,
  read_by uuid,
  not_shown_reason text check (length(not_shown_reason) between 3 and 600),
  check (shown_on is null or not_shown_reason is null),
  unique (id, organisation_id)
);
create index community_question_shown on improvement.community_question (shown_on);
-- One row for each browser that backs a question, under a hash that is another for every question.
create table improvement.question_support (
  question_id uuid not null references improvement.community_question (id),
  voter_hash bytea not null check (length(voter_hash) = 32),
  primary key (question_id, voter_hash)
);
-- What a researcher tells whoever asked.
create table improvement.question_answer (
  id uuid primary key default gen_random_uuid(),
  question_id uuid not null,
  organisation_id uuid not null,
  number integer not null check (number >= 1),
  kind text not null check (kind in ('matched', 'known already', 'answered', 'not now')),
  researcher_role text not null check (length(researcher_role) between 3 and 160),
  words text not null check (length(words) between 10 and 1000),
  said_on date not null,
  made_at timestamptz not null,
  made_by uuid,
  unique (question_id, number),
  foreign key (question_id, organisation_id) references improvement.community_question (id, organisation_id)
);

-- Pathways of care: how it is now and how it could be.
create table improvement.pathway (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references directory.organisation (id),
  title text not null check (length(title) between 3 and 160),
  -- Which starter template it began as.
  template text,
  condition text not null default '' check (length(condition) <= 200),
  setting text not null default '' check (length(setting) <= 200),
  measure_id uuid references quality.measure (id),
  is_example boolean not null default false,
  made_at timestamptz not null,
  made_by uuid,
  contribution text check (length(contribution) between 10 and 2000),
  inequality_effect text check (length(inequality_effect) between 10 and 2000),
  approved_on date,
  approved_by uuid,
  -- Nothing is approved without saying what allied health professionals add and what it does to inequality (requirement S91).
  constraint approved_with_statements check (approved_on is null or (contribution is not null and inequality_effect is not null)),
  unique (id, organisation_id)
);
create table improvement.pathway_step (
  id uuid primary key default gen_random_uuid(),
  pathway_id uuid not null,
  organisation_id uuid not null,
  map text not null check (map in ('now', 'proposed')),
  position integer not null check (position between 1 and 60),
  title text not null check (length(title) between 3 and 160),
  kind text not null check (kind in ('prevention', 'early', 'treatment')),
  team text not null check (length(team) between 2 and 120),
  setting text not null default '' check (length(setting) <= 120),
  professions text[] not null default '{}',
  wait_days integer check (wait_days between 0 and 2000),
  who_drops_out text not null default '' check (length(who_drops_out) <= 600),
  -- An assessment that was done before on this way, by another team.
  repeats_assessment boolean not null default false,
  measure_id uuid references quality.measure (id),
  -- Codes of the library, such as lib.44.
  library text[] not null default '{}',
  unique (pathway_id, map, position) deferrable initially deferred,
  unique (id, organisation_id),
  foreign key (pathway_id, organisation_id) references improvement.pathway (id, organisation_id)
);

-- Evidence: what it is, where it is from, who took part and who is missing. How strong it is, a person says; nothing here works it out.
create table improvement.evidence (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references directory.organisation (id),
  title text not null check (length(title) between 3 and 300),
  kind text not null check (kind in ('study', 'review', 'guideline', 'local figures', 'evaluation', 'lived experience', 'staff experience')),
  countries text[] not null check (cardinality(countries) between 1 and 60),
  income text not null check (income in ('high', 'wider', 'not known')),
  who_took_part text not null check (length(who_took_part) between 3 and 600),
  who_is_missing text not null check (length(who_is_missing) between 3 and 600),
  strength text not null check (strength in ('high', 'moderate', 'low', 'very low', 'not judged')),
  strength_reason text not null default '' check (length(strength_reason) <= 600),
  summary text not null check (length(summary) between 3 and 2000),
  dated_on date not null,
  source text not null check (length(source) between 3 and 300),
  is_example boolean not null default false,
  made_at timestamptz not null,
  made_by uuid,
  check ((strength = 'not judged') = (strength_reason = '')),
  unique (id, organisation_id)
);
create table improvement.evidence_link (
  id uuid primary key default gen_random_uuid(),
  evidence_id uuid not null references improvement.evidence (id),
  organisation_id uuid not null references directory.organisation (id),
  project_id uuid references improvement.project (id),
  step_id uuid references improvement.pathway_step (id) on delete cascade,
  made_at timestamptz not null,
  made_by uuid,
  check (num_nonnulls(project_id, step_id) = 1),
  unique nulls not distinct (evidence_id, project_id, step_id)
);
-- A project for which somebody looked and found none, and where.
create table improvement.no_evidence_found (
  project_id uuid primary key references improvement.project (id),
  organisation_id uuid not null references directory.organisation (id),
  where_looked text not null check (length(where_looked) between 3 and 600),
  said_at timestamptz not null,
  said_by uuid
);
create table improvement.evidence_request (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references directory.organisation (id),
  project_id uuid references improvement.project (id),
  question text not null check (length(question) between 10 and 600),
  wanted_on date,
  is_example boolean not null default false,
  asked_at timestamptz not null,
  asked_by uuid,
  answer text check (length(answer) between 3 and 2000),
  answered_at timestamptz,
  answered_by uuid,
  check ((answer is null) = (answered_at is null))
);
-- What nobody knows yet. It may become a question for research.
create table improvement.evidence_gap (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references directory.organisation (id),
  what text not null check (length(what) between 3 and 600),
  step_id uuid references improvement.pathway_step (id) on delete set null,
  project_id uuid references improvement.project (id),
  research_question text check (length(research_question) between 10 and 600),
  asked_at timestamptz,
  asked_by uuid,
  is_example boolean not null default false,
  made_at timestamptz not null,
  made_by uuid,
  check ((research_question is null) = (asked_at is null))
);

-- New guidance, for whom it matters, what is missing and who answers for it; by service how far it is in use.
create table improvement.guidance (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references directory.organisation (id),
  title text not null check (length(title) between 3 and 300),
  source text not null check (length(source) between 3 and 300),
  published_on date not null,
  professions text[] not null check (cardinality(professions) between 1 and 14),
  about text not null check (length(about) between 3 and 1000),
  gap text not null check (length(gap) between 3 and 1000),
  action text not null check (length(action) between 3 and 1000),
  owner_role text not null check (length(owner_role) between 2 and 120),
  review_on date not null,
  measure_id uuid references quality.measure (id),
  is_example boolean not null default false,
  made_at timestamptz not null,
  made_by uuid,
  unique (id, organisation_id)
);
create table improvement.guidance_status (
  guidance_id uuid not null,
  organisation_id uuid not null,
  unit_id uuid not null references directory.unit (id),
  status text not null check (status in ('looking at it', 'partly in use', 'in use', 'does not apply')),
  note text not null check (length(note) between 3 and 600),
  said_at timestamptz not null,
  said_by uuid,
  primary key (guidance_id, unit_id),
  foreign key (guidance_id, organisation_id) references improvement.guidance (id, organisation_id)
);

create table improvement.research_partner (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references directory.organisation (id),
  name text not null check (length(name) between 3 and 200),
  kind text not null check (kind in ('university', 'biomedical research centre', 'voluntary sector', 'community group', 'health or care', 'other')),
  topic text not null check (length(topic) between 3 and 300),
  lead_role text not null check (length(lead_role) between 2 and 120),
  output text not null default '' check (length(output) <= 1000),
  student_links text not null default '' check (length(student_links) <= 600),
  changed text not null default '' check (length(changed) <= 1000),
  is_example boolean not null default false,
  made_at timestamptz not null,
  made_by uuid,
  unique (id, organisation_id)
);
create table improvement.study (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references directory.organisation (id),
  title text not null check (length(title) between 3 and 200),
  question text not null check (length(question) between 10 and 600),
  question_set_by text not null check (question_set_by in ('people and communities', 'people and researchers together', 'staff', 'researchers', 'a funder')),
  summary text not null check (length(summary) between 10 and 2000),
  lead_role text not null check (length(lead_role) between 2 and 160),
  professions text[] not null default '{}',
  state text not null check (state in ('planned', 'open', 'finished', 'stopped')),
  starts_on date not null,
  learned text not null default '' check (length(learned) <= 2000),
  question_id uuid references improvement.community_question (id),
  is_example boolean not null default false,
  made_at timestamptz not null,
  made_by uuid,
  -- A study that is over says what was learned, also when it was stopped.
  check (state in ('planned', 'open') or length(learned) >= 3),
  unique (id, organisation_id)
);
create table improvement.study_partner (
  study_id uuid not null,
  partner_id uuid not null,
  organisation_id uuid not null,
  primary key (study_id, partner_id),
  foreign key (study_id, organisation_id) references improvement.study (id, organisation_id),
  foreign key (partner_id, organisation_id) references improvement.research_partner (id, organisation_id)
);
-- How many people of a group took part. Fewer than eight are kept nowhere, and no total is kept from which they could be worked out.
create table improvement.study_reach (
  study_id uuid not null,
  organisation_id uuid not null,
  group_name text not null check (length(group_name) between 2 and 120),
  people integer check (people >= conversations.fewest_people()),
  made_at timestamptz not null,
  made_by uuid,
  primary key (study_id, group_name),
  foreign key (study_id, organisation_id) references improvement.study (id, organisation_id)
);

-- What came of research or a project, who used it and what changed.
create table improvement.output (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references directory.organisation (id),
  title text not null check (length(title) between 3 and 300),
  kind text not null check (kind in ('paper', 'talk', 'tool', 'guideline', 'teaching', 'policy', 'other')),
  summary text not null check (length(summary) between 3 and 1000),
  made_on date not null,
  study_id uuid references improvement.study (id),
  is_example boolean not null default false,
  made_at timestamptz not null,
  made_by uuid,
  unique (id, organisation_id)
);
create table improvement.output_use (
  id uuid primary key default gen_random_uuid(),
  output_id uuid not null,
  organisation_id uuid not null,
  used_by text not null check (length(used_by) between 3 and 200),
  changed text not null check (length(changed) between 3 and 1000),
  measure_id uuid references quality.measure (id),
  made_at timestamptz not null,
  made_by uuid,
  foreign key (output_id, organisation_id) references improvement.output (id, organisation_id)
);

create table improvement.opportunity (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references directory.organisation (id),
  title text not null check (length(title) between 3 and 200),
  kind text not null check (kind in ('student project', 'portfolio role', 'fellowship', 'training', 'join a study', 'improvement work')),
  professions text[] not null default '{}',
  what text not null check (length(what) between 10 and 2000),
  -- Hours a week for research, as they stand in the job plan of a portfolio role.
  research_hours double precision check (research_hours > 0 and research_hours <= 37.5),
  contact_role text not null check (length(contact_role) between 2 and 160),
  closes_on date not null,
  is_example boolean not null default false,
  made_at timestamptz not null,
  made_by uuid,
  check (kind <> 'portfolio role' or research_hours is not null),
  unique (id, organisation_id)
);
create table improvement.interest (
  id uuid primary key default gen_random_uuid(),
  opportunity_id uuid not null,
  organisation_id uuid not null,
  person_id uuid not null references directory.person (id),
  profession text,
  words text not null check (length(words) between 3 and 1000),
  said_at timestamptz not null,
  answer text check (answer in ('matched', 'not this time')),
  answer_words text check (length(answer_words) between 3 and 600),
  answered_at timestamptz,
  answered_by uuid,
  check ((answer is null) = (answered_at is null) and (answer is null) = (answer_words is null)),
  unique (opportunity_id, person_id),
  foreign key (opportunity_id, organisation_id) references improvement.opportunity (id, organisation_id)
);
-- People who tell of themselves, and may take it back.
create table improvement.role_model (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references directory.organisation (id),
  person_id uuid not null references directory.person (id),
  shown_name text not null check (length(shown_name) between 2 and 120),
  profession text,
  role_group text not null,
  story text not null check (length(story) between 10 and 2000),
  is_example boolean not null default false,
  agreed_at timestamptz not null,
  withdrawn_at timestamptz
);
create unique index one_role_model on improvement.role_model (person_id, organisation_id) where withdrawn_at is null;
create table improvement.coach (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references directory.organisation (id),
  person_id uuid not null references directory.person (id),
  shown_name text not null check (length(shown_name) between 2 and 120),
  helps_with text not null check (length(helps_with) between 3 and 1000),
  protected_time text not null check (length(protected_time) between 2 and 200),
  is_example boolean not null default false,
  agreed_at timestamptz not null,
  withdrawn_at timestamptz,
  unique (id, organisation_id)
);
create unique index one_coach on improvement.coach (person_id, organisation_id) where withdrawn_at is null;
create table improvement.coach_request (
  id uuid primary key default gen_random_uuid(),
  coach_id uuid not null references improvement.coach (id),
  organisation_id uuid not null references directory.organisation (id),
  person_id uuid not null references directory.person (id),
  words text not null check (length(words) between 3 and 1000),
  asked_at timestamptz not null,
  answer text check (length(answer) between 3 and 1000),
  answered_at timestamptz,
  check ((answer is null) = (answered_at is null))
);

-- Who says of themselves that they do research, in which year. Read by themselves only; everybody else reads full tens.
create table improvement.research_active (
  person_id uuid not null references directory.person (id),
  organisation_id uuid not null references directory.organisation (id),
  year text not null check (year ~ '^\d{4}-\d{2}$'),
  profession text not null,
  role_group text not null,
  said_at timestamptz not null,
  primary key (person_id, organisation_id, year)
);
-- How confident people feel, asked twice. The key is a hash of person and check with the site's secret: no answer leads to a person.
create table improvement.confidence_check (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references directory.organisation (id),
  title text not null check (length(title) between 3 and 160),
  about text not null check (about in ('research', 'improvement')),
  is_example boolean not null default false,
  made_at timestamptz not null,
  made_by uuid,
  closed_at timestamptz,
  unique (id, organisation_id)
);
create table improvement.confidence_answer (
  place bigint generated always as identity primary key,
  check_id uuid not null,
  organisation_id uuid not null,
  answer_key bytea not null check (length(answer_key) = 32),
  before_answer integer not null check (before_answer between 1 and 5),
  after_answer integer check (after_answer between 1 and 5),
  unique (check_id, answer_key),
  foreign key (check_id, organisation_id) references improvement.confidence_check (id, organisation_id)
);

-- Whoever erased their account tells nothing of themselves any more.
create function improvement.person_is_here(asked uuid) returns boolean language sql stable security definer set search_path = ''
begin atomic
  select exists (select from directory.person p where p.id = asked and p.erased_at is null and p.deactivated_at is null);
end;
revoke execute on function improvement.person_is_here from public;
grant execute on function improvement.person_is_here to allied_app, allied_worker;

-- Nothing happens at an organisation that is here for its published policy only.
create function improvement.refuse_policy_text_only() returns trigger language plpgsql set search_path = '' as $$
begin
  if (select o.policy_text_only from directory.organisation o where o.id = new.organisation_id) then
    raise exception 'This organisation is here for its published policy only' using errcode = 'check_violation', constraint = 'policy_text_only';
  end if;
  return new;
end $$;

-- A learning review asks what was responsible, not who: the full name of nobody who works here can be stored in one, whatever else a form lets through.
create function improvement.name_nobody() returns trigger language plpgsql security definer set search_path = '' as $$
declare said text := lower((select string_agg(value, ' ') from jsonb_each_text(to_jsonb(new)) where key not in ('id', 'organisation_id', 'unit_id', 'project_id', 'review_id', 'made_by', 'made_at')));
begin
  if exists (select from directory.membership m join directory.person p on p.id = m.person_id
      where m.organisation_id = new.organisation_id and p.display_name like '% %' and position(lower(p.display_name) in said) > 0) then
    raise exception 'A learning review names nobody' using errcode = 'check_violation', constraint = 'names_nobody';
  end if;
  return new;
end $$;
create trigger names_nobody before insert or update on improvement.learning_review for each row execute function improvement.name_nobody();
create trigger names_nobody before insert or update on improvement.learning_entry for each row when (new.review_id is not null) execute function improvement.name_nobody();

do $$
declare place text;
declare own constant text := '(organisation_id = any ((select platform.viewer_organisations())::uuid[]))';
declare everything constant text[] := array['barrier', 'barrier_step', 'learning_review', 'learning_entry', 'community_question', 'question_answer', 'pathway', 'pathway_step', 'evidence', 'evidence_link', 'no_evidence_found',
  'evidence_request', 'evidence_gap', 'guidance', 'guidance_status', 'research_partner', 'study', 'study_partner', 'study_reach', 'output', 'output_use', 'opportunity', 'interest', 'role_model', 'coach', 'coach_request',
  'research_active', 'confidence_check', 'confidence_answer'];
begin
  foreach place in array everything || array['question_support'] loop
    execute format('alter table improvement.%I enable row level security', place);
    execute format('grant select, insert, update, delete on improvement.%I to allied_worker', place);
    execute format('create policy worker on improvement.%I to allied_worker using (true) with check (true)', place);
  end loop;
  foreach place in array everything loop
    execute format('create trigger policy_text_only before insert on improvement.%I for each row execute function improvement.refuse_policy_text_only()', place);
  end loop;
  -- What is learned is for everybody.
  foreach place in array array['learning_entry', 'pathway', 'pathway_step', 'evidence', 'evidence_link', 'no_evidence_found', 'evidence_gap', 'guidance', 'guidance_status', 'research_partner', 'study', 'study_partner',
    'study_reach', 'output', 'output_use', 'opportunity', 'confidence_check'] loop
    execute format('create policy anyone_reads on improvement.%I for select to allied_app using ((select platform.viewer_is_anyone()))', place);
  end loop;
  foreach place in array array['learning_review', 'evidence_request'] loop
    execute format('create policy own_reads on improvement.%I for select to allied_app using %s', place, own);
  end loop;
  foreach place in array array['barrier_step', 'learning_review', 'learning_entry', 'question_answer', 'pathway', 'pathway_step', 'evidence', 'evidence_link', 'no_evidence_found', 'evidence_request', 'evidence_gap', 'guidance',
    'guidance_status', 'research_partner', 'study', 'study_partner', 'study_reach', 'output', 'output_use', 'opportunity', 'confidence_check'] loop
    execute format('grant select, insert on improvement.%I to allied_app', place);
    execute format('create policy own_adds on improvement.%I for insert to allied_app with check %s', place, own);
  end loop;
  foreach place in array array['barrier', 'community_question', 'learning_entry', 'pathway', 'pathway_step', 'evidence_request', 'evidence_gap', 'guidance_status', 'study', 'study_reach', 'research_partner', 'interest', 'confidence_check'] loop
    execute format('create policy own_changes on improvement.%I for update to allied_app using %s with check %s', place, own, own);
  end loop;
end $$;

-- Anybody may speak up; what came in is shown once somebody read it.
grant select, insert on improvement.barrier, improvement.community_question to allied_app;
grant update (shown_on, read_by, not_shown_reason) on improvement.barrier, improvement.community_question to allied_app;
create policy anyone_speaks on improvement.barrier for insert to allied_app with check (shown_on is null and read_by is null and (select platform.viewer_is_anyone()));
create policy anyone_asks on improvement.community_question for insert to allied_app with check (shown_on is null and read_by is null and (select platform.viewer_is_anyone()));
create policy shown_or_own on improvement.barrier for select to allied_app using (shown_on is not null and (select platform.viewer_is_anyone()) or organisation_id = any ((select platform.viewer_organisations())::uuid[]));
create policy shown_or_own on improvement.community_question for select to allied_app using (shown_on is not null and (select platform.viewer_is_anyone()) or organisation_id = any ((select platform.viewer_organisations())::uuid[]));
create policy with_barrier on improvement.barrier_step for select to allied_app using (barrier_id in (select id from improvement.barrier));
create policy with_question on improvement.question_answer for select to allied_app using (question_id in (select id from improvement.community_question));

grant update (decision, reason, evidence, owner_role) on improvement.learning_entry to allied_app;
grant update (title, condition, setting, measure_id, contribution, inequality_effect, approved_on, approved_by) on improvement.pathway to allied_app;
grant update (position, title, kind, team, setting, professions, wait_days, who_drops_out, repeats_assessment, measure_id, library) on improvement.pathway_step to allied_app;
grant delete on improvement.pathway_step to allied_app;
create policy own_removes on improvement.pathway_step for delete to allied_app using (organisation_id = any ((select platform.viewer_organisations())::uuid[]));
grant update (answer, answered_at, answered_by) on improvement.evidence_request to allied_app;
grant update (research_question, asked_at, asked_by) on improvement.evidence_gap to allied_app;
grant update (status, note, said_at, said_by) on improvement.guidance_status to allied_app;
grant update (state, learned) on improvement.study to allied_app;
grant update (people, made_at, made_by) on improvement.study_reach to allied_app;
grant update (output, student_links, changed) on improvement.research_partner to allied_app;
grant update (closed_at) on improvement.confidence_check to allied_app;

-- What people say of themselves.
grant select, insert on improvement.interest, improvement.role_model, improvement.coach, improvement.coach_request, improvement.research_active to allied_app;
grant update (answer, answer_words, answered_at, answered_by) on improvement.interest to allied_app;
grant update (withdrawn_at, story, shown_name) on improvement.role_model to allied_app;
grant update (withdrawn_at, helps_with, shown_name) on improvement.coach to allied_app;
grant update (answer, answered_at) on improvement.coach_request to allied_app;
grant delete on improvement.research_active to allied_app;
create policy own_says on improvement.interest for insert to allied_app with check (person_id = (select platform.viewer_person()) and answer is null);
create policy asked_or_own on improvement.interest for select to allied_app using (person_id = (select platform.viewer_person()) or organisation_id = any ((select platform.viewer_organisations())::uuid[]));
create policy of_themselves on improvement.role_model to allied_app
  using (person_id = (select platform.viewer_person())) with check (person_id = (select platform.viewer_person()) and organisation_id = any ((select platform.viewer_organisations())::uuid[]));
create policy while_they_agree on improvement.role_model for select to allied_app using (withdrawn_at is null and (select platform.viewer_is_anyone()) and improvement.person_is_here(person_id));
create policy of_themselves on improvement.coach to allied_app
  using (person_id = (select platform.viewer_person())) with check (person_id = (select platform.viewer_person()) and organisation_id = any ((select platform.viewer_organisations())::uuid[]));
create policy while_they_agree on improvement.coach for select to allied_app using (withdrawn_at is null and (select platform.viewer_is_signed_in()) and improvement.person_is_here(person_id));
create policy own_asks on improvement.coach_request for insert to allied_app with check (person_id = (select platform.viewer_person()) and answer is null);
create policy asker_or_coach on improvement.coach_request for select to allied_app using (
  person_id = (select platform.viewer_person()) or coach_id in (select c.id from improvement.coach c where c.person_id = (select platform.viewer_person())));
create policy coach_answers on improvement.coach_request for update to allied_app using (coach_id in (select c.id from improvement.coach c where c.person_id = (select platform.viewer_person())));
create policy of_themselves on improvement.research_active to allied_app
  using (person_id = (select platform.viewer_person())) with check (person_id = (select platform.viewer_person()) and organisation_id = any ((select platform.viewer_organisations())::uuid[]));

-- One row for a browser and a question; the second press takes nothing away and adds nothing. Answers whether the question can be backed.
create function improvement.support_question(asked uuid, voter bytea) returns boolean language plpgsql security definer set search_path = '' as $$
begin
  if not platform.viewer_is_anyone() or not exists (select from improvement.community_question q where q.id = asked and q.shown_on is not null) then return false; end if;
  insert into improvement.question_support (question_id, voter_hash) values (asked, voter) on conflict do nothing;
  return true;
end $$;
-- How many back each question, in full eights: nobody's own support shows.
create function improvement.support_of(asked uuid[]) returns table (question_id uuid, people integer) language sql stable security definer set search_path = ''
begin atomic
  select q.id, (select count(*) / conversations.fewest_people() * conversations.fewest_people() from improvement.question_support s where s.question_id = q.id)::integer
  from improvement.community_question q where q.id = any (asked) and platform.viewer_is_anyone();
end;
-- A question by its asker's code, shown or not.
create function improvement.question_by_code(code bytea) returns table (id uuid, words text, shown_on date, not_shown_reason text) language sql stable security definer set search_path = ''
begin atomic
  select q.id, q.words, q.shown_on, q.not_shown_reason from improvement.community_question q where q.code_hash = code;
end;
-- People who said that they do research, in full tens.
create function improvement.research_counts(asked uuid, of_year text) returns table (profession text, role_group text, tens integer) language sql stable security definer set search_path = ''
begin atomic
  select r.profession, null::text, (count(*) / 10 * 10)::integer from improvement.research_active r where r.organisation_id = asked and r.year = of_year and platform.viewer_is_anyone() group by r.profession
  union all
  select null::text, r.role_group, (count(*) / 10 * 10)::integer from improvement.research_active r where r.organisation_id = asked and r.year = of_year and platform.viewer_is_anyone() group by r.role_group;
end;
-- Answers to a confidence check: kept once by its key, the second time only what comes after.
create function improvement.say_confidence(asked uuid, key bytea, before_said integer, after_said integer) returns boolean language plpgsql security definer set search_path = '' as $$
declare owner uuid := (select c.organisation_id from improvement.confidence_check c where c.id = asked and c.closed_at is null);
begin
  if owner is null or not owner = any (platform.viewer_organisations()) then return false; end if;
  insert into improvement.confidence_answer as a (check_id, organisation_id, answer_key, before_answer, after_answer) values (asked, owner, key, before_said, after_said)
    on conflict (check_id, answer_key) do update set after_answer = coalesce(excluded.after_answer, a.after_answer);
  return true;
end $$;
-- Told once, when the check is closed, and only of eight people or more who answered both times: the middle answers, and no number of people below eight.
create function improvement.confidence_of(asked uuid) returns table (people integer, before_middle integer, after_middle integer) language sql stable security definer set search_path = ''
begin atomic
  select count(*)::integer, percentile_disc(0.5) within group (order by a.before_answer), percentile_disc(0.5) within group (order by a.after_answer)
  from improvement.confidence_answer a join improvement.confidence_check c on c.id = a.check_id
  where a.check_id = asked and a.after_answer is not null and c.closed_at is not null and platform.viewer_is_anyone() having count(*) >= conversations.fewest_people();
end;
do $$
declare place text;
begin
  foreach place in array array['support_question', 'support_of', 'question_by_code', 'research_counts', 'say_confidence', 'confidence_of'] loop
    execute format('revoke execute on function improvement.%I from public', place);
    execute format('grant execute on function improvement.%I to allied_app, allied_worker', place);
  end loop;
end $$;
