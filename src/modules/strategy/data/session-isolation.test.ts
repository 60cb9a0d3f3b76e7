import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { roles } from '#modules/directory';
import { openObjectiveWorld, type ObjectiveWorld } from '#test/objective-world';

/** Never anybody else's, published or not. */
const keptAtHome = ['session_attendance', 'session_table', 'session_note'] as const;
const shown = ['event_session', 'session_question', 'session_theme', 'session_absence', 'session_publication'] as const;

describe('what one organisation keeps of a session', () => {
  let world: ObjectiveWorld;
  const id = randomUUID();
  const ids = { question: randomUUID(), theme: randomUUID() };
  before(async () => {
    world = await openObjectiveWorld();
    const { owner } = world.database;
    const place = [id, world.organisationId];
    await owner.query("insert into strategy.event_session (id, organisation_id, strategy_id, title, held_on, place, table_count, is_example, made_at) values ($1, $2, $3, 'A day', '2026-03-01', 'Hall', 6, true, now())", [...place, world.localId]);
    await owner.query("insert into strategy.session_question (id, session_id, organisation_id, position, words) values ($3, $1, $2, 1, 'What matters?')", [...place, ids.question]);
    await owner.query('insert into strategy.session_table (session_id, organisation_id, number) values ($1, $2, 1)', place);
    await owner.query("insert into strategy.session_theme (id, session_id, organisation_id, name, made_at) values ($3, $1, $2, 'Near home', now())", [...place, ids.theme]);
    await owner.query("insert into strategy.session_note (session_id, organisation_id, table_number, question_id, position, words, votes, theme_id) values ($1, $2, 1, $3, 1, 'Buses', 4, $4)", [...place, ids.question, ids.theme]);
    await owner.query("insert into strategy.session_attendance (session_id, organisation_id, group_code, people_count) values ($1, $2, 'students', 3)", place);
    await owner.query("insert into strategy.session_absence (session_id, organisation_id, who, what_was_done, recorded_at) values ($1, $2, 'Carers', 'Asked by post', now())", place);
    await owner.query("insert into strategy.session_publication (session_id, organisation_id, published_at, attendance) values ($1, $2, now(), '{}')", place);
  });
  after(() => world.close());

  const counting = (table: string) => sql<{ n: number }>`select count(*)::int as n from ${sql.table(`strategy.${table}`)}`;
  const count = async (table: string, viewer: Parameters<ObjectiveWorld['as']>[0]) => (await world.as(viewer, (tx) => counting(table).execute(tx))).rows[0]?.n;
  const publicCount = async (table: string) => (await world.database.web.within({ as: 'public' }, (tx) => counting(table).execute(tx))).rows[0]?.n;
  const strength = sql<{ votes: number }>`select votes from strategy.session_theme_strength(${id})`;

  it('as a draft is seen at home and by nobody else, whatever their role', async () => {
    await world.database.owner.query("update strategy.session_publication set withdrawn_at = now(), withdrawn_reason = 'Not yet'");
    for (const role of roles.filter((one) => one !== 'program')) {
      const [own, other] = [await world.person(role), await world.person(role, 'other')];
      for (const table of [...shown, ...keptAtHome]) {
        assert.equal(await count(table, own), 1, `${role} of the organisation does not see ${table}`);
        assert.equal(await count(table, other), 0, `${role} of another organisation sees ${table}`);
      }
      assert.deepEqual((await world.as(other, (tx) => strength.execute(tx))).rows, []);
    }
    for (const table of [...shown, ...keptAtHome]) assert.equal(await publicCount(table), 0, `the public sees ${table}`);
    assert.deepEqual((await world.database.web.within({ as: 'public' }, (tx) => strength.execute(tx))).rows, []);
  });

  it('once published is read by everyone, but not the notes and not the exact counts', async () => {
    await world.database.owner.query('update strategy.session_publication set withdrawn_at = null, withdrawn_reason = null');
    await world.database.owner.query('update strategy.event_session set is_public = true');
    const other = await world.person('Chief AHP', 'other');
    for (const table of shown) assert.deepEqual([await publicCount(table), await count(table, other)], [1, 1], table);
    for (const table of keptAtHome) assert.deepEqual([await publicCount(table), await count(table, other)], [0, 0], table);
    assert.deepEqual((await world.database.web.within({ as: 'public' }, (tx) => strength.execute(tx))).rows, [{ votes: 4 }]);
    const nobody = await world.database.web.within({ as: 'nobody' }, (tx) => strength.execute(tx));
    assert.deepEqual(nobody.rows, []);
  });

  it('cannot be changed, taken away or added to from outside', async () => {
    const other = await world.person('Chief AHP', 'other');
    const changes = {
      session: sql`update strategy.event_session set title = 'taken over' where id = ${id}`,
      note: sql`update strategy.session_note set votes = 900 where session_id = ${id}`,
      theme: sql`update strategy.session_theme set name = 'taken over' where session_id = ${id}`,
      publication: sql`update strategy.session_publication set withdrawn_at = now(), withdrawn_reason = 'taken' where session_id = ${id}`,
      absence: sql`delete from strategy.session_absence where session_id = ${id}`,
      attendance: sql`delete from strategy.session_attendance where session_id = ${id}`,
    };
    for (const [what, change] of Object.entries(changes)) assert.equal((await world.as(other, (tx) => change.execute(tx))).numAffectedRows, 0n, `${what} was changed from outside`);
    for (const whose of [world.organisationId, world.otherOrganisationId]) {
      const additions = {
        note: sql`insert into strategy.session_note (session_id, organisation_id, table_number, question_id, position, words) values (${id}, ${whose}, 1, ${ids.question}, 9, 'planted')`,
        theme: sql`insert into strategy.session_theme (session_id, organisation_id, name, made_at) values (${id}, ${whose}, 'planted', now())`,
        absence: sql`insert into strategy.session_absence (session_id, organisation_id, who, what_was_done, recorded_at) values (${id}, ${whose}, 'planted', 'planted', now())`,
        'a link to an objective': sql`insert into strategy.session_theme_objective (objective_id, theme_id, session_id, organisation_id, made_at) values (${randomUUID()}, ${ids.theme}, ${id}, ${whose}, now())`,
      };
      for (const [what, addition] of Object.entries(additions)) await assert.rejects(world.as(other, (tx) => addition.execute(tx)), /row-level security|violates foreign key/, `${what} was planted`);
    }
    const member = await world.person('Chief AHP');
    await assert.rejects(world.as(member, (tx) => sql`delete from strategy.session_publication`.execute(tx)), /permission denied/, 'that it was published stays in the record');
  });

  it('is of a real organisation never, where that is here for its policy text', async () => {
    await assert.rejects(world.database.owner.query("insert into strategy.event_session (organisation_id, strategy_id, title, held_on, place, table_count, made_at) values ($1, $2, 'planted', '2026-03-01', 'Hall', 6, now())", [world.policyOrganisationId, world.nationalId]), /published policy only/);
  });
});
