import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Forbidden } from '#platform/errors';
import { scopeOf } from '#platform/http';
import { sessionFor } from '#test/role-players';
import { openTestSite, type TestSite } from '#test/site';
import { today } from '../../queries/today.ts';
import { questionById, questionLines } from '../../queries/variation/questions.ts';
import { answerQuestion } from './answer-question.ts';
import { askWhy } from './ask-why.ts';

describe('a question from above an organisation', () => {
  let site: TestSite;
  const now = new Date('2026-11-22T12:00:00Z');
  before(async () => { site = await openTestSite(); });
  after(() => site.close());

  const acting = async (role: string, organisation: string) => {
    const player = await sessionFor(site, role, organisation);
    const viewer = { kind: 'person', personId: player.personId ?? '', signedIn: true, grants: player.grants, sessionId: null, tokenId: null, name: null, memberships: [], tokenScopes: [] } as const;
    return { viewer, scope: scopeOf(viewer), acting: { viewer, now } };
  };
  type Who = Awaited<ReturnType<typeof acting>>;
  const ask = (who: Who, unitCode = 'vale-dietetics') => site.house.web.within(who.scope, (tx) => askWhy(tx, who.acting, { code: 'outcome-recorded', asked: { level: 'team' }, unitCode }));
  const reads = (who: Who, id: string) => site.house.web.reading(who.scope, (tx) => questionById(tx, id));

  it('the region asks about a unit beyond the limits, its organisation answers, both read it, and nobody beside them does', async () => {
    const [region, vale, other] = [await acting('regional lead', 'meadowlands'), await acting('Chief AHP', 'vale-and-riverside'), await acting('Chief AHP', 'hillmoor')];
    const id = await ask(region);
    assert.equal(await ask(region), id, 'asked twice it is one question');
    const notices = () => site.house.web.reading(vale.scope, async (tx) => (await today(tx, { viewer: vale.viewer, now, since: '2026-12-31', places: [] })).map(({ label }) => label).filter((label) => label.includes('your figures')));
    assert.deepEqual(await notices(), ['Say why your figures differ']);
    const answer = (who: Who) => site.house.web.within(who.scope, (tx) => answerQuestion(tx, who.acting, { id, isWarranted: false, reason: 'The form is not in the record', nextStep: 'Put it in', objectiveId: null }));
    await assert.rejects(answer(region), Forbidden);
    await answer(vale);
    const [asked] = await Promise.all([reads(region, id), reads(vale, id)]);
    assert.deepEqual([asked.askedFrom, asked.answer?.isWarranted], ['Meadowlands region (example)', false]);
    assert.deepEqual([(await notices()).length, (await site.house.web.reading(region.scope, questionLines)).length], [0, 1]);
    await assert.rejects(reads(other, id), /cannot find/);
  });

  it('only of units below one’s own, and only beyond the limits; the own organisation’s question stays its own', async () => {
    const [region, beside, member] = [await acting('regional lead', 'meadowlands'), await acting('system lead', 'high-downs'), await acting('member', 'meadowlands')];
    await assert.rejects(ask(beside), Forbidden);
    await assert.rejects(ask(member), Forbidden);
    await assert.rejects(ask(region, 'vale-podiatry'), /within the limits/);
    const { rows: [unit] } = await site.database.owner.query<{ id: string; organisation: string; measure: string }>("select u.id, u.organisation_id as organisation, (select id from quality.measure where code = 'outcome-recorded') as measure from directory.unit u where u.code = 'vale-dietetics'");
    await assert.rejects(site.house.web.within(beside.scope, (tx) => tx.insertInto('quality.variation_question').values({ measure_id: unit?.measure ?? '', unit_id: unit?.id ?? '', organisation_id: unit?.organisation ?? '', under_unit_id: unit?.id ?? '', level: 'team', from_period: '2025-10-01', to_period: '2026-09-01', side: 'below', value: 1, average: 2, peers: 8, asked_at: now, asked_from: beside.viewer.grants[0]?.organisationId ?? null }).execute()), /row-level security/);
  });
});
