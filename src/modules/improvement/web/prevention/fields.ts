import type { Fields } from '../registers/fields.tsx';

type Items = readonly { value: string; text: string }[];

export const activityFields = ({ places, measures, gaps }: { places: Items; measures: Items; gaps: Items }) => ({
  organisationId: { kind: 'place', label: 'Organisation', missing: 'Choose an organisation', items: places },
  title: { kind: 'line', label: 'What is it about?', hint: 'For example: staying steady on your feet', missing: 'Say what it is about' },
  what: { kind: 'words', label: 'What do you do?', missing: 'Say what you do', max: 1000 },
  need: { kind: 'words', label: 'Which need of people here does it answer?', missing: 'Say which need it answers', rows: 2 },
  gap: { kind: 'choice', label: 'Does it answer a gap between groups?', items: gaps },
  measureId: { kind: 'choice', label: 'Measure that can show a change', items: measures },
  costPounds: { kind: 'count', label: 'What does it cost in a year, in whole pounds?', max: 10_000_000 },
} as const satisfies Fields);

export const reachedFields = (first: Items) => ({
  place: { kind: 'line', label: 'Where was it?', hint: 'A village, a part of town, a school', missing: 'Say where it was', min: 2, max: 120 },
  heldOn: { kind: 'day', label: 'On which day?', missing: 'Enter the day' },
  people: { kind: 'count', label: 'How many people came?', hint: 'Fewer than 8 are not kept. It then says: too few people to show safely.', missing: 'Enter how many' },
  groups: { kind: 'ticks', label: 'Did people come whom you look at first?', hint: 'They are named and not counted', items: first },
} as const satisfies Fields);
