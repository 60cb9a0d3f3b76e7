import { keepVote } from '../../src/modules/conversations/data/vote-desk.ts';
import { jobs } from '../../src/modules/conversations/jobs.ts';
import { openConversationWorld, type ConversationWorld } from './conversation-world.ts';

/** An open phase, and the ways to fill it with records, end it, and have its results worked out by the worker. */
export interface ResultWorld extends ConversationWorld {
  ask<Row extends Record<string, unknown>>(query: string, values?: readonly unknown[]): Promise<Row[]>;
  vote(token: Buffer, item: number, choice: 1 | -1 | 0, perspective?: string): Promise<void>;
  /** Opposes nobody: so many new visitors back this. */
  back(item: number, people: number): Promise<void>;
  /** A workshop whose hands count, as two people entered them. */
  room(people: number, hands: readonly { item: number; up: number; down: number; pass: number }[]): Promise<void>;
  /** Ends and seals the phase. */
  end(at: Date): Promise<void>;
  /** Runs a job of the worker as its queue would. */
  run(name: string, payload: Record<string, unknown>, now: Date): Promise<void>;
  workOut(now: Date, why?: string): Promise<void>;
}

export async function openResultWorld(): Promise<ResultWorld> {
  const talk = await openConversationWorld();
  const { owner, web, worker } = talk.world.database;
  const ask: ResultWorld['ask'] = async (query, values = []) => (await owner.query(query, [...values])).rows;
  const vote: ResultWorld['vote'] = async (token, item, choice, perspective) => {
    await keepVote(web, { phaseNumber: talk.phase.number, token, item, choice, perspective: perspective ?? null }, talk.now);
  };
  const run: ResultWorld['run'] = async (name, payload, now) => {
    const job = jobs.find((each) => each.name === name);
    if (!job) throw new Error(`no job ${name}`);
    await job.run(payload, { store: worker, now } as Parameters<typeof job.run>[1]);
  };
  return {
    ...talk, ask, vote, run,
    back: async (item, people) => { for (let n = 0; n < people; n += 1) await vote(talk.visitor(), item, 1); },
    room: async (people, hands) => addRoom(talk, ask, people, hands),
    end: async (at) => {
      await ask('update conversations.phase set closed_at = $2 where id = $1', [talk.phase.id, at]);
      await run('conversations-seal-phase', { number: talk.phase.number }, new Date(at.getTime() + 120_000));
    },
    workOut: (now, why = 'what counts changed') => run('conversations-keep-result', { number: talk.phase.number, why }, now),
  };
}

async function addRoom({ world, phase }: ConversationWorld, ask: ResultWorld['ask'], people: number, hands: readonly { item: number; up: number; down: number; pass: number }[]): Promise<void> {
  const organisation = world.organisationId;
  const [host, second] = [(await world.person('community partner')).personId, (await world.person('support worker')).personId];
  const [room] = await ask<{ id: string }>("insert into conversations.workshop (phase_id, organisation_id, title, route, held_on, people_count, host_role, host_id, quotes, made_on) values ($1, $2, 'A room', 'workshop', '2026-05-03', $3, 'Host', $4, 'none', '2026-05-03') returning id", [phase.id, organisation, people, host]);
  for (const [ordinal, person] of [[1, host], [2, second]]) await ask("insert into conversations.batch_entry (workshop_id, organisation_id, ordinal, people_count, entered_by, entered_on) values ($1, $2, $3, $4, $5, '2026-05-04')", [room?.id, organisation, ordinal, people, person]);
  await ask("insert into conversations.batch_count (workshop_id, organisation_id, people_count, difference_count, counted_on, counted_by) values ($1, $2, $3, 0, '2026-05-04', $4)", [room?.id, organisation, people, host]);
  for (const { item, up, down, pass } of hands) await ask('insert into conversations.batch_tally (workshop_id, organisation_id, people_count, item, up, down, pass) values ($1, $2, $3, $4, $5, $6, $7)', [room?.id, organisation, people, item, up, down, pass]);
}
