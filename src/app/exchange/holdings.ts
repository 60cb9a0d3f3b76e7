/** One table of what an organisation holds: whose rows they are, as a condition on `t`; $1 is the organisation's id. */
export interface Holding {
  table: string;
  whose: string;
  /** Columns that stay behind because they mean something on one site only. */
  without?: readonly string[];
}

const own = (table: string): Holding => ({ table, whose: 't.organisation_id = $1' });
const ownStrategy = (column: string) => `t.${column} in (select s.id from strategy.strategy s where s.organisation_id = $1)`;

/**
 * Everything that is an organisation's, each table after those it refers to. A test compares this list and `leftBehind` with
 * the tables that exist, so that a new table cannot be forgotten.
 */
export const holdings: readonly Holding[] = [
  { table: 'directory.organisation', whose: 't.id = $1' },
  {
    table: 'directory.person', whose: `exists (select from directory.membership m where m.person_id = t.id and m.organisation_id = $1)
      or exists (select from strategy.objective_owner o where o.person_id = t.id and o.organisation_id = $1) or exists (select from strategy.action_owner o where o.person_id = t.id and o.organisation_id = $1)`,
  },
  { table: 'directory.email_address', whose: 'exists (select from directory.membership m where m.person_id = t.person_id and m.organisation_id = $1)' },
  own('directory.unit'),
  { table: 'directory.unit_parent', whose: 'exists (select from directory.unit u where u.id = t.unit_id and u.organisation_id = $1)' },
  own('directory.membership'), own('directory.membership_request'), own('directory.access_review'),
  { table: 'directory.access_review_answer', whose: 'exists (select from directory.access_review r where r.id = t.review_id and r.organisation_id = $1)' },
  own('strategy.strategy'),
  { table: 'strategy.version', whose: ownStrategy('strategy_id') },
  { table: 'strategy.node', whose: ownStrategy('strategy_id') },
  { table: 'strategy.alignment', whose: ownStrategy('from_strategy_id') },
  { table: 'strategy.dispute', whose: `t.organisation_id = $1 and exists (select from strategy.alignment a join strategy.strategy s on s.id = a.from_strategy_id where a.id = t.alignment_id and s.organisation_id = $1)` },
  { table: 'strategy.term', whose: 't.owner_organisation_id = $1' },
  { table: 'strategy.term_version', whose: 'exists (select from strategy.term w where w.code = t.term_code and w.owner_organisation_id = $1)' },
  { table: 'strategy.term_report', whose: 'exists (select from strategy.term w where w.code = t.term_code and w.owner_organisation_id = $1)' },
  own('strategy.policy_supersession'), own('strategy.citation'),
  { table: 'strategy.draft_comment', whose: ownStrategy('strategy_id') },
  own('strategy.easy_read'), own('strategy.partner'), own('strategy.partner_contact'), own('strategy.workstream'), own('strategy.workstream_link'),
  own('strategy.objective'), own('strategy.objective_version'), own('strategy.objective_owner'), own('strategy.objective_parent'), own('strategy.objective_publication'), own('strategy.objective_closing'),
  own('strategy.milestone'), own('strategy.milestone_reached'), own('strategy.objective_partner'), own('strategy.progress_update'), own('strategy.action'), own('strategy.action_owner'), own('strategy.action_done'),
  own('strategy.decision'), own('strategy.partnership_entry'), own('strategy.impact_check'), own('strategy.tag'),
  own('strategy.event_session'), own('strategy.session_question'), own('strategy.session_attendance'), own('strategy.session_table'), own('strategy.session_theme'), own('strategy.session_note'),
  own('strategy.session_absence'), own('strategy.session_publication'), own('strategy.session_theme_objective'),
  { ...own('platform.event'), without: ['request_id', 'written_at'] },
  own('conversations.conversation'), own('conversations.phase'), own('conversations.phase_prompt'), own('conversations.pause'),
  own('conversations.phase_plan'), own('conversations.sign_off_rule'), own('conversations.sign_off'),
  own('conversations.partner_group'), own('conversations.partner_step'), own('conversations.workshop'),
  own('conversations.about_question'), own('conversations.phase_perspective'), own('conversations.reach_target'), own('conversations.inclusion_group'), own('conversations.inclusion_statement'),
  own('conversations.wanted_role'), own('conversations.invitation_plan'), own('conversations.phase_words'), own('conversations.answer_duty'),
  own('quality.measure'), own('quality.measure_version'), own('quality.series'), own('quality.value_change'), own('quality.baseline'), own('quality.target'), own('quality.annotation'), own('quality.import_mapping'),
  own('quality.characteristic'), own('quality.characteristic_group'), own('quality.signal'),
  own('fairness.priority_group'), own('fairness.area_lookup'), own('fairness.area'), own('fairness.area_split'), own('fairness.inequality_action'), own('fairness.inequality_review'), own('fairness.focused_activity'), own('fairness.focused_activity_step'),
  own('quality.response_task'), own('quality.response_signal'), own('quality.response_owner'), own('quality.response'), own('quality.objective_measure'),
  own('quality.objective_review'), own('quality.review_decision'), own('quality.review_evidence'), own('quality.co_evaluation'),
  own('quality.experience_measure'), own('quality.experience_question'), own('quality.experience_figure'), own('quality.experience_change'),
  own('quality.trajectory'), own('quality.exclusion'), own('quality.outcome_measure'), own('quality.outcome_figure'), own('quality.wait_figure'), own('quality.mode_record'), own('quality.mode_figure'), own('quality.exclusion_appraisal'), own('quality.figure_use'),
  // A question from above is between two organisations, so it stays where both are.
  { table: 'quality.variation_question', whose: 't.organisation_id = $1 and t.asked_from is null' },
  { table: 'quality.variation_answer', whose: 't.organisation_id = $1 and exists (select from quality.variation_question q where q.id = t.question_id and q.asked_from is null)' },
  own('stories.newer_figure'), own('stories.organisation_profession'), own('stories.profession_staff'), own('stories.service'), own('stories.self_care'), { ...own('stories.library_item'), without: ['possible_duplicate_of', 'merged_into', 'superseded_by'] }, { ...own('stories.event'), without: ['theme_id'] },
  own('stories.thanks'), own('stories.award_scheme'), own('stories.award_nomination'), own('stories.award_judgement'), own('stories.exchange_post'),
  own('quality.collection'), own('quality.collection_item'), own('quality.not_to_come'),
  own('inquiry.template'), { table: 'inquiry.snapshot', whose: 't.organisation_id = $1' },
  ...['step_save', 'answer', 'evidence', 'phase_entry', 'discussion'].map((table) => ({ table: `inquiry.${table}`, whose: 'exists (select from inquiry.snapshot s where s.id = t.snapshot_id and s.organisation_id = $1)' })),
  own('inquiry.priority'), own('inquiry.celebration'), own('inquiry.celebration_end'), own('inquiry.dated_step'), own('inquiry.legacy_mark'),
  // Themes stay behind with the words that they were heard in, and what rests on one stays with it.
  ...['priority_basis', 'story'].map((table) => ({ table: `inquiry.${table}`, whose: 't.organisation_id = $1 and t.theme_id is null' })), own('inquiry.shared_count'), own('inquiry.shared_figure'), own('inquiry.sent_count'), own('inquiry.sent_figure'),
  { ...own('improvement.project'), without: ['copied_from'] },
  // The stories that case studies were made from can rest on themes, which stay behind.
  { ...own('stories.case_study'), without: ['story_id'] }, own('stories.award_result'), own('stories.telling'),
  { table: 'stories.case_study_measure', whose: 't.organisation_id = $1 and exists (select from quality.series s where s.id = t.series_id and s.organisation_id = $1)' },
  own('improvement.member'), own('improvement.aim'), own('improvement.driver'), own('improvement.cycle'), own('improvement.cycle_result'), own('improvement.check_part'), own('improvement.support'),
  own('improvement.project_measure'), own('improvement.stage'), own('improvement.closing'), own('improvement.prompt_answer'), own('improvement.involvement'), own('improvement.taking_part'),
  own('improvement.barrier'), own('improvement.barrier_step'), own('improvement.learning_review'), own('improvement.learning_entry'), own('improvement.pathway'), own('improvement.pathway_step'),
  own('improvement.evidence'), { table: 'improvement.evidence_link', whose: 't.organisation_id = $1 and exists (select from improvement.evidence e where e.id = t.evidence_id and e.organisation_id = $1)' }, own('improvement.no_evidence_found'), own('improvement.evidence_request'), own('improvement.evidence_gap'), own('improvement.guidance'), own('improvement.guidance_status'),
  own('improvement.research_partner'), own('improvement.informatics_role'), own('improvement.funder_question'), { ...own('improvement.study'), without: ['question_id'] }, own('improvement.study_partner'), own('improvement.study_reach'), own('improvement.output'), own('improvement.output_use'),
  own('improvement.opportunity'), own('improvement.confidence_check'), own('improvement.prevention_activity'), own('improvement.prevention_reach'), own('improvement.tool'), own('improvement.tool_access'),
];

/** Only with `--with-people`, which an administrator asks the operator for. */
export const personal: readonly string[] = ['directory.email_address'];

/** What stays behind, and why. */
export const leftBehind: Readonly<Record<string, string>> = {
  'directory.api_token': 'A copy must not be a way in.',
  'directory.invitation': 'A copy must not be a way in.',
  'directory.passkey': 'A copy must not be a way in.',
  'directory.outside_identity': 'A copy must not be a way in.',
  'directory.sign_in_link': 'A copy must not be a way in.',
  'directory.ceremony': 'A copy must not be a way in.',
  'directory.persona': 'The example people of a demonstration are the demonstration’s.',
  'directory.site_report': 'What people said about a site belongs to that site.',
  'stories.service_wish': 'What people asked for leads to a theme, which stays with its conversation.',
  'stories.exchange_reply': 'An answer stands on a board that several organisations share.',
  'stories.case_study_theme': 'Themes stay behind with the words that they were heard in.',
  'stories.quote_use': 'Words stay behind with the leave that their authors gave on one site.',
  'stories.quote_left': 'A note for one night, on one site.',
  'directory.weekly_letter': 'People said yes to letters from this site. A copy asks them anew.',
  'stories.follow': 'An address that one site was given for letters, and nobody else.',
  'stories.profession_view': 'How often a page was read belongs to the site where it was read.',
  'stories.event_sign_up': 'Who said that they come told it to one site, and is forgotten 30 days after the event.',
  'strategy.objective_reminder': 'Which letters were sent belongs to the site that sent them.',
  'strategy.standing': 'Worked out again from the objectives’ own rows.',
  'strategy.standing_part': 'Worked out again from the objectives’ own rows.',
  'strategy.update_link': 'A copy must not be a way in.',
  'inquiry.sending': 'Where a snapshot was sent is between two organisations, and stays where both are.',
  'inquiry.share': 'Who let a snapshot of their own count is known to nobody but that person.',
  'quality.raw_series': 'Figures as they came are given to nobody; their organisation has its own records of them.',
  'quality.raw_change': 'Figures as they came are given to nobody; their organisation has its own records of them.',
  'quality.waiting_figure': 'Figures as they came are given to nobody; their organisation has its own records of them.',
  'quality.holding': 'Which figures went into which others belongs to the site that added them up.',
  'quality.edition': 'Which figures went into which others belongs to the site that added them up.',
  'quality.result': 'Worked out again from the shown figures.',
  'quality.co_evaluation_voice': 'What one person answered is told to nobody, and so to no other site.',
  'quality.co_evaluation_words': 'What people said stays on the site that told them where it is shown.',
  'quality.experience_answer': 'What one person answered is told to nobody, and so to no other site.',
  'quality.series_reader': 'Worked out again from what partners agreed on the site where they are.',
  'improvement.partner': 'A copy must not be a way in.',
  'improvement.data_note': 'A note holds between two organisations on the site where both agreed to it.',
  'improvement.follower': 'What a person follows is theirs.',
  'improvement.my_part': 'What a person says they will do is theirs.',
  'improvement.my_part_review': 'What a person says they will do is theirs.',
  'quality.reminder': 'Which letters were sent belongs to the site that sent them.',
  'quality.import': 'What a file brought stands in the series; the file itself belongs to the site that read it.',
  'improvement.community_question': 'What people ask anonymously stays on the site that promised them an answer by their code.',
  'improvement.question_answer': 'It answers a question that stays on the site where it was asked.',
  'improvement.question_support': 'Who backs a question is told to nobody, and so to no other site.',
  'improvement.confidence_answer': 'What one person answered is told to nobody, and so to no other site.',
  ...Object.fromEntries(['interest', 'role_model', 'coach', 'coach_request', 'research_active'].map((table) => [`improvement.${table}`, 'What people tell of themselves stays on the site to which they agreed.'])),
  'conversations.phase_key': 'The key of the votes never leaves the database that made it.',
  'conversations.contribution': 'Words and votes go out only with the open data of their conversation, as its notice said.',
  'conversations.showing': 'Words and votes go out only with the open data of their conversation, as its notice said.',
  'conversations.decision': 'Words and votes go out only with the open data of their conversation, as its notice said.',
  'conversations.proposed_refusal': 'Words and votes go out only with the open data of their conversation, as its notice said.',
  'conversations.follow': 'Who follows what belongs to the site that promised the letters.',
  'conversations.appeal': 'Words and votes go out only with the open data of their conversation, as its notice said.',
  'conversations.vote': 'Words and votes go out only with the open data of their conversation, as its notice said.',
  'conversations.sealed_vote': 'Words and votes go out only with the open data of their conversation, as its notice said.',
  'conversations.tally': 'Words and votes go out only with the open data of their conversation, as its notice said.',
  'conversations.perspective_tally': 'Words and votes go out only with the open data of their conversation, as its notice said.',
  'conversations.exposure': 'Words and votes go out only with the open data of their conversation, as its notice said.',
  'conversations.reach_total': 'Words and votes go out only with the open data of their conversation, as its notice said.',
  'conversations.reach_drawing': 'Figures go out only with the open data of their conversation; the whole number behind them never does.',
  'conversations.reach_figure': 'Figures go out only with the open data of their conversation; the whole number behind them never does.',
  'conversations.workshop_words': 'Words and votes go out only with the open data of their conversation, as its notice said.',
  'conversations.batch_entry': 'Words and votes go out only with the open data of their conversation, as its notice said.',
  'conversations.batch_entry_count': 'Words and votes go out only with the open data of their conversation, as its notice said.',
  'conversations.batch_count': 'Words and votes go out only with the open data of their conversation, as its notice said.',
  'conversations.batch_tally': 'Words and votes go out only with the open data of their conversation, as its notice said.',
  'conversations.spoken_tally': 'Words and votes go out only with the open data of their conversation, as its notice said.',
  'conversations.provenance': 'Where an imported conversation is from goes with the open data of the conversation.',
  'conversations.open_data': 'The bundle of a conversation is given out on its page, and made again where it is loaded.',
  'conversations.open_data_piece': 'The bundle of a conversation is given out on its page, and made again where it is loaded.',
  'conversations.typed_day': 'How much staff typed on which day belongs to the site where they typed it.',
  ...Object.fromEntries(['code', 'code_version', 'code_merger', 'coding_round', 'round_item', 'round_coder', 'coding_item', 'coding', 'settled', 'settled_code', 'words_leave', 'theme', 'theme_code', 'theme_publication', 'theme_source', 'theme_objective', 'theme_objective_end', 'theme_reply', 'memo', 'batch_joining', 'code_frame']
    .map((table) => [`conversations.${table}`, 'Codes and themes belong to words, which go out only with the open data of their conversation, as its notice said.'])),
  'conversations.words_translation': 'Words and votes go out only with the open data of their conversation, as its notice said.',
  ...Object.fromEntries(['answer_round', 'owed_answer', 'given_answer'].map((table) => [`conversations.${table}`, 'Answers belong to words, which go out only with the open data of their conversation, as its notice said.'])),
  ...Object.fromEntries(['list_address', 'list_request', 'mail_wish'].map((table) => [`conversations.${table}`, 'People said yes to letters from this site. A copy asks them anew.'])),
  ...Object.fromEntries(['list_letter', 'invitation_letter'].map((table) => [`conversations.${table}`, 'Which letters were sent belongs to the site that sent them.'])),
  ...Object.fromEntries(['result', 'result_words', 'result_theme', 'result_due'].map((table) => [`conversations.${table}`, 'Worked out again from words and votes, which go out only with the open data of their conversation.'])),
  ...Object.fromEntries(['matters_desk', 'matter', 'matter_coding', 'matter_code', 'matter_reading', 'matter_change', 'matter_batch', 'matter_batch_answer']
    .map((table) => [`conversations.${table}`, 'Answers to “What matters to you?” are private: they leave a site with nobody.'])),
  'conversations.peer_note': 'Notes about peer leaders are for them and the organisers of the site where they were written.',
  ...Object.fromEntries(['theme_answer', 'statement', 'statement_version', 'challenge', 'challenge_outcome', 'final_text']
    .map((table) => [`conversations.${table}`, 'Answers and challenges belong to words and themes, which go out only with the open data of their conversation, as its notice said.'])),
  'strategy.policy_source': 'The register of policy sources comes with every site.',
  'platform.audit_batch': 'The seal belongs to the database that made it; imported events are sealed anew.',
  'platform.audit_link': 'The seal belongs to the database that made it; imported events are sealed anew.',
  'platform.installation': 'Of the site, not of an organisation.',
  'platform.kept_answer': 'Answers kept for a day for programs of this site.',
  'platform.mail': 'Letters belong to the site that sends them.',
  'platform.migration': 'Of the site, not of an organisation.',
  'platform.revision': 'Of the site, not of an organisation.',
  'platform.search_item': 'Made anew from the records at the place it comes to.',
  'platform.search_due': 'Made anew from the records at the place it comes to.',
  'platform.search_source': 'Made anew from the records at the place it comes to.',
  'platform.search_word': 'Made anew from the records at the place it comes to.',
  'platform.change_note': 'Of the site, not of an organisation.',
  'platform.sent_form': 'Which forms were sent in the last day belongs to the site that took them.',
  'platform.session': 'A copy must not be a way in.',
};

/** The tree above an organisation: public rows of others, without which its place could not be told. */
export const surroundings: readonly Holding[] = [
  { table: 'directory.organisation', whose: 't.id <> $1 and t.id in (select u.organisation_id from directory.unit u where u.id in (select id from above))' },
  { table: 'directory.unit', whose: 't.organisation_id <> $1 and t.id in (select id from above)' },
  { table: 'directory.unit_parent', whose: 't.unit_id in (select id from above) and not exists (select from directory.unit u where u.id = t.unit_id and u.organisation_id = $1)' },
];

/** Every unit above one of the organisation's own, on any day. */
export const above = `with recursive above (id) as (
  select p.parent_id from directory.unit_parent p join directory.unit u on u.id = p.unit_id where u.organisation_id = $1
  union select p.parent_id from directory.unit_parent p join above on above.id = p.unit_id)`;
