import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Conflict, Forbidden, Invalid, NotFound } from '#platform/errors';
import { FinancialYear } from '#platform/clock';
import type { Tx } from '#platform/db';
import type { Viewer } from '#platform/http';
import { openObjectiveWorld, type ObjectiveWorld } from '#test/objective-world';
import { objectivePage } from '../queries/objective-page.ts';
import { readNotes, tableSheet } from '../queries/session-notes.ts';
import { sessionPage } from '../queries/session-page.ts';
import { listSessions } from '../queries/event-sessions.ts';
import { beginObjectiveFromTheme } from './begin-objective-from-theme.ts';
import { enterTableNotes } from './enter-table-notes.ts';
import { groupNotes, removeTheme, renameTheme } from './group-notes.ts';
import { changeSession, makeSession, type SessionPlan } from './make-session.ts';
import { publishSession, withdrawSession } from './publish-session.ts';
import { recordAbsence } from './record-absence.ts';
import { recordAttendance } from './record-attendance.ts';

const now = new Date('2026-10-20T10:00:00Z');
const plan: SessionPlan = { title: 'A day together', heldOn: '2026-10-14', place: 'The hall', tableCount: 3, nodeCodes: ['l.1'], questions: ['What matters here?', 'Who is missing out?'] };
const words = { wording: 'People are seen near home', detail: '', ownerRole: 'Chief AHP', aims: ['outcomes'] as const, measurePlan: '', expectedDirection: null, roleGroups: [], year: FinancialYear.starting(2026), nodeCode: 'l.1', parentReason: 'Tables put it first', ownerPersonId: null, updateEveryMonths: 1 };

describe('event sessions', () => {
  let world: ObjectiveWorld;
  let chief: Viewer;
  before(async () => {
    world = await openObjectiveWorld();
    chief = await world.person('Chief AHP');
  });
  after(() => world.close());

  const acting = (viewer: Viewer = chief) => ({ now, viewer });
  const as = <T>(work: (tx: Tx) => Promise<T>, viewer: Viewer = chief) => world.as(viewer, work);
  const make = async (more: Partial<SessionPlan> = {}) => (await as((tx) => makeSession(tx, acting(), { organisationId: world.organisationId, strategyId: world.localId, ...plan, ...more }))).id;
  const pageOf = (id: string, viewer: Viewer = chief) => as((tx) => sessionPage(tx, id), viewer);
  const enter = async (id: string, table: number, lines: readonly [question: number, words: string, votes: number][]) => {
    const { questions } = await pageOf(id);
    const { revision } = await as((tx) => tableSheet(tx, id, table));
    return as((tx) => enterTableNotes(tx, acting(), { id, table, revision, notes: lines.map(([question, text, votes]) => ({ id: null, questionId: questions[question - 1]?.id ?? '', words: text, votes })) }));
  };
  const noteIds = async (id: string, pattern: RegExp) => (await as((tx) => readNotes(tx, id))).filter((note) => pattern.test(note.words)).map((note) => note.id);
  const theme = async (id: string, name: string, pattern: RegExp) => (await as(async (tx) => groupNotes(tx, acting(), { id, noteIds: await noteIds(id, pattern), go: { to: 'new', name } }))).themeId ?? '';
  const whole = async () => {
    const id = await make();
    await enter(id, 1, [[1, 'Buses', 5], [2, 'Farms', 2]]);
    await enter(id, 2, [[1, 'Buses again', 4]]);
    const themeId = await theme(id, 'Near home', /Buses|Farms/);
    await as((tx) => recordAttendance(tx, acting(), { id, counts: [{ group: 'registered-professionals', people: 20 }, { group: 'students', people: 3 }, { group: 'people-and-carers', people: 2 }, { group: 'support-workers', people: 0 }] }));
    await as((tx) => recordAbsence(tx, acting(), { id, who: 'Carers', whatWasDone: 'We asked them by post' }));
    return { id, themeId };
  };
  const publish = async (id: string) => as(async (tx) => publishSession(tx, acting(), { id, revision: (await sessionPage(tx, id)).revision }));

  it('are made by those who lead, in their own organisation, for a strategy and parts that are there', async () => {
    const id = await make();
    const page = await pageOf(id);
    assert.deepEqual([page.title, page.tableCount, page.parts.map(({ code }) => code), page.questions.map((question) => question.words), page.isPublic, page.isExample], ['A day together', 3, ['l.1'], [...plan.questions], false, true]);
    const from = (viewer: Viewer, organisationId: string, more = {}) => as((tx) => makeSession(tx, acting(viewer), { organisationId, strategyId: world.localId, ...plan, ...more }), viewer);
    await assert.rejects(from(await world.person('member'), world.organisationId), Forbidden);
    await assert.rejects(from(await world.person('Chief AHP', 'other'), world.organisationId), Forbidden);
    await assert.rejects(from(await world.person('Chief AHP', 'policy'), world.policyOrganisationId), Invalid);
    await assert.rejects(from(chief, world.organisationId, { nodeCodes: ['nowhere'] }), Invalid);
    await assert.rejects(from(chief, world.organisationId, { questions: [] }), Invalid);
    await assert.rejects(from(chief, world.organisationId, { strategyId: 'nonsense' }), NotFound);
    assert.ok((await from(await world.person('service lead'), world.organisationId)).id);
  });

  it('take notes by table without an author, and refuse to write over somebody else’s', async () => {
    const id = await make();
    assert.deepEqual(await enter(id, 1, [[1, 'Buses', 5], [1, '', 0], [2, 'Farms', 0]]), { noteCount: 2 });
    const sheet = await as((tx) => tableSheet(tx, id, 1));
    const [buses, farms] = sheet.notes;
    assert.ok(buses && farms);
    await as((tx) => enterTableNotes(tx, acting(), { id, table: 1, revision: sheet.revision, notes: [{ ...buses, words: 'More buses', votes: 6 }, { ...farms, words: '' }] }));
    assert.deepEqual((await as((tx) => readNotes(tx, id))).map((note) => [note.words, note.votes]), [['More buses', 6]]);
    await assert.rejects(as((tx) => enterTableNotes(tx, acting(), { id, table: 1, revision: sheet.revision, notes: [] })), Conflict);
    await assert.rejects(as((tx) => tableSheet(tx, id, 4)), NotFound);
    const { rows } = await world.database.owner.query<{ column_name: string }>("select column_name from information_schema.columns where table_schema = 'strategy' and table_name = 'session_note' and column_name ~ '(_by|person|_at)$'");
    assert.deepEqual(rows, [], 'a note says neither who nor when');
    const events = await world.database.owner.query<{ name: string; facts: object }>("select name, facts from platform.event where subject_kind = 'event session' and subject_id = $1 order by id", [id]);
    assert.deepEqual(events.rows.map(({ name }) => name), ['session made', 'table notes entered', 'table notes entered']);
    assert.doesNotMatch(JSON.stringify(events.rows), /buses|Farms/i, 'the audit trail holds no words of people');
  });

  it('keep the questions and tables that have notes', async () => {
    const id = await make();
    await enter(id, 3, [[2, 'Farms', 1]]);
    const change = async (more: Partial<SessionPlan>) => as(async (tx) => changeSession(tx, acting(), { id, revision: (await sessionPage(tx, id)).revision, ...plan, ...more }));
    await assert.rejects(change({ tableCount: 2 }), /Table 3 has notes/);
    await assert.rejects(change({ questions: ['What matters here?'] }), /cannot be taken away/);
    await change({ tableCount: 6, questions: ['What matters most here?', 'Who is missing out?', 'And your work?'] });
    const page = await pageOf(id);
    assert.deepEqual([page.tableCount, page.questions.length, page.questions[0]?.words], [6, 3, 'What matters most here?']);
    await assert.rejects(as((tx) => changeSession(tx, acting(), { id, revision: 1, ...plan })), Conflict);
  });

  it('group notes into themes: a theme begins with notes, a note may move, the strongest stands first', async () => {
    const { id, themeId } = await whole();
    await assert.rejects(as((tx) => groupNotes(tx, acting(), { id, noteIds: [], go: { to: 'new', name: 'Nothing' } })), Invalid);
    await assert.rejects(theme(id, 'near HOME', /Farms/), /this name already/);
    const farms = await theme(id, 'Farms', /Farms/);
    const strengths = async () => (await pageOf(id)).themes.map(({ name, place, votes, tables, notes }) => [place, name, votes, tables, notes]);
    assert.deepEqual(await strengths(), [[1, 'Near home', 9, 2, 2], [2, 'Farms', 2, 1, 1]]);
    await as(async (tx) => groupNotes(tx, acting(), { id, noteIds: await noteIds(id, /Buses/), go: { to: 'theme', themeId: farms } }));
    assert.deepEqual(await strengths(), [[1, 'Farms', 11, 2, 3], [2, 'Near home', 0, 0, 0]]);
    await assert.rejects(publish(id), /The theme “Near home” has no notes/);
    await as((tx) => renameTheme(tx, acting(), { id, themeId: farms, name: 'Far from town' }));
    await as((tx) => removeTheme(tx, acting(), { id, themeId }));
    assert.deepEqual(await strengths(), [[1, 'Far from town', 11, 2, 3]]);
    const other = await whole();
    await assert.rejects(as((tx) => groupNotes(tx, acting(), { id, noteIds: [], go: { to: 'theme', themeId: other.themeId } })), Invalid);
    await assert.rejects(as(async (tx) => groupNotes(tx, acting(), { id, noteIds: await noteIds(id, /Farms/), go: { to: 'theme', themeId: other.themeId } })), NotFound);
  });

  it('cannot be published before it is written down who was not in the room', async () => {
    const id = await make();
    await assert.rejects(publish(id), (error) => error instanceof Invalid && /who was not in the room/.test(error.message) && /Count who took part/.test(error.message) && /into themes/.test(error.message));
    await assert.rejects(world.database.owner.query("begin; update strategy.event_session set is_public = true where id = '" + id + "'; set constraints all immediate"), /who was not in the room/);
    await world.database.owner.query('rollback');
    const later = await make({ heldOn: '2026-12-01' });
    await assert.rejects(publish(later), /still to come/);
  });

  it('published are read by everyone with small counts left out, stay as they are, and can be taken back', async () => {
    const { id } = await whole();
    const seenBy = (read: (tx: Tx) => Promise<unknown>) => world.database.web.within({ as: 'public' }, read);
    await assert.rejects(seenBy((tx) => sessionPage(tx, id)), NotFound);
    await publish(id);
    await assert.rejects(publish(id), Conflict);
    const page = await world.database.web.within({ as: 'public' }, (tx) => sessionPage(tx, id));
    assert.deepEqual(page.themes.map(({ name, votes, tables, notes }) => [name, votes, tables, notes]), [['Near home', 11, 2, 3]]);
    assert.deepEqual(page.attendance, { groups: [{ group: 'people-and-carers', people: null }, { group: 'registered-professionals', people: 20 }, { group: 'students', people: null }], total: { people: 20, isAtLeast: true } });
    assert.deepEqual(page.absences.map(({ who, whatWasDone }) => [who, whatWasDone]), [['Carers', 'We asked them by post']]);
    assert.deepEqual(await seenBy((tx) => readNotes(tx, id)), [], 'notes stay at home');
    await assert.rejects(enter(id, 1, [[1, 'Too late', 1]]), Conflict);
    await assert.rejects(as((tx) => recordAbsence(tx, acting(), { id, who: 'Others', whatWasDone: 'Nothing yet' })), Conflict);
    await as((tx) => withdrawSession(tx, acting(), { id, reason: 'A theme was wrong' }));
    await assert.rejects(seenBy((tx) => sessionPage(tx, id)), NotFound);
    assert.equal((await world.database.web.within({ as: 'public' }, (tx) => listSessions(tx, {}, { limit: 50 }))).total, 0);
    await enter(id, 1, [[1, 'In time again', 1]]);
    await publish(id);
  });

  it('turn a theme into a draft objective that says where it came from, with a record that gives no small count away', async () => {
    const { id, themeId } = await whole();
    const { objectiveId } = await as((tx) => beginObjectiveFromTheme(tx, acting(), { id, themeId, objective: words, record: { decided: 'They put it first' } }));
    const objective = await as((tx) => objectivePage(tx, objectiveId, now));
    assert.deepEqual([objective?.isPublic, objective?.origin?.title, objective?.origin?.theme], [false, 'A day together', 'Near home']);
    assert.deepEqual(objective?.partnership.map(({ stage, evidence, tookPart, peopleCount, isAtLeast, decided, happenedOn }) => [stage, evidence, tookPart, peopleCount, isAtLeast, decided, happenedOn]).toSorted(), [
      ['planning', 'workshop', 'ahp-community', 20, true, 'They put it first', '2026-10-14'], ['planning', 'workshop', 'people-with-lived-experience', 1, true, 'They put it first', '2026-10-14'],
    ]);
    assert.deepEqual((await pageOf(id)).themes[0]?.objectives.map((one) => [one.wording, one.year.label, one.isPublic]), [['People are seen near home', '2026-27', false]]);
    await assert.rejects(as((tx) => removeTheme(tx, acting(), { id, themeId })), Conflict);
    await publish(id);
    const later = await as((tx) => beginObjectiveFromTheme(tx, acting(), { id, themeId, objective: words, record: null }));
    assert.equal((await as((tx) => objectivePage(tx, later.objectiveId, now)))?.partnership.length, 0);
    assert.deepEqual((await world.database.web.within({ as: 'public' }, (tx) => sessionPage(tx, id))).themes[0]?.objectives, [], 'a draft is nobody else’s');
    await world.database.owner.query("insert into strategy.impact_check (objective_id, organisation_id, groups_considered, evidence, possible_harm, mitigation, owner_role, review_on, completed_at) values ($1, $2, '{age}', 'abc', 'abc', 'abc', 'abc', '2030-01-01', now())", [objectiveId, world.organisationId]);
    await world.database.owner.query('update strategy.objective set is_public = true where id = $1', [objectiveId]);
    const origin = async () => (await world.database.web.within({ as: 'public' }, (tx) => objectivePage(tx, objectiveId, now)))?.origin?.theme;
    assert.equal(await origin(), 'Near home');
    await as((tx) => withdrawSession(tx, acting(), { id, reason: 'Something is wrong' }));
    assert.equal(await origin(), undefined, 'the line goes with the session');
  });

  it('begin no objective from a theme without notes, nor a record without a count', async () => {
    const { id, themeId } = await whole();
    await as((tx) => recordAttendance(tx, acting(), { id, counts: [] }));
    await assert.rejects(as((tx) => beginObjectiveFromTheme(tx, acting(), { id, themeId, objective: words, record: { decided: '' } })), /Count who took part/);
    await as(async (tx) => groupNotes(tx, acting(), { id, noteIds: await noteIds(id, /./), go: { to: 'none' } }));
    await assert.rejects(as((tx) => beginObjectiveFromTheme(tx, acting(), { id, themeId, objective: words, record: null })), /no notes/);
    const { rows } = await world.database.owner.query("select count(*)::int as n from strategy.session_theme_objective where session_id = $1", [id]);
    assert.deepEqual(rows, [{ n: 0 }]);
  });
});
