-- Lineage: which node of an earlier strategy this one grew from. A column of its own, because row-level security keeps the
-- planner from using an index on what lies inside `facts`.
alter table strategy.node add column evolved_from text;
update strategy.node set evolved_from = facts ->> 'evolvedFrom', facts = facts - 'evolvedFrom' where facts ? 'evolvedFrom';
create index node_by_origin on strategy.node (evolved_from) where evolved_from is not null;
