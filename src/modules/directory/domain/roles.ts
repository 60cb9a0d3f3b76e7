/**
 * What a membership lets a person do, besides their role group. A role is held at one unit of one organisation; the
 * permission sentences of every room speak of these names and no others. `program` is an API token, never a person.
 */
export const roles = [
  'member', 'service lead', 'Chief AHP', 'system lead', 'regional lead', 'national team',
  'moderator', 'researcher', 'community partner', 'administrator', 'program',
] as const;

export type Role = (typeof roles)[number];

/** Everyone who belongs to an organisation, whatever their role: the roles that a person can be given. */
export const everyMember = roles.filter((role) => role !== 'program');

/** Those who answer for a strategy at their level: in a trust the Chief AHP, above it the lead of that level. */
export const strategyLeads = ['Chief AHP', 'system lead', 'regional lead', 'national team'] as const satisfies readonly Role[];
