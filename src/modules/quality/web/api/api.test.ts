import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { ask, itemsOf, tokenFor } from '#test/api';
import { openTestSite, type TestSite } from '#test/site';
import { runWaiting } from '#test/waiting-jobs';
import { jobs } from '../../jobs.ts';
import { exampleSeriesId } from '../../data/example-series.ts';

describe('figures by program', () => {
  let site: TestSite;
  let token: string;
  before(async () => {
    site = await openTestSite();
    token = await tokenFor(site, ['figures:read', 'figures:write']);
  });
  after(() => site.close());

  const figure = { period: '2026-04', measure: 'not-attended', unit: 'Podiatry', numerator: 14, denominator: 220 };
  const send = async (figures: object[], more: object = {}, headers: Record<string, string> = {}) => {
    const answer = await ask(site, '/figures', { method: 'POST', token, body: { organisation: 'vale-and-riverside', figures, ...more }, headers });
    await runWaiting(site.database, jobs);
    return answer;
  };
  const shown = async () => itemsOf(await ask(site, '/series?measure=not-attended&unit=vale-podiatry', { token }));

  test('good figures come in, bad ones are answered with their place and reasons, and the same again changes nothing', async () => {
    const first = await send([figure, { ...figure, unit: 'Podology' }, { ...figure, period: '2026-05', numerator: 300 }, { ...figure, period: '2026-06', numerator: 1 }, { ...figure, period: '2026-06', numerator: 2 }]);
    assert.deepEqual([first.status, first.body['accepted']], [201, 1]);
    assert.deepEqual((first.body['refused'] as { at: number; reasons: string[] }[]).map(({ at, reasons }) => [at, reasons[0]]), [
      [1, 'We do not know the team or organisation “Podology”.'], [2, '300 is more than 220, so the share would be over 100%.'],
      [3, 'Figure 4 gives another figure for the same place and period. Keep one.'], [4, 'Figure 3 gives another figure for the same place and period. Keep one.']]);
    assert.deepEqual((await shown())[0]?.['figures'], [{ period: '2026-04-01', numerator: 14, denominator: 220, tooFew: false }]);
    await send([figure]);
    assert.equal((await shown())[0]?.['revision'], 1);
    const keys = { 'idempotency-key': 'april-2026-podiatry' };
    assert.deepEqual([(await send([figure], {}, keys)).status, (await send([figure], {}, keys)).headers['idempotency-replayed']], [201, 'true']);
  });

  test('a figure of another organisation, or without the scope, is refused; one that is not shown has no numbers', async () => {
    assert.equal((await send([figure], { organisation: 'hillmoor' })).status, 403);
    assert.equal((await ask(site, '/figures', { method: 'POST', token: await tokenFor(site, ['figures:read']), body: { organisation: 'vale-and-riverside', figures: [figure] } })).status, 403);
    await site.database.owner.query('update quality.series set numerators[1] = null, denominators[1] = null, too_few[1] = true where id = $1', [exampleSeriesId]);
    const { body } = await ask(site, `/series/${exampleSeriesId}`, { token });
    assert.deepEqual((body['figures'] as object[])[0], { period: '2024-12-01', numerator: null, denominator: null, tooFew: true });
    assert.equal((await ask(site, `/series/${(await shown())[0]?.['id'] as string}`)).status, 404, 'not public');
  });
});
