-- A paper, film or page with which a person and a professional choose together, made from the evidence (requirement S69): what it is called and where it can be found.
alter table improvement.evidence add column decision_aid text not null default '' check (length(decision_aid) <= 300);
