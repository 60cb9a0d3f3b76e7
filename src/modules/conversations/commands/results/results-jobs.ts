import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import { enqueue, type Job } from '#platform/jobs';
import { TYPING_DAYS } from '../../domain/routes.ts';
import { keepResult, type WhyResult } from './keep-result.ts';

const DAY_MS = 86_400_000;

/** Asks for the results of a phase that was just sealed: now, and again when what was heard in person may be told. */
export async function askForResults(tx: Tx, phaseNumber: number, now: Date): Promise<void> {
  await ask(tx, phaseNumber, 'the end', now);
  await ask(tx, phaseNumber, 'in person told', new Date(now.getTime() + TYPING_DAYS * DAY_MS));
}

const ask = (tx: Tx, number: number, why: WhyResult, runAt: Date): Promise<void> => enqueue(tx, { name: 'conversations-keep-result', payload: { number, why }, key: `result of phase ${number}: ${why}`, runAt });

export const resultJobs: readonly Job[] = [
  {
    name: 'conversations-keep-result',
    run: async ({ number, why }, { store, now }) => {
      await store.within({ as: 'worker' }, (tx) => keepResult(tx, { phaseNumber: Number(number), why: why === 'the end' || why === 'in person told' ? why : 'what counts changed', now }));
    },
  },
  {
    // Words taken out, merged or parted after the end, and themes published: the result is worked out again, once for all of an hour.
    // Phases that have no result, or whose week is over, are found as well: a lost job loses nothing.
    name: 'conversations-look-for-changed-results',
    every: '17 * * * *',
    run: async (_payload, { store, now }) => {
      await store.within({ as: 'worker' }, async (tx) => {
        const { rows } = await sql<{ number: number }>`with due as (delete from conversations.result_due returning phase_id) select p.number from due join conversations.phase p on p.id = due.phase_id order by p.number`.execute(tx);
        for (const { number } of rows) await ask(tx, number, 'what counts changed', now);
        for (const { number, why } of await waiting(tx, now)) await ask(tx, number, why, now);
      });
    },
  },
];

async function waiting(tx: Tx, now: Date): Promise<{ number: number; why: WhyResult }[]> {
  const { rows } = await sql<{ number: number; why: WhyResult }>`select p.number, case when r.phase_id is null then 'the end' else 'in person told' end as why
    from conversations.phase p left join lateral (select x.phase_id, x.has_in_person from conversations.result x where x.phase_id = p.id order by x.version desc limit 1) r on true
    where p.sealed_at is not null and (r.phase_id is null or (not r.has_in_person and conversations.ended_at(p, ${now}) + make_interval(days => conversations.typing_days()) <= ${now})) order by p.number`.execute(tx);
  return rows;
}
