import { sql } from 'kysely';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { londonDay } from '#platform/clock';
import type { Tx } from '#platform/db';
import { newId } from '#platform/ids';
import { WAY } from '../../domain/reach/tell-reach.ts';
import { drawReach } from './draw-figures.ts';

const counts = z.record(z.string(), z.int().min(0));
const file = z.strictObject({ conversations: z.array(z.strictObject({
  conversation: z.string(), isOver: z.boolean().default(false), questions: z.array(z.string()), perspectives: z.array(z.string()), forms: counts, answers: z.record(z.string(), counts),
  targets: z.array(z.strictObject({ question: z.string(), answer: z.string(), percent: z.number(), source: z.string(), wanted: z.int().optional() })),
  wantedGroups: z.array(z.strictObject({ name: z.string(), plan: z.string(), partner: z.string().optional(), question: z.string().optional(), answer: z.string().optional() })),
})) });
type DemoReach = z.output<typeof file>['conversations'][number];

interface Place {
  id: string;
  number: number;
  conversationId: string;
  organisationId: string;
}

/** Adds whom the imagined conversations reached, once: questions, targets, groups, totals and the first figures drawn from them. */
export async function loadDemoReach(tx: Tx, now: Date): Promise<void> {
  const { conversations } = file.parse(parse(readFileSync(new URL('../../../../../content/demo/reach.yaml', import.meta.url), 'utf8'), { schema: 'core' }));
  for (const demo of conversations) await loadOne(tx, demo, now);
}

async function loadOne(tx: Tx, demo: DemoReach, now: Date): Promise<void> {
  const { rows: [place] } = await sql<Place>`select p.id, p.number, p.conversation_id as "conversationId", p.organisation_id as "organisationId" from conversations.phase p join conversations.conversation c on c.id = p.conversation_id
    where c.code = ${demo.conversation} and p.position = 1 and not exists (select from conversations.about_question q where q.phase_id = p.id)`.execute(tx);
  if (!place) return;
  const own = { phase_id: place.id, organisation_id: place.organisationId };
  await tx.insertInto('conversations.about_question').values(demo.questions.map((question) => ({ ...own, question }))).execute();
  await tx.insertInto('conversations.phase_perspective').values(demo.perspectives.map((perspective) => ({ ...own, perspective }))).execute();
  await tx.insertInto('conversations.reach_target').values(demo.targets.map(({ question, answer, percent, source, wanted = null }) => ({ ...own, question, answer, reference_per_10000: Math.round(percent * 100), reference_source: source, wanted_people: wanted }))).execute();
  await loadGroups(tx, place, demo, now);
  const totals = [...Object.entries(demo.answers), [WAY, demo.forms] as const].flatMap(([characteristic, answers]) => Object.entries(answers).map(([answer, people]) => ({ phase_number: place.number, characteristic, answer, people })));
  await tx.insertInto('conversations.reach_total').values(totals).execute();
  await drawReach(tx, { ...place, isOver: demo.isOver }, now);
}

async function loadGroups(tx: Tx, { conversationId, organisationId }: Place, { wantedGroups }: DemoReach, now: Date): Promise<void> {
  const partners = await tx.selectFrom('conversations.partner_group').select(['id', 'name']).where('organisation_id', '=', organisationId).execute();
  for (const { name, plan, partner, question = null, answer = null } of wantedGroups) {
    await tx.insertInto('conversations.inclusion_group').values({ id: newId(), conversation_id: conversationId, organisation_id: organisationId, name, plan, partner_group_id: partners.find((each) => each.name === partner)?.id ?? null, question, answer, made_on: londonDay(now) }).execute();
  }
}
