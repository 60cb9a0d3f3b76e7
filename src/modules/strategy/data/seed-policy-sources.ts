import { sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '#platform/db';
import { readShippedContent } from './shipped-content.ts';

const source = z.strictObject({ document: z.string(), section: z.string() });
const sourcesSchema = z.strictObject({
  references: z.array(z.strictObject({ code: z.string(), title: z.string(), kind: z.string(), use: z.string(), source })),
  library: z.array(z.strictObject({
    code: z.string(), title: z.string(), titleAsPrinted: z.string().optional(), appendix: z.number().int(), tags: z.array(z.string()),
    publisherAsPrinted: z.string().optional(), hostAsPrinted: z.string().optional(), possibleDuplicateOf: z.string().optional(), source,
  })),
});

/** Loads the register of laws, policies, standards and library titles; a changed file changes the rows, nothing is removed. */
export async function seedPolicySources(tx: Tx): Promise<void> {
  const { references, library } = readShippedContent('policy-sources.yaml', sourcesSchema);
  const rows = [
    ...references.map(({ code, title, kind, use, source: { document, section } }) => ({ code, part: 'reference', title, kind, used_for: use, document, section })),
    ...library.map(({ code, title, titleAsPrinted, appendix, tags, publisherAsPrinted, hostAsPrinted, possibleDuplicateOf, source: { document, section } }) => ({
      code, part: 'library', title, title_as_printed: titleAsPrinted ?? null, publisher: publisherAsPrinted ?? hostAsPrinted ?? null, appendix, tags, possible_duplicate_of: possibleDuplicateOf ?? null, document, section,
    })),
  ];
  for (const [position, row] of rows.entries()) {
    await tx.insertInto('strategy.policy_source').values({ ...row, position }).onConflict((conflict) => conflict.column('code').doUpdateSet({ ...row, position })
      .where(sql<boolean>`(policy_source.title, policy_source.section, policy_source.position) is distinct from (excluded.title, excluded.section, excluded.position)`)).execute();
  }
}
