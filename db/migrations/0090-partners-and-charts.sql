-- Somebody of another agency ends their own part in a project without asking anybody.
create policy self_leaves on improvement.partner for update to allied_app
  using (person_id = (select platform.viewer_person()) and ended_at is null)
  with check (person_id = (select platform.viewer_person()) and ended_at is not null);

-- A note on a chart may lead to a page that only its organisation reads: nobody else is sent there.
alter table quality.annotation add column is_address_open boolean not null default true;
update quality.annotation a set is_address_open = false from improvement.project p where a.origin = 'project ' || p.id and p.audience <> 'everyone';
