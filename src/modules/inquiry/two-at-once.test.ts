import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { visitorOf, type Visitor } from '#test/forms';
import { sessionFor } from '#test/role-players';
import { openTestSite, type TestSite } from '#test/site';

describe('where we are, by two at once', () => {
  let site: TestSite;
  let lead: Visitor;
  let member: Visitor;
  before(async () => {
    site = await openTestSite();
    site.setTime(new Date('2026-11-22T10:00:00Z'));
    lead = await visitorOf(site, await sessionFor(site, 'service lead'));
    member = await visitorOf(site, await sessionFor(site, 'member'));
  });
  after(() => site.close());

  const send = (url: string, fields: Record<string, string>, visitor = lead) => site.server.inject({
    method: 'POST', url, payload: new URLSearchParams({ _csrf: visitor.csrf, ...fields }).toString(), headers: { cookie: visitor.cookies, 'content-type': 'application/x-www-form-urlencoded' },
  });
  const rows = async <Row extends Record<string, unknown>>(query: string, values: unknown[] = []) => (await site.database.owner.query<Row>(query, values)).rows;
  /** The same form eight times at once; answers how each was answered. */
  const rush = async (one: (nth: number) => ReturnType<typeof send>) => (await Promise.all(Array.from({ length: 8 }, (_none, nth) => one(nth)))).map(({ statusCode }) => statusCode);
  const begin = async () => {
    const [template] = await rows<{ id: string }>("select id from inquiry.template where code = 'team' order by version desc limit 1");
    const answer = await send('/inquiry/units/vale-paramedic/snapshots', { templateId: template?.id ?? '', route: 'online', 'asOf-day': '2', 'asOf-month': '11', 'asOf-year': '2026' });
    return /snapshots\/([0-9a-f-]{36})/.exec(String(answer.headers.location))?.[1] ?? '';
  };

  it('keeps one of two answers to a step, and tells the others', async () => {
    const id = await begin();
    const codes = await rush((nth) => send(`/inquiry/snapshots/${id}/steps/f1`, { revision: '0', f1a1: nth % 2 === 0 ? 'exploring' : 'emerging' }, nth % 2 === 0 ? lead : member));
    assert.deepEqual(codes.filter((code) => code === 303).length, 1, codes.join());
    assert.ok(codes.every((code) => code === 303 || code === 422), codes.join());
    assert.equal((await rows("select 1 from inquiry.answer where snapshot_id = $1 and question = 'f1a1'", [id])).length, 1);
  });

  it('is signed once, and what comes at the same moment is in it or refused', async () => {
    const id = await begin();
    await send(`/inquiry/snapshots/${id}/steps/f1`, { revision: '0', f1a1: 'exploring' });
    const [signed, saved] = await Promise.all([
      rush(() => send(`/inquiry/snapshots/${id}/sign-off`, { whoTookPart: 'Paramedics', seenBy: 'own' })),
      rush((nth) => send(`/inquiry/snapshots/${id}/steps/f1`, { revision: String(1 + nth), f1a1: 'sharing' }, member)),
    ]);
    assert.ok([...signed, ...saved].every((code) => code < 500), `${signed.join()} and ${saved.join()}`);
    assert.ok(signed.includes(303));
    assert.equal((await rows("select 1 from platform.event where name = 'snapshot signed off' and subject_id = $1", [id])).length, 1, 'one event');
  });

  it('makes one objective of a priority, however often it is pressed', async () => {
    const [snapshot] = await rows<{ id: string }>("select s.id from inquiry.snapshot s join directory.unit u on u.id = s.unit_id where u.code = 'vale-podiatry' and s.seen_by = 'anyone'");
    const priority = String((await send(`/inquiry/snapshots/${snapshot?.id}/priorities`, { question: 'f2a4', title: 'Fewer miles for a foot check', whoChose: 'The team' })).headers.location).split('?')[0] ?? '';
    await send(`${priority}/plan`, { revision: '1', what: 'Miles for a foot check', numerator: 'Miles driven', denominator: 'Foot checks', source: 'Van book', often: 'Each month', direction: 'down', groups: 'Rural and urban', celebrationPlan: 'Tell the villages' });
    const live = await rush(() => send(`${priority}/going-live`, {}));
    assert.ok(live.every((code) => code < 500) && live.includes(303), live.join());
    const before = (await rows('select 1 from strategy.objective')).length;
    const made = await rush(() => send(`${priority}/objective`, { wording: 'Fewer miles for a foot check', ownerRole: 'Podiatry lead' }));
    assert.ok(made.every((code) => code < 500), made.join());
    assert.equal((await rows('select 1 from strategy.objective')).length, before + 1, made.join());
    const [ended, drop] = await Promise.all([rush(() => send(`${priority}/ending`, { reason: 'Other things first' })), rush(() => send(`${priority}/improvement`, {}))]);
    assert.ok([...ended, ...drop].every((code) => code < 500), `${ended.join()} ${drop.join()}`);
  });

  it('tells once that a planned step is done', async () => {
    const [step] = await rows<{ id: string }>('select d.id from inquiry.dated_step d join directory.organisation o on o.id = d.organisation_id where d.done_on is null and o.code = $1 limit 1', ['vale-and-riverside']);
    const codes = await rush(() => send(`/inquiry/dated-steps/${step?.id}/completion`, {}));
    assert.deepEqual([codes.filter((code) => code === 303).length, codes.every((code) => code === 303 || code === 409)], [1, true], codes.join());
    assert.equal((await rows("select 1 from platform.event where name = 'step done'")).length, 1);
  });
});
