import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import type { OperatorContext } from '#platform/rooms';

const shape = z.strictObject({
  format: z.literal('allied-library/1'), ownerRole: z.string(), reviewOn: z.iso.date(),
  items: z.array(z.strictObject({ code: z.string(), title: z.string(), appendix: z.union([z.literal(2), z.literal(3)]), tags: z.array(z.string()), publisher: z.string().default(''), possibleDuplicateOf: z.string().optional() })),
});

/** Puts the titles of the national strategy into the library: 59 of Appendix 2 and 3 of Appendix 3. Changes nothing when they are there. */
export async function seedLibrary({ store, now }: OperatorContext): Promise<void> {
  const { items, ownerRole, reviewOn } = shape.parse(parse(readFileSync(new URL('../../../../content/library.yaml', import.meta.url), 'utf8'), { schema: 'core' }));
  await store.within({ as: 'worker' }, async (tx) => {
    const added = await tx.insertInto('stories.library_item').values(items.map(({ code, title, appendix, tags, publisher }) => ({
      code, title, publisher, source: `AHPs Deliver, Appendix ${appendix}`, tags, owner_role: ownerRole, review_on: reviewOn, made_at: now, changed_at: now,
    }))).onConflict((conflict) => conflict.column('code').doNothing()).returning(['id', 'code']).execute();
    if (added.length === 0) return;
    const ids = new Map((await tx.selectFrom('stories.library_item').select(['id', 'code']).where('code', 'is not', null).execute()).map(({ id, code }) => [code, id]));
    for (const { code, possibleDuplicateOf } of items) {
      if (possibleDuplicateOf) await tx.updateTable('stories.library_item').set({ possible_duplicate_of: ids.get(possibleDuplicateOf) ?? null }).where('code', '=', code).execute();
    }
  });
}
