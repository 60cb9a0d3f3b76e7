-- Strategies as data: each version whole and unchangeable, so that an old report keeps the wording of its day.
create schema strategy;
grant usage on schema strategy to allied_app, allied_worker;

create table strategy.strategy (
  id uuid primary key default gen_random_uuid(),
  code text not null unique check (code ~ '^[a-z0-9-]{2,40}$'),
  organisation_id uuid not null references directory.organisation (id),
  title text not null,
  short_title text not null,
  state text not null check (state in ('listening', 'drafting', 'check-and-challenge', 'live', 'mid-term-review', 'closing', 'legacy')),
  period_start integer not null,
  period_end integer not null check (period_end >= period_start),
  current_version integer not null default 1,
  is_example boolean not null default false,
  -- Drafts are for their own organisation until they are opened for check and challenge.
  is_public boolean not null default false,
  created_at timestamptz not null
);
create index strategy_by_organisation on strategy.strategy (organisation_id);

-- `document` is the whole file as loaded (publisher, licence, numbers, promises, wording rules …); nodes are also rows, to be joined.
create table strategy.version (
  strategy_id uuid not null references strategy.strategy (id),
  number integer not null,
  made_at timestamptz not null,
  made_by uuid,
  reason text not null,
  document jsonb not null,
  document_hash text not null,
  primary key (strategy_id, number)
);
create table strategy.node (
  strategy_id uuid not null,
  version_number integer not null,
  code text not null check (code ~ '^[a-z0-9.-]{1,60}$'),
  type text not null,
  parent_code text,
  position integer not null,
  title text not null,
  variants text[] not null default '{}',
  body text,
  section text,
  note text,
  facts jsonb not null default '{}',
  primary key (strategy_id, version_number, code),
  foreign key (strategy_id, version_number) references strategy.version (strategy_id, number)
);
create index node_by_code on strategy.node (code);

-- What serves what, and why. A changed link ends and a new one begins, so that every judgement keeps its date and reason.
create table strategy.alignment (
  id uuid primary key default gen_random_uuid(),
  from_strategy_id uuid not null references strategy.strategy (id),
  from_code text not null,
  to_strategy_id uuid not null references strategy.strategy (id),
  to_code text not null,
  weight text not null check (weight in ('main', 'also')),
  reason text not null check (length(reason) >= 3),
  judgement text not null default 'organisation',
  began_at timestamptz not null,
  began_by uuid,
  ended_at timestamptz,
  ended_by uuid,
  ended_reason text,
  check ((ended_at is null) = (ended_reason is null))
);
create unique index one_open_alignment on strategy.alignment (from_strategy_id, from_code, to_strategy_id, to_code) where ended_at is null;
create index alignment_to on strategy.alignment (to_strategy_id, to_code) where ended_at is null;

create function strategy.at_most_two_main_links() returns trigger language plpgsql as $$
begin
  if (select count(*) from strategy.alignment a where a.from_strategy_id = new.from_strategy_id and a.from_code = new.from_code
      and a.weight = 'main' and a.ended_at is null) > 2 then
    raise exception 'At most two main links' using errcode = 'check_violation', constraint = 'at_most_two_main_links';
  end if;
  return null;
end $$;
create constraint trigger at_most_two_main_links after insert or update on strategy.alignment
  deferrable initially deferred for each row execute function strategy.at_most_two_main_links();

alter table strategy.strategy enable row level security;
alter table strategy.version enable row level security;
alter table strategy.node enable row level security;
alter table strategy.alignment enable row level security;
grant select, insert, update on all tables in schema strategy to allied_app;
revoke update on strategy.version, strategy.node from allied_app;
grant select, insert, update, delete on all tables in schema strategy to allied_worker;

create policy worker on strategy.strategy to allied_worker using (true) with check (true);
create policy worker on strategy.version to allied_worker using (true) with check (true);
create policy worker on strategy.node to allied_worker using (true) with check (true);
create policy worker on strategy.alignment to allied_worker using (true) with check (true);

create policy public_or_own on strategy.strategy for select to allied_app using (
  (select platform.viewer_is_anyone()) and (is_public or organisation_id = any ((select platform.viewer_organisations())::uuid[])));
create policy own_adds on strategy.strategy for insert to allied_app with check (organisation_id = any ((select platform.viewer_organisations())::uuid[]));
create policy own_changes on strategy.strategy for update to allied_app
  using (organisation_id = any ((select platform.viewer_organisations())::uuid[])) with check (organisation_id = any ((select platform.viewer_organisations())::uuid[]));

-- A version, a node or a link is as visible as its strategy. (The inner select is itself under the strategy's policy.)
create policy as_strategy on strategy.version for select to allied_app using (exists (select from strategy.strategy s where s.id = strategy_id));
create policy own_adds on strategy.version for insert to allied_app
  with check (exists (select from strategy.strategy s where s.id = strategy_id and s.organisation_id = any ((select platform.viewer_organisations())::uuid[])));
create policy as_strategy on strategy.node for select to allied_app using (exists (select from strategy.strategy s where s.id = strategy_id));
create policy own_adds on strategy.node for insert to allied_app
  with check (exists (select from strategy.strategy s where s.id = strategy_id and s.organisation_id = any ((select platform.viewer_organisations())::uuid[])));
create policy as_strategy on strategy.alignment for select to allied_app using (
  exists (select from strategy.strategy s where s.id = from_strategy_id) and exists (select from strategy.strategy s where s.id = to_strategy_id));
create policy own_adds on strategy.alignment for insert to allied_app
  with check (exists (select from strategy.strategy s where s.id = from_strategy_id and s.organisation_id = any ((select platform.viewer_organisations())::uuid[])));
create policy own_changes on strategy.alignment for update to allied_app
  using (exists (select from strategy.strategy s where s.id = from_strategy_id and s.organisation_id = any ((select platform.viewer_organisations())::uuid[])));
