import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { visitorOf, type Visitor } from '#test/forms';
import { sessionFor } from '#test/role-players';
import { openTestSite, type TestSite } from '#test/site';
import { demoObjectiveId } from '../../data/load-demo-objectives.ts';

describe('how many people took part', () => {
  let site: TestSite;
  let chief: Visitor;
  let organisation: string;
  before(async () => {
    site = await openTestSite();
    site.setTime(new Date('2026-11-21T10:00:00Z'));
    const player = await sessionFor(site, 'Chief AHP');
    organisation = player.organisationId ?? '';
    chief = await visitorOf(site, player);
  });
  after(() => site.close());

  const send = async (url: string, form: Record<string, string>) => {
    const answer = await site.server.inject({ method: 'POST', url, headers: { cookie: chief.cookies, 'content-type': 'application/x-www-form-urlencoded' }, payload: new URLSearchParams({ ...form, _csrf: chief.csrf }).toString() });
    assert.equal(answer.statusCode, 303, answer.body.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ').slice(0, 2000));
    return String(answer.headers.location).replace(/\?.*$/, '');
  };
  const text = async (url: string) => (await site.server.inject({ url, headers: { cookie: chief.cookies } })).body.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
  const counts = async (objective: string) => (await site.database.owner.query<{ n: number | null }>('select people_count as n from strategy.partnership_entry where objective_id = $1 order by recorded_at', [objective])).rows.map(({ n }) => n);
  const day = (name: string) => ({ [`${name}-day`]: '3', [`${name}-month`]: '6', [`${name}-year`]: '2026' });
  const tookPart = { tookPart: 'people-with-lived-experience', who: 'a village group', stage: 'design', evidence: 'seat', role: 'steer' };

  it('is not stored where nobody said it, in any of the three forms, and the page says so', async () => {
    const begun = await send('/objectives', {
      strategy: 'vale', organisation, year: '2026-27', node: 'vale vale.care.1.1', parentReason: 'It is near', wording: 'Village clinics are easy to reach', detail: '', ownerRole: 'Podiatry lead', aims: 'quality', measurePlan: '', expectedDirection: '',
      owner: '', updateEveryMonths: '1', involved: 'people', involvedWho: 'a village group', involvedCount: '', ...day('involvedOn'),
    });
    const id = begun.split('/')[2] ?? '';
    assert.deepEqual(await counts(id), [null]);
    assert.match(await text(begun), /a village group \(how many is not written down\)/);
    await send(`${begun}/partnership`, { ...tookPart, peopleCount: '', decided: 'Clinics on market day', ...day('happenedOn') });
    await send(`${begun}/decisions`, { ...tookPart, what: 'Open on market day', reason: '', decidedBy: 'The village group', partnerId: '', moneyPounds: '', peopleCount: '', ...day('decidedOn') });
    assert.deepEqual(await counts(id), [null, null, null]);
    await send(`${begun}/partnership`, { ...tookPart, peopleCount: '12', decided: 'Nothing', ...day('happenedOn') });
    assert.deepEqual(await counts(id), [null, null, null, 12]);
  });

  it('is left open in the form until somebody types it', async () => {
    assert.doesNotMatch((await site.server.inject({ url: `/objectives/${demoObjectiveId('vale.2026.1')}/partnership`, headers: { cookie: chief.cookies } })).body, /name="peopleCount"[^>]*value="1"/);
  });

  it('the example says the same in its record, its decisions and its partners', async () => {
    const page = await text(`/objectives/${demoObjectiveId('vale.2026.1')}`);
    assert.match(page, /The village hall group \(3 people\)/);
    assert.match(page, /The village hall group \(Village halls\) .*22 September 2026 .*Views recorded/);
    assert.match(page, /Village halls .*?1 decision taken/);
    assert.deepEqual((await site.database.owner.query("select count(*)::int n from strategy.partnership_entry e join strategy.objective o on o.id = e.objective_id where o.is_example and o.is_public and e.decided <> '' and e.decision_id is null and not exists (select from strategy.session_theme_objective t where t.objective_id = o.id)")).rows[0], { n: 0 });
  });
});
