import { roleGroups } from '#modules/directory';
import type { Fields } from '../registers/fields.tsx';

type Items = readonly { value: string; text: string }[];

export const kinds = [{ value: 'device', text: 'A device: a laptop, a tablet, a phone' }, { value: 'program', text: 'A program or an app' }, { value: 'connection', text: 'A connection: wireless internet, a login' }, { value: 'equipment', text: 'Other equipment' }] as const;

export const toolFields = (places: Items) => ({
  organisationId: { kind: 'place', label: 'Organisation', missing: 'Choose an organisation', items: places },
  title: { kind: 'line', label: 'Name of the tool', missing: 'Enter the name', min: 2 },
  kind: { kind: 'radios', label: 'What kind of tool is it?', missing: 'Choose a kind', items: kinds },
  about: { kind: 'words', label: 'What does it help with?', missing: 'Say what it helps with', rows: 2 },
  learning: { kind: 'words', label: 'How does staff learn to use it?', rows: 2 },
  helpForPeople: { kind: 'words', label: 'How are people who use services helped with it?', hint: 'Also those without internet or a device', rows: 2 },
  ownerRole: { kind: 'line', label: 'Who answers for it?', hint: 'A role, not a name', missing: 'Enter a role', min: 2, max: 120 },
} as const satisfies Fields);

export const accessFields = (units: Items) => ({
  unitId: { kind: 'choice', label: 'Team or place', missing: 'Choose a team or place', items: units },
  roleGroup: { kind: 'choice', label: 'Role', missing: 'Choose a role', items: roleGroups.map(({ code, title }) => ({ value: code, text: title })) },
  access: { kind: 'radios', label: 'Who of them has it when they need it?', missing: 'Choose who has it', items: [{ value: 'all', text: 'Everybody' }, { value: 'some', text: 'Some' }, { value: 'none', text: 'Nobody' }] },
  training: { kind: 'radios', label: 'Who of them had a chance to learn it?', missing: 'Choose who could learn it', items: [{ value: 'all', text: 'Everybody' }, { value: 'some', text: 'Some' }, { value: 'none', text: 'Nobody' }, { value: 'not needed', text: 'It needs no learning' }] },
  words: { kind: 'words', label: 'What stands in the way?', hint: 'Please write no names', max: 300, rows: 2 },
} as const satisfies Fields);
