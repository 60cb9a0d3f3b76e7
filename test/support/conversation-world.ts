import { randomBytes } from 'node:crypto';
import type { Tx } from '#platform/db';
import { scopeOf, type Viewer } from '#platform/http';
import { openObjectiveWorld, type ObjectiveWorld } from './objective-world.ts';

/** An organisation with one announced phase that is open, and the ways to act in it through the web login. */
export interface ConversationWorld {
  world: ObjectiveWorld;
  now: Date;
  phase: { id: string; number: number };
  /** A visitor with a new cookie. */
  visitor(): Buffer;
  /** Adds a shown idea and answers its item number and id. */
  shownIdea(words?: string): Promise<{ id: string; item: number }>;
  as<T>(viewer: Viewer, work: (tx: Tx) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export async function openConversationWorld({ now = new Date('2026-05-04T03:12:00Z') }: { now?: Date } = {}): Promise<ConversationWorld> {
  const world = await openObjectiveWorld();
  const { owner } = world.database;
  const { rows: [conversation] } = await owner.query("insert into conversations.conversation (organisation_id, code, title, purpose, is_example, made_at) values ($1, 'talk', 'A talk', 'To try things out', true, '2026-05-01') returning id", [world.organisationId]);
  const { rows: [phase] } = await owner.query("insert into conversations.phase (conversation_id, organisation_id, position, kind, title, question, opens_at, announced_at) values ($1, $2, 1, 'people', 'First part', 'What matters?', '2026-05-01', '2026-05-01') returning id, number", [conversation.id, world.organisationId]);
  await owner.query('insert into conversations.phase_key values ($1, $2)', [phase.number, randomBytes(32)]);
  let next = 1;
  return {
    world, now, phase,
    visitor: () => randomBytes(32),
    shownIdea: async (words = `Idea number ${next}`) => {
      const item = (next += 1) * 7;
      const { rows: [made] } = await owner.query("insert into conversations.contribution (phase_id, organisation_id, item, kind, words, route, received_hour, state, code_hash) values ($1, $2, $3, 'idea', $4, 'online', '2026-05-02T10:00Z', 'shown', $5) returning id", [phase.id, world.organisationId, item, words, randomBytes(32)]);
      return { id: made.id, item };
    },
    as: (viewer, work) => world.database.web.within(scopeOf(viewer), work),
    close: () => world.close(),
  };
}
