-- More ways in for figures: spreadsheets, rows mended one by one, collections with reminders, and measures whose figures come out of records.

alter table quality.import
  -- What had to be guessed while reading the file: which sheet, hidden rows, an old encoding.
  add column reading_notes text[] not null default '{}',
  -- Which measures of which units the loaded rows were about, so that missing periods can be named.
  add column places jsonb not null default '[]',
  -- Rows that somebody chose to leave out: line, values, reason, who and when.
  add column left_out jsonb not null default '[]',
  add column mended integer not null default 0;

-- Worked out of the records of a room here (its offer by name): no file and no form can give another figure.
alter table quality.measure add column offered_by text check (length(offered_by) between 3 and 80);
create unique index one_measure_an_offer on quality.measure (offered_by) where offered_by is not null;

-- Figures that are asked for regularly: so many days after a period's end they should be here.
create table quality.collection (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references directory.organisation (id),
  name text not null check (length(name) between 3 and 120),
  grain text not null check (grain in ('month', 'quarter', 'year')),
  due_days integer not null check (due_days between 1 and 180),
  -- The first period that is asked for.
  first_period date not null,
  made_at timestamptz not null,
  made_by uuid,
  ended_at timestamptz,
  ended_by uuid,
  check ((ended_at is null) = (ended_by is null))
);
create index collection_by_organisation on quality.collection (organisation_id);

-- What a collection asks for: a measure of a unit.
create table quality.collection_item (
  collection_id uuid not null references quality.collection (id),
  measure_id uuid not null references quality.measure (id),
  unit_id uuid not null references directory.unit (id),
  organisation_id uuid not null references directory.organisation (id),
  primary key (collection_id, measure_id, unit_id)
);

-- A figure that will not come, and why. It is no gap that nobody saw.
create table quality.not_to_come (
  collection_id uuid not null,
  measure_id uuid not null,
  unit_id uuid not null,
  period date not null,
  organisation_id uuid not null references directory.organisation (id),
  reason text not null check (length(reason) between 3 and 300),
  said_at timestamptz not null,
  said_by uuid,
  primary key (collection_id, measure_id, unit_id, period),
  foreign key (collection_id, measure_id, unit_id) references quality.collection_item (collection_id, measure_id, unit_id)
);

-- When a person was last reminded: never more than one letter a week, whatever the number of collections.
create table quality.reminder (
  person_id uuid not null,
  organisation_id uuid not null references directory.organisation (id),
  sent_at timestamptz not null,
  primary key (person_id, sent_at)
);

alter table quality.collection enable row level security;
alter table quality.collection_item enable row level security;
alter table quality.not_to_come enable row level security;
alter table quality.reminder enable row level security;
grant select, insert on quality.collection, quality.collection_item, quality.not_to_come to allied_app;
grant update (ended_at, ended_by) on quality.collection to allied_app;
grant delete on quality.not_to_come to allied_app;
grant select, insert, update, delete on quality.collection, quality.collection_item, quality.not_to_come, quality.reminder to allied_worker;
create policy worker on quality.collection to allied_worker using (true) with check (true);
create policy worker on quality.collection_item to allied_worker using (true) with check (true);
create policy worker on quality.not_to_come to allied_worker using (true) with check (true);
create policy worker on quality.reminder to allied_worker using (true) with check (true);
create policy own on quality.collection to allied_app
  using (organisation_id = any ((select platform.viewer_organisations())::uuid[])) with check (organisation_id = any ((select platform.viewer_organisations())::uuid[]));
create policy own on quality.collection_item to allied_app
  using (organisation_id = any ((select platform.viewer_organisations())::uuid[])) with check (organisation_id = any ((select platform.viewer_organisations())::uuid[]));
create policy own on quality.not_to_come to allied_app
  using (organisation_id = any ((select platform.viewer_organisations())::uuid[])) with check (organisation_id = any ((select platform.viewer_organisations())::uuid[]));
