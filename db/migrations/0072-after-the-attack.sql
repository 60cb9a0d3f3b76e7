-- A quarter that is told late changes what was lost in the quarter after it: how many losses stand there is counted again by whoever tells it.
grant update (losses) on quality.mode_record to allied_app;
create policy own_counts_again on quality.mode_record for update to allied_app using (organisation_id = any ((select platform.viewer_organisations())::uuid[]))
  with check (organisation_id = any ((select platform.viewer_organisations())::uuid[]));

-- Which places show what they showed before, because what is true of them now would tell too much. Without this a total that was kept, and that new members happen to make as large as it was, was taken
-- for one that tells of them; when one of them left, what was shown next told of those who stayed.
alter table quality.edition add column kept text[] not null default '{}';
