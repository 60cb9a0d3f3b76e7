-- How many people took part is stored only where somebody wrote it down. Null says that nobody did.
alter table strategy.partnership_entry alter column people_count drop not null, alter column people_count drop default;

-- Two places stored 1 without having asked: the form that begins an objective (its line is as old as the objective), and
-- the example story.
update strategy.partnership_entry e set people_count = null from strategy.objective o
  where o.id = e.objective_id and e.people_count = 1 and not e.is_at_least
    and ((e.recorded_at = o.made_at and e.stage = 'planning' and e.evidence = 'conversation' and e.role = 'conceive' and e.decided = '')
      or (o.is_example and e.recorded_by is null));
