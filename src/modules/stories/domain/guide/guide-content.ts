import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';
import { professions } from '#modules/directory';

const read = (name: string): unknown => parse(readFileSync(fileURLToPath(new URL(`../../../../../content/guide/${name}`, import.meta.url)), 'utf8'), { schema: 'core' });
const words = z.string().min(1);
const list = z.array(words).min(1);

const guideShape = z.strictObject({
  format: z.literal('allied-guide/1'), reviewOn: z.iso.date(),
  professions: z.array(z.strictObject({
    slug: words, inShort: words, what: list, kindsOfWork: z.array(z.strictObject({ name: words, what: words })).default([]), lifeStages: list, settings: list, kinds: list, ask: list, reach: list,
    regulator: z.enum(['hcpc', 'gosc']), routes: list, titles: list,
  })).length(14),
  routes: z.record(words, z.strictObject({ title: words, what: words, check: z.boolean().default(false) })),
  regulators: z.record(words, z.strictObject({ name: words, href: z.url().optional(), returning: z.boolean() })),
});

const facet = z.strictObject({ code: words, title: words, terms: z.array(words).default([]) });
const facetShape = z.strictObject({ format: z.literal('allied-facets/1'), lifeStages: z.array(facet), settings: z.array(facet), kinds: z.array(facet) });

const needShape = z.strictObject({
  format: z.literal('allied-needs/1'), weak: list, names: z.record(words, list), groups: list,
  needs: z.array(z.strictObject({ code: words, title: words, group: words, terms: list, help: z.record(words, z.tuple([z.int().min(1).max(3), words])) })),
});

const emergencyShape = z.strictObject({ format: z.literal('allied-emergency/1'), now: z.array(list), urgent: z.array(list) });

/** What people may need and who helps with it (content/guide/needs.yaml): one list for the guide and the finder. */
export const needsFile = needShape.parse(read('needs.yaml'));
export type Need = (typeof needsFile)['needs'][number];
export const facets = facetShape.parse(read('facets.yaml'));
export const emergencyWords = emergencyShape.parse(read('emergency.yaml'));

const file = guideShape.parse(read('professions.yaml'));
export const { routes: waysIn, regulators, reviewOn: guideReviewOn } = file;

export type GuideEntry = (typeof file)['professions'][number] & { title: string };

/** The title is the directory's: one profession has one name everywhere. */
const titleOfProfession = (slug: string): string => {
  const found = professions.find(({ code }) => code === `prof.${slug}`);
  if (!found) throw new Error(`The guide speaks of a profession that nobody knows: ${slug}`);
  return found.title;
};

/** The 14 professions by the alphabet, never by size (requirement S137). */
export const guide: readonly GuideEntry[] = file.professions.map((entry) => ({ ...entry, title: titleOfProfession(entry.slug) }))
  .toSorted((one, other) => plainTitle(one).localeCompare(plainTitle(other), 'en-GB'));

export const guideEntry = (slug: string): GuideEntry | undefined => guide.find((entry) => entry.slug === slug);

/** Radiographers stand under R, though their title begins with their two kinds. */
function plainTitle({ slug, title }: GuideEntry): string {
  return slug === 'radiographers' ? 'Radiographers' : title;
}

/** The needs that a profession helps with, most its own first. */
export const needsOf = (slug: string): { need: Need; weight: number; because: string }[] =>
  needsFile.needs.flatMap((need) => {
    const help = need.help[slug];
    return help ? [{ need, weight: help[0], because: help[1] }] : [];
  }).toSorted((one, other) => other.weight - one.weight);

/** The 14 by the alphabet, each with its page. */
export const professionPages = (): { title: string; href: string }[] => guide.map(({ slug, title }) => ({ title, href: `/professions/${slug}` }));

/** The list turned by one place each day, so that over 14 days each stands first once. */
export function turnedBy<Entry>(entries: readonly Entry[], dayNumber: number): Entry[] {
  const start = entries.length === 0 ? 0 : ((dayNumber % entries.length) + entries.length) % entries.length;
  return [...entries.slice(start), ...entries.slice(0, start)];
}
