-- A question raised with a funder is found by everyone who may read it.
create trigger search_touched after insert or update or delete on improvement.funder_question for each row execute function platform.search_touch('funder-question', 'id');
