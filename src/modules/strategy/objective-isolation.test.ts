import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { roles } from '#modules/directory';
import { scopeOf, type Viewer } from '#platform/http';
import { FinancialYear } from '#platform/clock';
import { openObjectiveWorld, type ObjectiveWorld } from '#test/objective-world';
import { addAction } from './commands/add-action.ts';
import { addPartner } from './commands/add-partner.ts';
import { closeObjective } from './commands/close-objective.ts';
import { completeImpactCheck } from './commands/complete-impact-check.ts';
import { createObjective } from './commands/create-objective.ts';
import { finishAction } from './commands/add-action.ts';
import { planMilestone, reachMilestone } from './commands/plan-milestone.ts';
import { publishObjective } from './commands/publish-objective.ts';
import { recordDecision } from './commands/record-decision.ts';
import { recordProgress } from './commands/record-progress.ts';
import { remindOwners } from './commands/remind-owners.ts';
import { objectiveContent } from './data/objective-content.ts';

const now = new Date('2025-06-02T10:00:00Z');
/** Nobody outside the organisation sees these, published or not. */
const people = ['objective_owner', 'action_owner'];
/** Web processes have no right to these at all. */
const workers = ['objective_reminder', 'update_link'];
const said = ['objective', 'objective_version', 'objective_parent', 'objective_publication', 'objective_closing', 'milestone', 'milestone_reached', 'objective_partner', 'progress_update', 'action', 'action_done', 'decision', 'partnership_entry', 'impact_check'];

describe('what one organisation writes about its objectives', () => {
  let world: ObjectiveWorld;
  let chief: Viewer & { personId: string };
  let draft: string;
  let live: string;
  const count = async (viewer: Viewer, table: string, id: string) => {
    const key = table === 'objective' ? 'id' : 'objective_id';
    const { rows } = await world.as(viewer, (tx) => sql<{ n: number }>`select count(*)::int as n from ${sql.table(`strategy.${table}`)} where ${sql.ref(key)} = ${id}`.execute(tx));
    return rows[0]?.n ?? 0;
  };
  before(async () => {
    world = await openObjectiveWorld();
    chief = await world.person('Chief AHP');
    draft = await everything(world, chief, false);
    live = await everything(world, chief, true);
  });
  after(() => world.close());

  it('fills every table, so that nothing below passes for want of rows', async () => {
    for (const table of said.filter((name) => name !== 'objective_publication')) assert.ok((await count(chief, table, draft)) > 0, table);
    for (const table of [...said, ...people]) assert.ok((await count(chief, table, live)) > 0, table);
    const { rows } = await world.database.owner.query(`select (select count(*)::int from strategy.objective_reminder) as r, (select count(*)::int from strategy.update_link) as l`);
    assert.deepEqual(rows, [{ r: 1, l: 1 }]);
  });

  it('stays unseen by every role of another organisation while it is a draft, and the people always', async () => {
    for (const role of roles.filter((one) => one !== 'program')) {
      const stranger = await world.person(role, 'other');
      for (const table of [...said, ...people]) assert.equal(await count(stranger, table, draft), 0, `${role} sees ${table} of a draft`);
      for (const table of said) assert.ok((await count(stranger, table, live)) > 0, `${role} should read ${table} of what is published`);
      for (const table of people) assert.equal(await count(stranger, table, live), 0, `${role} sees ${table}`);
    }
  });

  it('is seen by the public only where it is published, by nobody without scope, and by programs like their organisation', async () => {
    const seen = async (scope: Parameters<typeof world.database.web.within>[0]) => {
      const total = { draft: 0, live: 0 };
      for (const table of [...said, ...people]) {
        const key = table === 'objective' ? 'id' : 'objective_id';
        const { rows } = await world.database.web.within(scope, (tx) => sql<{ id: string }>`select ${sql.ref(key)} as id from ${sql.table(`strategy.${table}`)}`.execute(tx));
        total.draft += rows.filter(({ id }) => id === draft).length;
        total.live += rows.filter(({ id }) => id === live).length;
      }
      return total;
    };
    assert.deepEqual(await seen({ as: 'nobody' }), { draft: 0, live: 0 });
    const asPublic = await seen({ as: 'public' });
    assert.equal(asPublic.draft, 0);
    assert.ok(asPublic.live >= said.length);
    const token = await seen({ as: 'token', tokenId: 'any', organisationIds: [world.otherOrganisationId] });
    assert.deepEqual(token, asPublic);
  });

  it('cannot be added to, changed or moved by another organisation', async () => {
    const stranger = await world.person('Chief AHP', 'other');
    const refused = (statement: (tx: Parameters<Parameters<typeof world.as>[1]>[0]) => Promise<unknown>) => assert.rejects(world.as(stranger, statement), /row-level security|violates foreign key|one_owner_at_a_time/);
    for (const organisation of [world.organisationId, world.otherOrganisationId]) {
      await refused((tx) => sql`insert into strategy.progress_update (objective_id, organisation_id, status, note, made_at) values (${live}, ${organisation}, 'on track', 'Not ours', now())`.execute(tx));
      await refused((tx) => sql`insert into strategy.impact_check (objective_id, organisation_id, groups_considered, evidence, possible_harm, mitigation, owner_role, review_on, completed_at) values (${live}, ${organisation}, '{age}', 'abc', 'abc', 'abc', 'abc', '2030-01-01', now())`.execute(tx));
      await refused((tx) => sql`insert into strategy.objective_owner (objective_id, organisation_id, person_id, began_at) values (${live}, ${organisation}, ${stranger.personId}, now())`.execute(tx));
    }
    const changed = await world.as(stranger, (tx) => sql`update strategy.objective set is_public = false where id = ${live}`.execute(tx));
    assert.equal(changed.numAffectedRows, 0n);
    const taken = await world.as(stranger, (tx) => sql`update strategy.partnership_entry set taken_back_at = now(), taken_back_reason = 'Not ours' where objective_id = ${live}`.execute(tx));
    assert.equal(taken.numAffectedRows, 0n);
  });

  it('is only ever added to: even its own organisation may not rewrite or delete what was said', async () => {
    for (const table of ['objective_version', 'progress_update', 'decision', 'impact_check', 'objective_publication', 'objective_closing', 'milestone_reached', 'action_done']) {
      await assert.rejects(world.as(chief, (tx) => sql`update ${sql.table(`strategy.${table}`)} set organisation_id = organisation_id`.execute(tx)), /permission denied/, table);
      await assert.rejects(world.as(chief, (tx) => sql`delete from ${sql.table(`strategy.${table}`)}`.execute(tx)), /permission denied/, table);
    }
    await assert.rejects(world.as(chief, (tx) => sql`update strategy.partnership_entry set decided = 'Something else'`.execute(tx)), /permission denied/);
  });

  it('keeps reminders and links away from web processes', async () => {
    for (const table of workers) {
      await assert.rejects(world.database.web.within(scopeOf(chief), (tx) => sql`select * from ${sql.table(`strategy.${table}`)}`.execute(tx)), /permission denied/);
    }
  });
});

/** One objective with at least a row in every table. */
async function everything(world: ObjectiveWorld, chief: Viewer & { personId: string }, isPublished: boolean): Promise<string> {
  const by = { viewer: chief, now };
  const id = await world.as(chief, async (tx) => {
    const made = await createObjective(tx, by, { organisationId: world.organisationId, year: FinancialYear.starting(2025), strategyId: world.nationalId, nodeCode: 'n.1', parentReason: 'Fair access', ownerPersonId: chief.personId, updateEveryMonths: 1, wording: 'People are seen in time', detail: '', ownerRole: 'Lead', aims: ['outcomes'], measurePlan: '', expectedDirection: null, roleGroups: [] });
    const objective = { id: made.id };
    await completeImpactCheck(tx, by, { ...objective, groups: objectiveContent.groups.map(({ code }) => code), evidence: 'A list', possibleHarm: 'Some', mitigation: 'This', ownerRole: 'Lead', reviewOn: '2026-05-01' });
    if (isPublished) await publishObjective(tx, by, { ...objective, fromVersion: 1 });
    await planMilestone(tx, by, { ...objective, title: 'A first clinic', dueOn: '2025-09-01' });
    const milestone = await tx.selectFrom('strategy.milestone').select('id').where('objective_id', '=', made.id).executeTakeFirstOrThrow();
    await reachMilestone(tx, by, { ...objective, milestoneId: milestone.id, reachedOn: '2025-06-01' });
    const { partnerId } = await addPartner(tx, by, { ...objective, name: 'Village hall group', kind: 'community', deliveryRole: '', decisionRights: '', budgetPounds: null, joinedOn: '2025-05-02' });
    const { actionId } = await addAction(tx, by, { ...objective, what: 'Check feet', ownerRole: 'Lead', ownerPersonId: chief.personId, dueOn: '2025-09-01' });
    await finishAction(tx, by, { ...objective, actionId, outcome: 'done', doneOn: '2025-06-01', note: '' });
    await recordDecision(tx, by, { ...objective, what: 'Open on market day', reason: '', decidedBy: 'The group', decidedOn: '2025-06-01', partnerId, moneyPounds: null, partnership: { stage: 'design', evidence: 'seat', role: 'steer', tookPart: 'people-with-lived-experience', peopleCount: 2, who: '', supportGiven: '', powerShared: '' } });
    await recordProgress(tx, by, { ...objective, status: 'on track', note: 'It began', changeForPeople: 'too early to say', helpNeeded: '', evidence: null, reason: '', route: 'site' });
    return made.id;
  });
  if (isPublished) await remindOwners(world.database.worker, { now: new Date('2025-07-20T07:00:00Z'), baseUrl: 'https://allied.example' });
  await world.as(chief, (tx) => closeObjective(tx, by, { id, outcome: 'closed', reason: 'The year is over', learned: '' }));
  return id;
}
