import type { OperatorContext } from '#platform/rooms';
import { loadTemplate } from './commands/load-template.ts';
import { shippedTemplates } from './data/shipped.ts';

/** The questions that come with the site. A site that has changed ones of its own under the same code keeps them; ours become the next version where they changed. */
export async function seed({ store, now }: OperatorContext): Promise<void> {
  await store.within({ as: 'worker' }, async (tx) => {
    for (const { text, fileName } of shippedTemplates()) {
      const loaded = await loadTemplate(tx, { now, actor: 'operator' }, { text, organisationId: null });
      if (!loaded.ok) throw new Error(`content/inquiry/${fileName} does not load`);
    }
  });
}
