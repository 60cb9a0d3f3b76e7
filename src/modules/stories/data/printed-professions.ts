import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import type { OperatorContext } from '#platform/rooms';

const shape = z.object({ printedNames: z.array(z.object({ strategy: z.string(), source: z.object({ section: z.string() }), names: z.array(z.object({ printed: z.string(), profession: z.string(), note: z.string().optional() })) })) });

/** The professions that a published strategy prints for its organisation, under the names it prints (content/professions.yaml). No number of staff: the document gives none. */
export async function seedPrintedProfessions({ store, now }: OperatorContext): Promise<void> {
  const { printedNames } = shape.parse(parse(readFileSync(new URL('../../../../content/professions.yaml', import.meta.url), 'utf8'), { schema: 'core' }));
  await store.within({ as: 'worker' }, async (tx) => {
    for (const { strategy, source, names } of printedNames) {
      const found = await tx.selectFrom('strategy.strategy').select(['organisation_id', 'short_title']).where('code', '=', strategy).executeTakeFirst();
      if (!found) continue;
      await tx.insertInto('stories.organisation_profession').values(names.map(({ printed, profession, note = '' }) => ({
        organisation_id: found.organisation_id, profession: profession.replace('prof.', ''), printed_name: printed, note, source: `${found.short_title}, ${source.section}`, changed_at: now,
      }))).onConflict((conflict) => conflict.doNothing()).execute();
    }
  });
}
