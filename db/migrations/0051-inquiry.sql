-- The inquiry room. Every table needs row-level security and a policy; see 0047-fairness.sql for the manner.
create schema inquiry;
grant usage on schema inquiry to allied_app, allied_worker;
