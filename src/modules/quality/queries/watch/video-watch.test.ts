import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addSeries } from '../../data/series-rows.ts';
import { publishFigures } from '../../commands/publishing/publish-figures.ts';
import { openTestSite } from '#test/site';
import { videoAlarms } from './video-watch.ts';

test('video that rises while choice falls for one group raises an alert on its chart; where nothing falls there is none', async () => {
  const site = await openTestSite();
  try {
    const { owner, worker } = site.database;
    const unit = async (code: string) => (await owner.query<{ id: string; organisation_id: string }>('select id, organisation_id from directory.unit where code = $1', [code])).rows[0];
    const now = new Date('2026-11-22T12:00:00Z');
    const put = async (code: string, measure: string, numerators: number[], group: { split: string; groupCode: string } = { split: '', groupCode: '' }, below = 400) => {
      const [at, { rows: [{ id: measureId } = { id: '' }] }] = [await unit(code), await owner.query<{ id: string }>('select id from quality.measure where code = $1', [measure])];
      return worker.within({ as: 'worker' }, async (tx) => {
        const id = await addSeries(tx, { measureId, unitId: at?.id ?? '', organisationId: at?.organisation_id ?? '', profession: '', firstPeriod: '2025-01-01', numerators, denominators: numerators.map(() => below), audience: 'public', isExample: true, ...group }, now);
        await publishFigures(tx, { measureId, reason: 'A test' }, now);
        return id ?? '';
      });
    };
    const steady = [40, 42, 39, 41, 43, 40, 38, 42, 41, 40, 39, 42];
    const up = [...steady, ...steady.map((value) => value + 60)];
    const video = await put('vale-physiotherapy', 'contacts-by-video', up);
    const calm = await put('vale-dietetics', 'contacts-by-video', up);
    const { rows: groups } = await owner.query<{ code: string; name: string }>("select code, name from quality.characteristic_group where characteristic_code = 'age' order by position limit 2");
    const [first, second] = groups.map(({ code }) => ({ split: 'age', groupCode: code }));
    await put('vale-physiotherapy', 'choice-offered', up.map(() => 500), undefined, 800);
    await put('vale-physiotherapy', 'choice-offered', up.map((value) => 300 - value), first);
    await put('vale-physiotherapy', 'choice-offered', up.map((value) => 200 + value), second);
    const alarms = (seriesId: string) => site.house.web.reading({ as: 'public' }, (tx) => videoAlarms(tx, { seriesId }));
    assert.deepEqual((await alarms(video)).map(({ unit: name, falling }) => [name, falling.map(({ measure, group: of }) => [measure, of])]), [['Physiotherapy', [['Offered a choice of in person, video or phone', groups[0]?.name]]]]);
    assert.deepEqual(await alarms(calm), []);
    assert.match((await site.server.inject(`/quality/series/${video}`)).body, /More contacts are by video, while choice or access falls/);
  } finally {
    await site.close();
  }
});
