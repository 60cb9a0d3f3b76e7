import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { publicViewer } from '#platform/http';
import { openResultWorld, type ResultWorld } from '#test/result-world';
import { FEWEST_TOLD } from '../../domain/small-numbers.ts';
import { workOut } from '../../domain/results/work-out.ts';
import { readCounted } from '../../data/results/read-counted.ts';
import { rankedWords, resultOf } from '../../queries/results/result.ts';

interface Exposure {
  pool_rate: number;
  ideas: { votes: number; days: number; adjusted: number }[];
}

/** The thread's golden figures; copied into the test so that it needs no file beside the repository. */
const golden: Exposure = { pool_rate: 4.41, ideas: [{ votes: 84, days: 20, adjusted: 4.23 }, { votes: 60, days: 6, adjusted: 8.14 }, { votes: 9, days: 0.5, adjusted: 6.35 }, { votes: 30, days: 15, adjusted: 2.4 }] };

describe('the result of a phase, worked out of its stored records', () => {
  let talk: ResultWorld;
  const ended = new Date('2026-05-25T00:00:00Z');
  before(async () => {
    talk = await openResultWorld();
    // Open for 24 days with a pause of three: 21 days in which something could be seen, 20 for the first idea.
    await talk.ask("insert into conversations.pause (phase_id, organisation_id, began_at, ended_at, reason) values ($1, $2, '2026-05-10T00:00Z', '2026-05-13T00:00Z', 'A holiday')", [talk.phase.id, talk.world.organisationId]);
    const spans = [[['2026-05-02T00:00Z', null]], [['2026-05-19T00:00Z', null]], [['2026-05-24T12:00Z', null]], [['2026-05-02T00:00Z', '2026-05-10T00:00Z'], ['2026-05-14T00:00Z', '2026-05-21T00:00Z']]] as const;
    for (const [at, { votes }] of golden.ideas.entries()) {
      const { id, item } = await talk.shownIdea(`Golden idea ${at}`);
      for (const [began, over] of spans[at] ?? []) await talk.ask('insert into conversations.showing values ($1, $2, $3, $4)', [id, talk.world.organisationId, began, over]);
      await talk.back(item, votes);
    }
    await talk.end(ended);
  });
  after(() => talk.close());

  it('asks for it when the phase is sealed, and again a week later', async () => {
    const asked = await talk.ask<{ key: string; at: Date }>("select key, run_at as at from jobs.jobs where key like 'result of phase%' order by run_at");
    assert.deepEqual(asked.map(({ key }) => key.replace(/\d+/, 'n')), ['result of phase n: the end', 'result of phase n: in person told']);
    assert.equal((asked[1]?.at.getTime() ?? 0) - (asked[0]?.at.getTime() ?? 0), 7 * 86_400_000);
  });

  it('gives the golden figures: 4.23, 8.14, 6.35, 2.40, and the order 60, 9, 84, 30', async () => {
    await talk.workOut(new Date('2026-05-25T00:10:00Z'), 'the end');
    const { head, ideas } = await talk.as(publicViewer, async (tx) => {
      const found = await resultOf(tx, talk.phase.id);
      return { head: found, ideas: await rankedWords(tx, { resultId: found?.id ?? '', kind: 'idea', order: 'adjusted', offset: 0, limit: 10 }) };
    });
    assert.equal(head?.version, 1);
    assert.equal(head.rankings.ideas.level, 'visible-time');
    assert.equal(head.rankings.ideas.poolRatePerDay?.toFixed(2), golden.pool_rate.toFixed(2));
    assert.deepEqual(ideas.map(({ up }) => up), [60, 9, 84, 30]);
    for (const { votes, days, adjusted } of golden.ideas) {
      const idea = ideas.find(({ up }) => up === votes);
      assert.equal(idea?.visibleDays, days);
      assert.equal(idea.perDay?.toFixed(2), adjusted.toFixed(2));
    }
  });

  it('is the same to the last bit when it is worked out again, and then makes no new version', async () => {
    const again = async (now: Date) => talk.world.database.worker.within({ as: 'worker' }, async (tx) => {
      const counted = await readCounted(tx, talk.phase.number, now);
      assert.ok(counted);
      return workOut(counted);
    });
    const [kept] = await talk.ask<{ input_digest: string; answer_digest: string }>('select input_digest, answer_digest from conversations.result');
    const { inputDigest, answerDigest } = await again(new Date('2026-05-26T00:00:00Z'));
    assert.deepEqual({ input_digest: inputDigest, answer_digest: answerDigest }, kept);
    await talk.workOut(new Date('2026-05-27T00:00:00Z'));
    assert.equal((await talk.ask('select 1 from conversations.result')).length, 1);
  });

  it('makes a new version when something that counts has changed, and keeps the earlier one', async () => {
    await talk.ask("update conversations.contribution set state = 'refused' where words = 'Golden idea 2'");
    await talk.run('conversations-look-for-changed-results', {}, new Date('2026-05-28T00:17:00Z'));
    assert.equal((await talk.ask("select 1 from jobs.jobs where key like 'result of phase%changed'")).length, 1);
    await talk.workOut(new Date('2026-05-28T00:18:00Z'));
    const rows = await talk.ask<{ version: number; words: number }>('select r.version, count(*)::int as words from conversations.result r join conversations.result_words w on w.result_id = r.id group by 1 order by 1');
    assert.deepEqual(rows, [{ version: 1, words: 4 }, { version: 2, words: 3 }]);
    const shown = await talk.as(publicViewer, async (tx) => rankedWords(tx, { resultId: (await resultOf(tx, talk.phase.id, 1))?.id ?? '', kind: 'idea', order: 'most-votes', offset: 0, limit: 10 }));
    assert.deepEqual(shown.map(({ words }) => words), ['Golden idea 0', 'Golden idea 1', 'Golden idea 3'], 'refused words are gone from every version');
  });

  it('cannot be changed by the worker or the web', async () => {
    for (const store of [talk.world.database.worker, talk.world.database.web]) {
      await assert.rejects(store.within({ as: 'worker' }, (tx) => tx.updateTable('conversations.result').set({ version: 9 }).execute()), /permission denied/);
      await assert.rejects(store.within({ as: 'worker' }, (tx) => tx.deleteFrom('conversations.result_words').execute()), /permission denied/);
    }
  });

  it('holds the same smallest number as the database', async () => {
    assert.deepEqual(await talk.ask('select conversations.fewest_people() as fewest'), [{ fewest: FEWEST_TOLD }]);
  });
});
