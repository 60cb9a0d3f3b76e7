import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { openConversationWorld, type ConversationWorld } from '#test/conversation-world';
import { owedAnswers, whyOwed } from '../../queries/involved/answers.ts';
import { withdrawOwnWords } from '../own-words.ts';
import { contribute } from '../contribute.ts';
import { answerIdea, endRounds, setDuty, takeUp } from './answer-duty.ts';

const days = (now: Date, more: number): Date => new Date(now.getTime() + more * 86_400_000);

describe('the duty to answer', () => {
  let talk: ConversationWorld;
  /** 4 May; the quarter ends on 30 June. */
  const now = new Date('2026-05-04T03:12:00Z');
  const afterQuarter = new Date('2026-07-01T03:30:00Z');
  before(async () => { talk = await openConversationWorld({ now }); });
  after(() => talk.close());
  const ask = async <Row extends Record<string, unknown>>(query: string, values: unknown[] = []) => (await talk.world.database.owner.query<Row>(query, values)).rows;
  const acting = async (role: string, where: 'first' | 'other' = 'first', at = now) => ({ viewer: await talk.world.person(role, where), now: at });
  type Acting = Awaited<ReturnType<typeof acting>>;
  const duty = (by: Acting, more = {}) => talk.as(by.viewer, (tx) => setDuty(tx, by, { phaseId: talk.phase.id, answeredBy: 'Chief AHP', daysToAnswer: 28, supportLine: 10, revision: 0, ...more }));
  const publicAnswers = () => talk.world.database.web.within({ as: 'public' }, (tx) => owedAnswers(tx, talk.phase.id));
  const votes = async (item: number, up: number) => {
    for (let n = 0; n < up; n += 1) await ask('insert into conversations.vote (phase_number, participant, item, choice) values ($1, $2, $3, 1)', [talk.phase.number, randomBytes(6).readUIntBE(0, 6), item]);
  };

  it('is set by organisers, in full tens only, and everyone may read it', async () => {
    const [lead, member, stranger] = [await acting('Chief AHP'), await acting('member'), await acting('Chief AHP', 'other')];
    await assert.rejects(duty(member), /permission/);
    await assert.rejects(duty(stranger), /permission|cannot find/);
    await assert.rejects(duty(lead, { supportLine: 9 }), /full tens/);
    await assert.rejects(duty(lead, { supportLine: 15 }), /full tens/);
    await duty(lead);
    await assert.rejects(duty(lead), /meanwhile/);
    await duty(lead, { revision: 1, daysToAnswer: 14 });
    await assert.rejects(ask('update conversations.answer_duty set support_line = 11'), /check constraint/, 'and the database refuses anything finer');
  });

  it('takes up nothing while a quarter runs, and each idea over the line when it has ended: once', async () => {
    const [over, under] = [await talk.shownIdea('Ten support this'), await talk.shownIdea('Nine support this')];
    await votes(over.item, 10);
    await votes(under.item, 9);
    const worker = talk.world.database.worker;
    assert.equal(await endRounds(worker, now), 0, 'the quarter of March ended before the duty was set');
    assert.equal(await endRounds(worker, days(afterQuarter, -1)), 0);
    assert.deepEqual(await publicAnswers(), [], 'an open quarter tells nothing');
    assert.equal(await endRounds(worker, afterQuarter), 1);
    assert.deepEqual((await publicAnswers()).map(({ words, answeredBy, dueOn, answers }) => ({ words, answeredBy, dueOn, answers })), [{ words: 'Ten support this', answeredBy: 'Chief AHP', dueOn: '2026-07-15', answers: [] }]);
    await votes(under.item, 1);
    assert.equal(await endRounds(worker, days(afterQuarter, 1)), 0, 'a vote after the quarter waits for the next one');
    assert.equal(await endRounds(worker, new Date('2026-10-01T03:30:00Z')), 1);
  });

  it('counts support on paper, by phone and in counted rooms as well', async () => {
    const { item } = await talk.shownIdea('Supported on paper');
    await votes(item, 4);
    await ask("insert into conversations.spoken_tally values ($1, 'paper', $2, 6, 0, 0)", [talk.phase.number, item]);
    assert.equal(await endRounds(talk.world.database.worker, new Date('2027-01-01T03:30:00Z')), 1);
  });

  it('lets a moderator take up an idea that few support; the public is not told which way it came', async () => {
    const [moderator, partner] = [await acting('moderator'), await acting('community partner')];
    const quiet = await talk.shownIdea('Only I need this');
    await assert.rejects(talk.as(partner.viewer, (tx) => takeUp(tx, partner, quiet.id)), /permission/);
    await talk.as(moderator.viewer, (tx) => takeUp(tx, moderator, quiet.id));
    await assert.rejects(talk.as(moderator.viewer, (tx) => takeUp(tx, moderator, quiet.id)), /already/);
    const seen = (await publicAnswers()).find(({ contributionId }) => contributionId === quiet.id);
    assert.deepEqual(Object.keys(seen ?? {}).toSorted(), ['answeredBy', 'answers', 'contributionId', 'dueOn', 'language', 'words']);
    assert.deepEqual(await talk.world.database.web.within({ as: 'public' }, (tx) => whyOwed(tx, talk.phase.id)), new Map(), 'no row of the reasons');
    assert.equal((await talk.as(moderator.viewer, (tx) => whyOwed(tx, talk.phase.id))).get(quiet.id), true);
  });

  it('keeps every answer: a new one stands above the old, by role, and nobody takes one away', async () => {
    const [lead, member] = [await acting('Chief AHP'), await acting('member')];
    const [{ contributionId } = { contributionId: '' }] = (await publicAnswers()).filter(({ words }) => words === 'Ten support this');
    const give = (by: Acting, answersBefore: number, words: string) => talk.as(by.viewer, (tx) => answerIdea(tx, by, { contributionId, outcome: 'under way', words, answeredBy: 'Chief AHP', answersBefore }));
    await assert.rejects(give(member, 0, 'Not mine to answer'), /permission/);
    await give(lead, 0, 'We try it in May.');
    await assert.rejects(give(lead, 0, 'We try it in June.'), /meanwhile/);
    await give(lead, 1, 'Every team has it now.');
    const answers = (await publicAnswers()).find((each) => each.contributionId === contributionId)?.answers;
    assert.deepEqual(answers?.map(({ words, answeredBy }) => [words, answeredBy]), [['Every team has it now.', 'Chief AHP'], ['We try it in May.', 'Chief AHP']]);
    for (const change of ['update conversations.given_answer set words = words', 'delete from conversations.given_answer']) {
      await assert.rejects(talk.as(lead.viewer, (tx) => sql.raw(change).execute(tx)), /permission denied/);
    }
    const other = await talk.shownIdea('Not taken up');
    await assert.rejects(talk.as(lead.viewer, (tx) => answerIdea(tx, lead, { contributionId: other.id, outcome: 'done', words: 'Answered too soon', answeredBy: 'Chief AHP', answersBefore: 0 })), /not taken up/);
  });

  it('goes with words that their author takes out: neither the idea nor its answers are shown', async () => {
    const [lead] = [await acting('Chief AHP')];
    const { id, code } = await contribute(talk.world.database.web, { phaseId: talk.phase.id, words: 'I may regret this' }, now);
    await ask("update conversations.contribution set state = 'shown' where id = $1", [id]);
    await talk.as(lead.viewer, (tx) => takeUp(tx, lead, id));
    await talk.as(lead.viewer, (tx) => answerIdea(tx, lead, { contributionId: id, outcome: 'done', words: 'You said: I may regret this', answeredBy: 'Chief AHP', answersBefore: 0 }));
    await withdrawOwnWords(talk.world.database.web, code, now);
    assert.equal((await publicAnswers()).some(({ contributionId }) => contributionId === id), false);
    assert.deepEqual(await talk.world.database.web.within({ as: 'public' }, (tx) => tx.selectFrom('conversations.given_answer').select('words').where('contribution_id', '=', id).execute()), []);
  });

  it('stays where a moderator lets the idea stand with another: nobody merges a duty away', async () => {
    const moderator = await acting('moderator');
    const lead = await acting('Chief AHP');
    const [owed, other] = [await talk.shownIdea('A room to rest'), await talk.shownIdea('A quiet room')];
    await talk.as(moderator.viewer, (tx) => takeUp(tx, moderator, owed.id));
    await ask("update conversations.contribution set state = 'merged', merged_into = $2 where id = $1", [owed.id, other.id]);
    const seen = async () => (await publicAnswers()).find(({ contributionId }) => contributionId === owed.id);
    assert.equal((await seen())?.words, 'A quiet room', 'read as the idea that it stands with');
    await talk.as(lead.viewer, (tx) => answerIdea(tx, lead, { contributionId: owed.id, outcome: 'will be done', words: 'There will be one in May.', answeredBy: 'Chief AHP', answersBefore: 0 }));
    assert.equal((await seen())?.answers[0]?.words, 'There will be one in May.');
    await ask("update conversations.contribution set state = 'refused' where id = $1", [other.id]);
    assert.equal(await seen(), undefined, 'nothing of refused words');
  });

  it('ends with the part: a week later, when paper has come in, and never before the votes are sealed', async () => {
    const { item } = await talk.shownIdea('Backed at the very end');
    await votes(item, 10);
    const end = new Date('2027-02-03T12:00:00Z');
    await ask('update conversations.phase set closed_at = $2 where id = $1', [talk.phase.id, end]);
    assert.equal(await endRounds(talk.world.database.worker, days(end, 9)), 0, 'not sealed yet');
    await ask('select conversations.seal_phase($1, $2)', [talk.phase.number, days(end, 1)]);
    assert.equal(await endRounds(talk.world.database.worker, days(end, 7)), 0, 'paper may still come in');
    assert.equal(await endRounds(talk.world.database.worker, days(end, 8)), 1);
    assert.equal(await endRounds(talk.world.database.worker, days(end, 200)), 0);
  });
});
