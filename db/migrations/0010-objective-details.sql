-- Whose work an objective is, who took part in plain words, and why a decision was taken.
-- No role group named means that it is for everyone.
alter table strategy.objective_version add column role_groups text[] not null default '{}'
  check (role_groups <@ array['support-workers', 'assistant-practitioners', 'registered-professionals', 'pre-registration-apprentices', 'students', 'those-returning-to-practice']);
alter table strategy.partnership_entry add column who text not null default '';
alter table strategy.decision add column reason text not null default '';
