-- The stories room. Every table needs row-level security and a policy; see 0047-fairness.sql for the manner.
create schema stories;
grant usage on schema stories to allied_app, allied_worker;
