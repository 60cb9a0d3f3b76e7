-- What a judgement was worked out by beside the figures themselves: version of the measure, baselines and targets, as one line. With revision and
-- engine it says whether a result is still the one that the rules give.
alter table quality.result add column worked_from text not null default '';
-- Results are counted by unit over a whole country: what such a count asks of a series, without its figures.
create index series_for_counts on quality.series (unit_id) include (id, measure_id, organisation_id, profession, split, audience, is_rolled_up);
