import { z } from 'zod';
import { parseContent, type ContentReading } from './content-file.ts';

const words = z.string().trim().min(1);

const labelsSchema = z.strictObject({
  ownerRole: words,
  reviewOn: z.iso.date(),
  groups: z.array(z.strictObject({ code: words, label: words, shortLabel: words, includes: z.array(words).min(1), reason: words, source: words })),
  categories: z.array(z.strictObject({ code: words, label: words })),
  inPlaceOfFigure: z.strictObject({ tooFew: words, notKnown: words, preferNotToSay: words }),
  neverShorten: z.array(words),
  officialCodes: z.array(z.strictObject({ code: words, standard: words, show: words })),
});

/** Names of groups of people, applied only when a result is shown (row S28). */
export type Labels = z.infer<typeof labelsSchema>;

/** Reads content/labels.yaml. */
export function parseLabels(text: string): ContentReading<Labels> {
  return parseContent(text, labelsSchema);
}

/** The specific categories behind a group, with groups inside it opened up. A category stands for itself; an unknown code gives none. */
export function categoriesWithin(labels: Labels, code: string): string[] {
  const group = labels.groups.find((candidate) => candidate.code === code);
  if (group === undefined) return labels.categories.some((category) => category.code === code) ? [code] : [];
  return group.includes.flatMap((part) => categoriesWithin(labels, part));
}

/** The words shown for a group or category; undefined for an unknown code. */
export function labelFor(labels: Labels, code: string): string | undefined {
  return [...labels.groups, ...labels.categories].find((entry) => entry.code === code)?.label;
}
