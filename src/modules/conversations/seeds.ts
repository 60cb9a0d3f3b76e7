import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { addDays, londonDay, startOfLondonDay } from '#platform/clock';
import type { Tx } from '#platform/db';
import type { OperatorContext } from '#platform/rooms';
import { organisationByCode, personas } from '#modules/directory';
import { readDemoPhases } from './data/demo-phases.ts';
import { readEndedConversation } from './data/results/ended-conversation-file.ts';
import { readDemoThread } from './data/thread/thread-file.ts';
import { conversationShape } from './data/demo-shape.ts';
import { loadDemoConversation } from './data/load-demo-conversation.ts';
import { loadDemoReach } from './data/reach/load-demo-reach.ts';
import { loadDemoPhases } from './data/load-demo-phases.ts';
import { loadDemoMatters } from './data/matters/load-demo-matters.ts';
import { loadDemoWorkshops } from './data/load-demo-workshops.ts';
import { keepBundles } from './commands/open-data/keep-bundles.ts';
import { seedThread } from './commands/results/seed-thread.ts';
import { seedEndedConversation } from './commands/results/seed-ended-conversation.ts';
import { partnerSteps } from './domain/partner-steps.ts';
import { roomRoutes, singleRoutes, TYPING_DAYS } from './domain/routes.ts';
import { seedInvolved } from './seeds-involved.ts';

const file = z.strictObject({ conversations: z.array(conversationShape) });

const plainDay = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const counts = z.tuple([z.int(), z.int(), z.int()]);
const workshopsFile = z.strictObject({
  conversation: z.string(),
  partnerGroups: z.array(z.strictObject({ name: z.string(), contactRole: z.string(), isForUnder16: z.boolean().optional(), steps: z.array(z.strictObject({ step: z.enum(partnerSteps), on: plainDay, words: z.string() })) })),
  workshops: z.array(z.strictObject({
    id: z.string(), title: z.string(), partner: z.string(), route: z.enum(roomRoutes), heldOn: plainDay, district: z.string().optional(), people: z.int(), hostRole: z.string(), accessSupport: z.string(), quotes: z.enum(['all', 'some', 'none']), notes: z.string(),
    ideas: z.array(z.strictObject({ words: z.string(), hands: counts.optional(), second: counts.optional(), mayQuote: z.boolean().optional() })),
  })),
});

const answer = z.strictObject({ words: z.string(), codes: z.array(z.string()).optional(), district: z.string().optional(), route: z.enum(['online', ...singleRoutes]) });
const mattersFile = z.strictObject({
  conversation: z.string(), openedOn: plainDay, countedOn: plainDay,
  codes: z.array(z.strictObject({ code: z.string(), name: z.string(), definition: z.string(), example: z.string() })),
  answers: z.array(answer), waiting: z.array(answer), changes: z.array(z.strictObject({ code: z.string(), doneOn: plainDay, words: z.string(), objective: z.string().optional() })),
});

const organisationCode = 'vale-and-riverside';

/** Loads the imagined trust's conversations, marked as examples. Changes nothing when they are there. */
export async function seedDemo({ store, now }: OperatorContext): Promise<void> {
  const { conversations } = file.parse(parse(readFileSync(new URL('../../../content/demo/conversations.yaml', import.meta.url), 'utf8'), { schema: 'core' }));
  await store.within({ as: 'worker' }, async (tx) => {
    const organisation = await organisationByCode(tx, organisationCode);
    if (!organisation) return;
    for (const conversation of conversations) await loadDemoConversation(tx, conversation, { organisationId: organisation.id, now });
    await loadDemoPhases(tx, readDemoPhases(), { organisationId: organisation.id, now });
    await seedWorkshops(tx, organisation.id);
    await seedEndedConversation(tx, { organisationId: organisation.id, now });
    await seedThread(tx, { organisationId: organisation.id, now });
    await loadDemoReach(tx, now);
    await seedMatters(tx, organisation.id);
    await seedInvolved(tx, { organisationId: organisation.id, now });
  });
  // A week after the end, when everything was typed in.
  const { conversation } = readDemoThread();
  for (const { code, closesOn } of [readEndedConversation(), { code: conversation.code, closesOn: conversation.phases.at(-1)?.closesOn ?? now }]) await keepBundles(store, startOfLondonDay(addDays(londonDay(closesOn), TYPING_DAYS + 1)), code);
}

/** A community partner hosts, and a support worker enters the hands again. */
async function seedWorkshops(tx: Tx, organisationId: string): Promise<void> {
  const { conversation, ...rooms } = workshopsFile.parse(parse(readFileSync(new URL('../../../content/demo/workshops.yaml', import.meta.url), 'utf8'), { schema: 'core' }));
  const phase = await tx.selectFrom('conversations.phase as p').innerJoin('conversations.conversation as c', 'c.id', 'p.conversation_id').select('p.id').where('c.code', '=', conversation).where('p.position', '=', 1).executeTakeFirst();
  const known = new Map((await personas(tx)).map(({ code, personId }) => [code, personId]));
  const [hostId, secondId] = [known.get('peer-leader'), known.get('support-worker')];
  if (phase && hostId && secondId) await loadDemoWorkshops(tx, rooms, { phaseId: phase.id, organisationId, hostId, secondId });
}

/** A researcher codes, and a moderator checks. */
async function seedMatters(tx: Tx, organisationId: string): Promise<void> {
  const { conversation, ...matters } = mattersFile.parse(parse(readFileSync(new URL('../../../content/demo/what-matters.yaml', import.meta.url), 'utf8'), { schema: 'core' }));
  const frame = await tx.selectFrom('conversations.conversation').select('id').where('code', '=', conversation).where('organisation_id', '=', organisationId).executeTakeFirst();
  const known = new Map((await personas(tx)).map(({ code, personId }) => [code, personId]));
  const [coderId, checkerId] = [known.get('researcher'), known.get('moderator')];
  if (frame && coderId && checkerId) await loadDemoMatters(tx, matters, { organisationId, conversationId: frame.id, coderId, checkerId });
}
