-- Generated from the migrated database. Do not edit: write a migration.


table conversations.about_question (row-level security)
  phase_id uuid not null
  organisation_id uuid not null
  question text not null
  constraint about_question_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint about_question_phase_id_fkey FOREIGN KEY (phase_id) REFERENCES conversations.phase(id)
  constraint about_question_pkey PRIMARY KEY (phase_id, question)
  constraint about_question_question_check CHECK ((question ~ '^[a-z-]{3,40}$'::text))
  index INDEX about_question_by_organisation ON conversations.about_question USING btree (organisation_id)
  policy anyone_sees for select to allied_app using (( SELECT platform.viewer_is_anyone() AS viewer_is_anyone) AND (EXISTS ( SELECT
   FROM conversations.phase p
  WHERE (p.id = about_question.phase_id))))
  policy own_adds for insert to allied_app with check ((organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) AND (EXISTS ( SELECT
   FROM conversations.phase p
  WHERE ((p.id = about_question.phase_id) AND (p.organisation_id = about_question.organisation_id)))))
  policy own_sees for select to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_takes_away for delete to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant delete, insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table conversations.answer_duty (row-level security)
  phase_id uuid not null
  organisation_id uuid not null
  answered_by text not null
  days_to_answer smallint not null
  support_line integer not null
  revision integer not null default 1
  set_on date not null
  set_by uuid
  constraint answer_duty_answered_by_check CHECK (((length(answered_by) >= 2) AND (length(answered_by) <= 150)))
  constraint answer_duty_days_to_answer_check CHECK (((days_to_answer >= 1) AND (days_to_answer <= 365)))
  constraint answer_duty_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint answer_duty_phase_id_fkey FOREIGN KEY (phase_id) REFERENCES conversations.phase(id)
  constraint answer_duty_pkey PRIMARY KEY (phase_id)
  constraint answer_duty_support_line_check CHECK ((((support_line >= 10) AND (support_line <= 10000)) AND ((support_line % 10) = 0)))
  index INDEX answer_duty_by_organisation ON conversations.answer_duty USING btree (organisation_id)
  policy anyone_sees for select to allied_app using (( SELECT platform.viewer_is_anyone() AS viewer_is_anyone) AND (EXISTS ( SELECT
   FROM conversations.phase p
  WHERE ((p.id = answer_duty.phase_id) AND (p.announced_at IS NOT NULL)))))
  policy own_adds for insert to allied_app with check ((organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) AND (EXISTS ( SELECT
   FROM conversations.phase p
  WHERE ((p.id = answer_duty.phase_id) AND (p.organisation_id = answer_duty.organisation_id)))))
  policy own_changes for update to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_sees for select to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant insert, select, update to allied_app
  grant delete, insert, select, update to allied_worker

table conversations.answer_round (row-level security)
  phase_id uuid not null
  organisation_id uuid not null
  ends_on date not null
  constraint answer_round_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint answer_round_phase_id_fkey FOREIGN KEY (phase_id) REFERENCES conversations.phase(id)
  constraint answer_round_pkey PRIMARY KEY (phase_id, ends_on)
  index INDEX answer_round_by_organisation ON conversations.answer_round USING btree (organisation_id)
  policy own_sees for select to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant select to allied_app
  grant delete, insert, select, update to allied_worker

table conversations.appeal (row-level security)
  id uuid not null default gen_random_uuid()
  contribution_id uuid not null
  organisation_id uuid not null
  words text not null
  received_hour timestamp with time zone not null
  outcome text
  note text not null default ''::text
  decided_at timestamp with time zone
  decided_by uuid
  constraint appeal_check CHECK (((outcome IS NULL) = (decided_at IS NULL)))
  constraint appeal_contribution_id_fkey FOREIGN KEY (contribution_id) REFERENCES conversations.contribution(id)
  constraint appeal_note_check CHECK ((length(note) <= 600))
  constraint appeal_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint appeal_outcome_check CHECK ((outcome = ANY (ARRAY['upheld'::text, 'overturned'::text, 'not needed'::text])))
  constraint appeal_pkey PRIMARY KEY (id)
  constraint appeal_received_hour_check CHECK ((received_hour = date_trunc('hour'::text, received_hour)))
  constraint appeal_words_check CHECK (((length(words) >= 3) AND (length(words) <= 2000)))
  index INDEX appeal_by_contribution ON conversations.appeal USING btree (contribution_id)
  index INDEX appeal_by_organisation ON conversations.appeal USING btree (organisation_id) WHERE (outcome IS NULL)
  index UNIQUE INDEX one_appeal_at_a_time ON conversations.appeal USING btree (contribution_id) WHERE (outcome IS NULL)
  policy own_changes for update to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_sees for select to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant select, update to allied_app
  grant delete, insert, select, update to allied_worker

table conversations.batch_count (row-level security)
  workshop_id uuid not null
  organisation_id uuid not null
  people_count integer not null
  difference_count integer not null
  counted_on date not null
  counted_by uuid not null
  constraint batch_count_difference_count_check CHECK ((difference_count >= 0))
  constraint batch_count_people_count_check CHECK (((people_count >= 1) AND (people_count <= 2000)))
  constraint batch_count_pkey PRIMARY KEY (workshop_id)
  constraint batch_count_workshop_id_organisation_id_fkey FOREIGN KEY (workshop_id, organisation_id) REFERENCES conversations.workshop(id, organisation_id)
  constraint batch_count_workshop_id_people_count_key UNIQUE (workshop_id, people_count)
  policy own_adds for insert to allied_app with check ((organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) AND (counted_by = ( SELECT platform.viewer_person() AS viewer_person)) AND (2 = ( SELECT count(*) AS count
   FROM conversations.batch_entry e
  WHERE (e.workshop_id = batch_count.workshop_id))))
  policy own_sees for select to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table conversations.batch_entry (row-level security)
  workshop_id uuid not null
  organisation_id uuid not null
  ordinal smallint not null
  people_count integer not null
  entered_by uuid not null
  entered_on date not null
  constraint batch_entry_ordinal_check CHECK ((ordinal = ANY (ARRAY[1, 2])))
  constraint batch_entry_people_count_check CHECK (((people_count >= 1) AND (people_count <= 2000)))
  constraint batch_entry_pkey PRIMARY KEY (workshop_id, ordinal)
  constraint batch_entry_workshop_id_ordinal_people_count_key UNIQUE (workshop_id, ordinal, people_count)
  constraint batch_entry_workshop_id_organisation_id_fkey FOREIGN KEY (workshop_id, organisation_id) REFERENCES conversations.workshop(id, organisation_id)
  constraint second_entry_by_another UNIQUE (workshop_id, entered_by)
  policy own_adds for insert to allied_app with check ((organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) AND (entered_by = ( SELECT platform.viewer_person() AS viewer_person)) AND (NOT (EXISTS ( SELECT
   FROM conversations.batch_count c
  WHERE (c.workshop_id = batch_entry.workshop_id)))))
  policy own_sees for select to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table conversations.batch_entry_count (row-level security)
  workshop_id uuid not null
  organisation_id uuid not null
  ordinal smallint not null
  people_count integer not null
  item integer not null
  up integer not null
  down integer not null
  pass integer not null
  constraint batch_entry_count_down_check CHECK ((down >= 0))
  constraint batch_entry_count_pass_check CHECK ((pass >= 0))
  constraint batch_entry_count_pkey PRIMARY KEY (workshop_id, ordinal, item)
  constraint batch_entry_count_up_check CHECK ((up >= 0))
  constraint batch_entry_count_workshop_id_ordinal_people_count_fkey FOREIGN KEY (workshop_id, ordinal, people_count) REFERENCES conversations.batch_entry(workshop_id, ordinal, people_count)
  constraint no_more_hands_than_people CHECK ((((up + down) + pass) <= people_count))
  policy own_adds for insert to allied_app with check ((organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) AND (EXISTS ( SELECT
   FROM conversations.batch_entry e
  WHERE ((e.workshop_id = batch_entry_count.workshop_id) AND (e.ordinal = batch_entry_count.ordinal) AND (e.entered_by = ( SELECT platform.viewer_person() AS viewer_person))))))
  policy own_sees for select to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table conversations.batch_joining (row-level security)
  id uuid not null default gen_random_uuid()
  organisation_id uuid not null
  round_id uuid not null
  with_round_id uuid not null
  reason text not null
  made_at timestamp with time zone not null
  made_by uuid
  undone_at timestamp with time zone
  undone_by uuid
  constraint batch_joining_check CHECK ((with_round_id <> round_id))
  constraint batch_joining_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint batch_joining_pkey PRIMARY KEY (id)
  constraint batch_joining_reason_check CHECK (((length(reason) >= 3) AND (length(reason) <= 400)))
  constraint batch_joining_round_id_fkey FOREIGN KEY (round_id) REFERENCES conversations.coding_round(id)
  constraint batch_joining_with_round_id_fkey FOREIGN KEY (with_round_id) REFERENCES conversations.coding_round(id)
  index INDEX batch_joining_by_organisation ON conversations.batch_joining USING btree (organisation_id)
  index INDEX batch_joining_by_other ON conversations.batch_joining USING btree (with_round_id)
  index INDEX batch_joining_by_round ON conversations.batch_joining USING btree (round_id)
  index UNIQUE INDEX one_joining_at_a_time ON conversations.batch_joining USING btree (round_id) WHERE (undone_at IS NULL)
  policy own_adds for insert to allied_app with check ((organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) AND (EXISTS ( SELECT
   FROM (conversations.coding_round r
     JOIN conversations.coding_round o ON (((o.id = batch_joining.with_round_id) AND (o.conversation_id = r.conversation_id))))
  WHERE ((r.id = batch_joining.round_id) AND (r.organisation_id = batch_joining.organisation_id)))))
  policy own_changes for update to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_sees for select to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table conversations.batch_tally (row-level security)
  workshop_id uuid not null
  organisation_id uuid not null
  people_count integer not null
  item integer not null
  up integer not null
  down integer not null
  pass integer not null
  was_settled boolean not null default false
  constraint batch_tally_down_check CHECK ((down >= 0))
  constraint batch_tally_pass_check CHECK ((pass >= 0))
  constraint batch_tally_pkey PRIMARY KEY (workshop_id, item)
  constraint batch_tally_up_check CHECK ((up >= 0))
  constraint batch_tally_workshop_id_people_count_fkey FOREIGN KEY (workshop_id, people_count) REFERENCES conversations.batch_count(workshop_id, people_count)
  constraint no_more_hands_than_people CHECK ((((up + down) + pass) <= people_count))
  index INDEX batch_tally_by_item ON conversations.batch_tally USING btree (item)
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_sees for select to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table conversations.challenge (row-level security)
  contribution_id uuid not null
  statement_id uuid not null
  organisation_id uuid not null
  constraint challenge_contribution_id_fkey FOREIGN KEY (contribution_id) REFERENCES conversations.contribution(id)
  constraint challenge_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint challenge_pkey PRIMARY KEY (contribution_id)
  constraint challenge_statement_id_fkey FOREIGN KEY (statement_id) REFERENCES conversations.statement(id)
  index INDEX challenge_by_organisation ON conversations.challenge USING btree (organisation_id)
  index INDEX challenge_by_statement ON conversations.challenge USING btree (statement_id)
  policy anyone_sees for select to allied_app using (( SELECT platform.viewer_is_anyone() AS viewer_is_anyone) AND (EXISTS ( SELECT
   FROM conversations.contribution c
  WHERE ((c.id = challenge.contribution_id) AND (c.state = 'shown'::text)))))
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_sees for select to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_takes_away for delete to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant delete, insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table conversations.challenge_outcome (row-level security)
  id uuid not null default gen_random_uuid()
  contribution_id uuid not null
  phase_id uuid not null
  organisation_id uuid not null
  outcome text not null
  reason text not null
  statement_id uuid
  version smallint
  decided_at timestamp with time zone not null
  decided_by uuid
  replaced_at timestamp with time zone
  constraint challenge_outcome_check CHECK (((outcome = 'changes nothing'::text) = (version IS NULL)))
  constraint challenge_outcome_contribution_id_fkey FOREIGN KEY (contribution_id) REFERENCES conversations.contribution(id)
  constraint challenge_outcome_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint challenge_outcome_outcome_check CHECK ((outcome = ANY (ARRAY['changes the text'::text, 'changes a part'::text, 'changes nothing'::text])))
  constraint challenge_outcome_phase_id_fkey FOREIGN KEY (phase_id) REFERENCES conversations.phase(id)
  constraint challenge_outcome_pkey PRIMARY KEY (id)
  constraint challenge_outcome_reason_check CHECK (((length(reason) >= 10) AND (length(reason) <= 1000)))
  constraint challenge_outcome_statement_id_version_fkey FOREIGN KEY (statement_id, version) REFERENCES conversations.statement_version(statement_id, number)
  index INDEX challenge_outcome_by_organisation ON conversations.challenge_outcome USING btree (organisation_id)
  index INDEX challenge_outcome_by_phase ON conversations.challenge_outcome USING btree (phase_id)
  index INDEX challenge_outcome_by_statement ON conversations.challenge_outcome USING btree (statement_id, version) WHERE (statement_id IS NOT NULL)
  index UNIQUE INDEX one_outcome_at_a_time ON conversations.challenge_outcome USING btree (contribution_id) WHERE (replaced_at IS NULL)
  policy anyone_sees for select to allied_app using (( SELECT platform.viewer_is_anyone() AS viewer_is_anyone) AND (EXISTS ( SELECT
   FROM conversations.phase p
  WHERE (p.id = challenge_outcome.phase_id))))
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_changes for update to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_sees for select to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant insert, select, update to allied_app
  grant delete, insert, select, update to allied_worker

table conversations.code (row-level security)
  id uuid not null default gen_random_uuid()
  conversation_id uuid not null
  organisation_id uuid not null
  version smallint not null default 1
  merged_into uuid
  retired_at timestamp with time zone
  retired_by uuid
  constraint code_check CHECK ((merged_into <> id))
  constraint code_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES conversations.conversation(id)
  constraint code_merged_into_fkey FOREIGN KEY (merged_into) REFERENCES conversations.code(id)
  constraint code_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint code_pkey PRIMARY KEY (id)
  index INDEX code_by_conversation ON conversations.code USING btree (conversation_id)
  index INDEX code_by_merger ON conversations.code USING btree (merged_into) WHERE (merged_into IS NOT NULL)
  index INDEX code_by_organisation ON conversations.code USING btree (organisation_id)
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_changes for update to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_sees for select to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  trigger CREATE TRIGGER frame_of_state AFTER UPDATE OF merged_into, retired_at ON conversations.code FOR EACH ROW WHEN (((old.merged_into IS DISTINCT FROM new.merged_into) OR ((old.retired_at IS NULL) <> (new.retired_at IS NULL)))) EXECUTE FUNCTION conversations.code_was_changed()
  grant insert, select, update to allied_app
  grant delete, insert, select, update to allied_worker

table conversations.code_frame (row-level security)
  conversation_id uuid not null
  organisation_id uuid not null
  version integer not null
  constraint code_frame_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES conversations.conversation(id)
  constraint code_frame_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint code_frame_pkey PRIMARY KEY (conversation_id)
  constraint code_frame_version_check CHECK ((version >= 1))
  index INDEX code_frame_by_organisation ON conversations.code_frame USING btree (organisation_id)
  policy own_sees for select to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant select to allied_app
  grant delete, insert, select, update to allied_worker

table conversations.code_merger (row-level security)
  id uuid not null default gen_random_uuid()
  organisation_id uuid not null
  from_code_id uuid not null
  into_code_id uuid not null
  reason text not null
  made_at timestamp with time zone not null
  made_by uuid
  undone_at timestamp with time zone
  undone_by uuid
  constraint code_merger_from_code_id_fkey FOREIGN KEY (from_code_id) REFERENCES conversations.code(id)
  constraint code_merger_into_code_id_fkey FOREIGN KEY (into_code_id) REFERENCES conversations.code(id)
  constraint code_merger_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint code_merger_pkey PRIMARY KEY (id)
  constraint code_merger_reason_check CHECK (((length(reason) >= 3) AND (length(reason) <= 400)))
  index INDEX code_merger_by_from ON conversations.code_merger USING btree (from_code_id)
  index INDEX code_merger_by_into ON conversations.code_merger USING btree (into_code_id)
  index INDEX code_merger_by_organisation ON conversations.code_merger USING btree (organisation_id)
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_changes for update to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_sees for select to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant insert, select, update to allied_app
  grant delete, insert, select, update to allied_worker

table conversations.code_version (row-level security)
  code_id uuid not null
  version smallint not null
  organisation_id uuid not null
  name text not null
  definition text not null
  example text not null default ''::text
  made_at timestamp with time zone not null
  made_by uuid
  constraint code_version_code_id_fkey FOREIGN KEY (code_id) REFERENCES conversations.code(id)
  constraint code_version_definition_check CHECK (((length(definition) >= 5) AND (length(definition) <= 600)))
  constraint code_version_example_check CHECK ((length(example) <= 400))
  constraint code_version_name_check CHECK (((length(name) >= 2) AND (length(name) <= 80)))
  constraint code_version_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint code_version_pkey PRIMARY KEY (code_id, version)
  constraint code_version_version_check CHECK ((version >= 1))
  index INDEX code_version_by_organisation ON conversations.code_version USING btree (organisation_id)
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_changes for update to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_sees for select to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  trigger CREATE TRIGGER frame_of_wording AFTER INSERT ON conversations.code_version FOR EACH ROW EXECUTE FUNCTION conversations.code_was_worded()
  grant insert, select, update to allied_app
  grant delete, insert, select, update to allied_worker

table conversations.coding (row-level security)
  round_id uuid not null
  contribution_id uuid not null
  coder_id uuid not null
  code_id uuid not null
  organisation_id uuid not null
  constraint coding_code_id_fkey FOREIGN KEY (code_id) REFERENCES conversations.code(id)
  constraint coding_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint coding_pkey PRIMARY KEY (round_id, contribution_id, coder_id, code_id)
  constraint coding_round_id_contribution_id_coder_id_fkey FOREIGN KEY (round_id, contribution_id, coder_id) REFERENCES conversations.coding_item(round_id, contribution_id, coder_id) ON DELETE CASCADE
  index INDEX coding_by_code ON conversations.coding USING btree (code_id)
  index INDEX coding_by_organisation ON conversations.coding USING btree (organisation_id)
  policy own_codes for all to allied_app using ((organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) AND (coder_id = platform.viewer_person()) AND (EXISTS ( SELECT
   FROM conversations.round_coder c
  WHERE ((c.round_id = coding.round_id) AND (c.coder_id = coding.coder_id) AND (c.finished_at IS NULL)))))
  policy own_or_finished for select to allied_app using ((organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) AND ((coder_id = platform.viewer_person()) OR (EXISTS ( SELECT
   FROM conversations.coding_round r
  WHERE ((r.id = coding.round_id) AND (r.finished_at IS NOT NULL))))))
  policy worker for all to allied_worker using true with check true
  grant delete, insert, select, update to allied_app
  grant delete, insert, select, update to allied_worker

table conversations.coding_item (row-level security)
  round_id uuid not null
  contribution_id uuid not null
  coder_id uuid not null
  organisation_id uuid not null
  sentiment text not null
  constraint coding_item_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint coding_item_pkey PRIMARY KEY (round_id, contribution_id, coder_id)
  constraint coding_item_round_id_coder_id_fkey FOREIGN KEY (round_id, coder_id) REFERENCES conversations.round_coder(round_id, coder_id)
  constraint coding_item_round_id_contribution_id_fkey FOREIGN KEY (round_id, contribution_id) REFERENCES conversations.round_item(round_id, contribution_id) ON DELETE CASCADE
  constraint coding_item_sentiment_check CHECK ((sentiment = ANY (ARRAY['positive'::text, 'negative'::text, 'mixed'::text, 'neutral'::text])))
  index INDEX coding_item_by_coder ON conversations.coding_item USING btree (round_id, coder_id)
  index INDEX coding_item_by_organisation ON conversations.coding_item USING btree (organisation_id)
  policy own_codes for all to allied_app using ((organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) AND (coder_id = platform.viewer_person()) AND (EXISTS ( SELECT
   FROM conversations.round_coder c
  WHERE ((c.round_id = coding_item.round_id) AND (c.coder_id = coding_item.coder_id) AND (c.finished_at IS NULL)))))
  policy own_or_finished for select to allied_app using ((organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) AND ((coder_id = platform.viewer_person()) OR (EXISTS ( SELECT
   FROM conversations.coding_round r
  WHERE ((r.id = coding_item.round_id) AND (r.finished_at IS NOT NULL))))))
  policy worker for all to allied_worker using true with check true
  grant delete, insert, select, update to allied_app
  grant delete, insert, select, update to allied_worker

table conversations.coding_round (row-level security)
  id uuid not null default gen_random_uuid()
  conversation_id uuid not null
  organisation_id uuid not null
  number smallint not null
  coder_count smallint not null
  begun_at timestamp with time zone not null
  begun_by uuid
  finished_at timestamp with time zone
  constraint coding_round_coder_count_check CHECK (((coder_count >= 1) AND (coder_count <= 2)))
  constraint coding_round_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES conversations.conversation(id)
  constraint coding_round_conversation_id_number_key UNIQUE (conversation_id, number)
  constraint coding_round_number_check CHECK ((number >= 1))
  constraint coding_round_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint coding_round_pkey PRIMARY KEY (id)
  index INDEX coding_round_by_organisation ON conversations.coding_round USING btree (organisation_id)
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_changes for update to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_sees for select to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant insert, select, update to allied_app
  grant delete, insert, select, update to allied_worker

table conversations.contribution (row-level security)
  id uuid not null default gen_random_uuid()
  phase_id uuid not null
  organisation_id uuid not null
  item integer not null
  kind text not null
  parent_id uuid
  words text not null
  shown_words text
  language text not null default 'en'::text
  route text not null
  district text
  received_hour timestamp with time zone not null
  state text not null default 'held'::text
  merged_into uuid
  concern text
  code_hash bytea not null
  revision integer not null default 1
  earlier_words text
  constraint contribution_check CHECK (((kind = 'comment'::text) = (parent_id IS NOT NULL)))
  constraint contribution_check1 CHECK (((state = 'merged'::text) = (merged_into IS NOT NULL)))
  constraint contribution_check2 CHECK (((earlier_words IS NULL) OR (state = 'held'::text)))
  constraint contribution_code_hash_check CHECK ((length(code_hash) = 32))
  constraint contribution_code_hash_key UNIQUE (code_hash)
  constraint contribution_district_check CHECK ((district ~ '^[A-Z]{1,2}[0-9][0-9A-Z]?$'::text))
  constraint contribution_item_check CHECK ((item > 0))
  constraint contribution_kind_check CHECK ((kind = ANY (ARRAY['idea'::text, 'comment'::text, 'statement'::text])))
  constraint contribution_language_check CHECK ((language ~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$'::text))
  constraint contribution_merged_into_fkey FOREIGN KEY (merged_into) REFERENCES conversations.contribution(id)
  constraint contribution_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint contribution_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES conversations.contribution(id)
  constraint contribution_phase_id_fkey FOREIGN KEY (phase_id) REFERENCES conversations.phase(id)
  constraint contribution_phase_id_item_key UNIQUE (phase_id, item)
  constraint contribution_pkey PRIMARY KEY (id)
  constraint contribution_received_hour_check CHECK ((received_hour = date_trunc('hour'::text, received_hour)))
  constraint contribution_route_check CHECK ((route = ANY (ARRAY['online'::text, 'phone'::text, 'paper'::text, 'workshop'::text, 'event'::text, 'in person'::text])))
  constraint contribution_shown_words_check CHECK (((length(shown_words) >= 3) AND (length(shown_words) <= 4000)))
  constraint contribution_state_check CHECK ((state = ANY (ARRAY['held'::text, 'shown'::text, 'refused'::text, 'withdrawn'::text, 'merged'::text, 'replaced'::text])))
  constraint contribution_words_check CHECK (((length(words) >= 3) AND (length(words) <= 4000)))
  constraint only_statements_are_replaced CHECK (((state <> 'replaced'::text) OR (kind = 'statement'::text)))
  index INDEX contribution_by_merger ON conversations.contribution USING btree (merged_into) WHERE (merged_into IS NOT NULL)
  index INDEX contribution_by_organisation ON conversations.contribution USING btree (organisation_id)
  index INDEX contribution_by_parent ON conversations.contribution USING btree (parent_id) WHERE (parent_id IS NOT NULL)
  index INDEX contribution_by_state ON conversations.contribution USING btree (phase_id, state, received_hour)
  policy anyone_sees for select to allied_app using (( SELECT platform.viewer_is_anyone() AS viewer_is_anyone) AND (state = 'shown'::text))
  policy own_changes for update to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_sees for select to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  trigger CREATE TRIGGER counts_anew AFTER UPDATE OF state, merged_into ON conversations.contribution FOR EACH ROW WHEN (((old.state IS DISTINCT FROM new.state) OR (old.merged_into IS DISTINCT FROM new.merged_into))) EXECUTE FUNCTION conversations.words_count_anew()
  trigger CREATE TRIGGER decided BEFORE UPDATE OF state ON conversations.contribution FOR EACH ROW WHEN (((new.state <> 'held'::text) AND (new.earlier_words IS NOT NULL))) EXECUTE FUNCTION conversations.forget_earlier_words()
  trigger CREATE TRIGGER search_touched AFTER INSERT OR DELETE OR UPDATE ON conversations.contribution FOR EACH ROW EXECUTE FUNCTION platform.search_touch('contribution', 'parent_id', 'id', 'later')
  trigger CREATE TRIGGER search_touched_quoting AFTER UPDATE ON conversations.contribution FOR EACH ROW WHEN (((old.state IS DISTINCT FROM new.state) OR (old.shown_words IS DISTINCT FROM new.shown_words) OR (old.words IS DISTINCT FROM new.words))) EXECUTE FUNCTION stories.touch_quoting('contribution')
  trigger CREATE TRIGGER shown_words_added AFTER INSERT ON conversations.contribution FOR EACH ROW WHEN ((new.state = 'shown'::text)) EXECUTE FUNCTION conversations.note_open_data_change()
  trigger CREATE TRIGGER shown_words_changed AFTER UPDATE OF words, shown_words, state, merged_into ON conversations.contribution FOR EACH ROW WHEN (((old.words IS DISTINCT FROM new.words) OR (old.shown_words IS DISTINCT FROM new.shown_words) OR (old.state IS DISTINCT FROM new.state) OR (old.merged_into IS DISTINCT FROM new.merged_into))) EXECUTE FUNCTION conversations.note_open_data_change()
  trigger CREATE TRIGGER translations_outdated AFTER UPDATE OF words, shown_words, state ON conversations.contribution FOR EACH ROW WHEN (((old.words IS DISTINCT FROM new.words) OR (old.shown_words IS DISTINCT FROM new.shown_words) OR (new.state = ANY (ARRAY['refused'::text, 'withdrawn'::text])))) EXECUTE FUNCTION conversations.forget_translations()
  trigger CREATE TRIGGER words_changed AFTER UPDATE OF words ON conversations.contribution FOR EACH ROW WHEN ((old.words IS DISTINCT FROM new.words)) EXECUTE FUNCTION conversations.forget_codes()
  trigger CREATE TRIGGER words_taken_out AFTER UPDATE OF state ON conversations.contribution FOR EACH ROW WHEN (((new.state = 'withdrawn'::text) AND (old.state <> 'withdrawn'::text))) EXECUTE FUNCTION conversations.forget_what_it_answers()
  grant delete, insert, select, update to allied_worker

table conversations.conversation (row-level security)
  id uuid not null default gen_random_uuid()
  organisation_id uuid not null
  code text not null
  title text not null
  purpose text not null
  is_matrix_open boolean not null default false
  is_example boolean not null default false
  revision integer not null default 1
  made_at timestamp with time zone not null
  made_by uuid
  constraint conversation_code_check CHECK ((code ~ '^[a-z0-9][a-z0-9-]{1,60}$'::text))
  constraint conversation_code_key UNIQUE (code)
  constraint conversation_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint conversation_pkey PRIMARY KEY (id)
  constraint conversation_purpose_check CHECK (((length(purpose) >= 10) AND (length(purpose) <= 2000)))
  constraint conversation_title_check CHECK (((length(title) >= 3) AND (length(title) <= 150)))
  index INDEX conversation_by_organisation ON conversations.conversation USING btree (organisation_id)
  policy anyone_sees for select to allied_app using (( SELECT platform.viewer_is_anyone() AS viewer_is_anyone) AND (EXISTS ( SELECT
   FROM conversations.phase p
  WHERE (p.conversation_id = conversation.id))))
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_changes for update to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_sees for select to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  trigger CREATE TRIGGER search_touched AFTER INSERT OR DELETE OR UPDATE ON conversations.conversation FOR EACH ROW EXECUTE FUNCTION platform.search_touch('conversation', 'id')
  grant insert, select, update to allied_app
  grant delete, insert, select, update to allied_worker

table conversations.decision (row-level security)
  id uuid not null default gen_random_uuid()
  contribution_id uuid not null
  organisation_id uuid not null
  outcome text not null
  reason_code text
  note text not null default ''::text
  decided_at timestamp with time zone not null
  decided_by uuid
  undone_at timestamp with time zone
  agreed_by uuid
  constraint decision_check CHECK (((outcome <> ALL (ARRAY['refused'::text, 'hidden'::text])) OR (reason_code IS NOT NULL)))
  constraint decision_contribution_id_fkey FOREIGN KEY (contribution_id) REFERENCES conversations.contribution(id)
  constraint decision_note_check CHECK ((length(note) <= 600))
  constraint decision_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint decision_outcome_check CHECK ((outcome = ANY (ARRAY['shown'::text, 'shown with words masked'::text, 'refused'::text, 'hidden'::text, 'merged'::text, 'parted'::text])))
  constraint decision_pkey PRIMARY KEY (id)
  constraint decision_reason_code_check CHECK ((reason_code ~ '^[a-z-]{3,40}$'::text))
  index INDEX decision_by_contribution ON conversations.decision USING btree (contribution_id, decided_at)
  index INDEX decision_by_organisation ON conversations.decision USING btree (organisation_id, decided_at)
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_changes for update to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_sees for select to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant insert, select, update to allied_app
  grant delete, insert, select, update to allied_worker

table conversations.exposure (row-level security)
  phase_number integer not null
  item integer not null
  position smallint not null
  hour timestamp with time zone not null
  is_random boolean not null
  served integer not null default 0
  seen integer not null default 0
  votes integer not null default 0
  constraint exposure_hour_check CHECK ((hour = date_trunc('hour'::text, hour)))
  constraint exposure_pkey PRIMARY KEY (phase_number, item, "position", hour, is_random)
  constraint exposure_position_check CHECK ((("position" >= 1) AND ("position" <= 500)))
  policy worker for all to allied_worker using true with check true
  grant delete, insert, select, update to allied_worker

table conversations.final_text (row-level security)
  phase_id uuid not null
  organisation_id uuid not null
  introduction text not null default ''::text
  published_at timestamp with time zone not null
  published_by uuid
  constraint final_text_introduction_check CHECK ((length(introduction) <= 2000))
  constraint final_text_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint final_text_phase_id_fkey FOREIGN KEY (phase_id) REFERENCES conversations.phase(id)
  constraint final_text_pkey PRIMARY KEY (phase_id)
  index INDEX final_text_by_organisation ON conversations.final_text USING btree (organisation_id)
  policy anyone_sees for select to allied_app using (( SELECT platform.viewer_is_anyone() AS viewer_is_anyone) AND (EXISTS ( SELECT
   FROM conversations.phase p
  WHERE (p.id = final_text.phase_id))))
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_sees for select to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table conversations.follow (row-level security)
  id uuid not null default gen_random_uuid()
  conversation_id uuid not null
  contribution_id uuid
  code_hash bytea
  address text
  is_confirmed boolean not null default false
  began_on date not null
  told_until date not null
  constraint follow_address_check CHECK ((((length(address) >= 3) AND (length(address) <= 254)) AND (address = lower(address))))
  constraint follow_check CHECK (((code_hash IS NULL) <> (address IS NULL)))
  constraint follow_code_hash_check CHECK ((length(code_hash) = 32))
  constraint follow_code_hash_key UNIQUE (code_hash)
  constraint follow_contribution_id_fkey FOREIGN KEY (contribution_id) REFERENCES conversations.contribution(id) ON DELETE CASCADE
  constraint follow_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES conversations.conversation(id) ON DELETE CASCADE
  constraint follow_pkey PRIMARY KEY (id)
  index UNIQUE INDEX follow_by_address ON conversations.follow USING btree (address, conversation_id, contribution_id) NULLS NOT DISTINCT WHERE (address IS NOT NULL)
  index INDEX follow_by_contribution ON conversations.follow USING btree (contribution_id) WHERE (contribution_id IS NOT NULL)
  index INDEX follow_by_conversation ON conversations.follow USING btree (conversation_id)
  policy worker for all to allied_worker using true with check true
  grant delete, insert, select, update to allied_worker

table conversations.given_answer (row-level security)
  contribution_id uuid not null
  number smallint not null
  organisation_id uuid not null
  outcome text not null
  words text not null
  answered_by text not null
  answered_on date not null
  written_by uuid
  constraint given_answer_answered_by_check CHECK (((length(answered_by) >= 2) AND (length(answered_by) <= 150)))
  constraint given_answer_contribution_id_fkey FOREIGN KEY (contribution_id) REFERENCES conversations.owed_answer(contribution_id)
  constraint given_answer_number_check CHECK ((number >= 1))
  constraint given_answer_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint given_answer_outcome_check CHECK ((outcome = ANY (ARRAY['done'::text, 'under way'::text, 'will be done'::text, 'will not be done'::text, 'passed on'::text])))
  constraint given_answer_pkey PRIMARY KEY (contribution_id, number)
  constraint given_answer_words_check CHECK (((length(words) >= 10) AND (length(words) <= 2000)))
  index INDEX given_answer_by_organisation ON conversations.given_answer USING btree (organisation_id)
  policy anyone_sees for select to allied_app using (( SELECT platform.viewer_is_anyone() AS viewer_is_anyone) AND (conversations.read_as(contribution_id) IS NOT NULL))
  policy own_adds for insert to allied_app with check ((organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) AND (written_by = ( SELECT platform.viewer_person() AS viewer_person)) AND (EXISTS ( SELECT
   FROM conversations.owed_answer o
  WHERE ((o.contribution_id = given_answer.contribution_id) AND (o.organisation_id = given_answer.organisation_id)))))
  policy own_sees for select to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table conversations.inclusion_group (row-level security)
  id uuid not null default gen_random_uuid()
  conversation_id uuid not null
  organisation_id uuid not null
  name text not null
  plan text not null
  partner_group_id uuid
  question text
  answer text
  made_on date not null
  made_by uuid
  constraint inclusion_group_answer_check CHECK (((length(answer) >= 1) AND (length(answer) <= 80)))
  constraint inclusion_group_check CHECK (((question IS NULL) = (answer IS NULL)))
  constraint inclusion_group_check1 CHECK (((partner_group_id IS NOT NULL) OR (question IS NOT NULL)))
  constraint inclusion_group_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES conversations.conversation(id)
  constraint inclusion_group_conversation_id_name_key UNIQUE (conversation_id, name)
  constraint inclusion_group_name_check CHECK (((length(name) >= 3) AND (length(name) <= 150)))
  constraint inclusion_group_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint inclusion_group_partner_group_id_organisation_id_fkey FOREIGN KEY (partner_group_id, organisation_id) REFERENCES conversations.partner_group(id, organisation_id)
  constraint inclusion_group_pkey PRIMARY KEY (id)
  constraint inclusion_group_plan_check CHECK (((length(plan) >= 10) AND (length(plan) <= 1000)))
  constraint inclusion_group_question_check CHECK ((question ~ '^[a-z-]{3,40}$'::text))
  index INDEX inclusion_group_by_organisation ON conversations.inclusion_group USING btree (organisation_id)
  index INDEX inclusion_group_by_partner ON conversations.inclusion_group USING btree (partner_group_id) WHERE (partner_group_id IS NOT NULL)
  policy own_adds for insert to allied_app with check ((organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) AND (EXISTS ( SELECT
   FROM conversations.conversation c
  WHERE ((c.id = inclusion_group.conversation_id) AND (c.organisation_id = inclusion_group.organisation_id)))))
  policy own_sees for select to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_takes_away for delete to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant delete, insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table conversations.inclusion_statement (row-level security)
  conversation_id uuid not null
  organisation_id uuid not null
  stated_on date not null
  stated_by uuid
  constraint inclusion_statement_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES conversations.conversation(id)
  constraint inclusion_statement_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint inclusion_statement_pkey PRIMARY KEY (conversation_id)
  index INDEX inclusion_statement_by_organisation ON conversations.inclusion_statement USING btree (organisation_id)
  policy anyone_sees for select to allied_app using (( SELECT platform.viewer_is_anyone() AS viewer_is_anyone) AND (EXISTS ( SELECT
   FROM conversations.conversation c
  WHERE (c.id = inclusion_statement.conversation_id))))
  policy own_sees for select to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant select to allied_app
  grant delete, insert, select, update to allied_worker

table conversations.invitation_letter (row-level security)
  plan_id uuid not null
  organisation_id uuid not null
  sent_on date not null
  constraint invitation_letter_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint invitation_letter_pkey PRIMARY KEY (plan_id)
  constraint invitation_letter_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES conversations.invitation_plan(id)
  index INDEX invitation_letter_by_organisation ON conversations.invitation_letter USING btree (organisation_id)
  policy own_sees for select to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant select to allied_app
  grant delete, insert, select, update to allied_worker

table conversations.invitation_plan (row-level security)
  id uuid not null default gen_random_uuid()
  phase_id uuid not null
  organisation_id uuid not null
  role_group text
  community text
  through text not null
  planned_on date not null
  note text not null default ''::text
  done_on date
  invited_count integer
  revision integer not null default 1
  made_on date not null
  made_by uuid
  constraint invitation_plan_check CHECK (((role_group IS NULL) <> (community IS NULL)))
  constraint invitation_plan_check1 CHECK (((invited_count IS NULL) OR (done_on IS NOT NULL)))
  constraint invitation_plan_community_check CHECK (((length(community) >= 3) AND (length(community) <= 150)))
  constraint invitation_plan_invited_count_check CHECK (((invited_count >= 1) AND (invited_count <= 1000000)))
  constraint invitation_plan_note_check CHECK ((length(note) <= 1000))
  constraint invitation_plan_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint invitation_plan_phase_id_fkey FOREIGN KEY (phase_id) REFERENCES conversations.phase(id)
  constraint invitation_plan_pkey PRIMARY KEY (id)
  constraint invitation_plan_role_group_check CHECK ((role_group ~ '^[a-z-]{3,60}$'::text))
  constraint invitation_plan_through_check CHECK (((length(through) >= 3) AND (length(through) <= 200)))
  index INDEX invitation_plan_by_organisation ON conversations.invitation_plan USING btree (organisation_id)
  index INDEX invitation_plan_by_phase ON conversations.invitation_plan USING btree (phase_id, planned_on)
  policy own_adds for insert to allied_app with check ((organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) AND (EXISTS ( SELECT
   FROM conversations.phase p
  WHERE ((p.id = invitation_plan.phase_id) AND (p.organisation_id = invitation_plan.organisation_id)))))
  policy own_changes for update to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_sees for select to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant insert, select, update to allied_app
  grant delete, insert, select, update to allied_worker

table conversations.list_address (row-level security)
  id uuid not null default gen_random_uuid()
  organisation_id uuid not null
  address text not null
  constraint list_address_address_check CHECK (((address = lower(address)) AND (address ~~ '%_@_%'::text) AND (length(address) <= 254)))
  constraint list_address_organisation_id_address_key UNIQUE (organisation_id, address)
  constraint list_address_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint list_address_pkey PRIMARY KEY (id)
  policy worker for all to allied_worker using true with check true
  grant delete, insert, select, update to allied_worker

table conversations.list_letter (row-level security)
  phase_id uuid not null
  organisation_id uuid not null
  sent_on date not null
  constraint list_letter_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint list_letter_phase_id_fkey FOREIGN KEY (phase_id) REFERENCES conversations.phase(id)
  constraint list_letter_pkey PRIMARY KEY (phase_id)
  index INDEX list_letter_by_organisation ON conversations.list_letter USING btree (organisation_id)
  policy own_sees for select to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant select to allied_app
  grant delete, insert, select, update to allied_worker

table conversations.list_request (row-level security)
  token_hash bytea not null
  organisation_id uuid not null
  address text not null
  expires_on date not null
  constraint list_request_address_check CHECK (((address = lower(address)) AND (address ~~ '%_@_%'::text) AND (length(address) <= 254)))
  constraint list_request_organisation_id_address_key UNIQUE (organisation_id, address)
  constraint list_request_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint list_request_pkey PRIMARY KEY (token_hash)
  constraint list_request_token_hash_check CHECK ((length(token_hash) = 32))
  policy worker for all to allied_worker using true with check true
  grant delete, insert, select, update to allied_worker

table conversations.mail_wish (row-level security)
  person_id uuid not null
  organisation_id uuid not null
  constraint mail_wish_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint mail_wish_person_id_fkey FOREIGN KEY (person_id) REFERENCES directory.person(id)
  constraint mail_wish_pkey PRIMARY KEY (person_id, organisation_id)
  index INDEX mail_wish_by_organisation ON conversations.mail_wish USING btree (organisation_id)
  policy own_wish for all to allied_app using (person_id = ( SELECT platform.viewer_person() AS viewer_person)) with check ((person_id = ( SELECT platform.viewer_person() AS viewer_person)) AND (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])))
  policy worker for all to allied_worker using true with check true
  grant delete, insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table conversations.matter (row-level security)
  id uuid not null default gen_random_uuid()
  organisation_id uuid not null
  words text not null
  route text not null
  district text
  received_on date not null
  agreed_on date
  concern text
  code_hash bytea not null
  counted_in uuid
  revision integer not null default 1
  constraint entered_with_consent CHECK (((route = 'online'::text) = (agreed_on IS NULL)))
  constraint matter_code_hash_check CHECK ((length(code_hash) = 32))
  constraint matter_code_hash_key UNIQUE (code_hash)
  constraint matter_counted_in_fkey FOREIGN KEY (counted_in) REFERENCES conversations.matter_batch(id)
  constraint matter_district_check CHECK ((district ~ '^[A-Z]{1,2}[0-9][0-9A-Z]?$'::text))
  constraint matter_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES conversations.matters_desk(organisation_id)
  constraint matter_pkey PRIMARY KEY (id)
  constraint matter_route_check CHECK ((route = ANY (ARRAY['online'::text, 'phone'::text, 'paper'::text, 'in person'::text])))
  constraint matter_words_check CHECK (((length(words) >= 3) AND (length(words) <= 4000)))
  index INDEX matter_by_batch ON conversations.matter USING btree (counted_in) WHERE (counted_in IS NOT NULL)
  index INDEX matter_by_organisation ON conversations.matter USING btree (organisation_id)
  policy readers for select to allied_app using (organisation_id = ANY (( SELECT conversations.viewer_reads_matters() AS viewer_reads_matters)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant delete, insert, select, update to allied_worker

table conversations.matter_batch (row-level security)
  id uuid not null default gen_random_uuid()
  organisation_id uuid not null
  district text
  counted_on date not null
  answers integer not null
  constraint matter_batch_answers_check CHECK ((answers >= conversations.fewest_people()))
  constraint matter_batch_district_check CHECK ((district ~ '^[A-Z]{1,2}[0-9][0-9A-Z]?$'::text))
  constraint matter_batch_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint matter_batch_pkey PRIMARY KEY (id)
  index INDEX matter_batch_by_organisation ON conversations.matter_batch USING btree (organisation_id, district)
  policy anyone_sees for select to allied_app using ( SELECT platform.viewer_is_anyone() AS viewer_is_anyone)
  policy worker for all to allied_worker using true with check true
  grant select to allied_app
  grant delete, insert, select, update to allied_worker

table conversations.matter_batch_answer (row-level security)
  batch_id uuid not null
  number smallint not null
  code_ids uuid[] not null
  constraint matter_batch_answer_batch_id_fkey FOREIGN KEY (batch_id) REFERENCES conversations.matter_batch(id)
  constraint matter_batch_answer_pkey PRIMARY KEY (batch_id, number)
  policy worker for all to allied_worker using true with check true
  grant delete, insert, select, update to allied_worker

table conversations.matter_change (row-level security)
  id uuid not null default gen_random_uuid()
  organisation_id uuid not null
  matter_id uuid
  code_id uuid
  objective_id uuid
  words text not null
  done_on date not null
  made_by uuid
  constraint matter_change_check CHECK ((num_nonnulls(matter_id, code_id) = 1))
  constraint matter_change_code_id_fkey FOREIGN KEY (code_id) REFERENCES conversations.code(id)
  constraint matter_change_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES conversations.matter(id) ON DELETE CASCADE
  constraint matter_change_objective_id_fkey FOREIGN KEY (objective_id) REFERENCES strategy.objective(id)
  constraint matter_change_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint matter_change_pkey PRIMARY KEY (id)
  constraint matter_change_words_check CHECK (((length(words) >= 10) AND (length(words) <= 1000)))
  index INDEX matter_change_by_code ON conversations.matter_change USING btree (code_id) WHERE (code_id IS NOT NULL)
  index INDEX matter_change_by_matter ON conversations.matter_change USING btree (matter_id) WHERE (matter_id IS NOT NULL)
  index INDEX matter_change_by_objective ON conversations.matter_change USING btree (objective_id) WHERE (objective_id IS NOT NULL)
  index INDEX matter_change_by_organisation ON conversations.matter_change USING btree (organisation_id, done_on DESC)
  policy anyone_sees for select to allied_app using (( SELECT platform.viewer_is_anyone() AS viewer_is_anyone) AND (code_id IS NOT NULL))
  policy own_adds for insert to allied_app with check ((made_by = ( SELECT platform.viewer_person() AS viewer_person)) AND (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) AND ((matter_id IS NULL) OR (EXISTS ( SELECT
   FROM conversations.matter a
  WHERE ((a.id = matter_change.matter_id) AND (a.organisation_id = matter_change.organisation_id))))) AND ((code_id IS NULL) OR (EXISTS ( SELECT
   FROM conversations.code c
  WHERE ((c.id = matter_change.code_id) AND (c.organisation_id = matter_change.organisation_id))))))
  policy readers_see for select to allied_app using (organisation_id = ANY (( SELECT conversations.viewer_reads_matters() AS viewer_reads_matters)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table conversations.matter_code (row-level security)
  matter_id uuid not null
  code_id uuid not null
  organisation_id uuid not null
  constraint matter_code_code_id_fkey FOREIGN KEY (code_id) REFERENCES conversations.code(id)
  constraint matter_code_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES conversations.matter_coding(matter_id) ON DELETE CASCADE
  constraint matter_code_pkey PRIMARY KEY (matter_id, code_id)
  index INDEX matter_code_by_code ON conversations.matter_code USING btree (code_id)
  index INDEX matter_code_by_organisation ON conversations.matter_code USING btree (organisation_id)
  policy readers for all to allied_app using (organisation_id = ANY (( SELECT conversations.viewer_reads_matters() AS viewer_reads_matters)::uuid[])) with check ((organisation_id = ANY (( SELECT conversations.viewer_reads_matters() AS viewer_reads_matters)::uuid[])) AND (EXISTS ( SELECT
   FROM conversations.matter a
  WHERE ((a.id = matter_code.matter_id) AND (a.organisation_id = matter_code.organisation_id)))))
  policy worker for all to allied_worker using true with check true
  grant delete, insert, select, update to allied_app
  grant delete, insert, select, update to allied_worker

table conversations.matter_coding (row-level security)
  matter_id uuid not null
  organisation_id uuid not null
  coded_by uuid not null
  checked_by uuid
  constraint checked_by_another CHECK ((checked_by <> coded_by))
  constraint matter_coding_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES conversations.matter(id) ON DELETE CASCADE
  constraint matter_coding_pkey PRIMARY KEY (matter_id)
  index INDEX matter_coding_by_organisation ON conversations.matter_coding USING btree (organisation_id)
  policy readers for all to allied_app using (organisation_id = ANY (( SELECT conversations.viewer_reads_matters() AS viewer_reads_matters)::uuid[])) with check ((organisation_id = ANY (( SELECT conversations.viewer_reads_matters() AS viewer_reads_matters)::uuid[])) AND (EXISTS ( SELECT
   FROM conversations.matter a
  WHERE ((a.id = matter_coding.matter_id) AND (a.organisation_id = matter_coding.organisation_id)))))
  policy worker for all to allied_worker using true with check true
  grant delete, insert, select, update to allied_app
  grant delete, insert, select, update to allied_worker

table conversations.matter_reading (row-level security)
  matter_id uuid not null
  organisation_id uuid not null
  read_on date not null
  read_by uuid not null
  constraint matter_reading_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES conversations.matter(id) ON DELETE CASCADE
  constraint matter_reading_pkey PRIMARY KEY (matter_id)
  index INDEX matter_reading_by_organisation ON conversations.matter_reading USING btree (organisation_id)
  policy readers for all to allied_app using (organisation_id = ANY (( SELECT conversations.viewer_reads_matters() AS viewer_reads_matters)::uuid[])) with check ((organisation_id = ANY (( SELECT conversations.viewer_reads_matters() AS viewer_reads_matters)::uuid[])) AND (EXISTS ( SELECT
   FROM conversations.matter a
  WHERE ((a.id = matter_reading.matter_id) AND (a.organisation_id = matter_reading.organisation_id)))))
  policy worker for all to allied_worker using true with check true
  grant delete, insert, select, update to allied_app
  grant delete, insert, select, update to allied_worker

table conversations.matters_desk (row-level security)
  organisation_id uuid not null
  conversation_id uuid not null
  is_example boolean not null default false
  opened_on date not null
  opened_by uuid
  constraint matters_desk_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES conversations.conversation(id)
  constraint matters_desk_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint matters_desk_pkey PRIMARY KEY (organisation_id)
  index INDEX matters_desk_by_conversation ON conversations.matters_desk USING btree (conversation_id)
  policy anyone_sees for select to allied_app using ( SELECT platform.viewer_is_anyone() AS viewer_is_anyone)
  policy own_opens for insert to allied_app with check ((organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) AND (EXISTS ( SELECT
   FROM conversations.conversation c
  WHERE ((c.id = matters_desk.conversation_id) AND (c.organisation_id = matters_desk.organisation_id)))))
  policy worker for all to allied_worker using true with check true
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table conversations.memo (row-level security)
  id uuid not null default gen_random_uuid()
  conversation_id uuid not null
  code_id uuid
  organisation_id uuid not null
  words text not null
  written_at timestamp with time zone not null
  written_by uuid not null
  constraint memo_code_id_fkey FOREIGN KEY (code_id) REFERENCES conversations.code(id)
  constraint memo_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES conversations.conversation(id)
  constraint memo_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint memo_pkey PRIMARY KEY (id)
  constraint memo_words_check CHECK (((length(words) >= 3) AND (length(words) <= 4000)))
  index INDEX memo_by_code ON conversations.memo USING btree (code_id) WHERE (code_id IS NOT NULL)
  index INDEX memo_by_conversation ON conversations.memo USING btree (conversation_id, written_at DESC)
  index INDEX memo_by_organisation ON conversations.memo USING btree (organisation_id)
  policy own_adds for insert to allied_app with check ((organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) AND (written_by = ( SELECT platform.viewer_person() AS viewer_person)) AND (EXISTS ( SELECT
   FROM conversations.conversation c
  WHERE ((c.id = memo.conversation_id) AND (c.organisation_id = memo.organisation_id)))) AND ((code_id IS NULL) OR (EXISTS ( SELECT
   FROM conversations.code c
  WHERE ((c.id = memo.code_id) AND (c.conversation_id = memo.conversation_id))))))
  policy own_sees for select to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_takes_away for delete to allied_app using ((organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) AND (written_by = ( SELECT platform.viewer_person() AS viewer_person)))
  policy worker for all to allied_worker using true with check true
  grant delete, insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table conversations.open_data (row-level security)
  phase_id uuid not null
  organisation_id uuid not null
  changes integer not null default 0
  made_of_changes integer
  made_at timestamp with time zone
  is_complete boolean not null default false
  size_bytes integer
  sha256 bytea
  constraint open_data_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint open_data_phase_id_fkey FOREIGN KEY (phase_id) REFERENCES conversations.phase(id) ON DELETE CASCADE
  constraint open_data_pkey PRIMARY KEY (phase_id)
  constraint open_data_sha256_check CHECK ((length(sha256) = 32))
  constraint open_data_size_bytes_check CHECK ((size_bytes > 0))
  index INDEX open_data_by_organisation ON conversations.open_data USING btree (organisation_id)
  policy anyone_sees for select to allied_app using (( SELECT platform.viewer_is_anyone() AS viewer_is_anyone) AND (made_of_changes = changes))
  policy worker for all to allied_worker using true with check true
  grant select to allied_app
  grant delete, insert, select, update to allied_worker

table conversations.open_data_piece (row-level security)
  phase_id uuid not null
  organisation_id uuid not null
  number integer not null
  bytes bytea not null
  constraint open_data_piece_bytes_check CHECK (((length(bytes) >= 1) AND (length(bytes) <= 262144)))
  constraint open_data_piece_number_check CHECK ((number >= 0))
  constraint open_data_piece_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint open_data_piece_phase_id_fkey FOREIGN KEY (phase_id) REFERENCES conversations.open_data(phase_id) ON DELETE CASCADE
  constraint open_data_piece_pkey PRIMARY KEY (phase_id, number)
  index INDEX open_data_piece_by_organisation ON conversations.open_data_piece USING btree (organisation_id)
  policy anyone_sees for select to allied_app using (( SELECT platform.viewer_is_anyone() AS viewer_is_anyone) AND (EXISTS ( SELECT
   FROM conversations.open_data d
  WHERE (d.phase_id = open_data_piece.phase_id))))
  policy worker for all to allied_worker using true with check true
  grant select to allied_app
  grant delete, insert, select, update to allied_worker

table conversations.owed_answer (row-level security)
  contribution_id uuid not null
  phase_id uuid not null
  organisation_id uuid not null
  is_picked boolean not null
  answered_by text not null
  owed_since date not null
  due_on date not null
  picked_by uuid
  constraint owed_answer_answered_by_check CHECK (((length(answered_by) >= 2) AND (length(answered_by) <= 150)))
  constraint owed_answer_check CHECK ((due_on > owed_since))
  constraint owed_answer_contribution_id_fkey FOREIGN KEY (contribution_id) REFERENCES conversations.contribution(id)
  constraint owed_answer_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint owed_answer_phase_id_fkey FOREIGN KEY (phase_id) REFERENCES conversations.phase(id)
  constraint owed_answer_pkey PRIMARY KEY (contribution_id)
  index INDEX owed_answer_by_organisation ON conversations.owed_answer USING btree (organisation_id, due_on)
  index INDEX owed_answer_by_phase ON conversations.owed_answer USING btree (phase_id, due_on)
  policy own_adds for insert to allied_app with check ((organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) AND is_picked AND (picked_by = ( SELECT platform.viewer_person() AS viewer_person)) AND (EXISTS ( SELECT
   FROM conversations.contribution c
  WHERE ((c.id = owed_answer.contribution_id) AND (c.phase_id = owed_answer.phase_id) AND (c.organisation_id = owed_answer.organisation_id) AND (c.state = 'shown'::text) AND (c.kind = 'idea'::text)))))
  policy own_sees for select to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table conversations.partner_group (row-level security)
  id uuid not null default gen_random_uuid()
  organisation_id uuid not null
  name text not null
  contact_role text not null
  is_for_under_16 boolean not null default false
  is_example boolean not null default false
  made_on date not null
  made_by uuid
  constraint partner_group_contact_role_check CHECK (((length(contact_role) >= 2) AND (length(contact_role) <= 150)))
  constraint partner_group_id_organisation_id_key UNIQUE (id, organisation_id)
  constraint partner_group_name_check CHECK (((length(name) >= 3) AND (length(name) <= 150)))
  constraint partner_group_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint partner_group_pkey PRIMARY KEY (id)
  index UNIQUE INDEX partner_group_by_name ON conversations.partner_group USING btree (organisation_id, lower(name))
  index INDEX partner_group_by_organisation ON conversations.partner_group USING btree (organisation_id, name)
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_sees for select to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table conversations.partner_step (row-level security)
  partner_group_id uuid not null
  phase_id uuid not null
  organisation_id uuid not null
  step text not null
  happened_on date not null
  words text not null default ''::text
  recorded_by uuid
  constraint partner_step_check CHECK (((step <> 'told'::text) OR (length(words) >= 10)))
  constraint partner_step_partner_group_id_organisation_id_fkey FOREIGN KEY (partner_group_id, organisation_id) REFERENCES conversations.partner_group(id, organisation_id)
  constraint partner_step_phase_id_fkey FOREIGN KEY (phase_id) REFERENCES conversations.phase(id)
  constraint partner_step_pkey PRIMARY KEY (partner_group_id, phase_id, step)
  constraint partner_step_step_check CHECK ((step = ANY (ARRAY['invited'::text, 'could not come'::text, 'took part'::text, 'told'::text])))
  constraint partner_step_words_check CHECK ((length(words) <= 1000))
  index INDEX partner_step_by_organisation ON conversations.partner_step USING btree (organisation_id)
  index INDEX partner_step_by_phase ON conversations.partner_step USING btree (phase_id)
  policy own_adds for insert to allied_app with check ((organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) AND (EXISTS ( SELECT
   FROM conversations.phase p
  WHERE ((p.id = partner_step.phase_id) AND (p.organisation_id = partner_step.organisation_id)))))
  policy own_changes for update to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_sees for select to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table conversations.pause (row-level security)
  id uuid not null default gen_random_uuid()
  phase_id uuid not null
  organisation_id uuid not null
  began_at timestamp with time zone not null
  ended_at timestamp with time zone
  reason text not null
  made_by uuid
  channel_after text
  constraint pause_channel_after_check CHECK ((channel_after = ANY (ARRAY['online only'::text, 'in person only'::text, 'online and in person'::text])))
  constraint pause_check CHECK ((ended_at > began_at))
  constraint pause_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint pause_phase_id_fkey FOREIGN KEY (phase_id) REFERENCES conversations.phase(id)
  constraint pause_pkey PRIMARY KEY (id)
  constraint pause_reason_check CHECK (((length(reason) >= 3) AND (length(reason) <= 600)))
  index UNIQUE INDEX one_pause_at_a_time ON conversations.pause USING btree (phase_id) WHERE (ended_at IS NULL)
  index INDEX pause_by_organisation ON conversations.pause USING btree (organisation_id)
  index INDEX pause_by_phase ON conversations.pause USING btree (phase_id)
  policy anyone_sees for select to allied_app using (( SELECT platform.viewer_is_anyone() AS viewer_is_anyone) AND (EXISTS ( SELECT
   FROM conversations.phase p
  WHERE (p.id = pause.phase_id))))
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_changes for update to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_sees for select to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  trigger CREATE TRIGGER tells_home AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON conversations.pause FOR EACH STATEMENT EXECUTE FUNCTION platform.note_change('home')
  grant insert, select, update to allied_app
  grant delete, insert, select, update to allied_worker

table conversations.peer_note (row-level security)
  id uuid not null default gen_random_uuid()
  organisation_id uuid not null
  person_id uuid not null
  kind text not null
  noted_on date not null
  words text not null
  noted_by uuid
  constraint peer_note_kind_check CHECK ((kind = ANY (ARRAY['development'::text, 'support'::text, 'expenses'::text])))
  constraint peer_note_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint peer_note_pkey PRIMARY KEY (id)
  constraint peer_note_words_check CHECK (((length(words) >= 3) AND (length(words) <= 600)))
  index INDEX peer_note_by_person ON conversations.peer_note USING btree (organisation_id, person_id)
  policy about_oneself for select to allied_app using (person_id = ( SELECT platform.viewer_person() AS viewer_person))
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_sees for select to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table conversations.perspective_tally (row-level security)
  phase_number integer not null
  item integer not null
  perspective text not null
  up integer not null default 0
  down integer not null default 0
  pass integer not null default 0
  constraint perspective_tally_down_check CHECK ((down >= 0))
  constraint perspective_tally_pass_check CHECK ((pass >= 0))
  constraint perspective_tally_perspective_check CHECK ((perspective ~ '^[a-z-]{3,40}$'::text))
  constraint perspective_tally_pkey PRIMARY KEY (phase_number, item, perspective)
  constraint perspective_tally_up_check CHECK ((up >= 0))
  policy worker for all to allied_worker using true with check true
  grant delete, insert, select, update to allied_worker

table conversations.phase (row-level security)
  id uuid not null default gen_random_uuid()
  number integer not null generated always as identity
  conversation_id uuid not null
  organisation_id uuid not null
  position smallint not null
  kind text not null
  title text not null
  question text not null
  introduction text not null default ''::text
  audience text not null default ''::text
  opens_at timestamp with time zone not null
  closes_at timestamp with time zone
  is_pre_moderated boolean not null default true
  announced_at timestamp with time zone
  announced_by uuid
  closed_at timestamp with time zone
  closed_by uuid
  sealed_at timestamp with time zone
  revision integer not null default 1
  constraint phase_audience_check CHECK ((length(audience) <= 300))
  constraint phase_check CHECK ((closes_at > opens_at))
  constraint phase_check1 CHECK (((sealed_at IS NULL) OR (closed_at IS NOT NULL)))
  constraint phase_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES conversations.conversation(id)
  constraint phase_conversation_id_position_key UNIQUE (conversation_id, "position")
  constraint phase_introduction_check CHECK ((length(introduction) <= 4000))
  constraint phase_kind_check CHECK ((kind = ANY (ARRAY['people'::text, 'professionals'::text, 'challenge'::text, 'staff voice'::text, 'always open'::text])))
  constraint phase_number_key UNIQUE (number)
  constraint phase_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint phase_pkey PRIMARY KEY (id)
  constraint phase_position_check CHECK ((("position" >= 1) AND ("position" <= 20)))
  constraint phase_question_check CHECK (((length(question) >= 5) AND (length(question) <= 400)))
  constraint phase_title_check CHECK (((length(title) >= 3) AND (length(title) <= 150)))
  index INDEX phase_by_organisation ON conversations.phase USING btree (organisation_id)
  policy anyone_sees for select to allied_app using (( SELECT platform.viewer_is_anyone() AS viewer_is_anyone) AND (announced_at IS NOT NULL))
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_changes for update to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_sees for select to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  trigger CREATE TRIGGER sealed AFTER UPDATE OF sealed_at ON conversations.phase FOR EACH ROW WHEN (((new.sealed_at IS NOT NULL) AND (old.sealed_at IS NULL))) EXECUTE FUNCTION conversations.shuffle_what_is_answered()
  trigger CREATE TRIGGER search_touched AFTER INSERT OR DELETE OR UPDATE ON conversations.phase FOR EACH ROW EXECUTE FUNCTION platform.search_touch('conversation', 'conversation_id')
  trigger CREATE TRIGGER tells_home AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON conversations.phase FOR EACH STATEMENT EXECUTE FUNCTION platform.note_change('home')
  grant insert, select, update to allied_app
  grant delete, insert, select, update to allied_worker

table conversations.phase_key (row-level security)
  phase_number integer not null
  key bytea not null
  constraint phase_key_key_check CHECK ((length(key) = 32))
  constraint phase_key_phase_number_fkey FOREIGN KEY (phase_number) REFERENCES conversations.phase(number)
  constraint phase_key_pkey PRIMARY KEY (phase_number)
  policy worker for all to allied_worker using true with check true
  grant delete, insert, select, update to allied_worker

table conversations.phase_perspective (row-level security)
  phase_id uuid not null
  organisation_id uuid not null
  perspective text not null
  constraint phase_perspective_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint phase_perspective_perspective_check CHECK ((perspective ~ '^[a-z-]{3,40}$'::text))
  constraint phase_perspective_phase_id_fkey FOREIGN KEY (phase_id) REFERENCES conversations.phase(id)
  constraint phase_perspective_pkey PRIMARY KEY (phase_id, perspective)
  index INDEX phase_perspective_by_organisation ON conversations.phase_perspective USING btree (organisation_id)
  policy anyone_sees for select to allied_app using (( SELECT platform.viewer_is_anyone() AS viewer_is_anyone) AND (EXISTS ( SELECT
   FROM conversations.phase p
  WHERE (p.id = phase_perspective.phase_id))))
  policy own_adds for insert to allied_app with check ((organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) AND (EXISTS ( SELECT
   FROM conversations.phase p
  WHERE ((p.id = phase_perspective.phase_id) AND (p.organisation_id = phase_perspective.organisation_id)))))
  policy own_sees for select to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_takes_away for delete to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant delete, insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table conversations.phase_plan (row-level security)
  phase_id uuid not null
  organisation_id uuid not null
  template text not null default ''::text
  invitations text not null default ''::text
  partners text not null default ''::text
  constraint phase_plan_invitations_check CHECK ((length(invitations) <= 3000))
  constraint phase_plan_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint phase_plan_partners_check CHECK ((length(partners) <= 3000))
  constraint phase_plan_phase_id_fkey FOREIGN KEY (phase_id) REFERENCES conversations.phase(id)
  constraint phase_plan_pkey PRIMARY KEY (phase_id)
  constraint phase_plan_template_check CHECK ((length(template) <= 60))
  index INDEX phase_plan_by_organisation ON conversations.phase_plan USING btree (organisation_id)
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_changes for update to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_sees for select to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant insert, select, update to allied_app
  grant delete, insert, select, update to allied_worker

table conversations.phase_prompt (row-level security)
  phase_id uuid not null
  organisation_id uuid not null
  position smallint not null
  words text not null
  is_appreciative boolean not null default false
  constraint phase_prompt_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint phase_prompt_phase_id_fkey FOREIGN KEY (phase_id) REFERENCES conversations.phase(id) ON DELETE CASCADE
  constraint phase_prompt_pkey PRIMARY KEY (phase_id, "position")
  constraint phase_prompt_words_check CHECK (((length(words) >= 3) AND (length(words) <= 300)))
  index INDEX phase_prompt_by_organisation ON conversations.phase_prompt USING btree (organisation_id)
  policy anyone_sees for select to allied_app using (( SELECT platform.viewer_is_anyone() AS viewer_is_anyone) AND (EXISTS ( SELECT
   FROM conversations.phase p
  WHERE (p.id = phase_prompt.phase_id))))
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_changes for update to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_sees for select to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_takes_away for delete to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant delete, insert, select, update to allied_app
  grant delete, insert, select, update to allied_worker

table conversations.phase_words (row-level security)
  phase_id uuid not null
  organisation_id uuid not null
  language text not null
  is_easy_read boolean not null default false
  title text not null
  question text not null
  introduction text not null default ''::text
  prompts text[] not null default '{}'::text[]
  translated_by text not null
  checked_by text
  revision integer not null default 1
  written_on date not null
  written_by uuid
  constraint phase_words_check CHECK (((language <> 'en'::text) OR is_easy_read))
  constraint phase_words_checked_by_check CHECK (((length(checked_by) >= 2) AND (length(checked_by) <= 150)))
  constraint phase_words_introduction_check CHECK ((length(introduction) <= 4000))
  constraint phase_words_language_check CHECK ((language ~ '^[a-z]{2,3}$'::text))
  constraint phase_words_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint phase_words_phase_id_fkey FOREIGN KEY (phase_id) REFERENCES conversations.phase(id)
  constraint phase_words_pkey PRIMARY KEY (phase_id, language, is_easy_read)
  constraint phase_words_prompts_check CHECK ((cardinality(prompts) <= 20))
  constraint phase_words_question_check CHECK (((length(question) >= 5) AND (length(question) <= 400)))
  constraint phase_words_title_check CHECK (((length(title) >= 3) AND (length(title) <= 150)))
  constraint phase_words_translated_by_check CHECK (((length(translated_by) >= 2) AND (length(translated_by) <= 150)))
  index INDEX phase_words_by_organisation ON conversations.phase_words USING btree (organisation_id)
  policy anyone_sees for select to allied_app using (( SELECT platform.viewer_is_anyone() AS viewer_is_anyone) AND (EXISTS ( SELECT
   FROM conversations.phase p
  WHERE ((p.id = phase_words.phase_id) AND (p.announced_at IS NOT NULL)))))
  policy own_adds for insert to allied_app with check ((organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) AND (EXISTS ( SELECT
   FROM conversations.phase p
  WHERE ((p.id = phase_words.phase_id) AND (p.organisation_id = phase_words.organisation_id)))))
  policy own_changes for update to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_sees for select to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant insert, select, update to allied_app
  grant delete, insert, select, update to allied_worker

table conversations.proposed_refusal (row-level security)
  contribution_id uuid not null
  organisation_id uuid not null
  reason_code text not null
  proposed_at timestamp with time zone not null
  proposed_by uuid not null
  constraint proposed_refusal_contribution_id_fkey FOREIGN KEY (contribution_id) REFERENCES conversations.contribution(id) ON DELETE CASCADE
  constraint proposed_refusal_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint proposed_refusal_pkey PRIMARY KEY (contribution_id)
  constraint proposed_refusal_reason_code_check CHECK ((reason_code ~ '^[a-z-]{3,40}$'::text))
  index INDEX proposed_refusal_by_organisation ON conversations.proposed_refusal USING btree (organisation_id)
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_changes for update to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_sees for select to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_takes_away for delete to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant delete, insert, select, update to allied_app
  grant delete, insert, select, update to allied_worker

table conversations.provenance (row-level security)
  conversation_id uuid not null
  organisation_id uuid not null
  kind text not null
  source text not null
  licence text not null
  attribution text not null
  fingerprint bytea not null
  imported_at timestamp with time zone not null
  constraint provenance_attribution_check CHECK (((length(attribution) >= 1) AND (length(attribution) <= 1500)))
  constraint provenance_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES conversations.conversation(id) ON DELETE CASCADE
  constraint provenance_fingerprint_check CHECK ((length(fingerprint) = 32))
  constraint provenance_fingerprint_key UNIQUE (fingerprint)
  constraint provenance_kind_check CHECK ((kind = ANY (ARRAY['polis'::text, 'allied'::text, 'words'::text])))
  constraint provenance_licence_check CHECK (((length(licence) >= 1) AND (length(licence) <= 300)))
  constraint provenance_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint provenance_pkey PRIMARY KEY (conversation_id)
  constraint provenance_source_check CHECK (((length(source) >= 1) AND (length(source) <= 500)))
  index INDEX provenance_by_organisation ON conversations.provenance USING btree (organisation_id)
  policy anyone_sees for select to allied_app using (( SELECT platform.viewer_is_anyone() AS viewer_is_anyone) AND (EXISTS ( SELECT
   FROM conversations.conversation c
  WHERE (c.id = provenance.conversation_id))))
  policy own_sees for select to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant select to allied_app
  grant delete, insert, select, update to allied_worker

table conversations.reach_drawing (row-level security)
  phase_id uuid not null
  organisation_id uuid not null
  part text not null
  basis integer not null
  drawn_on date not null
  is_final boolean not null default false
  constraint reach_drawing_basis_check CHECK ((basis >= 0))
  constraint reach_drawing_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint reach_drawing_part_check CHECK ((part = ANY (ARRAY['answers'::text, 'votes'::text])))
  constraint reach_drawing_phase_id_fkey FOREIGN KEY (phase_id) REFERENCES conversations.phase(id)
  constraint reach_drawing_pkey PRIMARY KEY (phase_id, part)
  index INDEX reach_drawing_by_organisation ON conversations.reach_drawing USING btree (organisation_id)
  policy anyone_sees for select to allied_app using (( SELECT platform.viewer_is_anyone() AS viewer_is_anyone) AND is_final)
  policy own_sees for select to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  trigger CREATE TRIGGER reach_told AFTER UPDATE OF is_final ON conversations.reach_drawing FOR EACH ROW WHEN ((new.is_final AND (NOT old.is_final))) EXECUTE FUNCTION conversations.note_open_data_change()
  grant delete, insert, select, update to allied_worker

table conversations.reach_figure (row-level security)
  phase_id uuid not null
  organisation_id uuid not null
  part text not null
  question text not null
  answer text not null
  people integer
  is_nobody boolean not null default false
  constraint reach_figure_answer_check CHECK (((length(answer) >= 1) AND (length(answer) <= 80)))
  constraint reach_figure_check CHECK (((NOT is_nobody) OR (people IS NULL)))
  constraint reach_figure_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint reach_figure_people_check CHECK ((people >= 10))
  constraint reach_figure_phase_id_part_fkey FOREIGN KEY (phase_id, part) REFERENCES conversations.reach_drawing(phase_id, part) ON DELETE CASCADE
  constraint reach_figure_pkey PRIMARY KEY (phase_id, part, question, answer)
  constraint reach_figure_question_check CHECK ((question ~ '^[a-z-]{3,40}$'::text))
  index INDEX reach_figure_by_organisation ON conversations.reach_figure USING btree (organisation_id)
  policy anyone_sees for select to allied_app using (( SELECT platform.viewer_is_anyone() AS viewer_is_anyone) AND (EXISTS ( SELECT
   FROM conversations.reach_drawing d
  WHERE ((d.phase_id = reach_figure.phase_id) AND (d.part = reach_figure.part)))))
  policy own_sees for select to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant select to allied_app
  grant delete, insert, select, update to allied_worker

table conversations.reach_target (row-level security)
  phase_id uuid not null
  organisation_id uuid not null
  question text not null
  answer text not null
  reference_per_10000 integer
  reference_source text not null default ''::text
  wanted_people integer
  constraint reach_target_answer_check CHECK (((length(answer) >= 1) AND (length(answer) <= 80)))
  constraint reach_target_check CHECK (((reference_per_10000 IS NULL) OR (length(reference_source) >= 10)))
  constraint reach_target_check1 CHECK (((reference_per_10000 IS NOT NULL) OR (wanted_people IS NOT NULL)))
  constraint reach_target_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint reach_target_phase_id_fkey FOREIGN KEY (phase_id) REFERENCES conversations.phase(id)
  constraint reach_target_pkey PRIMARY KEY (phase_id, question, answer)
  constraint reach_target_question_check CHECK ((question ~ '^[a-z-]{3,40}$'::text))
  constraint reach_target_reference_per_10000_check CHECK (((reference_per_10000 >= 1) AND (reference_per_10000 <= 10000)))
  constraint reach_target_reference_source_check CHECK ((length(reference_source) <= 300))
  constraint reach_target_wanted_people_check CHECK (((wanted_people >= 10) AND (wanted_people <= 1000000)))
  index INDEX reach_target_by_organisation ON conversations.reach_target USING btree (organisation_id)
  policy anyone_sees for select to allied_app using (( SELECT platform.viewer_is_anyone() AS viewer_is_anyone) AND (EXISTS ( SELECT
   FROM conversations.phase p
  WHERE (p.id = reach_target.phase_id))))
  policy own_adds for insert to allied_app with check ((organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) AND (EXISTS ( SELECT
   FROM conversations.phase p
  WHERE ((p.id = reach_target.phase_id) AND (p.organisation_id = reach_target.organisation_id)))))
  policy own_changes for update to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_sees for select to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_takes_away for delete to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant delete, insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table conversations.reach_total (row-level security)
  phase_number integer not null
  characteristic text not null
  answer text not null
  people integer not null default 0
  constraint reach_total_answer_check CHECK (((length(answer) >= 1) AND (length(answer) <= 80)))
  constraint reach_total_characteristic_check CHECK ((characteristic ~ '^[a-z-]{3,40}$'::text))
  constraint reach_total_people_check CHECK ((people >= 0))
  constraint reach_total_pkey PRIMARY KEY (phase_number, characteristic, answer)
  policy worker for all to allied_worker using true with check true
  grant delete, insert, select, update to allied_worker

table conversations.result (row-level security)
  id uuid not null default gen_random_uuid()
  phase_id uuid not null
  organisation_id uuid not null
  version smallint not null
  made_on date not null
  why text not null
  has_in_person boolean not null
  support_version text not null
  opinion_version text not null
  input_digest text not null
  answer_digest text not null
  made_from jsonb not null
  rankings jsonb not null
  opinion jsonb not null
  constraint result_answer_digest_check CHECK ((answer_digest ~ '^[0-9a-f]{64}$'::text))
  constraint result_input_digest_check CHECK ((input_digest ~ '^[0-9a-f]{64}$'::text))
  constraint result_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint result_phase_id_fkey FOREIGN KEY (phase_id) REFERENCES conversations.phase(id)
  constraint result_phase_id_version_key UNIQUE (phase_id, version)
  constraint result_pkey PRIMARY KEY (id)
  constraint result_version_check CHECK ((version >= 1))
  constraint result_why_check CHECK ((why = ANY (ARRAY['the end'::text, 'in person told'::text, 'what counts changed'::text])))
  index INDEX result_by_organisation ON conversations.result USING btree (organisation_id)
  policy anyone_sees for select to allied_app using (( SELECT platform.viewer_is_anyone() AS viewer_is_anyone) AND (EXISTS ( SELECT
   FROM conversations.phase p
  WHERE (p.id = result.phase_id))))
  policy worker for all to allied_worker using true with check true
  trigger CREATE TRIGGER result_kept AFTER INSERT ON conversations.result FOR EACH ROW EXECUTE FUNCTION conversations.note_open_data_change()
  grant select to allied_app
  grant insert, select to allied_worker

table conversations.result_due (row-level security)
  phase_id uuid not null
  constraint result_due_phase_id_fkey FOREIGN KEY (phase_id) REFERENCES conversations.phase(id)
  constraint result_due_pkey PRIMARY KEY (phase_id)
  policy worker for all to allied_worker using true with check true
  grant delete, insert, select to allied_worker

table conversations.result_theme (row-level security)
  result_id uuid not null
  theme_publication_id uuid not null
  organisation_id uuid not null
  ideas integer not null
  times_backed integer not null
  supporters integer not null
  supporters_in_person integer not null
  less_supporters integer not null
  is_raised_in_person boolean not null
  constraint result_theme_ideas_check CHECK ((ideas >= 0))
  constraint result_theme_less_supporters_check CHECK ((less_supporters >= 0))
  constraint result_theme_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint result_theme_pkey PRIMARY KEY (result_id, theme_publication_id)
  constraint result_theme_result_id_fkey FOREIGN KEY (result_id) REFERENCES conversations.result(id)
  constraint result_theme_supporters_check CHECK ((supporters >= 0))
  constraint result_theme_supporters_in_person_check CHECK ((supporters_in_person >= 0))
  constraint result_theme_theme_publication_id_fkey FOREIGN KEY (theme_publication_id) REFERENCES conversations.theme_publication(id)
  constraint result_theme_times_backed_check CHECK ((times_backed >= 0))
  index INDEX result_theme_by_organisation ON conversations.result_theme USING btree (organisation_id)
  index INDEX result_theme_by_publication ON conversations.result_theme USING btree (theme_publication_id)
  policy anyone_sees for select to allied_app using ( SELECT platform.viewer_is_anyone() AS viewer_is_anyone)
  policy worker for all to allied_worker using true with check true
  grant select to allied_app
  grant insert, select to allied_worker

table conversations.result_words (row-level security)
  result_id uuid not null
  contribution_id uuid not null
  organisation_id uuid not null
  kind text not null
  rank integer not null
  up integer not null
  down integer not null
  pass integer not null
  in_person_up integer
  in_person_people integer
  is_in_person_few boolean not null
  visible_days double precision not null
  per_day double precision
  readers double precision
  backed double precision
  backed_low double precision
  backed_high double precision
  sentence text not null
  less_rank integer
  less_up integer
  less_people integer
  less_backed double precision
  less_low double precision
  less_high double precision
  bridging double precision
  bridging_low double precision
  bridging_high double precision
  by_group jsonb not null
  constraint result_words_contribution_id_fkey FOREIGN KEY (contribution_id) REFERENCES conversations.contribution(id)
  constraint result_words_down_check CHECK ((down >= 0))
  constraint result_words_kind_check CHECK ((kind = ANY (ARRAY['idea'::text, 'comment'::text])))
  constraint result_words_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint result_words_pass_check CHECK ((pass >= 0))
  constraint result_words_pkey PRIMARY KEY (result_id, contribution_id)
  constraint result_words_rank_check CHECK ((rank >= 1))
  constraint result_words_result_id_fkey FOREIGN KEY (result_id) REFERENCES conversations.result(id)
  constraint result_words_up_check CHECK ((up >= 0))
  index INDEX result_words_by_age ON conversations.result_words USING btree (result_id, kind, visible_days, rank)
  index INDEX result_words_by_bridging ON conversations.result_words USING btree (result_id, bridging_low DESC, bridging DESC) WHERE (bridging IS NOT NULL)
  index INDEX result_words_by_contribution ON conversations.result_words USING btree (contribution_id)
  index INDEX result_words_by_day_rate ON conversations.result_words USING btree (result_id, kind, per_day DESC NULLS LAST, rank)
  index INDEX result_words_by_less_rank ON conversations.result_words USING btree (result_id, less_rank) WHERE (less_rank IS NOT NULL)
  index INDEX result_words_by_organisation ON conversations.result_words USING btree (organisation_id)
  index INDEX result_words_by_rank ON conversations.result_words USING btree (result_id, kind, rank)
  index INDEX result_words_by_votes ON conversations.result_words USING btree (result_id, kind, up DESC, rank)
  policy anyone_sees for select to allied_app using ( SELECT platform.viewer_is_anyone() AS viewer_is_anyone)
  policy worker for all to allied_worker using true with check true
  grant select to allied_app
  grant insert, select to allied_worker

table conversations.round_coder (row-level security)
  round_id uuid not null
  coder_id uuid not null
  organisation_id uuid not null
  coder_role text not null
  finished_at timestamp with time zone
  constraint round_coder_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint round_coder_pkey PRIMARY KEY (round_id, coder_id)
  constraint round_coder_round_id_fkey FOREIGN KEY (round_id) REFERENCES conversations.coding_round(id)
  index INDEX round_coder_by_organisation ON conversations.round_coder USING btree (organisation_id)
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_changes for update to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_sees for select to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant insert, select, update to allied_app
  grant delete, insert, select, update to allied_worker

table conversations.round_item (row-level security)
  round_id uuid not null
  contribution_id uuid not null
  organisation_id uuid not null
  position smallint not null
  constraint round_item_contribution_id_fkey FOREIGN KEY (contribution_id) REFERENCES conversations.contribution(id)
  constraint round_item_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint round_item_pkey PRIMARY KEY (round_id, contribution_id)
  constraint round_item_round_id_fkey FOREIGN KEY (round_id) REFERENCES conversations.coding_round(id)
  index UNIQUE INDEX round_item_by_contribution ON conversations.round_item USING btree (contribution_id)
  index INDEX round_item_by_organisation ON conversations.round_item USING btree (organisation_id)
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_changes for update to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_sees for select to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant insert, select, update to allied_app
  grant delete, insert, select, update to allied_worker

table conversations.sealed_vote (row-level security)
  phase_number integer not null
  participant integer not null
  item integer not null
  choice smallint not null
  constraint sealed_vote_choice_check CHECK (((choice >= '-1'::integer) AND (choice <= 1)))
  constraint sealed_vote_pkey PRIMARY KEY (phase_number, participant, item)
  policy worker for all to allied_worker using true with check true
  grant delete, insert, select, update to allied_worker

table conversations.settled (row-level security)
  contribution_id uuid not null
  round_id uuid not null
  organisation_id uuid not null
  sentiment text not null
  how text not null
  reason text not null default ''::text
  constraint settled_contribution_id_fkey FOREIGN KEY (contribution_id) REFERENCES conversations.contribution(id)
  constraint settled_how_check CHECK ((how = ANY (ARRAY['agreed'::text, 'reconciled'::text, 'coded by one'::text])))
  constraint settled_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint settled_pkey PRIMARY KEY (contribution_id)
  constraint settled_reason_check CHECK ((length(reason) <= 400))
  constraint settled_round_id_fkey FOREIGN KEY (round_id) REFERENCES conversations.coding_round(id)
  constraint settled_sentiment_check CHECK ((sentiment = ANY (ARRAY['positive'::text, 'negative'::text, 'mixed'::text, 'neutral'::text])))
  index INDEX settled_by_organisation ON conversations.settled USING btree (organisation_id)
  index INDEX settled_by_round ON conversations.settled USING btree (round_id)
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_changes for update to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_sees for select to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_takes_away for delete to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant delete, insert, select, update to allied_app
  grant delete, insert, select, update to allied_worker

table conversations.settled_code (row-level security)
  contribution_id uuid not null
  code_id uuid not null
  organisation_id uuid not null
  constraint settled_code_code_id_fkey FOREIGN KEY (code_id) REFERENCES conversations.code(id)
  constraint settled_code_contribution_id_fkey FOREIGN KEY (contribution_id) REFERENCES conversations.settled(contribution_id) ON DELETE CASCADE
  constraint settled_code_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint settled_code_pkey PRIMARY KEY (contribution_id, code_id)
  index INDEX settled_code_by_code ON conversations.settled_code USING btree (code_id)
  index INDEX settled_code_by_organisation ON conversations.settled_code USING btree (organisation_id)
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_changes for update to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_sees for select to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_takes_away for delete to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant delete, insert, select, update to allied_app
  grant delete, insert, select, update to allied_worker

table conversations.showing (row-level security)
  contribution_id uuid not null
  organisation_id uuid not null
  began_hour timestamp with time zone not null
  ended_hour timestamp with time zone
  constraint showing_began_hour_check CHECK ((began_hour = date_trunc('hour'::text, began_hour)))
  constraint showing_check CHECK ((ended_hour >= began_hour))
  constraint showing_contribution_id_fkey FOREIGN KEY (contribution_id) REFERENCES conversations.contribution(id)
  constraint showing_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint showing_pkey PRIMARY KEY (contribution_id, began_hour)
  index INDEX showing_by_organisation ON conversations.showing USING btree (organisation_id)
  policy anyone_sees for select to allied_app using (( SELECT platform.viewer_is_anyone() AS viewer_is_anyone) AND (EXISTS ( SELECT
   FROM conversations.contribution c
  WHERE ((c.id = showing.contribution_id) AND (c.state = 'shown'::text)))))
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_changes for update to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_sees for select to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant insert, select, update to allied_app
  grant delete, insert, select, update to allied_worker

table conversations.sign_off (row-level security)
  id uuid not null default gen_random_uuid()
  phase_id uuid not null
  organisation_id uuid not null
  what text not null
  stands_for text not null
  note text not null default ''::text
  signed_at timestamp with time zone not null
  signed_by uuid not null
  constraint sign_off_note_check CHECK ((length(note) <= 600))
  constraint sign_off_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint sign_off_phase_id_fkey FOREIGN KEY (phase_id) REFERENCES conversations.phase(id)
  constraint sign_off_pkey PRIMARY KEY (id)
  constraint sign_off_what_check CHECK ((what = ANY (ARRAY['opening'::text, 'final text'::text])))
  index INDEX sign_off_by_organisation ON conversations.sign_off USING btree (organisation_id)
  index INDEX sign_off_by_phase ON conversations.sign_off USING btree (phase_id)
  policy anyone_sees for select to allied_app using (( SELECT platform.viewer_is_anyone() AS viewer_is_anyone) AND (EXISTS ( SELECT
   FROM conversations.phase p
  WHERE (p.id = sign_off.phase_id))))
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_sees for select to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table conversations.sign_off_rule (row-level security)
  id uuid not null default gen_random_uuid()
  organisation_id uuid not null
  on_at timestamp with time zone not null
  on_by uuid
  off_at timestamp with time zone
  off_by uuid
  constraint sign_off_rule_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint sign_off_rule_pkey PRIMARY KEY (id)
  index UNIQUE INDEX one_rule_at_a_time ON conversations.sign_off_rule USING btree (organisation_id) WHERE (off_at IS NULL)
  policy anyone_sees for select to allied_app using (( SELECT platform.viewer_is_anyone() AS viewer_is_anyone) AND (off_at IS NULL))
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_changes for update to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_sees for select to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant insert, select, update to allied_app
  grant delete, insert, select, update to allied_worker

table conversations.spoken_tally (row-level security)
  phase_number integer not null
  route text not null
  item integer not null
  up integer not null default 0
  down integer not null default 0
  pass integer not null default 0
  constraint spoken_tally_down_check CHECK ((down >= 0))
  constraint spoken_tally_pass_check CHECK ((pass >= 0))
  constraint spoken_tally_pkey PRIMARY KEY (phase_number, route, item)
  constraint spoken_tally_route_check CHECK ((route = ANY (ARRAY['phone'::text, 'paper'::text, 'in person'::text])))
  constraint spoken_tally_up_check CHECK ((up >= 0))
  policy worker for all to allied_worker using true with check true
  grant delete, insert, select, update to allied_worker

table conversations.statement (row-level security)
  id uuid not null default gen_random_uuid()
  phase_id uuid not null
  organisation_id uuid not null
  number smallint not null
  kind text not null
  theme_id uuid
  objective_id uuid
  version smallint not null default 1
  made_at timestamp with time zone not null
  made_by uuid
  constraint statement_kind_check CHECK ((kind = ANY (ARRAY['theme'::text, 'commitment'::text])))
  constraint statement_number_check CHECK (((number >= 1) AND (number <= 200)))
  constraint statement_objective_id_fkey FOREIGN KEY (objective_id) REFERENCES strategy.objective(id)
  constraint statement_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint statement_phase_id_fkey FOREIGN KEY (phase_id) REFERENCES conversations.phase(id)
  constraint statement_phase_id_number_key UNIQUE (phase_id, number)
  constraint statement_pkey PRIMARY KEY (id)
  constraint statement_theme_id_fkey FOREIGN KEY (theme_id) REFERENCES conversations.theme(id)
  index INDEX statement_by_objective ON conversations.statement USING btree (objective_id) WHERE (objective_id IS NOT NULL)
  index INDEX statement_by_organisation ON conversations.statement USING btree (organisation_id)
  index INDEX statement_by_theme ON conversations.statement USING btree (theme_id) WHERE (theme_id IS NOT NULL)
  policy anyone_sees for select to allied_app using (( SELECT platform.viewer_is_anyone() AS viewer_is_anyone) AND (EXISTS ( SELECT
   FROM conversations.phase p
  WHERE (p.id = statement.phase_id))))
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_changes for update to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_sees for select to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant insert, select, update to allied_app
  grant delete, insert, select, update to allied_worker

table conversations.statement_version (row-level security)
  statement_id uuid not null
  number smallint not null
  organisation_id uuid not null
  words text not null
  what_changed text not null default ''::text
  contribution_id uuid
  made_at timestamp with time zone not null
  made_by uuid
  constraint statement_version_contribution_id_fkey FOREIGN KEY (contribution_id) REFERENCES conversations.contribution(id)
  constraint statement_version_contribution_id_key UNIQUE (contribution_id)
  constraint statement_version_number_check CHECK ((number >= 1))
  constraint statement_version_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint statement_version_pkey PRIMARY KEY (statement_id, number)
  constraint statement_version_statement_id_fkey FOREIGN KEY (statement_id) REFERENCES conversations.statement(id)
  constraint statement_version_what_changed_check CHECK ((length(what_changed) <= 1000))
  constraint statement_version_words_check CHECK (((length(words) >= 5) AND (length(words) <= 1200)))
  index INDEX statement_version_by_organisation ON conversations.statement_version USING btree (organisation_id)
  policy anyone_sees for select to allied_app using (( SELECT platform.viewer_is_anyone() AS viewer_is_anyone) AND (EXISTS ( SELECT
   FROM conversations.statement s
  WHERE (s.id = statement_version.statement_id))))
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_changes for update to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_sees for select to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant insert, select, update to allied_app
  grant delete, insert, select, update to allied_worker

table conversations.tally (row-level security)
  phase_number integer not null
  item integer not null
  up integer not null default 0
  down integer not null default 0
  pass integer not null default 0
  constraint tally_down_check CHECK ((down >= 0))
  constraint tally_pass_check CHECK ((pass >= 0))
  constraint tally_pkey PRIMARY KEY (phase_number, item)
  constraint tally_up_check CHECK ((up >= 0))
  policy worker for all to allied_worker using true with check true
  grant delete, insert, select, update to allied_worker

table conversations.theme (row-level security)
  id uuid not null default gen_random_uuid()
  conversation_id uuid not null
  organisation_id uuid not null
  title text not null
  statement text not null
  revision integer not null default 1
  made_at timestamp with time zone not null
  made_by uuid
  constraint theme_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES conversations.conversation(id)
  constraint theme_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint theme_pkey PRIMARY KEY (id)
  constraint theme_statement_check CHECK (((length(statement) >= 10) AND (length(statement) <= 1000)))
  constraint theme_title_check CHECK (((length(title) >= 3) AND (length(title) <= 120)))
  index INDEX theme_by_conversation ON conversations.theme USING btree (conversation_id)
  index INDEX theme_by_organisation ON conversations.theme USING btree (organisation_id)
  policy anyone_sees for select to allied_app using (( SELECT platform.viewer_is_anyone() AS viewer_is_anyone) AND (EXISTS ( SELECT
   FROM conversations.theme_publication p
  WHERE ((p.theme_id = theme.id) AND (p.replaced_at IS NULL)))))
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_changes for update to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_sees for select to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant insert, select, update to allied_app
  grant delete, insert, select, update to allied_worker

table conversations.theme_answer (row-level security)
  contribution_id uuid not null
  theme_id uuid not null
  organisation_id uuid not null
  constraint theme_answer_contribution_id_fkey FOREIGN KEY (contribution_id) REFERENCES conversations.contribution(id)
  constraint theme_answer_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint theme_answer_pkey PRIMARY KEY (contribution_id, theme_id)
  constraint theme_answer_theme_id_fkey FOREIGN KEY (theme_id) REFERENCES conversations.theme(id)
  index INDEX theme_answer_by_organisation ON conversations.theme_answer USING btree (organisation_id)
  index INDEX theme_answer_by_theme ON conversations.theme_answer USING btree (theme_id)
  policy anyone_sees for select to allied_app using (( SELECT platform.viewer_is_anyone() AS viewer_is_anyone) AND (EXISTS ( SELECT
   FROM conversations.contribution c
  WHERE ((c.id = theme_answer.contribution_id) AND (c.state = 'shown'::text)))))
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_sees for select to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_takes_away for delete to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant delete, insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table conversations.theme_code (row-level security)
  theme_id uuid not null
  code_id uuid not null
  organisation_id uuid not null
  constraint theme_code_code_id_fkey FOREIGN KEY (code_id) REFERENCES conversations.code(id)
  constraint theme_code_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint theme_code_pkey PRIMARY KEY (theme_id, code_id)
  constraint theme_code_theme_id_fkey FOREIGN KEY (theme_id) REFERENCES conversations.theme(id)
  index INDEX theme_code_by_code ON conversations.theme_code USING btree (code_id)
  index INDEX theme_code_by_organisation ON conversations.theme_code USING btree (organisation_id)
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_changes for update to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_sees for select to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_takes_away for delete to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant delete, insert, select, update to allied_app
  grant delete, insert, select, update to allied_worker

table conversations.theme_objective (row-level security)
  theme_id uuid not null
  objective_id uuid not null
  organisation_id uuid not null
  linked_at timestamp with time zone not null
  linked_by uuid
  constraint theme_objective_objective_id_fkey FOREIGN KEY (objective_id) REFERENCES strategy.objective(id)
  constraint theme_objective_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint theme_objective_pkey PRIMARY KEY (theme_id, objective_id)
  constraint theme_objective_theme_id_fkey FOREIGN KEY (theme_id) REFERENCES conversations.theme(id)
  index INDEX theme_objective_by_objective ON conversations.theme_objective USING btree (objective_id)
  index INDEX theme_objective_by_organisation ON conversations.theme_objective USING btree (organisation_id)
  policy anyone_sees for select to allied_app using (( SELECT platform.viewer_is_anyone() AS viewer_is_anyone) AND (EXISTS ( SELECT
   FROM conversations.theme_publication p
  WHERE ((p.theme_id = theme_objective.theme_id) AND (p.replaced_at IS NULL)))))
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_changes for update to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_sees for select to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_takes_away for delete to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant delete, insert, select, update to allied_app
  grant delete, insert, select, update to allied_worker

table conversations.theme_objective_end (row-level security)
  id uuid not null default gen_random_uuid()
  theme_id uuid not null
  objective_id uuid not null
  organisation_id uuid not null
  linked_at timestamp with time zone not null
  linked_by uuid
  ended_at timestamp with time zone not null
  ended_by uuid
  reason text not null
  constraint theme_objective_end_objective_id_fkey FOREIGN KEY (objective_id) REFERENCES strategy.objective(id)
  constraint theme_objective_end_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint theme_objective_end_pkey PRIMARY KEY (id)
  constraint theme_objective_end_reason_check CHECK (((length(reason) >= 3) AND (length(reason) <= 600)))
  constraint theme_objective_end_theme_id_fkey FOREIGN KEY (theme_id) REFERENCES conversations.theme(id)
  index INDEX theme_objective_end_by_objective ON conversations.theme_objective_end USING btree (objective_id)
  index INDEX theme_objective_end_by_organisation ON conversations.theme_objective_end USING btree (organisation_id)
  index INDEX theme_objective_end_by_theme ON conversations.theme_objective_end USING btree (theme_id)
  policy anyone_sees for select to allied_app using (( SELECT platform.viewer_is_anyone() AS viewer_is_anyone) AND (EXISTS ( SELECT
   FROM conversations.theme_publication p
  WHERE ((p.theme_id = theme_objective_end.theme_id) AND (p.replaced_at IS NULL)))))
  policy own_adds for insert to allied_app with check ((organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) AND (ended_by = ( SELECT platform.viewer_person() AS viewer_person)) AND (EXISTS ( SELECT
   FROM conversations.theme t
  WHERE ((t.id = theme_objective_end.theme_id) AND (t.organisation_id = theme_objective_end.organisation_id)))))
  policy own_sees for select to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table conversations.theme_publication (row-level security)
  id uuid not null default gen_random_uuid()
  theme_id uuid not null
  organisation_id uuid not null
  number smallint not null
  title text not null
  statement text not null
  code_names text[] not null
  contributions integer not null
  coded_in_all integer not null
  heard_online integer
  heard_in_person integer
  agreement text not null
  saturation text not null
  not_heard text not null
  published_at timestamp with time zone not null
  published_by uuid
  replaced_at timestamp with time zone
  constraint theme_publication_agreement_check CHECK ((length(agreement) <= 600))
  constraint theme_publication_check CHECK ((coded_in_all >= contributions))
  constraint theme_publication_contributions_check CHECK ((contributions >= 0))
  constraint theme_publication_not_heard_check CHECK (((length(not_heard) >= 3) AND (length(not_heard) <= 1000)))
  constraint theme_publication_number_check CHECK ((number >= 1))
  constraint theme_publication_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint theme_publication_pkey PRIMARY KEY (id)
  constraint theme_publication_saturation_check CHECK ((length(saturation) <= 600))
  constraint theme_publication_theme_id_fkey FOREIGN KEY (theme_id) REFERENCES conversations.theme(id)
  constraint theme_publication_theme_id_number_key UNIQUE (theme_id, number)
  index UNIQUE INDEX one_publication_at_a_time ON conversations.theme_publication USING btree (theme_id) WHERE (replaced_at IS NULL)
  index INDEX theme_publication_by_organisation ON conversations.theme_publication USING btree (organisation_id)
  policy anyone_sees for select to allied_app using (( SELECT platform.viewer_is_anyone() AS viewer_is_anyone) AND (replaced_at IS NULL))
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_changes for update to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_sees for select to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  trigger CREATE TRIGGER counts_anew AFTER INSERT ON conversations.theme_publication FOR EACH ROW EXECUTE FUNCTION conversations.theme_counts_anew()
  trigger CREATE TRIGGER search_touched AFTER INSERT OR DELETE OR UPDATE ON conversations.theme_publication FOR EACH ROW EXECUTE FUNCTION platform.search_touch('theme', 'theme_id')
  trigger CREATE TRIGGER search_touched_quoting AFTER DELETE OR UPDATE ON conversations.theme_publication FOR EACH ROW EXECUTE FUNCTION stories.touch_quoting('theme')
  trigger CREATE TRIGGER tells_home AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON conversations.theme_publication FOR EACH STATEMENT EXECUTE FUNCTION platform.note_change('home')
  trigger CREATE TRIGGER theme_published AFTER INSERT OR UPDATE ON conversations.theme_publication FOR EACH ROW EXECUTE FUNCTION conversations.note_open_data_theme()
  grant insert, select, update to allied_app
  grant delete, insert, select, update to allied_worker

table conversations.theme_reply (row-level security)
  id uuid not null default gen_random_uuid()
  theme_id uuid not null
  organisation_id uuid not null
  number smallint not null
  state text not null
  words text not null
  evidence text not null default ''::text
  objective_id uuid
  answered_on date not null
  answered_by uuid
  replaced_on date
  constraint theme_reply_evidence_check CHECK ((length(evidence) <= 1000))
  constraint theme_reply_number_check CHECK ((number >= 1))
  constraint theme_reply_objective_id_fkey FOREIGN KEY (objective_id) REFERENCES strategy.objective(id)
  constraint theme_reply_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint theme_reply_pkey PRIMARY KEY (id)
  constraint theme_reply_state_check CHECK ((state = ANY (ARRAY['not decided'::text, 'doing'::text, 'done'::text, 'cannot'::text])))
  constraint theme_reply_theme_id_fkey FOREIGN KEY (theme_id) REFERENCES conversations.theme(id)
  constraint theme_reply_theme_id_number_key UNIQUE (theme_id, number)
  constraint theme_reply_words_check CHECK (((length(words) >= 3) AND (length(words) <= 2000)))
  index UNIQUE INDEX one_reply_at_a_time ON conversations.theme_reply USING btree (theme_id) WHERE (replaced_on IS NULL)
  index INDEX theme_reply_by_objective ON conversations.theme_reply USING btree (objective_id) WHERE (objective_id IS NOT NULL)
  index INDEX theme_reply_by_organisation ON conversations.theme_reply USING btree (organisation_id)
  policy anyone_sees for select to allied_app using (( SELECT platform.viewer_is_anyone() AS viewer_is_anyone) AND (EXISTS ( SELECT
   FROM conversations.theme_publication p
  WHERE ((p.theme_id = theme_reply.theme_id) AND (p.replaced_at IS NULL)))))
  policy own_adds for insert to allied_app with check ((organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) AND (answered_by = ( SELECT platform.viewer_person() AS viewer_person)) AND (EXISTS ( SELECT
   FROM conversations.theme t
  WHERE ((t.id = theme_reply.theme_id) AND (t.organisation_id = theme_reply.organisation_id)))))
  policy own_changes for update to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_sees for select to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  trigger CREATE TRIGGER search_touched AFTER INSERT OR DELETE OR UPDATE ON conversations.theme_reply FOR EACH ROW EXECUTE FUNCTION platform.search_touch('theme', 'theme_id')
  trigger CREATE TRIGGER tells_home AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON conversations.theme_reply FOR EACH STATEMENT EXECUTE FUNCTION platform.note_change('home')
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table conversations.theme_source (row-level security)
  theme_id uuid not null
  source_code text not null
  organisation_id uuid not null
  judgement text not null
  reason text not null
  judged_at timestamp with time zone not null
  judged_by uuid
  constraint theme_source_judgement_check CHECK ((judgement = ANY (ARRAY['agrees'::text, 'adds'::text, 'conflicts'::text])))
  constraint theme_source_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint theme_source_pkey PRIMARY KEY (theme_id, source_code)
  constraint theme_source_reason_check CHECK (((length(reason) >= 3) AND (length(reason) <= 600)))
  constraint theme_source_source_code_fkey FOREIGN KEY (source_code) REFERENCES strategy.policy_source(code)
  constraint theme_source_theme_id_fkey FOREIGN KEY (theme_id) REFERENCES conversations.theme(id)
  index INDEX theme_source_by_organisation ON conversations.theme_source USING btree (organisation_id)
  index INDEX theme_source_by_source ON conversations.theme_source USING btree (source_code)
  policy anyone_sees for select to allied_app using (( SELECT platform.viewer_is_anyone() AS viewer_is_anyone) AND (EXISTS ( SELECT
   FROM conversations.theme_publication p
  WHERE ((p.theme_id = theme_source.theme_id) AND (p.replaced_at IS NULL)))))
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_changes for update to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_sees for select to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_takes_away for delete to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant delete, insert, select, update to allied_app
  grant delete, insert, select, update to allied_worker

table conversations.typed_day (row-level security)
  phase_id uuid not null
  organisation_id uuid not null
  route text not null
  typed_on date not null
  typed_by uuid not null
  words_count integer not null default 0
  votes_count integer not null default 0
  about_count integer not null default 0
  constraint typed_day_about_count_check CHECK ((about_count >= 0))
  constraint typed_day_phase_id_fkey FOREIGN KEY (phase_id) REFERENCES conversations.phase(id)
  constraint typed_day_pkey PRIMARY KEY (phase_id, route, typed_on, typed_by)
  constraint typed_day_route_check CHECK ((route = ANY (ARRAY['phone'::text, 'paper'::text, 'in person'::text, 'workshop'::text, 'event'::text])))
  constraint typed_day_votes_count_check CHECK ((votes_count >= 0))
  constraint typed_day_words_count_check CHECK ((words_count >= 0))
  index INDEX typed_day_by_organisation ON conversations.typed_day USING btree (organisation_id, typed_on DESC)
  policy own_sees for select to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant select to allied_app
  grant delete, insert, select, update to allied_worker

table conversations.vote (row-level security)
  phase_number integer not null
  participant bigint not null
  item integer not null
  choice smallint not null
  perspective_mark integer
  constraint vote_choice_check CHECK (((choice >= '-1'::integer) AND (choice <= 1)))
  constraint vote_pkey PRIMARY KEY (phase_number, participant, item)
  policy worker for all to allied_worker using true with check true
  grant delete, insert, select, update to allied_worker

table conversations.wanted_role (row-level security)
  id uuid not null default gen_random_uuid()
  organisation_id uuid not null
  title text not null
  words text not null
  first_step text not null
  is_example boolean not null default false
  opened_on date not null
  opened_by uuid
  closed_on date
  closed_by uuid
  constraint wanted_role_check CHECK ((closed_on >= opened_on))
  constraint wanted_role_first_step_check CHECK (((length(first_step) >= 5) AND (length(first_step) <= 400)))
  constraint wanted_role_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint wanted_role_pkey PRIMARY KEY (id)
  constraint wanted_role_title_check CHECK (((length(title) >= 3) AND (length(title) <= 150)))
  constraint wanted_role_words_check CHECK (((length(words) >= 10) AND (length(words) <= 1000)))
  index INDEX wanted_role_by_organisation ON conversations.wanted_role USING btree (organisation_id, opened_on DESC)
  policy anyone_sees for select to allied_app using (( SELECT platform.viewer_is_anyone() AS viewer_is_anyone) AND (closed_on IS NULL))
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_changes for update to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_sees for select to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant insert, select, update to allied_app
  grant delete, insert, select, update to allied_worker

table conversations.words_leave (row-level security)
  contribution_id uuid not null
  purpose text not null
  organisation_id uuid not null
  constraint words_leave_contribution_id_fkey FOREIGN KEY (contribution_id) REFERENCES conversations.contribution(id) ON DELETE CASCADE
  constraint words_leave_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint words_leave_pkey PRIMARY KEY (contribution_id, purpose)
  constraint words_leave_purpose_check CHECK ((purpose = ANY (ARRAY['quote'::text, 'story'::text, 'learning'::text])))
  index INDEX words_leave_by_organisation ON conversations.words_leave USING btree (organisation_id, purpose)
  policy own_sees for select to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  trigger CREATE TRIGGER quotes_forgotten AFTER DELETE ON conversations.words_leave FOR EACH ROW WHEN ((old.purpose = 'quote'::text)) EXECUTE FUNCTION stories.forget_quotes()
  grant select to allied_app
  grant delete, insert, select, update to allied_worker

table conversations.words_translation (row-level security)
  contribution_id uuid not null
  organisation_id uuid not null
  language text not null
  words text not null
  is_by_machine boolean not null
  written_on date not null
  written_by uuid
  constraint words_translation_contribution_id_fkey FOREIGN KEY (contribution_id) REFERENCES conversations.contribution(id)
  constraint words_translation_language_check CHECK ((language ~ '^[a-z]{2,3}$'::text))
  constraint words_translation_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint words_translation_pkey PRIMARY KEY (contribution_id, language)
  constraint words_translation_words_check CHECK (((length(words) >= 3) AND (length(words) <= 4000)))
  index INDEX words_translation_by_organisation ON conversations.words_translation USING btree (organisation_id)
  policy anyone_sees for select to allied_app using (( SELECT platform.viewer_is_anyone() AS viewer_is_anyone) AND (EXISTS ( SELECT
   FROM conversations.contribution c
  WHERE ((c.id = words_translation.contribution_id) AND (c.state = 'shown'::text)))))
  policy own_adds for insert to allied_app with check ((organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) AND (EXISTS ( SELECT
   FROM conversations.contribution c
  WHERE ((c.id = words_translation.contribution_id) AND (c.organisation_id = words_translation.organisation_id) AND (c.state = 'shown'::text)))))
  policy own_changes for update to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_sees for select to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_takes_away for delete to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant delete, insert, select, update to allied_app
  grant delete, insert, select, update to allied_worker

table conversations.workshop (row-level security)
  id uuid not null default gen_random_uuid()
  phase_id uuid not null
  organisation_id uuid not null
  partner_group_id uuid
  title text not null
  route text not null
  held_on date not null
  district text
  people_count integer not null
  host_role text not null
  host_id uuid
  access_support text not null default ''::text
  quotes text not null
  notes text not null default ''::text
  is_under_16 boolean not null default false
  adult_agreed_on date
  sheet_items integer[] not null default '{}'::integer[]
  revision integer not null default 1
  made_on date not null
  reach_counted_on date
  constraint pile_by_phone_holds_eight CHECK (((route <> 'phone'::text) OR (people_count >= 8)))
  constraint workshop_access_support_check CHECK ((length(access_support) <= 1000))
  constraint workshop_check CHECK (((NOT is_under_16) OR ((adult_agreed_on IS NOT NULL) AND (district IS NULL) AND (quotes = 'none'::text))))
  constraint workshop_district_check CHECK ((district ~ '^[A-Z]{1,2}[0-9][0-9A-Z]?$'::text))
  constraint workshop_host_role_check CHECK (((length(host_role) >= 2) AND (length(host_role) <= 150)))
  constraint workshop_id_organisation_id_key UNIQUE (id, organisation_id)
  constraint workshop_notes_check CHECK ((length(notes) <= 8000))
  constraint workshop_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint workshop_partner_group_id_organisation_id_fkey FOREIGN KEY (partner_group_id, organisation_id) REFERENCES conversations.partner_group(id, organisation_id)
  constraint workshop_people_count_check CHECK (((people_count >= 1) AND (people_count <= 2000)))
  constraint workshop_phase_id_fkey FOREIGN KEY (phase_id) REFERENCES conversations.phase(id)
  constraint workshop_pkey PRIMARY KEY (id)
  constraint workshop_quotes_check CHECK ((quotes = ANY (ARRAY['all'::text, 'some'::text, 'none'::text])))
  constraint workshop_route_check CHECK ((route = ANY (ARRAY['workshop'::text, 'event'::text, 'paper'::text, 'phone'::text])))
  constraint workshop_sheet_items_check CHECK ((cardinality(sheet_items) <= 40))
  constraint workshop_title_check CHECK (((length(title) >= 3) AND (length(title) <= 150)))
  index INDEX workshop_by_organisation ON conversations.workshop USING btree (organisation_id, held_on DESC)
  index INDEX workshop_by_partner ON conversations.workshop USING btree (partner_group_id) WHERE (partner_group_id IS NOT NULL)
  index INDEX workshop_by_phase ON conversations.workshop USING btree (phase_id, held_on DESC)
  policy own_adds for insert to allied_app with check ((organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) AND (host_id = ( SELECT platform.viewer_person() AS viewer_person)) AND (EXISTS ( SELECT
   FROM conversations.phase p
  WHERE ((p.id = workshop.phase_id) AND (p.organisation_id = workshop.organisation_id)))))
  policy own_changes for update to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_sees for select to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table conversations.workshop_words (row-level security)
  contribution_id uuid not null
  workshop_id uuid not null
  organisation_id uuid not null
  constraint workshop_words_contribution_id_fkey FOREIGN KEY (contribution_id) REFERENCES conversations.contribution(id)
  constraint workshop_words_pkey PRIMARY KEY (contribution_id)
  constraint workshop_words_workshop_id_organisation_id_fkey FOREIGN KEY (workshop_id, organisation_id) REFERENCES conversations.workshop(id, organisation_id)
  index INDEX workshop_words_by_workshop ON conversations.workshop_words USING btree (workshop_id)
  policy own_sees for select to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant select to allied_app
  grant delete, insert, select, update to allied_worker

function conversations.add_exposure(phases integer[], items integer[], positions smallint[], random boolean[], more_served integer[], more_seen integer[], more_votes integer[], at timestamp with time zone) returns void security definer

function conversations.add_reach(phase integer, characteristics text[], answers text[], at timestamp with time zone) returns boolean security definer

function conversations.add_to_tallies(changed conversations.perspective_tally[]) returns void

function conversations.appeal_by_code(hash bytea, new_words text, at timestamp with time zone) returns text security definer

function conversations.appeal_of(hash bytea) returns TABLE(words text, outcome text, note text) security definer

function conversations.ask_for_letters(organisation uuid, asked text, new_token_hash bytea, today date) returns boolean security definer

function conversations.by_code(hash bytea) returns TABLE(id uuid, phase_id uuid, kind text, words text, shown_words text, state text, received_hour timestamp with time zone, merged_into uuid, revision integer, outcome text, reason_code text, note text) security definer

function conversations.cast_votes(phases integer[], tokens bytea[], items integer[], choices smallint[], perspectives text[], at timestamp with time zone) returns text[] security definer

function conversations.change_by_code(hash bytea, new_words text, new_concern text, was_revision integer, at timestamp with time zone) returns boolean security definer

function conversations.change_matter_by_code(hash bytea, new_words text, new_concern text, was_revision integer) returns boolean security definer

function conversations.change_of(phase integer, item integer, perspective text, old smallint, new smallint) returns conversations.perspective_tally

function conversations.changes_by_code(hash bytea) returns TABLE(words text, done_on date, objective_id uuid, code_name text) security definer

function conversations.code_was_changed() returns trigger security definer

function conversations.code_was_worded() returns trigger security definer

function conversations.confirm_letter(letter uuid, today date) returns boolean security definer

function conversations.contribute(phase uuid, parent uuid, words text, shown_words text, language text, route text, district text, concern text, code_hash bytea, at timestamp with time zone) returns uuid security definer

function conversations.correct_workshop(workshop uuid, route text, held_on date, partner uuid, at timestamp with time zone) returns text security definer

function conversations.count_matters(organisation uuid, at timestamp with time zone) returns integer security definer

function conversations.count_own_matters(organisation uuid, at timestamp with time zone) returns integer security definer

function conversations.count_reach(place conversations.phase, route text, forms integer, characteristics text[], answers text[], counts integer[]) returns void

function conversations.count_room_reach(workshop uuid, characteristics text[], answers text[], counts integer[], at timestamp with time zone) returns boolean security definer

function conversations.counted_votes(phase integer) returns TABLE(participant bigint, item integer, choice smallint) security definer

function conversations.drop_appeal(words_id uuid, at timestamp with time zone, is_withdrawn boolean) returns void security definer

function conversations.end_answer_round(asked uuid, round_ends_on date, today date) returns integer security definer

function conversations.ended_at(phase conversations.phase, at timestamp with time zone) returns timestamp with time zone

function conversations.feed_of(phase integer) returns TABLE(id uuid, item integer, shown_hour timestamp with time zone, served bigint, up integer, down integer) security definer

function conversations.fewest_people() returns integer

function conversations.follow_by_code(hash bytea, conversation uuid, contribution uuid, today date) returns boolean security definer

function conversations.follow_by_letter(to_address text, conversation uuid, contribution uuid, today date) returns uuid security definer

function conversations.followed(hash bytea, letter uuid) returns TABLE(conversation_id uuid, contribution_id uuid, is_confirmed boolean, began_on date, by_letter boolean) security definer

function conversations.forget_codes() returns trigger security definer

function conversations.forget_earlier_words() returns trigger

function conversations.forget_old_matters(at timestamp with time zone) returns void security definer

function conversations.forget_translations() returns trigger security definer

function conversations.forget_what_it_answers() returns trigger security definer

function conversations.heard(phase uuid, for_organisers boolean, at timestamp with time zone) returns TABLE(item integer, online_up integer, online_down integer, online_pass integer, room_up integer, room_down integer, room_pass integer, is_room_small boolean, is_room_complete boolean) security definer

function conversations.heard_groups(conversation uuid) returns TABLE(id uuid, name text, is_heard boolean) security definer

function conversations.ideas_of_themes(phase uuid) returns TABLE(publication_id uuid, contribution_id uuid) security definer

function conversations.is_open(phase conversations.phase, at timestamp with time zone) returns boolean

function conversations.item_stands_with(phase integer, item integer) returns uuid security definer

function conversations.join_list(hash bytea, today date) returns uuid security definer

function conversations.keep_matter(organisation uuid, words text, route text, district text, concern text, code_hash bytea, received_on date, agreed_on date) returns uuid security definer

function conversations.leave_by_code(hash bytea, purposes text[]) returns boolean security definer

function conversations.leave_given(hash bytea) returns text[] security definer

function conversations.leave_list(entry uuid) returns boolean security definer

function conversations.list_asked_for(hash bytea, today date) returns uuid security definer

function conversations.list_of(entry uuid) returns uuid security definer

function conversations.list_size(organisation uuid) returns integer security definer

function conversations.live_code(code uuid) returns uuid

function conversations.lock_own_workshop(workshop uuid) returns conversations.workshop security definer

function conversations.make_key(phase integer, new_key bytea) returns void security definer

function conversations.make_matter_batch(organisation uuid, place text, chosen uuid[], today date) returns void

function conversations.matter_by_code(hash bytea) returns TABLE(id uuid, organisation_id uuid, words text, route text, district text, received_on date, revision integer, is_read boolean, is_coded boolean, is_counted boolean, code_ids uuid[], code_names text[]) security definer

function conversations.matter_changes(organisation uuid) returns TABLE(code_id uuid, words text, done_on date, objective_id uuid) security definer

function conversations.matter_themes(organisation uuid, place text) returns TABLE(code_id uuid, name text, answers integer) security definer

function conversations.matter_waiting_days() returns integer

function conversations.may_be_followed(conversation uuid, contribution uuid) returns boolean security definer

function conversations.merge_targets(phase integer) returns TABLE(item integer, target integer) security definer

function conversations.merged_on(merged uuid) returns date security definer

function conversations.next_code_frame(of_code uuid) returns void security definer

function conversations.note_open_data_change() returns trigger security definer

function conversations.note_open_data_theme() returns trigger security definer

function conversations.note_typing(phase conversations.phase, route text, words integer, votes integer, at timestamp with time zone) returns void

function conversations.owed_answers(phase uuid) returns TABLE(contribution_id uuid, item integer, words text, language text, answered_by text, due_on date) security definer

function conversations.own_hour(at timestamp with time zone, after timestamp with time zone) returns timestamp with time zone

function conversations.part_from(target uuid, at timestamp with time zone) returns void security definer

function conversations.part_own(target uuid, at timestamp with time zone) returns void security definer

function conversations.participant_of(key bytea, token bytea) returns bigint

function conversations.perspective_mark_of(key bytea, token bytea, item integer, perspective text) returns integer

function conversations.perspective_of(phase integer, key bytea, token bytea, item integer, mark integer, also text[]) returns text

function conversations.public_log(phase uuid) returns TABLE(id uuid, kind text, outcome text, reason_code text, decided_on date, appeal text) security definer

function conversations.public_workshops(phase uuid, at timestamp with time zone) returns TABLE(title text, route text, held_on date, people_count integer, district text, partner text, idea_count integer, is_under_16 boolean) security definer

function conversations.put_to_vote(asked uuid, at timestamp with time zone) returns void security definer

function conversations.read_as(idea uuid) returns uuid security definer

function conversations.say_what_it_answers(hash bytea, themes uuid[], statement uuid) returns void security definer

function conversations.seal_phase(phase integer, at timestamp with time zone) returns boolean security definer

function conversations.sheet_of(phase uuid, how_many integer) returns integer[] security definer

function conversations.shuffle_what_is_answered() returns trigger security definer

function conversations.standing_with(target uuid) returns TABLE(id uuid) security definer

function conversations.stands_with(merged uuid) returns uuid security definer

function conversations.state_inclusive(conversation uuid, at timestamp with time zone) returns text[] security definer

function conversations.stir_matters() returns void security definer

function conversations.stop_following(hash bytea, letter uuid) returns boolean security definer

function conversations.stories_of(conversation uuid) returns TABLE(id uuid, words text, language text, route text, position_of_phase smallint, parent_id uuid) security definer

function conversations.supporters_of(phase integer) returns TABLE(id uuid, supporters bigint) security definer

function conversations.take_workshop_away(workshop uuid) returns text security definer

function conversations.takes_typing(phase conversations.phase, said_on date, at timestamp with time zone) returns boolean

function conversations.theme_counts_anew() returns trigger security definer

function conversations.themes_of_codes(codes uuid[]) returns TABLE(code_id uuid, theme_id uuid, title text) security definer

function conversations.tidy_lists(today date) returns void security definer

function conversations.type_reach(phase uuid, route text, characteristics text[], answers text[], said_on date, at timestamp with time zone) returns boolean security definer

function conversations.type_votes(phase uuid, route text, items integer[], choices smallint[], said_on date, at timestamp with time zone) returns boolean security definer

function conversations.type_words(phase uuid, parent uuid, words text, language text, route text, district text, concern text, code_hash bytea, said_on date, workshop uuid, may_quote boolean, at timestamp with time zone) returns uuid security definer

function conversations.typing_days() returns integer

function conversations.viewer_reads_matters() returns uuid[] security definer

function conversations.votes_of(phase integer, token bytea) returns TABLE(item integer, choice smallint) security definer

function conversations.withdraw_by_code(hash bytea, at timestamp with time zone) returns boolean security definer

function conversations.withdraw_matter_by_code(hash bytea) returns boolean security definer

function conversations.words_count_anew() returns trigger security definer

function conversations.words_of_theme(asked uuid) returns TABLE(id uuid, words text, position_of_phase smallint, parent_id uuid, may_be_quoted boolean) security definer

function conversations.words_this_hour(phase uuid, at timestamp with time zone) returns integer security definer

function conversations.workshop_is_out(workshop uuid) returns boolean security definer

table directory.access_review (row-level security)
  id uuid not null default gen_random_uuid()
  organisation_id uuid not null
  reviewed_by uuid
  reviewed_at timestamp with time zone not null
  membership_count integer not null
  note text
  constraint access_review_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint access_review_pkey PRIMARY KEY (id)
  index INDEX access_review_by_organisation ON directory.access_review USING btree (organisation_id, reviewed_at DESC)
  policy own_organisation for all to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table directory.access_review_answer (row-level security)
  review_id uuid not null
  membership_id uuid not null
  answer text not null
  constraint access_review_answer_answer_check CHECK ((answer = ANY (ARRAY['kept'::text, 'ended'::text])))
  constraint access_review_answer_membership_id_fkey FOREIGN KEY (membership_id) REFERENCES directory.membership(id)
  constraint access_review_answer_pkey PRIMARY KEY (review_id, membership_id)
  constraint access_review_answer_review_id_fkey FOREIGN KEY (review_id) REFERENCES directory.access_review(id)
  index INDEX access_review_answer_by_membership ON directory.access_review_answer USING btree (membership_id)
  policy as_review for select to allied_app using (EXISTS ( SELECT
   FROM directory.access_review r
  WHERE (r.id = access_review_answer.review_id)))
  policy own_adds for insert to allied_app with check ((EXISTS ( SELECT
   FROM directory.access_review r
  WHERE (r.id = access_review_answer.review_id))) AND (EXISTS ( SELECT
   FROM directory.membership m
  WHERE ((m.id = access_review_answer.membership_id) AND (m.organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))))))
  policy worker for all to allied_worker using true with check true
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table directory.api_token (row-level security)
  id uuid not null default gen_random_uuid()
  organisation_id uuid not null
  name text not null
  token_hash bytea not null
  scopes text[] not null
  made_by uuid
  made_at timestamp with time zone not null
  expires_at timestamp with time zone not null
  used_on date
  ended_at timestamp with time zone
  constraint api_token_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint api_token_pkey PRIMARY KEY (id)
  constraint api_token_token_hash_key UNIQUE (token_hash)
  index INDEX api_token_by_organisation ON directory.api_token USING btree (organisation_id)
  policy own_organisation for all to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant insert, select, update to allied_app
  grant delete, insert, select, update to allied_worker

table directory.ceremony (row-level security)
  token_hash bytea not null
  kind text not null
  secret jsonb not null
  expires_at timestamp with time zone not null
  constraint ceremony_kind_check CHECK ((kind = ANY (ARRAY['passkey'::text, 'oidc'::text])))
  constraint ceremony_pkey PRIMARY KEY (token_hash)
  index INDEX ceremony_by_expiry ON directory.ceremony USING btree (expires_at)
  policy worker for all to allied_worker using true with check true
  grant delete, insert, select, update to allied_worker

table directory.email_address (row-level security)
  address text not null
  person_id uuid not null
  added_at timestamp with time zone not null default now()
  constraint email_address_address_check CHECK (((address = lower(address)) AND (address ~~ '%_@_%'::text)))
  constraint email_address_person_id_fkey FOREIGN KEY (person_id) REFERENCES directory.person(id)
  constraint email_address_pkey PRIMARY KEY (address)
  index INDEX email_address_by_person ON directory.email_address USING btree (person_id)
  policy own_address for all to allied_app using (person_id = ( SELECT platform.viewer_person() AS viewer_person)) with check (person_id = ( SELECT platform.viewer_person() AS viewer_person))
  policy worker for all to allied_worker using true with check true
  grant delete, select to allied_app
  grant delete, insert, select, update to allied_worker

table directory.invitation (row-level security)
  id uuid not null default gen_random_uuid()
  organisation_id uuid not null
  unit_id uuid not null
  address text
  role_group text not null
  role text not null
  token_hash bytea not null
  invited_by uuid
  invited_at timestamp with time zone not null
  expires_at timestamp with time zone not null
  accepted_at timestamp with time zone
  withdrawn_at timestamp with time zone
  constraint invitation_address_check CHECK ((address = lower(address)))
  constraint invitation_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint invitation_pkey PRIMARY KEY (id)
  constraint invitation_token_hash_key UNIQUE (token_hash)
  constraint invitation_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES directory.unit(id)
  index INDEX invitation_by_address ON directory.invitation USING btree (address) WHERE (accepted_at IS NULL)
  index INDEX invitation_by_organisation ON directory.invitation USING btree (organisation_id, invited_at DESC)
  index INDEX invitation_by_unit ON directory.invitation USING btree (unit_id)
  policy own_organisation for all to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  trigger CREATE TRIGGER policy_text_only BEFORE INSERT ON directory.invitation FOR EACH ROW EXECUTE FUNCTION directory.refuse_policy_text_only()
  trigger CREATE TRIGGER role_fits_level BEFORE INSERT OR UPDATE OF role, unit_id, organisation_id ON directory.invitation FOR EACH ROW EXECUTE FUNCTION directory.refuse_unfit_role()
  grant insert, select, update to allied_app
  grant delete, insert, select, update to allied_worker

table directory.membership (row-level security)
  id uuid not null default gen_random_uuid()
  person_id uuid not null
  organisation_id uuid not null
  unit_id uuid not null
  role_group text not null
  role text not null
  profession text
  started_on date not null
  ended_on date
  ended_reason text
  constraint membership_check CHECK ((ended_on >= started_on))
  constraint membership_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint membership_person_id_fkey FOREIGN KEY (person_id) REFERENCES directory.person(id)
  constraint membership_pkey PRIMARY KEY (id)
  constraint membership_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES directory.unit(id)
  index INDEX membership_by_organisation ON directory.membership USING btree (organisation_id)
  index INDEX membership_by_person ON directory.membership USING btree (person_id)
  index INDEX membership_by_unit ON directory.membership USING btree (unit_id)
  index UNIQUE INDEX one_open_membership ON directory.membership USING btree (person_id, unit_id, role) WHERE (ended_on IS NULL)
  policy own_or_shared for select to allied_app using ((person_id = ( SELECT platform.viewer_person() AS viewer_person)) OR (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])))
  policy own_organisation_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_organisation_changes for update to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  trigger CREATE TRIGGER policy_text_only BEFORE INSERT ON directory.membership FOR EACH ROW EXECUTE FUNCTION directory.refuse_policy_text_only()
  trigger CREATE TRIGGER role_fits_level BEFORE INSERT OR UPDATE OF role, unit_id, organisation_id ON directory.membership FOR EACH ROW EXECUTE FUNCTION directory.refuse_unfit_role()
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table directory.membership_request (row-level security)
  id uuid not null default gen_random_uuid()
  person_id uuid not null
  organisation_id uuid not null
  unit_id uuid not null
  role_group text not null
  note text
  asked_at timestamp with time zone not null
  answered_at timestamp with time zone
  answered_by uuid
  answer text
  answer_reason text
  constraint membership_request_answer_check CHECK ((answer = ANY (ARRAY['accepted'::text, 'refused'::text, 'withdrawn'::text])))
  constraint membership_request_check CHECK (((answered_at IS NULL) = (answer IS NULL)))
  constraint membership_request_note_check CHECK ((length(note) <= 500))
  constraint membership_request_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint membership_request_person_id_fkey FOREIGN KEY (person_id) REFERENCES directory.person(id)
  constraint membership_request_pkey PRIMARY KEY (id)
  constraint membership_request_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES directory.unit(id)
  index INDEX membership_request_by_organisation ON directory.membership_request USING btree (organisation_id, asked_at DESC)
  index INDEX membership_request_by_unit ON directory.membership_request USING btree (unit_id)
  index UNIQUE INDEX one_open_request ON directory.membership_request USING btree (person_id, organisation_id) WHERE (answered_at IS NULL)
  policy asked_answers for update to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_asks for insert to allied_app with check ((person_id = ( SELECT platform.viewer_person() AS viewer_person)) AND (answered_at IS NULL))
  policy own_or_asked for select to allied_app using ((person_id = ( SELECT platform.viewer_person() AS viewer_person)) OR (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])))
  policy own_withdraws for update to allied_app using ((person_id = ( SELECT platform.viewer_person() AS viewer_person)) AND (answered_at IS NULL)) with check ((person_id = ( SELECT platform.viewer_person() AS viewer_person)) AND (answer = 'withdrawn'::text))
  policy worker for all to allied_worker using true with check true
  trigger CREATE TRIGGER policy_text_only BEFORE INSERT ON directory.membership_request FOR EACH ROW EXECUTE FUNCTION directory.refuse_policy_text_only()
  grant insert, select, update to allied_app
  grant delete, insert, select, update to allied_worker

table directory.organisation (row-level security)
  id uuid not null default gen_random_uuid()
  code text not null
  name text not null
  setting text not null
  ods_code text
  is_example boolean not null default false
  policy_text_only boolean not null default false
  mission text
  vision text
  organisation_values text
  created_at timestamp with time zone not null default now()
  closed_at timestamp with time zone
  phone text
  phone_hours text
  email text
  postal_address text
  in_person text
  constraint organisation_code_check CHECK ((code ~ '^[a-z0-9-]{2,60}$'::text))
  constraint organisation_code_key UNIQUE (code)
  constraint organisation_email_check CHECK (((email ~~ '%_@_%'::text) AND (length(email) <= 254)))
  constraint organisation_in_person_check CHECK (((length(in_person) >= 3) AND (length(in_person) <= 400)))
  constraint organisation_mission_length CHECK (((length(mission) >= 3) AND (length(mission) <= 2000)))
  constraint organisation_name_check CHECK (((length(name) >= 2) AND (length(name) <= 200)))
  constraint organisation_ods_code_check CHECK ((ods_code ~ '^[A-Z0-9]{3,8}$'::text))
  constraint organisation_phone_check CHECK (((length(phone) >= 3) AND (length(phone) <= 60)))
  constraint organisation_phone_hours_check CHECK (((length(phone_hours) >= 3) AND (length(phone_hours) <= 200)))
  constraint organisation_pkey PRIMARY KEY (id)
  constraint organisation_postal_address_check CHECK (((length(postal_address) >= 3) AND (length(postal_address) <= 400)))
  constraint organisation_values_length CHECK (((length(organisation_values) >= 3) AND (length(organisation_values) <= 2000)))
  constraint organisation_vision_length CHECK (((length(vision) >= 3) AND (length(vision) <= 2000)))
  index UNIQUE INDEX organisation_ods_code ON directory.organisation USING btree (ods_code) WHERE (ods_code IS NOT NULL)
  policy anyone_sees for select to allied_app using ( SELECT platform.viewer_is_anyone() AS viewer_is_anyone)
  policy own_changes for update to allied_app using (id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) with check (id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  trigger CREATE TRIGGER search_touched AFTER INSERT OR DELETE OR UPDATE ON directory.organisation FOR EACH ROW EXECUTE FUNCTION platform.search_touch('organisation', 'id')
  trigger CREATE TRIGGER tells_of_places AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON directory.organisation FOR EACH STATEMENT EXECUTE FUNCTION platform.note_change('places')
  grant select to allied_app
  grant delete, insert, select, update to allied_worker

table directory.outside_identity (row-level security)
  issuer text not null
  subject text not null
  person_id uuid not null
  linked_at timestamp with time zone not null
  constraint outside_identity_person_id_fkey FOREIGN KEY (person_id) REFERENCES directory.person(id)
  constraint outside_identity_pkey PRIMARY KEY (issuer, subject)
  index INDEX outside_identity_by_person ON directory.outside_identity USING btree (person_id)
  policy own_identity for select to allied_app using (person_id = ( SELECT platform.viewer_person() AS viewer_person))
  policy worker for all to allied_worker using true with check true
  grant select to allied_app
  grant delete, insert, select, update to allied_worker

table directory.passkey (row-level security)
  id uuid not null default gen_random_uuid()
  person_id uuid not null
  credential_id text not null
  public_key bytea not null
  counter bigint not null default 0
  transports text[] not null default '{}'::text[]
  name text not null
  added_at timestamp with time zone not null
  used_at timestamp with time zone
  constraint passkey_credential_id_key UNIQUE (credential_id)
  constraint passkey_person_id_fkey FOREIGN KEY (person_id) REFERENCES directory.person(id)
  constraint passkey_pkey PRIMARY KEY (id)
  index INDEX passkey_by_person ON directory.passkey USING btree (person_id)
  policy own_passkey for all to allied_app using (person_id = ( SELECT platform.viewer_person() AS viewer_person)) with check (person_id = ( SELECT platform.viewer_person() AS viewer_person))
  policy worker for all to allied_worker using true with check true
  grant delete, insert, select, update to allied_app
  grant delete, insert, select, update to allied_worker

table directory.person (row-level security)
  id uuid not null default gen_random_uuid()
  display_name text
  is_example boolean not null default false
  created_at timestamp with time zone not null default now()
  deactivated_at timestamp with time zone
  erased_at timestamp with time zone
  last_seen_on date
  constraint person_check CHECK (((erased_at IS NULL) OR (display_name IS NULL)))
  constraint person_pkey PRIMARY KEY (id)
  policy asks_to_join for select to allied_app using (EXISTS ( SELECT
   FROM directory.membership_request r
  WHERE ((r.person_id = person.id) AND (r.answered_at IS NULL) AND (r.organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])))))
  policy own_changes for update to allied_app using (id = ( SELECT platform.viewer_person() AS viewer_person))
  policy own_or_shared for select to allied_app using ((id = ( SELECT platform.viewer_person() AS viewer_person)) OR (EXISTS ( SELECT
   FROM directory.membership m
  WHERE ((m.person_id = person.id) AND (m.organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))))))
  policy worker for all to allied_worker using true with check true
  trigger CREATE TRIGGER letter_forgotten AFTER UPDATE OF deactivated_at, erased_at ON directory.person FOR EACH ROW WHEN (((new.deactivated_at IS NOT NULL) OR (new.erased_at IS NOT NULL))) EXECUTE FUNCTION directory.forget_weekly_letter()
  trigger CREATE TRIGGER search_touched AFTER UPDATE OF erased_at, deactivated_at ON directory.person FOR EACH ROW EXECUTE FUNCTION platform.search_touch('teller', 'id')
  grant select to allied_app
  grant delete, insert, select, update to allied_worker

table directory.persona (row-level security)
  person_id uuid not null
  position integer not null
  code text not null
  title text not null
  wish text not null
  constraint persona_code_key UNIQUE (code)
  constraint persona_person_id_fkey FOREIGN KEY (person_id) REFERENCES directory.person(id)
  constraint persona_pkey PRIMARY KEY (person_id)
  constraint persona_position_key UNIQUE ("position")
  policy worker for all to allied_worker using true with check true
  grant delete, insert, select, update to allied_worker

table directory.sign_in_link (row-level security)
  token_hash bytea not null
  address text not null
  then_path text not null default '/'::text
  made_at timestamp with time zone not null
  expires_at timestamp with time zone not null
  used_at timestamp with time zone
  for_person uuid
  constraint sign_in_link_for_person_fkey FOREIGN KEY (for_person) REFERENCES directory.person(id)
  constraint sign_in_link_pkey PRIMARY KEY (token_hash)
  index INDEX sign_in_link_by_address ON directory.sign_in_link USING btree (address, made_at)
  index INDEX sign_in_link_by_expiry ON directory.sign_in_link USING btree (expires_at)
  index INDEX sign_in_link_by_person ON directory.sign_in_link USING btree (for_person) WHERE (for_person IS NOT NULL)
  policy worker for all to allied_worker using true with check true
  grant delete, insert, select, update to allied_worker

table directory.site_report (row-level security)
  id uuid not null default gen_random_uuid()
  words text not null
  page text
  received_on date not null
  done_at timestamp with time zone
  done_by uuid
  done_words text
  constraint site_report_check CHECK ((num_nulls(done_at, done_words) = ANY (ARRAY[0, 2])))
  constraint site_report_done_words_check CHECK (((length(done_words) >= 3) AND (length(done_words) <= 600)))
  constraint site_report_page_check CHECK (((page ~~ '/%'::text) AND (length(page) <= 300)))
  constraint site_report_pkey PRIMARY KEY (id)
  constraint site_report_words_check CHECK (((length(words) >= 3) AND (length(words) <= 1000)))
  index INDEX site_report_open ON directory.site_report USING btree (received_on) WHERE (done_at IS NULL)
  policy anyone_tells for insert to allied_app with check (( SELECT platform.viewer_is_anyone() AS viewer_is_anyone) AND (done_at IS NULL))
  policy readers_answer for update to allied_app using ( SELECT directory.viewer_reads_site_reports() AS viewer_reads_site_reports) with check ( SELECT directory.viewer_reads_site_reports() AS viewer_reads_site_reports)
  policy readers_read for select to allied_app using ( SELECT directory.viewer_reads_site_reports() AS viewer_reads_site_reports)
  policy worker for all to allied_worker using true with check true
  grant select to allied_app
  grant delete, insert, select, update to allied_worker

table directory.unit (row-level security)
  id uuid not null default gen_random_uuid()
  organisation_id uuid not null
  code text not null
  level text not null
  name text not null
  lead_role text
  note text
  person_id uuid
  opened_on date not null
  closed_on date
  ods_code text
  constraint unit_check CHECK ((closed_on > opened_on))
  constraint unit_check1 CHECK (((level = 'individual'::text) = (person_id IS NOT NULL)))
  constraint unit_code_check CHECK ((code ~ '^[a-z0-9-]{2,80}$'::text))
  constraint unit_code_key UNIQUE (code)
  constraint unit_level_check CHECK ((level = ANY (ARRAY['individual'::text, 'team'::text, 'provider'::text, 'system'::text, 'region'::text, 'national'::text])))
  constraint unit_name_check CHECK (((length(name) >= 2) AND (length(name) <= 200)))
  constraint unit_ods_code_check CHECK ((ods_code ~ '^[A-Z0-9]{3,8}$'::text))
  constraint unit_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint unit_pkey PRIMARY KEY (id)
  index INDEX unit_by_organisation ON directory.unit USING btree (organisation_id)
  index UNIQUE INDEX unit_ods_code ON directory.unit USING btree (ods_code) WHERE (ods_code IS NOT NULL)
  policy anyone_sees for select to allied_app using (( SELECT platform.viewer_is_anyone() AS viewer_is_anyone) AND ((level <> 'individual'::text) OR (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))))
  policy own_adds for insert to allied_app with check ((level = ANY (ARRAY['team'::text, 'individual'::text])) AND (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])))
  policy own_changes for update to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  trigger CREATE TRIGGER level_stays BEFORE UPDATE OF level, organisation_id ON directory.unit FOR EACH ROW EXECUTE FUNCTION directory.keep_level()
  trigger CREATE TRIGGER search_touched AFTER INSERT OR DELETE OR UPDATE ON directory.unit FOR EACH ROW EXECUTE FUNCTION platform.search_touch('unit', 'id')
  trigger CREATE TRIGGER tells_of_places AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON directory.unit FOR EACH STATEMENT EXECUTE FUNCTION platform.note_change('places')
  grant insert, select, update to allied_app
  grant delete, insert, select, update to allied_worker

table directory.unit_parent (row-level security)
  unit_id uuid not null
  parent_id uuid not null
  valid_from date not null
  valid_to date
  reason text not null
  constraint unit_parent_check CHECK ((parent_id <> unit_id))
  constraint unit_parent_check1 CHECK ((valid_to > valid_from))
  constraint unit_parent_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES directory.unit(id)
  constraint unit_parent_pkey PRIMARY KEY (unit_id, parent_id, valid_from)
  constraint unit_parent_unit_id_daterange_excl EXCLUDE USING gist (unit_id WITH =, daterange(valid_from, valid_to) WITH &&)
  constraint unit_parent_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES directory.unit(id)
  index INDEX unit_parent_by_parent ON directory.unit_parent USING btree (parent_id, valid_from)
  policy anyone_sees for select to allied_app using ( SELECT platform.viewer_is_anyone() AS viewer_is_anyone)
  policy own_adds for insert to allied_app with check (EXISTS ( SELECT
   FROM directory.unit u
  WHERE ((u.id = unit_parent.unit_id) AND (u.organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])))))
  policy own_changes for update to allied_app using (EXISTS ( SELECT
   FROM directory.unit u
  WHERE ((u.id = unit_parent.unit_id) AND (u.organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])))))
  policy worker for all to allied_worker using true with check true
  trigger CREATE TRIGGER examples_apart BEFORE INSERT OR UPDATE ON directory.unit_parent FOR EACH ROW EXECUTE FUNCTION directory.keep_examples_apart()
  trigger CREATE TRIGGER tells_of_places AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON directory.unit_parent FOR EACH STATEMENT EXECUTE FUNCTION platform.note_change('places')
  grant insert, select, update to allied_app
  grant delete, insert, select, update to allied_worker

table directory.weekly_letter (row-level security)
  person_id uuid not null
  id uuid not null default gen_random_uuid()
  weekday integer not null
  began_on date not null
  told_until date not null
  constraint weekly_letter_id_key UNIQUE (id)
  constraint weekly_letter_person_id_fkey FOREIGN KEY (person_id) REFERENCES directory.person(id)
  constraint weekly_letter_pkey PRIMARY KEY (person_id)
  constraint weekly_letter_weekday_check CHECK (((weekday >= 1) AND (weekday <= 7)))
  policy own_letter for all to allied_app using (person_id = ( SELECT platform.viewer_person() AS viewer_person)) with check (person_id = ( SELECT platform.viewer_person() AS viewer_person))
  policy worker for all to allied_worker using true with check true
  grant delete, insert, select, update to allied_app
  grant delete, insert, select, update to allied_worker

function directory.administrators_to_write_to(request uuid, on_day date) returns SETOF text security definer

function directory.asker_to_write_to(request uuid) returns text security definer

function directory.close_account(person uuid, organisation uuid, at timestamp with time zone) returns boolean security definer

function directory.erase_person(person uuid, organisation uuid, at timestamp with time zone) returns boolean security definer

function directory.forget_weekly_letter() returns trigger security definer

function directory.has_administrator(organisation uuid, on_day date) returns boolean security definer

function directory.has_weekly_letter(letter uuid) returns boolean security definer

function directory.invitation_by_token(hash bytea, at timestamp with time zone) returns TABLE(id uuid, organisation_id uuid, organisation_name text, is_example boolean, unit_name text, role_group text, role text, expires_at timestamp with time zone, state text) security definer

function directory.keep_ceremony(hash bytea, of_kind text, holds jsonb, until timestamp with time zone) returns void security definer

function directory.keep_examples_apart() returns trigger

function directory.keep_level() returns trigger

function directory.look_at_sign_in_link(hash bytea, at timestamp with time zone) returns TABLE(state text, address text) security definer

function directory.make_sign_in_link(hash bytea, to_address text, then_to text, proves_for uuid, at timestamp with time zone, until timestamp with time zone) returns boolean security definer

function directory.mark_seen(person uuid, day date) returns void security definer

function directory.mark_token_used(token uuid, day date) returns void security definer

function directory.may_act_on(person uuid, organisation uuid, on_day date) returns boolean security definer

function directory.memberships_of(person uuid, on_day date) returns jsonb security definer

function directory.open_example_session(persona text, hash bytea, device text, at timestamp with time zone, until timestamp with time zone) returns uuid security definer

function directory.own_invitations() returns TABLE(organisation_name text, role_group text, role text, invited_at timestamp with time zone, expires_at timestamp with time zone, accepted_at timestamp with time zone, withdrawn_at timestamp with time zone) security definer

function directory.passkey_by_credential(credential text) returns TABLE(id uuid, person_id uuid, public_key bytea, counter bigint, transports text[]) security definer

function directory.passkey_used(passkey uuid, new_counter bigint, at timestamp with time zone) returns boolean security definer

function directory.person_of_identity(of_issuer text, of_subject text, verified_address text, at timestamp with time zone) returns uuid security definer

function directory.personas() returns TABLE(person_id uuid, code text, title text, wish text, display_name text, memberships jsonb) security definer

function directory.refuse_policy_text_only() returns trigger

function directory.refuse_unfit_role() returns trigger

function directory.reopen_account(person uuid, organisation uuid, at timestamp with time zone) returns boolean security definer

function directory.role_fits(role text, level text) returns boolean

function directory.sign_in_link_state(hash bytea, at timestamp with time zone) returns text security definer

function directory.stop_weekly_letter(letter uuid) returns void security definer

function directory.take_ceremony(hash bytea, of_kind text, at timestamp with time zone) returns jsonb security definer

function directory.use_sign_in_link(hash bytea, at timestamp with time zone) returns TABLE(outcome text, person_id uuid, then_path text, is_new boolean) security definer

function directory.viewer_by_session(hash bytea, at timestamp with time zone) returns TABLE(session_id uuid, person_id uuid, seen_at timestamp with time zone, display_name text, memberships jsonb) security definer

function directory.viewer_by_token(hash bytea, at timestamp with time zone) returns TABLE(token_id uuid, organisation_id uuid, scopes text[]) security definer

function directory.viewer_reads_site_reports() returns boolean security definer

table fairness.area (row-level security)
  lookup_id uuid not null
  organisation_id uuid not null
  code text not null
  deprivation_fifth integer
  rurality text
  constraint area_code_check CHECK (((length(code) >= 2) AND (length(code) <= 20)))
  constraint area_deprivation_fifth_check CHECK (((deprivation_fifth >= 1) AND (deprivation_fifth <= 5)))
  constraint area_lookup_id_fkey FOREIGN KEY (lookup_id) REFERENCES fairness.area_lookup(id)
  constraint area_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint area_pkey PRIMARY KEY (lookup_id, code)
  constraint area_rurality_check CHECK ((rurality = ANY (ARRAY['rural'::text, 'urban'::text])))
  policy own_areas for all to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table fairness.area_lookup (row-level security)
  id uuid not null default gen_random_uuid()
  organisation_id uuid not null
  name text not null
  area_kind text not null
  index_year integer not null
  areas_year integer not null
  source text not null
  areas integer not null
  is_example boolean not null default false
  loaded_at timestamp with time zone not null
  loaded_by uuid
  constraint area_lookup_area_kind_check CHECK ((area_kind = ANY (ARRAY['lsoa'::text, 'postcode'::text])))
  constraint area_lookup_areas_check CHECK ((areas >= 1))
  constraint area_lookup_areas_year_check CHECK (((areas_year >= 2000) AND (areas_year <= 2100)))
  constraint area_lookup_index_year_check CHECK (((index_year >= 2000) AND (index_year <= 2100)))
  constraint area_lookup_name_check CHECK (((length(name) >= 3) AND (length(name) <= 200)))
  constraint area_lookup_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint area_lookup_pkey PRIMARY KEY (id)
  constraint area_lookup_source_check CHECK (((length(source) >= 3) AND (length(source) <= 300)))
  index INDEX area_lookup_by_organisation ON fairness.area_lookup USING btree (organisation_id, loaded_at DESC)
  policy anyone_reads for select to allied_app using ( SELECT platform.viewer_is_anyone() AS viewer_is_anyone)
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table fairness.area_split (row-level security)
  id uuid not null default gen_random_uuid()
  organisation_id uuid not null
  lookup_id uuid not null
  measure_id uuid not null
  unit_id uuid not null
  split text not null
  from_period date not null
  to_period date not null
  made_at timestamp with time zone not null
  made_by uuid
  constraint area_split_check CHECK ((to_period >= from_period))
  constraint area_split_lookup_id_fkey FOREIGN KEY (lookup_id) REFERENCES fairness.area_lookup(id)
  constraint area_split_measure_id_fkey FOREIGN KEY (measure_id) REFERENCES quality.measure(id)
  constraint area_split_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint area_split_pkey PRIMARY KEY (id)
  constraint area_split_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES directory.unit(id)
  index INDEX area_split_by_figures ON fairness.area_split USING btree (measure_id, unit_id, split)
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy with_figures for select to allied_app using ((organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) OR (EXISTS ( SELECT
   FROM quality.series s
  WHERE ((s.measure_id = area_split.measure_id) AND (s.unit_id = area_split.unit_id) AND (s.split = area_split.split)))))
  policy worker for all to allied_worker using true with check true
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table fairness.focused_activity (row-level security)
  id uuid not null default gen_random_uuid()
  organisation_id uuid not null
  characteristic_code text not null
  what text not null
  owner_role text not null
  planned_on date not null
  is_example boolean not null default false
  made_at timestamp with time zone not null
  made_by uuid
  constraint focused_activity_characteristic_code_fkey FOREIGN KEY (characteristic_code) REFERENCES quality.characteristic(code)
  constraint focused_activity_id_organisation_id_key UNIQUE (id, organisation_id)
  constraint focused_activity_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint focused_activity_owner_role_check CHECK (((length(owner_role) >= 2) AND (length(owner_role) <= 120)))
  constraint focused_activity_pkey PRIMARY KEY (id)
  constraint focused_activity_what_check CHECK (((length(what) >= 3) AND (length(what) <= 600)))
  index INDEX focused_activity_by_characteristic ON fairness.focused_activity USING btree (characteristic_code, planned_on DESC)
  policy anyone_reads for select to allied_app using ( SELECT platform.viewer_is_anyone() AS viewer_is_anyone)
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  trigger CREATE TRIGGER search_touched AFTER INSERT OR DELETE OR UPDATE ON fairness.focused_activity FOR EACH ROW EXECUTE FUNCTION platform.search_touch('focused-activity', 'id')
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table fairness.focused_activity_step (row-level security)
  id uuid not null default gen_random_uuid()
  activity_id uuid not null
  organisation_id uuid not null
  kind text not null
  happened_on date not null
  words text not null
  made_at timestamp with time zone not null
  made_by uuid
  constraint focused_activity_step_activity_id_kind_key UNIQUE (activity_id, kind)
  constraint focused_activity_step_activity_id_organisation_id_fkey FOREIGN KEY (activity_id, organisation_id) REFERENCES fairness.focused_activity(id, organisation_id)
  constraint focused_activity_step_kind_check CHECK ((kind = ANY (ARRAY['held'::text, 'learned'::text, 'action'::text, 'result'::text, 'called-off'::text])))
  constraint focused_activity_step_pkey PRIMARY KEY (id)
  constraint focused_activity_step_words_check CHECK (((length(words) >= 3) AND (length(words) <= 2000)))
  policy anyone_reads for select to allied_app using ( SELECT platform.viewer_is_anyone() AS viewer_is_anyone)
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  trigger CREATE TRIGGER search_touched AFTER INSERT OR DELETE OR UPDATE ON fairness.focused_activity_step FOR EACH ROW EXECUTE FUNCTION platform.search_touch('focused-activity', 'activity_id')
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table fairness.inequality_action (row-level security)
  id uuid not null default gen_random_uuid()
  organisation_id uuid not null
  measure_id uuid not null
  unit_id uuid not null
  split text not null
  group_code text not null default ''::text
  kind text not null
  what text not null
  expected_effect text not null
  owner_role text not null
  due_on date not null
  objective_id uuid
  is_example boolean not null default false
  made_at timestamp with time zone not null
  made_by uuid
  ended_on date
  outcome text
  outcome_words text
  ended_at timestamp with time zone
  ended_by uuid
  constraint inequality_action_check CHECK ((((ended_on IS NULL) = (outcome IS NULL)) AND ((ended_on IS NULL) = (ended_at IS NULL)) AND ((ended_on IS NULL) = (outcome_words IS NULL))))
  constraint inequality_action_expected_effect_check CHECK (((length(expected_effect) >= 3) AND (length(expected_effect) <= 600)))
  constraint inequality_action_kind_check CHECK ((kind = ANY (ARRAY['targeted'::text, 'routine-access'::text, 'wider-determinants'::text])))
  constraint inequality_action_measure_id_fkey FOREIGN KEY (measure_id) REFERENCES quality.measure(id)
  constraint inequality_action_objective_id_fkey FOREIGN KEY (objective_id) REFERENCES strategy.objective(id)
  constraint inequality_action_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint inequality_action_outcome_check CHECK ((outcome = ANY (ARRAY['done'::text, 'stopped'::text])))
  constraint inequality_action_outcome_words_check CHECK (((length(outcome_words) >= 3) AND (length(outcome_words) <= 600)))
  constraint inequality_action_owner_role_check CHECK (((length(owner_role) >= 2) AND (length(owner_role) <= 120)))
  constraint inequality_action_pkey PRIMARY KEY (id)
  constraint inequality_action_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES directory.unit(id)
  constraint inequality_action_what_check CHECK (((length(what) >= 3) AND (length(what) <= 600)))
  index INDEX inequality_action_by_gap ON fairness.inequality_action USING btree (measure_id, unit_id, split)
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_ends for update to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy with_figures for select to allied_app using ((organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) OR (EXISTS ( SELECT
   FROM quality.series s
  WHERE ((s.measure_id = inequality_action.measure_id) AND (s.unit_id = inequality_action.unit_id) AND (s.split = inequality_action.split)))))
  policy worker for all to allied_worker using true with check true
  trigger CREATE TRIGGER tells_home AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON fairness.inequality_action FOR EACH STATEMENT EXECUTE FUNCTION platform.note_change('home')
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table fairness.inequality_review (row-level security)
  id uuid not null default gen_random_uuid()
  organisation_id uuid not null
  quarter date not null
  held_on date not null
  gaps text not null
  heard text not null
  decisions text not null
  actions text not null
  is_example boolean not null default false
  made_at timestamp with time zone not null
  made_by uuid
  constraint inequality_review_actions_check CHECK (((length(actions) >= 3) AND (length(actions) <= 2000)))
  constraint inequality_review_decisions_check CHECK (((length(decisions) >= 3) AND (length(decisions) <= 2000)))
  constraint inequality_review_gaps_check CHECK (((length(gaps) >= 3) AND (length(gaps) <= 2000)))
  constraint inequality_review_heard_check CHECK (((length(heard) >= 3) AND (length(heard) <= 2000)))
  constraint inequality_review_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint inequality_review_organisation_id_quarter_key UNIQUE (organisation_id, quarter)
  constraint inequality_review_pkey PRIMARY KEY (id)
  constraint inequality_review_quarter_check CHECK (((EXTRACT(day FROM quarter) = (1)::numeric) AND (EXTRACT(month FROM quarter) = ANY (ARRAY[(1)::numeric, (4)::numeric, (7)::numeric, (10)::numeric]))))
  policy own_reviews for all to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table fairness.priority_group (row-level security)
  id uuid not null default gen_random_uuid()
  organisation_id uuid not null
  characteristic_code text not null
  group_code text not null
  is_plus boolean not null default false
  reason text not null
  valid_from date not null
  valid_to date
  end_reason text
  made_at timestamp with time zone not null
  made_by uuid
  ended_at timestamp with time zone
  ended_by uuid
  constraint priority_group_characteristic_code_group_code_fkey FOREIGN KEY (characteristic_code, group_code) REFERENCES quality.characteristic_group(characteristic_code, code)
  constraint priority_group_check CHECK ((valid_to >= valid_from))
  constraint priority_group_check1 CHECK ((((valid_to IS NULL) = (end_reason IS NULL)) AND ((valid_to IS NULL) = (ended_at IS NULL))))
  constraint priority_group_end_reason_check CHECK (((length(end_reason) >= 3) AND (length(end_reason) <= 600)))
  constraint priority_group_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint priority_group_pkey PRIMARY KEY (id)
  constraint priority_group_reason_check CHECK (((length(reason) >= 3) AND (length(reason) <= 600)))
  index UNIQUE INDEX one_priority_group ON fairness.priority_group USING btree (organisation_id, characteristic_code, group_code) WHERE (valid_to IS NULL)
  policy anyone_reads for select to allied_app using ( SELECT platform.viewer_is_anyone() AS viewer_is_anyone)
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_ends for update to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table improvement.aim (row-level security)
  project_id uuid not null
  organisation_id uuid not null
  number integer not null
  what text not null
  how_much text not null
  by_when date not null
  made_at timestamp with time zone not null
  made_by uuid
  constraint aim_how_much_check CHECK (((length(how_much) >= 1) AND (length(how_much) <= 200)))
  constraint aim_number_check CHECK ((number >= 1))
  constraint aim_pkey PRIMARY KEY (project_id, number)
  constraint aim_project_id_organisation_id_fkey FOREIGN KEY (project_id, organisation_id) REFERENCES improvement.project(id, organisation_id)
  constraint aim_what_check CHECK (((length(what) >= 3) AND (length(what) <= 300)))
  policy by_part for select to allied_app using ((organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) OR (project_id = ANY (( SELECT improvement.partner_projects(''::text) AS partner_projects)::uuid[])) OR (project_id = ANY (( SELECT improvement.note_projects('plan'::text) AS note_projects)::uuid[])) OR (( SELECT platform.viewer_is_anyone() AS viewer_is_anyone) AND (project_id IN ( SELECT p.id
   FROM improvement.project p
  WHERE (p.audience = 'everyone'::text)))))
  policy team_adds for insert to allied_app with check (project_id = ANY (( SELECT improvement.team_projects() AS team_projects)::uuid[]))
  policy worker for all to allied_worker using true with check true
  trigger CREATE TRIGGER search_touched AFTER INSERT OR DELETE OR UPDATE ON improvement.aim FOR EACH ROW EXECUTE FUNCTION platform.search_touch('project', 'project_id')
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table improvement.barrier (row-level security)
  id uuid not null default gen_random_uuid()
  organisation_id uuid not null
  kind text not null
  what text not null
  effect text not null
  who_can_change text not null
  received_in date not null
  is_example boolean not null default false
  shown_on date
  read_by uuid
  not_shown_reason text
  constraint barrier_check CHECK (((shown_on IS NULL) OR (not_shown_reason IS NULL)))
  constraint barrier_effect_check CHECK (((length(effect) >= 3) AND (length(effect) <= 600)))
  constraint barrier_id_organisation_id_key UNIQUE (id, organisation_id)
  constraint barrier_kind_check CHECK ((kind = ANY (ARRAY['rule'::text, 'habit'::text])))
  constraint barrier_not_shown_reason_check CHECK (((length(not_shown_reason) >= 3) AND (length(not_shown_reason) <= 600)))
  constraint barrier_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint barrier_pkey PRIMARY KEY (id)
  constraint barrier_received_in_check CHECK ((EXTRACT(day FROM received_in) = (1)::numeric))
  constraint barrier_what_check CHECK (((length(what) >= 3) AND (length(what) <= 600)))
  constraint barrier_who_can_change_check CHECK (((length(who_can_change) >= 3) AND (length(who_can_change) <= 200)))
  index INDEX barrier_by_organisation ON improvement.barrier USING btree (organisation_id, shown_on)
  policy anyone_speaks for insert to allied_app with check ((shown_on IS NULL) AND (read_by IS NULL) AND ( SELECT platform.viewer_is_anyone() AS viewer_is_anyone))
  policy own_changes for update to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy shown_or_own for select to allied_app using (((shown_on IS NOT NULL) AND ( SELECT platform.viewer_is_anyone() AS viewer_is_anyone)) OR (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])))
  policy worker for all to allied_worker using true with check true
  trigger CREATE TRIGGER policy_text_only BEFORE INSERT ON improvement.barrier FOR EACH ROW EXECUTE FUNCTION improvement.refuse_policy_text_only()
  trigger CREATE TRIGGER search_touched AFTER INSERT OR DELETE OR UPDATE ON improvement.barrier FOR EACH ROW EXECUTE FUNCTION platform.search_touch('barrier', 'id', 'id', 'later')
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table improvement.barrier_step (row-level security)
  id uuid not null default gen_random_uuid()
  barrier_id uuid not null
  organisation_id uuid not null
  number integer not null
  status text not null
  owner_role text
  words text not null
  said_on date not null
  made_at timestamp with time zone not null
  made_by uuid
  constraint barrier_step_barrier_id_number_key UNIQUE (barrier_id, number)
  constraint barrier_step_barrier_id_organisation_id_fkey FOREIGN KEY (barrier_id, organisation_id) REFERENCES improvement.barrier(id, organisation_id)
  constraint barrier_step_check CHECK (((status = 'taken up'::text) = (owner_role IS NOT NULL)))
  constraint barrier_step_number_check CHECK ((number >= 1))
  constraint barrier_step_owner_role_check CHECK (((length(owner_role) >= 2) AND (length(owner_role) <= 120)))
  constraint barrier_step_pkey PRIMARY KEY (id)
  constraint barrier_step_status_check CHECK ((status = ANY (ARRAY['taken up'::text, 'removed'::text, 'stays'::text, 'open again'::text])))
  constraint barrier_step_words_check CHECK (((length(words) >= 3) AND (length(words) <= 600)))
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy with_barrier for select to allied_app using (barrier_id IN ( SELECT barrier.id
   FROM improvement.barrier))
  policy worker for all to allied_worker using true with check true
  trigger CREATE TRIGGER policy_text_only BEFORE INSERT ON improvement.barrier_step FOR EACH ROW EXECUTE FUNCTION improvement.refuse_policy_text_only()
  trigger CREATE TRIGGER search_touched AFTER INSERT OR DELETE OR UPDATE ON improvement.barrier_step FOR EACH ROW EXECUTE FUNCTION platform.search_touch('barrier', 'barrier_id')
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table improvement.check_part (row-level security)
  id uuid not null default gen_random_uuid()
  project_id uuid not null
  organisation_id uuid not null
  part text not null
  state text not null
  words text not null
  hours_a_week double precision
  made_at timestamp with time zone not null
  made_by uuid
  constraint check_part_check CHECK (((hours_a_week IS NULL) OR (part = 'time'::text)))
  constraint check_part_hours_a_week_check CHECK (((hours_a_week >= (0.5)::double precision) AND (hours_a_week <= (99)::double precision)))
  constraint check_part_part_check CHECK ((part = ANY (ARRAY['time'::text, 'permission'::text, 'skills'::text, 'resources'::text])))
  constraint check_part_pkey PRIMARY KEY (id)
  constraint check_part_project_id_organisation_id_fkey FOREIGN KEY (project_id, organisation_id) REFERENCES improvement.project(id, organisation_id)
  constraint check_part_state_check CHECK ((state = ANY (ARRAY['there'::text, 'missing'::text])))
  constraint check_part_words_check CHECK (((length(words) >= 3) AND (length(words) <= 600)))
  index INDEX check_part_by_project ON improvement.check_part USING btree (project_id, part, made_at DESC)
  policy own for select to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy team_adds for insert to allied_app with check (project_id = ANY (( SELECT improvement.team_projects() AS team_projects)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table improvement.closing (row-level security)
  project_id uuid not null
  organisation_id uuid not null
  outcome text not null
  learned text not null
  closed_on date not null
  signal_id uuid
  made_at timestamp with time zone not null
  made_by uuid
  words tsvector not null default to_tsvector('english'::regconfig, learned)
  constraint closing_check CHECK (((outcome = 'improved'::text) = (signal_id IS NOT NULL)))
  constraint closing_learned_check CHECK (((length(learned) >= 3) AND (length(learned) <= 2000)))
  constraint closing_outcome_check CHECK ((outcome = ANY (ARRAY['improved'::text, 'finished'::text, 'stopped'::text])))
  constraint closing_pkey PRIMARY KEY (project_id)
  constraint closing_project_id_organisation_id_fkey FOREIGN KEY (project_id, organisation_id) REFERENCES improvement.project(id, organisation_id)
  constraint closing_signal_id_fkey FOREIGN KEY (signal_id) REFERENCES quality.signal(id)
  policy by_part for select to allied_app using ((organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) OR (project_id = ANY (( SELECT improvement.partner_projects(''::text) AS partner_projects)::uuid[])) OR (project_id = ANY (( SELECT improvement.note_projects('learning'::text) AS note_projects)::uuid[])) OR (( SELECT platform.viewer_is_anyone() AS viewer_is_anyone) AND (project_id IN ( SELECT p.id
   FROM improvement.project p
  WHERE (p.audience = 'everyone'::text)))))
  policy team_adds for insert to allied_app with check (project_id = ANY (( SELECT improvement.team_projects() AS team_projects)::uuid[]))
  policy worker for all to allied_worker using true with check true
  trigger CREATE TRIGGER search_touched AFTER INSERT OR DELETE OR UPDATE ON improvement.closing FOR EACH ROW EXECUTE FUNCTION platform.search_touch('project', 'project_id')
  trigger CREATE TRIGGER tells_home AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON improvement.closing FOR EACH STATEMENT EXECUTE FUNCTION platform.note_change('home')
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table improvement.coach (row-level security)
  id uuid not null default gen_random_uuid()
  organisation_id uuid not null
  person_id uuid not null
  shown_name text not null
  helps_with text not null
  protected_time text not null
  is_example boolean not null default false
  agreed_at timestamp with time zone not null
  withdrawn_at timestamp with time zone
  constraint coach_helps_with_check CHECK (((length(helps_with) >= 3) AND (length(helps_with) <= 1000)))
  constraint coach_id_organisation_id_key UNIQUE (id, organisation_id)
  constraint coach_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint coach_person_id_fkey FOREIGN KEY (person_id) REFERENCES directory.person(id)
  constraint coach_pkey PRIMARY KEY (id)
  constraint coach_protected_time_check CHECK (((length(protected_time) >= 2) AND (length(protected_time) <= 200)))
  constraint coach_shown_name_check CHECK (((length(shown_name) >= 2) AND (length(shown_name) <= 120)))
  index UNIQUE INDEX one_coach ON improvement.coach USING btree (person_id, organisation_id) WHERE (withdrawn_at IS NULL)
  policy of_themselves for all to allied_app using (person_id = ( SELECT platform.viewer_person() AS viewer_person)) with check ((person_id = ( SELECT platform.viewer_person() AS viewer_person)) AND (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])))
  policy while_they_agree for select to allied_app using ((withdrawn_at IS NULL) AND ( SELECT platform.viewer_is_signed_in() AS viewer_is_signed_in) AND improvement.person_is_here(person_id))
  policy worker for all to allied_worker using true with check true
  trigger CREATE TRIGGER policy_text_only BEFORE INSERT ON improvement.coach FOR EACH ROW EXECUTE FUNCTION improvement.refuse_policy_text_only()
  trigger CREATE TRIGGER search_touched AFTER INSERT OR DELETE OR UPDATE ON improvement.coach FOR EACH ROW EXECUTE FUNCTION platform.search_touch('teller', 'person_id')
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table improvement.coach_request (row-level security)
  id uuid not null default gen_random_uuid()
  coach_id uuid not null
  organisation_id uuid not null
  person_id uuid not null
  words text not null
  asked_at timestamp with time zone not null
  answer text
  answered_at timestamp with time zone
  constraint coach_request_answer_check CHECK (((length(answer) >= 3) AND (length(answer) <= 1000)))
  constraint coach_request_check CHECK (((answer IS NULL) = (answered_at IS NULL)))
  constraint coach_request_coach_id_fkey FOREIGN KEY (coach_id) REFERENCES improvement.coach(id)
  constraint coach_request_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint coach_request_person_id_fkey FOREIGN KEY (person_id) REFERENCES directory.person(id)
  constraint coach_request_pkey PRIMARY KEY (id)
  constraint coach_request_words_check CHECK (((length(words) >= 3) AND (length(words) <= 1000)))
  policy asker_or_coach for select to allied_app using ((person_id = ( SELECT platform.viewer_person() AS viewer_person)) OR (coach_id IN ( SELECT c.id
   FROM improvement.coach c
  WHERE (c.person_id = ( SELECT platform.viewer_person() AS viewer_person)))))
  policy coach_answers for update to allied_app using (coach_id IN ( SELECT c.id
   FROM improvement.coach c
  WHERE (c.person_id = ( SELECT platform.viewer_person() AS viewer_person))))
  policy own_asks for insert to allied_app with check ((person_id = ( SELECT platform.viewer_person() AS viewer_person)) AND (answer IS NULL))
  policy worker for all to allied_worker using true with check true
  trigger CREATE TRIGGER policy_text_only BEFORE INSERT ON improvement.coach_request FOR EACH ROW EXECUTE FUNCTION improvement.refuse_policy_text_only()
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table improvement.community_question (row-level security)
  id uuid not null default gen_random_uuid()
  organisation_id uuid not null
  words text not null
  because text not null default ''::text
  route text not null
  concern text
  code_hash bytea not null
  received_in date not null
  is_example boolean not null default false
  shown_on date
  read_by uuid
  not_shown_reason text
  constraint community_question_because_check CHECK ((length(because) <= 600))
  constraint community_question_check CHECK (((shown_on IS NULL) OR (not_shown_reason IS NULL)))
  constraint community_question_code_hash_check CHECK ((length(code_hash) = 32))
  constraint community_question_code_hash_key UNIQUE (code_hash)
  constraint community_question_id_organisation_id_key UNIQUE (id, organisation_id)
  constraint community_question_not_shown_reason_check CHECK (((length(not_shown_reason) >= 3) AND (length(not_shown_reason) <= 600)))
  constraint community_question_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint community_question_pkey PRIMARY KEY (id)
  constraint community_question_received_in_check CHECK ((EXTRACT(day FROM received_in) = (1)::numeric))
  constraint community_question_route_check CHECK ((route = ANY (ARRAY['site'::text, 'phone'::text, 'paper'::text, 'in person'::text])))
  constraint community_question_words_check CHECK (((length(words) >= 10) AND (length(words) <= 600)))
  index INDEX community_question_shown ON improvement.community_question USING btree (shown_on)
  policy anyone_asks for insert to allied_app with check ((shown_on IS NULL) AND (read_by IS NULL) AND ( SELECT platform.viewer_is_anyone() AS viewer_is_anyone))
  policy own_changes for update to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy shown_or_own for select to allied_app using (((shown_on IS NOT NULL) AND ( SELECT platform.viewer_is_anyone() AS viewer_is_anyone)) OR (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])))
  policy worker for all to allied_worker using true with check true
  trigger CREATE TRIGGER policy_text_only BEFORE INSERT ON improvement.community_question FOR EACH ROW EXECUTE FUNCTION improvement.refuse_policy_text_only()
  trigger CREATE TRIGGER search_touched AFTER INSERT OR DELETE OR UPDATE ON improvement.community_question FOR EACH ROW EXECUTE FUNCTION platform.search_touch('community-question', 'id', 'id', 'later')
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table improvement.confidence_answer (row-level security)
  place bigint not null generated always as identity
  check_id uuid not null
  organisation_id uuid not null
  answer_key bytea not null
  before_answer integer not null
  after_answer integer
  constraint confidence_answer_after_answer_check CHECK (((after_answer >= 1) AND (after_answer <= 5)))
  constraint confidence_answer_answer_key_check CHECK ((length(answer_key) = 32))
  constraint confidence_answer_before_answer_check CHECK (((before_answer >= 1) AND (before_answer <= 5)))
  constraint confidence_answer_check_id_answer_key_key UNIQUE (check_id, answer_key)
  constraint confidence_answer_check_id_organisation_id_fkey FOREIGN KEY (check_id, organisation_id) REFERENCES improvement.confidence_check(id, organisation_id)
  constraint confidence_answer_pkey PRIMARY KEY (place)
  policy worker for all to allied_worker using true with check true
  trigger CREATE TRIGGER policy_text_only BEFORE INSERT ON improvement.confidence_answer FOR EACH ROW EXECUTE FUNCTION improvement.refuse_policy_text_only()
  grant delete, insert, select, update to allied_worker

table improvement.confidence_check (row-level security)
  id uuid not null default gen_random_uuid()
  organisation_id uuid not null
  title text not null
  about text not null
  is_example boolean not null default false
  made_at timestamp with time zone not null
  made_by uuid
  closed_at timestamp with time zone
  constraint confidence_check_about_check CHECK ((about = ANY (ARRAY['research'::text, 'improvement'::text])))
  constraint confidence_check_id_organisation_id_key UNIQUE (id, organisation_id)
  constraint confidence_check_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint confidence_check_pkey PRIMARY KEY (id)
  constraint confidence_check_title_check CHECK (((length(title) >= 3) AND (length(title) <= 160)))
  policy anyone_reads for select to allied_app using ( SELECT platform.viewer_is_anyone() AS viewer_is_anyone)
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_changes for update to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  trigger CREATE TRIGGER policy_text_only BEFORE INSERT ON improvement.confidence_check FOR EACH ROW EXECUTE FUNCTION improvement.refuse_policy_text_only()
  trigger CREATE TRIGGER search_touched AFTER INSERT OR DELETE OR UPDATE ON improvement.confidence_check FOR EACH ROW EXECUTE FUNCTION platform.search_touch('confidence-check', 'id')
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table improvement.cycle (row-level security)
  id uuid not null default gen_random_uuid()
  project_id uuid not null
  organisation_id uuid not null
  number integer not null
  idea_id uuid
  title text not null
  plan text not null
  prediction text not null
  expected text
  starts_on date not null
  made_at timestamp with time zone not null
  made_by uuid
  constraint cycle_expected_check CHECK ((expected = ANY (ARRAY['up'::text, 'down'::text, 'same'::text])))
  constraint cycle_id_project_id_key UNIQUE (id, project_id)
  constraint cycle_idea_id_project_id_fkey FOREIGN KEY (idea_id, project_id) REFERENCES improvement.driver(id, project_id)
  constraint cycle_number_check CHECK ((number >= 1))
  constraint cycle_pkey PRIMARY KEY (id)
  constraint cycle_plan_check CHECK (((length(plan) >= 3) AND (length(plan) <= 2000)))
  constraint cycle_prediction_check CHECK (((length(prediction) >= 3) AND (length(prediction) <= 600)))
  constraint cycle_project_id_number_key UNIQUE (project_id, number)
  constraint cycle_project_id_organisation_id_fkey FOREIGN KEY (project_id, organisation_id) REFERENCES improvement.project(id, organisation_id)
  constraint cycle_title_check CHECK (((length(title) >= 3) AND (length(title) <= 120)))
  policy by_part for select to allied_app using ((organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) OR (project_id = ANY (( SELECT improvement.partner_projects(''::text) AS partner_projects)::uuid[])) OR (project_id = ANY (( SELECT improvement.note_projects('cycles'::text) AS note_projects)::uuid[])) OR (( SELECT platform.viewer_is_anyone() AS viewer_is_anyone) AND (project_id IN ( SELECT p.id
   FROM improvement.project p
  WHERE (p.audience = 'everyone'::text)))))
  policy partner_adds for insert to allied_app with check (project_id = ANY (( SELECT improvement.partner_projects('cycles'::text) AS partner_projects)::uuid[]))
  policy team_adds for insert to allied_app with check (project_id = ANY (( SELECT improvement.team_projects() AS team_projects)::uuid[]))
  policy worker for all to allied_worker using true with check true
  trigger CREATE TRIGGER search_touched AFTER INSERT OR DELETE OR UPDATE ON improvement.cycle FOR EACH ROW EXECUTE FUNCTION platform.search_touch('project', 'project_id')
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table improvement.cycle_result (row-level security)
  cycle_id uuid not null
  project_id uuid not null
  organisation_id uuid not null
  ended_on date not null
  done text not null
  result text not null
  as_predicted text not null
  decision text not null
  follows text not null
  made_at timestamp with time zone not null
  made_by uuid
  constraint cycle_result_as_predicted_check CHECK ((as_predicted = ANY (ARRAY['yes'::text, 'partly'::text, 'no'::text])))
  constraint cycle_result_cycle_id_project_id_fkey FOREIGN KEY (cycle_id, project_id) REFERENCES improvement.cycle(id, project_id)
  constraint cycle_result_decision_check CHECK ((decision = ANY (ARRAY['adopt'::text, 'adapt'::text, 'abandon'::text])))
  constraint cycle_result_done_check CHECK (((length(done) >= 3) AND (length(done) <= 2000)))
  constraint cycle_result_follows_check CHECK (((length(follows) >= 3) AND (length(follows) <= 1000)))
  constraint cycle_result_pkey PRIMARY KEY (cycle_id)
  constraint cycle_result_project_id_organisation_id_fkey FOREIGN KEY (project_id, organisation_id) REFERENCES improvement.project(id, organisation_id)
  constraint cycle_result_result_check CHECK (((length(result) >= 3) AND (length(result) <= 2000)))
  policy by_part for select to allied_app using ((organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) OR (project_id = ANY (( SELECT improvement.partner_projects(''::text) AS partner_projects)::uuid[])) OR (project_id = ANY (( SELECT improvement.note_projects('cycles'::text) AS note_projects)::uuid[])) OR (( SELECT platform.viewer_is_anyone() AS viewer_is_anyone) AND (project_id IN ( SELECT p.id
   FROM improvement.project p
  WHERE (p.audience = 'everyone'::text)))))
  policy partner_adds for insert to allied_app with check (project_id = ANY (( SELECT improvement.partner_projects('cycles'::text) AS partner_projects)::uuid[]))
  policy team_adds for insert to allied_app with check (project_id = ANY (( SELECT improvement.team_projects() AS team_projects)::uuid[]))
  policy worker for all to allied_worker using true with check true
  trigger CREATE TRIGGER search_touched AFTER INSERT OR DELETE OR UPDATE ON improvement.cycle_result FOR EACH ROW EXECUTE FUNCTION platform.search_touch('project', 'project_id')
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table improvement.data_note (row-level security)
  id uuid not null default gen_random_uuid()
  project_id uuid not null
  organisation_id uuid not null
  partner_organisation_id uuid not null
  purpose text not null
  shares text[] not null
  review_on date not null
  made_at timestamp with time zone not null
  made_by uuid
  own_agreed_at timestamp with time zone
  own_agreed_by uuid
  partner_agreed_at timestamp with time zone
  partner_agreed_by uuid
  ended_at timestamp with time zone
  ended_by uuid
  constraint data_note_check CHECK ((partner_organisation_id <> organisation_id))
  constraint data_note_partner_organisation_id_fkey FOREIGN KEY (partner_organisation_id) REFERENCES directory.organisation(id)
  constraint data_note_pkey PRIMARY KEY (id)
  constraint data_note_project_id_organisation_id_fkey FOREIGN KEY (project_id, organisation_id) REFERENCES improvement.project(id, organisation_id)
  constraint data_note_purpose_check CHECK (((length(purpose) >= 3) AND (length(purpose) <= 1000)))
  constraint data_note_shares_check CHECK (((shares <@ ARRAY['plan'::text, 'cycles'::text, 'measures'::text, 'learning'::text]) AND (cardinality(shares) >= 1)))
  index INDEX data_note_by_partner ON improvement.data_note USING btree (partner_organisation_id) WHERE (ended_at IS NULL)
  index UNIQUE INDEX one_data_note ON improvement.data_note USING btree (project_id, partner_organisation_id) WHERE (ended_at IS NULL)
  policy both_agree for update to allied_app using ((organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) OR (partner_organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])))
  policy both_see for select to allied_app using ((organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) OR (partner_organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])))
  policy team_adds for insert to allied_app with check (project_id = ANY (( SELECT improvement.team_projects() AS team_projects)::uuid[]))
  policy team_ends for update to allied_app using (project_id = ANY (( SELECT improvement.team_projects() AS team_projects)::uuid[]))
  policy worker for all to allied_worker using true with check true
  trigger CREATE TRIGGER search_touched AFTER INSERT OR DELETE OR UPDATE ON improvement.data_note FOR EACH ROW EXECUTE FUNCTION platform.search_touch('project', 'project_id')
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table improvement.driver (row-level security)
  id uuid not null default gen_random_uuid()
  project_id uuid not null
  organisation_id uuid not null
  parent_id uuid
  kind text not null
  words text not null
  position integer not null
  made_at timestamp with time zone not null
  made_by uuid
  ended_at timestamp with time zone
  ended_by uuid
  constraint driver_check CHECK (((kind = 'primary'::text) = (parent_id IS NULL)))
  constraint driver_id_project_id_key UNIQUE (id, project_id)
  constraint driver_kind_check CHECK ((kind = ANY (ARRAY['primary'::text, 'secondary'::text, 'idea'::text])))
  constraint driver_parent_id_project_id_fkey FOREIGN KEY (parent_id, project_id) REFERENCES improvement.driver(id, project_id)
  constraint driver_pkey PRIMARY KEY (id)
  constraint driver_position_check CHECK (("position" >= 1))
  constraint driver_project_id_organisation_id_fkey FOREIGN KEY (project_id, organisation_id) REFERENCES improvement.project(id, organisation_id)
  constraint driver_words_check CHECK (((length(words) >= 3) AND (length(words) <= 160)))
  index INDEX driver_by_parent ON improvement.driver USING btree (parent_id)
  index INDEX driver_by_project ON improvement.driver USING btree (project_id, "position")
  policy by_part for select to allied_app using ((organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) OR (project_id = ANY (( SELECT improvement.partner_projects(''::text) AS partner_projects)::uuid[])) OR (project_id = ANY (( SELECT improvement.note_projects('plan'::text) AS note_projects)::uuid[])) OR (( SELECT platform.viewer_is_anyone() AS viewer_is_anyone) AND (project_id IN ( SELECT p.id
   FROM improvement.project p
  WHERE (p.audience = 'everyone'::text)))))
  policy team_adds for insert to allied_app with check (project_id = ANY (( SELECT improvement.team_projects() AS team_projects)::uuid[]))
  policy team_ends for update to allied_app using (project_id = ANY (( SELECT improvement.team_projects() AS team_projects)::uuid[]))
  policy worker for all to allied_worker using true with check true
  trigger CREATE TRIGGER search_touched AFTER INSERT OR DELETE OR UPDATE ON improvement.driver FOR EACH ROW EXECUTE FUNCTION platform.search_touch('project', 'project_id')
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table improvement.evidence (row-level security)
  id uuid not null default gen_random_uuid()
  organisation_id uuid not null
  title text not null
  kind text not null
  countries text[] not null
  income text not null
  who_took_part text not null
  who_is_missing text not null
  strength text not null
  strength_reason text not null default ''::text
  summary text not null
  dated_on date not null
  source text not null
  is_example boolean not null default false
  made_at timestamp with time zone not null
  made_by uuid
  decision_aid text not null default ''::text
  constraint evidence_check CHECK (((strength = 'not judged'::text) = (strength_reason = ''::text)))
  constraint evidence_countries_check CHECK (((cardinality(countries) >= 1) AND (cardinality(countries) <= 60)))
  constraint evidence_decision_aid_check CHECK ((length(decision_aid) <= 300))
  constraint evidence_id_organisation_id_key UNIQUE (id, organisation_id)
  constraint evidence_income_check CHECK ((income = ANY (ARRAY['high'::text, 'wider'::text, 'not known'::text])))
  constraint evidence_kind_check CHECK ((kind = ANY (ARRAY['study'::text, 'review'::text, 'guideline'::text, 'local figures'::text, 'evaluation'::text, 'lived experience'::text, 'staff experience'::text])))
  constraint evidence_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint evidence_pkey PRIMARY KEY (id)
  constraint evidence_source_check CHECK (((length(source) >= 3) AND (length(source) <= 300)))
  constraint evidence_strength_check CHECK ((strength = ANY (ARRAY['high'::text, 'moderate'::text, 'low'::text, 'very low'::text, 'not judged'::text])))
  constraint evidence_strength_reason_check CHECK ((length(strength_reason) <= 600))
  constraint evidence_summary_check CHECK (((length(summary) >= 3) AND (length(summary) <= 2000)))
  constraint evidence_title_check CHECK (((length(title) >= 3) AND (length(title) <= 300)))
  constraint evidence_who_is_missing_check CHECK (((length(who_is_missing) >= 3) AND (length(who_is_missing) <= 600)))
  constraint evidence_who_took_part_check CHECK (((length(who_took_part) >= 3) AND (length(who_took_part) <= 600)))
  policy anyone_reads for select to allied_app using ( SELECT platform.viewer_is_anyone() AS viewer_is_anyone)
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  trigger CREATE TRIGGER policy_text_only BEFORE INSERT ON improvement.evidence FOR EACH ROW EXECUTE FUNCTION improvement.refuse_policy_text_only()
  trigger CREATE TRIGGER search_touched AFTER INSERT OR DELETE OR UPDATE ON improvement.evidence FOR EACH ROW EXECUTE FUNCTION platform.search_touch('evidence', 'id')
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table improvement.evidence_gap (row-level security)
  id uuid not null default gen_random_uuid()
  organisation_id uuid not null
  what text not null
  step_id uuid
  project_id uuid
  research_question text
  asked_at timestamp with time zone
  asked_by uuid
  is_example boolean not null default false
  made_at timestamp with time zone not null
  made_by uuid
  constraint evidence_gap_check CHECK (((research_question IS NULL) = (asked_at IS NULL)))
  constraint evidence_gap_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint evidence_gap_pkey PRIMARY KEY (id)
  constraint evidence_gap_project_id_fkey FOREIGN KEY (project_id) REFERENCES improvement.project(id)
  constraint evidence_gap_research_question_check CHECK (((length(research_question) >= 10) AND (length(research_question) <= 600)))
  constraint evidence_gap_step_id_fkey FOREIGN KEY (step_id) REFERENCES improvement.pathway_step(id) ON DELETE SET NULL
  constraint evidence_gap_what_check CHECK (((length(what) >= 3) AND (length(what) <= 600)))
  policy anyone_reads for select to allied_app using ( SELECT platform.viewer_is_anyone() AS viewer_is_anyone)
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_changes for update to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  trigger CREATE TRIGGER policy_text_only BEFORE INSERT ON improvement.evidence_gap FOR EACH ROW EXECUTE FUNCTION improvement.refuse_policy_text_only()
  trigger CREATE TRIGGER search_touched AFTER INSERT OR DELETE OR UPDATE ON improvement.evidence_gap FOR EACH ROW EXECUTE FUNCTION platform.search_touch('evidence-gap', 'id')
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table improvement.evidence_link (row-level security)
  id uuid not null default gen_random_uuid()
  evidence_id uuid not null
  organisation_id uuid not null
  project_id uuid
  step_id uuid
  made_at timestamp with time zone not null
  made_by uuid
  constraint evidence_link_check CHECK ((num_nonnulls(project_id, step_id) = 1))
  constraint evidence_link_evidence_id_fkey FOREIGN KEY (evidence_id) REFERENCES improvement.evidence(id)
  constraint evidence_link_evidence_id_project_id_step_id_key UNIQUE NULLS NOT DISTINCT (evidence_id, project_id, step_id)
  constraint evidence_link_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint evidence_link_pkey PRIMARY KEY (id)
  constraint evidence_link_project_id_fkey FOREIGN KEY (project_id) REFERENCES improvement.project(id)
  constraint evidence_link_step_id_fkey FOREIGN KEY (step_id) REFERENCES improvement.pathway_step(id) ON DELETE CASCADE
  policy anyone_reads for select to allied_app using ( SELECT platform.viewer_is_anyone() AS viewer_is_anyone)
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  trigger CREATE TRIGGER policy_text_only BEFORE INSERT ON improvement.evidence_link FOR EACH ROW EXECUTE FUNCTION improvement.refuse_policy_text_only()
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table improvement.evidence_request (row-level security)
  id uuid not null default gen_random_uuid()
  organisation_id uuid not null
  project_id uuid
  question text not null
  wanted_on date
  is_example boolean not null default false
  asked_at timestamp with time zone not null
  asked_by uuid
  answer text
  answered_at timestamp with time zone
  answered_by uuid
  constraint evidence_request_answer_check CHECK (((length(answer) >= 3) AND (length(answer) <= 2000)))
  constraint evidence_request_check CHECK (((answer IS NULL) = (answered_at IS NULL)))
  constraint evidence_request_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint evidence_request_pkey PRIMARY KEY (id)
  constraint evidence_request_project_id_fkey FOREIGN KEY (project_id) REFERENCES improvement.project(id)
  constraint evidence_request_question_check CHECK (((length(question) >= 10) AND (length(question) <= 600)))
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_changes for update to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_reads for select to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  trigger CREATE TRIGGER policy_text_only BEFORE INSERT ON improvement.evidence_request FOR EACH ROW EXECUTE FUNCTION improvement.refuse_policy_text_only()
  trigger CREATE TRIGGER search_touched AFTER INSERT OR DELETE OR UPDATE ON improvement.evidence_request FOR EACH ROW EXECUTE FUNCTION platform.search_touch('evidence-request', 'id')
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table improvement.follower (row-level security)
  project_id uuid not null
  person_id uuid not null
  began_at timestamp with time zone not null
  ended_at timestamp with time zone
  constraint follower_person_id_fkey FOREIGN KEY (person_id) REFERENCES directory.person(id)
  constraint follower_pkey PRIMARY KEY (project_id, person_id)
  constraint follower_project_id_fkey FOREIGN KEY (project_id) REFERENCES improvement.project(id)
  index INDEX follower_by_person ON improvement.follower USING btree (person_id)
  policy own_following for all to allied_app using (person_id = ( SELECT platform.viewer_person() AS viewer_person)) with check ((person_id = ( SELECT platform.viewer_person() AS viewer_person)) AND (project_id IN ( SELECT p.id
   FROM improvement.project p)))
  policy worker for all to allied_worker using true with check true
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table improvement.funder_question (row-level security)
  id uuid not null default gen_random_uuid()
  organisation_id uuid not null
  title text not null
  funder text not null
  raised_on date not null
  answer text
  answered_on date
  is_example boolean not null default false
  made_at timestamp with time zone not null
  made_by uuid
  constraint funder_question_answer_check CHECK (((length(answer) >= 3) AND (length(answer) <= 2000)))
  constraint funder_question_check CHECK ((answered_on >= raised_on))
  constraint funder_question_check1 CHECK (((answer IS NULL) = (answered_on IS NULL)))
  constraint funder_question_funder_check CHECK (((length(funder) >= 2) AND (length(funder) <= 160)))
  constraint funder_question_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint funder_question_pkey PRIMARY KEY (id)
  constraint funder_question_title_check CHECK (((length(title) >= 10) AND (length(title) <= 600)))
  index INDEX funder_question_by_organisation ON improvement.funder_question USING btree (organisation_id)
  policy anyone_reads for select to allied_app using ( SELECT platform.viewer_is_anyone() AS viewer_is_anyone)
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_changes for update to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  trigger CREATE TRIGGER policy_text_only BEFORE INSERT ON improvement.funder_question FOR EACH ROW EXECUTE FUNCTION improvement.refuse_policy_text_only()
  trigger CREATE TRIGGER search_touched AFTER INSERT OR DELETE OR UPDATE ON improvement.funder_question FOR EACH ROW EXECUTE FUNCTION platform.search_touch('funder-question', 'id')
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table improvement.guidance (row-level security)
  id uuid not null default gen_random_uuid()
  organisation_id uuid not null
  title text not null
  source text not null
  published_on date not null
  professions text[] not null
  about text not null
  gap text not null
  action text not null
  owner_role text not null
  review_on date not null
  measure_id uuid
  is_example boolean not null default false
  made_at timestamp with time zone not null
  made_by uuid
  constraint guidance_about_check CHECK (((length(about) >= 3) AND (length(about) <= 1000)))
  constraint guidance_action_check CHECK (((length(action) >= 3) AND (length(action) <= 1000)))
  constraint guidance_gap_check CHECK (((length(gap) >= 3) AND (length(gap) <= 1000)))
  constraint guidance_id_organisation_id_key UNIQUE (id, organisation_id)
  constraint guidance_measure_id_fkey FOREIGN KEY (measure_id) REFERENCES quality.measure(id)
  constraint guidance_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint guidance_owner_role_check CHECK (((length(owner_role) >= 2) AND (length(owner_role) <= 120)))
  constraint guidance_pkey PRIMARY KEY (id)
  constraint guidance_professions_check CHECK (((cardinality(professions) >= 1) AND (cardinality(professions) <= 14)))
  constraint guidance_source_check CHECK (((length(source) >= 3) AND (length(source) <= 300)))
  constraint guidance_title_check CHECK (((length(title) >= 3) AND (length(title) <= 300)))
  policy anyone_reads for select to allied_app using ( SELECT platform.viewer_is_anyone() AS viewer_is_anyone)
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  trigger CREATE TRIGGER policy_text_only BEFORE INSERT ON improvement.guidance FOR EACH ROW EXECUTE FUNCTION improvement.refuse_policy_text_only()
  trigger CREATE TRIGGER search_touched AFTER INSERT OR DELETE OR UPDATE ON improvement.guidance FOR EACH ROW EXECUTE FUNCTION platform.search_touch('guidance', 'id')
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table improvement.guidance_status (row-level security)
  guidance_id uuid not null
  organisation_id uuid not null
  unit_id uuid not null
  status text not null
  note text not null
  said_at timestamp with time zone not null
  said_by uuid
  constraint guidance_status_guidance_id_organisation_id_fkey FOREIGN KEY (guidance_id, organisation_id) REFERENCES improvement.guidance(id, organisation_id)
  constraint guidance_status_note_check CHECK (((length(note) >= 3) AND (length(note) <= 600)))
  constraint guidance_status_pkey PRIMARY KEY (guidance_id, unit_id)
  constraint guidance_status_status_check CHECK ((status = ANY (ARRAY['looking at it'::text, 'partly in use'::text, 'in use'::text, 'does not apply'::text])))
  constraint guidance_status_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES directory.unit(id)
  policy anyone_reads for select to allied_app using ( SELECT platform.viewer_is_anyone() AS viewer_is_anyone)
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_changes for update to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  trigger CREATE TRIGGER policy_text_only BEFORE INSERT ON improvement.guidance_status FOR EACH ROW EXECUTE FUNCTION improvement.refuse_policy_text_only()
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table improvement.informatics_role (row-level security)
  id uuid not null default gen_random_uuid()
  organisation_id uuid not null
  title text not null
  unit_id uuid not null
  profession text
  share_percent smallint not null
  since_on date not null
  ended_on date
  is_example boolean not null default false
  made_at timestamp with time zone not null
  made_by uuid
  constraint informatics_role_check CHECK ((ended_on >= since_on))
  constraint informatics_role_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint informatics_role_pkey PRIMARY KEY (id)
  constraint informatics_role_profession_check CHECK ((profession ~ '^prof\.[a-z-]{3,60}$'::text))
  constraint informatics_role_share_percent_check CHECK (((share_percent >= 1) AND (share_percent <= 100)))
  constraint informatics_role_title_check CHECK (((length(title) >= 3) AND (length(title) <= 160)))
  constraint informatics_role_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES directory.unit(id)
  index INDEX informatics_role_by_organisation ON improvement.informatics_role USING btree (organisation_id)
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_changes for update to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_reads for select to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  trigger CREATE TRIGGER policy_text_only BEFORE INSERT ON improvement.informatics_role FOR EACH ROW EXECUTE FUNCTION improvement.refuse_policy_text_only()
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table improvement.interest (row-level security)
  id uuid not null default gen_random_uuid()
  opportunity_id uuid not null
  organisation_id uuid not null
  person_id uuid not null
  profession text
  words text not null
  said_at timestamp with time zone not null
  answer text
  answer_words text
  answered_at timestamp with time zone
  answered_by uuid
  constraint interest_answer_check CHECK ((answer = ANY (ARRAY['matched'::text, 'not this time'::text])))
  constraint interest_answer_words_check CHECK (((length(answer_words) >= 3) AND (length(answer_words) <= 600)))
  constraint interest_check CHECK ((((answer IS NULL) = (answered_at IS NULL)) AND ((answer IS NULL) = (answer_words IS NULL))))
  constraint interest_opportunity_id_organisation_id_fkey FOREIGN KEY (opportunity_id, organisation_id) REFERENCES improvement.opportunity(id, organisation_id)
  constraint interest_opportunity_id_person_id_key UNIQUE (opportunity_id, person_id)
  constraint interest_person_id_fkey FOREIGN KEY (person_id) REFERENCES directory.person(id)
  constraint interest_pkey PRIMARY KEY (id)
  constraint interest_words_check CHECK (((length(words) >= 3) AND (length(words) <= 1000)))
  policy answers_or_own for select to allied_app using ((person_id = ( SELECT platform.viewer_person() AS viewer_person)) OR (organisation_id = ANY (( SELECT improvement.viewer_answers_for_research() AS viewer_answers_for_research)::uuid[])))
  policy own_says for insert to allied_app with check ((person_id = ( SELECT platform.viewer_person() AS viewer_person)) AND (answer IS NULL))
  policy who_answers for update to allied_app using (organisation_id = ANY (( SELECT improvement.viewer_answers_for_research() AS viewer_answers_for_research)::uuid[])) with check (organisation_id = ANY (( SELECT improvement.viewer_answers_for_research() AS viewer_answers_for_research)::uuid[]))
  policy worker for all to allied_worker using true with check true
  trigger CREATE TRIGGER policy_text_only BEFORE INSERT ON improvement.interest FOR EACH ROW EXECUTE FUNCTION improvement.refuse_policy_text_only()
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table improvement.involvement (row-level security)
  id uuid not null default gen_random_uuid()
  project_id uuid not null
  organisation_id uuid not null
  step text not null
  professions text[] not null
  role_groups text[] not null
  happened_on date not null
  words text not null
  made_at timestamp with time zone not null
  made_by uuid
  constraint involvement_pkey PRIMARY KEY (id)
  constraint involvement_professions_check CHECK ((cardinality(professions) >= 1))
  constraint involvement_project_id_organisation_id_fkey FOREIGN KEY (project_id, organisation_id) REFERENCES improvement.project(id, organisation_id)
  constraint involvement_role_groups_check CHECK ((cardinality(role_groups) >= 1))
  constraint involvement_step_check CHECK ((step = ANY (ARRAY['before buying'::text, 'design'::text, 'test'::text, 'use'::text])))
  constraint involvement_words_check CHECK (((length(words) >= 3) AND (length(words) <= 600)))
  index INDEX involvement_by_project ON improvement.involvement USING btree (project_id)
  policy by_part for select to allied_app using ((organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) OR (project_id = ANY (( SELECT improvement.partner_projects(''::text) AS partner_projects)::uuid[])) OR (project_id = ANY (( SELECT improvement.note_projects('plan'::text) AS note_projects)::uuid[])) OR (( SELECT platform.viewer_is_anyone() AS viewer_is_anyone) AND (project_id IN ( SELECT p.id
   FROM improvement.project p
  WHERE (p.audience = 'everyone'::text)))))
  policy team_adds for insert to allied_app with check (project_id = ANY (( SELECT improvement.team_projects() AS team_projects)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table improvement.learning_entry (row-level security)
  id uuid not null default gen_random_uuid()
  organisation_id uuid not null
  unit_id uuid
  title text not null
  what_changed text not null
  decision text not null
  reason text not null
  evidence text not null default ''::text
  owner_role text
  is_from_pandemic boolean not null default false
  project_id uuid
  review_id uuid
  consent text
  is_example boolean not null default false
  made_at timestamp with time zone not null
  made_by uuid
  constraint learning_entry_check CHECK (((review_id IS NULL) = (consent IS NULL)))
  constraint learning_entry_consent_check CHECK (((length(consent) >= 3) AND (length(consent) <= 600)))
  constraint learning_entry_decision_check CHECK ((decision = ANY (ARRAY['keep'::text, 'adapt'::text, 'stop'::text, 'not decided'::text])))
  constraint learning_entry_evidence_check CHECK ((length(evidence) <= 1000))
  constraint learning_entry_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint learning_entry_owner_role_check CHECK (((length(owner_role) >= 2) AND (length(owner_role) <= 120)))
  constraint learning_entry_pkey PRIMARY KEY (id)
  constraint learning_entry_project_id_fkey FOREIGN KEY (project_id) REFERENCES improvement.project(id)
  constraint learning_entry_reason_check CHECK (((length(reason) >= 3) AND (length(reason) <= 1000)))
  constraint learning_entry_review_id_key UNIQUE (review_id)
  constraint learning_entry_review_id_organisation_id_fkey FOREIGN KEY (review_id, organisation_id) REFERENCES improvement.learning_review(id, organisation_id)
  constraint learning_entry_title_check CHECK (((length(title) >= 3) AND (length(title) <= 160)))
  constraint learning_entry_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES directory.unit(id)
  constraint learning_entry_what_changed_check CHECK (((length(what_changed) >= 3) AND (length(what_changed) <= 2000)))
  index INDEX learning_entry_by_organisation ON improvement.learning_entry USING btree (organisation_id, made_at DESC)
  policy anyone_reads for select to allied_app using ( SELECT platform.viewer_is_anyone() AS viewer_is_anyone)
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_changes for update to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  trigger CREATE TRIGGER names_nobody BEFORE INSERT OR UPDATE ON improvement.learning_entry FOR EACH ROW WHEN ((new.review_id IS NOT NULL)) EXECUTE FUNCTION improvement.name_nobody()
  trigger CREATE TRIGGER policy_text_only BEFORE INSERT ON improvement.learning_entry FOR EACH ROW EXECUTE FUNCTION improvement.refuse_policy_text_only()
  trigger CREATE TRIGGER search_touched AFTER INSERT OR DELETE OR UPDATE ON improvement.learning_entry FOR EACH ROW EXECUTE FUNCTION platform.search_touch('learning-entry', 'id')
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table improvement.learning_review (row-level security)
  id uuid not null default gen_random_uuid()
  organisation_id uuid not null
  title text not null
  held_on date not null
  happened text not null
  affected text not null
  needs text not null
  response text not null
  learned text not null
  is_example boolean not null default false
  made_at timestamp with time zone not null
  made_by uuid
  constraint learning_review_affected_check CHECK (((length(affected) >= 3) AND (length(affected) <= 2000)))
  constraint learning_review_happened_check CHECK (((length(happened) >= 3) AND (length(happened) <= 2000)))
  constraint learning_review_id_organisation_id_key UNIQUE (id, organisation_id)
  constraint learning_review_learned_check CHECK (((length(learned) >= 3) AND (length(learned) <= 2000)))
  constraint learning_review_needs_check CHECK (((length(needs) >= 3) AND (length(needs) <= 2000)))
  constraint learning_review_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint learning_review_pkey PRIMARY KEY (id)
  constraint learning_review_response_check CHECK (((length(response) >= 3) AND (length(response) <= 2000)))
  constraint learning_review_title_check CHECK (((length(title) >= 3) AND (length(title) <= 160)))
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_reads for select to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  trigger CREATE TRIGGER names_nobody BEFORE INSERT OR UPDATE ON improvement.learning_review FOR EACH ROW EXECUTE FUNCTION improvement.name_nobody()
  trigger CREATE TRIGGER policy_text_only BEFORE INSERT ON improvement.learning_review FOR EACH ROW EXECUTE FUNCTION improvement.refuse_policy_text_only()
  trigger CREATE TRIGGER search_touched AFTER INSERT OR DELETE OR UPDATE ON improvement.learning_review FOR EACH ROW EXECUTE FUNCTION platform.search_touch('learning-review', 'id')
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table improvement.member (row-level security)
  id uuid not null default gen_random_uuid()
  project_id uuid not null
  organisation_id uuid not null
  person_id uuid
  role_group text not null
  profession text
  does text not null default ''::text
  joined_on date not null
  left_on date
  made_at timestamp with time zone not null
  made_by uuid
  constraint member_check CHECK ((left_on >= joined_on))
  constraint member_does_check CHECK ((length(does) <= 200))
  constraint member_person_id_fkey FOREIGN KEY (person_id) REFERENCES directory.person(id)
  constraint member_pkey PRIMARY KEY (id)
  constraint member_project_id_organisation_id_fkey FOREIGN KEY (project_id, organisation_id) REFERENCES improvement.project(id, organisation_id)
  index INDEX member_by_person ON improvement.member USING btree (person_id) WHERE (left_on IS NULL)
  index UNIQUE INDEX one_member ON improvement.member USING btree (project_id, person_id) WHERE (left_on IS NULL)
  policy own for select to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy team_adds for insert to allied_app with check ((organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) AND ((project_id = ANY (( SELECT improvement.team_projects() AS team_projects)::uuid[])) OR ((person_id = ( SELECT platform.viewer_person() AS viewer_person)) AND (project_id IN ( SELECT p.id
   FROM improvement.project p
  WHERE (p.made_by = ( SELECT platform.viewer_person() AS viewer_person)))))))
  policy team_ends for update to allied_app using (project_id = ANY (( SELECT improvement.team_projects() AS team_projects)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table improvement.my_part (row-level security)
  id uuid not null default gen_random_uuid()
  person_id uuid not null
  organisation_id uuid
  unit_id uuid
  strategy_id uuid not null
  node_code text not null
  what text not null
  review_on date not null
  is_shared boolean not null
  made_at timestamp with time zone not null
  constraint my_part_check CHECK (((NOT is_shared) OR ((organisation_id IS NOT NULL) AND (unit_id IS NOT NULL))))
  constraint my_part_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint my_part_person_id_fkey FOREIGN KEY (person_id) REFERENCES directory.person(id)
  constraint my_part_pkey PRIMARY KEY (id)
  constraint my_part_strategy_id_fkey FOREIGN KEY (strategy_id) REFERENCES strategy.strategy(id)
  constraint my_part_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES directory.unit(id)
  constraint my_part_what_check CHECK (((length(what) >= 3) AND (length(what) <= 300)))
  index INDEX my_part_by_person ON improvement.my_part USING btree (person_id, made_at DESC)
  index INDEX my_part_by_unit ON improvement.my_part USING btree (unit_id) WHERE is_shared
  policy own_part for all to allied_app using (person_id = ( SELECT platform.viewer_person() AS viewer_person)) with check ((person_id = ( SELECT platform.viewer_person() AS viewer_person)) AND ((organisation_id IS NULL) OR (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))))
  policy worker for all to allied_worker using true with check true
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table improvement.my_part_review (row-level security)
  id uuid not null default gen_random_uuid()
  my_part_id uuid not null
  person_id uuid not null
  words text not null
  reviewed_on date not null
  next_review_on date
  outcome text
  made_at timestamp with time zone not null
  constraint my_part_review_check CHECK (((next_review_on IS NULL) = (outcome IS NOT NULL)))
  constraint my_part_review_my_part_id_fkey FOREIGN KEY (my_part_id) REFERENCES improvement.my_part(id)
  constraint my_part_review_outcome_check CHECK ((outcome = ANY (ARRAY['done'::text, 'stopped'::text])))
  constraint my_part_review_person_id_fkey FOREIGN KEY (person_id) REFERENCES directory.person(id)
  constraint my_part_review_pkey PRIMARY KEY (id)
  constraint my_part_review_words_check CHECK (((length(words) >= 3) AND (length(words) <= 1000)))
  index UNIQUE INDEX my_part_closed_once ON improvement.my_part_review USING btree (my_part_id) WHERE (outcome IS NOT NULL)
  index INDEX my_part_review_by_part ON improvement.my_part_review USING btree (my_part_id, made_at DESC)
  index INDEX my_part_review_by_person ON improvement.my_part_review USING btree (person_id)
  policy own_review for all to allied_app using (person_id = ( SELECT platform.viewer_person() AS viewer_person)) with check ((person_id = ( SELECT platform.viewer_person() AS viewer_person)) AND (my_part_id IN ( SELECT p.id
   FROM improvement.my_part p)))
  policy worker for all to allied_worker using true with check true
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table improvement.no_evidence_found (row-level security)
  project_id uuid not null
  organisation_id uuid not null
  where_looked text not null
  said_at timestamp with time zone not null
  said_by uuid
  constraint no_evidence_found_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint no_evidence_found_pkey PRIMARY KEY (project_id)
  constraint no_evidence_found_project_id_fkey FOREIGN KEY (project_id) REFERENCES improvement.project(id)
  constraint no_evidence_found_where_looked_check CHECK (((length(where_looked) >= 3) AND (length(where_looked) <= 600)))
  policy anyone_reads for select to allied_app using ( SELECT platform.viewer_is_anyone() AS viewer_is_anyone)
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  trigger CREATE TRIGGER policy_text_only BEFORE INSERT ON improvement.no_evidence_found FOR EACH ROW EXECUTE FUNCTION improvement.refuse_policy_text_only()
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table improvement.opportunity (row-level security)
  id uuid not null default gen_random_uuid()
  organisation_id uuid not null
  title text not null
  kind text not null
  professions text[] not null default '{}'::text[]
  what text not null
  research_hours double precision
  contact_role text not null
  closes_on date not null
  is_example boolean not null default false
  made_at timestamp with time zone not null
  made_by uuid
  constraint opportunity_check CHECK (((kind <> 'portfolio role'::text) OR (research_hours IS NOT NULL)))
  constraint opportunity_contact_role_check CHECK (((length(contact_role) >= 2) AND (length(contact_role) <= 160)))
  constraint opportunity_id_organisation_id_key UNIQUE (id, organisation_id)
  constraint opportunity_kind_check CHECK ((kind = ANY (ARRAY['student project'::text, 'portfolio role'::text, 'fellowship'::text, 'training'::text, 'join a study'::text, 'improvement work'::text])))
  constraint opportunity_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint opportunity_pkey PRIMARY KEY (id)
  constraint opportunity_research_hours_check CHECK (((research_hours > (0)::double precision) AND (research_hours <= (37.5)::double precision)))
  constraint opportunity_title_check CHECK (((length(title) >= 3) AND (length(title) <= 200)))
  constraint opportunity_what_check CHECK (((length(what) >= 10) AND (length(what) <= 2000)))
  policy anyone_reads for select to allied_app using ( SELECT platform.viewer_is_anyone() AS viewer_is_anyone)
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  trigger CREATE TRIGGER policy_text_only BEFORE INSERT ON improvement.opportunity FOR EACH ROW EXECUTE FUNCTION improvement.refuse_policy_text_only()
  trigger CREATE TRIGGER search_touched AFTER INSERT OR DELETE OR UPDATE ON improvement.opportunity FOR EACH ROW EXECUTE FUNCTION platform.search_touch('opening', 'id')
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table improvement.output (row-level security)
  id uuid not null default gen_random_uuid()
  organisation_id uuid not null
  title text not null
  kind text not null
  summary text not null
  made_on date not null
  study_id uuid
  is_example boolean not null default false
  made_at timestamp with time zone not null
  made_by uuid
  constraint output_id_organisation_id_key UNIQUE (id, organisation_id)
  constraint output_kind_check CHECK ((kind = ANY (ARRAY['paper'::text, 'talk'::text, 'tool'::text, 'guideline'::text, 'teaching'::text, 'policy'::text, 'other'::text])))
  constraint output_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint output_pkey PRIMARY KEY (id)
  constraint output_study_id_fkey FOREIGN KEY (study_id) REFERENCES improvement.study(id)
  constraint output_summary_check CHECK (((length(summary) >= 3) AND (length(summary) <= 1000)))
  constraint output_title_check CHECK (((length(title) >= 3) AND (length(title) <= 300)))
  policy anyone_reads for select to allied_app using ( SELECT platform.viewer_is_anyone() AS viewer_is_anyone)
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  trigger CREATE TRIGGER policy_text_only BEFORE INSERT ON improvement.output FOR EACH ROW EXECUTE FUNCTION improvement.refuse_policy_text_only()
  trigger CREATE TRIGGER search_touched AFTER INSERT OR DELETE OR UPDATE ON improvement.output FOR EACH ROW EXECUTE FUNCTION platform.search_touch('output', 'id')
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table improvement.output_use (row-level security)
  id uuid not null default gen_random_uuid()
  output_id uuid not null
  organisation_id uuid not null
  used_by text not null
  changed text not null
  measure_id uuid
  made_at timestamp with time zone not null
  made_by uuid
  constraint output_use_changed_check CHECK (((length(changed) >= 3) AND (length(changed) <= 1000)))
  constraint output_use_measure_id_fkey FOREIGN KEY (measure_id) REFERENCES quality.measure(id)
  constraint output_use_output_id_organisation_id_fkey FOREIGN KEY (output_id, organisation_id) REFERENCES improvement.output(id, organisation_id)
  constraint output_use_pkey PRIMARY KEY (id)
  constraint output_use_used_by_check CHECK (((length(used_by) >= 3) AND (length(used_by) <= 200)))
  policy anyone_reads for select to allied_app using ( SELECT platform.viewer_is_anyone() AS viewer_is_anyone)
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  trigger CREATE TRIGGER policy_text_only BEFORE INSERT ON improvement.output_use FOR EACH ROW EXECUTE FUNCTION improvement.refuse_policy_text_only()
  trigger CREATE TRIGGER search_touched AFTER INSERT OR DELETE OR UPDATE ON improvement.output_use FOR EACH ROW EXECUTE FUNCTION platform.search_touch('output', 'output_id')
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table improvement.partner (row-level security)
  id uuid not null default gen_random_uuid()
  project_id uuid not null
  organisation_id uuid not null
  agency text not null
  role text not null
  rights text[] not null
  token_hash bytea not null
  invited_at timestamp with time zone not null
  invited_by uuid
  person_id uuid
  accepted_at timestamp with time zone
  figures_agreed_at timestamp with time zone
  figures_agreed_by uuid
  ended_at timestamp with time zone
  ended_by uuid
  constraint partner_agency_check CHECK (((length(agency) >= 2) AND (length(agency) <= 120)))
  constraint partner_check CHECK (((person_id IS NULL) = (accepted_at IS NULL)))
  constraint partner_person_id_fkey FOREIGN KEY (person_id) REFERENCES directory.person(id)
  constraint partner_pkey PRIMARY KEY (id)
  constraint partner_project_id_organisation_id_fkey FOREIGN KEY (project_id, organisation_id) REFERENCES improvement.project(id, organisation_id)
  constraint partner_rights_check CHECK ((rights <@ ARRAY['cycles'::text, 'measures'::text]))
  constraint partner_role_check CHECK (((length(role) >= 2) AND (length(role) <= 120)))
  constraint partner_token_hash_key UNIQUE (token_hash)
  index INDEX partner_by_person ON improvement.partner USING btree (person_id) WHERE (ended_at IS NULL)
  index INDEX partner_by_project ON improvement.partner USING btree (project_id)
  policy own_agrees for update to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_or_self for select to allied_app using ((organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) OR (person_id = ( SELECT platform.viewer_person() AS viewer_person)))
  policy self_leaves for update to allied_app using ((person_id = ( SELECT platform.viewer_person() AS viewer_person)) AND (ended_at IS NULL)) with check ((person_id = ( SELECT platform.viewer_person() AS viewer_person)) AND (ended_at IS NOT NULL))
  policy team_adds for insert to allied_app with check (project_id = ANY (( SELECT improvement.team_projects() AS team_projects)::uuid[]))
  policy team_ends for update to allied_app using (project_id = ANY (( SELECT improvement.team_projects() AS team_projects)::uuid[]))
  policy worker for all to allied_worker using true with check true
  trigger CREATE TRIGGER search_touched AFTER INSERT OR DELETE OR UPDATE ON improvement.partner FOR EACH ROW EXECUTE FUNCTION platform.search_touch('project', 'project_id')
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table improvement.pathway (row-level security)
  id uuid not null default gen_random_uuid()
  organisation_id uuid not null
  title text not null
  template text
  condition text not null default ''::text
  setting text not null default ''::text
  measure_id uuid
  is_example boolean not null default false
  made_at timestamp with time zone not null
  made_by uuid
  contribution text
  inequality_effect text
  approved_on date
  approved_by uuid
  care_snapshot_id uuid
  constraint approved_with_statements CHECK (((approved_on IS NULL) OR ((contribution IS NOT NULL) AND (inequality_effect IS NOT NULL))))
  constraint pathway_care_snapshot_fkey FOREIGN KEY (care_snapshot_id, organisation_id) REFERENCES inquiry.snapshot(id, organisation_id)
  constraint pathway_condition_check CHECK ((length(condition) <= 200))
  constraint pathway_contribution_check CHECK (((length(contribution) >= 10) AND (length(contribution) <= 2000)))
  constraint pathway_id_organisation_id_key UNIQUE (id, organisation_id)
  constraint pathway_inequality_effect_check CHECK (((length(inequality_effect) >= 10) AND (length(inequality_effect) <= 2000)))
  constraint pathway_measure_id_fkey FOREIGN KEY (measure_id) REFERENCES quality.measure(id)
  constraint pathway_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint pathway_pkey PRIMARY KEY (id)
  constraint pathway_setting_check CHECK ((length(setting) <= 200))
  constraint pathway_title_check CHECK (((length(title) >= 3) AND (length(title) <= 160)))
  index INDEX pathway_by_care_snapshot ON improvement.pathway USING btree (care_snapshot_id) WHERE (care_snapshot_id IS NOT NULL)
  policy anyone_reads for select to allied_app using ( SELECT platform.viewer_is_anyone() AS viewer_is_anyone)
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_changes for update to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  trigger CREATE TRIGGER policy_text_only BEFORE INSERT ON improvement.pathway FOR EACH ROW EXECUTE FUNCTION improvement.refuse_policy_text_only()
  trigger CREATE TRIGGER search_touched AFTER INSERT OR DELETE OR UPDATE ON improvement.pathway FOR EACH ROW EXECUTE FUNCTION platform.search_touch('pathway', 'id')
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table improvement.pathway_step (row-level security)
  id uuid not null default gen_random_uuid()
  pathway_id uuid not null
  organisation_id uuid not null
  map text not null
  position integer not null
  title text not null
  kind text not null
  team text not null
  setting text not null default ''::text
  professions text[] not null default '{}'::text[]
  wait_days integer
  who_drops_out text not null default ''::text
  repeats_assessment boolean not null default false
  measure_id uuid
  library text[] not null default '{}'::text[]
  constraint pathway_step_id_organisation_id_key UNIQUE (id, organisation_id)
  constraint pathway_step_kind_check CHECK ((kind = ANY (ARRAY['prevention'::text, 'early'::text, 'treatment'::text])))
  constraint pathway_step_map_check CHECK ((map = ANY (ARRAY['now'::text, 'proposed'::text])))
  constraint pathway_step_measure_id_fkey FOREIGN KEY (measure_id) REFERENCES quality.measure(id)
  constraint pathway_step_pathway_id_map_position_key UNIQUE (pathway_id, map, "position") DEFERRABLE INITIALLY DEFERRED
  constraint pathway_step_pathway_id_organisation_id_fkey FOREIGN KEY (pathway_id, organisation_id) REFERENCES improvement.pathway(id, organisation_id)
  constraint pathway_step_pkey PRIMARY KEY (id)
  constraint pathway_step_position_check CHECK ((("position" >= 1) AND ("position" <= 60)))
  constraint pathway_step_setting_check CHECK ((length(setting) <= 120))
  constraint pathway_step_team_check CHECK (((length(team) >= 2) AND (length(team) <= 120)))
  constraint pathway_step_title_check CHECK (((length(title) >= 3) AND (length(title) <= 160)))
  constraint pathway_step_wait_days_check CHECK (((wait_days >= 0) AND (wait_days <= 2000)))
  constraint pathway_step_who_drops_out_check CHECK ((length(who_drops_out) <= 600))
  policy anyone_reads for select to allied_app using ( SELECT platform.viewer_is_anyone() AS viewer_is_anyone)
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_changes for update to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_removes for delete to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  trigger CREATE TRIGGER policy_text_only BEFORE INSERT ON improvement.pathway_step FOR EACH ROW EXECUTE FUNCTION improvement.refuse_policy_text_only()
  trigger CREATE TRIGGER search_touched AFTER INSERT OR DELETE OR UPDATE ON improvement.pathway_step FOR EACH ROW EXECUTE FUNCTION platform.search_touch('pathway', 'pathway_id')
  grant delete, insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table improvement.prevention_activity (row-level security)
  id uuid not null default gen_random_uuid()
  organisation_id uuid not null
  title text not null
  what text not null
  need text not null
  cost_pounds integer
  measure_id uuid
  gap_measure_id uuid
  gap_unit_id uuid
  gap_split text
  is_example boolean not null default false
  made_at timestamp with time zone not null
  made_by uuid
  constraint prevention_activity_check CHECK ((((gap_measure_id IS NULL) = (gap_unit_id IS NULL)) AND ((gap_measure_id IS NULL) = (gap_split IS NULL))))
  constraint prevention_activity_cost_pounds_check CHECK (((cost_pounds >= 0) AND (cost_pounds <= 10000000)))
  constraint prevention_activity_gap_measure_id_fkey FOREIGN KEY (gap_measure_id) REFERENCES quality.measure(id)
  constraint prevention_activity_gap_split_check CHECK (((length(gap_split) >= 1) AND (length(gap_split) <= 120)))
  constraint prevention_activity_gap_unit_id_fkey FOREIGN KEY (gap_unit_id) REFERENCES directory.unit(id)
  constraint prevention_activity_id_organisation_id_key UNIQUE (id, organisation_id)
  constraint prevention_activity_measure_id_fkey FOREIGN KEY (measure_id) REFERENCES quality.measure(id)
  constraint prevention_activity_need_check CHECK (((length(need) >= 3) AND (length(need) <= 600)))
  constraint prevention_activity_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint prevention_activity_pkey PRIMARY KEY (id)
  constraint prevention_activity_title_check CHECK (((length(title) >= 3) AND (length(title) <= 160)))
  constraint prevention_activity_what_check CHECK (((length(what) >= 3) AND (length(what) <= 1000)))
  index INDEX prevention_activity_by_organisation ON improvement.prevention_activity USING btree (organisation_id)
  policy anyone_reads for select to allied_app using ( SELECT platform.viewer_is_anyone() AS viewer_is_anyone)
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  trigger CREATE TRIGGER policy_text_only BEFORE INSERT ON improvement.prevention_activity FOR EACH ROW EXECUTE FUNCTION improvement.refuse_policy_text_only()
  trigger CREATE TRIGGER search_touched AFTER INSERT OR DELETE OR UPDATE ON improvement.prevention_activity FOR EACH ROW EXECUTE FUNCTION platform.search_touch('prevention', 'id')
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table improvement.prevention_reach (row-level security)
  id uuid not null default gen_random_uuid()
  activity_id uuid not null
  organisation_id uuid not null
  place text not null
  held_on date not null
  people integer
  groups_served text[] not null default '{}'::text[]
  made_at timestamp with time zone not null
  made_by uuid
  constraint prevention_reach_activity_id_organisation_id_fkey FOREIGN KEY (activity_id, organisation_id) REFERENCES improvement.prevention_activity(id, organisation_id)
  constraint prevention_reach_people_check CHECK ((people >= conversations.fewest_people()))
  constraint prevention_reach_pkey PRIMARY KEY (id)
  constraint prevention_reach_place_check CHECK (((length(place) >= 2) AND (length(place) <= 120)))
  index INDEX prevention_reach_by_activity ON improvement.prevention_reach USING btree (activity_id)
  policy anyone_reads for select to allied_app using ( SELECT platform.viewer_is_anyone() AS viewer_is_anyone)
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  trigger CREATE TRIGGER policy_text_only BEFORE INSERT ON improvement.prevention_reach FOR EACH ROW EXECUTE FUNCTION improvement.refuse_policy_text_only()
  trigger CREATE TRIGGER search_touched AFTER INSERT ON improvement.prevention_reach FOR EACH ROW EXECUTE FUNCTION platform.search_touch('prevention', 'activity_id')
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table improvement.project (row-level security)
  id uuid not null default gen_random_uuid()
  organisation_id uuid not null
  unit_id uuid not null
  title text not null
  why text not null
  kind text not null default 'improvement'::text
  objective_id uuid
  professions text[] not null default '{}'::text[]
  audience text not null default 'organisation'::text
  contact_role text not null
  started_on date not null
  buying_on date
  copied_from uuid
  source_key text
  is_example boolean not null default false
  made_at timestamp with time zone not null
  made_by uuid
  words tsvector not null default to_tsvector('english'::regconfig, ((title || ' '::text) || why))
  revision integer not null default 1
  constraint project_audience_check CHECK ((audience = ANY (ARRAY['organisation'::text, 'everyone'::text])))
  constraint project_contact_role_check CHECK (((length(contact_role) >= 2) AND (length(contact_role) <= 120)))
  constraint project_copied_from_fkey FOREIGN KEY (copied_from) REFERENCES improvement.project(id)
  constraint project_id_organisation_id_key UNIQUE (id, organisation_id)
  constraint project_kind_check CHECK ((kind = ANY (ARRAY['improvement'::text, 'redesign'::text, 'digital'::text])))
  constraint project_objective_id_fkey FOREIGN KEY (objective_id) REFERENCES strategy.objective(id)
  constraint project_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint project_organisation_id_source_key_key UNIQUE (organisation_id, source_key)
  constraint project_pkey PRIMARY KEY (id)
  constraint project_revision_check CHECK ((revision >= 1))
  constraint project_source_key_check CHECK (((length(source_key) >= 1) AND (length(source_key) <= 120)))
  constraint project_title_check CHECK (((length(title) >= 3) AND (length(title) <= 120)))
  constraint project_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES directory.unit(id)
  constraint project_why_check CHECK (((length(why) >= 3) AND (length(why) <= 2000)))
  index INDEX project_by_objective ON improvement.project USING btree (objective_id) WHERE (objective_id IS NOT NULL)
  index INDEX project_by_organisation ON improvement.project USING btree (organisation_id, started_on DESC)
  index INDEX project_by_origin ON improvement.project USING btree (copied_from) WHERE (copied_from IS NOT NULL)
  index INDEX project_by_unit ON improvement.project USING btree (unit_id)
  policy own_starts for insert to allied_app with check ((organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) AND (NOT (made_by IS DISTINCT FROM ( SELECT platform.viewer_person() AS viewer_person))))
  policy seen for select to allied_app using ((organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) OR ((audience = 'everyone'::text) AND ( SELECT platform.viewer_is_anyone() AS viewer_is_anyone)) OR (id = ANY (( SELECT improvement.partner_projects(''::text) AS partner_projects)::uuid[])) OR (id = ANY (( SELECT improvement.note_projects(''::text) AS note_projects)::uuid[])))
  policy team_changes for update to allied_app using (id = ANY (( SELECT improvement.team_projects() AS team_projects)::uuid[])) with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  trigger CREATE TRIGGER search_touched AFTER INSERT OR DELETE OR UPDATE ON improvement.project FOR EACH ROW EXECUTE FUNCTION platform.search_touch('project', 'id')
  trigger CREATE TRIGGER tells_home AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON improvement.project FOR EACH STATEMENT EXECUTE FUNCTION platform.note_change('home')
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table improvement.project_measure (row-level security)
  id uuid not null default gen_random_uuid()
  project_id uuid not null
  organisation_id uuid not null
  series_id uuid not null
  kind text not null
  linked_at timestamp with time zone not null
  linked_by uuid
  ended_at timestamp with time zone
  ended_by uuid
  constraint project_measure_kind_check CHECK ((kind = ANY (ARRAY['outcome'::text, 'process'::text, 'balancing'::text])))
  constraint project_measure_pkey PRIMARY KEY (id)
  constraint project_measure_project_id_organisation_id_fkey FOREIGN KEY (project_id, organisation_id) REFERENCES improvement.project(id, organisation_id)
  constraint project_measure_series_id_fkey FOREIGN KEY (series_id) REFERENCES quality.series(id)
  index UNIQUE INDEX one_project_measure ON improvement.project_measure USING btree (project_id, series_id) WHERE (ended_at IS NULL)
  index INDEX project_measure_by_series ON improvement.project_measure USING btree (series_id)
  policy by_part for select to allied_app using ((organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) OR (project_id = ANY (( SELECT improvement.partner_projects('measures'::text) AS partner_projects)::uuid[])) OR (project_id = ANY (( SELECT improvement.note_projects('measures'::text) AS note_projects)::uuid[])) OR (( SELECT platform.viewer_is_anyone() AS viewer_is_anyone) AND (project_id IN ( SELECT p.id
   FROM improvement.project p
  WHERE (p.audience = 'everyone'::text)))))
  policy team_adds for insert to allied_app with check (project_id = ANY (( SELECT improvement.team_projects() AS team_projects)::uuid[]))
  policy team_ends for update to allied_app using (project_id = ANY (( SELECT improvement.team_projects() AS team_projects)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table improvement.prompt_answer (row-level security)
  id uuid not null default gen_random_uuid()
  project_id uuid not null
  organisation_id uuid not null
  prompt text not null
  answer text not null
  made_at timestamp with time zone not null
  made_by uuid
  words tsvector not null default to_tsvector('english'::regconfig, answer)
  constraint prompt_answer_answer_check CHECK (((length(answer) >= 3) AND (length(answer) <= 1000)))
  constraint prompt_answer_pkey PRIMARY KEY (id)
  constraint prompt_answer_project_id_organisation_id_fkey FOREIGN KEY (project_id, organisation_id) REFERENCES improvement.project(id, organisation_id)
  constraint prompt_answer_prompt_check CHECK ((prompt = ANY (ARRAY['equality'::text, 'population'::text, 'data'::text, 'prevention'::text, 'determinants'::text, 'carbon'::text])))
  index INDEX prompt_answer_by_project ON improvement.prompt_answer USING btree (project_id, prompt, made_at DESC)
  policy by_part for select to allied_app using ((organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) OR (project_id = ANY (( SELECT improvement.partner_projects(''::text) AS partner_projects)::uuid[])) OR (project_id = ANY (( SELECT improvement.note_projects('plan'::text) AS note_projects)::uuid[])) OR (( SELECT platform.viewer_is_anyone() AS viewer_is_anyone) AND (project_id IN ( SELECT p.id
   FROM improvement.project p
  WHERE (p.audience = 'everyone'::text)))))
  policy team_adds for insert to allied_app with check (project_id = ANY (( SELECT improvement.team_projects() AS team_projects)::uuid[]))
  policy worker for all to allied_worker using true with check true
  trigger CREATE TRIGGER search_touched AFTER INSERT OR DELETE OR UPDATE ON improvement.prompt_answer FOR EACH ROW EXECUTE FUNCTION platform.search_touch('project', 'project_id')
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table improvement.question_answer (row-level security)
  id uuid not null default gen_random_uuid()
  question_id uuid not null
  organisation_id uuid not null
  number integer not null
  kind text not null
  researcher_role text not null
  words text not null
  said_on date not null
  made_at timestamp with time zone not null
  made_by uuid
  constraint question_answer_kind_check CHECK ((kind = ANY (ARRAY['matched'::text, 'known already'::text, 'answered'::text, 'not now'::text])))
  constraint question_answer_number_check CHECK ((number >= 1))
  constraint question_answer_pkey PRIMARY KEY (id)
  constraint question_answer_question_id_number_key UNIQUE (question_id, number)
  constraint question_answer_question_id_organisation_id_fkey FOREIGN KEY (question_id, organisation_id) REFERENCES improvement.community_question(id, organisation_id)
  constraint question_answer_researcher_role_check CHECK (((length(researcher_role) >= 3) AND (length(researcher_role) <= 160)))
  constraint question_answer_words_check CHECK (((length(words) >= 10) AND (length(words) <= 1000)))
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy with_question for select to allied_app using (question_id IN ( SELECT community_question.id
   FROM improvement.community_question))
  policy worker for all to allied_worker using true with check true
  trigger CREATE TRIGGER policy_text_only BEFORE INSERT ON improvement.question_answer FOR EACH ROW EXECUTE FUNCTION improvement.refuse_policy_text_only()
  trigger CREATE TRIGGER search_touched AFTER INSERT OR DELETE OR UPDATE ON improvement.question_answer FOR EACH ROW EXECUTE FUNCTION platform.search_touch('community-question', 'question_id')
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table improvement.question_support (row-level security)
  question_id uuid not null
  voter_hash bytea not null
  constraint question_support_pkey PRIMARY KEY (question_id, voter_hash)
  constraint question_support_question_id_fkey FOREIGN KEY (question_id) REFERENCES improvement.community_question(id)
  constraint question_support_voter_hash_check CHECK ((length(voter_hash) = 32))
  policy worker for all to allied_worker using true with check true
  grant delete, insert, select, update to allied_worker

table improvement.research_active (row-level security)
  person_id uuid not null
  organisation_id uuid not null
  year text not null
  profession text not null
  role_group text not null
  said_at timestamp with time zone not null
  constraint research_active_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint research_active_person_id_fkey FOREIGN KEY (person_id) REFERENCES directory.person(id)
  constraint research_active_pkey PRIMARY KEY (person_id, organisation_id, year)
  constraint research_active_year_check CHECK ((year ~ '^\d{4}-\d{2}$'::text))
  policy of_themselves for all to allied_app using (person_id = ( SELECT platform.viewer_person() AS viewer_person)) with check ((person_id = ( SELECT platform.viewer_person() AS viewer_person)) AND (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])))
  policy worker for all to allied_worker using true with check true
  trigger CREATE TRIGGER policy_text_only BEFORE INSERT ON improvement.research_active FOR EACH ROW EXECUTE FUNCTION improvement.refuse_policy_text_only()
  grant delete, insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table improvement.research_partner (row-level security)
  id uuid not null default gen_random_uuid()
  organisation_id uuid not null
  name text not null
  kind text not null
  topic text not null
  lead_role text not null
  output text not null default ''::text
  student_links text not null default ''::text
  changed text not null default ''::text
  is_example boolean not null default false
  made_at timestamp with time zone not null
  made_by uuid
  constraint research_partner_changed_check CHECK ((length(changed) <= 1000))
  constraint research_partner_id_organisation_id_key UNIQUE (id, organisation_id)
  constraint research_partner_kind_check CHECK ((kind = ANY (ARRAY['university'::text, 'biomedical research centre'::text, 'voluntary sector'::text, 'community group'::text, 'health or care'::text, 'other'::text])))
  constraint research_partner_lead_role_check CHECK (((length(lead_role) >= 2) AND (length(lead_role) <= 120)))
  constraint research_partner_name_check CHECK (((length(name) >= 3) AND (length(name) <= 200)))
  constraint research_partner_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint research_partner_output_check CHECK ((length(output) <= 1000))
  constraint research_partner_pkey PRIMARY KEY (id)
  constraint research_partner_student_links_check CHECK ((length(student_links) <= 600))
  constraint research_partner_topic_check CHECK (((length(topic) >= 3) AND (length(topic) <= 300)))
  policy anyone_reads for select to allied_app using ( SELECT platform.viewer_is_anyone() AS viewer_is_anyone)
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_changes for update to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  trigger CREATE TRIGGER policy_text_only BEFORE INSERT ON improvement.research_partner FOR EACH ROW EXECUTE FUNCTION improvement.refuse_policy_text_only()
  trigger CREATE TRIGGER search_touched AFTER INSERT OR DELETE OR UPDATE ON improvement.research_partner FOR EACH ROW EXECUTE FUNCTION platform.search_touch('research-partner', 'id')
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table improvement.role_model (row-level security)
  id uuid not null default gen_random_uuid()
  organisation_id uuid not null
  person_id uuid not null
  shown_name text not null
  profession text
  role_group text not null
  story text not null
  is_example boolean not null default false
  agreed_at timestamp with time zone not null
  withdrawn_at timestamp with time zone
  constraint role_model_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint role_model_person_id_fkey FOREIGN KEY (person_id) REFERENCES directory.person(id)
  constraint role_model_pkey PRIMARY KEY (id)
  constraint role_model_shown_name_check CHECK (((length(shown_name) >= 2) AND (length(shown_name) <= 120)))
  constraint role_model_story_check CHECK (((length(story) >= 10) AND (length(story) <= 2000)))
  index UNIQUE INDEX one_role_model ON improvement.role_model USING btree (person_id, organisation_id) WHERE (withdrawn_at IS NULL)
  policy of_themselves for all to allied_app using (person_id = ( SELECT platform.viewer_person() AS viewer_person)) with check ((person_id = ( SELECT platform.viewer_person() AS viewer_person)) AND (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])))
  policy while_they_agree for select to allied_app using ((withdrawn_at IS NULL) AND ( SELECT platform.viewer_is_anyone() AS viewer_is_anyone) AND improvement.person_is_here(person_id))
  policy worker for all to allied_worker using true with check true
  trigger CREATE TRIGGER policy_text_only BEFORE INSERT ON improvement.role_model FOR EACH ROW EXECUTE FUNCTION improvement.refuse_policy_text_only()
  trigger CREATE TRIGGER search_touched AFTER INSERT OR DELETE OR UPDATE ON improvement.role_model FOR EACH ROW EXECUTE FUNCTION platform.search_touch('teller', 'person_id')
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table improvement.stage (row-level security)
  project_id uuid not null
  organisation_id uuid not null
  number integer not null
  score double precision not null
  evidence text not null
  made_at timestamp with time zone not null
  made_by uuid
  constraint stage_evidence_check CHECK (((length(evidence) >= 3) AND (length(evidence) <= 1000)))
  constraint stage_number_check CHECK ((number >= 1))
  constraint stage_pkey PRIMARY KEY (project_id, number)
  constraint stage_project_id_organisation_id_fkey FOREIGN KEY (project_id, organisation_id) REFERENCES improvement.project(id, organisation_id)
  constraint stage_score_check CHECK ((((score >= (0.5)::double precision) AND (score <= (5.0)::double precision)) AND ((score * (2)::double precision) = floor((score * (2)::double precision)))))
  policy by_part for select to allied_app using ((organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) OR (project_id = ANY (( SELECT improvement.partner_projects(''::text) AS partner_projects)::uuid[])) OR (project_id = ANY (( SELECT improvement.note_projects('learning'::text) AS note_projects)::uuid[])) OR (( SELECT platform.viewer_is_anyone() AS viewer_is_anyone) AND (project_id IN ( SELECT p.id
   FROM improvement.project p
  WHERE (p.audience = 'everyone'::text)))))
  policy team_adds for insert to allied_app with check (project_id = ANY (( SELECT improvement.team_projects() AS team_projects)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table improvement.study (row-level security)
  id uuid not null default gen_random_uuid()
  organisation_id uuid not null
  title text not null
  question text not null
  question_set_by text not null
  summary text not null
  lead_role text not null
  professions text[] not null default '{}'::text[]
  state text not null
  starts_on date not null
  learned text not null default ''::text
  question_id uuid
  is_example boolean not null default false
  made_at timestamp with time zone not null
  made_by uuid
  lead_profession text
  constraint study_check CHECK (((state = ANY (ARRAY['planned'::text, 'open'::text])) OR (length(learned) >= 3)))
  constraint study_id_organisation_id_key UNIQUE (id, organisation_id)
  constraint study_lead_profession_check CHECK ((lead_profession ~ '^prof\.[a-z-]{3,60}$'::text))
  constraint study_lead_role_check CHECK (((length(lead_role) >= 2) AND (length(lead_role) <= 160)))
  constraint study_learned_check CHECK ((length(learned) <= 2000))
  constraint study_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint study_pkey PRIMARY KEY (id)
  constraint study_question_check CHECK (((length(question) >= 10) AND (length(question) <= 600)))
  constraint study_question_id_fkey FOREIGN KEY (question_id) REFERENCES improvement.community_question(id)
  constraint study_question_set_by_check CHECK ((question_set_by = ANY (ARRAY['people and communities'::text, 'people and researchers together'::text, 'staff'::text, 'researchers'::text, 'a funder'::text])))
  constraint study_state_check CHECK ((state = ANY (ARRAY['planned'::text, 'open'::text, 'finished'::text, 'stopped'::text])))
  constraint study_summary_check CHECK (((length(summary) >= 10) AND (length(summary) <= 2000)))
  constraint study_title_check CHECK (((length(title) >= 3) AND (length(title) <= 200)))
  policy anyone_reads for select to allied_app using ( SELECT platform.viewer_is_anyone() AS viewer_is_anyone)
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_changes for update to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  trigger CREATE TRIGGER policy_text_only BEFORE INSERT ON improvement.study FOR EACH ROW EXECUTE FUNCTION improvement.refuse_policy_text_only()
  trigger CREATE TRIGGER search_touched AFTER INSERT OR DELETE OR UPDATE ON improvement.study FOR EACH ROW EXECUTE FUNCTION platform.search_touch('study', 'id')
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table improvement.study_partner (row-level security)
  study_id uuid not null
  partner_id uuid not null
  organisation_id uuid not null
  constraint study_partner_partner_id_organisation_id_fkey FOREIGN KEY (partner_id, organisation_id) REFERENCES improvement.research_partner(id, organisation_id)
  constraint study_partner_pkey PRIMARY KEY (study_id, partner_id)
  constraint study_partner_study_id_organisation_id_fkey FOREIGN KEY (study_id, organisation_id) REFERENCES improvement.study(id, organisation_id)
  policy anyone_reads for select to allied_app using ( SELECT platform.viewer_is_anyone() AS viewer_is_anyone)
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  trigger CREATE TRIGGER policy_text_only BEFORE INSERT ON improvement.study_partner FOR EACH ROW EXECUTE FUNCTION improvement.refuse_policy_text_only()
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table improvement.study_reach (row-level security)
  study_id uuid not null
  organisation_id uuid not null
  group_name text not null
  people integer
  made_at timestamp with time zone not null
  made_by uuid
  constraint study_reach_group_name_check CHECK (((length(group_name) >= 2) AND (length(group_name) <= 120)))
  constraint study_reach_people_check CHECK ((people >= conversations.fewest_people()))
  constraint study_reach_pkey PRIMARY KEY (study_id, group_name)
  constraint study_reach_study_id_organisation_id_fkey FOREIGN KEY (study_id, organisation_id) REFERENCES improvement.study(id, organisation_id)
  policy anyone_reads for select to allied_app using ( SELECT platform.viewer_is_anyone() AS viewer_is_anyone)
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_changes for update to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  trigger CREATE TRIGGER policy_text_only BEFORE INSERT ON improvement.study_reach FOR EACH ROW EXECUTE FUNCTION improvement.refuse_policy_text_only()
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table improvement.support (row-level security)
  id uuid not null default gen_random_uuid()
  project_id uuid not null
  organisation_id uuid not null
  kind text not null
  hours_a_week double precision
  words text not null
  from_role text not null
  offered_at timestamp with time zone not null
  offered_by uuid
  constraint support_check CHECK (((kind = 'time'::text) = (hours_a_week IS NOT NULL)))
  constraint support_from_role_check CHECK (((length(from_role) >= 2) AND (length(from_role) <= 120)))
  constraint support_hours_a_week_check CHECK (((hours_a_week >= (0.5)::double precision) AND (hours_a_week <= (99)::double precision)))
  constraint support_kind_check CHECK ((kind = ANY (ARRAY['time'::text, 'coach'::text, 'connection'::text, 'resources'::text])))
  constraint support_pkey PRIMARY KEY (id)
  constraint support_project_id_organisation_id_fkey FOREIGN KEY (project_id, organisation_id) REFERENCES improvement.project(id, organisation_id)
  constraint support_words_check CHECK (((length(words) >= 3) AND (length(words) <= 600)))
  index INDEX support_by_project ON improvement.support USING btree (project_id)
  policy own for select to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_gives for insert to allied_app with check ((organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) AND (NOT (offered_by IS DISTINCT FROM ( SELECT platform.viewer_person() AS viewer_person))))
  policy worker for all to allied_worker using true with check true
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table improvement.taking_part (row-level security)
  id uuid not null default gen_random_uuid()
  project_id uuid not null
  organisation_id uuid not null
  stage text not null
  evidence text not null
  role text not null
  took_part text not null
  who text not null
  people_count integer
  decided text not null default ''::text
  support_given text not null default ''::text
  power_shared text not null default ''::text
  happened_on date not null
  made_at timestamp with time zone not null
  made_by uuid
  taken_back_at timestamp with time zone
  taken_back_by uuid
  taken_back_reason text
  constraint taking_part_check CHECK (((taken_back_at IS NULL) = (taken_back_reason IS NULL)))
  constraint taking_part_decided_check CHECK ((length(decided) <= 1000))
  constraint taking_part_evidence_check CHECK ((evidence = ANY (ARRAY['survey'::text, 'conversation'::text, 'workshop'::text, 'seat'::text, 'decision'::text])))
  constraint taking_part_people_count_check CHECK (((people_count >= 1) AND (people_count <= 100000)))
  constraint taking_part_pkey PRIMARY KEY (id)
  constraint taking_part_power_shared_check CHECK ((length(power_shared) <= 1000))
  constraint taking_part_project_id_organisation_id_fkey FOREIGN KEY (project_id, organisation_id) REFERENCES improvement.project(id, organisation_id)
  constraint taking_part_role_check CHECK ((role = ANY (ARRAY['conceive'::text, 'design'::text, 'steer'::text, 'manage'::text])))
  constraint taking_part_stage_check CHECK ((stage = ANY (ARRAY['planning'::text, 'design'::text, 'implementation'::text, 'evaluation'::text])))
  constraint taking_part_support_given_check CHECK ((length(support_given) <= 1000))
  constraint taking_part_taken_back_reason_check CHECK (((length(taken_back_reason) >= 3) AND (length(taken_back_reason) <= 600)))
  constraint taking_part_took_part_check CHECK ((took_part = ANY (ARRAY['people-with-lived-experience'::text, 'ahp-community'::text, 'other-professionals'::text])))
  constraint taking_part_who_check CHECK (((length(who) >= 3) AND (length(who) <= 200)))
  index INDEX taking_part_by_project ON improvement.taking_part USING btree (project_id, happened_on)
  policy by_part for select to allied_app using ((organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) OR (project_id = ANY (( SELECT improvement.partner_projects(''::text) AS partner_projects)::uuid[])) OR (project_id = ANY (( SELECT improvement.note_projects('plan'::text) AS note_projects)::uuid[])) OR (( SELECT platform.viewer_is_anyone() AS viewer_is_anyone) AND (project_id IN ( SELECT p.id
   FROM improvement.project p
  WHERE (p.audience = 'everyone'::text)))))
  policy team_adds for insert to allied_app with check (project_id = ANY (( SELECT improvement.team_projects() AS team_projects)::uuid[]))
  policy team_takes_back for update to allied_app using (project_id = ANY (( SELECT improvement.team_projects() AS team_projects)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table improvement.tool (row-level security)
  id uuid not null default gen_random_uuid()
  organisation_id uuid not null
  title text not null
  kind text not null
  about text not null
  learning text not null default ''::text
  help_for_people text not null default ''::text
  owner_role text not null
  ended_on date
  is_example boolean not null default false
  made_at timestamp with time zone not null
  made_by uuid
  constraint tool_about_check CHECK (((length(about) >= 3) AND (length(about) <= 600)))
  constraint tool_help_for_people_check CHECK ((length(help_for_people) <= 600))
  constraint tool_id_organisation_id_key UNIQUE (id, organisation_id)
  constraint tool_kind_check CHECK ((kind = ANY (ARRAY['device'::text, 'program'::text, 'equipment'::text, 'connection'::text])))
  constraint tool_learning_check CHECK ((length(learning) <= 600))
  constraint tool_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint tool_owner_role_check CHECK (((length(owner_role) >= 2) AND (length(owner_role) <= 120)))
  constraint tool_pkey PRIMARY KEY (id)
  constraint tool_title_check CHECK (((length(title) >= 2) AND (length(title) <= 160)))
  index INDEX tool_by_organisation ON improvement.tool USING btree (organisation_id)
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_changes for update to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_reads for select to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  trigger CREATE TRIGGER policy_text_only BEFORE INSERT ON improvement.tool FOR EACH ROW EXECUTE FUNCTION improvement.refuse_policy_text_only()
  trigger CREATE TRIGGER search_touched AFTER INSERT OR DELETE OR UPDATE ON improvement.tool FOR EACH ROW EXECUTE FUNCTION platform.search_touch('tool', 'id')
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table improvement.tool_access (row-level security)
  tool_id uuid not null
  organisation_id uuid not null
  unit_id uuid not null
  role_group text not null
  access text not null
  training text not null
  words text not null default ''::text
  said_on date not null
  made_at timestamp with time zone not null
  made_by uuid
  constraint tool_access_access_check CHECK ((access = ANY (ARRAY['all'::text, 'some'::text, 'none'::text])))
  constraint tool_access_pkey PRIMARY KEY (tool_id, unit_id, role_group)
  constraint tool_access_role_group_check CHECK ((role_group ~ '^[a-z-]{3,60}$'::text))
  constraint tool_access_tool_id_organisation_id_fkey FOREIGN KEY (tool_id, organisation_id) REFERENCES improvement.tool(id, organisation_id)
  constraint tool_access_training_check CHECK ((training = ANY (ARRAY['all'::text, 'some'::text, 'none'::text, 'not needed'::text])))
  constraint tool_access_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES directory.unit(id)
  constraint tool_access_words_check CHECK ((length(words) <= 300))
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_changes for update to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_reads for select to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  trigger CREATE TRIGGER policy_text_only BEFORE INSERT ON improvement.tool_access FOR EACH ROW EXECUTE FUNCTION improvement.refuse_policy_text_only()
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

function improvement.accept_partner(hash bytea, at timestamp with time zone) returns uuid security definer

function improvement.adoptions(asked uuid[]) returns TABLE(project_id uuid, organisations integer) security definer

function improvement.all_words(tsvector) returns tsvector

function improvement.confidence_of(asked uuid) returns TABLE(people integer, before_middle integer, after_middle integer) security definer

function improvement.followers(asked uuid) returns integer security definer

function improvement.invited_partner(hash bytea) returns TABLE(project_id uuid, title text, organisation text, agency text, role text, rights text[], state text) security definer

function improvement.name_nobody() returns trigger security definer

function improvement.note_projects(wanted text) returns uuid[] security definer

function improvement.partner_projects(wanted text) returns uuid[] security definer

function improvement.person_is_here(asked uuid) returns boolean security definer

function improvement.question_by_code(code bytea) returns TABLE(id uuid, words text, shown_on date, not_shown_reason text) security definer

function improvement.refuse_policy_text_only() returns trigger

function improvement.research_counts(asked uuid, of_year text) returns TABLE(profession text, role_group text, tens integer) security definer

function improvement.say_confidence(asked uuid, key bytea, before_said integer, after_said integer) returns boolean security definer

function improvement.shared_parts(asked uuid) returns TABLE(unit_id uuid, people integer) security definer

function improvement.support_of(asked uuid[]) returns TABLE(question_id uuid, people integer) security definer

function improvement.support_question(asked uuid, voter bytea) returns boolean security definer

function improvement.team_groups(asked uuid) returns TABLE(role_group text, profession text) security definer

function improvement.team_projects() returns uuid[] security definer

function improvement.viewer_answers_for_research() returns uuid[] security definer

table inquiry.answer (row-level security)
  snapshot_id uuid not null
  question text not null
  stage text
  words text
  is_strength boolean not null default false
  foundation text
  focus text
  answered_at timestamp with time zone not null
  constraint answer_check CHECK (((stage IS NOT NULL) OR (words IS NOT NULL)))
  constraint answer_pkey PRIMARY KEY (snapshot_id, question)
  constraint answer_snapshot_id_fkey FOREIGN KEY (snapshot_id) REFERENCES inquiry.snapshot(id) ON DELETE CASCADE
  constraint answer_stage_check CHECK ((stage = ANY (ARRAY['not-yet-explored'::text, 'exploring'::text, 'emerging'::text, 'established'::text, 'sharing'::text, 'not-applicable'::text])))
  constraint answer_words_check CHECK (((length(words) >= 1) AND (length(words) <= 2000)))
  policy own_adds for insert to allied_app with check (EXISTS ( SELECT
   FROM inquiry.snapshot s
  WHERE ((s.id = answer.snapshot_id) AND ((s.person_id = ( SELECT platform.viewer_person() AS viewer_person)) OR (s.organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))))))
  policy own_changes for update to allied_app using (EXISTS ( SELECT
   FROM inquiry.snapshot s
  WHERE ((s.id = answer.snapshot_id) AND ((s.person_id = ( SELECT platform.viewer_person() AS viewer_person)) OR (s.organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))))))
  policy own_takes_away for delete to allied_app using (EXISTS ( SELECT
   FROM inquiry.snapshot s
  WHERE ((s.id = answer.snapshot_id) AND ((s.person_id = ( SELECT platform.viewer_person() AS viewer_person)) OR (s.organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))))))
  policy with_snapshot for select to allied_app using (EXISTS ( SELECT
   FROM inquiry.snapshot s
  WHERE (s.id = answer.snapshot_id)))
  policy worker for all to allied_worker using true with check true
  trigger CREATE TRIGGER keep_signed BEFORE INSERT OR DELETE OR UPDATE ON inquiry.answer FOR EACH ROW EXECUTE FUNCTION inquiry.keep_signed_parts()
  trigger CREATE TRIGGER search_touched AFTER INSERT OR DELETE OR UPDATE ON inquiry.answer FOR EACH ROW EXECUTE FUNCTION platform.search_touch('snapshot', 'snapshot_id', 'snapshot_id', 'later')
  grant delete, insert, select, update to allied_app
  grant delete, insert, select, update to allied_worker

table inquiry.celebration (row-level security)
  id uuid not null default gen_random_uuid()
  priority_id uuid not null
  organisation_id uuid not null
  kind text not null
  subject_id uuid not null
  title text not null
  address text not null
  linked_at timestamp with time zone not null
  linked_by uuid
  taken_off_at timestamp with time zone
  constraint celebration_address_check CHECK (((address ~ '^/'::text) AND (length(address) <= 300)))
  constraint celebration_kind_check CHECK ((kind = ANY (ARRAY['story'::text, 'award'::text, 'answer'::text])))
  constraint celebration_pkey PRIMARY KEY (id)
  constraint celebration_priority_id_kind_subject_id_key UNIQUE (priority_id, kind, subject_id)
  constraint celebration_priority_id_organisation_id_fkey FOREIGN KEY (priority_id, organisation_id) REFERENCES inquiry.priority(id, organisation_id)
  constraint celebration_title_check CHECK (((length(title) >= 3) AND (length(title) <= 300)))
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_changes for update to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy with_priority for select to allied_app using (EXISTS ( SELECT
   FROM inquiry.priority p
  WHERE (p.id = celebration.priority_id)))
  policy worker for all to allied_worker using true with check true
  trigger CREATE TRIGGER tells_home AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON inquiry.celebration FOR EACH STATEMENT EXECUTE FUNCTION platform.note_change('home')
  grant insert, select, update to allied_app
  grant delete, insert, select, update to allied_worker

table inquiry.celebration_end (row-level security)
  id uuid not null default gen_random_uuid()
  priority_id uuid not null
  organisation_id uuid not null
  celebrated_at timestamp with time zone not null
  celebrated_by uuid
  ended_at timestamp with time zone not null
  with_what text not null
  constraint celebration_end_pkey PRIMARY KEY (id)
  constraint celebration_end_priority_id_organisation_id_fkey FOREIGN KEY (priority_id, organisation_id) REFERENCES inquiry.priority(id, organisation_id)
  constraint celebration_end_with_what_check CHECK (((length(with_what) >= 3) AND (length(with_what) <= 2000)))
  index INDEX celebration_end_by_priority ON inquiry.celebration_end USING btree (priority_id)
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy with_priority for select to allied_app using (EXISTS ( SELECT
   FROM inquiry.priority p
  WHERE (p.id = celebration_end.priority_id)))
  policy worker for all to allied_worker using true with check true
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table inquiry.dated_step (row-level security)
  id uuid not null default gen_random_uuid()
  organisation_id uuid not null
  snapshot_id uuid not null
  question text not null
  what text not null
  owner_role text not null
  due_on date not null
  after_id uuid
  made_at timestamp with time zone not null
  made_by uuid
  done_on date
  done_at timestamp with time zone
  done_by uuid
  constraint dated_step_after_id_fkey FOREIGN KEY (after_id) REFERENCES inquiry.dated_step(id)
  constraint dated_step_check CHECK (((done_on IS NULL) = (done_at IS NULL)))
  constraint dated_step_owner_role_check CHECK (((length(owner_role) >= 2) AND (length(owner_role) <= 120)))
  constraint dated_step_pkey PRIMARY KEY (id)
  constraint dated_step_snapshot_id_organisation_id_fkey FOREIGN KEY (snapshot_id, organisation_id) REFERENCES inquiry.snapshot(id, organisation_id)
  constraint dated_step_what_check CHECK (((length(what) >= 3) AND (length(what) <= 600)))
  index INDEX dated_step_by_organisation ON inquiry.dated_step USING btree (organisation_id)
  index INDEX dated_step_by_snapshot ON inquiry.dated_step USING btree (snapshot_id, due_on)
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_changes for update to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy with_snapshot for select to allied_app using (EXISTS ( SELECT
   FROM inquiry.snapshot s
  WHERE (s.id = dated_step.snapshot_id)))
  policy worker for all to allied_worker using true with check true
  grant insert, select, update to allied_app
  grant delete, insert, select, update to allied_worker

table inquiry.discussion (row-level security)
  id uuid not null default gen_random_uuid()
  snapshot_id uuid not null
  held_on date not null
  who text not null
  said text not null
  recorded_at timestamp with time zone not null
  recorded_by uuid
  constraint discussion_pkey PRIMARY KEY (id)
  constraint discussion_said_check CHECK (((length(said) >= 3) AND (length(said) <= 2000)))
  constraint discussion_snapshot_id_fkey FOREIGN KEY (snapshot_id) REFERENCES inquiry.snapshot(id) ON DELETE CASCADE
  constraint discussion_who_check CHECK (((length(who) >= 3) AND (length(who) <= 600)))
  index INDEX discussion_by_snapshot ON inquiry.discussion USING btree (snapshot_id, held_on)
  policy own_adds for insert to allied_app with check (EXISTS ( SELECT
   FROM inquiry.snapshot s
  WHERE ((s.id = discussion.snapshot_id) AND ((s.person_id = ( SELECT platform.viewer_person() AS viewer_person)) OR (s.organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))))))
  policy with_snapshot for select to allied_app using (EXISTS ( SELECT
   FROM inquiry.snapshot s
  WHERE (s.id = discussion.snapshot_id)))
  policy worker for all to allied_worker using true with check true
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table inquiry.evidence (row-level security)
  id uuid not null default gen_random_uuid()
  snapshot_id uuid not null
  question text not null
  what text not null
  address text
  added_at timestamp with time zone not null
  added_by uuid
  constraint evidence_address_check CHECK (((address ~ '^(https://|/)'::text) AND (length(address) <= 500)))
  constraint evidence_pkey PRIMARY KEY (id)
  constraint evidence_snapshot_id_fkey FOREIGN KEY (snapshot_id) REFERENCES inquiry.snapshot(id) ON DELETE CASCADE
  constraint evidence_what_check CHECK (((length(what) >= 3) AND (length(what) <= 600)))
  index INDEX evidence_by_snapshot ON inquiry.evidence USING btree (snapshot_id)
  policy own_adds for insert to allied_app with check (EXISTS ( SELECT
   FROM inquiry.snapshot s
  WHERE ((s.id = evidence.snapshot_id) AND ((s.person_id = ( SELECT platform.viewer_person() AS viewer_person)) OR (s.organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))))))
  policy own_changes for update to allied_app using (EXISTS ( SELECT
   FROM inquiry.snapshot s
  WHERE ((s.id = evidence.snapshot_id) AND ((s.person_id = ( SELECT platform.viewer_person() AS viewer_person)) OR (s.organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))))))
  policy own_takes_away for delete to allied_app using (EXISTS ( SELECT
   FROM inquiry.snapshot s
  WHERE ((s.id = evidence.snapshot_id) AND ((s.person_id = ( SELECT platform.viewer_person() AS viewer_person)) OR (s.organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))))))
  policy with_snapshot for select to allied_app using (EXISTS ( SELECT
   FROM inquiry.snapshot s
  WHERE (s.id = evidence.snapshot_id)))
  policy worker for all to allied_worker using true with check true
  trigger CREATE TRIGGER keep_signed BEFORE INSERT OR DELETE OR UPDATE ON inquiry.evidence FOR EACH ROW EXECUTE FUNCTION inquiry.keep_signed_parts()
  grant delete, insert, select, update to allied_app
  grant delete, insert, select, update to allied_worker

table inquiry.legacy_mark (row-level security)
  id uuid not null default gen_random_uuid()
  organisation_id uuid not null
  strategy_id uuid not null
  achievement text not null
  state text not null
  evidence text not null
  owner_role text not null
  objective_id uuid
  marked_at timestamp with time zone not null
  marked_by uuid
  replaced_at timestamp with time zone
  constraint legacy_mark_check CHECK (((objective_id IS NULL) OR (state = 'room to grow'::text)))
  constraint legacy_mark_evidence_check CHECK (((length(evidence) >= 3) AND (length(evidence) <= 1000)))
  constraint legacy_mark_objective_id_organisation_id_fkey FOREIGN KEY (objective_id, organisation_id) REFERENCES strategy.objective(id, organisation_id)
  constraint legacy_mark_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint legacy_mark_owner_role_check CHECK (((length(owner_role) >= 2) AND (length(owner_role) <= 120)))
  constraint legacy_mark_pkey PRIMARY KEY (id)
  constraint legacy_mark_state_check CHECK ((state = ANY (ARRAY['business as usual'::text, 'room to grow'::text, 'ended'::text])))
  constraint legacy_mark_strategy_id_fkey FOREIGN KEY (strategy_id) REFERENCES strategy.strategy(id)
  index UNIQUE INDEX one_legacy_mark ON inquiry.legacy_mark USING btree (organisation_id, strategy_id, achievement) WHERE (replaced_at IS NULL)
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_changes for update to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_sees for select to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant insert, select, update to allied_app
  grant delete, insert, select, update to allied_worker

table inquiry.phase_entry (row-level security)
  id uuid not null default gen_random_uuid()
  snapshot_id uuid not null
  phase text not null
  note text not null default ''::text
  entered_at timestamp with time zone not null
  entered_by uuid
  constraint phase_entry_note_check CHECK ((length(note) <= 600))
  constraint phase_entry_phase_check CHECK ((phase = ANY (ARRAY['define'::text, 'discover'::text, 'dream'::text, 'design'::text, 'deliver'::text])))
  constraint phase_entry_pkey PRIMARY KEY (id)
  constraint phase_entry_snapshot_id_fkey FOREIGN KEY (snapshot_id) REFERENCES inquiry.snapshot(id) ON DELETE CASCADE
  index INDEX phase_entry_by_snapshot ON inquiry.phase_entry USING btree (snapshot_id, entered_at)
  policy own_adds for insert to allied_app with check (EXISTS ( SELECT
   FROM inquiry.snapshot s
  WHERE ((s.id = phase_entry.snapshot_id) AND ((s.person_id = ( SELECT platform.viewer_person() AS viewer_person)) OR (s.organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))))))
  policy with_snapshot for select to allied_app using (EXISTS ( SELECT
   FROM inquiry.snapshot s
  WHERE (s.id = phase_entry.snapshot_id)))
  policy worker for all to allied_worker using true with check true
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table inquiry.priority (row-level security)
  id uuid not null default gen_random_uuid()
  organisation_id uuid not null
  snapshot_id uuid not null
  unit_id uuid not null
  question text not null
  foundation text
  focus text
  title text not null
  strengths text not null default ''::text
  size_of_effect text not null default ''::text
  capacity text not null default ''::text
  who_chose text not null
  is_example boolean not null default false
  revision integer not null default 1
  made_at timestamp with time zone not null
  made_by uuid
  measure_what text
  measure_numerator text
  measure_denominator text
  measure_source text
  measure_often text
  measure_direction text
  measure_groups text
  celebration_plan text
  live_at timestamp with time zone
  live_by uuid
  objective_id uuid
  improved_at timestamp with time zone
  improved_by uuid
  improved_signal_id uuid
  celebrated_at timestamp with time zone
  celebrated_by uuid
  dropped_at timestamp with time zone
  dropped_by uuid
  dropped_because text
  constraint priority_capacity_check CHECK ((length(capacity) <= 1000))
  constraint priority_check CHECK (((live_at IS NULL) OR ((length(measure_what) >= 3) AND (length(measure_numerator) >= 3) AND (length(measure_denominator) >= 3) AND (length(measure_source) >= 3) AND (length(measure_often) >= 3) AND (measure_direction IS NOT NULL) AND (length(measure_groups) >= 3) AND (length(celebration_plan) >= 3))))
  constraint priority_check1 CHECK (((objective_id IS NULL) OR (live_at IS NOT NULL)))
  constraint priority_check2 CHECK (((improved_at IS NULL) = (improved_signal_id IS NULL)))
  constraint priority_check3 CHECK (((dropped_at IS NULL) = (dropped_because IS NULL)))
  constraint priority_check4 CHECK (((dropped_at IS NULL) OR (objective_id IS NULL)))
  constraint priority_dropped_because_check CHECK (((length(dropped_because) >= 3) AND (length(dropped_because) <= 600)))
  constraint priority_id_organisation_id_key UNIQUE (id, organisation_id)
  constraint priority_improved_signal_id_fkey FOREIGN KEY (improved_signal_id) REFERENCES quality.signal(id)
  constraint priority_measure_direction_check CHECK ((measure_direction = ANY (ARRAY['up'::text, 'down'::text, 'steady'::text])))
  constraint priority_objective_id_organisation_id_fkey FOREIGN KEY (objective_id, organisation_id) REFERENCES strategy.objective(id, organisation_id)
  constraint priority_pkey PRIMARY KEY (id)
  constraint priority_size_of_effect_check CHECK ((length(size_of_effect) <= 1000))
  constraint priority_snapshot_id_organisation_id_fkey FOREIGN KEY (snapshot_id, organisation_id) REFERENCES inquiry.snapshot(id, organisation_id)
  constraint priority_strengths_check CHECK ((length(strengths) <= 1000))
  constraint priority_title_check CHECK (((length(title) >= 5) AND (length(title) <= 300)))
  constraint priority_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES directory.unit(id)
  constraint priority_who_chose_check CHECK (((length(who_chose) >= 3) AND (length(who_chose) <= 600)))
  index INDEX priority_by_objective ON inquiry.priority USING btree (objective_id) WHERE (objective_id IS NOT NULL)
  index INDEX priority_by_organisation ON inquiry.priority USING btree (organisation_id)
  index INDEX priority_by_snapshot ON inquiry.priority USING btree (snapshot_id)
  index INDEX priority_by_unit ON inquiry.priority USING btree (unit_id, made_at DESC)
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_changes for update to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_or_shown for select to allied_app using (( SELECT platform.viewer_is_anyone() AS viewer_is_anyone) AND ((organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) OR ((live_at IS NOT NULL) AND (dropped_at IS NULL) AND (EXISTS ( SELECT
   FROM inquiry.snapshot s
  WHERE (s.id = priority.snapshot_id))))))
  policy worker for all to allied_worker using true with check true
  trigger CREATE CONSTRAINT TRIGGER celebrated_with_something AFTER INSERT OR UPDATE OF celebrated_at ON inquiry.priority DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION inquiry.celebrated_with_something()
  trigger CREATE TRIGGER search_touched AFTER INSERT OR DELETE OR UPDATE ON inquiry.priority FOR EACH ROW EXECUTE FUNCTION platform.search_touch('snapshot', 'snapshot_id')
  grant insert, select, update to allied_app
  grant delete, insert, select, update to allied_worker

table inquiry.priority_basis (row-level security)
  id uuid not null default gen_random_uuid()
  priority_id uuid not null
  organisation_id uuid not null
  theme_id uuid
  measure_id uuid
  gap_unit_id uuid
  split text
  group_code text
  constraint priority_basis_check CHECK ((((theme_id IS NULL) = (measure_id IS NOT NULL)) AND ((measure_id IS NULL) = (gap_unit_id IS NULL)) AND ((measure_id IS NULL) = (split IS NULL))))
  constraint priority_basis_gap_unit_id_fkey FOREIGN KEY (gap_unit_id) REFERENCES directory.unit(id)
  constraint priority_basis_measure_id_fkey FOREIGN KEY (measure_id) REFERENCES quality.measure(id)
  constraint priority_basis_pkey PRIMARY KEY (id)
  constraint priority_basis_priority_id_organisation_id_fkey FOREIGN KEY (priority_id, organisation_id) REFERENCES inquiry.priority(id, organisation_id)
  constraint priority_basis_theme_id_fkey FOREIGN KEY (theme_id) REFERENCES conversations.theme(id)
  index INDEX priority_basis_by_priority ON inquiry.priority_basis USING btree (priority_id)
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_changes for update to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_takes_away for delete to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy with_priority for select to allied_app using (EXISTS ( SELECT
   FROM inquiry.priority p
  WHERE (p.id = priority_basis.priority_id)))
  policy worker for all to allied_worker using true with check true
  grant delete, insert, select, update to allied_app
  grant delete, insert, select, update to allied_worker

table inquiry.sending (row-level security)
  id uuid not null default gen_random_uuid()
  organisation_id uuid not null
  snapshot_id uuid not null
  to_unit_id uuid not null
  sent_at timestamp with time zone not null
  sent_by uuid
  taken_back_at timestamp with time zone
  taken_back_by uuid
  counted_on date
  constraint sending_pkey PRIMARY KEY (id)
  constraint sending_snapshot_id_organisation_id_fkey FOREIGN KEY (snapshot_id, organisation_id) REFERENCES inquiry.snapshot(id, organisation_id)
  constraint sending_to_unit_id_fkey FOREIGN KEY (to_unit_id) REFERENCES directory.unit(id)
  index INDEX sending_by_organisation ON inquiry.sending USING btree (organisation_id)
  index INDEX sending_waiting ON inquiry.sending USING btree (to_unit_id) WHERE ((taken_back_at IS NULL) AND (counted_on IS NULL))
  index UNIQUE INDEX sent_once_at_a_time ON inquiry.sending USING btree (snapshot_id, to_unit_id) WHERE (taken_back_at IS NULL)
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_changes for update to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_sees for select to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table inquiry.sent_count (row-level security)
  id uuid not null default gen_random_uuid()
  organisation_id uuid not null
  unit_id uuid not null
  counted_on date not null
  places integer not null
  constraint sent_count_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint sent_count_pkey PRIMARY KEY (id)
  constraint sent_count_places_check CHECK ((places >= 8))
  constraint sent_count_unit_id_counted_on_key UNIQUE (unit_id, counted_on)
  constraint sent_count_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES directory.unit(id)
  index INDEX sent_count_by_organisation ON inquiry.sent_count USING btree (organisation_id)
  policy own_sees for select to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant select to allied_app
  grant delete, insert, select, update to allied_worker

table inquiry.sent_figure (row-level security)
  count_id uuid not null
  organisation_id uuid not null
  foundation text not null
  focus text not null
  stage text not null
  shown integer
  constraint sent_figure_count_id_fkey FOREIGN KEY (count_id) REFERENCES inquiry.sent_count(id) ON DELETE CASCADE
  constraint sent_figure_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint sent_figure_pkey PRIMARY KEY (count_id, foundation, focus, stage)
  constraint sent_figure_shown_check CHECK ((shown >= 8))
  index INDEX sent_figure_by_organisation ON inquiry.sent_figure USING btree (organisation_id)
  policy own_sees for select to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant select to allied_app
  grant delete, insert, select, update to allied_worker

table inquiry.share (row-level security)
  snapshot_id uuid not null
  organisation_id uuid not null
  unit_id uuid not null
  template_code text not null
  shared_at timestamp with time zone not null
  counted_on date
  constraint share_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint share_pkey PRIMARY KEY (snapshot_id)
  constraint share_snapshot_id_fkey FOREIGN KEY (snapshot_id) REFERENCES inquiry.snapshot(id) ON DELETE CASCADE
  constraint share_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES directory.unit(id)
  index INDEX share_waiting ON inquiry.share USING btree (unit_id, template_code) WHERE (counted_on IS NULL)
  policy own_adds for insert to allied_app with check ((counted_on IS NULL) AND (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) AND (EXISTS ( SELECT
   FROM inquiry.snapshot s
  WHERE ((s.id = share.snapshot_id) AND (s.person_id = ( SELECT platform.viewer_person() AS viewer_person))))))
  policy own_person for select to allied_app using (EXISTS ( SELECT
   FROM inquiry.snapshot s
  WHERE ((s.id = share.snapshot_id) AND (s.person_id = ( SELECT platform.viewer_person() AS viewer_person)))))
  policy own_takes_away for delete to allied_app using ((counted_on IS NULL) AND (EXISTS ( SELECT
   FROM inquiry.snapshot s
  WHERE ((s.id = share.snapshot_id) AND (s.person_id = ( SELECT platform.viewer_person() AS viewer_person))))))
  policy worker for all to allied_worker using true with check true
  grant delete, insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table inquiry.shared_count (row-level security)
  id uuid not null default gen_random_uuid()
  organisation_id uuid not null
  unit_id uuid not null
  template_id uuid not null
  counted_on date not null
  people integer not null
  constraint shared_count_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint shared_count_people_check CHECK ((people >= 8))
  constraint shared_count_pkey PRIMARY KEY (id)
  constraint shared_count_template_id_fkey FOREIGN KEY (template_id) REFERENCES inquiry.template(id)
  constraint shared_count_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES directory.unit(id)
  constraint shared_count_unit_id_template_id_counted_on_key UNIQUE (unit_id, template_id, counted_on)
  index INDEX shared_count_by_organisation ON inquiry.shared_count USING btree (organisation_id)
  policy own_sees for select to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant select to allied_app
  grant delete, insert, select, update to allied_worker

table inquiry.shared_figure (row-level security)
  count_id uuid not null
  organisation_id uuid not null
  question text not null
  stage text not null
  shown integer
  constraint shared_figure_count_id_fkey FOREIGN KEY (count_id) REFERENCES inquiry.shared_count(id) ON DELETE CASCADE
  constraint shared_figure_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint shared_figure_pkey PRIMARY KEY (count_id, question, stage)
  constraint shared_figure_shown_check CHECK ((shown >= 8))
  policy own_sees for select to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant select to allied_app
  grant delete, insert, select, update to allied_worker

table inquiry.snapshot (row-level security)
  id uuid not null default gen_random_uuid()
  template_id uuid not null
  organisation_id uuid
  unit_id uuid
  person_id uuid
  as_of date not null
  route text not null default 'online'::text
  is_example boolean not null default false
  started_at timestamp with time zone not null
  started_by uuid
  who_took_part text
  seen_by text
  signed_off_at timestamp with time zone
  signed_off_by uuid
  constraint snapshot_check CHECK ((((organisation_id IS NULL) = (person_id IS NOT NULL)) AND ((unit_id IS NULL) = (organisation_id IS NULL))))
  constraint snapshot_check1 CHECK (((signed_off_at IS NULL) OR (person_id IS NOT NULL) OR ((who_took_part IS NOT NULL) AND (seen_by IS NOT NULL))))
  constraint snapshot_id_organisation_id_key UNIQUE (id, organisation_id)
  constraint snapshot_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint snapshot_pkey PRIMARY KEY (id)
  constraint snapshot_route_check CHECK ((route = ANY (ARRAY['online'::text, 'paper'::text, 'phone'::text, 'in person'::text])))
  constraint snapshot_seen_by_check CHECK ((seen_by = ANY (ARRAY['own'::text, 'anyone'::text])))
  constraint snapshot_template_id_fkey FOREIGN KEY (template_id) REFERENCES inquiry.template(id)
  constraint snapshot_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES directory.unit(id)
  constraint snapshot_who_took_part_check CHECK (((length(who_took_part) >= 3) AND (length(who_took_part) <= 600)))
  index INDEX snapshot_by_organisation ON inquiry.snapshot USING btree (organisation_id)
  index INDEX snapshot_by_person ON inquiry.snapshot USING btree (person_id) WHERE (person_id IS NOT NULL)
  index INDEX snapshot_by_unit ON inquiry.snapshot USING btree (unit_id, as_of DESC)
  policy own_adds for insert to allied_app with check ((person_id = ( SELECT platform.viewer_person() AS viewer_person)) OR (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])))
  policy own_changes for update to allied_app using ((person_id = ( SELECT platform.viewer_person() AS viewer_person)) OR (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])))
  policy own_or_shown for select to allied_app using (( SELECT platform.viewer_is_anyone() AS viewer_is_anyone) AND ((person_id = ( SELECT platform.viewer_person() AS viewer_person)) OR (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) OR ((person_id IS NULL) AND (signed_off_at IS NOT NULL) AND (seen_by = 'anyone'::text))))
  policy own_takes_away for delete to allied_app using (person_id = ( SELECT platform.viewer_person() AS viewer_person))
  policy worker for all to allied_worker using true with check true
  trigger CREATE TRIGGER keep_signed BEFORE DELETE OR UPDATE ON inquiry.snapshot FOR EACH ROW EXECUTE FUNCTION inquiry.keep_signed_snapshot()
  trigger CREATE TRIGGER search_touched AFTER INSERT OR DELETE OR UPDATE ON inquiry.snapshot FOR EACH ROW EXECUTE FUNCTION platform.search_touch('snapshot', 'id')
  trigger CREATE TRIGGER tells_home AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON inquiry.snapshot FOR EACH STATEMENT EXECUTE FUNCTION platform.note_change('home')
  grant delete, insert, select, update to allied_app
  grant delete, insert, select, update to allied_worker

table inquiry.step_save (row-level security)
  snapshot_id uuid not null
  step text not null
  revision integer not null
  saved_at timestamp with time zone not null
  saved_by uuid
  constraint step_save_pkey PRIMARY KEY (snapshot_id, step)
  constraint step_save_revision_check CHECK ((revision >= 1))
  constraint step_save_snapshot_id_fkey FOREIGN KEY (snapshot_id) REFERENCES inquiry.snapshot(id) ON DELETE CASCADE
  policy own_adds for insert to allied_app with check (EXISTS ( SELECT
   FROM inquiry.snapshot s
  WHERE ((s.id = step_save.snapshot_id) AND ((s.person_id = ( SELECT platform.viewer_person() AS viewer_person)) OR (s.organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))))))
  policy own_changes for update to allied_app using (EXISTS ( SELECT
   FROM inquiry.snapshot s
  WHERE ((s.id = step_save.snapshot_id) AND ((s.person_id = ( SELECT platform.viewer_person() AS viewer_person)) OR (s.organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))))))
  policy own_takes_away for delete to allied_app using (EXISTS ( SELECT
   FROM inquiry.snapshot s
  WHERE ((s.id = step_save.snapshot_id) AND ((s.person_id = ( SELECT platform.viewer_person() AS viewer_person)) OR (s.organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))))))
  policy with_snapshot for select to allied_app using (EXISTS ( SELECT
   FROM inquiry.snapshot s
  WHERE (s.id = step_save.snapshot_id)))
  policy worker for all to allied_worker using true with check true
  grant delete, insert, select, update to allied_app
  grant delete, insert, select, update to allied_worker

table inquiry.story (row-level security)
  id uuid not null default gen_random_uuid()
  organisation_id uuid not null
  unit_id uuid
  source text not null
  theme_id uuid
  achievement text
  title text not null
  what_happened text not null
  what_made_it_possible text not null default ''::text
  made_at timestamp with time zone not null
  made_by uuid
  promoted_at timestamp with time zone
  promoted_by uuid
  taken_up_at timestamp with time zone
  taken_up_as text
  constraint story_check CHECK ((((source = 'conversation'::text) = (theme_id IS NOT NULL)) AND ((source = 'achievement'::text) = (achievement IS NOT NULL))))
  constraint story_check1 CHECK ((((taken_up_at IS NULL) = (taken_up_as IS NULL)) AND ((taken_up_at IS NULL) OR (promoted_at IS NOT NULL))))
  constraint story_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint story_pkey PRIMARY KEY (id)
  constraint story_source_check CHECK ((source = ANY (ARRAY['achievement'::text, 'conversation'::text, 'told here'::text])))
  constraint story_taken_up_as_check CHECK (((taken_up_as ~ '^/'::text) AND (length(taken_up_as) <= 300)))
  constraint story_theme_id_fkey FOREIGN KEY (theme_id) REFERENCES conversations.theme(id)
  constraint story_title_check CHECK (((length(title) >= 3) AND (length(title) <= 200)))
  constraint story_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES directory.unit(id)
  constraint story_what_happened_check CHECK (((length(what_happened) >= 3) AND (length(what_happened) <= 2000)))
  constraint story_what_made_it_possible_check CHECK ((length(what_made_it_possible) <= 1000))
  index INDEX story_by_organisation ON inquiry.story USING btree (organisation_id, made_at DESC)
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_changes for update to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_sees for select to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  trigger CREATE TRIGGER search_touched AFTER INSERT OR DELETE OR UPDATE ON inquiry.story FOR EACH ROW EXECUTE FUNCTION platform.search_touch('told-story', 'id')
  grant insert, select, update to allied_app
  grant delete, insert, select, update to allied_worker

table inquiry.template (row-level security)
  id uuid not null default gen_random_uuid()
  code text not null
  version integer not null
  organisation_id uuid
  title text not null
  level text not null
  kind text not null
  content jsonb not null
  loaded_at timestamp with time zone not null
  loaded_by uuid
  constraint template_code_check CHECK ((code ~ '^[a-z0-9-]{2,60}$'::text))
  constraint template_code_version_key UNIQUE (code, version)
  constraint template_kind_check CHECK ((kind = ANY (ARRAY['where-we-are'::text, 'digital-maturity'::text, 'digital-capability'::text, 'research-readiness'::text, 'personalised-care'::text])))
  constraint template_level_check CHECK ((level = ANY (ARRAY['individual'::text, 'team'::text, 'provider'::text, 'system'::text, 'region'::text])))
  constraint template_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint template_pkey PRIMARY KEY (id)
  constraint template_title_check CHECK (((length(title) >= 3) AND (length(title) <= 160)))
  constraint template_version_check CHECK ((version >= 1))
  policy anyone_reads for select to allied_app using ( SELECT platform.viewer_is_anyone() AS viewer_is_anyone)
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  trigger CREATE TRIGGER search_touched AFTER INSERT OR DELETE OR UPDATE ON inquiry.template FOR EACH ROW EXECUTE FUNCTION platform.search_touch('question-set', 'code')
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

function inquiry.celebrated_with_something() returns trigger

function inquiry.is_of_this_transaction(written_by xid) returns boolean

function inquiry.keep_signed_parts() returns trigger

function inquiry.keep_signed_snapshot() returns trigger

unlogged table platform.address_count (row-level security)
  key text not null
  minute timestamp with time zone not null
  requests integer not null
  constraint address_count_pkey PRIMARY KEY (key, minute)
  index INDEX address_count_by_minute ON platform.address_count USING btree (minute)

unlogged table platform.address_salt (row-level security)
  hour timestamp with time zone not null
  salt bytea not null
  constraint address_salt_pkey PRIMARY KEY (hour)

table platform.audit_batch (row-level security)
  number bigint not null
  sealed_at timestamp with time zone not null
  event_count integer not null
  previous_hash bytea not null
  hash bytea not null
  hash_version smallint not null default 1
  constraint audit_batch_event_count_check CHECK ((event_count > 0))
  constraint audit_batch_hash_version_check CHECK ((hash_version = ANY (ARRAY[1, 2])))
  constraint audit_batch_pkey PRIMARY KEY (number)
  policy worker_seals for all to allied_worker using true with check true
  trigger CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON platform.audit_batch FOR EACH ROW EXECUTE FUNCTION platform.refuse_change()
  trigger CREATE TRIGGER never_emptied BEFORE TRUNCATE ON platform.audit_batch FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change()
  grant insert, select to allied_worker

table platform.audit_link (row-level security)
  position bigint not null
  event_id bigint not null
  batch_number bigint not null
  hash bytea not null
  constraint audit_link_batch_number_fkey FOREIGN KEY (batch_number) REFERENCES platform.audit_batch(number)
  constraint audit_link_event_id_fkey FOREIGN KEY (event_id) REFERENCES platform.event(id)
  constraint audit_link_event_id_key UNIQUE (event_id)
  constraint audit_link_pkey PRIMARY KEY ("position")
  policy worker_links for all to allied_worker using true with check true
  trigger CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON platform.audit_link FOR EACH ROW EXECUTE FUNCTION platform.refuse_change()
  trigger CREATE TRIGGER never_emptied BEFORE TRUNCATE ON platform.audit_link FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change()
  grant insert, select to allied_worker

table platform.change_note (row-level security)
  topic text not null
  transaction xid8 not null
  changes bigint not null default 1
  constraint change_note_pkey PRIMARY KEY (topic, transaction)

table platform.event (row-level security)
  id bigint not null generated always as identity
  happened_at timestamp with time zone not null
  room text not null
  name text not null
  actor text not null
  person_id uuid
  organisation_id uuid
  subject_kind text not null
  subject_id text not null
  reason text
  facts jsonb not null default '{}'::jsonb
  visibility text not null default 'organisation'::text
  request_id text
  written_by xid8 not null default pg_current_xact_id()
  written_at timestamp with time zone not null default now()
  constraint event_actor_check CHECK ((actor = ANY (ARRAY['person'::text, 'token'::text, 'worker'::text, 'operator'::text, 'public'::text])))
  constraint event_pkey PRIMARY KEY (id)
  constraint event_visibility_check CHECK ((visibility = ANY (ARRAY['organisation'::text, 'public'::text])))
  index INDEX event_by_organisation ON platform.event USING btree (organisation_id, id DESC)
  index INDEX event_by_person ON platform.event USING btree (person_id, id DESC) WHERE (person_id IS NOT NULL)
  index INDEX event_by_subject ON platform.event USING btree (subject_kind, subject_id, id DESC)
  policy read_event for select to allied_app using (platform.viewer_is_anyone() AND ((visibility = 'public'::text) OR (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) OR (person_id = ( SELECT platform.viewer_person() AS viewer_person))))
  policy worker_reads_events for select to allied_worker using true
  policy worker_writes_events for insert to allied_worker with check true
  policy write_event for insert to allied_app with check (platform.viewer_is_anyone() AND ((organisation_id IS NULL) OR (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))) AND ((person_id IS NULL) OR (person_id = ( SELECT platform.viewer_person() AS viewer_person))))
  trigger CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON platform.event FOR EACH ROW EXECUTE FUNCTION platform.refuse_change()
  trigger CREATE TRIGGER never_emptied BEFORE TRUNCATE ON platform.event FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change()
  grant select to allied_app
  grant select to allied_worker

table platform.installation (row-level security)
  only_row boolean not null default true
  mode text not null
  created_at timestamp with time zone not null default now()
  constraint installation_mode_check CHECK ((mode = ANY (ARRAY['demo'::text, 'production'::text, 'development'::text])))
  constraint installation_only_row_check CHECK (only_row)
  constraint installation_pkey PRIMARY KEY (only_row)

table platform.kept_answer (row-level security)
  token_id uuid not null
  key_hash bytea not null
  organisation_id uuid not null
  request_hash bytea not null
  answer jsonb
  made_at timestamp with time zone not null
  constraint kept_answer_pkey PRIMARY KEY (token_id, key_hash)
  index INDEX kept_answer_by_time ON platform.kept_answer USING btree (made_at)
  policy own_answers for all to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true
  grant delete, insert, select, update to allied_app
  grant delete, select to allied_worker

table platform.mail (row-level security)
  id uuid not null default gen_random_uuid()
  to_address text not null
  subject text not null
  body text not null
  purpose text not null
  queued_at timestamp with time zone not null
  sent_at timestamp with time zone
  failed_reason text
  html text not null default ''::text
  stop_address text not null default ''::text
  constraint mail_pkey PRIMARY KEY (id)
  index INDEX mail_by_time ON platform.mail USING btree (queued_at DESC)
  policy anyone_queues_mail for insert to allied_app with check platform.viewer_is_anyone()
  policy worker_sends_mail for all to allied_worker using true with check true
  trigger CREATE TRIGGER drawn_letter_wiped BEFORE UPDATE ON platform.mail FOR EACH ROW WHEN ((new.body = ''::text)) EXECUTE FUNCTION platform.wipe_drawn_letter()
  grant insert to allied_app
  grant delete, insert, select, update to allied_worker

table platform.migration (row-level security)
  name text not null
  hash text not null
  applied_at timestamp with time zone not null default now()
  constraint migration_pkey PRIMARY KEY (name)

table platform.revision (row-level security)
  topic text not null
  number bigint not null
  constraint revision_pkey PRIMARY KEY (topic)
  policy anyone_reads_revisions for select to public using true
  grant select to allied_app
  grant select to allied_worker

table platform.search_due (row-level security)
  subject_kind text not null
  subject_id text not null
  constraint search_due_pkey PRIMARY KEY (subject_kind, subject_id)
  policy worker for all to allied_worker using true with check true
  grant delete, insert, select, update to allied_worker

table platform.search_item (row-level security)
  kind text not null
  item_id text not null
  subject_kind text not null
  subject_id text not null
  reader text not null
  is_example boolean not null
  href text not null
  title text not null
  about text not null
  body text not null
  standing real not null
  words tsvector not null
  is_touched boolean not null default false
  is_sample boolean not null default ((hashtext(((kind || ' '::text) || item_id)) & 15) = 0)
  shown_until date
  constraint search_item_href_check CHECK ((href ~ '^/'::text))
  constraint search_item_kind_check CHECK ((kind ~ '^[a-z-]{2,40}$'::text))
  constraint search_item_pkey PRIMARY KEY (kind, item_id)
  constraint search_item_reader_check CHECK ((reader ~ '^(public|signed-in|organisation:[0-9a-f-]{36}|person:[0-9a-f-]{36})$'::text))
  index INDEX search_item_by_keys ON platform.search_item USING gin (platform.search_keys(words, kind, NULL::text)) WITH (fastupdate=off) WHERE (reader = 'public'::text)
  index INDEX search_item_by_standing ON platform.search_item USING btree (standing DESC, kind, item_id)
  index INDEX search_item_by_subject ON platform.search_item USING btree (subject_kind, subject_id)
  index INDEX search_item_few ON platform.search_item USING gin (platform.search_keys(words, kind, NULL::text)) WITH (fastupdate=off) WHERE ((reader = 'public'::text) AND ((hashtext(((kind || ' '::text) || item_id)) & 255) = 0))
  index INDEX search_item_of_readers ON platform.search_item USING gin (platform.search_keys(words, kind, reader)) WITH (fastupdate=off) WHERE (reader <> 'public'::text)
  index INDEX search_item_sample ON platform.search_item USING gin (platform.search_keys(words, kind, NULL::text)) WITH (fastupdate=off) WHERE ((reader = 'public'::text) AND is_sample)
  policy worker for all to allied_worker using true with check true
  grant delete, insert, select, update to allied_worker

table platform.search_source (row-level security)
  kind text not null
  fingerprint text not null
  constraint search_source_pkey PRIMARY KEY (kind)
  policy worker for all to allied_worker using true with check true
  grant delete, insert, select, update to allied_worker

table platform.search_word (row-level security)
  word text not null
  items integer not null
  slips text[] not null default platform.search_slips(word)
  constraint search_word_items_check CHECK ((items > 0))
  constraint search_word_pkey PRIMARY KEY (word)
  constraint search_word_word_check CHECK (((length(word) >= 3) AND (length(word) <= 40)))
  index INDEX search_word_by_letters ON platform.search_word USING gin (word gin_trgm_ops)
  index INDEX search_word_by_slips ON platform.search_word USING gin (slips)
  policy worker for all to allied_worker using true with check true
  grant delete, insert, select, update to allied_worker

table platform.sent_form (row-level security)
  name_hash text not null
  content_hash text not null
  sent_hour timestamp with time zone not null
  answer jsonb
  constraint sent_form_pkey PRIMARY KEY (name_hash)
  constraint sent_form_sent_hour_check CHECK ((sent_hour = date_trunc('hour'::text, sent_hour)))
  index INDEX sent_form_by_time ON platform.sent_form USING btree (sent_hour)
  policy worker for all to allied_worker using true
  grant delete, select to allied_worker

table platform.session (row-level security)
  id uuid not null default gen_random_uuid()
  token_hash bytea not null
  person_id uuid not null
  how text not null
  device text not null default ''::text
  opened_at timestamp with time zone not null
  seen_at timestamp with time zone not null
  expires_at timestamp with time zone not null
  constraint session_pkey PRIMARY KEY (id)
  constraint session_token_hash_key UNIQUE (token_hash)
  index INDEX session_by_expiry ON platform.session USING btree (expires_at)
  index INDEX session_by_person ON platform.session USING btree (person_id)
  policy end_own_sessions for delete to allied_app using (person_id = ( SELECT platform.viewer_person() AS viewer_person))
  policy own_sessions for select to allied_app using (person_id = ( SELECT platform.viewer_person() AS viewer_person))
  policy worker_clears_sessions for all to allied_worker using true
  grant delete, select to allied_app
  grant delete, select to allied_worker

function platform.answer_form(name text, answered jsonb) returns void security definer

function platform.bump(of_topic text) returns void security definer

function platform.claim_form(name text, content text, at timestamp with time zone) returns boolean security definer

function platform.clear_counts(before timestamp with time zone) returns void security definer

function platform.count_requests(address_key text, minute_now timestamp with time zone, more integer) returns integer security definer

function platform.current_salt(hour_now timestamp with time zone, fresh bytea) returns bytea security definer

function platform.end_session(hash bytea) returns void security definer

function platform.enqueue(task text, payload json, job_key text, run_at timestamp with time zone) returns void security definer

function platform.find_form(name text) returns TABLE(content_hash text, answer jsonb) security definer

function platform.find_session(hash bytea, at timestamp with time zone) returns TABLE(id uuid, person_id uuid, how text, seen_at timestamp with time zone) security definer

function platform.fold_changes() returns void security definer

function platform.is_demo() returns boolean security definer

function platform.keys_query(keys text[], joined text) returns tsquery

function platform.note_change() returns trigger security definer

function platform.numbers_of(topics text[]) returns TABLE(topic text, number bigint) security definer

function platform.open_session(hash bytea, person uuid, how text, device text, at timestamp with time zone, until timestamp with time zone) returns uuid security definer

function platform.outbox(how_many integer) returns TABLE(id uuid, to_address text, subject text, body text, purpose text, queued_at timestamp with time zone, sent_at timestamp with time zone) security definer

function platform.refuse_change() returns trigger

function platform.release_form(name text) returns void security definer

function platform.search(asked jsonb, of_kind text, most integer, skip integer, today date) returns TABLE(kind text, item_id text, href text, title text, about text, body text, is_example boolean, total integer, of_kinds jsonb) security definer

function platform.search_alike(typed text) returns TABLE(word text, items integer, likeness real) security definer

function platform.search_as(viewer text, person text, organisations text, asked jsonb, of_kind text, most integer, skip integer, today date) returns TABLE(kind text, item_id text, href text, title text, about text, body text, is_example boolean, total integer, of_kinds jsonb)

function platform.search_keys(of_words tsvector, of_kind text, of_reader text) returns tsvector

function platform.search_pairs(of_words tsvector) returns text[]

function platform.search_question(asked jsonb, OUT of_keys tsquery, OUT of_words tsquery, OUT is_exact boolean) returns record

function platform.search_readers() returns text[]

function platform.search_slips(word text) returns text[]

function platform.search_touch() returns trigger security definer

function platform.search_touch_subjects(of_kind text, subjects text[], is_later boolean) returns void security definer

function platform.touch_session(session uuid, at timestamp with time zone, until timestamp with time zone) returns void security definer

function platform.viewer() returns text

function platform.viewer_is_anyone() returns boolean

function platform.viewer_is_signed_in() returns boolean

function platform.viewer_organisations() returns uuid[]

function platform.viewer_person() returns uuid

function platform.wipe_drawn_letter() returns trigger

table quality.annotation (row-level security)
  id uuid not null default gen_random_uuid()
  series_id uuid not null
  organisation_id uuid not null
  period date not null
  words text not null
  made_at timestamp with time zone not null
  made_by uuid
  expected text
  ended_at timestamp with time zone
  ended_by uuid
  ended_because text
  origin text
  address text
  is_address_open boolean not null default true
  constraint annotation_address_check CHECK ((address ~ '^/'::text))
  constraint annotation_ended_because_check CHECK ((length(ended_because) >= 3))
  constraint annotation_expected_check CHECK ((expected = ANY (ARRAY['up'::text, 'down'::text, 'same'::text])))
  constraint annotation_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint annotation_origin_check CHECK (((length(origin) >= 3) AND (length(origin) <= 120)))
  constraint annotation_pkey PRIMARY KEY (id)
  constraint annotation_series_id_fkey FOREIGN KEY (series_id) REFERENCES quality.series(id)
  constraint annotation_words_check CHECK (((length(words) >= 3) AND (length(words) <= 300)))
  index INDEX annotation_by_origin ON quality.annotation USING btree (origin) WHERE (origin IS NOT NULL)
  index INDEX annotation_by_series ON quality.annotation USING btree (series_id, period)
  policy own_adds for insert to allied_app with check ((organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) AND (EXISTS ( SELECT
   FROM quality.series s
  WHERE ((s.id = annotation.series_id) AND (s.organisation_id = annotation.organisation_id)))))
  policy own_ends for update to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy with_series for select to allied_app using (series_id IN ( SELECT series.id
   FROM quality.series))
  policy worker for all to allied_worker using true with check true
  trigger CREATE TRIGGER tells_of_figures AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON quality.annotation FOR EACH STATEMENT EXECUTE FUNCTION platform.note_change('figures')
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table quality.baseline (row-level security)
  id uuid not null default gen_random_uuid()
  series_id uuid not null
  organisation_id uuid not null
  from_period date not null
  points integer
  reason text not null
  made_at timestamp with time zone not null
  made_by uuid
  ended_at timestamp with time zone
  ended_by uuid
  ended_because text
  constraint baseline_ended_because_check CHECK ((length(ended_because) >= 3))
  constraint baseline_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint baseline_pkey PRIMARY KEY (id)
  constraint baseline_points_check CHECK ((points >= 2))
  constraint baseline_reason_check CHECK ((length(reason) >= 3))
  constraint baseline_series_id_fkey FOREIGN KEY (series_id) REFERENCES quality.series(id)
  index UNIQUE INDEX one_baseline_a_period ON quality.baseline USING btree (series_id, from_period) WHERE (ended_at IS NULL)
  policy own_adds for insert to allied_app with check ((organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) AND (EXISTS ( SELECT
   FROM quality.series s
  WHERE ((s.id = baseline.series_id) AND (s.organisation_id = baseline.organisation_id)))))
  policy own_ends for update to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy with_series for select to allied_app using (series_id IN ( SELECT series.id
   FROM quality.series))
  policy worker for all to allied_worker using true with check true
  trigger CREATE TRIGGER tells_of_figures AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON quality.baseline FOR EACH STATEMENT EXECUTE FUNCTION platform.note_change('figures')
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table quality.characteristic (row-level security)
  code text not null
  organisation_id uuid
  name text not null
  is_ordered boolean not null default false
  position integer not null default 100
  made_at timestamp with time zone not null
  made_by uuid
  constraint characteristic_code_check CHECK ((code ~ '^[a-z0-9-]{2,40}$'::text))
  constraint characteristic_name_check CHECK (((length(name) >= 2) AND (length(name) <= 80)))
  constraint characteristic_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint characteristic_pkey PRIMARY KEY (code)
  policy anyone_reads for select to allied_app using ( SELECT platform.viewer_is_anyone() AS viewer_is_anyone)
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_changes for update to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant insert, select, update to allied_app
  grant delete, insert, select, update to allied_worker

table quality.characteristic_group (row-level security)
  characteristic_code text not null
  code text not null
  organisation_id uuid
  name text not null
  position integer not null default 100
  is_not_known boolean not null default false
  made_at timestamp with time zone not null
  made_by uuid
  constraint characteristic_group_characteristic_code_fkey FOREIGN KEY (characteristic_code) REFERENCES quality.characteristic(code)
  constraint characteristic_group_code_check CHECK ((code ~ '^[a-z0-9-]{1,40}$'::text))
  constraint characteristic_group_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120)))
  constraint characteristic_group_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint characteristic_group_pkey PRIMARY KEY (characteristic_code, code)
  policy anyone_reads for select to allied_app using ( SELECT platform.viewer_is_anyone() AS viewer_is_anyone)
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_changes for update to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant insert, select, update to allied_app
  grant delete, insert, select, update to allied_worker

table quality.co_evaluation (row-level security)
  id uuid not null default gen_random_uuid()
  objective_id uuid not null
  organisation_id uuid not null
  opened_at timestamp with time zone not null
  opened_by uuid
  closed_at timestamp with time zone
  closed_by uuid
  constraint co_evaluation_id_organisation_id_key UNIQUE (id, organisation_id)
  constraint co_evaluation_objective_id_organisation_id_fkey FOREIGN KEY (objective_id, organisation_id) REFERENCES strategy.objective(id, organisation_id)
  constraint co_evaluation_pkey PRIMARY KEY (id)
  index UNIQUE INDEX one_co_evaluation ON quality.co_evaluation USING btree (objective_id) WHERE (closed_at IS NULL)
  policy as_objective for select to allied_app using (EXISTS ( SELECT
   FROM strategy.objective o
  WHERE (o.id = co_evaluation.objective_id)))
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_changes for update to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table quality.co_evaluation_voice (row-level security)
  place bigint not null generated always as identity
  co_evaluation_id uuid not null
  organisation_id uuid not null
  kind text not null
  helped text not null
  constraint co_evaluation_voice_co_evaluation_id_organisation_id_fkey FOREIGN KEY (co_evaluation_id, organisation_id) REFERENCES quality.co_evaluation(id, organisation_id)
  constraint co_evaluation_voice_helped_check CHECK ((helped = ANY (ARRAY['yes'::text, 'partly'::text, 'no'::text, 'cannot say'::text])))
  constraint co_evaluation_voice_kind_check CHECK ((kind = ANY (ARRAY['people'::text, 'ahps'::text, 'others'::text])))
  constraint co_evaluation_voice_pkey PRIMARY KEY (place)
  index INDEX voice_by_kind ON quality.co_evaluation_voice USING btree (co_evaluation_id, kind, place)
  policy anyone_speaks for insert to allied_app with check (( SELECT platform.viewer_is_anyone() AS viewer_is_anyone) AND quality.co_evaluation_is_open(co_evaluation_id))
  policy worker for all to allied_worker using true with check true
  grant delete, insert, select, update to allied_worker

table quality.co_evaluation_words (row-level security)
  id uuid not null default gen_random_uuid()
  co_evaluation_id uuid not null
  organisation_id uuid not null
  kind text not null
  for_whom text not null
  what_next text not null
  received_in date not null
  route text not null default 'site'::text
  entered_by uuid
  agreed_on date
  shown_at timestamp with time zone
  read_by uuid
  not_shown_reason text
  constraint co_evaluation_words_check CHECK (((for_whom <> ''::text) OR (what_next <> ''::text)))
  constraint co_evaluation_words_check1 CHECK (((shown_at IS NULL) OR (not_shown_reason IS NULL)))
  constraint co_evaluation_words_check2 CHECK ((((route = 'site'::text) = (agreed_on IS NULL)) AND ((route <> 'site'::text) OR (entered_by IS NULL))))
  constraint co_evaluation_words_co_evaluation_id_organisation_id_fkey FOREIGN KEY (co_evaluation_id, organisation_id) REFERENCES quality.co_evaluation(id, organisation_id)
  constraint co_evaluation_words_for_whom_check CHECK ((length(for_whom) <= 1000))
  constraint co_evaluation_words_kind_check CHECK ((kind = ANY (ARRAY['people'::text, 'ahps'::text, 'others'::text])))
  constraint co_evaluation_words_not_shown_reason_check CHECK (((length(not_shown_reason) >= 3) AND (length(not_shown_reason) <= 600)))
  constraint co_evaluation_words_pkey PRIMARY KEY (id)
  constraint co_evaluation_words_received_in_check CHECK ((EXTRACT(day FROM received_in) = (1)::numeric))
  constraint co_evaluation_words_route_check CHECK ((route = ANY (ARRAY['site'::text, 'phone'::text, 'paper'::text, 'in person'::text, 'meeting'::text])))
  constraint co_evaluation_words_what_next_check CHECK ((length(what_next) <= 1000))
  index INDEX words_by_co_evaluation ON quality.co_evaluation_words USING btree (co_evaluation_id, kind)
  policy anyone_writes for insert to allied_app with check ((route = 'site'::text) AND (shown_at IS NULL) AND ( SELECT platform.viewer_is_anyone() AS viewer_is_anyone) AND quality.co_evaluation_is_open(co_evaluation_id))
  policy own_changes for update to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_enters for insert to allied_app with check ((route <> 'site'::text) AND (entered_by = ( SELECT platform.viewer_person() AS viewer_person)) AND (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) AND quality.co_evaluation_is_open(co_evaluation_id))
  policy shown_or_own for select to allied_app using ((organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) OR ((shown_at IS NOT NULL) AND (co_evaluation_id IN ( SELECT co_evaluation.id
   FROM quality.co_evaluation))))
  policy worker for all to allied_worker using true with check true
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table quality.collection (row-level security)
  id uuid not null default gen_random_uuid()
  organisation_id uuid not null
  name text not null
  grain text not null
  due_days integer not null
  first_period date not null
  made_at timestamp with time zone not null
  made_by uuid
  ended_at timestamp with time zone
  ended_by uuid
  constraint collection_check CHECK (((ended_at IS NULL) = (ended_by IS NULL)))
  constraint collection_due_days_check CHECK (((due_days >= 1) AND (due_days <= 180)))
  constraint collection_grain_check CHECK ((grain = ANY (ARRAY['month'::text, 'quarter'::text, 'year'::text])))
  constraint collection_name_check CHECK (((length(name) >= 3) AND (length(name) <= 120)))
  constraint collection_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint collection_pkey PRIMARY KEY (id)
  index INDEX collection_by_organisation ON quality.collection USING btree (organisation_id)
  policy own for all to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table quality.collection_item (row-level security)
  collection_id uuid not null
  measure_id uuid not null
  unit_id uuid not null
  organisation_id uuid not null
  constraint collection_item_collection_id_fkey FOREIGN KEY (collection_id) REFERENCES quality.collection(id)
  constraint collection_item_measure_id_fkey FOREIGN KEY (measure_id) REFERENCES quality.measure(id)
  constraint collection_item_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint collection_item_pkey PRIMARY KEY (collection_id, measure_id, unit_id)
  constraint collection_item_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES directory.unit(id)
  policy own for all to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table quality.edition (row-level security)
  measure_id uuid not null
  period date not null
  mark text not null
  has_grown boolean not null
  kept text[] not null default '{}'::text[]
  constraint edition_mark_fkey FOREIGN KEY (mark) REFERENCES quality.holding(mark)
  constraint edition_measure_id_fkey FOREIGN KEY (measure_id) REFERENCES quality.measure(id)
  constraint edition_pkey PRIMARY KEY (measure_id, period)
  policy worker for all to allied_worker using true with check true
  grant delete, insert, select, update to allied_worker

table quality.exclusion (row-level security)
  id uuid not null default gen_random_uuid()
  series_id uuid not null
  organisation_id uuid not null
  from_period date not null
  to_period date not null
  reason text not null
  made_at timestamp with time zone not null
  made_by uuid
  ended_at timestamp with time zone
  ended_by uuid
  ended_because text
  constraint exclusion_check CHECK ((to_period >= from_period))
  constraint exclusion_ended_because_check CHECK ((length(ended_because) >= 3))
  constraint exclusion_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint exclusion_pkey PRIMARY KEY (id)
  constraint exclusion_reason_check CHECK ((length(reason) >= 3))
  constraint exclusion_series_id_fkey FOREIGN KEY (series_id) REFERENCES quality.series(id)
  index INDEX exclusion_by_series ON quality.exclusion USING btree (series_id, from_period)
  policy own_adds for insert to allied_app with check ((organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) AND (EXISTS ( SELECT
   FROM quality.series s
  WHERE ((s.id = exclusion.series_id) AND (s.organisation_id = exclusion.organisation_id)))))
  policy own_ends for update to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy with_series for select to allied_app using (series_id IN ( SELECT series.id
   FROM quality.series))
  policy worker for all to allied_worker using true with check true
  trigger CREATE TRIGGER tells_of_figures AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON quality.exclusion FOR EACH STATEMENT EXECUTE FUNCTION platform.note_change('figures')
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table quality.exclusion_appraisal (row-level security)
  id uuid not null default gen_random_uuid()
  unit_id uuid not null
  organisation_id uuid not null
  left_out text not null
  instead text not null
  appraised_on date not null
  appraised_by text not null
  is_example boolean not null default false
  made_at timestamp with time zone not null
  made_by uuid
  constraint exclusion_appraisal_appraised_by_check CHECK (((length(appraised_by) >= 2) AND (length(appraised_by) <= 120)))
  constraint exclusion_appraisal_instead_check CHECK (((length(instead) >= 3) AND (length(instead) <= 2000)))
  constraint exclusion_appraisal_left_out_check CHECK (((length(left_out) >= 3) AND (length(left_out) <= 2000)))
  constraint exclusion_appraisal_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint exclusion_appraisal_pkey PRIMARY KEY (id)
  constraint exclusion_appraisal_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES directory.unit(id)
  index INDEX exclusion_appraisal_by_organisation ON quality.exclusion_appraisal USING btree (organisation_id)
  index INDEX exclusion_appraisal_by_unit ON quality.exclusion_appraisal USING btree (unit_id, appraised_on)
  policy anyone_reads for select to allied_app using ( SELECT platform.viewer_is_anyone() AS viewer_is_anyone)
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table quality.experience_answer (row-level security)
  id uuid not null default gen_random_uuid()
  measure_id uuid not null
  organisation_id uuid not null
  quarter date not null
  group_name text not null
  choices integer[] not null
  constraint experience_answer_choices_check CHECK (((cardinality(choices) >= 1) AND (cardinality(choices) <= 30)))
  constraint experience_answer_measure_id_organisation_id_fkey FOREIGN KEY (measure_id, organisation_id) REFERENCES quality.experience_measure(id, organisation_id)
  constraint experience_answer_pkey PRIMARY KEY (id)
  index INDEX experience_answer_by_quarter ON quality.experience_answer USING btree (quarter, measure_id)
  policy anyone_answers for insert to allied_app with check (( SELECT platform.viewer_is_anyone() AS viewer_is_anyone) AND (measure_id IN ( SELECT m.id
   FROM quality.experience_measure m
  WHERE ((m.organisation_id = experience_answer.organisation_id) AND (m.opened_at IS NOT NULL) AND (m.closed_at IS NULL)))))
  policy worker for all to allied_worker using true with check true
  grant delete, insert, select, update to allied_worker

table quality.experience_change (row-level security)
  id uuid not null default gen_random_uuid()
  measure_id uuid not null
  organisation_id uuid not null
  quarter date not null
  words text not null
  made_at timestamp with time zone not null
  made_by uuid
  constraint experience_change_measure_id_organisation_id_fkey FOREIGN KEY (measure_id, organisation_id) REFERENCES quality.experience_measure(id, organisation_id)
  constraint experience_change_pkey PRIMARY KEY (id)
  constraint experience_change_words_check CHECK (((length(words) >= 10) AND (length(words) <= 2000)))
  index INDEX experience_change_by_quarter ON quality.experience_change USING btree (measure_id, quarter)
  policy anyone_reads for select to allied_app using ( SELECT platform.viewer_is_anyone() AS viewer_is_anyone)
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table quality.experience_figure (row-level security)
  measure_id uuid not null
  organisation_id uuid not null
  quarter date not null
  position integer not null
  group_name text not null
  counts integer[] not null
  is_of_asked boolean not null
  no_answer integer
  total integer
  loaded_at timestamp with time zone not null
  loaded_by uuid
  constraint experience_figure_measure_id_organisation_id_fkey FOREIGN KEY (measure_id, organisation_id) REFERENCES quality.experience_measure(id, organisation_id)
  constraint experience_figure_pkey PRIMARY KEY (measure_id, quarter, "position", group_name)
  constraint experience_figure_quarter_check CHECK (((EXTRACT(day FROM quarter) = (1)::numeric) AND (EXTRACT(month FROM quarter) = ANY (ARRAY[(1)::numeric, (4)::numeric, (7)::numeric, (10)::numeric]))))
  policy anyone_reads for select to allied_app using ( SELECT platform.viewer_is_anyone() AS viewer_is_anyone)
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table quality.experience_measure (row-level security)
  id uuid not null default gen_random_uuid()
  organisation_id uuid not null
  unit_id uuid not null
  title text not null
  source text not null
  licence text not null
  conversation text
  group_names text[] not null default '{}'::text[]
  is_example boolean not null default false
  made_at timestamp with time zone not null
  made_by uuid
  opened_at timestamp with time zone
  closed_at timestamp with time zone
  constraint experience_measure_conversation_check CHECK ((conversation ~ '^[a-z0-9-]+/[0-9]+$'::text))
  constraint experience_measure_id_organisation_id_key UNIQUE (id, organisation_id)
  constraint experience_measure_licence_check CHECK (((length(licence) >= 3) AND (length(licence) <= 300)))
  constraint experience_measure_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint experience_measure_pkey PRIMARY KEY (id)
  constraint experience_measure_source_check CHECK (((length(source) >= 3) AND (length(source) <= 300)))
  constraint experience_measure_title_check CHECK (((length(title) >= 3) AND (length(title) <= 120)))
  constraint experience_measure_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES directory.unit(id)
  policy anyone_reads for select to allied_app using ( SELECT platform.viewer_is_anyone() AS viewer_is_anyone)
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_changes for update to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table quality.experience_question (row-level security)
  measure_id uuid not null
  position integer not null
  organisation_id uuid not null
  words text not null
  answers text[] not null
  constraint experience_question_answers_check CHECK (((cardinality(answers) >= 2) AND (cardinality(answers) <= 11)))
  constraint experience_question_measure_id_organisation_id_fkey FOREIGN KEY (measure_id, organisation_id) REFERENCES quality.experience_measure(id, organisation_id)
  constraint experience_question_pkey PRIMARY KEY (measure_id, "position")
  constraint experience_question_position_check CHECK ((("position" >= 1) AND ("position" <= 30)))
  constraint experience_question_words_check CHECK (((length(words) >= 3) AND (length(words) <= 300)))
  policy anyone_reads for select to allied_app using ( SELECT platform.viewer_is_anyone() AS viewer_is_anyone)
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table quality.figure_use (row-level security)
  id uuid not null default gen_random_uuid()
  series_id uuid not null
  organisation_id uuid not null
  decision text not null
  decided_by text not null
  decided_on date not null
  objective_id uuid
  revision bigint not null
  measure_version integer not null
  first_period date not null
  numerators double precision[] not null
  denominators double precision[] not null
  too_few boolean[] not null
  is_example boolean not null default false
  made_at timestamp with time zone not null
  made_by uuid
  ended_at timestamp with time zone
  ended_by uuid
  end_reason text
  constraint figure_use_check CHECK (((ended_at IS NULL) = (end_reason IS NULL)))
  constraint figure_use_decided_by_check CHECK (((length(decided_by) >= 2) AND (length(decided_by) <= 120)))
  constraint figure_use_decision_check CHECK (((length(decision) >= 3) AND (length(decision) <= 1000)))
  constraint figure_use_end_reason_check CHECK (((length(end_reason) >= 3) AND (length(end_reason) <= 300)))
  constraint figure_use_objective_id_fkey FOREIGN KEY (objective_id) REFERENCES strategy.objective(id)
  constraint figure_use_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint figure_use_pkey PRIMARY KEY (id)
  constraint figure_use_series_id_fkey FOREIGN KEY (series_id) REFERENCES quality.series(id)
  index INDEX figure_use_by_objective ON quality.figure_use USING btree (objective_id) WHERE (objective_id IS NOT NULL)
  index INDEX figure_use_by_organisation ON quality.figure_use USING btree (organisation_id, decided_on)
  index INDEX figure_use_by_series ON quality.figure_use USING btree (series_id, decided_on)
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_ends for update to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy with_series for select to allied_app using (series_id IN ( SELECT series.id
   FROM quality.series))
  policy worker for all to allied_worker using true with check true
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table quality.holding (row-level security)
  mark text not null
  holds jsonb not null
  constraint holding_mark_check CHECK ((mark ~ '^[0-9a-f]{32}$'::text))
  constraint holding_pkey PRIMARY KEY (mark)
  policy worker for all to allied_worker using true with check true
  grant delete, insert, select, update to allied_worker

table quality.import (row-level security)
  id uuid not null default gen_random_uuid()
  organisation_id uuid not null
  file_name text not null
  header text[] not null
  rows jsonb not null
  mapping jsonb not null
  uploaded_at timestamp with time zone not null
  uploaded_by uuid
  loaded_at timestamp with time zone
  loaded_by uuid
  added integer
  replaced integer
  same integer
  bad integer
  loading_at timestamp with time zone
  loading_by uuid
  notes text[] not null default '{}'::text[]
  reading_notes text[] not null default '{}'::text[]
  places jsonb not null default '[]'::jsonb
  left_out jsonb not null default '[]'::jsonb
  mended integer not null default 0
  constraint import_check CHECK (((loaded_at IS NULL) = (added IS NULL)))
  constraint import_check1 CHECK (((loaded_at IS NULL) OR (loading_at IS NOT NULL)))
  constraint import_file_name_check CHECK (((length(file_name) >= 1) AND (length(file_name) <= 200)))
  constraint import_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint import_pkey PRIMARY KEY (id)
  index INDEX import_by_organisation ON quality.import USING btree (organisation_id, uploaded_at DESC)
  policy own_files for all to allied_app using ((organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) AND ((uploaded_by = ( SELECT platform.viewer_person() AS viewer_person)) OR ((uploaded_by IS NULL) AND (organisation_id IN ( SELECT organisation.id
   FROM directory.organisation
  WHERE organisation.is_example)))))
  policy worker for all to allied_worker using true with check true
  grant insert, select, update to allied_app
  grant delete, insert, select, update to allied_worker

table quality.import_mapping (row-level security)
  organisation_id uuid not null
  header_key text not null
  mapping jsonb not null
  kept_at timestamp with time zone not null
  constraint import_mapping_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint import_mapping_pkey PRIMARY KEY (organisation_id, header_key)
  policy own_files for all to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant insert, select, update to allied_app
  grant delete, insert, select, update to allied_worker

table quality.measure (row-level security)
  id uuid not null default gen_random_uuid()
  code text not null
  organisation_id uuid
  standing text not null
  current_version integer not null default 1
  made_at timestamp with time zone not null
  made_by uuid
  published_at timestamp with time zone
  offered_by text
  constraint measure_check CHECK (((standing = 'own'::text) = (organisation_id IS NOT NULL)))
  constraint measure_code_check CHECK ((code ~ '^[a-z0-9-]{2,60}$'::text))
  constraint measure_code_key UNIQUE (code)
  constraint measure_offered_by_check CHECK (((length(offered_by) >= 3) AND (length(offered_by) <= 80)))
  constraint measure_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint measure_pkey PRIMARY KEY (id)
  constraint measure_standing_check CHECK ((standing = ANY (ARRAY['starter'::text, 'own'::text])))
  index UNIQUE INDEX one_measure_an_offer ON quality.measure USING btree (offered_by) WHERE (offered_by IS NOT NULL)
  policy anyone_reads for select to allied_app using ( SELECT platform.viewer_is_anyone() AS viewer_is_anyone)
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_changes for update to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  trigger CREATE TRIGGER search_touched AFTER INSERT OR DELETE OR UPDATE ON quality.measure FOR EACH ROW EXECUTE FUNCTION platform.search_touch('measure', 'id')
  trigger CREATE TRIGGER tells_of_figures AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON quality.measure FOR EACH STATEMENT EXECUTE FUNCTION platform.note_change('figures')
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table quality.measure_version (row-level security)
  measure_id uuid not null
  number integer not null
  organisation_id uuid
  name text not null
  ambition text not null
  kind text not null
  numerator text not null
  denominator text
  unit text not null
  multiplier double precision not null default 1
  unit_words text not null default ''::text
  direction text not null
  grain text not null
  source text not null
  included text not null default ''::text
  excluded text not null default ''::text
  caution text not null default ''::text
  owner_role text not null
  smallest_group integer not null default 8
  chart text not null default 'xmr'::text
  rule_set text not null default 'nhsr-0.2.2'::text
  valid_from date not null
  made_at timestamp with time zone not null
  made_by uuid
  reason text not null
  people_in text not null default 'both'::text
  constraint chart_fits_figures CHECK (((chart = ANY (ARRAY['xmr'::text, 'run'::text, 'i'::text])) OR ((unit = 'percent'::text) AND (chart = ANY (ARRAY['p'::text, 'p-prime'::text]))) OR ((unit = 'rate'::text) AND (chart = ANY (ARRAY['u'::text, 'u-prime'::text]))) OR ((unit = 'count'::text) AND (chart = 'c'::text))))
  constraint measure_version_ambition_check CHECK ((ambition = ANY (ARRAY['quality'::text, 'staff'::text, 'workforce'::text, 'productivity'::text])))
  constraint measure_version_chart_check CHECK ((chart = ANY (ARRAY['xmr'::text, 'run'::text, 'i'::text, 'p'::text, 'p-prime'::text, 'u'::text, 'u-prime'::text, 'c'::text, 'g'::text, 't'::text, 'xbar'::text, 's'::text])))
  constraint measure_version_check CHECK (((unit = 'count'::text) = (denominator IS NULL)))
  constraint measure_version_denominator_check CHECK (((length(denominator) >= 2) AND (length(denominator) <= 300)))
  constraint measure_version_direction_check CHECK ((direction = ANY (ARRAY['increase'::text, 'decrease'::text, 'neutral'::text])))
  constraint measure_version_grain_check CHECK ((grain = ANY (ARRAY['month'::text, 'quarter'::text, 'year'::text])))
  constraint measure_version_kind_check CHECK (((length(kind) >= 2) AND (length(kind) <= 60)))
  constraint measure_version_measure_id_fkey FOREIGN KEY (measure_id) REFERENCES quality.measure(id)
  constraint measure_version_multiplier_check CHECK ((multiplier > (0)::double precision))
  constraint measure_version_name_check CHECK (((length(name) >= 3) AND (length(name) <= 120)))
  constraint measure_version_number_check CHECK ((number >= 1))
  constraint measure_version_numerator_check CHECK (((length(numerator) >= 2) AND (length(numerator) <= 300)))
  constraint measure_version_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint measure_version_owner_role_check CHECK (((length(owner_role) >= 2) AND (length(owner_role) <= 120)))
  constraint measure_version_people_in_check CHECK ((people_in = ANY (ARRAY['both'::text, 'denominator'::text, 'numerator'::text, 'separate'::text, 'none'::text])))
  constraint measure_version_pkey PRIMARY KEY (measure_id, number)
  constraint measure_version_reason_check CHECK ((length(reason) >= 3))
  constraint measure_version_rule_set_check CHECK ((rule_set = ANY (ARRAY['nhsr-0.2.2'::text, 'mdc-2023'::text, 'powerbi-spc'::text, 'anhoej'::text])))
  constraint measure_version_smallest_group_check CHECK ((smallest_group >= 1))
  constraint measure_version_source_check CHECK (((length(source) >= 2) AND (length(source) <= 300)))
  constraint measure_version_unit_check CHECK ((unit = ANY (ARRAY['percent'::text, 'rate'::text, 'mean'::text, 'count'::text])))
  policy anyone_reads for select to allied_app using ( SELECT platform.viewer_is_anyone() AS viewer_is_anyone)
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  trigger CREATE TRIGGER search_touched AFTER INSERT OR DELETE OR UPDATE ON quality.measure_version FOR EACH ROW EXECUTE FUNCTION platform.search_touch('measure', 'measure_id')
  trigger CREATE TRIGGER tells_of_figures AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON quality.measure_version FOR EACH STATEMENT EXECUTE FUNCTION platform.note_change('figures')
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table quality.mode_figure (row-level security)
  unit_id uuid not null
  quarter date not null
  organisation_id uuid not null
  group_name text not null
  what text not null
  counts integer[] not null
  total integer
  constraint mode_figure_group_name_check CHECK ((length(group_name) <= 60))
  constraint mode_figure_pkey PRIMARY KEY (unit_id, quarter, group_name, what)
  constraint mode_figure_unit_id_quarter_fkey FOREIGN KEY (unit_id, quarter) REFERENCES quality.mode_record(unit_id, quarter)
  constraint mode_figure_what_check CHECK ((what = ANY (ARRAY['asked'::text, 'happened'::text, 'chosen'::text, 'got'::text, 'suited in person'::text, 'suited by video'::text, 'suited by phone'::text])))
  index INDEX mode_figure_by_organisation ON quality.mode_figure USING btree (organisation_id)
  policy anyone_reads for select to allied_app using ( SELECT platform.viewer_is_anyone() AS viewer_is_anyone)
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table quality.mode_record (row-level security)
  unit_id uuid not null
  organisation_id uuid not null
  quarter date not null
  source text not null
  miles double precision
  visits integer
  losses integer not null default 0
  is_example boolean not null default false
  loaded_at timestamp with time zone not null
  loaded_by uuid
  constraint mode_record_check CHECK (((miles IS NULL) = (visits IS NULL)))
  constraint mode_record_miles_check CHECK ((miles >= (0)::double precision))
  constraint mode_record_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint mode_record_pkey PRIMARY KEY (unit_id, quarter)
  constraint mode_record_quarter_check CHECK (((EXTRACT(day FROM quarter) = (1)::numeric) AND (EXTRACT(month FROM quarter) = ANY (ARRAY[(1)::numeric, (4)::numeric, (7)::numeric, (10)::numeric]))))
  constraint mode_record_source_check CHECK (((length(source) >= 3) AND (length(source) <= 300)))
  constraint mode_record_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES directory.unit(id)
  constraint mode_record_visits_check CHECK ((visits >= 1))
  index INDEX mode_record_by_organisation ON quality.mode_record USING btree (organisation_id, quarter)
  policy anyone_reads for select to allied_app using ( SELECT platform.viewer_is_anyone() AS viewer_is_anyone)
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_counts_again for update to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table quality.not_to_come (row-level security)
  collection_id uuid not null
  measure_id uuid not null
  unit_id uuid not null
  period date not null
  organisation_id uuid not null
  reason text not null
  said_at timestamp with time zone not null
  said_by uuid
  constraint not_to_come_collection_id_measure_id_unit_id_fkey FOREIGN KEY (collection_id, measure_id, unit_id) REFERENCES quality.collection_item(collection_id, measure_id, unit_id)
  constraint not_to_come_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint not_to_come_pkey PRIMARY KEY (collection_id, measure_id, unit_id, period)
  constraint not_to_come_reason_check CHECK (((length(reason) >= 3) AND (length(reason) <= 300)))
  policy own for all to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant delete, insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table quality.objective_measure (row-level security)
  id uuid not null default gen_random_uuid()
  objective_id uuid not null
  organisation_id uuid not null
  series_id uuid not null
  linked_at timestamp with time zone not null
  linked_by uuid
  ended_at timestamp with time zone
  ended_by uuid
  constraint objective_measure_objective_id_organisation_id_fkey FOREIGN KEY (objective_id, organisation_id) REFERENCES strategy.objective(id, organisation_id)
  constraint objective_measure_pkey PRIMARY KEY (id)
  constraint objective_measure_series_id_fkey FOREIGN KEY (series_id) REFERENCES quality.series(id)
  index UNIQUE INDEX one_objective_measure ON quality.objective_measure USING btree (objective_id, series_id) WHERE (ended_at IS NULL)
  policy as_objective for select to allied_app using (EXISTS ( SELECT
   FROM strategy.objective o
  WHERE (o.id = objective_measure.objective_id)))
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_changes for update to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table quality.objective_review (row-level security)
  id uuid not null default gen_random_uuid()
  objective_id uuid not null
  organisation_id uuid not null
  quarter date not null
  number integer not null
  judgement text not null
  signal_id uuid
  public_summary text not null
  reviewed_at timestamp with time zone not null
  reviewed_by uuid
  constraint objective_review_check CHECK (((judgement = 'improved'::text) = (signal_id IS NOT NULL)))
  constraint objective_review_id_organisation_id_key UNIQUE (id, organisation_id)
  constraint objective_review_judgement_check CHECK ((judgement = ANY (ARRAY['improved'::text, 'no change'::text, 'worse'::text, 'too early'::text])))
  constraint objective_review_number_check CHECK ((number >= 1))
  constraint objective_review_objective_id_organisation_id_fkey FOREIGN KEY (objective_id, organisation_id) REFERENCES strategy.objective(id, organisation_id)
  constraint objective_review_objective_id_quarter_number_key UNIQUE (objective_id, quarter, number)
  constraint objective_review_pkey PRIMARY KEY (id)
  constraint objective_review_public_summary_check CHECK (((length(public_summary) >= 10) AND (length(public_summary) <= 2000)))
  constraint objective_review_quarter_check CHECK (((EXTRACT(day FROM quarter) = (1)::numeric) AND (EXTRACT(month FROM quarter) = ANY (ARRAY[(1)::numeric, (4)::numeric, (7)::numeric, (10)::numeric]))))
  constraint objective_review_signal_id_fkey FOREIGN KEY (signal_id) REFERENCES quality.signal(id)
  policy as_objective for select to allied_app using (EXISTS ( SELECT
   FROM strategy.objective o
  WHERE (o.id = objective_review.objective_id)))
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  trigger CREATE TRIGGER tells_home AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON quality.objective_review FOR EACH STATEMENT EXECUTE FUNCTION platform.note_change('home')
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table quality.outcome_figure (row-level security)
  measure_id uuid not null
  organisation_id uuid not null
  quarter date not null
  group_name text not null
  people integer
  pairs integer
  unpaired integer
  better integer
  others integer
  mean_change double precision
  lower_change double precision
  upper_change double precision
  deviation double precision
  loaded_at timestamp with time zone not null
  loaded_by uuid
  constraint outcome_figure_measure_id_organisation_id_fkey FOREIGN KEY (measure_id, organisation_id) REFERENCES quality.outcome_measure(id, organisation_id)
  constraint outcome_figure_pkey PRIMARY KEY (measure_id, quarter, group_name)
  constraint outcome_figure_quarter_check CHECK (((EXTRACT(day FROM quarter) = (1)::numeric) AND (EXTRACT(month FROM quarter) = ANY (ARRAY[(1)::numeric, (4)::numeric, (7)::numeric, (10)::numeric]))))
  policy anyone_reads for select to allied_app using ( SELECT platform.viewer_is_anyone() AS viewer_is_anyone)
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table quality.outcome_measure (row-level security)
  id uuid not null default gen_random_uuid()
  organisation_id uuid not null
  unit_id uuid not null
  instrument text not null
  whom text not null
  leave_held text not null default ''::text
  smallest_change double precision
  change_source text not null default ''::text
  group_names text[] not null default '{}'::text[]
  is_example boolean not null default false
  made_at timestamp with time zone not null
  made_by uuid
  constraint outcome_measure_change_source_check CHECK ((length(change_source) <= 300))
  constraint outcome_measure_check CHECK (((smallest_change IS NULL) = (change_source = ''::text)))
  constraint outcome_measure_id_organisation_id_key UNIQUE (id, organisation_id)
  constraint outcome_measure_instrument_check CHECK ((instrument ~ '^[a-z0-9-]{2,40}$'::text))
  constraint outcome_measure_leave_held_check CHECK ((length(leave_held) <= 300))
  constraint outcome_measure_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint outcome_measure_pkey PRIMARY KEY (id)
  constraint outcome_measure_smallest_change_check CHECK ((smallest_change > (0)::double precision))
  constraint outcome_measure_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES directory.unit(id)
  constraint outcome_measure_whom_check CHECK (((length(whom) >= 3) AND (length(whom) <= 200)))
  index INDEX outcome_measure_by_unit ON quality.outcome_measure USING btree (unit_id)
  policy anyone_reads for select to allied_app using ( SELECT platform.viewer_is_anyone() AS viewer_is_anyone)
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table quality.raw_change (row-level security)
  id uuid not null default gen_random_uuid()
  series_id uuid not null
  organisation_id uuid not null
  period date not null
  old_numerator double precision
  old_denominator double precision
  old_people double precision
  new_numerator double precision
  new_denominator double precision
  new_people double precision
  reason text not null
  changed_at timestamp with time zone not null
  changed_by uuid
  constraint raw_change_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint raw_change_pkey PRIMARY KEY (id)
  constraint raw_change_reason_check CHECK ((length(reason) >= 3))
  constraint raw_change_series_id_fkey FOREIGN KEY (series_id) REFERENCES quality.series(id)
  index INDEX raw_change_by_series ON quality.raw_change USING btree (series_id, period)
  policy worker for all to allied_worker using true with check true
  grant delete, insert, select, update to allied_worker

table quality.raw_series (row-level security)
  series_id uuid not null
  organisation_id uuid not null
  first_period date not null
  numerators double precision[] not null
  denominators double precision[] not null
  people double precision[] not null
  loaded_at timestamp with time zone not null
  constraint raw_series_check CHECK (((cardinality(numerators) = cardinality(denominators)) AND (cardinality(people) = cardinality(numerators)) AND (cardinality(numerators) >= 1)))
  constraint raw_series_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint raw_series_pkey PRIMARY KEY (series_id)
  constraint raw_series_series_id_fkey FOREIGN KEY (series_id) REFERENCES quality.series(id)
  policy worker for all to allied_worker using true with check true
  grant delete, insert, select, update to allied_worker

table quality.reminder (row-level security)
  person_id uuid not null
  organisation_id uuid not null
  sent_at timestamp with time zone not null
  constraint reminder_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint reminder_pkey PRIMARY KEY (person_id, sent_at)
  policy worker for all to allied_worker using true with check true
  grant delete, insert, select, update to allied_worker

table quality.response (row-level security)
  task_id uuid not null
  number integer not null
  series_id uuid not null
  organisation_id uuid not null
  period date not null
  think text not null
  decide text not null
  action text not null
  action_owner_role text not null
  action_due_on date not null
  objective_id uuid
  answered_at timestamp with time zone not null
  answered_by uuid
  action_id uuid
  constraint action_of_objective FOREIGN KEY (action_id, objective_id) REFERENCES strategy.action(id, objective_id)
  constraint response_action_check CHECK (((length(action) >= 3) AND (length(action) <= 2000)))
  constraint response_action_owner_role_check CHECK (((length(action_owner_role) >= 2) AND (length(action_owner_role) <= 120)))
  constraint response_check CHECK (((action_id IS NULL) OR (objective_id IS NOT NULL)))
  constraint response_decide_check CHECK (((length(decide) >= 3) AND (length(decide) <= 2000)))
  constraint response_number_check CHECK ((number >= 1))
  constraint response_objective_id_fkey FOREIGN KEY (objective_id) REFERENCES strategy.objective(id)
  constraint response_pkey PRIMARY KEY (task_id, number)
  constraint response_series_id_fkey FOREIGN KEY (series_id) REFERENCES quality.series(id)
  constraint response_task_id_organisation_id_fkey FOREIGN KEY (task_id, organisation_id) REFERENCES quality.response_task(id, organisation_id)
  constraint response_think_check CHECK (((length(think) >= 3) AND (length(think) <= 2000)))
  index INDEX response_by_action ON quality.response USING btree (action_id) WHERE (action_id IS NOT NULL)
  index INDEX response_by_objective ON quality.response USING btree (objective_id) WHERE (objective_id IS NOT NULL)
  index INDEX response_by_series ON quality.response USING btree (series_id, period)
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy with_series for select to allied_app using (series_id IN ( SELECT series.id
   FROM quality.series))
  policy worker for all to allied_worker using true with check true
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table quality.response_owner (row-level security)
  id uuid not null default gen_random_uuid()
  task_id uuid not null
  organisation_id uuid not null
  role text not null
  person_id uuid
  began_at timestamp with time zone not null
  given_by uuid
  reason text not null default ''::text
  ended_at timestamp with time zone
  constraint response_owner_person_id_fkey FOREIGN KEY (person_id) REFERENCES directory.person(id)
  constraint response_owner_pkey PRIMARY KEY (id)
  constraint response_owner_role_check CHECK (((length(role) >= 2) AND (length(role) <= 120)))
  constraint response_owner_task_id_organisation_id_fkey FOREIGN KEY (task_id, organisation_id) REFERENCES quality.response_task(id, organisation_id)
  index UNIQUE INDEX one_response_owner ON quality.response_owner USING btree (task_id) WHERE (ended_at IS NULL)
  policy own for select to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_changes for update to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table quality.response_signal (row-level security)
  signal_id uuid not null
  task_id uuid not null
  organisation_id uuid not null
  constraint response_signal_pkey PRIMARY KEY (signal_id)
  constraint response_signal_signal_id_fkey FOREIGN KEY (signal_id) REFERENCES quality.signal(id)
  constraint response_signal_task_id_organisation_id_fkey FOREIGN KEY (task_id, organisation_id) REFERENCES quality.response_task(id, organisation_id)
  index INDEX response_signal_by_task ON quality.response_signal USING btree (task_id)
  policy own for select to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant select to allied_app
  grant delete, insert, select, update to allied_worker

table quality.response_task (row-level security)
  id uuid not null default gen_random_uuid()
  series_id uuid not null
  organisation_id uuid not null
  period date not null
  opened_at timestamp with time zone not null
  due_on date not null
  constraint response_task_id_organisation_id_key UNIQUE (id, organisation_id)
  constraint response_task_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint response_task_pkey PRIMARY KEY (id)
  constraint response_task_series_id_fkey FOREIGN KEY (series_id) REFERENCES quality.series(id)
  index INDEX response_task_by_organisation ON quality.response_task USING btree (organisation_id, due_on)
  index INDEX response_task_by_series ON quality.response_task USING btree (series_id, period)
  policy own for select to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant select to allied_app
  grant delete, insert, select, update to allied_worker

table quality.result (row-level security)
  series_id uuid not null
  organisation_id uuid not null
  revision bigint not null
  engine text not null
  rule_set text not null
  is_run_chart boolean not null
  variation text
  assurance text
  refused text
  figures integer not null
  missing integer not null
  last_period date
  last_value double precision
  centre double precision
  lower_limit double precision
  upper_limit double precision
  judged_at timestamp with time zone not null
  worked_from text not null default ''::text
  constraint result_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint result_pkey PRIMARY KEY (series_id)
  constraint result_series_id_fkey FOREIGN KEY (series_id) REFERENCES quality.series(id)
  policy with_series for select to allied_app using (series_id IN ( SELECT series.id
   FROM quality.series))
  policy worker for all to allied_worker using true with check true
  trigger CREATE TRIGGER tells_of_figures AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON quality.result FOR EACH STATEMENT EXECUTE FUNCTION platform.note_change('figures')
  grant select to allied_app
  grant delete, insert, select, update to allied_worker

table quality.review_decision (row-level security)
  review_id uuid not null
  organisation_id uuid not null
  decision text not null
  next_step text not null
  next_step_due_on date not null
  constraint review_decision_decision_check CHECK (((length(decision) >= 3) AND (length(decision) <= 2000)))
  constraint review_decision_next_step_check CHECK (((length(next_step) >= 3) AND (length(next_step) <= 2000)))
  constraint review_decision_pkey PRIMARY KEY (review_id)
  constraint review_decision_review_id_organisation_id_fkey FOREIGN KEY (review_id, organisation_id) REFERENCES quality.objective_review(id, organisation_id)
  policy own for select to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table quality.review_evidence (row-level security)
  review_id uuid not null
  organisation_id uuid not null
  kind text not null
  is_present boolean not null
  words text not null
  address text
  constraint review_evidence_check CHECK ((is_present = (address IS NOT NULL)))
  constraint review_evidence_kind_check CHECK ((kind = ANY (ARRAY['data'::text, 'outcomes'::text, 'people'::text, 'workforce'::text])))
  constraint review_evidence_pkey PRIMARY KEY (review_id, kind)
  constraint review_evidence_review_id_organisation_id_fkey FOREIGN KEY (review_id, organisation_id) REFERENCES quality.objective_review(id, organisation_id)
  constraint review_evidence_words_check CHECK (((length(words) >= 3) AND (length(words) <= 1000)))
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy with_review for select to allied_app using (review_id IN ( SELECT objective_review.id
   FROM quality.objective_review))
  policy worker for all to allied_worker using true with check true
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table quality.series (row-level security)
  id uuid not null default gen_random_uuid()
  measure_id uuid not null
  unit_id uuid not null
  organisation_id uuid not null
  profession text not null default ''::text
  first_period date not null
  numerators double precision[] not null
  denominators double precision[] not null
  revision bigint not null default 1
  is_example boolean not null default false
  loaded_at timestamp with time zone not null
  split text not null default ''::text
  group_code text not null default ''::text
  too_few boolean[] not null default '{}'::boolean[]
  audience text not null default 'own'::text
  is_rolled_up boolean not null default false
  parts_known integer[] not null default '{}'::integer[]
  parts integer[] not null default '{}'::integer[]
  constraint one_series UNIQUE (measure_id, unit_id, profession, split, group_code)
  constraint series_audience_check CHECK ((audience = ANY (ARRAY['own'::text, 'members'::text, 'public'::text])))
  constraint series_check CHECK (((cardinality(numerators) = cardinality(denominators)) AND (cardinality(numerators) >= 1)))
  constraint series_check1 CHECK ((cardinality(too_few) = cardinality(numerators)))
  constraint series_measure_id_fkey FOREIGN KEY (measure_id) REFERENCES quality.measure(id)
  constraint series_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint series_pkey PRIMARY KEY (id)
  constraint series_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES directory.unit(id)
  constraint split_and_group CHECK (((split = ''::text) = (group_code = ''::text)))
  index INDEX series_by_unit ON quality.series USING btree (unit_id, measure_id)
  index INDEX series_for_counts ON quality.series USING btree (unit_id) INCLUDE (id, measure_id, organisation_id, profession, split, audience, is_rolled_up)
  policy own_changes for update to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_or_shared for select to allied_app using ((organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) OR ((audience = 'public'::text) AND ( SELECT platform.viewer_is_anyone() AS viewer_is_anyone)) OR ((audience = 'members'::text) AND (cardinality(( SELECT platform.viewer_organisations() AS viewer_organisations)) > 0)) OR (id = ANY (( SELECT quality.series_let_read() AS series_let_read)::uuid[])))
  policy worker for all to allied_worker using true with check true
  trigger CREATE TRIGGER tells_of_figures AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON quality.series FOR EACH STATEMENT EXECUTE FUNCTION platform.note_change('figures')
  grant select to allied_app
  grant delete, insert, select, update to allied_worker

table quality.series_reader (row-level security)
  id uuid not null default gen_random_uuid()
  series_id uuid not null
  organisation_id uuid not null
  reader_organisation_id uuid
  reader_person_id uuid
  origin text not null
  began_at timestamp with time zone not null
  ended_at timestamp with time zone
  constraint series_reader_check CHECK ((num_nonnulls(reader_organisation_id, reader_person_id) = 1))
  constraint series_reader_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint series_reader_origin_check CHECK (((length(origin) >= 3) AND (length(origin) <= 120)))
  constraint series_reader_pkey PRIMARY KEY (id)
  constraint series_reader_reader_organisation_id_fkey FOREIGN KEY (reader_organisation_id) REFERENCES directory.organisation(id)
  constraint series_reader_reader_person_id_fkey FOREIGN KEY (reader_person_id) REFERENCES directory.person(id)
  constraint series_reader_series_id_fkey FOREIGN KEY (series_id) REFERENCES quality.series(id)
  index UNIQUE INDEX one_series_reader ON quality.series_reader USING btree (series_id, origin, COALESCE(reader_organisation_id, reader_person_id)) WHERE (ended_at IS NULL)
  index INDEX series_reader_by_organisation ON quality.series_reader USING btree (reader_organisation_id) WHERE (ended_at IS NULL)
  index INDEX series_reader_by_person ON quality.series_reader USING btree (reader_person_id) WHERE (ended_at IS NULL)
  policy own_or_reader for select to allied_app using ((organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) OR (reader_organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) OR (reader_person_id = ( SELECT platform.viewer_person() AS viewer_person)))
  policy worker for all to allied_worker using true with check true
  grant select to allied_app
  grant delete, insert, select, update to allied_worker

table quality.signal (row-level security)
  id uuid not null default gen_random_uuid()
  series_id uuid not null
  organisation_id uuid not null
  rule text not null
  meaning text not null
  from_period date not null
  to_period date not null
  completed_period date not null
  revision bigint not null
  raised_at timestamp with time zone not null
  ended_at timestamp with time zone
  constraint signal_meaning_check CHECK ((meaning = ANY (ARRAY['improvement'::text, 'concern'::text, 'neutral'::text])))
  constraint signal_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint signal_pkey PRIMARY KEY (id)
  constraint signal_series_id_fkey FOREIGN KEY (series_id) REFERENCES quality.series(id)
  index UNIQUE INDEX one_signal ON quality.signal USING btree (series_id, rule, from_period) WHERE (ended_at IS NULL)
  policy with_series for select to allied_app using (series_id IN ( SELECT series.id
   FROM quality.series))
  policy worker for all to allied_worker using true with check true
  grant select to allied_app
  grant delete, insert, select, update to allied_worker

table quality.target (row-level security)
  id uuid not null default gen_random_uuid()
  series_id uuid not null
  organisation_id uuid not null
  value double precision not null
  from_period date not null
  reason text not null
  made_at timestamp with time zone not null
  made_by uuid
  ended_at timestamp with time zone
  ended_by uuid
  ended_because text
  constraint target_ended_because_check CHECK ((length(ended_because) >= 3))
  constraint target_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint target_pkey PRIMARY KEY (id)
  constraint target_reason_check CHECK ((length(reason) >= 3))
  constraint target_series_id_fkey FOREIGN KEY (series_id) REFERENCES quality.series(id)
  index INDEX target_by_series ON quality.target USING btree (series_id, from_period)
  policy own_adds for insert to allied_app with check ((organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) AND (EXISTS ( SELECT
   FROM quality.series s
  WHERE ((s.id = target.series_id) AND (s.organisation_id = target.organisation_id)))))
  policy own_ends for update to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy with_series for select to allied_app using (series_id IN ( SELECT series.id
   FROM quality.series))
  policy worker for all to allied_worker using true with check true
  trigger CREATE TRIGGER tells_of_figures AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON quality.target FOR EACH STATEMENT EXECUTE FUNCTION platform.note_change('figures')
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table quality.trajectory (row-level security)
  id uuid not null default gen_random_uuid()
  series_id uuid not null
  organisation_id uuid not null
  from_period date not null
  from_value double precision not null
  to_period date not null
  to_value double precision not null
  reason text not null
  made_at timestamp with time zone not null
  made_by uuid
  ended_at timestamp with time zone
  ended_by uuid
  ended_because text
  constraint trajectory_check CHECK ((to_period > from_period))
  constraint trajectory_ended_because_check CHECK ((length(ended_because) >= 3))
  constraint trajectory_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint trajectory_pkey PRIMARY KEY (id)
  constraint trajectory_reason_check CHECK ((length(reason) >= 3))
  constraint trajectory_series_id_fkey FOREIGN KEY (series_id) REFERENCES quality.series(id)
  index INDEX trajectory_by_series ON quality.trajectory USING btree (series_id, from_period)
  policy own_adds for insert to allied_app with check ((organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) AND (EXISTS ( SELECT
   FROM quality.series s
  WHERE ((s.id = trajectory.series_id) AND (s.organisation_id = trajectory.organisation_id)))))
  policy own_ends for update to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy with_series for select to allied_app using (series_id IN ( SELECT series.id
   FROM quality.series))
  policy worker for all to allied_worker using true with check true
  trigger CREATE TRIGGER tells_of_figures AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON quality.trajectory FOR EACH STATEMENT EXECUTE FUNCTION platform.note_change('figures')
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table quality.value_change (row-level security)
  id uuid not null default gen_random_uuid()
  series_id uuid not null
  organisation_id uuid not null
  period date not null
  old_numerator double precision
  old_denominator double precision
  new_numerator double precision
  new_denominator double precision
  reason text not null
  changed_at timestamp with time zone not null
  changed_by uuid
  old_too_few boolean not null default false
  new_too_few boolean not null default false
  constraint value_change_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint value_change_pkey PRIMARY KEY (id)
  constraint value_change_reason_check CHECK ((length(reason) >= 3))
  constraint value_change_series_id_fkey FOREIGN KEY (series_id) REFERENCES quality.series(id)
  index INDEX value_change_by_series ON quality.value_change USING btree (series_id, period)
  policy own_reads for select to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant select to allied_app
  grant delete, insert, select, update to allied_worker

table quality.variation_answer (row-level security)
  id uuid not null default gen_random_uuid()
  question_id uuid not null
  organisation_id uuid not null
  is_warranted boolean not null
  reason text not null
  next_step text not null default ''::text
  objective_id uuid
  answered_at timestamp with time zone not null
  answered_by uuid
  constraint variation_answer_check CHECK ((is_warranted OR (length(next_step) >= 3)))
  constraint variation_answer_objective_id_organisation_id_fkey FOREIGN KEY (objective_id, organisation_id) REFERENCES strategy.objective(id, organisation_id)
  constraint variation_answer_pkey PRIMARY KEY (id)
  constraint variation_answer_question_id_organisation_id_fkey FOREIGN KEY (question_id, organisation_id) REFERENCES quality.variation_question(id, organisation_id)
  constraint variation_answer_reason_check CHECK ((length(reason) >= 10))
  index INDEX variation_answer_by_objective ON quality.variation_answer USING btree (objective_id) WHERE (objective_id IS NOT NULL)
  index INDEX variation_answer_by_question ON quality.variation_answer USING btree (question_id, answered_at DESC)
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_sees for select to allied_app using ((organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) OR (question_id IN ( SELECT q.id
   FROM quality.variation_question q
  WHERE (q.asked_from = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])))))
  policy worker for all to allied_worker using true with check true
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table quality.variation_question (row-level security)
  id uuid not null default gen_random_uuid()
  measure_id uuid not null
  unit_id uuid not null
  organisation_id uuid not null
  under_unit_id uuid not null
  level text not null
  profession text not null default ''::text
  split text not null default ''::text
  group_code text not null default ''::text
  from_period date not null
  to_period date not null
  side text not null
  value double precision not null
  average double precision not null
  lower_limit double precision
  upper_limit double precision
  peers integer not null
  asked_at timestamp with time zone not null
  asked_by uuid
  asked_from uuid
  constraint variation_question_asked_from_fkey FOREIGN KEY (asked_from) REFERENCES directory.organisation(id)
  constraint variation_question_check CHECK ((to_period >= from_period))
  constraint variation_question_id_organisation_id_key UNIQUE (id, organisation_id)
  constraint variation_question_measure_id_fkey FOREIGN KEY (measure_id) REFERENCES quality.measure(id)
  constraint variation_question_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint variation_question_peers_check CHECK ((peers >= 2))
  constraint variation_question_pkey PRIMARY KEY (id)
  constraint variation_question_side_check CHECK ((side = ANY (ARRAY['above'::text, 'below'::text])))
  constraint variation_question_under_unit_id_fkey FOREIGN KEY (under_unit_id) REFERENCES directory.unit(id)
  constraint variation_question_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES directory.unit(id)
  index UNIQUE INDEX one_question ON quality.variation_question USING btree (measure_id, unit_id, profession, split, group_code, from_period, to_period, asked_from) NULLS NOT DISTINCT
  index INDEX variation_question_by_asker ON quality.variation_question USING btree (asked_from) WHERE (asked_from IS NOT NULL)
  index INDEX variation_question_by_organisation ON quality.variation_question USING btree (organisation_id, asked_at DESC)
  policy own_adds for insert to allied_app with check ((EXISTS ( SELECT
   FROM directory.unit u
  WHERE ((u.id = variation_question.unit_id) AND (u.organisation_id = variation_question.organisation_id)))) AND (((asked_from IS NULL) AND (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))) OR ((asked_from = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) AND (asked_from <> organisation_id) AND quality.leads_above(asked_from, unit_id))))
  policy own_sees for select to allied_app using ((organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) OR (asked_from = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])))
  policy worker for all to allied_worker using true with check true
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table quality.wait_figure (row-level security)
  unit_id uuid not null
  organisation_id uuid not null
  pathway text not null
  quarter date not null
  people integer
  half_weeks double precision
  ninety_weeks double precision
  is_example boolean not null default false
  loaded_at timestamp with time zone not null
  loaded_by uuid
  constraint wait_figure_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint wait_figure_pathway_check CHECK (((length(pathway) >= 3) AND (length(pathway) <= 120)))
  constraint wait_figure_pkey PRIMARY KEY (unit_id, pathway, quarter)
  constraint wait_figure_quarter_check CHECK (((EXTRACT(day FROM quarter) = (1)::numeric) AND (EXTRACT(month FROM quarter) = ANY (ARRAY[(1)::numeric, (4)::numeric, (7)::numeric, (10)::numeric]))))
  constraint wait_figure_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES directory.unit(id)
  index INDEX wait_figure_by_organisation ON quality.wait_figure USING btree (organisation_id)
  policy anyone_reads for select to allied_app using ( SELECT platform.viewer_is_anyone() AS viewer_is_anyone)
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table quality.waiting_figure (row-level security)
  series_id uuid not null
  organisation_id uuid not null
  period date not null
  numerator double precision
  denominator double precision
  people double precision
  since timestamp with time zone not null
  constraint waiting_figure_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint waiting_figure_pkey PRIMARY KEY (series_id, period)
  constraint waiting_figure_series_id_fkey FOREIGN KEY (series_id) REFERENCES quality.series(id)
  policy worker for all to allied_worker using true with check true
  grant delete, insert, select, update to allied_worker

function quality.co_evaluation_counts(asked uuid) returns TABLE(kind text, helped text, n integer) security definer

function quality.co_evaluation_is_open(asked uuid) returns boolean security definer

function quality.leads_above(asking uuid, asked_unit uuid) returns boolean

function quality.series_let_read() returns uuid[] security definer

function quality.waiting_periods(asked uuid) returns TABLE(period date) security definer

table stories.award_judgement (row-level security)
  nomination_id uuid not null
  organisation_id uuid not null
  person_id uuid not null
  says text not null
  reason text not null
  judged_at timestamp with time zone not null
  constraint award_judgement_nomination_id_organisation_id_fkey FOREIGN KEY (nomination_id, organisation_id) REFERENCES stories.award_nomination(id, organisation_id)
  constraint award_judgement_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint award_judgement_person_id_fkey FOREIGN KEY (person_id) REFERENCES directory.person(id)
  constraint award_judgement_pkey PRIMARY KEY (nomination_id, person_id)
  constraint award_judgement_reason_check CHECK (((length(reason) >= 3) AND (length(reason) <= 600)))
  constraint award_judgement_says_check CHECK ((says = ANY (ARRAY['award'::text, 'high praise'::text, 'thank'::text, 'interest'::text])))
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_changes for update to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_reads for select to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table stories.award_nomination (row-level security)
  id uuid not null default gen_random_uuid()
  scheme_id uuid not null
  organisation_id uuid not null
  nominee text not null
  profession text
  role_group text
  words text not null
  by_whom text not null
  route text not null
  received_on date not null
  entered_by uuid
  agreed_on date
  is_example boolean not null default false
  constraint award_nomination_by_whom_check CHECK ((by_whom = ANY (ARRAY['patient or public'::text, 'carer'::text, 'staff'::text, 'other'::text])))
  constraint award_nomination_id_organisation_id_key UNIQUE (id, organisation_id)
  constraint award_nomination_nominee_check CHECK (((length(nominee) >= 2) AND (length(nominee) <= 160)))
  constraint award_nomination_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint award_nomination_pkey PRIMARY KEY (id)
  constraint award_nomination_profession_check CHECK ((profession ~ '^[a-z-]{3,60}$'::text))
  constraint award_nomination_route_check CHECK ((route = ANY (ARRAY['site'::text, 'phone'::text, 'paper'::text, 'in person'::text])))
  constraint award_nomination_scheme_id_organisation_id_fkey FOREIGN KEY (scheme_id, organisation_id) REFERENCES stories.award_scheme(id, organisation_id)
  constraint award_nomination_words_check CHECK (((length(words) >= 10) AND (length(words) <= 2000)))
  index INDEX award_nomination_by_scheme ON stories.award_nomination USING btree (scheme_id)
  policy anyone_nominates for insert to allied_app with check ((((route = 'site'::text) AND (entered_by IS NULL) AND ( SELECT platform.viewer_is_anyone() AS viewer_is_anyone)) OR ((entered_by = ( SELECT platform.viewer_person() AS viewer_person)) AND (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])))) AND (EXISTS ( SELECT
   FROM stories.award_scheme s
  WHERE ((s.id = award_nomination.scheme_id) AND (s.published_at IS NULL) AND ((award_nomination.received_on >= s.opens_on) AND (award_nomination.received_on <= s.closes_on))))))
  policy own_reads for select to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant select to allied_app
  grant delete, insert, select, update to allied_worker

table stories.award_result (row-level security)
  nomination_id uuid not null
  scheme_id uuid not null
  organisation_id uuid not null
  place text not null
  shown_as text not null
  is_person boolean not null
  name_agreed_on date
  registration text
  registration_checked_on date
  profession text
  role_group text
  citation text not null
  is_example boolean not null default false
  made_at timestamp with time zone not null
  made_by uuid
  evidence_objective_id uuid
  evidence_case_id uuid
  taken_off_at timestamp with time zone
  taken_off_by uuid
  taken_off_reason text
  constraint award_result_check CHECK (((NOT is_person) OR (name_agreed_on IS NOT NULL)))
  constraint award_result_citation_check CHECK (((length(citation) >= 10) AND (length(citation) <= 600)))
  constraint award_result_evidence_case_id_fkey FOREIGN KEY (evidence_case_id) REFERENCES stories.case_study(id)
  constraint award_result_evidence_objective_id_fkey FOREIGN KEY (evidence_objective_id) REFERENCES strategy.objective(id)
  constraint award_result_nomination_id_organisation_id_fkey FOREIGN KEY (nomination_id, organisation_id) REFERENCES stories.award_nomination(id, organisation_id)
  constraint award_result_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint award_result_pkey PRIMARY KEY (nomination_id)
  constraint award_result_place_check CHECK ((place = ANY (ARRAY['award'::text, 'high praise'::text])))
  constraint award_result_registration_check CHECK (((length(registration) >= 3) AND (length(registration) <= 60)))
  constraint award_result_scheme_id_organisation_id_fkey FOREIGN KEY (scheme_id, organisation_id) REFERENCES stories.award_scheme(id, organisation_id)
  constraint award_result_shown_as_check CHECK (((length(shown_as) >= 2) AND (length(shown_as) <= 160)))
  constraint award_result_taken_off_reason_check CHECK (((length(taken_off_reason) >= 3) AND (length(taken_off_reason) <= 300)))
  constraint one_evidence CHECK ((num_nonnulls(evidence_objective_id, evidence_case_id) <= 1))
  constraint taken_off_with_reason CHECK (((taken_off_at IS NULL) = (taken_off_reason IS NULL)))
  constraint title_with_registration CHECK (((NOT is_person) OR (NOT stories.holds_protected_title(shown_as)) OR (num_nonnulls(registration, registration_checked_on) = 2)))
  index INDEX award_result_by_scheme ON stories.award_result USING btree (scheme_id)
  policy anyone_reads_published for select to allied_app using ((taken_off_at IS NULL) AND ( SELECT platform.viewer_is_anyone() AS viewer_is_anyone) AND (EXISTS ( SELECT
   FROM stories.award_scheme s
  WHERE ((s.id = award_result.scheme_id) AND (s.published_at IS NOT NULL)))))
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_changes for update to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_reads for select to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  trigger CREATE TRIGGER search_touched AFTER INSERT OR DELETE OR UPDATE ON stories.award_result FOR EACH ROW EXECUTE FUNCTION platform.search_touch('award', 'scheme_id')
  trigger CREATE TRIGGER tells_home AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON stories.award_result FOR EACH STATEMENT EXECUTE FUNCTION platform.note_change('home')
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table stories.award_scheme (row-level security)
  id uuid not null default gen_random_uuid()
  organisation_id uuid not null
  name text not null
  about text not null
  criteria text[] not null
  panel text not null
  opens_on date not null
  closes_on date not null
  published_at timestamp with time zone
  revision integer not null default 1
  is_example boolean not null default false
  made_at timestamp with time zone not null
  made_by uuid
  constraint award_scheme_about_check CHECK (((length(about) >= 10) AND (length(about) <= 1000)))
  constraint award_scheme_check CHECK ((closes_on >= opens_on))
  constraint award_scheme_criteria_check CHECK (((cardinality(criteria) >= 1) AND (cardinality(criteria) <= 8)))
  constraint award_scheme_id_organisation_id_key UNIQUE (id, organisation_id)
  constraint award_scheme_name_check CHECK (((length(name) >= 3) AND (length(name) <= 120)))
  constraint award_scheme_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint award_scheme_panel_check CHECK (((length(panel) >= 3) AND (length(panel) <= 600)))
  constraint award_scheme_pkey PRIMARY KEY (id)
  policy anyone_reads for select to allied_app using ( SELECT platform.viewer_is_anyone() AS viewer_is_anyone)
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_changes for update to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  trigger CREATE TRIGGER search_touched AFTER INSERT OR DELETE OR UPDATE ON stories.award_scheme FOR EACH ROW EXECUTE FUNCTION platform.search_touch('award', 'id')
  trigger CREATE TRIGGER tells_home AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON stories.award_scheme FOR EACH STATEMENT EXECUTE FUNCTION platform.note_change('home')
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table stories.case_study (row-level security)
  id uuid not null default gen_random_uuid()
  organisation_id uuid not null
  title text not null
  problem text not null
  people_said text not null default ''::text
  what_was_done text not null default ''::text
  co_produced_with text not null default ''::text
  inequality text not null default ''::text
  cost text not null default ''::text
  carbon text not null default ''::text
  did_not_work text not null default ''::text
  contact_role text not null default ''::text
  professions text[] not null default '{}'::text[]
  role_groups text[] not null default '{}'::text[]
  setting text not null default ''::text
  ambitions text[] not null default '{}'::text[]
  objective_id uuid
  project_id uuid
  story_id uuid
  impact_claim text not null default ''::text
  impact_series_id uuid
  revision integer not null default 1
  is_example boolean not null default false
  made_at timestamp with time zone not null
  made_by uuid
  changed_at timestamp with time zone not null
  changed_by uuid
  review_asked_at timestamp with time zone
  reviewed_at timestamp with time zone
  reviewed_by uuid
  review_words text
  consent_role text
  consent_on date
  published_at timestamp with time zone
  taken_off_at timestamp with time zone
  taken_off_reason text
  inequality_series_id uuid
  cost_series_id uuid
  carbon_series_id uuid
  constraint case_study_ambitions_check CHECK ((cardinality(ambitions) <= 6))
  constraint case_study_carbon_check CHECK ((length(carbon) <= 600))
  constraint case_study_carbon_series_id_fkey FOREIGN KEY (carbon_series_id) REFERENCES quality.series(id)
  constraint case_study_check CHECK (((impact_claim = ''::text) = (impact_series_id IS NULL)))
  constraint case_study_check1 CHECK (((reviewed_at IS NULL) OR (review_asked_at IS NOT NULL)))
  constraint case_study_check2 CHECK (((reviewed_by IS NULL) OR (reviewed_by <> made_by)))
  constraint case_study_check3 CHECK (((consent_role IS NULL) = (consent_on IS NULL)))
  constraint case_study_check4 CHECK (((consent_on IS NULL) OR (reviewed_at IS NOT NULL)))
  constraint case_study_check5 CHECK (((published_at IS NULL) OR ((reviewed_at IS NOT NULL) AND (consent_on IS NOT NULL))))
  constraint case_study_check6 CHECK (((taken_off_at IS NULL) = (taken_off_reason IS NULL)))
  constraint case_study_co_produced_with_check CHECK ((length(co_produced_with) <= 600))
  constraint case_study_consent_role_check CHECK (((length(consent_role) >= 2) AND (length(consent_role) <= 160)))
  constraint case_study_contact_role_check CHECK ((length(contact_role) <= 120))
  constraint case_study_cost_check CHECK ((length(cost) <= 600))
  constraint case_study_cost_series_id_fkey FOREIGN KEY (cost_series_id) REFERENCES quality.series(id)
  constraint case_study_did_not_work_check CHECK ((length(did_not_work) <= 1500))
  constraint case_study_id_organisation_id_key UNIQUE (id, organisation_id)
  constraint case_study_impact_claim_check CHECK ((length(impact_claim) <= 300))
  constraint case_study_impact_series_id_fkey FOREIGN KEY (impact_series_id) REFERENCES quality.series(id)
  constraint case_study_inequality_check CHECK ((length(inequality) <= 1000))
  constraint case_study_inequality_series_id_fkey FOREIGN KEY (inequality_series_id) REFERENCES quality.series(id)
  constraint case_study_objective_id_fkey FOREIGN KEY (objective_id) REFERENCES strategy.objective(id)
  constraint case_study_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint case_study_people_said_check CHECK ((length(people_said) <= 2000))
  constraint case_study_pkey PRIMARY KEY (id)
  constraint case_study_problem_check CHECK (((length(problem) >= 3) AND (length(problem) <= 2000)))
  constraint case_study_professions_check CHECK ((cardinality(professions) <= 14))
  constraint case_study_project_id_fkey FOREIGN KEY (project_id) REFERENCES improvement.project(id)
  constraint case_study_review_words_check CHECK (((length(review_words) >= 3) AND (length(review_words) <= 600)))
  constraint case_study_setting_check CHECK ((length(setting) <= 120))
  constraint case_study_story_id_fkey FOREIGN KEY (story_id) REFERENCES inquiry.story(id)
  constraint case_study_story_id_key UNIQUE (story_id)
  constraint case_study_taken_off_reason_check CHECK (((length(taken_off_reason) >= 3) AND (length(taken_off_reason) <= 300)))
  constraint case_study_title_check CHECK (((length(title) >= 3) AND (length(title) <= 160)))
  constraint case_study_what_was_done_check CHECK ((length(what_was_done) <= 3000))
  constraint effects_with_figures CHECK (((published_at IS NULL) OR (taken_off_at IS NOT NULL) OR (((inequality = ''::text) = (inequality_series_id IS NULL)) AND ((cost = ''::text) = (cost_series_id IS NULL)) AND ((carbon = ''::text) = (carbon_series_id IS NULL))))) NOT VALID
  index INDEX case_study_by_objective ON stories.case_study USING btree (objective_id) WHERE (objective_id IS NOT NULL)
  index INDEX case_study_by_organisation ON stories.case_study USING btree (organisation_id)
  index INDEX case_study_by_publication ON stories.case_study USING btree (published_at DESC) WHERE ((published_at IS NOT NULL) AND (taken_off_at IS NULL))
  policy anyone_reads_published for select to allied_app using ((published_at IS NOT NULL) AND (taken_off_at IS NULL) AND ( SELECT platform.viewer_is_anyone() AS viewer_is_anyone))
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_changes for update to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_reads for select to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  trigger CREATE TRIGGER search_touched AFTER INSERT OR DELETE OR UPDATE ON stories.case_study FOR EACH ROW EXECUTE FUNCTION platform.search_touch('case-study', 'id')
  trigger CREATE TRIGGER tells_home AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON stories.case_study FOR EACH STATEMENT EXECUTE FUNCTION platform.note_change('home')
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table stories.case_study_measure (row-level security)
  case_study_id uuid not null
  organisation_id uuid not null
  series_id uuid not null
  constraint case_study_measure_case_study_id_organisation_id_fkey FOREIGN KEY (case_study_id, organisation_id) REFERENCES stories.case_study(id, organisation_id) ON DELETE CASCADE
  constraint case_study_measure_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint case_study_measure_pkey PRIMARY KEY (case_study_id, series_id)
  constraint case_study_measure_series_id_fkey FOREIGN KEY (series_id) REFERENCES quality.series(id)
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_reads for select to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_takes_away for delete to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy with_the_study for select to allied_app using (EXISTS ( SELECT
   FROM stories.case_study c
  WHERE (c.id = case_study_measure.case_study_id)))
  policy worker for all to allied_worker using true with check true
  grant delete, insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table stories.case_study_theme (row-level security)
  case_study_id uuid not null
  organisation_id uuid not null
  theme_id uuid not null
  constraint case_study_theme_case_study_id_organisation_id_fkey FOREIGN KEY (case_study_id, organisation_id) REFERENCES stories.case_study(id, organisation_id) ON DELETE CASCADE
  constraint case_study_theme_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint case_study_theme_pkey PRIMARY KEY (case_study_id, theme_id)
  constraint case_study_theme_theme_id_fkey FOREIGN KEY (theme_id) REFERENCES conversations.theme(id)
  index INDEX case_study_theme_by_theme ON stories.case_study_theme USING btree (theme_id)
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_reads for select to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_takes_away for delete to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy with_the_study for select to allied_app using (EXISTS ( SELECT
   FROM stories.case_study c
  WHERE (c.id = case_study_theme.case_study_id)))
  policy worker for all to allied_worker using true with check true
  grant delete, insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table stories.event (row-level security)
  id uuid not null default gen_random_uuid()
  organisation_id uuid not null
  title text not null
  about text not null
  format text not null
  place text not null default ''::text
  starts_at timestamp with time zone not null
  ends_at timestamp with time zone not null
  captions text not null default ''::text
  step_free text not null default ''::text
  travel_help text not null default ''::text
  other_support text not null default ''::text
  places integer
  sign_up_opened_at timestamp with time zone
  notes_within_days integer not null
  notes_item_id uuid
  theme_id uuid
  called_off_at timestamp with time zone
  called_off_reason text
  revision integer not null default 1
  is_example boolean not null default false
  made_at timestamp with time zone not null
  changed_at timestamp with time zone not null
  changed_by uuid
  constraint event_about_check CHECK (((length(about) >= 10) AND (length(about) <= 2000)))
  constraint event_called_off_reason_check CHECK (((length(called_off_reason) >= 3) AND (length(called_off_reason) <= 300)))
  constraint event_captions_check CHECK ((length(captions) <= 300))
  constraint event_check CHECK ((ends_at > starts_at))
  constraint event_check1 CHECK (((called_off_at IS NULL) = (called_off_reason IS NULL)))
  constraint event_check2 CHECK (((sign_up_opened_at IS NULL) OR ((captions <> ''::text) AND (step_free <> ''::text) AND (travel_help <> ''::text))))
  constraint event_format_check CHECK ((format = ANY (ARRAY['in person'::text, 'online'::text, 'both'::text])))
  constraint event_id_organisation_id_key UNIQUE (id, organisation_id)
  constraint event_notes_item_id_fkey FOREIGN KEY (notes_item_id) REFERENCES stories.library_item(id)
  constraint event_notes_within_days_check CHECK (((notes_within_days >= 1) AND (notes_within_days <= 90)))
  constraint event_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint event_other_support_check CHECK ((length(other_support) <= 300))
  constraint event_pkey PRIMARY KEY (id)
  constraint event_place_check CHECK ((length(place) <= 300))
  constraint event_places_check CHECK (((places >= 1) AND (places <= 100000)))
  constraint event_step_free_check CHECK ((length(step_free) <= 300))
  constraint event_theme_id_fkey FOREIGN KEY (theme_id) REFERENCES conversations.theme(id)
  constraint event_title_check CHECK (((length(title) >= 3) AND (length(title) <= 160)))
  constraint event_travel_help_check CHECK ((length(travel_help) <= 300))
  index INDEX event_by_start ON stories.event USING btree (starts_at)
  index INDEX event_by_theme ON stories.event USING btree (theme_id) WHERE (theme_id IS NOT NULL)
  policy anyone_reads for select to allied_app using ( SELECT platform.viewer_is_anyone() AS viewer_is_anyone)
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_changes for update to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  trigger CREATE TRIGGER search_touched AFTER INSERT OR DELETE OR UPDATE ON stories.event FOR EACH ROW EXECUTE FUNCTION platform.search_touch('event', 'id')
  trigger CREATE TRIGGER tells_home AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON stories.event FOR EACH STATEMENT EXECUTE FUNCTION platform.note_change('home')
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table stories.event_sign_up (row-level security)
  code_hash bytea not null
  event_id uuid not null
  organisation_id uuid not null
  name text
  contact text
  needs text
  route text not null
  signed_on date not null
  entered_by uuid
  constraint event_sign_up_check CHECK (((route = 'site'::text) = (entered_by IS NULL)))
  constraint event_sign_up_contact_check CHECK (((length(contact) >= 3) AND (length(contact) <= 200)))
  constraint event_sign_up_event_id_organisation_id_fkey FOREIGN KEY (event_id, organisation_id) REFERENCES stories.event(id, organisation_id)
  constraint event_sign_up_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120)))
  constraint event_sign_up_needs_check CHECK (((length(needs) >= 2) AND (length(needs) <= 600)))
  constraint event_sign_up_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint event_sign_up_pkey PRIMARY KEY (code_hash)
  constraint event_sign_up_route_check CHECK ((route = ANY (ARRAY['site'::text, 'phone'::text, 'paper'::text, 'in person'::text])))
  index INDEX event_sign_up_by_event ON stories.event_sign_up USING btree (event_id)
  policy own_reads for select to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant select to allied_app
  grant delete, insert, select, update to allied_worker

table stories.exchange_post (row-level security)
  id uuid not null default gen_random_uuid()
  organisation_id uuid not null
  kind text not null
  title text not null
  words text not null
  contact_role text not null
  is_example boolean not null default false
  made_at timestamp with time zone not null
  made_by uuid
  closed_at timestamp with time zone
  constraint exchange_post_contact_role_check CHECK (((length(contact_role) >= 2) AND (length(contact_role) <= 120)))
  constraint exchange_post_kind_check CHECK ((kind = ANY (ARRAY['ask'::text, 'offer'::text])))
  constraint exchange_post_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint exchange_post_pkey PRIMARY KEY (id)
  constraint exchange_post_title_check CHECK (((length(title) >= 3) AND (length(title) <= 160)))
  constraint exchange_post_words_check CHECK (((length(words) >= 10) AND (length(words) <= 1500)))
  index INDEX exchange_post_by_time ON stories.exchange_post USING btree (made_at DESC)
  policy anyone_reads for select to allied_app using ( SELECT platform.viewer_is_anyone() AS viewer_is_anyone)
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_changes for update to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  trigger CREATE TRIGGER search_touched AFTER INSERT OR DELETE OR UPDATE ON stories.exchange_post FOR EACH ROW EXECUTE FUNCTION platform.search_touch('exchange-post', 'id')
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table stories.exchange_reply (row-level security)
  id uuid not null default gen_random_uuid()
  post_id uuid not null
  organisation_id uuid not null
  method text not null
  what_worked text not null
  cost text not null
  access_needs text not null
  contact_role text not null
  library_item_id uuid
  is_example boolean not null default false
  made_at timestamp with time zone not null
  made_by uuid
  constraint exchange_reply_access_needs_check CHECK (((length(access_needs) >= 2) AND (length(access_needs) <= 600)))
  constraint exchange_reply_contact_role_check CHECK (((length(contact_role) >= 2) AND (length(contact_role) <= 120)))
  constraint exchange_reply_cost_check CHECK (((length(cost) >= 2) AND (length(cost) <= 300)))
  constraint exchange_reply_library_item_id_fkey FOREIGN KEY (library_item_id) REFERENCES stories.library_item(id)
  constraint exchange_reply_method_check CHECK (((length(method) >= 3) AND (length(method) <= 160)))
  constraint exchange_reply_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint exchange_reply_pkey PRIMARY KEY (id)
  constraint exchange_reply_post_id_fkey FOREIGN KEY (post_id) REFERENCES stories.exchange_post(id)
  constraint exchange_reply_what_worked_check CHECK (((length(what_worked) >= 10) AND (length(what_worked) <= 1500)))
  index INDEX exchange_reply_by_post ON stories.exchange_reply USING btree (post_id)
  policy anyone_reads for select to allied_app using ( SELECT platform.viewer_is_anyone() AS viewer_is_anyone)
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_changes for update to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  trigger CREATE TRIGGER search_touched AFTER INSERT OR DELETE OR UPDATE ON stories.exchange_reply FOR EACH ROW EXECUTE FUNCTION platform.search_touch('exchange-post', 'post_id')
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table stories.follow (row-level security)
  id uuid not null default gen_random_uuid()
  kind text not null
  subject text not null
  address text not null
  often text not null
  is_confirmed boolean not null default false
  began_on date not null
  told_until date not null
  constraint follow_address_check CHECK ((((length(address) >= 3) AND (length(address) <= 254)) AND (address = lower(address))))
  constraint follow_address_kind_subject_key UNIQUE (address, kind, subject)
  constraint follow_kind_check CHECK ((kind = ANY (ARRAY['theme'::text, 'objective'::text, 'profession'::text, 'place'::text])))
  constraint follow_often_check CHECK ((often = ANY (ARRAY['each change'::text, 'weekly'::text, 'monthly'::text])))
  constraint follow_pkey PRIMARY KEY (id)
  constraint follow_subject_check CHECK (((length(subject) >= 2) AND (length(subject) <= 80)))
  policy worker for all to allied_worker using true with check true
  grant delete, insert, select, update to allied_worker

table stories.library_item (row-level security)
  id uuid not null default gen_random_uuid()
  code text
  organisation_id uuid
  title text not null
  publisher text not null default ''::text
  source text not null default ''::text
  about text not null default ''::text
  tags text[] not null default '{}'::text[]
  address text
  link_status text not null default 'no address'::text
  link_looked_at timestamp with time zone
  link_looked_by text
  owner_role text not null
  review_on date not null
  possible_duplicate_of uuid
  not_a_duplicate_at timestamp with time zone
  merged_into uuid
  superseded_by uuid
  change_reason text
  revision integer not null default 1
  is_example boolean not null default false
  made_at timestamp with time zone not null
  changed_at timestamp with time zone not null
  changed_by uuid
  link_failures integer not null default 0
  link_failing_since date
  constraint failing_since_a_day CHECK (((link_failures = 0) = (link_failing_since IS NULL)))
  constraint library_item_about_check CHECK ((length(about) <= 3000))
  constraint library_item_address_check CHECK (((address ~ '^https?://'::text) AND (length(address) <= 500)))
  constraint library_item_change_reason_check CHECK (((length(change_reason) >= 3) AND (length(change_reason) <= 300)))
  constraint library_item_check CHECK ((merged_into <> id))
  constraint library_item_check1 CHECK ((superseded_by <> id))
  constraint library_item_check2 CHECK (((address IS NULL) = (link_status = 'no address'::text)))
  constraint library_item_code_check CHECK ((code ~ '^lib\.\d{2}$'::text))
  constraint library_item_code_key UNIQUE (code)
  constraint library_item_link_failures_check CHECK ((link_failures >= 0))
  constraint library_item_link_looked_by_check CHECK ((link_looked_by = ANY (ARRAY['a person'::text, 'the site'::text])))
  constraint library_item_link_status_check CHECK ((link_status = ANY (ARRAY['no address'::text, 'not looked at'::text, 'works'::text, 'broken'::text])))
  constraint library_item_merged_into_fkey FOREIGN KEY (merged_into) REFERENCES stories.library_item(id)
  constraint library_item_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint library_item_owner_role_check CHECK (((length(owner_role) >= 2) AND (length(owner_role) <= 120)))
  constraint library_item_pkey PRIMARY KEY (id)
  constraint library_item_possible_duplicate_of_fkey FOREIGN KEY (possible_duplicate_of) REFERENCES stories.library_item(id)
  constraint library_item_publisher_check CHECK ((length(publisher) <= 200))
  constraint library_item_source_check CHECK ((length(source) <= 300))
  constraint library_item_superseded_by_fkey FOREIGN KEY (superseded_by) REFERENCES stories.library_item(id)
  constraint library_item_title_check CHECK (((length(title) >= 3) AND (length(title) <= 300)))
  index INDEX library_item_by_organisation ON stories.library_item USING btree (organisation_id)
  policy anyone_reads for select to allied_app using ( SELECT platform.viewer_is_anyone() AS viewer_is_anyone)
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_or_shared_changes for update to allied_app using (( SELECT platform.viewer_is_signed_in() AS viewer_is_signed_in) AND ((organisation_id IS NULL) OR (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])))) with check ((organisation_id IS NULL) OR (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])))
  policy worker for all to allied_worker using true with check true
  trigger CREATE TRIGGER search_touched AFTER INSERT OR DELETE OR UPDATE ON stories.library_item FOR EACH ROW EXECUTE FUNCTION platform.search_touch('library-item', 'id')
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table stories.newer_figure (row-level security)
  id uuid not null default gen_random_uuid()
  organisation_id uuid not null
  code text not null
  value double precision not null
  source text not null
  as_of text not null
  caveat text not null default ''::text
  is_example boolean not null default false
  made_at timestamp with time zone not null
  made_by uuid
  constraint newer_figure_as_of_check CHECK ((as_of ~ '^\d{4}(-\d{2}(-\d{2})?)?$'::text))
  constraint newer_figure_caveat_check CHECK ((length(caveat) <= 600))
  constraint newer_figure_code_check CHECK ((code ~ '^num\.[a-z0-9-]{2,60}$'::text))
  constraint newer_figure_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint newer_figure_pkey PRIMARY KEY (id)
  constraint newer_figure_source_check CHECK (((length(source) >= 3) AND (length(source) <= 300)))
  index INDEX newer_figure_by_code ON stories.newer_figure USING btree (code, made_at DESC)
  policy anyone_reads for select to allied_app using ( SELECT platform.viewer_is_anyone() AS viewer_is_anyone)
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  trigger CREATE TRIGGER search_touched AFTER INSERT OR DELETE OR UPDATE ON stories.newer_figure FOR EACH STATEMENT EXECUTE FUNCTION stories.touch_stated()
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table stories.organisation_profession (row-level security)
  organisation_id uuid not null
  profession text not null
  printed_name text not null
  note text not null default ''::text
  service_areas text[] not null default '{}'::text[]
  source text not null
  is_example boolean not null default false
  changed_at timestamp with time zone not null
  changed_by uuid
  constraint organisation_profession_note_check CHECK ((length(note) <= 600))
  constraint organisation_profession_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint organisation_profession_pkey PRIMARY KEY (organisation_id, profession)
  constraint organisation_profession_printed_name_check CHECK (((length(printed_name) >= 2) AND (length(printed_name) <= 120)))
  constraint organisation_profession_profession_check CHECK ((profession ~ '^[a-z-]{3,60}$'::text))
  constraint organisation_profession_source_check CHECK (((length(source) >= 3) AND (length(source) <= 300)))
  policy anyone_reads for select to allied_app using ( SELECT platform.viewer_is_anyone() AS viewer_is_anyone)
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_changes for update to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table stories.profession_staff (row-level security)
  organisation_id uuid not null
  profession text not null
  staff integer not null
  counted_on date not null
  changed_at timestamp with time zone not null
  changed_by uuid
  constraint profession_staff_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint profession_staff_organisation_id_profession_fkey FOREIGN KEY (organisation_id, profession) REFERENCES stories.organisation_profession(organisation_id, profession)
  constraint profession_staff_pkey PRIMARY KEY (organisation_id, profession)
  constraint profession_staff_profession_check CHECK ((profession ~ '^[a-z-]{3,60}$'::text))
  constraint profession_staff_staff_check CHECK (((staff >= 0) AND (staff <= 100000)))
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_changes for update to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_reads for select to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table stories.profession_view (row-level security)
  profession text not null
  day date not null
  views integer not null
  constraint profession_view_pkey PRIMARY KEY (profession, day)
  constraint profession_view_profession_check CHECK ((profession ~ '^[a-z-]{3,60}$'::text))
  constraint profession_view_views_check CHECK ((views > 0))
  policy anyone_reads for select to allied_app using ( SELECT platform.viewer_is_anyone() AS viewer_is_anyone)
  policy worker for all to allied_worker using true with check true
  grant select to allied_app
  grant delete, insert, select, update to allied_worker

table stories.quote_left (row-level security)
  id bigint not null generated always as identity
  case_study_id uuid not null
  organisation_id uuid not null
  left_on date not null
  constraint quote_left_case_study_id_organisation_id_fkey FOREIGN KEY (case_study_id, organisation_id) REFERENCES stories.case_study(id, organisation_id) ON DELETE CASCADE
  constraint quote_left_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint quote_left_pkey PRIMARY KEY (id)
  policy worker for all to allied_worker using true with check true
  grant delete, insert, select, update to allied_worker

table stories.quote_use (row-level security)
  contribution_id uuid not null
  case_study_id uuid not null
  organisation_id uuid not null
  theme_id uuid not null
  placed_on date not null
  constraint quote_use_case_study_id_organisation_id_fkey FOREIGN KEY (case_study_id, organisation_id) REFERENCES stories.case_study(id, organisation_id) ON DELETE CASCADE
  constraint quote_use_contribution_id_fkey FOREIGN KEY (contribution_id) REFERENCES conversations.contribution(id) ON DELETE CASCADE
  constraint quote_use_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint quote_use_pkey PRIMARY KEY (case_study_id, contribution_id)
  constraint quote_use_theme_id_fkey FOREIGN KEY (theme_id) REFERENCES conversations.theme(id)
  index INDEX quote_use_by_contribution ON stories.quote_use USING btree (contribution_id)
  policy own_reads for select to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  trigger CREATE TRIGGER search_touched AFTER INSERT OR DELETE OR UPDATE ON stories.quote_use FOR EACH ROW EXECUTE FUNCTION platform.search_touch('case-study', 'case_study_id', 'case_study_id', 'later')
  grant select to allied_app
  grant delete, insert, select, update to allied_worker

table stories.self_care (row-level security)
  id uuid not null default gen_random_uuid()
  organisation_id uuid not null
  title text not null
  about text not null
  easy_read text
  where_to_find text not null default ''::text
  professions text[] not null
  facets text[] not null default '{}'::text[]
  owner_role text not null
  review_on date not null
  revision integer not null default 1
  is_example boolean not null default false
  made_at timestamp with time zone not null
  changed_at timestamp with time zone not null
  changed_by uuid
  ended_at timestamp with time zone
  constraint self_care_about_check CHECK (((length(about) >= 10) AND (length(about) <= 2000)))
  constraint self_care_easy_read_check CHECK (((length(easy_read) >= 10) AND (length(easy_read) <= 4000)))
  constraint self_care_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint self_care_owner_role_check CHECK (((length(owner_role) >= 2) AND (length(owner_role) <= 120)))
  constraint self_care_pkey PRIMARY KEY (id)
  constraint self_care_professions_check CHECK (((cardinality(professions) >= 1) AND (cardinality(professions) <= 14)))
  constraint self_care_title_check CHECK (((length(title) >= 3) AND (length(title) <= 160)))
  constraint self_care_where_to_find_check CHECK ((length(where_to_find) <= 300))
  index INDEX self_care_by_organisation ON stories.self_care USING btree (organisation_id)
  policy anyone_reads for select to allied_app using ( SELECT platform.viewer_is_anyone() AS viewer_is_anyone)
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_changes for update to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  trigger CREATE TRIGGER search_touched AFTER INSERT OR DELETE OR UPDATE ON stories.self_care FOR EACH ROW EXECUTE FUNCTION platform.search_touch('self-care', 'id')
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table stories.service (row-level security)
  id uuid not null default gen_random_uuid()
  organisation_id uuid not null
  unit_id uuid
  name text not null
  about text not null
  professions text[] not null
  service_area text
  facets text[] not null default '{}'::text[]
  reach text not null default ''::text
  times text not null default ''::text
  places text not null default ''::text
  formats text not null default ''::text
  interpreters text not null default ''::text
  home_visits text not null default ''::text
  self_referral text not null default ''::text
  review_on date not null
  revision integer not null default 1
  is_example boolean not null default false
  made_at timestamp with time zone not null
  changed_at timestamp with time zone not null
  changed_by uuid
  ended_at timestamp with time zone
  constraint service_about_check CHECK (((length(about) >= 10) AND (length(about) <= 1000)))
  constraint service_formats_check CHECK ((length(formats) <= 300))
  constraint service_home_visits_check CHECK ((length(home_visits) <= 300))
  constraint service_id_organisation_id_key UNIQUE (id, organisation_id)
  constraint service_interpreters_check CHECK ((length(interpreters) <= 300))
  constraint service_name_check CHECK (((length(name) >= 3) AND (length(name) <= 120)))
  constraint service_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint service_pkey PRIMARY KEY (id)
  constraint service_places_check CHECK ((length(places) <= 300))
  constraint service_professions_check CHECK (((cardinality(professions) >= 1) AND (cardinality(professions) <= 14)))
  constraint service_reach_check CHECK ((length(reach) <= 600))
  constraint service_self_referral_check CHECK ((length(self_referral) <= 300))
  constraint service_service_area_check CHECK ((service_area = ANY (ARRAY['physical health'::text, 'mental health'::text, 'learning disability'::text])))
  constraint service_times_check CHECK ((length(times) <= 300))
  constraint service_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES directory.unit(id)
  index INDEX service_by_organisation ON stories.service USING btree (organisation_id)
  policy anyone_reads for select to allied_app using ( SELECT platform.viewer_is_anyone() AS viewer_is_anyone)
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_changes for update to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  trigger CREATE TRIGGER search_touched AFTER INSERT OR DELETE OR UPDATE ON stories.service FOR EACH ROW EXECUTE FUNCTION platform.search_touch('service', 'id')
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table stories.service_wish (row-level security)
  id uuid not null default gen_random_uuid()
  organisation_id uuid not null
  service_id uuid not null
  theme_id uuid not null
  about text not null
  words text not null
  is_example boolean not null default false
  made_at timestamp with time zone not null
  made_by uuid
  outcome text
  answer text
  answered_at timestamp with time zone
  answered_by uuid
  constraint service_wish_about_check CHECK ((about = ANY (ARRAY['times'::text, 'places'::text, 'formats'::text, 'interpreters'::text, 'home visits'::text, 'self-referral'::text])))
  constraint service_wish_answer_check CHECK (((length(answer) >= 3) AND (length(answer) <= 600)))
  constraint service_wish_check CHECK ((num_nulls(outcome, answer, answered_at) = ANY (ARRAY[0, 3])))
  constraint service_wish_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint service_wish_outcome_check CHECK ((outcome = ANY (ARRAY['doing'::text, 'done'::text, 'cannot'::text])))
  constraint service_wish_pkey PRIMARY KEY (id)
  constraint service_wish_service_id_organisation_id_fkey FOREIGN KEY (service_id, organisation_id) REFERENCES stories.service(id, organisation_id)
  constraint service_wish_service_id_theme_id_about_key UNIQUE (service_id, theme_id, about)
  constraint service_wish_theme_id_fkey FOREIGN KEY (theme_id) REFERENCES conversations.theme(id)
  constraint service_wish_words_check CHECK (((length(words) >= 3) AND (length(words) <= 300)))
  policy anyone_reads for select to allied_app using ( SELECT platform.viewer_is_anyone() AS viewer_is_anyone)
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_changes for update to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  trigger CREATE TRIGGER search_touched AFTER INSERT OR DELETE OR UPDATE ON stories.service_wish FOR EACH ROW EXECUTE FUNCTION platform.search_touch('service', 'service_id')
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table stories.telling (row-level security)
  id uuid not null default gen_random_uuid()
  case_study_id uuid not null
  organisation_id uuid not null
  way text not null
  told_on date not null
  people integer
  counted_as text not null default ''::text
  made_at timestamp with time zone not null
  made_by uuid
  constraint telling_case_study_id_organisation_id_fkey FOREIGN KEY (case_study_id, organisation_id) REFERENCES stories.case_study(id, organisation_id) ON DELETE CASCADE
  constraint telling_check CHECK (((people IS NULL) OR (counted_as <> ''::text)))
  constraint telling_counted_as_check CHECK ((length(counted_as) <= 160))
  constraint telling_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint telling_people_check CHECK (((people >= 0) AND (people <= 100000000)))
  constraint telling_pkey PRIMARY KEY (id)
  constraint telling_way_check CHECK ((way = ANY (ARRAY['newsletter'::text, 'social media'::text, 'meeting'::text, 'press'::text, 'poster'::text, 'other'::text])))
  index INDEX telling_by_case_study ON stories.telling USING btree (case_study_id)
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_reads for select to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table stories.thanks (row-level security)
  id uuid not null default gen_random_uuid()
  organisation_id uuid not null
  to_whom text not null
  profession text
  role_group text
  words text not null
  value_words text
  evidence_objective_id uuid
  evidence_measure_id uuid
  route text not null
  received_on date not null
  entered_by uuid
  agreed_on date
  state text not null default 'waiting'::text
  decided_at timestamp with time zone
  decided_by uuid
  decided_reason text
  is_example boolean not null default false
  constraint thanks_check CHECK ((((route = 'site'::text) = (entered_by IS NULL)) OR is_example))
  constraint thanks_check1 CHECK (((state = 'waiting'::text) OR (decided_at IS NOT NULL)))
  constraint thanks_check2 CHECK (((value_words IS NULL) OR (num_nonnulls(evidence_objective_id, evidence_measure_id) >= 1)))
  constraint thanks_decided_reason_check CHECK (((length(decided_reason) >= 3) AND (length(decided_reason) <= 300)))
  constraint thanks_evidence_measure_id_fkey FOREIGN KEY (evidence_measure_id) REFERENCES quality.measure(id)
  constraint thanks_evidence_objective_id_fkey FOREIGN KEY (evidence_objective_id) REFERENCES strategy.objective(id)
  constraint thanks_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint thanks_pkey PRIMARY KEY (id)
  constraint thanks_profession_check CHECK ((profession ~ '^[a-z-]{3,60}$'::text))
  constraint thanks_route_check CHECK ((route = ANY (ARRAY['site'::text, 'phone'::text, 'paper'::text, 'in person'::text])))
  constraint thanks_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'shown'::text, 'not shown'::text])))
  constraint thanks_to_whom_check CHECK (((length(to_whom) >= 2) AND (length(to_whom) <= 160)))
  constraint thanks_value_words_check CHECK (((length(value_words) >= 3) AND (length(value_words) <= 400)))
  constraint thanks_words_check CHECK (((length(words) >= 3) AND (length(words) <= 800)))
  index INDEX thanks_by_organisation ON stories.thanks USING btree (organisation_id, state, received_on DESC)
  policy anyone_reads_shown for select to allied_app using ((state = 'shown'::text) AND ( SELECT platform.viewer_is_anyone() AS viewer_is_anyone))
  policy anyone_thanks for insert to allied_app with check ((state = 'waiting'::text) AND (((route = 'site'::text) AND (entered_by IS NULL) AND ( SELECT platform.viewer_is_anyone() AS viewer_is_anyone)) OR ((entered_by = ( SELECT platform.viewer_person() AS viewer_person)) AND (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])))))
  policy own_changes for update to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_reads for select to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  trigger CREATE TRIGGER search_touched AFTER INSERT OR DELETE OR UPDATE ON stories.thanks FOR EACH ROW EXECUTE FUNCTION platform.search_touch('thanks', 'id', 'id', 'later')
  trigger CREATE TRIGGER tells_home AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON stories.thanks FOR EACH STATEMENT EXECUTE FUNCTION platform.note_change('home')
  grant select to allied_app
  grant delete, insert, select, update to allied_worker

function stories.change_letters(letter uuid, how_often text) returns boolean security definer

function stories.confirm_letter(letter uuid, today date) returns boolean security definer

function stories.count_views(viewed text[], counted integer[], on_day date) returns void security definer

function stories.follow_by_letter(to_address text, asked_kind text, asked text, how_often text, today date) returns uuid security definer

function stories.followed(letter uuid) returns TABLE(kind text, subject text, often text, is_confirmed boolean, began_on date) security definer

function stories.forget_quotes() returns trigger security definer

function stories.has_place(event uuid) returns boolean security definer

function stories.holds_protected_title(shown text) returns boolean

function stories.may_be_followed(asked_kind text, asked text) returns boolean security definer

function stories.place_quote(study uuid, contribution uuid, theme uuid, today date) returns boolean security definer

function stories.quotes_on(study uuid) returns TABLE(contribution_id uuid, words text, language text, said_in date, route text, theme_id uuid, theme text, conversation_code text, conversation text) security definer

function stories.shown_staff(organisation uuid) returns TABLE(profession text, staff integer, counted_on date) security definer

function stories.sign_up(event uuid, hash bytea, called text, reach text, wants text, how text, typed_by uuid, at timestamp with time zone, today date) returns boolean security definer

function stories.stop_letters(letter uuid) returns boolean security definer

function stories.take_back_sign_up(hash bytea) returns boolean security definer

function stories.tidy_sign_ups(today date) returns integer security definer

function stories.touch_quoting() returns trigger security definer

function stories.touch_stated() returns trigger security definer

function stories.withdraw_quote(contribution uuid) returns TABLE(case_study_id uuid, organisation_id uuid) security definer

table strategy.action (row-level security)
  id uuid not null default gen_random_uuid()
  objective_id uuid not null
  organisation_id uuid not null
  what text not null
  owner_role text not null
  due_on date not null
  made_at timestamp with time zone not null
  made_by uuid
  constraint action_id_objective_id_key UNIQUE (id, objective_id)
  constraint action_objective_id_organisation_id_fkey FOREIGN KEY (objective_id, organisation_id) REFERENCES strategy.objective(id, organisation_id)
  constraint action_owner_role_check CHECK (((length(owner_role) >= 2) AND (length(owner_role) <= 120)))
  constraint action_pkey PRIMARY KEY (id)
  constraint action_what_check CHECK (((length(what) >= 3) AND (length(what) <= 300)))
  index INDEX action_by_objective ON strategy.action USING btree (objective_id, due_on)
  policy as_objective for select to allied_app using (EXISTS ( SELECT
   FROM strategy.objective o
  WHERE (o.id = action.objective_id)
 OFFSET 0))
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  trigger CREATE TRIGGER search_touched AFTER INSERT OR DELETE OR UPDATE ON strategy.action FOR EACH ROW EXECUTE FUNCTION platform.search_touch('objective', 'objective_id')
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table strategy.action_done (row-level security)
  action_id uuid not null
  objective_id uuid not null
  organisation_id uuid not null
  outcome text not null
  done_on date not null
  note text not null default ''::text
  recorded_at timestamp with time zone not null
  recorded_by uuid
  constraint action_done_action_id_objective_id_fkey FOREIGN KEY (action_id, objective_id) REFERENCES strategy.action(id, objective_id)
  constraint action_done_objective_id_organisation_id_fkey FOREIGN KEY (objective_id, organisation_id) REFERENCES strategy.objective(id, organisation_id)
  constraint action_done_outcome_check CHECK ((outcome = ANY (ARRAY['done'::text, 'stopped'::text])))
  constraint action_done_pkey PRIMARY KEY (action_id)
  index INDEX action_done_by_objective ON strategy.action_done USING btree (objective_id)
  policy as_objective for select to allied_app using (EXISTS ( SELECT
   FROM strategy.objective o
  WHERE (o.id = action_done.objective_id)
 OFFSET 0))
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table strategy.action_owner (row-level security)
  action_id uuid not null
  objective_id uuid not null
  organisation_id uuid not null
  person_id uuid not null
  began_at timestamp with time zone not null
  constraint action_owner_action_id_objective_id_fkey FOREIGN KEY (action_id, objective_id) REFERENCES strategy.action(id, objective_id)
  constraint action_owner_objective_id_organisation_id_fkey FOREIGN KEY (objective_id, organisation_id) REFERENCES strategy.objective(id, organisation_id)
  constraint action_owner_person_id_fkey FOREIGN KEY (person_id) REFERENCES directory.person(id)
  constraint action_owner_pkey PRIMARY KEY (action_id)
  index INDEX action_owner_by_objective ON strategy.action_owner USING btree (objective_id)
  index INDEX action_owner_by_person ON strategy.action_owner USING btree (person_id)
  policy own_organisation for all to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table strategy.alignment (row-level security)
  id uuid not null default gen_random_uuid()
  from_strategy_id uuid not null
  from_code text not null
  to_strategy_id uuid not null
  to_code text not null
  weight text not null
  reason text not null
  judgement text not null default 'organisation'::text
  began_at timestamp with time zone not null
  began_by uuid
  ended_at timestamp with time zone
  ended_by uuid
  ended_reason text
  constraint alignment_check CHECK (((ended_at IS NULL) = (ended_reason IS NULL)))
  constraint alignment_from_strategy_id_fkey FOREIGN KEY (from_strategy_id) REFERENCES strategy.strategy(id)
  constraint alignment_pkey PRIMARY KEY (id)
  constraint alignment_reason_check CHECK ((length(reason) >= 3))
  constraint alignment_to_strategy_id_fkey FOREIGN KEY (to_strategy_id) REFERENCES strategy.strategy(id)
  constraint alignment_weight_check CHECK ((weight = ANY (ARRAY['main'::text, 'also'::text])))
  index INDEX alignment_from ON strategy.alignment USING btree (from_strategy_id, from_code)
  index INDEX alignment_to ON strategy.alignment USING btree (to_strategy_id, to_code) WHERE (ended_at IS NULL)
  index UNIQUE INDEX one_open_alignment ON strategy.alignment USING btree (from_strategy_id, from_code, to_strategy_id, to_code) WHERE (ended_at IS NULL)
  policy as_strategy for select to allied_app using ((EXISTS ( SELECT
   FROM strategy.strategy s
  WHERE (s.id = alignment.from_strategy_id))) AND (EXISTS ( SELECT
   FROM strategy.strategy s
  WHERE (s.id = alignment.to_strategy_id))))
  policy own_adds for insert to allied_app with check (EXISTS ( SELECT
   FROM strategy.strategy s
  WHERE ((s.id = alignment.from_strategy_id) AND (s.organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])))))
  policy own_changes for update to allied_app using (EXISTS ( SELECT
   FROM strategy.strategy s
  WHERE ((s.id = alignment.from_strategy_id) AND (s.organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])))))
  policy worker for all to allied_worker using true with check true
  trigger CREATE CONSTRAINT TRIGGER at_most_two_main_links AFTER INSERT OR UPDATE ON strategy.alignment DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION strategy.at_most_two_main_links()
  grant insert, select, update to allied_app
  grant delete, insert, select, update to allied_worker

table strategy.citation (row-level security)
  id uuid not null default gen_random_uuid()
  source_code text not null
  organisation_id uuid not null
  strategy_id uuid not null
  node_code text not null
  place text not null
  statement text not null
  made_at timestamp with time zone not null
  made_by uuid
  ended_at timestamp with time zone
  ended_by uuid
  constraint citation_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint citation_pkey PRIMARY KEY (id)
  constraint citation_place_check CHECK (((length(place) >= 1) AND (length(place) <= 200)))
  constraint citation_source_code_fkey FOREIGN KEY (source_code) REFERENCES strategy.policy_source(code)
  constraint citation_statement_check CHECK (((length(statement) >= 3) AND (length(statement) <= 600)))
  constraint citation_strategy_id_fkey FOREIGN KEY (strategy_id) REFERENCES strategy.strategy(id)
  index INDEX citation_by_node ON strategy.citation USING btree (strategy_id, node_code) WHERE (ended_at IS NULL)
  index INDEX citation_by_source ON strategy.citation USING btree (source_code) WHERE (ended_at IS NULL)
  policy as_strategy for select to allied_app using (EXISTS ( SELECT
   FROM strategy.strategy s
  WHERE (s.id = citation.strategy_id)))
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_changes for update to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table strategy.decision (row-level security)
  id uuid not null default gen_random_uuid()
  objective_id uuid not null
  organisation_id uuid not null
  what text not null
  decided_by text not null
  decided_on date not null
  partner_id uuid
  money_pounds integer
  recorded_at timestamp with time zone not null
  recorded_by uuid
  reason text not null default ''::text
  constraint decision_decided_by_check CHECK (((length(decided_by) >= 2) AND (length(decided_by) <= 200)))
  constraint decision_id_objective_id_key UNIQUE (id, objective_id)
  constraint decision_money_pounds_check CHECK ((money_pounds >= 0))
  constraint decision_objective_id_organisation_id_fkey FOREIGN KEY (objective_id, organisation_id) REFERENCES strategy.objective(id, organisation_id)
  constraint decision_partner_id_objective_id_fkey FOREIGN KEY (partner_id, objective_id) REFERENCES strategy.objective_partner(id, objective_id)
  constraint decision_pkey PRIMARY KEY (id)
  constraint decision_what_check CHECK (((length(what) >= 5) AND (length(what) <= 1000)))
  index INDEX decision_by_objective ON strategy.decision USING btree (objective_id, decided_on)
  index INDEX decision_by_partner ON strategy.decision USING btree (partner_id) WHERE (partner_id IS NOT NULL)
  policy as_objective for select to allied_app using (EXISTS ( SELECT
   FROM strategy.objective o
  WHERE (o.id = decision.objective_id)
 OFFSET 0))
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  trigger CREATE TRIGGER search_touched AFTER INSERT OR DELETE OR UPDATE ON strategy.decision FOR EACH ROW EXECUTE FUNCTION platform.search_touch('objective', 'objective_id')
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table strategy.dispute (row-level security)
  id uuid not null default gen_random_uuid()
  alignment_id uuid not null
  organisation_id uuid not null
  reason text not null
  raised_at timestamp with time zone not null
  raised_by uuid
  settled_at timestamp with time zone
  settled_by uuid
  answer text
  constraint dispute_alignment_id_fkey FOREIGN KEY (alignment_id) REFERENCES strategy.alignment(id)
  constraint dispute_answer_check CHECK (((length(answer) >= 3) AND (length(answer) <= 600)))
  constraint dispute_check CHECK (((settled_at IS NULL) = (answer IS NULL)))
  constraint dispute_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint dispute_pkey PRIMARY KEY (id)
  constraint dispute_reason_check CHECK (((length(reason) >= 3) AND (length(reason) <= 600)))
  index INDEX dispute_by_alignment ON strategy.dispute USING btree (alignment_id)
  index INDEX dispute_by_organisation ON strategy.dispute USING btree (organisation_id)
  index UNIQUE INDEX one_open_dispute ON strategy.dispute USING btree (alignment_id, organisation_id) WHERE (settled_at IS NULL)
  policy as_alignment for select to allied_app using (EXISTS ( SELECT
   FROM strategy.alignment a
  WHERE (a.id = dispute.alignment_id)))
  policy own_organisation_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy owner_of_link_settles for update to allied_app using (EXISTS ( SELECT
   FROM (strategy.alignment a
     JOIN strategy.strategy s ON ((s.id = a.from_strategy_id)))
  WHERE ((a.id = dispute.alignment_id) AND (s.organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])))))
  policy worker for all to allied_worker using true with check true
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table strategy.draft_comment (row-level security)
  id uuid not null default gen_random_uuid()
  strategy_id uuid not null
  version_number integer not null
  node_code text not null
  words text not null
  received_on date not null
  shown_at timestamp with time zone
  shown_by uuid
  not_shown_reason text
  outcome text
  outcome_reason text
  decided_at timestamp with time zone
  decided_by uuid
  route text not null default 'site'::text
  entered_by uuid
  agreed_on date
  constraint draft_comment_check CHECK ((num_nonnulls(outcome, outcome_reason, decided_at) = ANY (ARRAY[0, 3])))
  constraint draft_comment_check1 CHECK (((shown_at IS NULL) OR (not_shown_reason IS NULL)))
  constraint draft_comment_not_shown_reason_check CHECK (((length(not_shown_reason) >= 3) AND (length(not_shown_reason) <= 600)))
  constraint draft_comment_outcome_check CHECK ((outcome = ANY (ARRAY['accepted'::text, 'partly'::text, 'not'::text])))
  constraint draft_comment_outcome_reason_check CHECK (((length(outcome_reason) >= 3) AND (length(outcome_reason) <= 1000)))
  constraint draft_comment_pkey PRIMARY KEY (id)
  constraint draft_comment_route_check CHECK ((route = ANY (ARRAY['site'::text, 'phone'::text, 'paper'::text, 'in person'::text])))
  constraint draft_comment_strategy_id_fkey FOREIGN KEY (strategy_id) REFERENCES strategy.strategy(id)
  constraint draft_comment_words_check CHECK (((length(words) >= 3) AND (length(words) <= 2000)))
  constraint entered_with_consent CHECK ((((route = 'site'::text) = (agreed_on IS NULL)) AND ((route <> 'site'::text) OR (entered_by IS NULL))))
  index INDEX draft_comment_by_strategy ON strategy.draft_comment USING btree (strategy_id, node_code)
  index INDEX draft_comment_open ON strategy.draft_comment USING btree (strategy_id) WHERE (outcome IS NULL)
  policy anyone_comments for insert to allied_app with check ((route = 'site'::text) AND (EXISTS ( SELECT
   FROM strategy.strategy s
  WHERE ((s.id = draft_comment.strategy_id) AND (s.state = 'check-and-challenge'::text)))))
  policy own_enters for insert to allied_app with check ((route <> 'site'::text) AND (entered_by = ( SELECT platform.viewer_person() AS viewer_person)) AND (EXISTS ( SELECT
   FROM strategy.strategy s
  WHERE ((s.id = draft_comment.strategy_id) AND (s.state = 'check-and-challenge'::text) AND (s.organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))))))
  policy owner_decides for update to allied_app using (EXISTS ( SELECT
   FROM strategy.strategy s
  WHERE ((s.id = draft_comment.strategy_id) AND (s.organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])))))
  policy shown_or_own for select to allied_app using (EXISTS ( SELECT
   FROM strategy.strategy s
  WHERE ((s.id = draft_comment.strategy_id) AND ((draft_comment.shown_at IS NOT NULL) OR (s.organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))))))
  policy worker for all to allied_worker using true with check true
  grant select to allied_app
  grant delete, insert, select, update to allied_worker

table strategy.easy_read (row-level security)
  subject_kind text not null
  subject_id text not null
  organisation_id uuid
  words text
  planned_for date
  changed_at timestamp with time zone not null
  changed_by uuid
  constraint easy_read_check CHECK ((num_nonnulls(words, planned_for) >= 1))
  constraint easy_read_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint easy_read_pkey PRIMARY KEY (subject_kind, subject_id)
  constraint easy_read_subject_id_check CHECK (((length(subject_id) >= 1) AND (length(subject_id) <= 120)))
  constraint easy_read_subject_kind_check CHECK ((subject_kind = ANY (ARRAY['strategy'::text, 'node'::text, 'objective'::text, 'page'::text])))
  constraint easy_read_words_check CHECK (((length(words) >= 10) AND (length(words) <= 8000)))
  index INDEX easy_read_by_organisation ON strategy.easy_read USING btree (organisation_id) WHERE (organisation_id IS NOT NULL)
  policy as_its_text for select to allied_app using ((organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) OR (( SELECT platform.viewer_is_anyone() AS viewer_is_anyone) AND
CASE subject_kind
    WHEN 'page'::text THEN true
    WHEN 'objective'::text THEN (EXISTS ( SELECT
       FROM strategy.objective o
      WHERE (o.id = (easy_read.subject_id)::uuid)))
    ELSE (EXISTS ( SELECT
       FROM strategy.strategy s
      WHERE (s.code = split_part(easy_read.subject_id, '/'::text, 1))))
END))
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_changes for update to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  trigger CREATE TRIGGER tells_of_site_pages AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON strategy.easy_read FOR EACH STATEMENT EXECUTE FUNCTION platform.note_change('site-pages')
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table strategy.event_session (row-level security)
  id uuid not null default gen_random_uuid()
  organisation_id uuid not null
  strategy_id uuid not null
  node_codes text[] not null default '{}'::text[]
  title text not null
  held_on date not null
  place text not null
  table_count integer not null
  is_example boolean not null default false
  is_public boolean not null default false
  revision integer not null default 1
  made_at timestamp with time zone not null
  made_by uuid
  constraint event_session_id_organisation_id_key UNIQUE (id, organisation_id)
  constraint event_session_node_codes_check CHECK ((cardinality(node_codes) <= 40))
  constraint event_session_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint event_session_pkey PRIMARY KEY (id)
  constraint event_session_place_check CHECK (((length(place) >= 2) AND (length(place) <= 200)))
  constraint event_session_strategy_id_fkey FOREIGN KEY (strategy_id) REFERENCES strategy.strategy(id)
  constraint event_session_table_count_check CHECK (((table_count >= 1) AND (table_count <= 60)))
  constraint event_session_title_check CHECK (((length(title) >= 3) AND (length(title) <= 200)))
  index INDEX event_session_by_organisation ON strategy.event_session USING btree (organisation_id, held_on DESC)
  index INDEX event_session_by_strategy ON strategy.event_session USING btree (strategy_id, held_on DESC)
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_changes for update to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy public_or_own for select to allied_app using (( SELECT platform.viewer_is_anyone() AS viewer_is_anyone) AND (is_public OR (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))))
  policy worker for all to allied_worker using true with check true
  trigger CREATE TRIGGER no_activity_on_policy_text BEFORE INSERT OR UPDATE OF organisation_id, is_example ON strategy.event_session FOR EACH ROW EXECUTE FUNCTION strategy.no_activity_on_policy_text()
  trigger CREATE CONSTRAINT TRIGGER public_session_is_whole AFTER INSERT OR UPDATE ON strategy.event_session DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (new.is_public) EXECUTE FUNCTION strategy.public_session_is_whole()
  trigger CREATE TRIGGER search_touched AFTER INSERT OR DELETE OR UPDATE ON strategy.event_session FOR EACH ROW EXECUTE FUNCTION platform.search_touch('session', 'id')
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table strategy.impact_check (row-level security)
  id uuid not null default gen_random_uuid()
  objective_id uuid not null
  organisation_id uuid not null
  groups_considered text[] not null
  evidence text not null
  possible_harm text not null
  mitigation text not null
  owner_role text not null
  review_on date not null
  completed_at timestamp with time zone not null
  completed_by uuid
  constraint impact_check_evidence_check CHECK ((length(evidence) >= 3))
  constraint impact_check_groups_considered_check CHECK ((cardinality(groups_considered) >= 1))
  constraint impact_check_mitigation_check CHECK ((length(mitigation) >= 3))
  constraint impact_check_objective_id_organisation_id_fkey FOREIGN KEY (objective_id, organisation_id) REFERENCES strategy.objective(id, organisation_id)
  constraint impact_check_owner_role_check CHECK (((length(owner_role) >= 2) AND (length(owner_role) <= 120)))
  constraint impact_check_pkey PRIMARY KEY (id)
  constraint impact_check_possible_harm_check CHECK ((length(possible_harm) >= 3))
  index INDEX impact_check_by_objective ON strategy.impact_check USING btree (objective_id, completed_at DESC)
  policy as_objective for select to allied_app using (EXISTS ( SELECT
   FROM strategy.objective o
  WHERE (o.id = impact_check.objective_id)
 OFFSET 0))
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table strategy.milestone (row-level security)
  id uuid not null default gen_random_uuid()
  objective_id uuid not null
  organisation_id uuid not null
  title text not null
  due_on date not null
  made_at timestamp with time zone not null
  made_by uuid
  constraint milestone_id_objective_id_key UNIQUE (id, objective_id)
  constraint milestone_objective_id_organisation_id_fkey FOREIGN KEY (objective_id, organisation_id) REFERENCES strategy.objective(id, organisation_id)
  constraint milestone_pkey PRIMARY KEY (id)
  constraint milestone_title_check CHECK (((length(title) >= 3) AND (length(title) <= 200)))
  index INDEX milestone_by_objective ON strategy.milestone USING btree (objective_id, due_on)
  policy as_objective for select to allied_app using (EXISTS ( SELECT
   FROM strategy.objective o
  WHERE (o.id = milestone.objective_id)
 OFFSET 0))
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  trigger CREATE TRIGGER search_touched AFTER INSERT OR DELETE OR UPDATE ON strategy.milestone FOR EACH ROW EXECUTE FUNCTION platform.search_touch('objective', 'objective_id')
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table strategy.milestone_reached (row-level security)
  milestone_id uuid not null
  objective_id uuid not null
  organisation_id uuid not null
  reached_on date not null
  recorded_at timestamp with time zone not null
  recorded_by uuid
  constraint milestone_reached_milestone_id_objective_id_fkey FOREIGN KEY (milestone_id, objective_id) REFERENCES strategy.milestone(id, objective_id)
  constraint milestone_reached_objective_id_organisation_id_fkey FOREIGN KEY (objective_id, organisation_id) REFERENCES strategy.objective(id, organisation_id)
  constraint milestone_reached_pkey PRIMARY KEY (milestone_id)
  index INDEX milestone_reached_by_objective ON strategy.milestone_reached USING btree (objective_id)
  policy as_objective for select to allied_app using (EXISTS ( SELECT
   FROM strategy.objective o
  WHERE (o.id = milestone_reached.objective_id)
 OFFSET 0))
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table strategy.node (row-level security)
  strategy_id uuid not null
  version_number integer not null
  code text not null
  type text not null
  parent_code text
  position integer not null
  title text not null
  variants text[] not null default '{}'::text[]
  body text
  section text
  note text
  facts jsonb not null default '{}'::jsonb
  evolved_from text
  constraint node_code_check CHECK ((code ~ '^[a-z0-9.-]{1,60}$'::text))
  constraint node_pkey PRIMARY KEY (strategy_id, version_number, code)
  constraint node_strategy_id_version_number_fkey FOREIGN KEY (strategy_id, version_number) REFERENCES strategy.version(strategy_id, number)
  index INDEX node_by_code ON strategy.node USING btree (code)
  index INDEX node_by_origin ON strategy.node USING btree (evolved_from) WHERE (evolved_from IS NOT NULL)
  policy as_strategy for select to allied_app using (EXISTS ( SELECT
   FROM strategy.strategy s
  WHERE (s.id = node.strategy_id)))
  policy own_adds for insert to allied_app with check (EXISTS ( SELECT
   FROM strategy.strategy s
  WHERE ((s.id = node.strategy_id) AND (s.organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])))))
  policy worker for all to allied_worker using true with check true
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table strategy.objective (row-level security)
  id uuid not null default gen_random_uuid()
  organisation_id uuid not null
  year_start integer not null
  current_version integer not null default 1
  is_public boolean not null default false
  is_example boolean not null default false
  update_every_months integer not null default 1
  carried_over_from uuid
  made_at timestamp with time zone not null
  made_by uuid
  constraint objective_carried_over_from_fkey FOREIGN KEY (carried_over_from) REFERENCES strategy.objective(id)
  constraint objective_id_organisation_id_key UNIQUE (id, organisation_id)
  constraint objective_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint objective_pkey PRIMARY KEY (id)
  constraint objective_update_every_months_check CHECK (((update_every_months >= 1) AND (update_every_months <= 12)))
  constraint objective_year_start_check CHECK (((year_start >= 2000) AND (year_start <= 2199)))
  index UNIQUE INDEX carried_over_once ON strategy.objective USING btree (carried_over_from) WHERE (carried_over_from IS NOT NULL)
  index INDEX objective_by_organisation ON strategy.objective USING btree (organisation_id, year_start)
  index INDEX objective_by_year ON strategy.objective USING btree (year_start) WHERE is_public
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_changes for update to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy public_or_own for select to allied_app using (( SELECT platform.viewer_is_anyone() AS viewer_is_anyone) AND (is_public OR (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))))
  policy worker for all to allied_worker using true with check true
  trigger CREATE TRIGGER keep_standing_on_update AFTER UPDATE ON strategy.objective REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION strategy.keep_standing_of_changed()
  trigger CREATE TRIGGER no_activity_on_policy_text BEFORE INSERT OR UPDATE OF organisation_id, is_example ON strategy.objective FOR EACH ROW EXECUTE FUNCTION strategy.no_activity_on_policy_text()
  trigger CREATE CONSTRAINT TRIGGER public_objective_is_whole AFTER INSERT OR UPDATE ON strategy.objective DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (new.is_public) EXECUTE FUNCTION strategy.public_objective_is_whole()
  trigger CREATE TRIGGER search_touched AFTER INSERT OR DELETE OR UPDATE ON strategy.objective FOR EACH ROW EXECUTE FUNCTION platform.search_touch('objective', 'id')
  grant insert, select, update to allied_app
  grant delete, insert, select, update to allied_worker

table strategy.objective_closing (row-level security)
  objective_id uuid not null
  organisation_id uuid not null
  closed_at timestamp with time zone not null
  closed_by uuid
  outcome text not null
  reason text not null
  learned text not null default ''::text
  carried_over_to uuid
  constraint objective_closing_carried_over_to_fkey FOREIGN KEY (carried_over_to) REFERENCES strategy.objective(id)
  constraint objective_closing_check CHECK (((outcome = 'carried over'::text) = (carried_over_to IS NOT NULL)))
  constraint objective_closing_objective_id_organisation_id_fkey FOREIGN KEY (objective_id, organisation_id) REFERENCES strategy.objective(id, organisation_id)
  constraint objective_closing_outcome_check CHECK ((outcome = ANY (ARRAY['done'::text, 'carried over'::text, 'closed'::text])))
  constraint objective_closing_pkey PRIMARY KEY (objective_id)
  constraint objective_closing_reason_check CHECK ((length(reason) >= 3))
  policy as_objective for select to allied_app using (EXISTS ( SELECT
   FROM strategy.objective o
  WHERE (o.id = objective_closing.objective_id)
 OFFSET 0))
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  trigger CREATE TRIGGER keep_standing_on_delete AFTER DELETE ON strategy.objective_closing REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION strategy.keep_standing_of_changed()
  trigger CREATE TRIGGER keep_standing_on_insert AFTER INSERT ON strategy.objective_closing REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION strategy.keep_standing_of_changed()
  trigger CREATE TRIGGER keep_standing_on_update AFTER UPDATE ON strategy.objective_closing REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION strategy.keep_standing_of_changed()
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table strategy.objective_owner (row-level security)
  id uuid not null default gen_random_uuid()
  objective_id uuid not null
  organisation_id uuid not null
  person_id uuid not null
  began_at timestamp with time zone not null
  ended_at timestamp with time zone
  constraint objective_owner_objective_id_organisation_id_fkey FOREIGN KEY (objective_id, organisation_id) REFERENCES strategy.objective(id, organisation_id)
  constraint objective_owner_person_id_fkey FOREIGN KEY (person_id) REFERENCES directory.person(id)
  constraint objective_owner_pkey PRIMARY KEY (id)
  index INDEX objective_owner_by_person ON strategy.objective_owner USING btree (person_id) WHERE (ended_at IS NULL)
  index UNIQUE INDEX one_owner_at_a_time ON strategy.objective_owner USING btree (objective_id) WHERE (ended_at IS NULL)
  policy own_organisation for all to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table strategy.objective_parent (row-level security)
  id uuid not null default gen_random_uuid()
  objective_id uuid not null
  organisation_id uuid not null
  strategy_id uuid not null
  node_code text not null
  weight text not null
  reason text not null
  began_at timestamp with time zone not null
  began_by uuid
  ended_at timestamp with time zone
  ended_by uuid
  ended_reason text
  constraint objective_parent_check CHECK (((ended_at IS NULL) = (ended_reason IS NULL)))
  constraint objective_parent_objective_id_organisation_id_fkey FOREIGN KEY (objective_id, organisation_id) REFERENCES strategy.objective(id, organisation_id)
  constraint objective_parent_pkey PRIMARY KEY (id)
  constraint objective_parent_reason_check CHECK ((length(reason) >= 3))
  constraint objective_parent_strategy_id_fkey FOREIGN KEY (strategy_id) REFERENCES strategy.strategy(id)
  constraint objective_parent_weight_check CHECK ((weight = ANY (ARRAY['main'::text, 'also'::text])))
  index INDEX objective_parent_by_objective ON strategy.objective_parent USING btree (objective_id)
  index INDEX objective_parent_latest ON strategy.objective_parent USING btree (strategy_id, node_code, began_at DESC, objective_id)
  index UNIQUE INDEX one_open_parent ON strategy.objective_parent USING btree (objective_id, strategy_id, node_code) WHERE (ended_at IS NULL)
  policy as_objective for select to allied_app using (EXISTS ( SELECT
   FROM strategy.objective o
  WHERE (o.id = objective_parent.objective_id)
 OFFSET 0))
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_changes for update to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  trigger CREATE CONSTRAINT TRIGGER at_most_two_main_parents AFTER INSERT OR UPDATE ON strategy.objective_parent DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION strategy.at_most_two_main_parents()
  trigger CREATE TRIGGER keep_standing_on_delete AFTER DELETE ON strategy.objective_parent REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION strategy.keep_standing_of_changed()
  trigger CREATE TRIGGER keep_standing_on_insert AFTER INSERT ON strategy.objective_parent REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION strategy.keep_standing_of_changed()
  trigger CREATE TRIGGER keep_standing_on_update AFTER UPDATE ON strategy.objective_parent REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION strategy.keep_standing_of_changed()
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table strategy.objective_partner (row-level security)
  id uuid not null default gen_random_uuid()
  objective_id uuid not null
  organisation_id uuid not null
  name text not null
  kind text not null
  delivery_role text not null default ''::text
  decision_rights text not null default ''::text
  budget_pounds integer
  joined_on date not null
  left_on date
  made_at timestamp with time zone not null
  made_by uuid
  constraint objective_partner_budget_pounds_check CHECK ((budget_pounds >= 0))
  constraint objective_partner_check CHECK ((left_on >= joined_on))
  constraint objective_partner_id_objective_id_key UNIQUE (id, objective_id)
  constraint objective_partner_kind_check CHECK ((kind = ANY (ARRAY['community'::text, 'charity'::text, 'council'::text, 'nhs'::text, 'education'::text, 'other'::text])))
  constraint objective_partner_name_check CHECK (((length(name) >= 2) AND (length(name) <= 200)))
  constraint objective_partner_objective_id_organisation_id_fkey FOREIGN KEY (objective_id, organisation_id) REFERENCES strategy.objective(id, organisation_id)
  constraint objective_partner_pkey PRIMARY KEY (id)
  index INDEX objective_partner_by_objective ON strategy.objective_partner USING btree (objective_id)
  policy as_objective for select to allied_app using (EXISTS ( SELECT
   FROM strategy.objective o
  WHERE (o.id = objective_partner.objective_id)
 OFFSET 0))
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_changes for update to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  trigger CREATE TRIGGER search_touched AFTER INSERT OR DELETE OR UPDATE ON strategy.objective_partner FOR EACH ROW EXECUTE FUNCTION platform.search_touch('objective', 'objective_id')
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table strategy.objective_publication (row-level security)
  objective_id uuid not null
  organisation_id uuid not null
  published_at timestamp with time zone not null
  published_by uuid
  constraint objective_publication_objective_id_organisation_id_fkey FOREIGN KEY (objective_id, organisation_id) REFERENCES strategy.objective(id, organisation_id)
  constraint objective_publication_pkey PRIMARY KEY (objective_id)
  policy as_objective for select to allied_app using (EXISTS ( SELECT
   FROM strategy.objective o
  WHERE (o.id = objective_publication.objective_id)
 OFFSET 0))
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  trigger CREATE TRIGGER keep_standing_on_delete AFTER DELETE ON strategy.objective_publication REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION strategy.keep_standing_of_changed()
  trigger CREATE TRIGGER keep_standing_on_insert AFTER INSERT ON strategy.objective_publication REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION strategy.keep_standing_of_changed()
  trigger CREATE TRIGGER keep_standing_on_update AFTER UPDATE ON strategy.objective_publication REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION strategy.keep_standing_of_changed()
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table strategy.objective_reminder (row-level security)
  objective_id uuid not null
  organisation_id uuid not null
  day date not null
  person_id uuid not null
  queued_at timestamp with time zone not null
  constraint objective_reminder_objective_id_organisation_id_fkey FOREIGN KEY (objective_id, organisation_id) REFERENCES strategy.objective(id, organisation_id)
  constraint objective_reminder_person_id_fkey FOREIGN KEY (person_id) REFERENCES directory.person(id)
  constraint objective_reminder_pkey PRIMARY KEY (objective_id, day)
  policy worker for all to allied_worker using true with check true
  grant delete, insert, select to allied_worker

table strategy.objective_version (row-level security)
  objective_id uuid not null
  organisation_id uuid not null
  number integer not null
  wording text not null
  detail text not null default ''::text
  owner_role text not null
  aims text[] not null default '{}'::text[]
  measure_plan text not null default ''::text
  expected_direction text
  made_at timestamp with time zone not null
  made_by uuid
  reason text not null
  role_groups text[] not null default '{}'::text[]
  constraint objective_version_aims_check CHECK (((aims <@ ARRAY['outcomes'::text, 'quality'::text, 'sustainability'::text]) AND (cardinality(aims) <= 3)))
  constraint objective_version_expected_direction_check CHECK ((expected_direction = ANY (ARRAY['up'::text, 'down'::text, 'steady'::text])))
  constraint objective_version_number_check CHECK ((number >= 1))
  constraint objective_version_objective_id_organisation_id_fkey FOREIGN KEY (objective_id, organisation_id) REFERENCES strategy.objective(id, organisation_id)
  constraint objective_version_owner_role_check CHECK (((length(owner_role) >= 2) AND (length(owner_role) <= 120)))
  constraint objective_version_pkey PRIMARY KEY (objective_id, number)
  constraint objective_version_reason_check CHECK ((length(reason) >= 3))
  constraint objective_version_role_groups_check CHECK ((role_groups <@ ARRAY['support-workers'::text, 'assistant-practitioners'::text, 'registered-professionals'::text, 'pre-registration-apprentices'::text, 'students'::text, 'those-returning-to-practice'::text]))
  constraint objective_version_wording_check CHECK (((length(wording) >= 5) AND (length(wording) <= 300)))
  policy as_objective for select to allied_app using (EXISTS ( SELECT
   FROM strategy.objective o
  WHERE (o.id = objective_version.objective_id)
 OFFSET 0))
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  trigger CREATE TRIGGER keep_standing_on_delete AFTER DELETE ON strategy.objective_version REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION strategy.keep_standing_of_changed()
  trigger CREATE TRIGGER keep_standing_on_insert AFTER INSERT ON strategy.objective_version REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION strategy.keep_standing_of_changed()
  trigger CREATE TRIGGER keep_standing_on_update AFTER UPDATE ON strategy.objective_version REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION strategy.keep_standing_of_changed()
  trigger CREATE TRIGGER search_touched AFTER INSERT OR DELETE OR UPDATE ON strategy.objective_version FOR EACH ROW EXECUTE FUNCTION platform.search_touch('objective', 'objective_id')
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table strategy.partner (row-level security)
  id uuid not null default gen_random_uuid()
  organisation_id uuid not null
  name text not null
  aim text not null
  contact_role text not null
  forums text not null default ''::text
  ahp_seat text not null default ''::text
  is_example boolean not null default false
  revision integer not null default 1
  made_at timestamp with time zone not null
  made_by uuid
  ended_at timestamp with time zone
  ended_by uuid
  ended_reason text
  constraint partner_ahp_seat_check CHECK ((length(ahp_seat) <= 300))
  constraint partner_aim_check CHECK (((length(aim) >= 3) AND (length(aim) <= 1000)))
  constraint partner_check CHECK (((ended_at IS NULL) = (ended_reason IS NULL)))
  constraint partner_contact_role_check CHECK (((length(contact_role) >= 2) AND (length(contact_role) <= 120)))
  constraint partner_ended_reason_check CHECK (((length(ended_reason) >= 3) AND (length(ended_reason) <= 600)))
  constraint partner_forums_check CHECK ((length(forums) <= 600))
  constraint partner_id_organisation_id_key UNIQUE (id, organisation_id)
  constraint partner_name_check CHECK (((length(name) >= 2) AND (length(name) <= 200)))
  constraint partner_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint partner_pkey PRIMARY KEY (id)
  index INDEX partner_by_organisation ON strategy.partner USING btree (organisation_id)
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_changes for update to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_sees for select to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  trigger CREATE TRIGGER no_activity_on_policy_text BEFORE INSERT OR UPDATE OF organisation_id, is_example ON strategy.partner FOR EACH ROW EXECUTE FUNCTION strategy.no_activity_on_policy_text()
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table strategy.partner_contact (row-level security)
  id uuid not null default gen_random_uuid()
  partner_id uuid not null
  organisation_id uuid not null
  happened_on date not null
  what text not null
  changed text not null default ''::text
  recorded_at timestamp with time zone not null
  recorded_by uuid
  constraint partner_contact_changed_check CHECK ((length(changed) <= 1000))
  constraint partner_contact_partner_id_organisation_id_fkey FOREIGN KEY (partner_id, organisation_id) REFERENCES strategy.partner(id, organisation_id)
  constraint partner_contact_pkey PRIMARY KEY (id)
  constraint partner_contact_what_check CHECK (((length(what) >= 3) AND (length(what) <= 1000)))
  index INDEX partner_contact_by_partner ON strategy.partner_contact USING btree (partner_id, happened_on DESC)
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_changes for update to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_sees for select to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table strategy.partnership_entry (row-level security)
  id uuid not null default gen_random_uuid()
  objective_id uuid not null
  organisation_id uuid not null
  stage text not null
  evidence text not null
  role text not null
  took_part text not null
  people_count integer
  decided text not null default ''::text
  support_given text not null default ''::text
  power_shared text not null default ''::text
  happened_on date not null
  decision_id uuid
  recorded_at timestamp with time zone not null
  recorded_by uuid
  taken_back_at timestamp with time zone
  taken_back_by uuid
  taken_back_reason text
  who text not null default ''::text
  is_at_least boolean not null default false
  constraint partnership_entry_check CHECK (((taken_back_at IS NULL) = (taken_back_reason IS NULL)))
  constraint partnership_entry_decision_id_objective_id_fkey FOREIGN KEY (decision_id, objective_id) REFERENCES strategy.decision(id, objective_id)
  constraint partnership_entry_evidence_check CHECK ((evidence = ANY (ARRAY['survey'::text, 'conversation'::text, 'workshop'::text, 'seat'::text, 'decision'::text])))
  constraint partnership_entry_objective_id_organisation_id_fkey FOREIGN KEY (objective_id, organisation_id) REFERENCES strategy.objective(id, organisation_id)
  constraint partnership_entry_people_count_check CHECK (((people_count >= 1) AND (people_count <= 100000)))
  constraint partnership_entry_pkey PRIMARY KEY (id)
  constraint partnership_entry_role_check CHECK ((role = ANY (ARRAY['conceive'::text, 'design'::text, 'steer'::text, 'manage'::text])))
  constraint partnership_entry_stage_check CHECK ((stage = ANY (ARRAY['planning'::text, 'design'::text, 'implementation'::text, 'evaluation'::text])))
  constraint partnership_entry_took_part_check CHECK ((took_part = ANY (ARRAY['people-with-lived-experience'::text, 'ahp-community'::text, 'other-professionals'::text])))
  index INDEX partnership_entry_by_decision ON strategy.partnership_entry USING btree (decision_id) WHERE (decision_id IS NOT NULL)
  index INDEX partnership_entry_by_objective ON strategy.partnership_entry USING btree (objective_id, happened_on)
  policy as_objective for select to allied_app using (EXISTS ( SELECT
   FROM strategy.objective o
  WHERE (o.id = partnership_entry.objective_id)
 OFFSET 0))
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_changes for update to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table strategy.policy_source (row-level security)
  code text not null
  part text not null
  position integer not null
  title text not null
  title_as_printed text
  publisher text
  kind text not null default ''::text
  used_for text not null default ''::text
  appendix integer
  tags text[] not null default '{}'::text[]
  document text not null
  section text not null
  possible_duplicate_of text
  constraint policy_source_code_check CHECK ((code ~ '^[a-z0-9.-]{1,60}$'::text))
  constraint policy_source_part_check CHECK ((part = ANY (ARRAY['reference'::text, 'library'::text])))
  constraint policy_source_pkey PRIMARY KEY (code)
  constraint policy_source_possible_duplicate_of_fkey FOREIGN KEY (possible_duplicate_of) REFERENCES strategy.policy_source(code)
  policy anyone_sees for select to allied_app using ( SELECT platform.viewer_is_anyone() AS viewer_is_anyone)
  policy worker for all to allied_worker using true with check true
  grant select to allied_app
  grant delete, insert, select, update to allied_worker

table strategy.policy_supersession (row-level security)
  source_code text not null
  organisation_id uuid not null
  superseded_by_code text
  superseded_by_title text not null
  since date
  reason text not null
  recorded_at timestamp with time zone not null
  recorded_by uuid
  constraint policy_supersession_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint policy_supersession_pkey PRIMARY KEY (source_code)
  constraint policy_supersession_reason_check CHECK (((length(reason) >= 3) AND (length(reason) <= 600)))
  constraint policy_supersession_source_code_fkey FOREIGN KEY (source_code) REFERENCES strategy.policy_source(code)
  constraint policy_supersession_superseded_by_code_fkey FOREIGN KEY (superseded_by_code) REFERENCES strategy.policy_source(code)
  constraint policy_supersession_superseded_by_title_check CHECK (((length(superseded_by_title) >= 3) AND (length(superseded_by_title) <= 300)))
  index INDEX policy_supersession_by_successor ON strategy.policy_supersession USING btree (superseded_by_code) WHERE (superseded_by_code IS NOT NULL)
  policy anyone_sees for select to allied_app using ( SELECT platform.viewer_is_anyone() AS viewer_is_anyone)
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_changes for update to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table strategy.progress_update (row-level security)
  id uuid not null default gen_random_uuid()
  objective_id uuid not null
  organisation_id uuid not null
  status text not null
  note text not null
  nothing_changed boolean not null default false
  change_for_people text not null default 'too early to say'::text
  help_needed text not null default ''::text
  evidence_kind text
  evidence text not null default ''::text
  evidence_address text
  route text not null default 'site'::text
  made_at timestamp with time zone not null
  made_by uuid
  agreed_on date
  constraint claims_need_evidence CHECK (((evidence_kind IS NOT NULL) OR ((change_for_people <> 'better'::text) AND (status <> 'done'::text))))
  constraint progress_update_change_for_people_check CHECK ((change_for_people = ANY (ARRAY['better'::text, 'same'::text, 'worse'::text, 'too early to say'::text])))
  constraint progress_update_check CHECK (((evidence_kind IS NULL) = (evidence = ''::text)))
  constraint progress_update_evidence_address_check CHECK ((evidence_address ~ '^https?://'::text))
  constraint progress_update_evidence_kind_check CHECK ((evidence_kind = ANY (ARRAY['measure'::text, 'document'::text, 'people said'::text])))
  constraint progress_update_note_check CHECK (((length(note) >= 3) AND (length(note) <= 4000)))
  constraint progress_update_objective_id_organisation_id_fkey FOREIGN KEY (objective_id, organisation_id) REFERENCES strategy.objective(id, organisation_id)
  constraint progress_update_pkey PRIMARY KEY (id)
  constraint progress_update_route_check CHECK ((route = ANY (ARRAY['site'::text, 'mail link'::text, 'phone or paper'::text, 'phone'::text, 'paper'::text, 'in person'::text, 'programme'::text])))
  constraint progress_update_status_check CHECK ((status = ANY (ARRAY['not started'::text, 'on track'::text, 'needs help'::text, 'done'::text])))
  index INDEX progress_update_by_objective ON strategy.progress_update USING btree (objective_id, made_at DESC)
  policy as_objective for select to allied_app using (EXISTS ( SELECT
   FROM strategy.objective o
  WHERE (o.id = progress_update.objective_id)
 OFFSET 0))
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  trigger CREATE TRIGGER keep_standing_on_delete AFTER DELETE ON strategy.progress_update REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION strategy.keep_standing_of_changed()
  trigger CREATE TRIGGER keep_standing_on_insert AFTER INSERT ON strategy.progress_update REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION strategy.keep_standing_of_changed()
  trigger CREATE TRIGGER keep_standing_on_update AFTER UPDATE ON strategy.progress_update REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION strategy.keep_standing_of_changed()
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table strategy.session_absence (row-level security)
  id uuid not null default gen_random_uuid()
  session_id uuid not null
  organisation_id uuid not null
  who text not null
  what_was_done text not null
  recorded_at timestamp with time zone not null
  recorded_by uuid
  constraint session_absence_pkey PRIMARY KEY (id)
  constraint session_absence_session_id_organisation_id_fkey FOREIGN KEY (session_id, organisation_id) REFERENCES strategy.event_session(id, organisation_id)
  constraint session_absence_what_was_done_check CHECK (((length(what_was_done) >= 3) AND (length(what_was_done) <= 1000)))
  constraint session_absence_who_check CHECK (((length(who) >= 3) AND (length(who) <= 200)))
  index INDEX session_absence_by_session ON strategy.session_absence USING btree (session_id, recorded_at)
  policy as_session for select to allied_app using (EXISTS ( SELECT
   FROM strategy.event_session s
  WHERE (s.id = session_absence.session_id)))
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_removes for delete to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant delete, insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table strategy.session_attendance (row-level security)
  session_id uuid not null
  organisation_id uuid not null
  group_code text not null
  people_count integer not null
  constraint session_attendance_group_code_check CHECK ((group_code = ANY (ARRAY['support-workers'::text, 'assistant-practitioners'::text, 'registered-professionals'::text, 'pre-registration-apprentices'::text, 'students'::text, 'those-returning-to-practice'::text, 'people-and-carers'::text, 'other-professionals'::text])))
  constraint session_attendance_people_count_check CHECK (((people_count >= 1) AND (people_count <= 100000)))
  constraint session_attendance_pkey PRIMARY KEY (session_id, group_code)
  constraint session_attendance_session_id_organisation_id_fkey FOREIGN KEY (session_id, organisation_id) REFERENCES strategy.event_session(id, organisation_id)
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_changes for update to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_removes for delete to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_sees for select to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant delete, insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table strategy.session_note (row-level security)
  id uuid not null default gen_random_uuid()
  session_id uuid not null
  organisation_id uuid not null
  table_number integer not null
  question_id uuid not null
  position integer not null
  words text not null
  votes integer not null default 0
  theme_id uuid
  constraint session_note_pkey PRIMARY KEY (id)
  constraint session_note_question_id_session_id_fkey FOREIGN KEY (question_id, session_id) REFERENCES strategy.session_question(id, session_id)
  constraint session_note_session_id_organisation_id_fkey FOREIGN KEY (session_id, organisation_id) REFERENCES strategy.event_session(id, organisation_id)
  constraint session_note_session_id_table_number_fkey FOREIGN KEY (session_id, table_number) REFERENCES strategy.session_table(session_id, number)
  constraint session_note_theme_id_session_id_fkey FOREIGN KEY (theme_id, session_id) REFERENCES strategy.session_theme(id, session_id)
  constraint session_note_votes_check CHECK (((votes >= 0) AND (votes <= 1000)))
  constraint session_note_words_check CHECK (((length(words) >= 1) AND (length(words) <= 600)))
  index INDEX session_note_by_question ON strategy.session_note USING btree (question_id)
  index INDEX session_note_by_table ON strategy.session_note USING btree (session_id, table_number, question_id, "position")
  index INDEX session_note_by_theme ON strategy.session_note USING btree (theme_id) WHERE (theme_id IS NOT NULL)
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_changes for update to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_removes for delete to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_sees for select to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant delete, insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table strategy.session_publication (row-level security)
  id uuid not null default gen_random_uuid()
  session_id uuid not null
  organisation_id uuid not null
  published_at timestamp with time zone not null
  published_by uuid
  attendance jsonb not null
  withdrawn_at timestamp with time zone
  withdrawn_by uuid
  withdrawn_reason text
  constraint session_publication_check CHECK ((num_nonnulls(withdrawn_at, withdrawn_reason) = ANY (ARRAY[0, 2])))
  constraint session_publication_pkey PRIMARY KEY (id)
  constraint session_publication_session_id_organisation_id_fkey FOREIGN KEY (session_id, organisation_id) REFERENCES strategy.event_session(id, organisation_id)
  constraint session_publication_withdrawn_reason_check CHECK (((length(withdrawn_reason) >= 3) AND (length(withdrawn_reason) <= 600)))
  index UNIQUE INDEX one_open_session_publication ON strategy.session_publication USING btree (session_id) WHERE (withdrawn_at IS NULL)
  index INDEX session_publication_by_session ON strategy.session_publication USING btree (session_id)
  policy open_or_own for select to allied_app using ((organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) OR ((withdrawn_at IS NULL) AND (EXISTS ( SELECT
   FROM strategy.event_session s
  WHERE (s.id = session_publication.session_id)))))
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_changes for update to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table strategy.session_question (row-level security)
  id uuid not null default gen_random_uuid()
  session_id uuid not null
  organisation_id uuid not null
  position integer not null
  words text not null
  constraint session_question_id_session_id_key UNIQUE (id, session_id)
  constraint session_question_pkey PRIMARY KEY (id)
  constraint session_question_position_check CHECK ((("position" >= 1) AND ("position" <= 30)))
  constraint session_question_session_id_organisation_id_fkey FOREIGN KEY (session_id, organisation_id) REFERENCES strategy.event_session(id, organisation_id)
  constraint session_question_session_id_position_key UNIQUE (session_id, "position")
  constraint session_question_words_check CHECK (((length(words) >= 3) AND (length(words) <= 300)))
  policy as_session for select to allied_app using (EXISTS ( SELECT
   FROM strategy.event_session s
  WHERE (s.id = session_question.session_id)))
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_changes for update to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_removes for delete to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  trigger CREATE TRIGGER search_touched AFTER INSERT OR DELETE OR UPDATE ON strategy.session_question FOR EACH ROW EXECUTE FUNCTION platform.search_touch('session', 'session_id')
  grant delete, insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table strategy.session_table (row-level security)
  session_id uuid not null
  organisation_id uuid not null
  number integer not null
  revision integer not null default 1
  constraint session_table_number_check CHECK (((number >= 1) AND (number <= 60)))
  constraint session_table_pkey PRIMARY KEY (session_id, number)
  constraint session_table_session_id_organisation_id_fkey FOREIGN KEY (session_id, organisation_id) REFERENCES strategy.event_session(id, organisation_id)
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_changes for update to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_removes for delete to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_sees for select to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant delete, insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table strategy.session_theme (row-level security)
  id uuid not null default gen_random_uuid()
  session_id uuid not null
  organisation_id uuid not null
  name text not null
  made_at timestamp with time zone not null
  made_by uuid
  constraint session_theme_id_session_id_key UNIQUE (id, session_id)
  constraint session_theme_name_check CHECK (((length(name) >= 3) AND (length(name) <= 200)))
  constraint session_theme_pkey PRIMARY KEY (id)
  constraint session_theme_session_id_organisation_id_fkey FOREIGN KEY (session_id, organisation_id) REFERENCES strategy.event_session(id, organisation_id)
  index UNIQUE INDEX session_theme_by_name ON strategy.session_theme USING btree (session_id, lower(name))
  policy as_session for select to allied_app using (EXISTS ( SELECT
   FROM strategy.event_session s
  WHERE (s.id = session_theme.session_id)))
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_changes for update to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_removes for delete to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  trigger CREATE TRIGGER search_touched AFTER INSERT OR DELETE OR UPDATE ON strategy.session_theme FOR EACH ROW EXECUTE FUNCTION platform.search_touch('session', 'session_id')
  grant delete, insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table strategy.session_theme_objective (row-level security)
  objective_id uuid not null
  theme_id uuid not null
  session_id uuid not null
  organisation_id uuid not null
  made_at timestamp with time zone not null
  made_by uuid
  constraint session_theme_objective_objective_id_organisation_id_fkey FOREIGN KEY (objective_id, organisation_id) REFERENCES strategy.objective(id, organisation_id)
  constraint session_theme_objective_pkey PRIMARY KEY (objective_id)
  constraint session_theme_objective_session_id_organisation_id_fkey FOREIGN KEY (session_id, organisation_id) REFERENCES strategy.event_session(id, organisation_id)
  constraint session_theme_objective_theme_id_session_id_fkey FOREIGN KEY (theme_id, session_id) REFERENCES strategy.session_theme(id, session_id)
  index INDEX session_theme_objective_by_session ON strategy.session_theme_objective USING btree (session_id)
  index INDEX session_theme_objective_by_theme ON strategy.session_theme_objective USING btree (theme_id)
  policy as_session_and_objective for select to allied_app using ((EXISTS ( SELECT
   FROM strategy.event_session s
  WHERE (s.id = session_theme_objective.session_id))) AND (EXISTS ( SELECT
   FROM strategy.objective o
  WHERE (o.id = session_theme_objective.objective_id))))
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table strategy.standing (row-level security)
  objective_id uuid not null
  strategy_id uuid not null
  began_at timestamp with time zone not null
  ended_at timestamp with time zone
  status text not null
  year_start integer not null
  wording text not null
  aims text[] not null
  role_groups text[] not null default '{}'::text[]
  constraint standing_check CHECK ((ended_at > began_at))
  constraint standing_objective_id_fkey FOREIGN KEY (objective_id) REFERENCES strategy.objective(id) ON DELETE CASCADE
  constraint standing_pkey PRIMARY KEY (objective_id, strategy_id, began_at)
  constraint standing_strategy_id_fkey FOREIGN KEY (strategy_id) REFERENCES strategy.strategy(id)
  index INDEX standing_counted ON strategy.standing USING btree (strategy_id, year_start, status) INCLUDE (aims, began_at, ended_at)
  index INDEX standing_listed ON strategy.standing USING btree (strategy_id, year_start DESC, wording, objective_id) INCLUDE (aims, began_at, ended_at)
  index INDEX standing_outcomes ON strategy.standing USING btree (strategy_id, year_start DESC, wording, objective_id) INCLUDE (began_at, ended_at) WHERE ('outcomes'::text = ANY (aims))
  index INDEX standing_quality ON strategy.standing USING btree (strategy_id, year_start DESC, wording, objective_id) INCLUDE (began_at, ended_at) WHERE ('quality'::text = ANY (aims))
  index INDEX standing_sustainability ON strategy.standing USING btree (strategy_id, year_start DESC, wording, objective_id) INCLUDE (began_at, ended_at) WHERE ('sustainability'::text = ANY (aims))
  policy anyone_sees for select to allied_app using ( SELECT platform.viewer_is_anyone() AS viewer_is_anyone)
  policy worker for all to allied_worker using true
  grant select to allied_app
  grant select to allied_worker

table strategy.standing_part (row-level security)
  objective_id uuid not null
  strategy_id uuid not null
  node_code text not null
  year_start integer not null
  began_at timestamp with time zone not null
  ended_at timestamp with time zone
  constraint standing_part_check CHECK ((ended_at > began_at))
  constraint standing_part_objective_id_fkey FOREIGN KEY (objective_id) REFERENCES strategy.objective(id) ON DELETE CASCADE
  constraint standing_part_pkey PRIMARY KEY (objective_id, strategy_id, node_code, began_at)
  constraint standing_part_strategy_id_fkey FOREIGN KEY (strategy_id) REFERENCES strategy.strategy(id)
  index INDEX standing_part_counted ON strategy.standing_part USING btree (strategy_id, node_code, year_start) INCLUDE (began_at, ended_at)
  policy anyone_sees for select to allied_app using ( SELECT platform.viewer_is_anyone() AS viewer_is_anyone)
  policy worker for all to allied_worker using true
  grant select to allied_app
  grant select to allied_worker

table strategy.strategy (row-level security)
  id uuid not null default gen_random_uuid()
  code text not null
  organisation_id uuid not null
  title text not null
  short_title text not null
  state text not null
  period_start integer not null
  period_end integer not null
  current_version integer not null default 1
  is_example boolean not null default false
  is_public boolean not null default false
  created_at timestamp with time zone not null
  constraint strategy_check CHECK ((period_end >= period_start))
  constraint strategy_code_check CHECK ((code ~ '^[a-z0-9-]{2,40}$'::text))
  constraint strategy_code_key UNIQUE (code)
  constraint strategy_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint strategy_pkey PRIMARY KEY (id)
  constraint strategy_state_check CHECK ((state = ANY (ARRAY['listening'::text, 'drafting'::text, 'check-and-challenge'::text, 'live'::text, 'mid-term-review'::text, 'closing'::text, 'legacy'::text])))
  index INDEX strategy_by_organisation ON strategy.strategy USING btree (organisation_id)
  index INDEX strategy_by_period ON strategy.strategy USING btree (period_start DESC, code)
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_changes for update to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy public_or_own for select to allied_app using (( SELECT platform.viewer_is_anyone() AS viewer_is_anyone) AND (is_public OR (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))))
  policy worker for all to allied_worker using true with check true
  trigger CREATE TRIGGER search_touched AFTER INSERT OR DELETE OR UPDATE ON strategy.strategy FOR EACH ROW EXECUTE FUNCTION platform.search_touch('strategy', 'id')
  trigger CREATE TRIGGER search_touched_figures AFTER INSERT OR DELETE OR UPDATE ON strategy.strategy FOR EACH ROW EXECUTE FUNCTION platform.search_touch('stated-figures', 'id')
  grant insert, select, update to allied_app
  grant delete, insert, select, update to allied_worker

table strategy.tag (row-level security)
  id uuid not null default gen_random_uuid()
  organisation_id uuid not null
  workstream_id uuid
  objective_id uuid
  list_code text not null
  item_code text not null
  added_at timestamp with time zone not null
  added_by uuid
  ended_at timestamp with time zone
  constraint tag_check CHECK ((num_nonnulls(workstream_id, objective_id) = 1))
  constraint tag_objective_id_fkey FOREIGN KEY (objective_id) REFERENCES strategy.objective(id)
  constraint tag_objective_id_organisation_id_fkey FOREIGN KEY (objective_id, organisation_id) REFERENCES strategy.objective(id, organisation_id)
  constraint tag_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint tag_pkey PRIMARY KEY (id)
  constraint tag_workstream_id_fkey FOREIGN KEY (workstream_id) REFERENCES strategy.workstream(id)
  constraint tag_workstream_id_organisation_id_fkey FOREIGN KEY (workstream_id, organisation_id) REFERENCES strategy.workstream(id, organisation_id)
  index UNIQUE INDEX one_open_objective_tag ON strategy.tag USING btree (objective_id, list_code, item_code) WHERE ((ended_at IS NULL) AND (objective_id IS NOT NULL))
  index UNIQUE INDEX one_open_workstream_tag ON strategy.tag USING btree (workstream_id, list_code, item_code) WHERE ((ended_at IS NULL) AND (workstream_id IS NOT NULL))
  index INDEX tag_by_item ON strategy.tag USING btree (list_code, item_code) WHERE (ended_at IS NULL)
  policy as_work for select to allied_app using ((EXISTS ( SELECT
   FROM strategy.workstream w
  WHERE (w.id = tag.workstream_id))) OR (EXISTS ( SELECT
   FROM strategy.objective o
  WHERE (o.id = tag.objective_id))))
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_changes for update to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table strategy.term (row-level security)
  code text not null
  kind text not null
  owner_organisation_id uuid
  current_version integer not null default 1
  constraint term_code_check CHECK ((code ~ '^[a-z0-9.-]{1,60}$'::text))
  constraint term_kind_check CHECK ((kind = ANY (ARRAY['short form'::text, 'word'::text, 'label'::text])))
  constraint term_owner_organisation_id_fkey FOREIGN KEY (owner_organisation_id) REFERENCES directory.organisation(id)
  constraint term_pkey PRIMARY KEY (code)
  index INDEX term_by_owner ON strategy.term USING btree (owner_organisation_id) WHERE (owner_organisation_id IS NOT NULL)
  policy anyone_sees for select to allied_app using ( SELECT platform.viewer_is_anyone() AS viewer_is_anyone)
  policy owner_changes for update to allied_app using (( SELECT platform.viewer_is_signed_in() AS viewer_is_signed_in) AND ((owner_organisation_id IS NULL) OR (owner_organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))))
  policy worker for all to allied_worker using true with check true
  trigger CREATE TRIGGER search_touched AFTER INSERT OR DELETE OR UPDATE ON strategy.term FOR EACH ROW EXECUTE FUNCTION platform.search_touch('term', 'code')
  grant select to allied_app
  grant delete, insert, select, update to allied_worker

table strategy.term_report (row-level security)
  id uuid not null default gen_random_uuid()
  term_code text not null
  words text not null
  received_on date not null
  outcome text
  answer text
  answered_at timestamp with time zone
  answered_by uuid
  route text not null default 'site'::text
  entered_by uuid
  agreed_on date
  constraint entered_with_consent CHECK ((((route = 'site'::text) = (agreed_on IS NULL)) AND ((route <> 'site'::text) OR (entered_by IS NULL))))
  constraint term_report_answer_check CHECK (((length(answer) >= 3) AND (length(answer) <= 600)))
  constraint term_report_check CHECK ((num_nonnulls(outcome, answer, answered_at) = ANY (ARRAY[0, 3])))
  constraint term_report_outcome_check CHECK ((outcome = ANY (ARRAY['changed'::text, 'kept'::text, 'not about a word'::text])))
  constraint term_report_pkey PRIMARY KEY (id)
  constraint term_report_route_check CHECK ((route = ANY (ARRAY['site'::text, 'phone'::text, 'paper'::text, 'in person'::text])))
  constraint term_report_term_code_fkey FOREIGN KEY (term_code) REFERENCES strategy.term(code)
  constraint term_report_words_check CHECK (((length(words) >= 3) AND (length(words) <= 1000)))
  index INDEX term_report_by_term ON strategy.term_report USING btree (term_code, received_on)
  policy anyone_reports for insert to allied_app with check (( SELECT platform.viewer_is_anyone() AS viewer_is_anyone) AND (route = 'site'::text))
  policy owner_answers for update to allied_app using (( SELECT platform.viewer_is_signed_in() AS viewer_is_signed_in) AND (EXISTS ( SELECT
   FROM strategy.term t
  WHERE ((t.code = term_report.term_code) AND ((t.owner_organisation_id IS NULL) OR (t.owner_organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])))))))
  policy owner_reads for select to allied_app using (( SELECT platform.viewer_is_signed_in() AS viewer_is_signed_in) AND (EXISTS ( SELECT
   FROM strategy.term t
  WHERE ((t.code = term_report.term_code) AND ((t.owner_organisation_id IS NULL) OR (t.owner_organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])))))))
  policy staff_enters for insert to allied_app with check ((route <> 'site'::text) AND ( SELECT platform.viewer_is_signed_in() AS viewer_is_signed_in) AND (entered_by = ( SELECT platform.viewer_person() AS viewer_person)) AND (cardinality(( SELECT platform.viewer_organisations() AS viewer_organisations)) > 0))
  policy worker for all to allied_worker using true with check true
  grant select to allied_app
  grant delete, insert, select, update to allied_worker

table strategy.term_version (row-level security)
  term_code text not null
  number integer not null
  shown text not null
  expansion text
  meaning text not null
  owner_role text not null
  reason text not null
  source text not null default ''::text
  review_on date
  made_at timestamp with time zone not null
  made_by uuid
  organisation_id uuid
  also_expansions text[] not null default '{}'::text[]
  is_expanded boolean not null default true
  short_label text
  constraint term_version_expansion_check CHECK (((length(expansion) >= 2) AND (length(expansion) <= 200)))
  constraint term_version_meaning_check CHECK (((length(meaning) >= 3) AND (length(meaning) <= 1000)))
  constraint term_version_number_check CHECK ((number >= 1))
  constraint term_version_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint term_version_owner_role_check CHECK (((length(owner_role) >= 2) AND (length(owner_role) <= 120)))
  constraint term_version_pkey PRIMARY KEY (term_code, number)
  constraint term_version_reason_check CHECK (((length(reason) >= 3) AND (length(reason) <= 600)))
  constraint term_version_short_label_check CHECK (((length(short_label) >= 1) AND (length(short_label) <= 120)))
  constraint term_version_shown_check CHECK (((length(shown) >= 1) AND (length(shown) <= 120)))
  constraint term_version_source_check CHECK ((length(source) <= 300))
  constraint term_version_term_code_fkey FOREIGN KEY (term_code) REFERENCES strategy.term(code)
  policy anyone_sees for select to allied_app using ( SELECT platform.viewer_is_anyone() AS viewer_is_anyone)
  policy owner_adds for insert to allied_app with check ((organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) AND (EXISTS ( SELECT
   FROM strategy.term t
  WHERE ((t.code = term_version.term_code) AND ((t.owner_organisation_id IS NULL) OR (t.owner_organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])))))))
  policy worker for all to allied_worker using true with check true
  trigger CREATE TRIGGER search_touched AFTER INSERT OR DELETE OR UPDATE ON strategy.term_version FOR EACH ROW EXECUTE FUNCTION platform.search_touch('term', 'term_code')
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table strategy.update_link (row-level security)
  token_hash bytea not null
  objective_id uuid not null
  organisation_id uuid not null
  person_id uuid not null
  month date not null
  made_at timestamp with time zone not null
  expires_at timestamp with time zone not null
  used_at timestamp with time zone
  constraint update_link_month_check CHECK ((EXTRACT(day FROM month) = (1)::numeric))
  constraint update_link_objective_id_organisation_id_fkey FOREIGN KEY (objective_id, organisation_id) REFERENCES strategy.objective(id, organisation_id)
  constraint update_link_person_id_fkey FOREIGN KEY (person_id) REFERENCES directory.person(id)
  constraint update_link_pkey PRIMARY KEY (token_hash)
  index INDEX update_link_by_objective ON strategy.update_link USING btree (objective_id, month)
  policy worker for all to allied_worker using true with check true
  grant delete, insert, select to allied_worker

table strategy.version (row-level security)
  strategy_id uuid not null
  number integer not null
  made_at timestamp with time zone not null
  made_by uuid
  reason text not null
  document jsonb not null
  document_hash text not null
  source text not null default 'file'::text
  constraint version_pkey PRIMARY KEY (strategy_id, number)
  constraint version_source_check CHECK ((source = ANY (ARRAY['file'::text, 'edit'::text])))
  constraint version_strategy_id_fkey FOREIGN KEY (strategy_id) REFERENCES strategy.strategy(id)
  policy as_strategy for select to allied_app using (EXISTS ( SELECT
   FROM strategy.strategy s
  WHERE (s.id = version.strategy_id)))
  policy own_adds for insert to allied_app with check (EXISTS ( SELECT
   FROM strategy.strategy s
  WHERE ((s.id = version.strategy_id) AND (s.organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])))))
  policy worker for all to allied_worker using true with check true
  trigger CREATE TRIGGER search_touched AFTER INSERT OR DELETE OR UPDATE ON strategy.version FOR EACH ROW EXECUTE FUNCTION platform.search_touch('strategy', 'strategy_id')
  trigger CREATE TRIGGER search_touched_figures AFTER INSERT OR DELETE OR UPDATE ON strategy.version FOR EACH ROW EXECUTE FUNCTION platform.search_touch('stated-figures', 'strategy_id')
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table strategy.workstream (row-level security)
  id uuid not null default gen_random_uuid()
  organisation_id uuid not null
  title text not null
  about text not null default ''::text
  lead_role text not null default ''::text
  is_example boolean not null default false
  revision integer not null default 1
  made_at timestamp with time zone not null
  made_by uuid
  shared_at timestamp with time zone
  shared_by uuid
  ended_at timestamp with time zone
  ended_by uuid
  ended_reason text
  role_groups text[] not null default '{}'::text[]
  constraint workstream_about_check CHECK ((length(about) <= 4000))
  constraint workstream_check CHECK (((ended_at IS NULL) = (ended_reason IS NULL)))
  constraint workstream_ended_reason_check CHECK (((length(ended_reason) >= 3) AND (length(ended_reason) <= 600)))
  constraint workstream_id_organisation_id_key UNIQUE (id, organisation_id)
  constraint workstream_lead_role_check CHECK ((length(lead_role) <= 120))
  constraint workstream_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES directory.organisation(id)
  constraint workstream_pkey PRIMARY KEY (id)
  constraint workstream_title_check CHECK (((length(title) >= 3) AND (length(title) <= 200)))
  index INDEX workstream_by_organisation ON strategy.workstream USING btree (organisation_id)
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_changes for update to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_or_shared for select to allied_app using ((organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) OR (( SELECT platform.viewer_is_signed_in() AS viewer_is_signed_in) AND (shared_at IS NOT NULL)))
  policy worker for all to allied_worker using true with check true
  trigger CREATE TRIGGER no_activity_on_policy_text BEFORE INSERT OR UPDATE OF organisation_id, is_example ON strategy.workstream FOR EACH ROW EXECUTE FUNCTION strategy.no_activity_on_policy_text()
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

table strategy.workstream_link (row-level security)
  id uuid not null default gen_random_uuid()
  workstream_id uuid not null
  organisation_id uuid not null
  strategy_id uuid not null
  node_code text not null
  weight text not null
  reason text not null
  began_at timestamp with time zone not null
  began_by uuid
  ended_at timestamp with time zone
  ended_by uuid
  ended_reason text
  constraint workstream_link_check CHECK (((ended_at IS NULL) = (ended_reason IS NULL)))
  constraint workstream_link_pkey PRIMARY KEY (id)
  constraint workstream_link_reason_check CHECK (((length(reason) >= 3) AND (length(reason) <= 600)))
  constraint workstream_link_strategy_id_fkey FOREIGN KEY (strategy_id) REFERENCES strategy.strategy(id)
  constraint workstream_link_weight_check CHECK ((weight = ANY (ARRAY['main'::text, 'also'::text])))
  constraint workstream_link_workstream_id_organisation_id_fkey FOREIGN KEY (workstream_id, organisation_id) REFERENCES strategy.workstream(id, organisation_id)
  index UNIQUE INDEX one_open_workstream_link ON strategy.workstream_link USING btree (workstream_id, strategy_id, node_code) WHERE (ended_at IS NULL)
  index INDEX workstream_link_by_node ON strategy.workstream_link USING btree (strategy_id, node_code) WHERE (ended_at IS NULL)
  policy as_workstream for select to allied_app using ((EXISTS ( SELECT
   FROM strategy.workstream w
  WHERE (w.id = workstream_link.workstream_id))) AND (EXISTS ( SELECT
   FROM strategy.strategy s
  WHERE (s.id = workstream_link.strategy_id))))
  policy own_adds for insert to allied_app with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy own_changes for update to allied_app using (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[])) with check (organisation_id = ANY (( SELECT platform.viewer_organisations() AS viewer_organisations)::uuid[]))
  policy worker for all to allied_worker using true with check true
  grant insert, select to allied_app
  grant delete, insert, select, update to allied_worker

function strategy.at_most_two_main_links() returns trigger

function strategy.at_most_two_main_parents() returns trigger

function strategy.keep_standing(objectives uuid[]) returns void security definer

function strategy.keep_standing_of_changed() returns trigger security definer

function strategy.no_activity_on_policy_text() returns trigger

function strategy.public_objective_is_whole() returns trigger

function strategy.public_session_is_whole() returns trigger

function strategy.session_theme_strength(of_session uuid) returns TABLE(theme_id uuid, votes integer, tables integer, notes integer) security definer

function strategy.standing_parts_of(objectives uuid[]) returns TABLE(objective_id uuid, strategy_id uuid, node_code text, year_start integer, began_at timestamp with time zone, ended_at timestamp with time zone)

function strategy.standings_of(objectives uuid[]) returns TABLE(objective_id uuid, strategy_id uuid, began_at timestamp with time zone, ended_at timestamp with time zone, status text, year_start integer, wording text, aims text[], role_groups text[])

function strategy.update_link_by_token(hash bytea, at timestamp with time zone) returns TABLE(objective_id uuid, organisation_id uuid, person_id uuid, month date, answered boolean) security definer

function strategy.use_update_link(hash bytea, at timestamp with time zone) returns boolean security definer
