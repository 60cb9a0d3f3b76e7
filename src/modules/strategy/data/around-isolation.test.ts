import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { randomUUID } from 'node:crypto';
import { roles } from '#modules/directory';
import { openObjectiveWorld, type ObjectiveWorld } from '#test/objective-world';

/** Tables around the strategies, and who may read a row that the first organisation keeps to itself. */
const keptAtHome = ['workstream', 'workstream_link', 'tag', 'partner', 'partner_contact'] as const;

describe('what one organisation keeps around the strategies', () => {
  let world: ObjectiveWorld;
  const ids = { workstream: randomUUID(), partner: randomUUID(), comment: randomUUID(), term: 'first-word', report: randomUUID() };
  before(async () => {
    world = await openObjectiveWorld();
    const { owner } = world.database;
    const at = '2026-01-01';
    await owner.query('insert into strategy.workstream (id, organisation_id, title, is_example, made_at) values ($1, $2, $3, true, $4)', [ids.workstream, world.organisationId, 'Kept at home', at]);
    await owner.query("insert into strategy.workstream_link (workstream_id, organisation_id, strategy_id, node_code, weight, reason, began_at) values ($1, $2, $3, 'n.1', 'main', 'because', $4)", [ids.workstream, world.organisationId, world.nationalId, at]);
    await owner.query("insert into strategy.tag (organisation_id, workstream_id, list_code, item_code, added_at) values ($1, $2, 'major-conditions', 'stroke', $3)", [world.organisationId, ids.workstream, at]);
    await owner.query("insert into strategy.partner (id, organisation_id, name, aim, contact_role, is_example, made_at) values ($1, $2, 'Council', 'Together', 'Lead', true, $3)", [ids.partner, world.organisationId, at]);
    await owner.query("insert into strategy.partner_contact (partner_id, organisation_id, happened_on, what, recorded_at) values ($1, $2, '2026-01-01', 'Met', $3)", [ids.partner, world.organisationId, at]);
    await owner.query("insert into strategy.term (code, kind, owner_organisation_id) values ($1, 'word', $2)", [ids.term, world.organisationId]);
    await owner.query("insert into strategy.term_version (term_code, number, shown, meaning, owner_role, reason, made_at) values ($1, 1, 'first', 'a word', 'Lead', 'because', $2)", [ids.term, at]);
    await owner.query("insert into strategy.term_report (id, term_code, words, received_on) values ($1, $2, 'it hurts', '2026-01-01')", [ids.report, ids.term]);
    await owner.query("insert into strategy.draft_comment (id, strategy_id, version_number, node_code, words, received_on) values ($1, $2, 1, 'l.1', 'held words', '2026-01-01')", [ids.comment, world.localId]);
  });
  after(() => world.close());

  const count = async (table: string, viewer: Parameters<ObjectiveWorld['as']>[0]) =>
    (await world.as(viewer, (tx) => sql<{ n: number }>`select count(*)::int as n from ${sql.table(`strategy.${table}`)}`.execute(tx))).rows[0]?.n;

  it('is read by its own people and by nobody else, whatever their role', async () => {
    for (const role of roles.filter((one) => one !== 'program')) {
      const [own, other] = [await world.person(role), await world.person(role, 'other')];
      for (const table of [...keptAtHome, 'term_report', 'draft_comment']) {
        assert.equal(await count(table, own), 1, `${role} of the organisation does not see ${table}`);
        assert.equal(await count(table, other), 0, `${role} of another organisation sees ${table}`);
      }
    }
    for (const table of [...keptAtHome, 'term_report', 'draft_comment']) {
      const seen = await world.database.web.within({ as: 'public' }, (tx) => sql<{ n: number }>`select count(*)::int as n from ${sql.table(`strategy.${table}`)}`.execute(tx));
      assert.equal(seen.rows[0]?.n, 0, `the public sees ${table}`);
    }
  });

  it('is shared with everyone who signed in, and with nobody else, once it is shared', async () => {
    const other = await world.person('member', 'other');
    await world.database.owner.query('update strategy.workstream set shared_at = now() where id = $1', [ids.workstream]);
    assert.deepEqual(await Promise.all(['workstream', 'workstream_link', 'tag'].map((table) => count(table, other))), [1, 1, 1]);
    const seen = await world.database.web.within({ as: 'public' }, (tx) => sql<{ n: number }>`select count(*)::int as n from strategy.workstream`.execute(tx));
    assert.equal(seen.rows[0]?.n, 0);
    await world.database.owner.query('update strategy.workstream set shared_at = null where id = $1', [ids.workstream]);
    assert.equal(await count('workstream', other), 0);
  });

  it('cannot be changed from outside: the database itself changes no row', async () => {
    await world.database.owner.query('update strategy.workstream set shared_at = now() where id = $1', [ids.workstream]);
    const other = await world.person('Chief AHP', 'other');
    const changes = {
      workstream: sql`update strategy.workstream set title = 'taken over' where id = ${ids.workstream}`,
      'a link': sql`update strategy.workstream_link set ended_at = now(), ended_reason = 'taken' where workstream_id = ${ids.workstream}`,
      partner: sql`update strategy.partner set name = 'taken over' where id = ${ids.partner}`,
      'a word': sql`update strategy.term set current_version = 2 where code = ${ids.term}`,
      'a report': sql`update strategy.term_report set outcome = 'kept', answer = 'taken', answered_at = now() where id = ${ids.report}`,
      'a comment': sql`update strategy.draft_comment set shown_at = now() where id = ${ids.comment}`,
    };
    for (const [what, change] of Object.entries(changes)) {
      const result = await world.as(other, (tx) => change.execute(tx));
      assert.equal(result.numAffectedRows, 0n, `${what} was changed from outside`);
    }
  });

  it('cannot be added to in another organisation’s name', async () => {
    const other = await world.person('Chief AHP', 'other');
    const [of, at] = [world.organisationId, new Date()];
    const additions = {
      workstream: sql`insert into strategy.workstream (organisation_id, title, made_at) values (${of}, 'planted', ${at})`,
      'a link': sql`insert into strategy.workstream_link (workstream_id, organisation_id, strategy_id, node_code, weight, reason, began_at) values (${ids.workstream}, ${of}, ${world.nationalId}, 'n.2', 'main', 'because', ${at})`,
      partner: sql`insert into strategy.partner (organisation_id, name, aim, contact_role, made_at) values (${of}, 'planted', 'aim', 'lead', ${at})`,
      'a tag': sql`insert into strategy.tag (organisation_id, workstream_id, list_code, item_code, added_at) values (${of}, ${ids.workstream}, 'x', 'y', ${at})`,
      'a version of a word': sql`insert into strategy.term_version (term_code, number, shown, meaning, owner_role, reason, made_at, organisation_id) values (${ids.term}, 2, 'planted', 'a word', 'lead', 'because', ${at}, ${world.otherOrganisationId})`,
      'an answered report': sql`insert into strategy.term_report (id, term_code, words, received_on, outcome) values (${randomUUID()}, ${ids.term}, 'words', '2026-01-01', 'kept')`,
      'an easy read text': sql`insert into strategy.easy_read (subject_kind, subject_id, organisation_id, words, changed_at) values ('strategy', 'local', ${of}, 'planted words', ${at})`,
      'a comment on a strategy that is not open': sql`insert into strategy.draft_comment (id, strategy_id, version_number, node_code, words, received_on) values (${randomUUID()}, ${world.localId}, 1, 'l.1', 'planted', '2026-01-01')`,
    };
    for (const [what, addition] of Object.entries(additions)) {
      await assert.rejects(world.as(other, (tx) => addition.execute(tx)), /row-level security|permission denied/, `${what} was planted`);
    }
  });

  it('stays a real organisation’s published policy only: no work and no partner can be attached to it', async () => {
    const { owner } = world.database;
    await assert.rejects(owner.query("insert into strategy.workstream (organisation_id, title, made_at) values ($1, 'planted', now())", [world.policyOrganisationId]), /published policy only/);
    await assert.rejects(owner.query("insert into strategy.partner (organisation_id, name, aim, contact_role, made_at) values ($1, 'planted', 'aim', 'lead', now())", [world.policyOrganisationId]), /published policy only/);
  });
});
