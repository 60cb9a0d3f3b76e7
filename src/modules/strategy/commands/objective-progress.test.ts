import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { FinancialYear } from '#platform/clock';
import { Conflict, Forbidden, Invalid, NotFound } from '#platform/errors';
import type { Viewer } from '#platform/http';
import { openObjectiveWorld, type ObjectiveWorld } from '#test/objective-world';
import { objectiveContent } from '../data/objective-content.ts';
import { heldAbout } from '../queries/held-about.ts';
import { myWork } from '../queries/my-work.ts';
import { objectivePage } from '../queries/objective-page.ts';
import { addAction, finishAction } from './add-action.ts';
import { addPartner } from './add-partner.ts';
import { answerReminder, findReminderLink } from './answer-reminder.ts';
import { closeObjective } from './close-objective.ts';
import { completeImpactCheck } from './complete-impact-check.ts';
import { createObjective } from './create-objective.ts';
import { publishObjective } from './publish-objective.ts';
import { recordDecision } from './record-decision.ts';
import { recordPartnership, takeBackPartnership } from './record-partnership.ts';
import { recordNothingChanged, recordProgress, type Progress } from './record-progress.ts';
import { remindOwners } from './remind-owners.ts';
import type { Partnership } from '../data/partnership-rows.ts';

const published = new Date('2025-05-01T10:00:00Z');
const june = new Date('2025-06-20T10:00:00Z');
const by = (viewer: Viewer, at = june) => ({ viewer, now: at });

describe('what is said about an objective', () => {
  let world: ObjectiveWorld;
  let chief: Viewer & { personId: string };
  let member: Viewer & { personId: string };
  let id: string;
  const make = (ownerPersonId: string | null) => world.as(chief, async (tx) => {
    const made = await createObjective(tx, by(chief, published), { organisationId: world.organisationId, year: FinancialYear.starting(2025), strategyId: world.nationalId, nodeCode: 'n.1', parentReason: 'Fair access', ownerPersonId, updateEveryMonths: 1, wording: 'People are seen in time', detail: '', ownerRole: 'Service lead', aims: ['outcomes'], measurePlan: '', expectedDirection: null, roleGroups: [] });
    await completeImpactCheck(tx, by(chief, published), { id: made.id, groups: objectiveContent.groups.map(({ code }) => code), evidence: 'A list', possibleHarm: 'Some', mitigation: 'This', ownerRole: 'Lead', reviewOn: '2026-05-01' });
    await publishObjective(tx, by(chief, published), { id: made.id, fromVersion: 1 });
    return made.id;
  });
  const progress = (change: Partial<Progress> = {}): Progress => ({ id, status: 'on track', note: 'The first clinic opened', changeForPeople: 'too early to say', helpNeeded: '', evidence: null, reason: '', route: 'site', ...change });
  const record = (change: Partial<Progress> = {}, viewer: Viewer = chief, at = june) => world.as(viewer, (tx) => recordProgress(tx, by(viewer, at), progress(change)));
  const read = async (at = june) => {
    const page = await world.as(chief, (tx) => objectivePage(tx, id, at));
    assert.ok(page);
    return page;
  };
  const entry = (change: Partial<Partnership> = {}): Partnership & { id: string } => ({ id, stage: 'design', evidence: 'seat', role: 'steer', tookPart: 'people-with-lived-experience', peopleCount: 1, who: 'one person', decided: 'Clinics move to halls', supportGiven: '', powerShared: '', happenedOn: '2025-05-20', ...change });
  const partnership = (change: Partial<Partnership> = {}) => world.as(chief, (tx) => recordPartnership(tx, by(chief), entry(change)));
  const mails = async () => (await world.database.owner.query("select to_address, body from platform.mail order by queued_at, id")).rows as { to_address: string; body: string }[];

  before(async () => {
    world = await openObjectiveWorld();
    chief = await world.person('Chief AHP');
    member = await world.person('member');
  });
  beforeEach(async () => {
    await world.database.owner.query('delete from platform.mail');
    await world.database.owner.query('update strategy.objective_owner set ended_at = now()');
    id = await make(member.personId);
  });
  after(() => world.close());

  describe('progress', () => {
    it('is recorded by the owner, whatever their role, and by leads; not by others', async () => {
      await record({}, member);
      await record({ status: 'needs help', helpNeeded: 'A van' });
      const other = await world.person('researcher');
      await assert.rejects(record({}, other), Forbidden);
      const stranger = await world.person('Chief AHP', 'other');
      await assert.rejects(record({}, stranger), Forbidden);
      assert.deepEqual((await read()).updates.map(({ status }) => status).toSorted(), ['needs help', 'on track']);
    });

    it('stands on evidence: "better" and "done" are refused without it, by command and by the database', async () => {
      await assert.rejects(record({ changeForPeople: 'better' }), /Add the evidence/);
      await assert.rejects(record({ status: 'needs help' }), /what would help/i);
      await record();
      await assert.rejects(record({ status: 'done' }), Invalid);
      await assert.rejects(world.database.owner.query("insert into strategy.progress_update (objective_id, organisation_id, status, note, change_for_people, made_at) values ($1, $2, 'on track', 'It improved', 'better', now())", [id, world.organisationId]), /claims_need_evidence/);
      await record({ status: 'done', changeForPeople: 'better', evidence: { kind: 'measure', text: 'The chart of waits', address: null } }, chief, new Date('2025-06-21T10:00:00Z'));
      assert.equal((await read(new Date('2025-06-22T10:00:00Z'))).status, 'done');
      await assert.rejects(record({ status: 'on track' }), /why it is opened again/);
    });

    it('says "nothing changed, because" and keeps the status', async () => {
      await record({ status: 'needs help', helpNeeded: 'A van' });
      await world.as(member, (tx) => recordNothingChanged(tx, by(member, new Date('2025-07-20T10:00:00Z')), { id, because: 'We wait for the van', route: 'site' }));
      const page = await read(new Date('2025-08-01T10:00:00Z'));
      assert.deepEqual([page.updates[0]?.status, page.updates[0]?.nothingChanged], ['needs help', true]);
    });

    it('takes nothing once the objective is closed', async () => {
      await world.as(chief, (tx) => closeObjective(tx, by(chief), { id, outcome: 'closed', reason: 'No money', learned: '' }));
      await assert.rejects(record(), Conflict);
      await assert.rejects(world.as(chief, (tx) => addAction(tx, by(chief), { id, what: 'Do it', ownerRole: 'Lead', ownerPersonId: null, dueOn: '2025-09-01' })), Conflict);
    });
  });

  describe('reminders', () => {
    const base = { baseUrl: 'https://allied.example' };
    const remind = (now: Date) => remindOwners(world.database.worker, { now, ...base });
    const tokenIn = (body: string | undefined) => /\/updates\/([\w-]+)/.exec(body ?? '')?.[1] ?? '';

    it('go out when an update is due, one mail for all objectives of an owner, once a day and again after a week', async () => {
      await make(member.personId);
      assert.equal(await remind(new Date('2025-05-31T07:00:00Z')), 0, 'not due before a month has passed');
      assert.equal(await remind(new Date('2025-06-01T07:00:00Z')), 1);
      const [mail, ...more] = await mails();
      assert.equal(more.length, 0);
      assert.equal(mail?.to_address, 'member@first-trust.example');
      assert.equal(mail?.body.match(/\/updates\//g)?.length, 2);
      assert.equal(await remind(new Date('2025-06-01T09:00:00Z')), 0);
      assert.equal(await remind(new Date('2025-06-07T09:00:00Z')), 0);
      assert.equal(await remind(new Date('2025-06-08T09:00:00Z')), 1);
    });

    it('never reach an owner twice when two workers run at once', async () => {
      for (let round = 0; round < 3; round += 1) await make(member.personId);
      const written = await Promise.all([remind(june), remind(june), remind(june)]);
      assert.equal(written.reduce((sum, count) => sum + count, 0), 1);
      assert.equal((await mails()).length, 1);
      const { rows } = await world.database.owner.query('select count(*)::int as n, count(distinct objective_id)::int as d from strategy.objective_reminder where day = $1', ['2025-06-20']);
      assert.equal(rows[0].n, rows[0].d);
    });

    it('stop after an update, when it is closed, and when the owner has left', async () => {
      await record({}, member);
      assert.equal(await remind(june), 0);
      const later = new Date('2025-07-21T07:00:00Z');
      await world.as(chief, (tx) => closeObjective(tx, by(chief), { id, outcome: 'closed', reason: 'No money', learned: '' }));
      assert.equal(await remind(later), 0);
      id = await make(member.personId);
      await world.database.owner.query("update directory.membership set ended_on = '2025-06-01' where person_id = $1", [member.personId]);
      assert.equal(await remind(later), 0);
      await world.database.owner.query('update directory.membership set ended_on = null where person_id = $1', [member.personId]);
      assert.equal(await remind(later), 1);
    });

    it('hold a link that answers without a session, once, for that objective and month only', async () => {
      await remind(june);
      const token = tokenIn((await mails())[0]?.body);
      const link = await findReminderLink(world.database.web, token, june);
      assert.deepEqual([link?.objectiveId, link?.personId, link?.month], [id, member.personId, '2025-06-01']);
      assert.equal((await read()).updates.length, 0, 'opening the link changes nothing');
      const answer = () => answerReminder(world.database.web, { now: june }, { token, because: 'The hall is not open yet' });
      const results = await Promise.allSettled([answer(), answer()]);
      assert.deepEqual(results.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected']);
      assert.ok(results.some((result) => result.status === 'rejected' && result.reason instanceof Conflict));
      const { updates } = await read();
      assert.deepEqual(updates.map(({ note, nothingChanged, route }) => [note, nothingChanged, route]), [['The hall is not open yet', true, 'mail link']]);
      const { rows } = await world.database.owner.query("select actor, person_id from platform.event where subject_id = $1 and name = 'no change recorded'", [id]);
      assert.deepEqual(rows, [{ actor: 'person', person_id: member.personId }]);
    });

    it('hold links that end, and that die with the membership or a change of owner', async () => {
      await remind(june);
      const token = tokenIn((await mails())[0]?.body);
      assert.equal(await findReminderLink(world.database.web, token, new Date('2025-08-01T10:00:00Z')), null);
      assert.equal(await findReminderLink(world.database.web, 'guessed', june), null);
      await world.database.owner.query('update strategy.objective_owner set ended_at = now() where objective_id = $1', [id]);
      await assert.rejects(answerReminder(world.database.web, { now: june }, { token, because: 'No longer mine' }), Forbidden);
      assert.equal((await read()).updates.length, 0);
      await world.database.owner.query("update directory.membership set ended_on = '2025-06-01' where person_id = $1", [member.personId]);
      await assert.rejects(answerReminder(world.database.web, { now: june }, { token, because: 'I left' }), NotFound);
      await world.database.owner.query('update directory.membership set ended_on = null where person_id = $1', [member.personId]);
    });
  });

  describe('actions', () => {
    const add = (viewer: Viewer, ownerPersonId: string | null) => world.as(viewer, (tx) => addAction(tx, by(viewer), { id, what: 'Check feet in the halls', ownerRole: 'Support worker', ownerPersonId, dueOn: '2025-09-01' }));
    const finish = (viewer: Viewer, actionId: string, outcome: 'done' | 'stopped' = 'done') => world.as(viewer, (tx) => finishAction(tx, by(viewer), { id, actionId, outcome, doneOn: '2025-06-19', note: '' }));

    it('may be added by any member for themself, and nobody else can end them', async () => {
      const { actionId } = await add(member, member.personId);
      await assert.rejects(add(member, chief.personId), Forbidden);
      await assert.rejects(finish(chief, actionId), Forbidden, 'a lead has no refuse button');
      await assert.rejects(finish(member, actionId, 'stopped'), /why it stopped/);
      await finish(member, actionId);
      await assert.rejects(finish(member, actionId), Conflict);
      const stranger = await world.person('member', 'other');
      await assert.rejects(add(stranger, stranger.personId), Forbidden);
    });

    it('of somebody who has left are ended by a lead', async () => {
      const leaver = await world.person('researcher');
      const { actionId } = await add(leaver, leaver.personId);
      assert.deepEqual((await world.as(leaver, (tx) => heldAbout(tx, leaver.personId)))['actionsIOwn'], [{ id: actionId, what: 'Check feet in the halls', role: 'Support worker', dueOn: '2025-09-01', from: by(leaver).now, endedOn: null }], 'it stands in the copy of what is held about them');
      await world.database.owner.query("update directory.membership set ended_on = '2025-06-01' where person_id = $1", [leaver.personId]);
      assert.equal((await read()).actions.find((action) => action.id === actionId)?.ownerHasLeft, true);
      await finish(chief, actionId);
    });

    it('leave the owner’s list when the objective closes, since nobody can end them any more', async () => {
      const { actionId } = await add(member, member.personId);
      const listed = async () => (await world.as(member, (tx) => myWork(tx, member.personId, june))).actions.some((action) => action.id === actionId);
      assert.equal(await listed(), true);
      await world.as(chief, (tx) => closeObjective(tx, by(chief), { id, outcome: 'closed', reason: 'Money ran out', learned: '' }));
      await assert.rejects(finish(member, actionId), Conflict);
      assert.equal(await listed(), false);
    });

    it('show the role to everyone and the person to their organisation only', async () => {
      await add(member, member.personId);
      const stranger = await world.person('Chief AHP', 'other');
      const inside = await read();
      const outside = await world.as(stranger, (tx) => objectivePage(tx, id, june));
      assert.equal(inside.actions[0]?.ownerName, 'member of first-trust');
      assert.deepEqual([outside?.actions[0]?.ownerRole, outside?.actions[0]?.ownerName, outside?.owner], ['Support worker', null, null]);
    });
  });

  describe('the partnership record (S43, S44, S49, O20, S125)', () => {
    it('labels a survey "consulted"; two partners deciding at steering level make it "design, steering"', async () => {
      await partnership({ evidence: 'survey', role: 'conceive', decided: '', stage: 'planning', happenedOn: '2025-05-02' });
      assert.equal((await read()).coProduction.label, 'consulted');
      await partnership();
      await partnership({ who: 'another person', decided: 'Halls near bus stops' });
      assert.equal((await read()).coProduction.label, 'co-produced so far: design, steering');
    });

    it('says which stage is missing, and keeps the day when the fourth is done', async () => {
      for (const [stage, happenedOn] of [['planning', '2025-05-02'], ['design', '2025-05-10'], ['implementation', '2025-05-20']] as const) await partnership({ stage, evidence: 'workshop', role: 'design', happenedOn, peopleCount: 2 });
      const three = (await read()).coProduction;
      assert.deepEqual(three.stages.filter(({ state }) => state !== 'done').map(({ stage }) => stage), ['evaluation']);
      await partnership({ stage: 'evaluation', evidence: 'workshop', role: 'design', happenedOn: '2025-06-15', peopleCount: 2 });
      const four = (await read()).coProduction;
      assert.deepEqual([four.level, four.coProducedOn], ['co-produced', '2025-06-15']);
    });

    it('says when people joined after key decisions', async () => {
      await world.as(chief, (tx) => recordDecision(tx, by(chief), { id, what: 'A mobile clinic bus', reason: '', decidedBy: 'The board', decidedOn: '2025-05-05', partnerId: null, moneyPounds: null, partnership: null }));
      await partnership({ happenedOn: '2025-06-01' });
      const page = await read();
      assert.equal(page.coProduction.joinedLate, 'people joined after key decisions');
      assert.equal(page.decisions[0]?.viewsRecorded, false);
    });

    it('counts the views of a decision recorded with who took part, and what communities decided with what money', async () => {
      const { partnerId } = await world.as(chief, (tx) => addPartner(tx, by(chief), { id, name: 'Village hall group', kind: 'community', deliveryRole: 'Hosts clinics', decisionRights: 'Opening days', budgetPounds: 5000, joinedOn: '2025-05-02' }));
      const { id: _id, decided: _decided, happenedOn: _happenedOn, ...tookPart } = entry({ evidence: 'decision', role: 'manage', stage: 'implementation', peopleCount: 3 });
      await world.as(chief, (tx) => recordDecision(tx, by(chief), { id, what: 'Open on market day', reason: 'People are there', decidedBy: 'The hall group', decidedOn: '2025-06-10', partnerId, moneyPounds: 1200, partnership: tookPart }));
      const page = await read();
      assert.equal(page.decisions[0]?.viewsRecorded, true);
      assert.deepEqual(page.partners.map(({ decisionCount, moneyDecidedPounds, budgetPounds }) => [decisionCount, moneyDecidedPounds, budgetPounds]), [[1, 1200, 5000]]);
      assert.equal(page.coProduction.stages[2]?.state, 'done');
    });

    it('loses a line that is taken back, which stays to be read', async () => {
      const { entryId } = await partnership();
      await world.as(chief, (tx) => takeBackPartnership(tx, by(chief), { id, entryId, reason: 'It was another group' }));
      const page = await read(new Date('2025-06-21T10:00:00Z'));
      assert.equal(page.coProduction.label, 'people not yet involved');
      assert.equal(page.partnership[0]?.takenBack?.reason, 'It was another group');
      await assert.rejects(world.as(chief, (tx) => takeBackPartnership(tx, by(chief), { id, entryId, reason: 'Again' })), Conflict);
    });

    it('is written by community partners too, about what has happened only', async () => {
      const partner = await world.person('community partner');
      await world.as(partner, (tx) => recordPartnership(tx, by(partner), entry()));
      await assert.rejects(partnership({ happenedOn: '2025-06-21' }), Invalid);
      await assert.rejects(world.as(member, (tx) => recordPartnership(tx, by(member), entry())), Forbidden);
    });
  });
});
