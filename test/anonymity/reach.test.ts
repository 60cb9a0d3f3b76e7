import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { openConversationWorld, type ConversationWorld } from '#test/conversation-world';
import { keepVote } from '../../src/modules/conversations/data/vote-desk.ts';
import { addAnswers, countRoomAnswers, typeAnswers, type GivenAnswer } from '../../src/modules/conversations/commands/reach/add-answers.ts';
import { chooseQuestions } from '../../src/modules/conversations/commands/reach/plan-reach.ts';
import { setUpWorkshop } from '../../src/modules/conversations/commands/set-up-workshop.ts';
import { drawReach, phasesToDraw } from '../../src/modules/conversations/data/reach/draw-figures.ts';
import { reachOf } from '../../src/modules/conversations/queries/reach/reach-figures.ts';

const person = (ethnic: string, carer: string, profession = 'none'): GivenAnswer[] => [{ question: 'ethnic-group', answer: ethnic }, { question: 'carer', answer: carer }, { question: 'profession', answer: profession }];

/** Plays what docs/threats/conversations.md says somebody could try with what people say about themselves. */
describe('answers about oneself', () => {
  let talk: ConversationWorld;
  before(async () => { talk = await openConversationWorld(); });
  after(() => talk.close());
  beforeEach(async () => {
    await ask('truncate conversations.reach_drawing, conversations.reach_figure, conversations.reach_total');
    const by = await acting('Chief AHP');
    await talk.as(by.viewer, (tx) => chooseQuestions(tx, by, { phaseId: talk.phase.id, questions: ['ethnic-group', 'carer', 'profession'], perspectives: ['carer', 'rural'] }));
  });
  const ask = async <Row extends Record<string, unknown>>(query: string, values: unknown[] = []) => (await talk.world.database.owner.query<Row>(query, values)).rows;
  const acting = async (role: string, where: 'first' | 'other' = 'first') => ({ viewer: await talk.world.person(role, where), now: talk.now });
  const answer = (given: readonly GivenAnswer[], now = talk.now) => addAnswers(talk.world.database.web, { phaseNumber: talk.phase.number, given }, now);
  const answers = async (count: number, given: readonly GivenAnswer[]) => { for (let at = 0; at < count; at += 1) await answer(given); };
  const draw = (isOver = false) => talk.world.database.worker.within({ as: 'worker' }, (tx) => drawReach(tx, { id: talk.phase.id, number: talk.phase.number, organisationId: talk.world.organisationId, isOver }, talk.now));
  const seen = async (role = 'Chief AHP', where: 'first' | 'other' = 'first') => talk.as((await acting(role, where)).viewer, (tx) => reachOf(tx, talk.phase.id));
  const total = async (question: string, given: string) => (await ask<{ people: number }>('select people from conversations.reach_total where characteristic = $1 and answer = $2', [question, given]))[0]?.people ?? 0;

  it('have no row for a person and no column that leads to words, votes or a browser', async () => {
    const columns = await ask<{ table: string; column: string; type: string }>("select table_name as table, column_name as column, data_type as type from information_schema.columns where table_schema = 'conversations'");
    const of = (table: string) => columns.filter((each) => each.table === table).map(({ column }) => column).toSorted();
    assert.deepEqual(of('reach_total'), ['answer', 'characteristic', 'people', 'phase_number']);
    assert.deepEqual(of('perspective_tally'), ['down', 'item', 'pass', 'perspective', 'phase_number', 'up']);
    for (const table of ['reach_total', 'reach_figure', 'reach_drawing', 'about_question', 'phase_perspective']) {
      assert.deepEqual(of(table).filter((column) => /participant|token|contribution|item|code_hash|person|hour|_at$/.test(column)), [], table);
    }
    const before = (await ask('select count(*)::int as n from conversations.reach_total'))[0];
    await answers(5, person('asian', 'carer'));
    const after = await ask<{ n: number }>('select count(*)::int as n from conversations.reach_total');
    await answers(5, person('asian', 'carer'));
    assert.deepEqual(await ask('select count(*)::int as n from conversations.reach_total'), after, `rows grow with answers that are new, not with people (${JSON.stringify(before)})`);
    assert.deepEqual(await ask("select name from platform.event where room = 'conversations' and name <> 'about-you questions chosen'"), [], 'no event for what a person said');
  });

  it('tell by no transaction which came last, or together: every total of the phase is written with each', async () => {
    await answers(3, person('white-british', 'not-carer'));
    await answer(person('traveller', 'carer', 'student'));
    const rows = await ask<{ xmin: string }>('select distinct xmin::text from conversations.reach_total where phase_number = $1', [talk.phase.number]);
    assert.equal(rows.length, 1);
  });

  it('are kept in a transaction of their own, so that none holds an answer and words or votes', async () => {
    const { item } = await talk.shownIdea();
    await keepVote(talk.world.database.web, { phaseNumber: talk.phase.number, token: talk.visitor(), item, choice: 1, perspective: 'carer' }, talk.now);
    await answer(person('asian', 'carer'));
    const both = await ask('select r.xmin from conversations.reach_total r where r.xmin in (select v.xmin from conversations.vote v union all select c.xmin from conversations.contribution c union all select t.xmin from conversations.perspective_tally t)');
    assert.deepEqual(both, []);
  });

  it('show no difference to somebody who looks before and after one answer', async () => {
    await answers(19, person('white-british', 'not-carer'));
    await draw();
    const before = await seen();
    await answer(person('traveller', 'carer', 'prof.podiatrists'));
    await draw();
    assert.deepEqual(await seen(), before, 'one more answer, and the tenth of its kind: 19 became 20');
    await answers(8, person('white-british', 'not-carer'));
    await draw();
    assert.deepEqual(await seen(), before);
    await answer(person('white-british', 'not-carer'));
    await draw();
    assert.notDeepEqual(await seen(), before, 'ten more people are told together');
  });

  it('are recovered by no look at all figures, all filters and all drawings together', async () => {
    await answers(23, person('white-british', 'not-carer'));
    await answers(3, person('traveller', 'carer'));
    await draw();
    const first = await seen();
    await answers(10, person('white-british', 'not-carer', 'prof.podiatrists'));
    await draw();
    const shown = [first, await seen()];
    for (const { answers: { figures } } of shown) {
      for (const { people } of figures) assert.ok(people === null || (people >= 10 && people % 10 === 0), `${people}`);
      for (const question of ['ethnic-group', 'carer']) for (const { answer: given } of figures.filter((each) => each.question === question && each.answer !== 'everyone')) {
        assert.ok(widthOf(figures.filter((each) => each.question === question), given) >= 8, `${question} ${given}`);
      }
    }
    const [small] = shown[1]?.answers.figures.filter((each) => each.question === 'ethnic-group' && each.answer === 'traveller') ?? [];
    const [nobody] = shown[1]?.answers.figures.filter((each) => each.question === 'ethnic-group' && each.answer === 'asian') ?? [];
    assert.deepEqual({ ...small, answer: '' }, { ...nobody, answer: '' }, 'three look like nobody');
  });

  it('are added up without a loss when many send at once, whichever way they come', async () => {
    await Promise.all(Array.from({ length: 24 }, (_each, at) => answer(person(at % 2 === 0 ? 'asian' : 'black', at % 3 === 0 ? 'carer' : 'not-carer'))));
    const staff = await acting('member');
    const typed = (given: GivenAnswer[]) => talk.as(staff.viewer, (tx) => typeAnswers(tx, staff, { phaseId: talk.phase.id, route: 'phone', saidOn: '2026-05-03', given }));
    await typed(person('asian', 'carer'));
    assert.deepEqual(await ask("select words_count, votes_count, about_count from conversations.typed_day where route = 'phone'"), [{ words_count: 0, votes_count: 0, about_count: 1 }]);
    const host = await acting('community partner');
    const workshopId = await talk.as(host.viewer, (tx) => setUpWorkshop(tx, host, { phaseId: talk.phase.id, partnerGroupId: null, title: 'A room', route: 'workshop', heldOn: '2026-05-03', district: null, people: 14, hostRole: 'Community partner', accessSupport: '', quotes: 'none', isUnder16: false, adultAgreedOn: null, sheetItems: [] }));
    const room = [{ question: 'carer', answer: 'carer', people: 5 }, { question: 'carer', answer: 'no-answer', people: 9 }];
    const count = () => talk.as(host.viewer, (tx) => countRoomAnswers(tx, host, { workshopId, given: room }));
    await count();
    await assert.rejects(count(), /counted already/);
    assert.deepEqual([await total('ethnic-group', 'asian'), await total('ethnic-group', 'black')], [13, 12]);
    assert.deepEqual([await total('carer', 'carer'), await total('carer', 'not-carer'), await total('carer', 'no-answer')], [8 + 1 + 5, 16, 9]);
    assert.deepEqual([await total('way', 'online'), await total('way', 'phone'), await total('way', 'workshop')], [24, 1, 14]);
  });

  it('are taken only while the phase is open, only to questions that are asked, and from staff only for their own phases', async () => {
    await assert.rejects(answer(person('asian', 'carer'), new Date('2026-04-30T00:00:00Z')), /takes no answers/);
    await answer([{ question: 'religion', answer: 'none' }]);
    assert.equal(await total('religion', 'none'), 0);
    const stranger = await acting('member', 'other');
    await assert.rejects(talk.as(stranger.viewer, (tx) => typeAnswers(tx, stranger, { phaseId: talk.phase.id, route: 'phone', saidOn: '2026-05-03', given: person('asian', 'carer') })));
    assert.equal(await total('ethnic-group', 'asian'), 0);
    await assert.rejects(talk.world.database.web.unscoped((database) => database.selectFrom('conversations.reach_total').selectAll().execute()), /permission denied/);
    await assert.rejects(talk.as((await acting('Chief AHP')).viewer, (tx) => tx.selectFrom('conversations.reach_drawing').select('basis').execute()), /permission denied/, 'not even organisers read the whole number');
  });

  it('are told to organisers of their own phase alone while it goes on, and to everyone at the end', async () => {
    await answers(30, person('white-british', 'not-carer'));
    await draw();
    assert.ok((await seen()).answers.figures.length > 10);
    assert.deepEqual((await seen('Chief AHP', 'other')).answers.figures, []);
    const anybody = () => talk.world.database.web.within({ as: 'public' }, (tx) => reachOf(tx, talk.phase.id));
    assert.deepEqual((await anybody()).answers.figures, []);
    await answers(4, person('traveller', 'carer'));
    await draw(true);
    assert.deepEqual((await anybody()).answers.figures, (await seen()).answers.figures);
    assert.equal((await anybody()).answers.figures.find(({ question, answer: given }) => question === 'way' && given === 'everyone')?.people, 30, 'the last four are never told');
    const over = await talk.world.database.worker.within({ as: 'worker' }, (tx) => phasesToDraw(tx, talk.now));
    assert.deepEqual(over.filter(({ id }) => id === talk.phase.id), [], 'and nothing is drawn again');
  });

  it('of a browser that votes tell nothing about its side: a mark fits with its cookie and the key only', async () => {
    const [token, { item }] = [talk.visitor(), await talk.shownIdea()];
    await keepVote(talk.world.database.web, { phaseNumber: talk.phase.number, token, item, choice: 1, perspective: 'rural' }, talk.now);
    const fits = (key: string, cookie: Buffer) => ask<{ fits: boolean }>(`select conversations.perspective_mark_of(${key}, $1, $2, p) = v.perspective_mark as fits, p from conversations.vote v, unnest(array['carer', 'rural']) p where v.item = $2 order by p`, [cookie, item]);
    assert.deepEqual((await fits('(select key from conversations.phase_key)', token)).map((each) => each.fits), [false, true]);
    assert.deepEqual((await fits('(select key from conversations.phase_key)', talk.visitor())).map((each) => each.fits), [false, false]);
    assert.deepEqual((await fits("'\\x00'::bytea", token)).map((each) => each.fits), [false, false]);
    const marks = await ask<{ perspective_mark: number }>('select perspective_mark from conversations.vote where perspective_mark is not null');
    assert.equal(new Set(marks.map(({ perspective_mark: mark }) => mark)).size, marks.length, 'no two votes from the rural side look alike');
    await ask("update conversations.phase set closed_at = $2 where id = $1", [talk.phase.id, talk.now]);
    await ask('select conversations.seal_phase($1, $2)', [talk.phase.number, new Date(talk.now.getTime() + 600_000)]);
    const columns = await ask<{ column: string }>("select column_name as column from information_schema.columns where table_schema = 'conversations' and table_name = 'sealed_vote'");
    assert.deepEqual(columns.map(({ column }) => column).toSorted(), ['choice', 'item', 'participant', 'phase_number'], 'after the end no mark is left');
    assert.deepEqual(await ask('select 1 from conversations.vote'), []);
  });
});

interface Figure { answer: string; people: number | null }

/** How many numbers an answer may stand for, to somebody who has every other figure of its question and the base. */
function widthOf(figures: readonly Figure[], given: string): number {
  const cells = figures.filter(({ answer }) => answer !== 'everyone').map(({ answer, people }) => ({ answer, low: people ?? 0, high: (people ?? 0) + 9 }));
  const base = figures.find(({ answer }) => answer === 'everyone')?.people ?? null;
  const own = cells.find(({ answer }) => answer === given) ?? { low: 0, high: 9 };
  if (base === null) return own.high - own.low + 1;
  const others = cells.filter(({ answer }) => answer !== given);
  const sum = (end: 'low' | 'high') => others.reduce((all, each) => all + each[end], 0);
  return Math.min(own.high, base + 9 - sum('low')) - Math.max(own.low, base - sum('high')) + 1;
}
