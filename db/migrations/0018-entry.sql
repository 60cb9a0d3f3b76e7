-- Every way to take part counts the same: words by phone, on paper or in person, typed in by staff for somebody who agreed.

-- How words came in. What came through the site says nothing of a person; what staff typed in says who typed and when the
-- person agreed, and nothing of the person whose words they are.
alter table strategy.draft_comment
  add column route text not null default 'site' check (route in ('site', 'phone', 'paper', 'in person')),
  add column entered_by uuid,
  add column agreed_on date,
  add constraint entered_with_consent check ((route = 'site') = (agreed_on is null) and (route <> 'site' or entered_by is null));
alter table strategy.term_report
  add column route text not null default 'site' check (route in ('site', 'phone', 'paper', 'in person')),
  add column entered_by uuid,
  add column agreed_on date,
  add constraint entered_with_consent check ((route = 'site') = (agreed_on is null) and (route <> 'site' or entered_by is null));
grant insert (route, entered_by, agreed_on) on strategy.draft_comment, strategy.term_report to allied_app;

-- Through the site nobody can pretend to be staff; staff type in under their own name. A comment on a draft is typed in by
-- the strategy's own people, because they hold the paper.
drop policy anyone_comments on strategy.draft_comment;
create policy anyone_comments on strategy.draft_comment for insert to allied_app with check (
  route = 'site' and exists (select from strategy.strategy s where s.id = strategy_id and s.state = 'check-and-challenge'));
create policy own_enters on strategy.draft_comment for insert to allied_app with check (
  route <> 'site' and entered_by = (select platform.viewer_person())
  and exists (select from strategy.strategy s where s.id = strategy_id and s.state = 'check-and-challenge' and s.organisation_id = any ((select platform.viewer_organisations())::uuid[])));
drop policy anyone_reports on strategy.term_report;
create policy anyone_reports on strategy.term_report for insert to allied_app with check ((select platform.viewer_is_anyone()) and route = 'site');
create policy staff_enters on strategy.term_report for insert to allied_app with check (
  route <> 'site' and (select platform.viewer_is_signed_in()) and entered_by = (select platform.viewer_person()) and cardinality((select platform.viewer_organisations())::uuid[]) > 0);

-- An update that staff write down for an owner who cannot use the site, when the owner agreed to the words.
alter table strategy.progress_update drop constraint progress_update_route_check;
alter table strategy.progress_update
  add constraint progress_update_route_check check (route in ('site', 'mail link', 'phone or paper', 'phone', 'paper', 'in person', 'programme')),
  add column agreed_on date;

-- Easy read for parts of a strategy ("CODE/PART") and for published objectives too. Words about a draft stay with the draft.
alter table strategy.easy_read drop constraint easy_read_subject_kind_check;
alter table strategy.easy_read add constraint easy_read_subject_kind_check check (subject_kind in ('strategy', 'node', 'objective', 'page'));
drop policy anyone_sees on strategy.easy_read;
create policy as_its_text on strategy.easy_read for select to allied_app using (
  organisation_id = any ((select platform.viewer_organisations())::uuid[])
  or ((select platform.viewer_is_anyone()) and case subject_kind
    when 'page' then true
    when 'objective' then exists (select from strategy.objective o where o.id = subject_id::uuid)
    else exists (select from strategy.strategy s where s.code = split_part(subject_id, '/', 1)) end));

-- How to reach an organisation, in its own words; null means not given, and pages say so.
alter table directory.organisation
  add column phone text check (length(phone) between 3 and 60),
  add column phone_hours text check (length(phone_hours) between 3 and 200),
  add column email text check (email like '%_@_%' and length(email) <= 254),
  add column postal_address text check (length(postal_address) between 3 and 400),
  add column in_person text check (length(in_person) between 3 and 400);
alter table directory.organisation
  add constraint organisation_mission_length check (length(mission) between 3 and 2000),
  add constraint organisation_vision_length check (length(vision) between 3 and 2000),
  add constraint organisation_values_length check (length(organisation_values) between 3 and 2000);
grant update (phone, phone_hours, email, postal_address, in_person) on directory.organisation to allied_app;
