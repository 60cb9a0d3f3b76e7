import type { Fields } from '../registers/fields.tsx';

export const funderFields = (places: readonly { value: string; text: string }[]) => ({
  organisationId: { kind: 'place', label: 'Organisation', missing: 'Choose an organisation', items: places },
  question: { kind: 'words', label: 'Which question did you raise?', missing: 'Write the question', min: 10, max: 600, rows: 2 },
  funder: { kind: 'line', label: 'With which funder?', missing: 'Say with which funder', min: 2, max: 160 },
  raisedOn: { kind: 'day', label: 'When did you raise it?', missing: 'Enter the day' },
} as const satisfies Fields);

export const funderAnswerFields = {
  answer: { kind: 'words', label: 'What did the funder answer?', missing: 'Write the answer', max: 2000 },
  answeredOn: { kind: 'day', label: 'When did the funder answer?', missing: 'Enter the day' },
} as const satisfies Fields;
