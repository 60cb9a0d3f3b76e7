import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Forbidden } from '#platform/errors';
import { scopeOf } from '#platform/http';
import { sessionFor } from '#test/role-players';
import { openTestSite, type TestSite } from '#test/site';
import { exampleSeriesId, exampleTaskId } from '../../data/example-series.ts';
import { taskLines } from '../../queries/responses/tasks.ts';
import { answersOfObjective } from '../../queries/responses/answers-of-objective.ts';
import { today } from '../../queries/today.ts';
import { answerSignal } from './answer-signal.ts';
import { handOver } from './hand-over.ts';
import { openResponses } from './open-responses.ts';

describe('a real change gets a task, and the task an answer', () => {
  let site: TestSite;
  const now = new Date('2026-11-22T12:00:00Z');
  const later = new Date('2026-12-21T12:00:00Z');
  before(async () => { site = await openTestSite(); });
  after(() => site.close());

  const acting = async (role: string, organisation?: string) => {
    const player = await sessionFor(site, role, organisation);
    const viewer = { kind: 'person', personId: player.personId ?? '', signedIn: true, grants: player.grants, sessionId: null, tokenId: null, name: null, memberships: [], tokenScopes: [] } as const;
    return { viewer, scope: scopeOf(viewer), acting: { viewer, now } };
  };
  // The example figures of physiotherapy have tasks of their own (content/demo/ambitions.yaml).
  const needed = async (who: Awaited<ReturnType<typeof acting>>, at: Date) => (await site.house.web.reading(who.scope, (tx) => today(tx, { viewer: who.viewer, now: at, since: '2026-12-31', places: [] }))).filter(({ kind, title }) => kind === 'needed' && !title.endsWith(', Physiotherapy')).map(({ label }) => label);
  const open = (at = now) => site.house.worker.within({ as: 'worker' }, (tx) => openResponses(tx, at));
  const raise = (rule: string, from: string, meaning = 'improvement') => site.database.owner.query('insert into quality.signal (series_id, organisation_id, rule, meaning, from_period, to_period, completed_period, revision, raised_at) select id, organisation_id, $2, $3, $4, $4, $4, 1, $5 from quality.series where id = $1', [exampleSeriesId, rule, meaning, from, now]);
  const words = { think: 'It is the clinic', decide: 'Keep it', action: 'Open a third', actionOwnerRole: 'Podiatry lead', actionDueOn: '2027-01-31', objectiveId: null };
  const waiting = async (at = now) => (await site.house.worker.within({ as: 'worker' }, (tx) => taskLines(tx, { state: 'waiting' }, at))).filter(({ seriesId }) => seriesId === exampleSeriesId);

  it('the example is answered for months 16 and 18, each time with what was new; what came after is one more task of the service lead, whatever number of rules fired', async () => {
    const { rows } = await site.database.owner.query<{ id: string; period: string; rules: number; run: string | null }>("select t.id, t.period, count(*)::int as rules, max(g.completed_period) filter (where g.rule = 'run-above') as run from quality.response_task t join quality.response_signal r on r.task_id = t.id join quality.signal g on g.id = r.signal_id where t.series_id = $1 group by t.id order by t.period", [exampleSeriesId]);
    assert.deepEqual(rows.map(({ period, run }) => [period, run]), [['2026-03-01', null], ['2026-05-01', '2026-05-01'], ['2026-06-01', null]]);
    assert.equal(rows[0]?.id, exampleTaskId);
    assert.ok((rows[2]?.rules ?? 0) >= 2, 'several signals, one task');
    const [task] = await waiting();
    assert.deepEqual([task?.ownerRole, task?.ownerName, task?.meanings], ['Head of podiatry', 'Hannah Okoro', ['improvement']]);
    assert.equal(await open(), 0, 'again changes nothing');
  });

  it('a new signal joins the task that is open; after the answer it opens another; an ended one opens none', async () => {
    const lead = await acting('service lead');
    await raise('trend-up', '2026-08-01');
    assert.equal(await open(), 0);
    const [task] = await waiting();
    await site.house.web.within(lead.scope, (tx) => answerSignal(tx, lead.acting, { ...words, taskId: task?.id ?? '' }));
    assert.deepEqual(await waiting(), []);
    await raise('trend-up', '2026-09-01');
    await site.database.owner.query("update quality.signal set ended_at = $1 where from_period = '2026-09-01' and rule = 'trend-up'", [now]);
    assert.equal(await open(), 0);
    await raise('below-limit', '2026-09-01', 'concern');
    assert.equal(await open(), 1);
    assert.deepEqual((await waiting()).map(({ dueOn, meanings }) => [dueOn, meanings]), [['2026-12-20', ['concern']]]);
  });

  it('is late the day after it was due, and only then on the lead’s own page; another organisation sees nothing of it', async () => {
    const [lead, stranger] = [await acting('Chief AHP'), await acting('Chief AHP', 'hillmoor')];
    const notices = async (who: typeof lead, at: Date) => (await needed(who, at)).filter((label) => label.startsWith('An answer'));
    assert.deepEqual(await notices(lead, new Date('2026-12-20T12:00:00Z')), []);
    assert.deepEqual(await notices(lead, later), ['An answer to a change in the figures is late']);
    assert.deepEqual(await notices(stranger, later), []);
    assert.deepEqual(await site.house.web.reading(stranger.scope, (tx) => taskLines(tx, {}, later)), []);
  });

  it('only a lead or whoever was asked answers; what is handed over waits for the other person', async () => {
    const [lead, member, stranger] = [await acting('service lead'), await acting('member'), await acting('service lead', 'hillmoor')];
    const taskId = (await waiting())[0]?.id ?? '';
    const answer = (who: typeof lead) => site.house.web.within(who.scope, (tx) => answerSignal(tx, who.acting, { ...words, taskId }));
    await assert.rejects(answer(member), Forbidden);
    await assert.rejects(answer(stranger), /cannot find/);
    await assert.rejects(site.house.web.within(member.scope, (tx) => handOver(tx, member.acting, { taskId, personId: member.viewer.personId, role: 'Podiatrist', reason: 'I want it' })), Forbidden);
    await site.house.web.within(lead.scope, (tx) => handOver(tx, lead.acting, { taskId, personId: member.viewer.personId, role: 'Podiatrist', reason: 'Runs the clinic' }));
    assert.deepEqual(await needed(member, now), ['Answer a change in the figures']);
    await answer(member);
    assert.deepEqual(await waiting(), []);
  });

  it('an answer can be an action of an objective: it brings the objective along and stands on its page; an action of others is refused', async () => {
    const lead = await acting('service lead');
    await raise('two-of-three-above', '2026-09-01');
    assert.equal(await open(), 1);
    const taskId = (await waiting())[0]?.id ?? '';
    const { rows: [action] } = await site.database.owner.query<{ id: string; objective: string; what: string }>("select a.id, a.objective_id as objective, a.what from strategy.action a join directory.organisation o on o.id = a.organisation_id where o.code = 'vale-and-riverside' and not exists (select from strategy.action_done d where d.action_id = a.id) limit 1");
    const answer = (actionId: string) => site.house.web.within(lead.scope, (tx) => answerSignal(tx, lead.acting, { ...words, taskId, actionId }));
    await assert.rejects(answer('00000000-0000-4000-8000-000000000000'), /Choose an action/);
    await answer(action?.id ?? '');
    const [line] = await site.house.web.reading(lead.scope, (tx) => answersOfObjective(tx, action?.objective ?? ''));
    assert.deepEqual([line?.seriesId, line?.actionOfObjective], [exampleSeriesId, action?.what]);
  });
});
