import type { Fields } from '../registers/fields.tsx';
import { professionItems } from '../pathways/fields.ts';

type Items = readonly { value: string; text: string }[];
const place = (places: Items) => ({ kind: 'place', label: 'Organisation', missing: 'Choose an organisation', items: places }) as const;

export const openingKinds = ['student project', 'portfolio role', 'fellowship', 'training', 'join a study', 'improvement work'] as const;
export const kindText = (kind: string): string => `${kind[0]?.toUpperCase() ?? ''}${kind.slice(1)}`;

export const openingFields = (places: Items) => ({
  organisationId: place(places),
  title: { kind: 'line', label: 'Title', missing: 'Enter a title', max: 200 },
  kind: { kind: 'radios', label: 'What is it?', missing: 'Choose what it is', items: openingKinds.map((value) => ({ value, text: kindText(value) })) },
  professions: { kind: 'ticks', label: 'For which professions?', hint: 'Choose none if it is for everybody', items: professionItems },
  what: { kind: 'words', label: 'What would somebody do?', missing: 'Say what somebody would do', min: 10, max: 2000 },
  researchHours: { kind: 'count', label: 'Hours a week for research in the job plan', hint: 'For a portfolio role this is needed', min: 1, max: 37 },
  contactRole: { kind: 'line', label: 'Whom can people ask?', hint: 'A role, not a name', missing: 'Say whom people can ask' },
  closesOn: { kind: 'day', label: 'Until which day is it open?', missing: 'Enter the day' },
} as const satisfies Fields);

export const interestFields = {
  words: { kind: 'words', label: 'What draws you to it?', missing: 'Say what draws you to it', max: 1000 },
  ownProfession: { kind: 'choice', label: 'Your profession', items: professionItems },
} as const satisfies Fields;
export const interestAnswerFields = {
  answer: { kind: 'radios', label: 'What do you tell them?', missing: 'Choose an answer', items: [{ value: 'matched', text: 'You are matched' }, { value: 'not this time', text: 'Not this time' }] },
  answerWords: { kind: 'words', label: 'What happens next, or why not?', missing: 'Say what happens next, or why not', max: 600, rows: 2 },
} as const satisfies Fields;

export const roleModelFields = (places: Items) => ({
  organisationId: place(places),
  shownName: { kind: 'line', label: 'How may we call you?', hint: 'A first name is enough', missing: 'Enter a name', min: 2, max: 120 },
  profession: { kind: 'choice', label: 'Your profession', items: professionItems },
  story: { kind: 'words', label: 'How did you come to do research or improve care?', missing: 'Tell your story', min: 10, max: 2000, rows: 6 },
  agreed: { kind: 'ticks', label: 'Everyone can read this', missing: 'Tick the box if everyone may read this', items: [{ value: 'yes', text: 'I agree that everyone reads this. I can take it back at any time.' }] },
} as const satisfies Fields);

export const coachFields = (places: Items) => ({
  organisationId: place(places),
  shownName: { kind: 'line', label: 'How may we call you?', missing: 'Enter a name', min: 2, max: 120 },
  helpsWith: { kind: 'words', label: 'What can you help with?', missing: 'Say what you can help with', max: 1000 },
  protectedTime: { kind: 'line', label: 'How much time do you have for it?', hint: 'Protected time, such as half a day a month', missing: 'Say how much time you have', min: 2, max: 200 },
} as const satisfies Fields);
export const coachQuestionFields = (coaches: Items) => ({
  coachId: { kind: 'choice', label: 'Which coach?', missing: 'Choose a coach', items: coaches },
  words: { kind: 'words', label: 'What do you want help with?', missing: 'Say what you want help with', max: 1000 },
} as const satisfies Fields);
export const coachAnswerFields = { answer: { kind: 'words', label: 'Your answer', missing: 'Write your answer', max: 1000, rows: 2 } } as const satisfies Fields;

export const activeFields = (places: Items) => ({
  organisationId: place(places),
  isActive: { kind: 'radios', label: 'Are you active in research this year?', missing: 'Choose an answer', items: [{ value: 'yes', text: 'Yes' }, { value: 'no', text: 'No, or take back what I said' }] },
  profession: { kind: 'choice', label: 'Your profession', items: professionItems },
} as const satisfies Fields);

export const checkFields = (places: Items) => ({
  organisationId: place(places),
  title: { kind: 'line', label: 'Before and after what?', hint: 'A course, a project or a year', missing: 'Say before and after what' },
  about: { kind: 'radios', label: 'Confidence in what?', missing: 'Choose in what', items: [{ value: 'research', text: 'Finding and taking part in research' }, { value: 'improvement', text: 'Improving care step by step' }] },
} as const satisfies Fields);

export const confidenceWords = ['Not confident at all', 'A little confident', 'Somewhat confident', 'Confident', 'Very confident'] as const;
const five = confidenceWords.map((text, at) => ({ value: String(at + 1), text }));
export const confidenceFields = {
  before: { kind: 'radios', label: 'How confident did you feel before?', missing: 'Choose how confident you felt before', items: five },
  after: { kind: 'radios', label: 'And now, after it?', hint: 'Come back to this page when it is over', items: five },
} as const satisfies Fields;
