const of = (table: string, columns: string, how: string): Record<string, string> => Object.fromEntries(columns.split(' ').map((column) => [`${table}.${column}`, how]));

const hidden = 'test/small-numbers/answers/hidden-people.test.ts';
const editions = 'test/small-numbers/editions/editions.test.ts';
const path = 'test/small-numbers/no-path.test.ts';
const once = 'test/small-numbers/answers/told-once.test.ts';
const inquiry = 'src/modules/inquiry/inquiry.test.ts';

/** Every column that holds a number of people, votes, visits or places: the test that attacks what is told of it, or why none is needed. */
export const heldColumns: Readonly<Record<string, string>> = {
  // As it came: read by the worker alone.
  ...of('quality.raw_series', 'numerators denominators people', hidden), ...of('quality.raw_change', 'old_numerator old_denominator old_people new_numerator new_denominator new_people', hidden), ...of('quality.waiting_figure', 'numerator denominator people', hidden),
  // What may be shown of it, now and before.
  ...of('quality.series', 'numerators denominators', path), ...of('quality.value_change', 'old_numerator old_denominator new_numerator new_denominator', editions), ...of('quality.figure_use', 'numerators denominators', editions),
  ...of('quality.mode_figure', 'counts total', 'test/small-numbers/modes/modes.test.ts'), ...of('quality.mode_record', 'visits', 'test/small-numbers/modes/modes.test.ts'),
  ...of('quality.experience_figure', 'counts no_answer total', once), ...of('quality.outcome_figure', 'people pairs better', once), ...of('quality.wait_figure', 'people', once),
  ...of('inquiry.shared_count', 'people', inquiry), ...of('inquiry.shared_figure', 'shown', 'test/small-numbers/answers/eights.test.ts'), ...of('inquiry.sent_count', 'places', inquiry), ...of('inquiry.sent_figure', 'shown', 'test/small-numbers/answers/eights.test.ts'),
  ...of('stories.profession_staff', 'staff', hidden), ...of('strategy.session_attendance', 'people_count', hidden),
  'improvement.prevention_reach.people': 'fewer than eight are kept nowhere (src/modules/improvement/commands/prevention/prevention.ts)',
  'improvement.study_reach.people': 'fewer than eight are kept nowhere (src/modules/improvement/commands/research/research.ts)',
  'stories.telling.people': 'how many a story reached, as somebody noted; fewer than eight are told in words',
  'strategy.partnership_entry.people_count': 'who shaped an objective, written down by those who did it with them: no statistic, and told as it is (ADR 0055)',
  'improvement.taking_part.people_count': 'who shaped a project, written down by those who did it with them: no statistic, and told as it is, as for objectives (ADR 0055)',
  'strategy.session_note.votes': 'marks that tables put on a note, several by one person: no count of people', 'strategy.event_session.table_count': 'tables', 'stories.event.places': 'places that there are', 'stories.profession_view.views': 'readings by unknown browsers; fewer than eight are told in words',
  'directory.access_review.membership_count': 'read by those who see each of these people', 'platform.audit_batch.event_count': 'lines of the trail',
  // What people said and how they voted.
  ...of('conversations.batch_count', 'people_count difference_count', 'test/anonymity/workshops.test.ts'), ...of('conversations.batch_entry', 'people_count', 'test/anonymity/workshops.test.ts'), ...of('conversations.batch_entry_count', 'people_count', 'test/anonymity/workshops.test.ts'),
  ...of('conversations.batch_tally', 'people_count', 'test/anonymity/workshops.test.ts'), ...of('conversations.workshop', 'people_count', 'test/anonymity/workshops.test.ts'), ...of('conversations.typed_day', 'words_count votes_count about_count', 'test/anonymity/reach.test.ts'),
  ...of('conversations.reach_figure', 'people', 'test/anonymity/reach.test.ts'), ...of('conversations.reach_total', 'people', 'test/anonymity/reach.test.ts'), 'conversations.reach_target.wanted_people': 'wanted, not counted', 'conversations.exposure.votes': 'test/anonymity/results.test.ts',
  ...of('conversations.result_words', 'in_person_people in_person_up less_people', 'test/anonymity/results.test.ts'), 'conversations.result_theme.supporters_in_person': 'test/anonymity/results.test.ts', 'conversations.theme_publication.heard_in_person': 'test/anonymity/results.test.ts',
  'conversations.matter_batch.answers': 'test/anonymity/matters.test.ts', 'conversations.invitation_plan.invited_count': 'how many were invited, as the organisers noted', 'conversations.coding_round.coder_count': 'coders',
};
