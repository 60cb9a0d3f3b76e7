import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { visitorOf, type Visitor } from '#test/forms';
import { sessionFor } from '#test/role-players';
import { openTestSite, type TestSite } from '#test/site';

describe('registers, by eight at once', () => {
  let site: TestSite;
  const visitors = new Map<string, Visitor>();
  before(async () => {
    site = await openTestSite();
    site.setTime(new Date('2026-11-22T10:00:00Z'));
    for (const role of ['service lead', 'Chief AHP', 'researcher'] as const) visitors.set(role, await visitorOf(site, await sessionFor(site, role)));
  });
  after(() => site.close());

  const rows = async <Row extends Record<string, unknown>>(query: string, values: unknown[] = []) => (await site.database.owner.query<Row>(query, values)).rows;
  /** The same press eight times at once, each from a form of its own; answers how each was answered. */
  const rush = async (role: string, url: string, fields: Record<string, string> = {}) => {
    const visitor = visitors.get(role) ?? assert.fail(role);
    const answers = await Promise.all(Array.from({ length: 8 }, () => site.server.inject({
      method: 'POST', url, payload: new URLSearchParams({ _csrf: visitor.csrf, ...fields }).toString(), headers: { cookie: visitor.cookies, 'content-type': 'application/x-www-form-urlencoded' },
    })));
    return answers.map(({ statusCode }) => statusCode);
  };
  const events = async (name: string) => (await rows('select 1 from platform.event where name = $1', [name])).length;
  const isOnce = (codes: readonly number[]) => assert.deepEqual([codes.filter((code) => code === 303).length, codes.every((code) => code === 303 || code === 409)], [1, true], codes.join());

  it('numbers every step of a barrier and every answer to a question, and loses none', async () => {
    const [barrier] = await rows<{ id: string; most: number }>("select b.id, coalesce((select max(number) from improvement.barrier_step s where s.barrier_id = b.id), 0) as most from improvement.barrier b join directory.organisation o on o.id = b.organisation_id where o.code = 'vale-and-riverside' and b.shown_on is not null limit 1");
    const stepped = await rush('service lead', `/improvement/barriers/${barrier?.id}/steps`, { status: 'open again', ownerRole: '', words: 'It is back since Monday', 'saidOn-day': '22', 'saidOn-month': '11', 'saidOn-year': '2026' });
    assert.deepEqual([...new Set(stepped)], [303], stepped.join());
    assert.equal((await rows<{ most: number }>('select max(number) as most from improvement.barrier_step where barrier_id = $1', [barrier?.id]))[0]?.most, (barrier?.most ?? 0) + 8);
    const [question] = await rows<{ id: string; most: number }>("select q.id, coalesce((select max(number) from improvement.question_answer a where a.question_id = q.id), 0) as most from improvement.community_question q join directory.organisation o on o.id = q.organisation_id where o.code = 'vale-and-riverside' and q.shown_on is not null limit 1");
    const answered = await rush('researcher', `/improvement/questions/${question?.id}/answers`, { kind: 'not now', researcherRole: 'Researcher', words: 'Others come first' });
    assert.deepEqual([...new Set(answered)], [303], answered.join());
    assert.equal((await rows<{ most: number }>('select max(number) as most from improvement.question_answer where question_id = $1', [question?.id]))[0]?.most, (question?.most ?? 0) + 8);
  });

  it('ends a role and closes an ask once', async () => {
    const [role] = await rows<{ id: string }>("select r.id from improvement.informatics_role r join directory.organisation o on o.id = r.organisation_id where o.code = 'vale-and-riverside' and r.ended_on is null limit 1");
    isOnce(await rush('Chief AHP', `/improvement/digital/roles/${role?.id}/ending`));
    assert.equal(await events('informatics role ended'), 1);
    const [post] = await rows<{ id: string }>("select p.id from stories.exchange_post p join directory.organisation o on o.id = p.organisation_id where o.code = 'vale-and-riverside' and p.closed_at is null limit 1");
    isOnce(await rush('service lead', `/practice-exchange/${post?.id}/closing`));
    assert.equal(await events('closed on the board'), 1);
  });

  it('puts every step into a pathway, approves it once, and ends a tool once', async () => {
    const [pathway] = await rows<{ id: string; steps: number }>("select p.id, (select count(*)::int from improvement.pathway_step s where s.pathway_id = p.id and s.map = 'proposed') as steps from improvement.pathway p join directory.organisation o on o.id = p.organisation_id where o.code = 'vale-and-riverside' and p.approved_on is null limit 1");
    const added = await rush('service lead', `/improvement/pathways/${pathway?.id}/steps`, { map: 'proposed', title: 'A call the day after', kind: 'treatment', team: 'Podiatry', place: '', waitDays: '', position: '' });
    assert.deepEqual([...new Set(added)], [303], added.join());
    assert.equal((await rows("select 1 from improvement.pathway_step where pathway_id = $1 and map = 'proposed'", [pathway?.id])).length, (pathway?.steps ?? 0) + 8);
    const approved = await rush('Chief AHP', `/improvement/pathways/${pathway?.id}/approval`, { contribution: 'Podiatrists see people sooner', inequalityEffect: 'People in villages gain most' });
    assert.ok(approved.includes(303) && approved.every((code) => code < 500), approved.join());
    assert.equal(await events('pathway approved'), 1);
    const [tool] = await rows<{ id: string }>("select t.id from improvement.tool t join directory.organisation o on o.id = t.organisation_id where o.code = 'vale-and-riverside' and t.ended_on is null limit 1");
    isOnce(await rush('service lead', `/improvement/tools/${tool?.id}/ending`));
    assert.equal(await events('tool ended'), 1);
  });

  it('gives the form back where a write meets another that nobody thought of, with nothing written', async () => {
    await rows("create function improvement.meets() returns trigger language plpgsql as $$ begin raise unique_violation; end $$");
    await rows('create trigger meets before insert on improvement.barrier_step for each row execute function improvement.meets()');
    const [barrier] = await rows<{ id: string }>("select b.id from improvement.barrier b join directory.organisation o on o.id = b.organisation_id where o.code = 'vale-and-riverside' and b.shown_on is not null limit 1");
    const visitor = visitors.get('service lead') ?? assert.fail();
    const { statusCode, body } = await site.server.inject({
      method: 'POST', url: `/improvement/barriers/${barrier?.id}/steps`, headers: { cookie: visitor.cookies, 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ _csrf: visitor.csrf, status: 'open again', ownerRole: '', words: 'Typed with care', 'saidOn-day': '22', 'saidOn-month': '11', 'saidOn-year': '2026' }).toString(),
    });
    await rows('drop trigger meets on improvement.barrier_step');
    assert.equal(statusCode, 422);
    assert.match(body, /the same was saved at this moment or stands there already[\s\S]*Typed with care/);
  });
});
