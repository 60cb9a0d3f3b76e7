import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { addDays, londonDay, type Day } from '#platform/clock';
import { Conflict, Forbidden, Invalid, NotFound } from '#platform/errors';
import type { Viewer } from '#platform/http';
import { openObjectiveWorld, type ObjectiveWorld } from '#test/objective-world';
import { strategyOverlap } from '../queries/strategy-overlap.ts';
import { workstreamPage } from '../queries/workstreams.ts';
import { changeWorkstream, linkWorkstream, unlinkWorkstream } from './change-workstream.ts';
import { registerWorkstream } from './register-workstream.ts';
import { endWorkstream, shareWorkstream, stopSharingWorkstream } from './share-workstream.ts';

const now = new Date('2026-02-01T10:00:00Z');
const link = { nodeCode: 'n.1', weight: 'main' as const, reason: 'It is what this part asks for' };
const words = { title: 'Village clinics', about: 'Clinics near home', leadRole: 'Podiatry lead', tags: [{ list: 'major-conditions', item: 'stroke' }] };

describe('workstreams', () => {
  let world: ObjectiveWorld;
  let lead: Viewer;
  let other: Viewer;
  before(async () => {
    world = await openObjectiveWorld();
    lead = await world.person('Chief AHP');
    other = await world.person('Chief AHP', 'other');
  });
  after(() => world.close());

  const acting = (viewer: Viewer) => ({ now, viewer });
  const register = (viewer: Viewer, organisationId: string, more: Partial<typeof words> = {}, to = link) =>
    world.as(viewer, (tx) => registerWorkstream(tx, acting(viewer), { organisationId, ...words, ...more, link: to }));
  const events = async (id: string) => (await world.database.owner.query<{ name: string }>("select name from platform.event where subject_kind = 'workstream' and subject_id = $1 order by id", [id])).rows.map(({ name }) => name);

  it('are registered with a link and tags, seen at home only, and leave a trace', async () => {
    const { id } = await register(lead, world.organisationId);
    const page = await world.as(lead, (tx) => workstreamPage(tx, id));
    assert.deepEqual([page.title, page.isShared, page.links.map(({ nodeCode, weight }) => [nodeCode, weight]), page.tags.map(({ item }) => item)], ['Village clinics', false, [['n.1', 'main']], ['stroke']]);
    await assert.rejects(world.as(other, (tx) => workstreamPage(tx, id)), NotFound);
    assert.deepEqual(await events(id), ['workstream registered']);
  });

  it('are registered by leads in their own organisation only, never for a policy text', async () => {
    await assert.rejects(register(other, world.organisationId), Forbidden);
    await assert.rejects(register(await world.person('member'), world.organisationId), Forbidden);
    await assert.rejects(register(await world.person('Chief AHP', 'policy'), world.policyOrganisationId), Invalid);
  });

  it('are refused whole when the part or a tag is unknown: nothing is half-written', async () => {
    const count = async () => (await world.database.owner.query('select count(*) from strategy.workstream')).rows[0];
    const before = await count();
    await assert.rejects(register(lead, world.organisationId, {}, { ...link, nodeCode: 'nowhere.1' }), Invalid);
    await assert.rejects(register(lead, world.organisationId, { tags: [{ list: 'major-conditions', item: 'invented' }] }), Invalid);
    assert.deepEqual(await count(), before);
  });

  it('have at most two main links, and no part twice', async () => {
    const { id } = await register(lead, world.organisationId);
    const add = (nodeCode: string, weight: 'main' | 'also') => world.as(lead, (tx) => linkWorkstream(tx, acting(lead), { id, nodeCode, weight, reason: 'because' }));
    await add('n.2', 'main');
    await assert.rejects(add('n.3', 'main'), Invalid);
    await assert.rejects(add('n.2', 'also'), Invalid);
    await add('n.3', 'also');
    const page = await world.as(lead, (tx) => workstreamPage(tx, id));
    const ended = page.links.find(({ nodeCode }) => nodeCode === 'n.1');
    await world.as(lead, (tx) => unlinkWorkstream(tx, acting(lead), { id, linkId: ended?.id ?? '', reason: 'no longer' }));
    await add('n.4', 'main');
  });

  it('changed from an older form are a conflict and stay as they are', async () => {
    const { id } = await register(lead, world.organisationId);
    await world.as(lead, (tx) => changeWorkstream(tx, acting(lead), { id, revision: 1, ...words, title: 'First change', tags: [] }));
    await assert.rejects(world.as(lead, (tx) => changeWorkstream(tx, acting(lead), { id, revision: 1, ...words, title: 'Second change' })), Conflict);
    const page = await world.as(lead, (tx) => workstreamPage(tx, id));
    assert.deepEqual([page.title, page.tags], ['First change', []]);
  });

  it('of two regions on the same part: both see the overlap, and a part without work is a gap', async () => {
    const here = await register(lead, world.organisationId, { title: 'Ours' }, { ...link, nodeCode: 'l.1' });
    const there = await register(other, world.otherOrganisationId, { title: 'Theirs' }, { ...link, nodeCode: 'l.1' });
    const seen = async (viewer: Viewer) => (await world.as(viewer, (tx) => strategyOverlap(tx, 'local', { now }))).view;
    assert.deepEqual((await seen(lead)).overlaps, [], 'not before they are shared');
    await world.as(lead, (tx) => shareWorkstream(tx, acting(lead), here.id));
    await world.as(other, (tx) => shareWorkstream(tx, acting(other), there.id));
    for (const viewer of [lead, other, await world.person('member', 'policy')]) assert.deepEqual((await seen(viewer)).overlaps.map(({ node }) => node), ['l.1']);
    assert.ok((await seen(other)).gaps.includes('l.3'));
    await world.as(other, (tx) => stopSharingWorkstream(tx, acting(other), there.id));
    assert.deepEqual((await seen(lead)).overlaps, [], 'home again');
    await world.as(other, (tx) => shareWorkstream(tx, acting(other), there.id));
    await world.as(other, (tx) => endWorkstream(tx, acting(other), { id: there.id, reason: 'It is daily work now' }));
    assert.deepEqual((await seen(lead)).overlaps, [], 'ended work counts no longer');
    await assert.rejects(world.as(other, (tx) => shareWorkstream(tx, acting(other), there.id)), Conflict);
    assert.deepEqual(await events(there.id), ['workstream registered', 'workstream shared', 'workstream no longer shared', 'workstream shared', 'workstream ended']);
  });

  it('of an organisation that moved count in the integrated care system where it stood on the day', async () => {
    const { owner } = world.database;
    for (const code of ['from-here', 'to-there']) await owner.query("insert into directory.unit (organisation_id, code, level, name, opened_on) values ($1, $2, 'system', $2, '2020-01-01')", [world.organisationId, code]);
    const move = (system: string, from: string, to: string | null) => owner.query("insert into directory.unit_parent (unit_id, parent_id, valid_from, valid_to, reason) select u.id, s.id, $3, $4, 'test' from directory.unit u, directory.unit s where u.organisation_id = $1 and u.level = 'provider' and s.code = $2", [world.otherOrganisationId, system, from, to]);
    const days = { before: londonDay(now), after: addDays(londonDay(now), 10) };
    await move('from-here', '2020-01-01', addDays(days.before, 5));
    await move('to-there', addDays(days.before, 5), null);
    const { id } = await register(other, world.otherOrganisationId, { title: 'On the move' }, { ...link, nodeCode: 'l.2' });
    await world.as(other, (tx) => shareWorkstream(tx, acting(other), id));
    const later = new Date(now.getTime() + 20 * 86_400_000);
    const seen = async (on: Day, systemCode: string) => {
      const { view, systemNames } = await world.as(lead, (tx) => strategyOverlap(tx, 'local', { now: later, on, systemCode }));
      return [view.alone.flatMap(({ workstreams }) => workstreams.map(({ title }) => title)).includes('On the move'), systemNames.get(world.otherOrganisationId)];
    };
    assert.deepEqual([await seen(days.before, 'from-here'), await seen(days.before, 'to-there')], [[true, 'from-here'], [false, undefined]]);
    assert.deepEqual([await seen(days.after, 'from-here'), await seen(days.after, 'to-there')], [[false, undefined], [true, 'to-there']]);
    assert.deepEqual(await seen(addDays(days.before, -2), 'from-here'), [false, undefined], 'the work had not begun');
  });

  it('that are shared are read by others and changed by none of them', async () => {
    const { id } = await register(lead, world.organisationId);
    await world.as(lead, (tx) => shareWorkstream(tx, acting(lead), id));
    assert.equal((await world.as(other, (tx) => workstreamPage(tx, id))).title, words.title);
    await assert.rejects(world.as(other, (tx) => changeWorkstream(tx, acting(other), { id, revision: 1, ...words })), Forbidden);
    await assert.rejects(world.as(other, (tx) => endWorkstream(tx, acting(other), { id, reason: 'taken over' })), Forbidden);
  });
});
