import { barrierStatuses, statusWords } from '../../domain/learning/barriers.ts';
import type { Fields } from '../registers/fields.tsx';

type Items = readonly { value: string; text: string }[];

export const barrierFields = (places: Items) => ({
  organisationId: { kind: 'place', label: 'Where?', missing: 'Choose an organisation', items: places },
  kind: { kind: 'radios', label: 'What is it?', missing: 'Choose a rule or a habit', items: [{ value: 'rule', text: 'A rule that is written down' }, { value: 'habit', text: 'A habit: it has always been so' }] },
  what: { kind: 'words', label: 'What stands in the way?', hint: 'For example: this post is open to nurses only. Please write no names.', missing: 'Say what stands in the way', max: 600 },
  effect: { kind: 'words', label: 'What does it do to people or to the work?', missing: 'Say what it does', max: 600 },
  whoCanChange: { kind: 'line', label: 'Who could change it?', hint: 'A role or a group. If you do not know, write that.', missing: 'Say who could change it', max: 200 },
} as const satisfies Fields);

export const readingFields = {
  reading: { kind: 'radios', label: 'May everyone read this?', missing: 'Choose whether everyone may read it', items: [{ value: 'show', text: 'Yes, show it as it is' }, { value: 'keep back', text: 'No, keep it back: it names somebody or would hurt' }] },
  because: { kind: 'words', label: 'If you keep it back, why?', max: 600, rows: 2 },
} as const satisfies Fields;

export const stepFields = {
  status: { kind: 'radios', label: 'What becomes of it?', missing: 'Choose what becomes of it', items: barrierStatuses.map((value) => ({ value, text: statusWords[value] })) },
  ownerRole: { kind: 'line', label: 'If somebody takes it up: who?', hint: 'A role, not a name', max: 120 },
  words: { kind: 'words', label: 'What is done, why does it stay, or how do you know that it is gone?', missing: 'Say what is done or how you know', max: 600 },
  saidOn: { kind: 'day', label: 'Since which day?', missing: 'Enter the day' },
} as const satisfies Fields;
