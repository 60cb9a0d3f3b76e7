import { levelTitles, type Level } from './role-groups.ts';

/**
 * What a membership lets a person do, besides their role group. A role is held at one unit of one organisation; the
 * permission sentences of every room speak of these names and no others. `program` is an API token, never a person.
 */
export const roles = [
  'member', 'service lead', 'Chief AHP', 'system lead', 'regional lead', 'national team',
  'moderator', 'researcher', 'community partner', 'peer leader', 'administrator', 'program',
] as const;

export type Role = (typeof roles)[number];

/**
 * The levels at which a role can be held; a role that is not named here fits every level. `directory.role_fits` in the
 * database says the same and has the last word.
 */
const levelsOf: Partial<Record<string, readonly Level[]>> = {
  'national team': ['national'], 'regional lead': ['region'], 'system lead': ['system'], 'Chief AHP': ['provider'], 'service lead': ['provider', 'team'],
};

/** May this role be held at a unit of this level? */
export const roleFits = (role: string, level: Level): boolean => levelsOf[role]?.includes(level) ?? true;

/** Where a role that does not fit could be held, in words for a message. */
export const whereRoleFits = (role: string): string => (levelsOf[role] ?? []).map((level) => levelTitles[level].toLowerCase()).join(' or ');

/** Everyone who belongs to an organisation, whatever their role: the roles that a person can be given. */
export const everyMember = roles.filter((role) => role !== 'program');

/** Those who answer for a strategy at their level: in a trust the Chief AHP, above it the lead of that level. */
export const strategyLeads = ['Chief AHP', 'system lead', 'regional lead', 'national team'] as const satisfies readonly Role[];
