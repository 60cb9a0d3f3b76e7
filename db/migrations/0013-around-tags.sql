-- A tag, and a version of a word, speak for the organisation whose work or word it is: the table says so too, not only the command.
alter table strategy.tag
  add foreign key (workstream_id, organisation_id) references strategy.workstream (id, organisation_id),
  add foreign key (objective_id, organisation_id) references strategy.objective (id, organisation_id);
