-- Which look at the six components of personalised care tells of a pathway (requirement S88): one of the same organisation, or none yet.
alter table improvement.pathway add column care_snapshot_id uuid, add constraint pathway_care_snapshot_fkey foreign key (care_snapshot_id, organisation_id) references inquiry.snapshot (id, organisation_id);
create index pathway_by_care_snapshot on improvement.pathway (care_snapshot_id) where care_snapshot_id is not null;
grant update (care_snapshot_id) on improvement.pathway to allied_app;
