import type { Tx } from '#platform/db';
import { z } from 'zod';
import { exampleId, exampleOrganisations, readDemoAround, type DemoAround } from './demo-around.ts';
import { readShippedContent } from './shipped-content.ts';
import { strategyCodeOf } from './strategy-links.ts';

const story = z.looseObject({ workstreams: z.array(z.looseObject({ code: z.string(), organisation: z.string(), title: z.string(), nodes: z.array(z.string()) })) });
type StoryWorkstream = z.infer<typeof story>['workstreams'][number];

/** Adds the imagined trusts' workstreams that are not there yet. */
export async function seedWorkstreams(tx: Tx, now: Date): Promise<void> {
  const around = readDemoAround();
  const organisations = await exampleOrganisations(tx);
  for (const work of readShippedContent('demo/vale-and-riverside.yaml', story).workstreams) {
    const organisationId = organisations.get(around.organisations[work.organisation] ?? '');
    const more = around.workstreams.find(({ code }) => code === work.code);
    if (organisationId && more) await seedWorkstream(tx, { work, more, organisationId, now });
  }
}

interface Seeding {
  work: StoryWorkstream;
  more: DemoAround['workstreams'][number];
  organisationId: string;
  now: Date;
}

async function seedWorkstream(tx: Tx, { work, more, organisationId, now }: Seeding): Promise<void> {
  const id = exampleId('workstream', work.code);
  const added = await tx.insertInto('strategy.workstream').values({
    id, organisation_id: organisationId, title: work.title, about: more.about, lead_role: more.leadRole, role_groups: more.roleGroups, is_example: true, made_at: now, shared_at: more.shared ? now : null,
  }).onConflict((conflict) => conflict.column('id').doNothing()).returning('id').executeTakeFirst();
  if (!added) return;
  await seedLinks(tx, { work, more, organisationId, now }, id);
  if (more.tags.length > 0) await tx.insertInto('strategy.tag').values(more.tags.map(([list, item]) => ({ organisation_id: organisationId, workstream_id: id, list_code: list, item_code: item, added_at: now }))).execute();
}

async function seedLinks(tx: Tx, { work, more, organisationId, now }: Seeding, id: string): Promise<void> {
  for (const [place, node] of work.nodes.entries()) {
    const strategy = await tx.selectFrom('strategy.strategy').select('id').where('code', '=', strategyCodeOf(node)).executeTakeFirst();
    if (!strategy) continue;
    await tx.insertInto('strategy.workstream_link').values({
      workstream_id: id, organisation_id: organisationId, strategy_id: strategy.id, node_code: node, weight: place === 0 ? 'main' : 'also',
      reason: more.reasons[node] ?? 'An example link', began_at: now,
    }).execute();
  }
}
