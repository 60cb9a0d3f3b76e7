import { coProductionRules } from '#modules/strategy';
import type { Fields } from '../registers/fields.tsx';

const items = (choices: readonly { code: string; title: string }[]) => choices.map(({ code, title }) => ({ value: code, text: title }));

export const takingPartFields = {
  tookPart: { kind: 'radios', label: 'Who took part?', missing: 'Choose who took part', items: items(coProductionRules.whoTookPart) },
  who: { kind: 'line', label: 'Who were they, in a few words?', hint: 'No names. For example: two people from the villages', missing: 'Say who they were', min: 3, max: 200 },
  peopleCount: { kind: 'count', label: 'How many people?', hint: 'Leave it empty if nobody counted', min: 1, max: 100_000 },
  stage: { kind: 'radios', label: 'In which stage?', missing: 'Choose a stage', items: items(coProductionRules.stages) },
  evidence: { kind: 'radios', label: 'How did they take part?', missing: 'Choose how they took part', items: items(coProductionRules.evidenceKinds) },
  role: { kind: 'radios', label: 'What was their part?', missing: 'Choose their part', items: items(coProductionRules.roles) },
  decided: { kind: 'words', label: 'What did they decide?', hint: 'Leave it empty if they were asked but decided nothing', max: 1000, rows: 2 },
  supportGiven: { kind: 'words', label: 'What support did they have?', hint: 'For example: travel paid, an interpreter, time to read', max: 1000, rows: 2 },
  powerShared: { kind: 'words', label: 'How was power shared?', max: 1000, rows: 2 },
  happenedOn: { kind: 'day', label: 'When was it?', missing: 'Enter the day it happened' },
} as const satisfies Fields;

export const takingBackFields = (lines: readonly { value: string; text: string }[]) => ({
  lineId: { kind: 'choice', label: 'Which line?', missing: 'Choose the line', items: lines },
  reason: { kind: 'words', label: 'Why is it wrong?', hint: 'The line stays to be read, with your reason, but counts no more', missing: 'Say why it is wrong', max: 600, rows: 2 },
} as const satisfies Fields);
