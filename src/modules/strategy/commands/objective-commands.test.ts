import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { FinancialYear } from '#platform/clock';
import { Conflict, Forbidden, Invalid, NotFound } from '#platform/errors';
import type { Tx } from '#platform/db';
import type { Viewer } from '#platform/http';
import { openObjectiveWorld, type ObjectiveWorld } from '#test/objective-world';
import { addPartner } from './add-partner.ts';
import { closeObjective, carryOverObjective } from './close-objective.ts';
import { completeImpactCheck, type ImpactCheck } from './complete-impact-check.ts';
import { createObjective, type NewObjective } from './create-objective.ts';
import { editObjectiveWording } from './edit-objective-wording.ts';
import { linkObjective, unlinkObjective } from './link-objective.ts';
import { planMilestone, reachMilestone } from './plan-milestone.ts';
import { publishObjective } from './publish-objective.ts';
import { tagObjective } from './tag-objective.ts';
import { objectiveContent } from '../data/objective-content.ts';
import { openTags } from '../data/tag-rows.ts';
import { objectivePage } from '../queries/objective-page.ts';

const now = new Date('2025-06-02T10:00:00Z');
const year = FinancialYear.starting(2025);
const by = (viewer: Viewer, at = now) => ({ viewer, now: at });

describe('an objective from draft to the end of its year', () => {
  let world: ObjectiveWorld;
  let chief: Viewer & { personId: string };
  const words = { wording: 'People are seen within six weeks', detail: '', ownerRole: 'Service lead for podiatry', aims: ['outcomes' as const], measurePlan: 'Share seen within six weeks', expectedDirection: 'up' as const, roleGroups: [] };
  const draft = (change: Partial<NewObjective> = {}): NewObjective => ({ ...words, organisationId: world.organisationId, year, strategyId: world.nationalId, nodeCode: 'n.1', parentReason: 'It is about fair access', ownerPersonId: null, updateEveryMonths: 1, ...change });
  const check = (id: string, change: Partial<ImpactCheck> = {}): ImpactCheck => ({ id, groups: objectiveContent.groups.map(({ code }) => code), evidence: 'The referral list', possibleHarm: 'Town clinics could shrink', mitigation: 'Town clinics keep their hours', ownerRole: 'Service lead', reviewOn: '2026-04-01', ...change });
  const create = (change: Partial<NewObjective> = {}) => world.as(chief, (tx) => createObjective(tx, by(chief), draft(change)));
  const publish = (id: string, fromVersion = 1, viewer: Viewer = chief) => world.as(viewer, (tx) => publishObjective(tx, by(viewer), { id, fromVersion }));
  const published = async () => {
    const { id } = await create();
    await world.as(chief, (tx) => completeImpactCheck(tx, by(chief), check(id)));
    await publish(id);
    return id;
  };
  const rowsOf = async (table: string, id: string) => (await world.database.owner.query(`select * from strategy.${table} where objective_id = $1`, [id])).rows;

  before(async () => {
    world = await openObjectiveWorld();
    chief = await world.person('Chief AHP');
  });
  after(() => world.close());

  it('begins as a draft that only its own organisation sees, with an event beside it', async () => {
    const { id } = await create();
    const others = await world.person('Chief AHP', 'other');
    const seen = (viewer: Viewer) => world.as(viewer, (tx) => tx.selectFrom('strategy.objective').select('id').where('id', '=', id).execute());
    assert.equal((await seen(chief)).length, 1);
    assert.equal((await seen(others)).length, 0);
    const { rows } = await world.database.owner.query("select name, visibility from platform.event where subject_id = $1", [id]);
    assert.deepEqual(rows, [{ name: 'objective begun', visibility: 'organisation' }]);
  });

  it('is begun by leads of their own organisation only', async () => {
    for (const role of ['service lead', 'system lead', 'regional lead', 'national team']) {
      const lead = await world.person(role);
      await world.as(lead, (tx) => createObjective(tx, by(lead), draft()));
    }
    for (const role of ['member', 'moderator', 'researcher', 'community partner', 'administrator']) {
      const other = await world.person(role);
      await assert.rejects(world.as(other, (tx) => createObjective(tx, by(other), draft())), Forbidden, role);
    }
    const stranger = await world.person('Chief AHP', 'other');
    await assert.rejects(world.as(stranger, (tx) => createObjective(tx, by(stranger), draft())), Forbidden);
  });

  it('is refused under a part that does not exist, a strategy nobody sees, and for an owner from elsewhere', async () => {
    const stranger = await world.person('member', 'other');
    await assert.rejects(create({ nodeCode: 'n.99' }), Invalid);
    await assert.rejects(create({ strategyId: '5d8f2a52-6f4e-4d0f-8e87-0d5a2f0f8a11' }), NotFound);
    await assert.rejects(create({ strategyId: 'not an id' }), NotFound);
    await assert.rejects(create({ ownerPersonId: stranger.personId }), Invalid);
  });

  it('is never attached to an organisation that is here for its policy text, by command or straight in the database', async () => {
    const lead = await world.person('Chief AHP', 'policy');
    await assert.rejects(world.as(lead, (tx) => createObjective(tx, by(lead), draft({ organisationId: world.policyOrganisationId }))), Forbidden);
    const straight = world.database.owner.query("insert into strategy.objective (organisation_id, year_start, made_at) values ($1, 2025, now())", [world.policyOrganisationId]);
    await assert.rejects(straight, /published policy only/);
  });

  it('is not published until aim, impact check and main link are there, and says which is missing', async () => {
    const { id } = await create({ aims: [] });
    const refusal = await publish(id).catch((error: unknown) => error);
    assert.ok(refusal instanceof Invalid);
    assert.deepEqual(Object.keys(refusal.fields), ['aims', 'impactCheck']);
    await world.as(chief, (tx) => completeImpactCheck(tx, by(chief), check(id)));
    await assert.rejects(publish(id), /Choose at least one aim/);
    const { version } = await world.as(chief, (tx) => editObjectiveWording(tx, by(chief), { ...words, id, fromVersion: 1, reason: 'It had no aim' }));
    await publish(id, version);
    const { rows } = await world.database.owner.query('select is_public from strategy.objective where id = $1', [id]);
    assert.equal(rows[0].is_public, true);
  });

  it('cannot be made public past the commands either', async () => {
    const { id } = await create();
    await assert.rejects(world.database.owner.query('update strategy.objective set is_public = true where id = $1', [id]), /impact check/);
  });

  it('is published by one of two people who press at once', async () => {
    const { id } = await create();
    await world.as(chief, (tx) => completeImpactCheck(tx, by(chief), check(id)));
    const lead = await world.person('service lead');
    const results = await Promise.allSettled([publish(id), publish(id, 1, lead)]);
    assert.deepEqual(results.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected']);
    const refused = results.find((result) => result.status === 'rejected');
    assert.ok(refused?.reason instanceof Conflict);
    assert.equal((await rowsOf('objective_publication', id)).length, 1);
  });

  it('is not published from a page that is older than its words', async () => {
    const { id } = await create();
    await world.as(chief, (tx) => completeImpactCheck(tx, by(chief), check(id)));
    await world.as(chief, (tx) => editObjectiveWording(tx, by(chief), { ...words, wording: 'People are seen within four weeks', id, fromVersion: 1, reason: 'Sooner' }));
    await assert.rejects(publish(id, 1), Conflict);
  });

  it('keeps the wording of each day when it is edited, and one of two editors is told what the other wrote', async () => {
    const id = await published();
    const edit = (viewer: Viewer, wording: string) => world.as(viewer, (tx) => editObjectiveWording(tx, by(viewer, new Date('2025-09-01T09:00:00Z')), { ...words, wording, id, fromVersion: 1, reason: `So that it says ${wording}` }));
    const lead = await world.person('service lead');
    const results = await Promise.allSettled([edit(chief, 'Seen within five weeks'), edit(lead, 'Seen within four weeks')]);
    const refused = results.find((result) => result.status === 'rejected');
    assert.ok(refused?.reason instanceof Conflict);
    assert.match(refused.reason.message, /It now reads: “Seen within (five|four) weeks”/);
    const versions = await rowsOf('objective_version', id);
    assert.equal(versions.find(({ number }) => number === 1).wording, words.wording);
    assert.equal(versions.length, 2);
    await assert.rejects(world.as(chief, (tx) => editObjectiveWording(tx, by(chief), { ...words, wording: 'x', aims: [], id, fromVersion: 2, reason: 'No aims' })), Invalid);
  });

  it('refuses an edit that changes nothing', async () => {
    const { id } = await create();
    await assert.rejects(world.as(chief, (tx) => editObjectiveWording(tx, by(chief), { ...words, id, fromVersion: 1, reason: 'No reason' })), /Nothing has changed/);
  });

  it('asks the impact check to think of all nine characteristics and of a review to come', async () => {
    const { id } = await create();
    const attempt = (change: Partial<ImpactCheck>) => world.as(chief, (tx) => completeImpactCheck(tx, by(chief), check(id, change)));
    await assert.rejects(attempt({ groups: ['age', 'race'] }), /Still to do: disability/);
    await assert.rejects(attempt({ groups: ['age'], reviewOn: '2025-06-02' }), (error) => error instanceof Invalid && Object.keys(error.fields).join() === 'groups,reviewOn');
    await assert.rejects(attempt({ groups: [...objectiveContent.groups.map(({ code }) => code), 'martians'] }), Invalid);
    await assert.rejects(attempt({ reviewOn: '2025-06-02' }), /after today/);
    assert.equal((await rowsOf('impact_check', id)).length, 0);
  });

  it('serves several parents with reasons, two main ones at most, and keeps one main one while public', async () => {
    const id = await published();
    const link = (nodeCode: string, weight: 'main' | 'also', strategyId = world.nationalId) => world.as(chief, (tx) => linkObjective(tx, by(chief), { id, strategyId, nodeCode, weight, reason: 'It helps here too' }));
    await link('l.1', 'main', world.localId);
    await link('n.2', 'also');
    await assert.rejects(link('n.3', 'main'), /two main links at most/);
    await assert.rejects(link('n.2', 'also'), Conflict);
    const straight = world.database.owner.query("insert into strategy.objective_parent (objective_id, organisation_id, strategy_id, node_code, weight, reason, began_at) values ($1, $2, $3, 'n.4', 'main', 'straight in', now())", [id, world.organisationId, world.nationalId]);
    await assert.rejects(straight, /At most two main links/);
    const mains = (await rowsOf('objective_parent', id)).filter(({ weight }) => weight === 'main');
    const end = (parentId: string) => world.as(chief, (tx) => unlinkObjective(tx, by(chief), { id, parentId, reason: 'No longer so' }));
    await end(mains[0].id);
    await assert.rejects(end(mains[1].id), /keeps at least one main link/);
    await assert.rejects(end(mains[0].id), NotFound);
  });

  it('is carried over with its history both ways, once', async () => {
    const id = await published();
    const { id: next } = await world.as(chief, (tx) => carryOverObjective(tx, by(chief), { id, reason: 'The gap has narrowed, not closed', learned: '' }));
    const { rows } = await world.database.owner.query('select year_start, carried_over_from, is_public from strategy.objective where id = $1', [next]);
    assert.deepEqual(rows, [{ year_start: 2026, carried_over_from: id, is_public: false }]);
    const [closing] = await rowsOf('objective_closing', id);
    assert.deepEqual([closing.outcome, closing.carried_over_to], ['carried over', next]);
    assert.equal((await rowsOf('objective_parent', next)).length, 1);
    await assert.rejects(world.as(chief, (tx) => carryOverObjective(tx, by(chief), { id, reason: 'Again', learned: '' })), Conflict);
  });

  it('is carried over with its owner, unless they have left', async () => {
    const owner = await world.person('member');
    const ownerOf = async (id: string) => (await world.as(chief, (tx) => objectivePage(tx, id, now)))?.owner;
    const carried = async () => {
      const { id } = await create({ ownerPersonId: owner.personId });
      return { id, carry: () => world.as(chief, (tx) => carryOverObjective(tx, by(chief), { id, reason: 'It goes on', learned: '' })) };
    };
    const [first, second] = [await carried(), await carried()];
    assert.deepEqual([(await ownerOf((await first.carry()).id))?.personId, (await ownerOf(second.id))?.hasLeft], [owner.personId, false]);
    await world.database.owner.query("update directory.membership set ended_on = '2025-06-01' where person_id = $1", [owner.personId]);
    assert.deepEqual([(await ownerOf(second.id))?.hasLeft, await ownerOf((await second.carry()).id)], [true, null]);
  });

  it('takes its tags, its partners without their money and its unfinished milestones along', async () => {
    const id = await published();
    const doing = async <T>(work: (tx: Tx) => Promise<T>) => world.as(chief, work);
    await doing((tx) => tagObjective(tx, by(chief), { id, tags: [{ list: 'professions', item: 'prof.podiatrists' }] }));
    await doing((tx) => addPartner(tx, by(chief), { id, name: 'The walking group', kind: 'community', deliveryRole: 'Tells people', decisionRights: 'Where', budgetPounds: 500, joinedOn: '2025-05-01' }));
    const milestone = (title: string, dueOn: string) => doing((tx) => planMilestone(tx, by(chief), { id, title, dueOn }));
    const { milestoneId: reached } = await milestone('Reached', '2025-05-01');
    const { milestoneId: chosen } = await milestone('Goes along', '2026-01-31');
    await milestone('Was not ticked', '2026-02-28');
    await doing((tx) => reachMilestone(tx, by(chief), { id, milestoneId: reached, reachedOn: '2025-05-02' }));
    const { id: next } = await doing((tx) => carryOverObjective(tx, by(chief), { id, reason: 'It takes two years', learned: '', milestoneIds: [chosen, reached] }));
    const page = await doing((tx) => objectivePage(tx, next, now));
    assert.deepEqual(page?.milestones.map(({ title, dueOn, reachedOn }) => [title, dueOn, reachedOn]), [['Goes along', '2027-01-31', null]]);
    assert.deepEqual(page?.partners.map(({ name, decisionRights, budgetPounds, joinedOn }) => [name, decisionRights, budgetPounds, joinedOn]), [['The walking group', 'Where', null, '2025-06-02']]);
    assert.deepEqual(await doing((tx) => openTags(tx, { objectiveId: next })).then((tags) => tags.map(({ item }) => item)), ['prof.podiatrists']);
    assert.deepEqual(page?.cameAlong, { tags: 1, partners: 1, milestones: 1 });
  });

  it('is not closed as done without proof, and takes nothing more once closed', async () => {
    const id = await published();
    await assert.rejects(world.as(chief, (tx) => closeObjective(tx, by(chief), { id, outcome: 'done', reason: 'It is done', learned: '' })), /with evidence/);
    await world.as(chief, (tx) => closeObjective(tx, by(chief), { id, outcome: 'closed', reason: 'Money ran out', learned: 'Ask sooner' }));
    await assert.rejects(world.as(chief, (tx) => editObjectiveWording(tx, by(chief), { ...words, wording: 'Other words', id, fromVersion: 1, reason: 'Too late' })), Conflict);
    await assert.rejects(world.as(chief, (tx) => closeObjective(tx, by(chief), { id, outcome: 'closed', reason: 'Again', learned: '' })), Conflict);
  });

  it('answers "not found" for ids that are nonsense or foreign drafts', async () => {
    const { id } = await create();
    const stranger = await world.person('Chief AHP', 'other');
    await assert.rejects(publish('nonsense'), NotFound);
    await assert.rejects(publish(id, 1, stranger), NotFound);
    const live = await published();
    await assert.rejects(publish(live, 1, stranger), Forbidden);
  });
});
