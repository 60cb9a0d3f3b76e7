-- Two of a team who change what a project says of itself at the same time: the later one is told, instead of writing over the earlier one.
alter table improvement.project add column revision integer not null default 1 check (revision >= 1);
grant update (revision) on improvement.project to allied_app;
