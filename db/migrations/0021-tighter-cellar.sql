-- Who writes an event says what happened, not its number, when the row came to be, or in which transaction: a forged transaction
-- number would keep an event out of the seal for ever.
alter table platform.event add column written_at timestamptz not null default now();
revoke insert on platform.event from allied_app, allied_worker;
grant insert (happened_at, room, name, actor, person_id, organisation_id, subject_kind, subject_id, reason, facts, visibility, request_id)
  on platform.event to allied_app, allied_worker;

-- 1: the hash of a batch covers what it holds; 2: also when it was sealed. Processes of the version before write 1 while an upgrade is under way.
alter table platform.audit_batch add column hash_version smallint not null default 1 check (hash_version in (1, 2));

-- Background jobs run with the worker's own login. The queue's tables are made by the queue's own library, as the owner, before this.
grant usage on schema jobs to allied_worker;
grant select on all tables in schema jobs to allied_worker;
do $$
declare name text;
begin
  foreach name in array array['_private_jobs', '_private_job_queues', '_private_tasks', '_private_known_crontabs'] loop
    execute format('grant insert, update, delete on jobs.%I to allied_worker', name);
    execute format('create policy worker_works on jobs.%I to allied_worker using (true) with check (true)', name);
  end loop;
end $$;

-- Errors of jobs were kept with their words, which could hold an e-mail address.
update jobs._private_jobs set last_error = null where last_error is not null;
