-- A result of an award can be taken off with a reason. What stood there is kept for those who run the award; everyone else reads the award without it.
alter table stories.award_result
  add column taken_off_at timestamptz,
  add column taken_off_by uuid,
  add column taken_off_reason text check (length(taken_off_reason) between 3 and 300),
  add constraint taken_off_with_reason check ((taken_off_at is null) = (taken_off_reason is null));
grant update (taken_off_at, taken_off_by, taken_off_reason) on stories.award_result to allied_app;
drop policy anyone_reads_published on stories.award_result;
create policy anyone_reads_published on stories.award_result for select to allied_app using (taken_off_at is null and (select platform.viewer_is_anyone())
  and exists (select from stories.award_scheme s where s.id = scheme_id and s.published_at is not null));
