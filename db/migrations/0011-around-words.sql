-- What the glossary and the label table hold beside the words themselves.
alter table strategy.term_version
  add column also_expansions text[] not null default '{}',
  -- False for the few short forms that people know better than the full words.
  add column is_expanded boolean not null default true,
  -- A label where there is little room, such as a chart's axis.
  add column short_label text check (length(short_label) between 1 and 120);
