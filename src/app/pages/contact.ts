import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';

const words = z.string().trim().min(1).nullable();
const shape = z.strictObject({ organisation: words, phone: words, phoneHours: words, email: z.email().nullable(), post: z.array(z.string().trim().min(1)), inPerson: words });

export type Contact = z.output<typeof shape>;

/** Who runs this site and how to reach them (content/contact.yaml); what is not set is null. */
export const contact: Contact = shape.parse(parse(readFileSync(fileURLToPath(new URL('../../../content/contact.yaml', import.meta.url)), 'utf8')));
