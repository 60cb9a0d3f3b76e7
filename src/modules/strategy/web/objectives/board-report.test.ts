import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { FinancialYear } from '#platform/clock';
import { closeDocuments } from '#platform/documents';
import { openTestSite, type TestSite } from '#test/site';
import { boardReport } from '../../queries/board-report.ts';
import { demoObjectiveId } from '../../data/load-demo-objectives.ts';

const now = new Date('2026-11-21T12:00:00Z');

describe('the report to the board', () => {
  let site: TestSite;
  before(async () => {
    site = await openTestSite();
    site.setTime(now);
  });
  after(async () => {
    closeDocuments();
    await site.close();
  });
  const report = (code: string, startYear: number, on: string) => site.database.web.reading({ as: 'public' }, (tx) => boardReport(tx, { code, year: FinancialYear.starting(startYear), on, now }));

  it('shows progress, gaps, decisions and next steps of its day', async () => {
    const today = await report('vale', 2025, '2026-11-21');
    assert.deepEqual(today.objectives.map(({ status }) => status).toSorted(), ['carried over', 'closed', 'done', 'done']);
    assert.deepEqual(today.decisions.map(({ viewsRecorded }) => viewsRecorded), [true, true, true, true]);
    assert.deepEqual(today.closings.map(({ outcome }) => outcome).toSorted(), ['carried over', 'closed', 'done', 'done']);
    assert.deepEqual((await report('vale', 2025, '2025-12-01')).closings, [], 'nothing had ended by then');
    assert.ok(today.nodesWithoutObjectives.length > 0);
    assert.deepEqual(today.nextSteps, []);
    const summer = await report('vale', 2025, '2025-07-01');
    assert.equal(summer.objectives.find(({ id }) => id === demoObjectiveId('vale.2025.1'))?.coProduction.label, 'co-produced so far: planning');
    assert.deepEqual(summer.decisions.map(({ decidedOn }) => decidedOn), ['2025-06-10', '2025-05-24']);
    assert.ok(summer.nextSteps.some(({ what, dueOn }) => what === 'Two clinics in village halls' && dueOn === '2025-09-30'));
    const later = async (table: 'milestone (title' | 'action (owner_role, what', value: string) => site.database.owner.query(`insert into strategy.${table}, objective_id, organisation_id, due_on, made_at) select ${value}, id, organisation_id, '2025-09-01', '2025-07-02' from strategy.objective where id = $1`, [demoObjectiveId('vale.2025.1')]);
    await Promise.all([later('milestone (title', "'Planned later'"), later('action (owner_role, what', "'Lead', 'Planned later'")]);
    assert.deepEqual((await report('vale', 2025, '2025-07-01')).nextSteps, summer.nextSteps, 'what was planned after the day is not in its report');
    assert.equal((await report('vale', 2025, '2025-07-02')).nextSteps.filter(({ what }) => what === 'Planned later').length, 2);
    await site.database.owner.query("update strategy.objective_publication set published_at = '2025-06-01' where objective_id = $1", [demoObjectiveId('vale.2025.3')]);
    assert.equal((await report('vale', 2025, '2025-05-20')).objectives.some(({ id }) => id === demoObjectiveId('vale.2025.3')), false, 'it was written but not yet published');
    const before = await report('vale', 2025, '2025-04-01');
    assert.equal(before.objectives.length, 0, 'nothing was published yet');
  });

  it('says why things were decided and what was learned, in whole sentences', async () => {
    const page = (await site.server.inject('/strategies/vale/report/2025-26')).body.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
    assert.match(page, /10 June 2025, The steering group with two people from the villages\. Why: People there wait the longest\. Views recorded\./);
    assert.match(page, /What ended, and what was learned .*Carried over, 31 March 2026\. The gap has narrowed\. We cannot yet say that it has closed\. .*The drop-in mornings did not shorten waits\. What was learned: Parents want a call first, so we will try that\./);
    assert.match(page, /[a-z]\. Evidence: [^.<]+\./, 'a full stop before the evidence');
    assert.doesNotMatch(page, /[a-z] Evidence:|\.\./);
    await site.database.owner.query("update strategy.objective_closing set learned = 'Halls were warm enough' where objective_id = $1", [demoObjectiveId('vale.2025.1')]);
    assert.equal((await report('vale', 2025, '2026-11-21')).closings.find(({ objectiveId }) => objectiveId === demoObjectiveId('vale.2025.1'))?.learned, 'Halls were warm enough');
  });

  it('keeps the wording of its day', async () => {
    const id = demoObjectiveId('vale.2026.2');
    await site.database.owner.query("insert into strategy.objective_version select objective_id, organisation_id, 2, 'Older people get help long before they fall', detail, owner_role, aims, measure_plan, expected_direction, '2026-08-01', null, 'Sooner', role_groups from strategy.objective_version where objective_id = $1", [id]);
    await site.database.owner.query('update strategy.objective set current_version = 2 where id = $1', [id]);
    const wordingOn = async (on: string) => (await report('vale', 2026, on)).objectives.find((one) => one.id === id)?.wording;
    assert.deepEqual([await wordingOn('2026-07-31'), await wordingOn('2026-08-02')], ['Older people get help before they fall', 'Older people get help long before they fall']);
  });

  it('comes as a page, as tagged PDF and as Word, in moments', async () => {
    const page = await site.server.inject('/strategies/vale/report/2025-26');
    assert.equal(page.statusCode, 200);
    assert.match(page.body, /co-produced so far: planning, design/i);
    assert.match(page.body, /Views recorded/);
    assert.match(page.body, new RegExp(`href="[^"]*/objectives/${demoObjectiveId('vale.2025.1')}"`));
    await site.server.inject('/strategies/vale/report/2025-26.pdf');
    const timed = async (url: string) => {
      const began = performance.now();
      const answer = await site.server.inject(url);
      return { answer, took: performance.now() - began };
    };
    const pdf = await timed('/strategies/vale/report/2026-27.pdf');
    assert.equal(pdf.answer.rawPayload.subarray(0, 5).toString(), '%PDF-');
    assert.match(pdf.answer.rawPayload.toString('latin1'), /\/MarkInfo/);
    const word = await timed('/strategies/vale/report/2026-27.docx');
    assert.equal(word.answer.rawPayload.subarray(0, 2).toString(), 'PK');
    const browser = await timed('/strategies/nat/report/2026-27');
    console.log(`board report: page ${Math.round(browser.took)} ms, PDF ${Math.round(pdf.took)} ms, Word ${Math.round(word.took)} ms`);
    for (const { took } of [pdf, word, browser]) assert.ok(took < 3000, `${took} ms`);
  });

  it('says so when nothing is published, and answers "not found" to what is not a year or a strategy', async () => {
    const oxford = await site.server.inject('/strategies/ox/report/2025-26');
    assert.match(oxford.body, /No objective for 2025-26 was published/);
    for (const url of ['/strategies/vale/report/2025-27', '/strategies/vale/report/x.pdf', '/strategies/none/report/2025-26']) assert.equal((await site.server.inject(url)).statusCode, 404, url);
  });
});
