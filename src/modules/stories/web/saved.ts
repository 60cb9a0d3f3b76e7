import { redirect, type Reply } from '#platform/http';

/** What people read after a save, on the page where they land. */
export const savedWords = {
  'service-kept': 'The service is saved. Everyone reads it now.',
  'service-ended': 'The service is taken off. What stood there is kept.',
  'wish-noted': 'What people asked for stands beside the service.',
  'wish-answered': 'The answer is saved. Everyone reads it.',
  'professions-kept': 'The professions of your organisation are saved.',
  'self-care-kept': 'The self-care page is saved.',
  'title-kept': 'The title is saved.',
  'figure-stated': 'The figure is saved. All pages print it from now on.',
  'event-kept': 'The event is saved.',
  'event-notes': 'The notes are in the library.',
  'event-called-off': 'The event is called off.',
  'sign-up-opened': 'People can sign up now.',
  'thanks-entered': 'Their words are in. They wait to be read like all others.',
  'thanks-read': 'The decision is saved.',
  'award-kept': 'The award is saved.',
  'nomination-entered': 'The nomination is in. It counts like any other.',
  'judgement-kept': 'What you think is saved.',
  'results-published': 'The results are published.',
  'result-taken-off': 'The result is taken off. What stood there is kept for those who run the award.',
  'posted': 'It is on the board.',
  'replied': 'Your answer is on the board.',
  'method-kept': 'The method is in the library.',
  'post-closed': 'It is closed.',
  'case-kept': 'The case study is saved. It is a draft until somebody else has read it.',
  'case-to-read': 'Somebody else reads it now.',
  'case-read': 'What you said is saved.',
  'case-agreed': 'It is kept that they agreed.',
  'case-published': 'Everyone reads it now.',
  'case-taken-off': 'It is taken off. What stood there is kept.',
  'telling-kept': 'Where it was told is saved.',
  'quote-placed': 'The words stand on the page, without a name.',
  'quote-withdrawn': 'The words stand on no page any more.',
} as const;

export const savedAt = (href: string, saved: keyof typeof savedWords): Reply => redirect(href, saved);
