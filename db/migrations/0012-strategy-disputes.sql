-- An organisation says once that a link is wrong; it may say it again when its objection was answered.
create unique index one_open_dispute on strategy.dispute (alignment_id, organisation_id) where settled_at is null;
