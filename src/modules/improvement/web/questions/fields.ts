import { answerKinds, answerWords } from '../../domain/questions/support.ts';
import type { Fields } from '../registers/fields.tsx';

type Items = readonly { value: string; text: string }[];

const routes = [{ value: 'phone', text: 'By phone' }, { value: 'paper', text: 'On paper' }, { value: 'in person', text: 'In person' }] as const;

export const askFields = (places: Items, isStaff: boolean) => ({
  words: { kind: 'words', label: 'What should research find out?', hint: 'One question. Please write no names and nothing private.', missing: 'Write your question', min: 10, max: 600 },
  because: { kind: 'words', label: 'Why does it matter to you?', max: 600, rows: 2 },
  organisationId: { kind: 'place', label: 'Whom do you ask?', missing: 'Choose an organisation', items: places },
  ...(isStaff ? { route: { kind: 'radios', label: 'Do you type it in for somebody who agreed? How did it reach you?', items: routes } as const } : {}),
} as const satisfies Fields);

export const answerFields = {
  kind: { kind: 'radios', label: 'What becomes of it?', missing: 'Choose what becomes of it', items: answerKinds.map((value) => ({ value, text: answerWords[value] })) },
  researcherRole: { kind: 'line', label: 'Who answers?', hint: 'A role and a place, such as researcher at the university', missing: 'Say who answers' },
  words: { kind: 'words', label: 'What do you tell whoever asked?', hint: 'In plain words: what is known, what happens next, and when', missing: 'Write what you tell them', min: 10, max: 1000 },
} as const satisfies Fields;
