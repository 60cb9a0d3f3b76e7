import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Conflict, Forbidden, Invalid, NotFound } from '#platform/errors';
import { publicViewer, scopeOf } from '#platform/http';
import { sessionFor } from '#test/role-players';
import { openTestSite, type TestSite } from '#test/site';
import { exampleFigureUseId, exampleSeriesId } from '../../data/example-series.ts';
import { figureUse, figureUses } from '../../queries/decisions/figure-uses.ts';
import { modeRecords } from '../../queries/modes/modes.ts';
import { today } from '../../queries/today.ts';
import { unitPlace } from '../../queries/unit/unit-place.ts';
import { nameFigures, takeBackFigures } from '../decisions/name-figures.ts';
import { appraiseExclusion } from './appraise-exclusion.ts';
import { ownHeader, ownMapping, rowOfWords } from '../../domain/imports/own-columns.ts';
import { checkFile } from '../load-figures.ts';
import { loadModes } from './load-modes.ts';

const now = new Date('2026-11-22T12:00:00Z');
const head = 'group,asked,chose in person,chose video,chose phone,got choice,in person,video,phone\n';
const bytes = (lines: string) => new TextEncoder().encode(head + lines);

describe('modes of care, and decisions with their figures', () => {
  let site: TestSite;
  before(async () => { site = await openTestSite(); });
  after(() => site.close());

  const acting = async (role: string, organisation?: string) => {
    const player = await sessionFor(site, role, organisation);
    const viewer = { kind: 'person', personId: player.personId ?? '', signedIn: true, grants: player.grants, sessionId: null, tokenId: null, name: null, memberships: [], tokenScopes: [] } as const;
    return { viewer, scope: scopeOf(viewer), acting: { viewer, now } };
  };
  type Acting = Awaited<ReturnType<typeof acting>>;
  const place = (code: string) => site.house.web.reading({ as: 'public' }, (tx) => unitPlace(tx, code, '2026-11-22'));
  const load = async (who: Acting, lines: string, { quarter = '2026-07-01', distances = null as { miles: number; visits: number } | null } = {}) => {
    const unit = await place('vale-dietetics');
    return site.house.web.within(who.scope, (tx) => loadModes(tx, who.acting, { unit, quarter, source: 'Appointment book', distances, bytes: bytes(lines) }));
  };
  const read = async () => { const unit = await place('vale-dietetics'); return site.house.web.reading({ as: 'public' }, (tx) => modeRecords(tx, unit.id)); };

  it('a quarter is told once, by those who answer for the unit, when it has ended', async () => {
    const [lead, member, elsewhere] = [await acting('service lead'), await acting('member'), await acting('service lead', 'hillmoor')];
    await assert.rejects(load(member, ',80,40,25,15,70,50,30,20'), Forbidden);
    await assert.rejects(load(elsewhere, ',80,40,25,15,70,50,30,20'), Forbidden);
    await assert.rejects(load(lead, ',80,40,25,15,70,50,30,20', { quarter: '2026-10-01' }), Invalid);
    await assert.rejects(load(lead, ',80,40,25,15,70,50,30,20', { distances: { miles: 100, visits: 51 } }), Invalid);
    await load(lead, ',80,40,25,15,70,50,30,20', { distances: { miles: 100, visits: 50 } });
    await assert.rejects(load(lead, ',81,41,25,15,70,50,30,20'), Conflict);
    assert.deepEqual((await read()).map(({ quarter, distances, source }) => [quarter, distances, source]), [['2026-07-01', { miles: 100, visits: 50 }, 'Appointment book']]);
  });

  it('what is hidden is nowhere in the database, for nobody', async () => {
    const lead = await acting('service lead');
    await load(lead, ',93,53,25,15,65,83,12,5', { quarter: '2026-04-01', distances: { miles: 130, visits: 83 } });
    const { rows } = await site.database.owner.query<{ what: string; counts: (number | null)[]; total: number | null }>("select what, counts, total from quality.mode_figure where quarter = '2026-04-01' and unit_id = (select id from directory.unit where code = 'vale-dietetics') order by what");
    assert.deepEqual(rows.map(({ what, counts, total }) => [what, counts, total]), [['asked', [null, null], 100], ['chosen', [53, 25, null], null], ['got', [null, null], null], ['happened', [83, null, null], 100]]);
    assert.deepEqual((await read()).map(({ distances }) => distances), [{ miles: 100, visits: 50 }, null]);
    assert.equal(rows.flatMap(({ counts }) => counts).includes(5), false);
  });

  it('a loss while video rose stands on the lead’s own page until a later quarter shows none', async () => {
    const lead = await acting('service lead');
    const lines = async () => (await site.house.web.reading(lead.scope, (tx) => today(tx, { viewer: lead.viewer, now, since: '2026-12-31', places: [] }))).filter(({ label }) => label === 'Video rose while people lost choice or access').map(({ href }) => href);
    assert.deepEqual(await lines(), ['/quality/units/vale-speech-and-language-therapy/remote']);
    await site.database.owner.query("update quality.mode_record set losses = 0 where quarter = '2026-07-01'");
    assert.deepEqual(await lines(), []);
  });

  it('a quarter is not told beside months of the same thing that are hidden or lacking, and no month comes after it', async () => {
    const lead = await acting('service lead');
    const unit = await place('vale-paramedic');
    const tell = (quarter: string) => site.house.web.within(lead.scope, (tx) => loadModes(tx, lead.acting, { unit, quarter, source: 'Appointment book', distances: null, bytes: bytes(',160,90,40,30,140,130,40,30') }));
    const shows = async (numerators: (number | null)[], tooFew: boolean[]) => {
      await site.database.owner.query("delete from quality.series where unit_id = $1 and measure_id = (select id from quality.measure where code = 'contacts-by-video')", [unit.id]);
      await site.database.owner.query(`insert into quality.series (id, measure_id, unit_id, organisation_id, first_period, numerators, denominators, too_few, parts_known, parts, loaded_at, audience) select gen_random_uuid(), id, $1, $2, '2026-03-01', $3, $3, $4, array_fill(1, array[$5::int]), array_fill(1, array[$5::int]), now(), 'public' from quality.measure where code = 'contacts-by-video'`, [unit.id, unit.organisationId, numerators, tooFew, numerators.length]);
    };
    await shows([9, 12, 14, null], [false, false, false, true]);
    await assert.rejects(tell('2026-04-01'), /some months of this quarter are shown here and 1 is not/, '40 by video less 12 and 14 would tell June');
    await tell('2026-07-01');
    await shows([9, 12, 14, 14, null], [false, false, false, false, false]);
    await tell('2026-04-01');
    const check = (rows: string[]) => site.house.web.within(lead.scope, (tx) => checkFile(tx, { organisationId: unit.organisationId, header: ownHeader, mapping: ownMapping, rows: rows.map((period, line) => ({ line, values: rowOfWords({ measure: 'contacts-by-video', unit: 'vale-paramedic', period, numerator: '9', denominator: '40' }) })) }, now));
    const { good, bad } = await check(['2026-06', '2026-08', '2026-10']);
    assert.deepEqual([good.map(({ period }) => period), bad.map(({ line }) => line)], [['2026-06-01', '2026-10-01'], [1]], 'June may be corrected, August may not come, October is told by nobody yet');
    assert.match(bad[0]?.reasons.join() ?? '', /is told already, by how people were seen/);
  });

  it('an earlier quarter that is told later says anew what was lost in the one after it', async () => {
    const lead = await acting('service lead');
    const unit = await place('vale-podiatry');
    const tell = (quarter: string, line: string) => site.house.web.within(lead.scope, (tx) => loadModes(tx, lead.acting, { unit, quarter, source: 'Appointment book', distances: null, bytes: bytes(line) }));
    const losses = async () => (await site.database.owner.query<{ losses: number }>("select losses from quality.mode_record where quarter = '2026-01-01' and unit_id = (select id from directory.unit where code = 'vale-podiatry')")).rows[0]?.losses;
    await tell('2026-01-01', ',100,50,30,20,80,40,130,30');
    assert.equal(await losses(), 0);
    await tell('2025-07-01', ',160,90,40,30,140,130,40,30');
    assert.equal(await losses(), 1, 'fewer were asked than half a year before');
    await tell('2025-10-01', ',100,50,30,20,80,40,130,30');
    assert.equal(await losses(), 0, 'not fewer than in the quarter before');
  });

  it('who may be left out is written by those who answer for the unit, and not for a day to come', async () => {
    const [lead, member] = [await acting('service lead'), await acting('member')];
    const appraisal = { unit: await place('vale-dietetics'), leftOut: 'People without a phone', instead: 'They come to us', appraisedBy: 'Head of dietetics' };
    await assert.rejects(site.house.web.within(member.scope, (tx) => appraiseExclusion(tx, member.acting, { ...appraisal, appraisedOn: '2026-11-01' })), Forbidden);
    await assert.rejects(site.house.web.within(lead.scope, (tx) => appraiseExclusion(tx, lead.acting, { ...appraisal, appraisedOn: '2026-11-23' })), Invalid);
    await site.house.web.within(lead.scope, (tx) => appraiseExclusion(tx, lead.acting, { ...appraisal, appraisedOn: '2026-11-01' }));
  });

  const decision = { seriesId: exampleSeriesId, decision: 'A fourth clinic opens', decidedBy: 'Podiatry team', decidedOn: '2026-11-20' as const, objectiveId: null };
  const uses = (scope: Acting['scope'] | { as: 'public' }) => site.house.web.reading(scope, (tx) => figureUses(tx, { seriesId: exampleSeriesId }));

  it('figures behind a decision stay as they stood, whatever comes later; a line is taken back once, with a reason', async () => {
    const [lead, member, elsewhere] = [await acting('service lead'), await acting('member'), await acting('service lead', 'hillmoor')];
    for (const who of [member, elsewhere]) await assert.rejects(site.house.web.within(who.scope, (tx) => nameFigures(tx, who.acting, decision)), Forbidden);
    await assert.rejects(site.house.web.within(lead.scope, (tx) => nameFigures(tx, lead.acting, { ...decision, decidedOn: '2026-11-23' })), Invalid);
    await site.house.web.within(lead.scope, (tx) => nameFigures(tx, lead.acting, decision));
    await site.database.owner.query('update quality.series set revision = revision + 1, numerators[22] = 99 where id = $1', [exampleSeriesId]);
    const [kept] = (await uses({ as: 'public' })).uses;
    assert.deepEqual([kept?.decision, kept?.numerators.at(-1), kept?.denominators.at(-1), kept?.revision, kept?.revisionNow], ['A fourth clinic opens', 70, 100, 1, 2]);
    const id = kept?.id ?? '';
    await assert.rejects(site.house.web.within(elsewhere.scope, (tx) => takeBackFigures(tx, elsewhere.acting, { id, reason: 'It was wrong' })), Forbidden);
    await site.house.web.within(lead.scope, (tx) => takeBackFigures(tx, lead.acting, { id, reason: 'It was wrong' }));
    await assert.rejects(site.house.web.within(lead.scope, (tx) => takeBackFigures(tx, lead.acting, { id, reason: 'Once more' })), Conflict);
    await assert.rejects(site.house.web.within(lead.scope, (tx) => takeBackFigures(tx, lead.acting, { id: 'none', reason: 'Once more' })), NotFound);
    const [ended] = (await uses({ as: 'public' })).uses;
    assert.deepEqual([ended?.endReason, ended?.endedOn], ['It was wrong', '2026-11-22']);
  });

  it('is seen by nobody who may not see the figures', async () => {
    await site.database.owner.query("update quality.series set audience = 'own' where id = $1", [exampleSeriesId]);
    const [own, elsewhere] = [await acting('member'), await acting('member', 'hillmoor')];
    for (const scope of [scopeOf(publicViewer), elsewhere.scope]) {
      assert.equal((await uses(scope)).total, 0);
      assert.equal(await site.house.web.reading(scope, (tx) => figureUse(tx, exampleFigureUseId)), null);
    }
    assert.equal((await uses(own.scope)).total, 2);
  });
});
