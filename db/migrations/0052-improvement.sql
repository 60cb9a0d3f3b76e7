-- The improvement room. Every table needs row-level security and a policy; see 0047-fairness.sql for the manner.
create schema improvement;
grant usage on schema improvement to allied_app, allied_worker;
