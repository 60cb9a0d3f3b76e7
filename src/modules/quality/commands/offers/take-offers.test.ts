import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recordEvent } from '#platform/events';
import { openTestDatabase } from '#test/database';
import { rooms } from '../../../../app/rooms.ts';
import { offersAfterEventsJob, takeOffers } from './take-offers.ts';

type JobContext = Parameters<ReturnType<typeof offersAfterEventsJob>['run']>[1];

test('figures come out of the records of a room, the same again change nothing, and a later record changes them with a reason', async () => {
  const database = await openTestDatabase('seeded');
  try {
    const offers = rooms.flatMap((room) => room.offers ?? []);
    const shown = async () => (await database.owner.query<{ first: string; tops: number[]; bottoms: number[]; revision: string }>("select s.first_period::text as first, s.numerators as tops, s.denominators as bottoms, s.revision from quality.series s join quality.measure m on m.id = s.measure_id join directory.unit u on u.id = s.unit_id where m.offered_by = 'strategy.objectives-updated' and u.code = 'vale-and-riverside' and not s.is_rolled_up")).rows[0];
    const now = new Date('2026-11-22T04:20:00Z');
    await takeOffers(database.worker, offers, now);
    const first = await shown();
    const at = (day: string) => database.owner.query<{ open: string }>(`select count(*) as open from strategy.objective o join strategy.objective_publication b on b.objective_id = o.id join directory.organisation g on g.id = o.organisation_id
      where g.code = 'vale-and-riverside' and b.published_at < $1 and not exists (select from strategy.objective_closing c where c.objective_id = o.id and c.closed_at < $1)
        and (select u.status from strategy.progress_update u where u.objective_id = o.id and u.made_at < $1 order by u.made_at desc limit 1) is distinct from 'done'`, [day]);
    assert.equal(first?.bottoms.at(-1), Number((await at('2026-11-01T00:00:00Z')).rows[0]?.open), 'the last month that is over is October');
    assert.ok((first?.bottoms.at(-1) ?? 0) > 0 && first?.tops.every((top, n) => top <= (first.bottoms[n] ?? 0)));
    await takeOffers(database.worker, offers, now);
    assert.deepEqual(await shown(), first);
    await database.owner.query("update strategy.progress_update set made_at = '2026-10-30T12:00:00Z' where id in (select distinct on (u.objective_id) u.id from strategy.progress_update u join directory.organisation g on g.id = u.organisation_id where g.code = 'vale-and-riverside' order by u.objective_id, u.made_at desc)");
    const soon = async () => offersAfterEventsJob(offers).run({}, { store: database.worker, now } as unknown as JobContext);
    await soon();
    assert.deepEqual(await shown(), first, 'nothing was recorded in these ten minutes');
    await database.worker.within({ as: 'worker' }, (tx) => recordEvent(tx, { now, actor: 'worker' }, { room: 'strategy', name: 'for a test', organisationId: null, subject: { kind: 'test', id: 'test' } }));
    await soon();
    const after = await shown();
    assert.ok((after?.tops.at(-1) ?? 0) > (first?.tops.at(-1) ?? 0));
    assert.notEqual(after?.revision, first?.revision);
  } finally {
    await database.close();
  }
});
