import type { Fields } from '../registers/fields.tsx';

type Items = readonly { value: string; text: string }[];

export const decisionWords: Readonly<Record<string, string>> = { keep: 'Keep', adapt: 'Adapt', stop: 'Stop', 'not decided': 'Not decided yet' };

export const decisionFields = {
  decision: { kind: 'radios', label: 'What now?', missing: 'Choose what now', items: Object.entries(decisionWords).map(([value, text]) => ({ value, text })) },
  reason: { kind: 'words', label: 'Why?', missing: 'Say why', max: 1000 },
  evidence: { kind: 'words', label: 'How do you know?', hint: 'What people said, figures, a page', max: 1000, rows: 2 },
  ownerRole: { kind: 'line', label: 'Who answers for it?', hint: 'A role, not a name. Without one, what you keep is in the attention list.', max: 120 },
} as const satisfies Fields;

export const learningFields = (places: Items, projects: Items) => ({
  organisationId: { kind: 'place', label: 'Organisation', missing: 'Choose an organisation', items: places },
  title: { kind: 'line', label: 'Title', missing: 'Enter a title' },
  whatChanged: { kind: 'words', label: 'What changed?', missing: 'Say what changed', max: 2000 },
  projectId: { kind: 'choice', label: 'Does it come from a project?', items: projects },
  ...decisionFields,
  isFromPandemic: { kind: 'ticks', label: 'When', items: [{ value: 'yes', text: 'It began in the COVID-19 pandemic' }] },
} as const satisfies Fields);

export const reviewFields = (places: Items) => ({
  organisationId: { kind: 'place', label: 'Organisation', missing: 'Choose an organisation', items: places },
  title: { kind: 'line', label: 'Title', missing: 'Enter a title' },
  heldOn: { kind: 'day', label: 'When did you meet?', missing: 'Enter the day' },
  happened: { kind: 'words', label: 'What happened?', hint: 'What, not who. Please write no names.', missing: 'Say what happened', max: 2000 },
  affected: { kind: 'words', label: 'Who was affected, and how?', hint: 'Groups, not names: people who waited, the night team', missing: 'Say who was affected', max: 2000 },
  needs: { kind: 'words', label: 'What do they need?', missing: 'Say what they need', max: 2000 },
  response: { kind: 'words', label: 'What will be done to meet that need?', missing: 'Say what will be done', max: 2000 },
  learned: { kind: 'words', label: 'What did we learn?', hint: 'What made it likely? What will make it less likely?', missing: 'Say what you learned', max: 2000 },
} as const satisfies Fields);

export const sharingFields = {
  learned: { kind: 'words', label: 'What was learned, for everyone to read', missing: 'Say what was learned', max: 2000 },
  consent: { kind: 'words', label: 'Who agreed that it is shared, and when?', hint: 'Groups, not names', missing: 'Say who agreed', max: 600, rows: 2 },
} as const satisfies Fields;
