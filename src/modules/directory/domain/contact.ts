import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

const words = z.string().trim().min(1).nullable();
const shape = z.strictObject({ organisation: words, phone: words, phoneHours: words, email: z.email().nullable(), post: z.array(z.string().trim().min(1)), inPerson: words });

/** Every way to reach somebody; what is not set is null, or an empty list for the lines of the address. */
export type Contact = z.output<typeof shape>;

/** Who runs this site and how to reach them (content/contact.yaml). */
export const siteContact: Contact = shape.parse(parse(readFileSync(new URL('../../../../content/contact.yaml', import.meta.url), 'utf8')));

/** True where there is at least one way to reach them. */
export const isReachable = ({ phone, email, post, inPerson }: Contact): boolean => Boolean(phone ?? email ?? inPerson) || post.length > 0;
