import { professions } from '#modules/directory';
import { pathwayTemplates } from '../../data/pathways/templates.ts';
import { kindWords, maps, mapWords, stepKinds } from '../../domain/pathways/compare.ts';
import type { Fields } from '../registers/fields.tsx';

type Items = readonly { value: string; text: string }[];

export const professionItems = professions.map(({ code, title }) => ({ value: code, text: title }));
export const professionNames = (codes: readonly string[]): string => professionItems.filter(({ value }) => codes.includes(value)).map(({ text }) => text).join(', ');

export const startFields = (places: Items) => ({
  organisationId: { kind: 'place', label: 'Organisation', missing: 'Choose an organisation', items: places },
  title: { kind: 'line', label: 'Name of the pathway', missing: 'Enter a name' },
  templateCode: { kind: 'choice', label: 'Begin with a starter template', hint: 'A start to change, not official', items: pathwayTemplates().map(({ code, title }) => ({ value: code, text: title })) },
} as const satisfies Fields);

/** What a step can be linked to: measures of the catalogue, titles of the library. */
export interface StepChoices {
  measures: Items;
  titles: Items;
}

export const stepFields = ({ measures, titles }: StepChoices) => ({
  title: { kind: 'line', label: 'What happens in this step?', missing: 'Say what happens' },
  kind: { kind: 'radios', label: 'What kind of step is it?', missing: 'Choose what kind of step it is', items: stepKinds.map((value) => ({ value, text: kindWords[value] })) },
  team: { kind: 'line', label: 'Which team?', hint: 'Written the same each time: where it changes, people are handed over', missing: 'Enter the team', min: 2, max: 120 },
  setting: { kind: 'line', label: 'Where?', max: 120 },
  professions: { kind: 'ticks', label: 'Which professions?', items: professionItems },
  waitDays: { kind: 'count', label: 'Days of waiting before it', max: 2000 },
  whoDropsOut: { kind: 'words', label: 'Who drops out here, and why?', hint: 'Groups of people, not numbers', max: 600, rows: 2 },
  repeats: { kind: 'ticks', label: 'Is something asked twice?', items: [{ value: 'yes', text: 'This repeats an assessment that another team did' }] },
  measureId: { kind: 'choice', label: 'Measure that shows it', items: measures },
  library1: { kind: 'choice', label: 'Title of the library about it', items: titles },
  library2: { kind: 'choice', label: 'Another title of the library', items: titles },
  position: { kind: 'count', label: 'Place in the order', hint: '1 is first', min: 1, max: 60 },
} as const satisfies Fields);

export const newStepFields = (choices: StepChoices) => ({ map: { kind: 'radios', label: 'In which map?', missing: 'Choose a map', items: maps.map((value) => ({ value, text: mapWords[value] })) }, ...stepFields(choices) } as const satisfies Fields);

export const removalFields = { reason: { kind: 'words', label: 'Why is this step taken out?', missing: 'Say why', max: 600, rows: 2 } } as const satisfies Fields;

export const approvalFields = {
  contribution: { kind: 'words', label: 'What do allied health professionals add?', hint: 'Also to making care fairer', missing: 'Say what allied health professionals add. Without it a pathway cannot be approved', min: 10, max: 2000 },
  inequalityEffect: { kind: 'words', label: 'What does it do to inequality?', hint: 'Who gains, who could lose, and what is done about that', missing: 'Say what it does to inequality. Without it a pathway cannot be approved', min: 10, max: 2000 },
} as const satisfies Fields;

export const careFields = (snapshots: Items) => ({ careSnapshot: { kind: 'choice', label: 'Which look at personalised care tells of this pathway?', items: snapshots } } as const satisfies Fields);

export const measureFields = (measures: Items) => ({ linkedMeasure: { kind: 'choice', label: 'By which measure will you know that it is better?', items: measures } } as const satisfies Fields);
