import type { Fields } from '../registers/fields.tsx';
import { professionItems } from '../pathways/fields.ts';

type Items = readonly { value: string; text: string }[];

const said = (values: readonly string[]): Items => values.map((value) => ({ value, text: `${value[0]?.toUpperCase()}${value.slice(1)}` }));
const place = (places: Items) => ({ kind: 'place', label: 'Organisation', missing: 'Choose an organisation', items: places }) as const;

export const guidanceFields = (places: Items, measures: Items) => ({
  organisationId: place(places),
  title: { kind: 'line', label: 'Title of the guidance', missing: 'Enter the title', max: 300 },
  source: { kind: 'line', label: 'Who published it, and where can it be found?', missing: 'Say who published it', max: 300 },
  publishedOn: { kind: 'day', label: 'When was it published?', missing: 'Enter the day' },
  professions: { kind: 'ticks', label: 'For which professions does it matter?', missing: 'Choose at least one profession', items: professionItems },
  about: { kind: 'words', label: 'What does it say, in plain words?', missing: 'Say what it says', max: 1000 },
  gap: { kind: 'words', label: 'What do we not do yet?', missing: 'Say what is missing', max: 1000 },
  action: { kind: 'words', label: 'What do we do about it?', missing: 'Say what you do', max: 1000 },
  ownerRole: { kind: 'line', label: 'Who answers for it?', hint: 'A role, not a name', missing: 'Enter a role', max: 120 },
  reviewOn: { kind: 'day', label: 'When is it looked at again?', missing: 'Enter the day' },
  measureId: { kind: 'choice', label: 'Measure that shows it (an audit)', items: measures },
} as const satisfies Fields);

export const statusFields = (units: Items) => ({
  unitId: { kind: 'choice', label: 'Which service?', missing: 'Choose a service', items: units },
  status: { kind: 'radios', label: 'How far is it in use?', missing: 'Choose an answer', items: said(['looking at it', 'partly in use', 'in use', 'does not apply']) },
  words: { kind: 'words', label: 'How do you know, or why not?', missing: 'Say how you know', max: 600, rows: 2 },
} as const satisfies Fields);

export const studyFields = (places: Items, questions: Items) => ({
  organisationId: place(places),
  title: { kind: 'line', label: 'Title of the study', missing: 'Enter the title', max: 200 },
  question: { kind: 'words', label: 'Which question does it answer?', missing: 'Write the question', min: 10, max: 600, rows: 2 },
  questionSetBy: { kind: 'radios', label: 'Who set the question?', missing: 'Say who set the question', items: said(['people and communities', 'people and researchers together', 'staff', 'researchers', 'a funder']) },
  questionId: { kind: 'choice', label: 'Is it a question that somebody asked here?', items: questions },
  summary: { kind: 'words', label: 'What happens, in plain words?', missing: 'Say what happens', min: 10, max: 2000 },
  leadRole: { kind: 'line', label: 'Who leads it?', hint: 'A role and a place, not a name', missing: 'Say who leads it' },
  leadProfession: { kind: 'choice', label: 'Profession of who leads it', items: professionItems },
  professions: { kind: 'ticks', label: 'Which professions take part?', items: professionItems },
  startsOn: { kind: 'day', label: 'When does it start?', missing: 'Enter the day' },
} as const satisfies Fields);

export const stateFields = {
  state: { kind: 'radios', label: 'How does it stand?', missing: 'Choose how it stands', items: said(['planned', 'open', 'finished', 'stopped']) },
  learned: { kind: 'words', label: 'What was learned?', hint: 'Also when the study was stopped', max: 2000 },
} as const satisfies Fields;

export const reachFields = {
  groupName: { kind: 'line', label: 'Which group?', hint: 'Names of ethnic groups in full', missing: 'Enter the group', min: 2, max: 120 },
  people: { kind: 'count', label: 'How many people of this group took part?', hint: 'Fewer than 8 are not kept. It then says: too few people to show safely.', missing: 'Enter how many' },
} as const satisfies Fields;

export const joinFields = (partners: Items) => ({ partnerId: { kind: 'choice', label: 'Which partner?', missing: 'Choose a partner', items: partners } } as const satisfies Fields);

const partnerWords = {
  output: { kind: 'words', label: 'What came out of it?', max: 1000, rows: 2 },
  studentLinks: { kind: 'words', label: 'What do students have from it?', max: 600, rows: 2 },
  changed: { kind: 'words', label: 'What changed in services?', max: 1000, rows: 2 },
} as const satisfies Fields;
export const partnerFields = (places: Items) => ({
  organisationId: place(places),
  name: { kind: 'line', label: 'Name of the partner', missing: 'Enter the name', max: 200 },
  kind: { kind: 'radios', label: 'What kind of partner is it?', missing: 'Choose a kind', items: said(['university', 'biomedical research centre', 'voluntary sector', 'community group', 'health or care', 'other']) },
  topic: { kind: 'line', label: 'What is it about?', missing: 'Say what it is about', max: 300 },
  leadRole: { kind: 'line', label: 'Who leads it here?', hint: 'A role, not a name', missing: 'Enter a role', max: 120 },
  ...partnerWords,
} as const satisfies Fields);
export const partnerTelling = partnerWords;

export const outputFields = (places: Items, studies: Items) => ({
  organisationId: place(places),
  title: { kind: 'line', label: 'Title', missing: 'Enter the title', max: 300 },
  kind: { kind: 'radios', label: 'What is it?', missing: 'Choose what it is', items: said(['paper', 'talk', 'tool', 'guideline', 'teaching', 'policy', 'other']) },
  summary: { kind: 'words', label: 'What does it say, in plain words?', missing: 'Say it in plain words', max: 1000 },
  madeOn: { kind: 'day', label: 'From which day is it?', missing: 'Enter the day' },
  studyId: { kind: 'choice', label: 'From which study?', items: studies },
} as const satisfies Fields);
export const useFields = (measures: Items) => ({
  usedBy: { kind: 'line', label: 'Who used it?', hint: 'A team or a group, not a name', missing: 'Say who used it', max: 200 },
  changed: { kind: 'words', label: 'What changed because of it?', missing: 'Say what changed', max: 1000 },
  measureId: { kind: 'choice', label: 'Measure that shows it', items: measures },
} as const satisfies Fields);
