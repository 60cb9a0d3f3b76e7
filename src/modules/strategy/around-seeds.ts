import type { OperatorContext } from '#platform/rooms';
import { seedEventSession } from './data/seed-event-session.ts';
import { seedPartners } from './data/seed-partners.ts';
import { seedPolicySources } from './data/seed-policy-sources.ts';
import { seedTerms } from './data/seed-terms.ts';
import { seedObjectiveTags } from './data/seed-objective-tags.ts';
import { seedWorkstreams } from './data/seed-workstreams.ts';

/** Loads the glossary, the labels and the policy sources that are shipped. Running it again changes nothing. */
export async function seedAround({ store, now }: OperatorContext): Promise<void> {
  await store.within({ as: 'worker' }, async (tx) => {
    await seedPolicySources(tx);
    await seedTerms(tx, now);
  });
}

/** Adds the imagined trusts' workstreams, partners and event session, marked as examples; only where they are not there yet. */
export async function seedAroundDemo({ store, now }: OperatorContext): Promise<void> {
  await store.within({ as: 'worker' }, async (tx) => {
    await seedWorkstreams(tx, now);
    await seedObjectiveTags(tx, now);
    await seedPartners(tx, now);
    await seedEventSession(tx);
  });
}
