-- Figures that come after their period was published are taken in only where that gives nothing away that is hidden (ADR 0039). Only the worker
-- reads these tables, as it alone reads figures as they came.

-- What stands published in the place of a figure in raw_series that came since: nulls where nothing does. The row goes when the figure is taken in.
create table quality.waiting_figure (
  series_id uuid not null references quality.series (id),
  organisation_id uuid not null references directory.organisation (id),
  period date not null,
  numerator double precision,
  denominator double precision,
  people double precision,
  since timestamptz not null,
  primary key (series_id, period)
);

-- Which units' figures went into which others: [unit, the one above it, 'own', 'added up' or 'both'], in the order of units. Most periods share one.
create table quality.holding (
  mark text primary key check (mark ~ '^[0-9a-f]{32}$'),
  holds jsonb not null
);

-- How a period stood when it was last published.
create table quality.edition (
  measure_id uuid not null references quality.measure (id),
  period date not null,
  mark text not null references quality.holding (mark),
  -- Whether people came, went or were corrected since it was first published.
  has_grown boolean not null,
  primary key (measure_id, period)
);

alter table quality.waiting_figure enable row level security;
alter table quality.holding enable row level security;
alter table quality.edition enable row level security;
grant select, insert, update, delete on quality.waiting_figure, quality.holding, quality.edition to allied_worker;
create policy worker on quality.waiting_figure to allied_worker using (true) with check (true);
create policy worker on quality.holding to allied_worker using (true) with check (true);
create policy worker on quality.edition to allied_worker using (true) with check (true);
