import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Conflict, Forbidden, Invalid } from '#platform/errors';
import { openConversationWorld, type ConversationWorld } from '#test/conversation-world';
import { keepVote } from '../../data/vote-desk.ts';
import { challengesOf } from '../../queries/challenge/challenges.ts';
import { finalStanding } from '../../queries/challenge/final-standing.ts';
import { finalTextOf, statementsOf, versionsOf } from '../../queries/challenge/statements.ts';
import { ideasByItem } from '../../queries/workshops.ts';
import { contribute } from '../contribute.ts';
import { decideWords } from '../decide-words.ts';
import { makeConversation } from '../make-conversation.ts';
import { announcePhase, closePhase } from '../phase-life.ts';
import { sayWhatItAnswers } from '../phases/say-what-it-answers.ts';
import { signOff, setSignOffRule } from '../phases/sign-off.ts';
import { setUpWorkshop } from '../set-up-workshop.ts';
import { typeVotes } from '../type-words.ts';
import { addStatement, linkStatement, rewordStatement } from './keep-statements.ts';
import { decideChallenge } from './decide-challenge.ts';
import { publishFinalText } from './publish-final-text.ts';

type Person = Awaited<ReturnType<ConversationWorld['world']['person']>>;

describe('check and challenge', () => {
  let talk: ConversationWorld;
  let [lead, moderator, peer]: Person[] = [];
  let [phaseId, statementId] = ['', ''];
  const ids: string[] = [];
  before(async () => {
    talk = await openConversationWorld();
    [lead, moderator, peer] = await Promise.all(['Chief AHP', 'moderator', 'peer leader'].map((role) => talk.world.person(role)));
    await by(lead, (tx, acting) => makeConversation(tx, acting, {
      organisationId: talk.world.organisationId, code: 'drafts', title: 'Drafts', purpose: 'To check what we drafted', phases: [{ kind: 'challenge', title: 'Check it', question: 'Is it right?', opensAt: new Date('2026-05-01'), closesAt: null }],
    }));
    phaseId = (await ask<{ id: string }>("select id from conversations.phase where title = 'Check it'"))[0]?.id ?? '';
  });
  after(() => talk.close());

  const ask = async <Row extends Record<string, unknown>>(query: string, values: unknown[] = []) => (await talk.world.database.owner.query<Row>(query, values)).rows;
  const by = <T>(viewer: Person | undefined, work: (tx: Parameters<Parameters<ConversationWorld['as']>[1]>[0], acting: { now: Date; viewer: Person }) => Promise<T>, now = talk.now): Promise<T> => {
    assert.ok(viewer);
    return talk.as(viewer, (tx) => work(tx, { now, viewer }));
  };
  const anyone = <T>(work: (tx: Parameters<Parameters<ConversationWorld['as']>[1]>[0]) => Promise<T>): Promise<T> => talk.world.database.web.within({ as: 'public' }, work);
  const later = new Date('2026-05-20T10:00:00Z');

  async function challenge(words: string): Promise<string> {
    const { id, code } = await contribute(talk.world.database.web, { phaseId, words }, talk.now);
    await sayWhatItAnswers(talk.world.database.web, code, { themeIds: [], statementId });
    return id;
  }

  it('is announced only when there is something to check, and then everyone can vote on it', async () => {
    await assert.rejects(by(lead, (tx, acting) => announcePhase(tx, acting, phaseId)), /Write a draft statement first/);
    statementId = await by(lead, (tx, acting) => addStatement(tx, acting, { phaseId, kind: 'commitment', words: 'We will send a bus.' }));
    assert.equal(await by(lead, (tx, acting) => rewordStatement(tx, acting, { statementId, version: 1, words: 'We will send a clinic bus.', whatChanged: '' })), 1, 'nobody has read it: the draft itself changes');
    assert.deepEqual(await anyone((tx) => statementsOf(tx, phaseId)), [], 'drafts are not public');
    assert.deepEqual(await ask("select from conversations.contribution where kind = 'statement'"), []);
    await by(lead, (tx, acting) => announcePhase(tx, acting, phaseId));
    const [statement] = await anyone((tx) => statementsOf(tx, phaseId));
    assert.equal(statement?.words, 'We will send a clinic bus.');
    assert.equal(await vote(statement?.item ?? 0, 1), 'kept');
    // On paper and by show of hands as well: statements stand first on every sheet.
    const [first] = await by(lead, (tx) => ideasByItem(tx, { phaseId }));
    assert.deepEqual([first?.kind, first?.item], ['statement', statement?.item]);
    await by(lead, (tx, acting) => typeVotes(tx, acting, { phaseId, route: 'paper', saidOn: '2026-05-03', votes: [{ item: statement?.item ?? 0, choice: -1 }] }));
    assert.deepEqual(await ask('select down from conversations.spoken_tally where item = $1', [statement?.item]), [{ down: 1 }]);
    const workshopId = await by(lead, (tx, acting) => setUpWorkshop(tx, acting, { phaseId, title: 'To check the draft', route: 'workshop', heldOn: '2026-05-03', people: 9, hostRole: 'Peer leader', accessSupport: '', quotes: 'none', isUnder16: false, adultAgreedOn: null, partnerGroupId: null, district: null, sheetItems: null }));
    assert.deepEqual(await ask('select sheet_items from conversations.workshop where id = $1', [workshopId]), [{ sheet_items: [statement?.item] }]);
  });

  const vote = async (item: number, choice: 1 | -1) => {
    const number = (await ask<{ number: number }>('select number from conversations.phase where id = $1', [phaseId]))[0]?.number ?? 0;
    return keepVote(talk.world.database.web, { phaseNumber: number, token: talk.visitor(), item, choice, perspective: null }, talk.now);
  };

  it('takes challenges that wait to be read, and gives an outcome only to what everyone can read', async () => {
    for (const words of ['A bus has steps.', 'Say on which days.', 'Send two buses.']) ids.push(await challenge(words));
    assert.deepEqual(await anyone((tx) => challengesOf(tx, phaseId)), []);
    await assert.rejects(by(lead, (tx, acting) => decideChallenge(tx, acting, { contributionId: ids[0] ?? '', outcome: 'changes nothing', reason: 'Not yet read by anybody' })), Conflict);
    for (const contributionId of ids) await by(moderator, (tx, acting) => decideWords(tx, acting, { contributionId, outcome: 'shown', revision: 1 }));
    const shown = await anyone((tx) => challengesOf(tx, phaseId));
    assert.deepEqual(shown.map((each) => each.words).toSorted((a, b) => String(a).localeCompare(String(b))), ['A bus has steps.', 'Say on which days.', 'Send two buses.']);
    assert.ok(shown.every((each) => each.statementId === statementId && each.outcome === null));
  });

  it('lets two challenges change the text and one not, with its reason, all in public', async () => {
    const changing = (contributionId: string, version: number, words: string) => by(lead, (tx, acting) => decideChallenge(tx, acting, { contributionId, outcome: 'changes the text', reason: 'Because somebody told us so', change: { statementId, version, words } }));
    await changing(ids[0] ?? '', 1, 'We will hold clinics in village halls.');
    await assert.rejects(changing(ids[1] ?? '', 1, 'From an old form'), /Somebody else has worded it anew/);
    await assert.rejects(changing(ids[1] ?? '', 2, 'We will hold clinics in village halls.'), Invalid, 'an outcome that changes the text needs other words');
    await changing(ids[1] ?? '', 2, 'We will hold clinics in village halls on Tuesdays.');
    await assert.rejects(by(lead, (tx, acting) => decideChallenge(tx, acting, { contributionId: ids[2] ?? '', outcome: 'changes nothing', reason: '' })), Invalid, 'no is never without a reason');
    await assert.rejects(by(moderator, (tx, acting) => decideChallenge(tx, acting, { contributionId: ids[2] ?? '', outcome: 'changes nothing', reason: 'A moderator does not decide' })), Forbidden);
    assert.match((await by(lead, (tx) => finalStanding(tx, { phaseId, now: later }))).waitsFor.join(), /One challenge has no outcome/);
    await by(lead, (tx, acting) => decideChallenge(tx, acting, { contributionId: ids[2] ?? '', outcome: 'changes nothing', reason: 'There is one bus only, and no money for two' }));
    const versions = await anyone((tx) => versionsOf(tx, phaseId));
    assert.deepEqual(versions.map(({ number, words, whatChanged }) => [number, words, whatChanged]), [
      [1, 'We will send a clinic bus.', ''], [2, 'We will hold clinics in village halls.', 'Because somebody told us so'], [3, 'We will hold clinics in village halls on Tuesdays.', 'Because somebody told us so'],
    ]);
    const log = await anyone((tx) => challengesOf(tx, phaseId));
    assert.deepEqual(log.map(({ words, outcome }) => [words, outcome?.outcome, outcome?.version]).toSorted((a, b) => String(a).localeCompare(String(b))), [['A bus has steps.', 'changes the text', 2], ['Say on which days.', 'changes the text', 3], ['Send two buses.', 'changes nothing', null]]);
    assert.equal(log.find(({ words }) => words === 'Send two buses.')?.outcome?.reason, 'There is one bus only, and no money for two');
  });

  it('lets nobody’s vote move to other words', async () => {
    const [statement] = await anyone((tx) => statementsOf(tx, phaseId));
    const items = (await ask<{ item: number; state: string; up: number | null }>("select c.item, c.state, t.up from conversations.statement_version v join conversations.contribution c on c.id = v.contribution_id left join conversations.tally t on t.item = c.item order by v.number"));
    assert.deepEqual(items.map(({ state, up }) => [state, up]), [['replaced', 1], ['replaced', null], ['shown', null]]);
    assert.equal(await vote(items[0]?.item ?? 0, 1), 'unknown', 'earlier words take no more votes');
    assert.equal(await vote(statement?.item ?? 0, -1), 'kept');
  });

  it('publishes the final text after the end, when nothing is left without an answer and a peer leader has signed it', async () => {
    const publish = () => by(lead, (tx, acting) => publishFinalText(tx, acting, { phaseId, introduction: '' }), later);
    const late = await challenge('One more thing');
    await assert.rejects(publish(), /end this part first.*One text waits to be read/s);
    await by(moderator, (tx, acting) => decideWords(tx, acting, { contributionId: late, outcome: 'refused', reasonCode: 'no-sense', revision: 1 }));
    await by(lead, (tx, acting) => closePhase(tx, acting, phaseId));
    await assert.rejects(by(lead, (tx, acting) => publishFinalText(tx, acting, { phaseId, introduction: '' })), /Words on paper may come in until/);
    await by(lead, (tx, acting) => setSignOffRule(tx, acting, { organisationId: talk.world.organisationId, isOn: true }));
    await assert.rejects(publish(), /sign-off of a peer leader/);
    await assert.rejects(by(lead, (tx, acting) => signOff(tx, acting, { phaseId, what: 'final text' }), later), Forbidden, 'organisers do not sign their own work');
    await by(peer, (tx, acting) => signOff(tx, acting, { phaseId, what: 'final text' }), later);
    await by(lead, (tx, acting) => rewordStatement(tx, acting, { statementId, version: 3, words: 'We will hold clinics in village halls on each Tuesday.', whatChanged: 'Plainer' }), later);
    await assert.rejects(publish(), /Nobody but you has signed what stands there now/, 'other words need another signature');
    await by(peer, (tx, acting) => signOff(tx, acting, { phaseId, what: 'final text' }), later);
    await publish();
    assert.ok((await anyone((tx) => finalTextOf(tx, phaseId)))?.publishedAt);
    await assert.rejects(by(lead, (tx, acting) => rewordStatement(tx, acting, { statementId, version: 4, words: 'Something else altogether', whatChanged: 'Too late' }), later), /does not change any more/);
    await by(lead, (tx, acting) => linkStatement(tx, acting, { statementId, themeId: null, objectiveId: null }), later);
  });
});
