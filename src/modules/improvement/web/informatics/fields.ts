import { professionItems } from '../pathways/fields.ts';
import type { Fields } from '../registers/fields.tsx';

type Items = readonly { value: string; text: string }[];

export const roleFields = (places: Items, units: Items) => ({
  organisationId: { kind: 'place', label: 'Organisation', missing: 'Choose an organisation', items: places },
  title: { kind: 'line', label: 'Name of the role', hint: 'A role, not a name. For example: allied health lead for records', missing: 'Enter the name of the role' },
  unitId: { kind: 'choice', label: 'Team or place', missing: 'Choose a team or place', items: units },
  profession: { kind: 'choice', label: 'Profession', items: professionItems },
  sharePercent: { kind: 'count', label: 'Share of a whole-time post, in percent', hint: 'Half a post is 50', missing: 'Enter the share', min: 1, max: 100 },
  sinceOn: { kind: 'day', label: 'Since when?', missing: 'Enter the day' },
} as const satisfies Fields);
