import { evidenceKinds, kindTitles, strengths, strengthTitles } from '../../domain/evidence/spread.ts';
import type { Fields } from '../registers/fields.tsx';

type Items = readonly { value: string; text: string }[];

export const evidenceFields = (places: Items) => ({
  organisationId: { kind: 'place', label: 'Organisation', missing: 'Choose an organisation', items: places },
  title: { kind: 'line', label: 'Title', missing: 'Enter the title', max: 300 },
  kind: { kind: 'radios', label: 'What kind of evidence is it?', missing: 'Choose a kind', items: evidenceKinds.map((value) => ({ value, text: kindTitles[value] })) },
  countries: { kind: 'words', label: 'Which countries is it from?', hint: 'Each on its own line', missing: 'Enter at least one country', max: 1000 },
  income: { kind: 'radios', label: 'Are these high-income countries?', hint: 'As the World Bank sorts them', missing: 'Choose an answer', items: [{ value: 'high', text: 'All of them are' }, { value: 'wider', text: 'Others are among them' }, { value: 'not known', text: 'Not known' }] },
  whoTookPart: { kind: 'words', label: 'Who took part?', missing: 'Say who took part', max: 600, rows: 2 },
  whoIsMissing: { kind: 'words', label: 'Who is missing?', missing: 'Say who is missing. If nobody looked, write that', max: 600, rows: 2 },
  strength: { kind: 'radios', label: 'How strong is it?', hint: 'A person judges this. The site never does.', missing: 'Choose an answer', items: strengths.map((value) => ({ value, text: strengthTitles[value] })) },
  strengthReason: { kind: 'words', label: 'Who judged that, and why?', max: 600, rows: 2 },
  summary: { kind: 'words', label: 'What does it say, in plain words?', missing: 'Say it in plain words', max: 2000 },
  datedOn: { kind: 'day', label: 'From which day is it?', missing: 'Enter the day' },
  source: { kind: 'line', label: 'Where can it be found?', hint: 'A journal, a page, a library code or whom to ask', missing: 'Say where it can be found', max: 300 },
  decisionAid: { kind: 'line', label: 'Is there a decision aid that rests on it?', hint: 'A paper, a film or a page with which people choose together. What is it called, and where is it?', max: 300 },
} as const satisfies Fields);

export const linkFields = (evidence: Items) => ({ evidenceId: { kind: 'choice', label: 'Which evidence?', missing: 'Choose an entry', items: evidence } } as const satisfies Fields);
export const stepLinkFields = (steps: Items) => ({ stepId: { kind: 'choice', label: 'About which step of a pathway?', missing: 'Choose a step', items: steps } } as const satisfies Fields);
export const noneFields = { whereLooked: { kind: 'words', label: 'Where did you look?', missing: 'Say where you looked', max: 600, rows: 2 } } as const satisfies Fields;

export const requestFields = (places: Items) => ({
  organisationId: { kind: 'place', label: 'Organisation', missing: 'Choose an organisation', items: places },
  question: { kind: 'words', label: 'What do you want to know?', missing: 'Say what you want to know', min: 10, max: 600 },
  wantedOn: { kind: 'day', label: 'By when?' },
} as const satisfies Fields);
export const replyFields = { answer: { kind: 'words', label: 'The answer', hint: 'What is known, and where it can be read', missing: 'Write the answer', max: 2000 } } as const satisfies Fields;

export const gapFields = (places: Items, steps: Items) => ({
  organisationId: { kind: 'place', label: 'Organisation', missing: 'Choose an organisation', items: places },
  what: { kind: 'words', label: 'What does nobody know yet?', missing: 'Say what nobody knows yet', max: 600 },
  stepId: { kind: 'choice', label: 'About which step of a pathway?', items: steps },
} as const satisfies Fields);
export const gapQuestionFields = { question: { kind: 'words', label: 'The question for research', missing: 'Write the question', min: 10, max: 600, rows: 2 } } as const satisfies Fields;
