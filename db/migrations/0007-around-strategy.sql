-- Around the strategies: who else works on the same thing, the words we use, what policy says, comments on drafts,
-- partners, tags from the strategies' own lists, and easy-read texts.

-- A piece of work of an organisation. Its own organisation sees it; once shared, everyone who signed in does.
create table strategy.workstream (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references directory.organisation (id),
  title text not null check (length(title) between 3 and 200),
  about text not null default '' check (length(about) <= 4000),
  lead_role text not null default '' check (length(lead_role) <= 120),
  is_example boolean not null default false,
  -- Counts the changes, so that a form made from an older state is noticed.
  revision integer not null default 1,
  made_at timestamptz not null,
  made_by uuid,
  shared_at timestamptz,
  shared_by uuid,
  ended_at timestamptz,
  ended_by uuid,
  ended_reason text check (length(ended_reason) between 3 and 600),
  check ((ended_at is null) = (ended_reason is null)),
  unique (id, organisation_id)
);
create index workstream_by_organisation on strategy.workstream (organisation_id);
create trigger no_activity_on_policy_text before insert or update of organisation_id, is_example on strategy.workstream
  for each row execute function strategy.no_activity_on_policy_text();

create table strategy.workstream_link (
  id uuid primary key default gen_random_uuid(),
  workstream_id uuid not null,
  organisation_id uuid not null,
  strategy_id uuid not null references strategy.strategy (id),
  node_code text not null,
  weight text not null check (weight in ('main', 'also')),
  reason text not null check (length(reason) between 3 and 600),
  began_at timestamptz not null,
  began_by uuid,
  ended_at timestamptz,
  ended_by uuid,
  ended_reason text,
  check ((ended_at is null) = (ended_reason is null)),
  foreign key (workstream_id, organisation_id) references strategy.workstream (id, organisation_id)
);
create unique index one_open_workstream_link on strategy.workstream_link (workstream_id, strategy_id, node_code) where ended_at is null;
create index workstream_link_by_node on strategy.workstream_link (strategy_id, node_code) where ended_at is null;

-- An item of one of the strategies' own lists (programme areas, conditions …) that a piece of work belongs to.
create table strategy.tag (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references directory.organisation (id),
  workstream_id uuid references strategy.workstream (id),
  objective_id uuid references strategy.objective (id),
  list_code text not null,
  item_code text not null,
  added_at timestamptz not null,
  added_by uuid,
  ended_at timestamptz,
  check (num_nonnulls(workstream_id, objective_id) = 1)
);
create unique index one_open_workstream_tag on strategy.tag (workstream_id, list_code, item_code) where ended_at is null and workstream_id is not null;
create unique index one_open_objective_tag on strategy.tag (objective_id, list_code, item_code) where ended_at is null and objective_id is not null;
create index tag_by_item on strategy.tag (list_code, item_code) where ended_at is null;

-- The words we use. Each change is a version with who and why, because language will change (AHPs Deliver, Language and terminology).
create table strategy.term (
  code text primary key check (code ~ '^[a-z0-9.-]{1,60}$'),
  kind text not null check (kind in ('short form', 'word', 'label')),
  -- Whose list its reports land in; null: the national team's.
  owner_organisation_id uuid references directory.organisation (id),
  current_version integer not null default 1
);
create index term_by_owner on strategy.term (owner_organisation_id) where owner_organisation_id is not null;
create table strategy.term_version (
  term_code text not null references strategy.term (code),
  number integer not null check (number >= 1),
  -- A short form ("AHP"), a word, or the label that pages show.
  shown text not null check (length(shown) between 1 and 120),
  expansion text check (length(expansion) between 2 and 200),
  meaning text not null check (length(meaning) between 3 and 1000),
  owner_role text not null check (length(owner_role) between 2 and 120),
  reason text not null check (length(reason) between 3 and 600),
  source text not null default '' check (length(source) <= 300),
  review_on date,
  made_at timestamptz not null,
  made_by uuid,
  -- Whose member made it; null: shipped with this site.
  organisation_id uuid references directory.organisation (id),
  primary key (term_code, number)
);

-- "This term does not work for me". No person, no address, no time of day: only the words and the day.
create table strategy.term_report (
  id uuid primary key default gen_random_uuid(),
  term_code text not null references strategy.term (code),
  words text not null check (length(words) between 3 and 1000),
  received_on date not null,
  outcome text check (outcome in ('changed', 'kept', 'not about a word')),
  answer text check (length(answer) between 3 and 600),
  answered_at timestamptz,
  answered_by uuid,
  check (num_nonnulls(outcome, answer, answered_at) in (0, 3))
);
create index term_report_by_term on strategy.term_report (term_code, received_on);

-- Laws, policies, standards and the library's titles that the strategies name: titles and places, never copies.
create table strategy.policy_source (
  code text primary key check (code ~ '^[a-z0-9.-]{1,60}$'),
  part text not null check (part in ('reference', 'library')),
  position integer not null,
  title text not null,
  title_as_printed text,
  publisher text,
  kind text not null default '',
  used_for text not null default '',
  appendix integer,
  tags text[] not null default '{}',
  document text not null,
  section text not null,
  possible_duplicate_of text references strategy.policy_source (code)
);
create table strategy.policy_supersession (
  source_code text primary key references strategy.policy_source (code),
  organisation_id uuid not null references directory.organisation (id),
  superseded_by_code text references strategy.policy_source (code),
  -- What took its place, in words, where it is not in the register.
  superseded_by_title text not null check (length(superseded_by_title) between 3 and 300),
  since date,
  reason text not null check (length(reason) between 3 and 600),
  recorded_at timestamptz not null,
  recorded_by uuid
);
create index policy_supersession_by_successor on strategy.policy_supersession (superseded_by_code) where superseded_by_code is not null;
-- A statement that leans on a source: where in the source, for which node of which strategy.
create table strategy.citation (
  id uuid primary key default gen_random_uuid(),
  source_code text not null references strategy.policy_source (code),
  organisation_id uuid not null references directory.organisation (id),
  strategy_id uuid not null references strategy.strategy (id),
  node_code text not null,
  place text not null check (length(place) between 1 and 200),
  statement text not null check (length(statement) between 3 and 600),
  made_at timestamptz not null,
  made_by uuid,
  ended_at timestamptz,
  ended_by uuid
);
create index citation_by_node on strategy.citation (strategy_id, node_code) where ended_at is null;
create index citation_by_source on strategy.citation (source_code) where ended_at is null;

-- What anyone says about the wording of a draft while it is open. Held until the strategy's owner has read it. No person is kept.
create table strategy.draft_comment (
  id uuid primary key default gen_random_uuid(),
  strategy_id uuid not null references strategy.strategy (id),
  version_number integer not null,
  node_code text not null,
  words text not null check (length(words) between 3 and 2000),
  received_on date not null,
  -- Read, and fit to be shown to everyone; `not_shown_reason` instead where it names somebody or would hurt.
  shown_at timestamptz,
  shown_by uuid,
  not_shown_reason text check (length(not_shown_reason) between 3 and 600),
  outcome text check (outcome in ('accepted', 'partly', 'not')),
  outcome_reason text check (length(outcome_reason) between 3 and 1000),
  decided_at timestamptz,
  decided_by uuid,
  check (num_nonnulls(outcome, outcome_reason, decided_at) in (0, 3)),
  check (shown_at is null or not_shown_reason is null)
);
create index draft_comment_by_strategy on strategy.draft_comment (strategy_id, node_code);
create index draft_comment_open on strategy.draft_comment (strategy_id) where outcome is null;

-- Organisations we work with, and what became of it. Of the own organisation only: relationships are not published.
create table strategy.partner (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references directory.organisation (id),
  name text not null check (length(name) between 2 and 200),
  aim text not null check (length(aim) between 3 and 1000),
  contact_role text not null check (length(contact_role) between 2 and 120),
  forums text not null default '' check (length(forums) <= 600),
  ahp_seat text not null default '' check (length(ahp_seat) <= 300),
  is_example boolean not null default false,
  revision integer not null default 1,
  made_at timestamptz not null,
  made_by uuid,
  ended_at timestamptz,
  ended_by uuid,
  ended_reason text check (length(ended_reason) between 3 and 600),
  check ((ended_at is null) = (ended_reason is null)),
  unique (id, organisation_id)
);
create index partner_by_organisation on strategy.partner (organisation_id);
create trigger no_activity_on_policy_text before insert or update of organisation_id, is_example on strategy.partner
  for each row execute function strategy.no_activity_on_policy_text();
create table strategy.partner_contact (
  id uuid primary key default gen_random_uuid(),
  partner_id uuid not null,
  organisation_id uuid not null,
  happened_on date not null,
  what text not null check (length(what) between 3 and 1000),
  -- What changed because the voice of allied health professionals was heard; empty: nothing yet.
  changed text not null default '' check (length(changed) <= 1000),
  recorded_at timestamptz not null,
  recorded_by uuid,
  foreign key (partner_id, organisation_id) references strategy.partner (id, organisation_id)
);
create index partner_contact_by_partner on strategy.partner_contact (partner_id, happened_on desc);

-- The easy-read version of a public text, or the day it is planned for.
create table strategy.easy_read (
  subject_kind text not null check (subject_kind in ('strategy', 'node', 'page')),
  subject_id text not null check (length(subject_id) between 1 and 120),
  organisation_id uuid references directory.organisation (id),
  words text check (length(words) between 10 and 8000),
  planned_for date,
  changed_at timestamptz not null,
  changed_by uuid,
  primary key (subject_kind, subject_id),
  check (num_nonnulls(words, planned_for) >= 1)
);
create index easy_read_by_organisation on strategy.easy_read (organisation_id) where organisation_id is not null;

do $$
declare around text;
begin
  foreach around in array array['workstream', 'workstream_link', 'tag', 'term', 'term_version', 'term_report', 'policy_source', 'policy_supersession',
      'citation', 'draft_comment', 'partner', 'partner_contact', 'easy_read'] loop
    execute format('alter table strategy.%I enable row level security', around);
    execute format('grant select, insert, update, delete on strategy.%I to allied_worker', around);
    execute format('create policy worker on strategy.%I to allied_worker using (true) with check (true)', around);
    execute format('grant select on strategy.%I to allied_app', around);
  end loop;
  -- Rows that a member adds or changes are of their own organisation, whatever the form says.
  foreach around in array array['workstream', 'workstream_link', 'tag', 'citation', 'partner', 'partner_contact', 'policy_supersession', 'easy_read'] loop
    execute format('grant insert on strategy.%I to allied_app', around);
    execute format('create policy own_adds on strategy.%I for insert to allied_app with check (organisation_id = any ((select platform.viewer_organisations())::uuid[]))', around);
    execute format('create policy own_changes on strategy.%I for update to allied_app using (organisation_id = any ((select platform.viewer_organisations())::uuid[])) with check (organisation_id = any ((select platform.viewer_organisations())::uuid[]))', around);
  end loop;
  -- Open to anyone: they speak of words and of published policy.
  foreach around in array array['term', 'term_version', 'policy_source', 'policy_supersession', 'easy_read'] loop
    execute format('create policy anyone_sees on strategy.%I for select to allied_app using ((select platform.viewer_is_anyone()))', around);
  end loop;
  foreach around in array array['partner', 'partner_contact'] loop
    execute format('create policy own_sees on strategy.%I for select to allied_app using (organisation_id = any ((select platform.viewer_organisations())::uuid[]))', around);
  end loop;
end $$;

create policy own_or_shared on strategy.workstream for select to allied_app using (
  organisation_id = any ((select platform.viewer_organisations())::uuid[]) or ((select platform.viewer_is_signed_in()) and shared_at is not null));
create policy as_workstream on strategy.workstream_link for select to allied_app using (
  exists (select from strategy.workstream w where w.id = workstream_id) and exists (select from strategy.strategy s where s.id = strategy_id));
create policy as_work on strategy.tag for select to allied_app using (
  exists (select from strategy.workstream w where w.id = workstream_id) or exists (select from strategy.objective o where o.id = objective_id));
create policy as_strategy on strategy.citation for select to allied_app using (exists (select from strategy.strategy s where s.id = strategy_id));
grant update (title, about, lead_role, revision, shared_at, shared_by, ended_at, ended_by, ended_reason) on strategy.workstream to allied_app;
grant update (ended_at, ended_by, ended_reason) on strategy.workstream_link to allied_app;
grant update (ended_at) on strategy.tag to allied_app;
grant update (ended_at, ended_by) on strategy.citation to allied_app;
grant update (name, aim, contact_role, forums, ahp_seat, revision, ended_at, ended_by, ended_reason) on strategy.partner to allied_app;
grant update (superseded_by_code, superseded_by_title, since, reason, recorded_at, recorded_by, organisation_id) on strategy.policy_supersession to allied_app;
grant update (words, planned_for, changed_at, changed_by) on strategy.easy_read to allied_app;

-- Words: a signed-in member's version says whose member made it. Terms of one organisation are changed by it alone.
grant update (current_version) on strategy.term to allied_app;
grant insert on strategy.term_version to allied_app;
create policy owner_changes on strategy.term for update to allied_app using (
  (select platform.viewer_is_signed_in()) and (owner_organisation_id is null or owner_organisation_id = any ((select platform.viewer_organisations())::uuid[])));
create policy owner_adds on strategy.term_version for insert to allied_app with check (
  organisation_id = any ((select platform.viewer_organisations())::uuid[])
  and exists (select from strategy.term t where t.code = term_code
    and (t.owner_organisation_id is null or t.owner_organisation_id = any ((select platform.viewer_organisations())::uuid[]))));

-- Anyone may report, nobody but the owner reads; and the public cannot write an answer into the report.
grant insert (id, term_code, words, received_on) on strategy.term_report to allied_app;
grant update (outcome, answer, answered_at, answered_by) on strategy.term_report to allied_app;
create policy anyone_reports on strategy.term_report for insert to allied_app with check ((select platform.viewer_is_anyone()));
create policy owner_reads on strategy.term_report for select to allied_app using (
  (select platform.viewer_is_signed_in()) and exists (select from strategy.term t where t.code = term_code
    and (t.owner_organisation_id is null or t.owner_organisation_id = any ((select platform.viewer_organisations())::uuid[]))));
create policy owner_answers on strategy.term_report for update to allied_app using (
  (select platform.viewer_is_signed_in()) and exists (select from strategy.term t where t.code = term_code
    and (t.owner_organisation_id is null or t.owner_organisation_id = any ((select platform.viewer_organisations())::uuid[]))));

-- A comment comes in only while the draft is open to all; what is not shown stays with the strategy's organisation.
grant insert (id, strategy_id, version_number, node_code, words, received_on) on strategy.draft_comment to allied_app;
grant update (shown_at, shown_by, not_shown_reason, outcome, outcome_reason, decided_at, decided_by) on strategy.draft_comment to allied_app;
create policy anyone_comments on strategy.draft_comment for insert to allied_app with check (
  exists (select from strategy.strategy s where s.id = strategy_id and s.state = 'check-and-challenge'));
create policy shown_or_own on strategy.draft_comment for select to allied_app using (
  exists (select from strategy.strategy s where s.id = strategy_id
    and (draft_comment.shown_at is not null or s.organisation_id = any ((select platform.viewer_organisations())::uuid[]))));
create policy owner_decides on strategy.draft_comment for update to allied_app using (
  exists (select from strategy.strategy s where s.id = strategy_id and s.organisation_id = any ((select platform.viewer_organisations())::uuid[])));
