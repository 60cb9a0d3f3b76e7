import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

const words = z.string().trim().min(1).nullable();
const shape = z.strictObject({ organisation: words, phone: words, phoneHours: words, email: z.email().nullable(), post: z.array(z.string().trim().min(1)), inPerson: words, isExample: z.boolean().default(false) });

/** Every way to reach somebody; what is not set is null, or an empty list for the lines of the address. */
export type Contact = z.output<typeof shape>;

const contactIn = (file: string): Contact => shape.parse(parse(readFileSync(new URL(`../../../../content/${file}`, import.meta.url), 'utf8')));
const given = contactIn('contact.yaml');
const imagined = contactIn('demo/contact.yaml');

/** Who runs this site and how to reach them (content/contact.yaml); in a demonstration that was told nothing, imagined details that say so. */
export const siteContact = (isDemo: boolean): Contact => (isDemo && !isReachable(given) ? imagined : given);

/** True where there is at least one way to reach them. */
export function isReachable({ phone, email, post, inPerson }: Contact): boolean {
  return Boolean(phone ?? email ?? inPerson) || post.length > 0;
}
