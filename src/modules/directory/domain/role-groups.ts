import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

const listShape = z.object({ items: z.array(z.object({ code: z.string(), title: z.string() })) });
const contentFile = (name: string) => new URL(`../../../../content/${name}`, import.meta.url);
const readList = (name: string) => listShape.parse(parse(readFileSync(contentFile(name), 'utf8'))).items;

export interface RoleGroup {
  code: string;
  title: string;
}

/** The six role groups of the AHP community, in the order of the national strategy (content/role-groups.yaml). */
export const roleGroups: readonly RoleGroup[] = readList('role-groups.yaml');

/** For people who work with the AHP community and are not in it: community partners, researchers of other fields. */
export const partnerGroup: RoleGroup = { code: 'partner', title: 'Community partners and others' };

export const membershipGroups: readonly RoleGroup[] = [...roleGroups, partnerGroup];

/** Where allied health professionals work: an organisation has one of these settings (content/settings.yaml). */
export const settings: readonly RoleGroup[] = readList('settings.yaml');

export const levels = ['national', 'region', 'system', 'provider', 'team', 'individual'] as const;
export type Level = (typeof levels)[number];

/** The words people see for a level; "system" is said in full, because it has other meanings. */
export const levelTitles: Record<Level, string> = {
  national: 'National', region: 'Region', system: 'Integrated care system', provider: 'Provider', team: 'Team', individual: 'One person',
};

export const titleOf = (list: readonly RoleGroup[], code: string): string => list.find((item) => item.code === code)?.title ?? code;

/** A unit sits under a higher level; only a team may sit under another team. */
export function maySitUnder(level: Level, parent: Level): boolean {
  return levels.indexOf(parent) < levels.indexOf(level) || (level === 'team' && parent === 'team');
}
