import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Conflict, Forbidden, NotFound } from '#platform/errors';
import { openConversationWorld, type ConversationWorld } from '#test/conversation-world';
import { conversationTemplates } from '../../data/conversation-templates.ts';
import { partsFrom } from '../../domain/phases/plan-of-template.ts';
import { visibleHours } from '../../domain/results/visible-hours.ts';
import { conversationPage } from '../../queries/conversations.ts';
import { peerLeaders } from '../../queries/phases/peer-leaders.ts';
import { pausesOf } from '../../queries/phases/pauses.ts';
import { phasePlan } from '../../queries/phases/phase-plan.ts';
import { answeredThemes, answersToTheme } from '../../queries/phases/theme-answers.ts';
import { contribute } from '../contribute.ts';
import { decideWords } from '../decide-words.ts';
import { makeConversation } from '../make-conversation.ts';
import { announcePhase, pausePhase, resumePhase } from '../phase-life.ts';
import { planPhase, setUpPhase, type PhaseSetting } from './keep-phase-plan.ts';
import { notePeerWork } from './note-peer-work.ts';
import { sayWhatItAnswers } from './say-what-it-answers.ts';
import { sayWhatWordsAnswer } from './say-what-words-answer.ts';
import { setSignOffRule, signOff } from './sign-off.ts';

type Person = Awaited<ReturnType<ConversationWorld['world']['person']>>;
const anHour = 3_600_000;

describe('phases that answer each other', () => {
  let talk: ConversationWorld;
  let [lead, moderator, peer, member, otherLead]: Person[] = [];
  let ids: string[] = [];
  let conversationId = '';
  before(async () => {
    talk = await openConversationWorld();
    [lead, moderator, peer, member] = await Promise.all(['Chief AHP', 'moderator', 'peer leader', 'member'].map((role) => talk.world.person(role)));
    otherLead = await talk.world.person('Chief AHP', 'other');
  });
  after(() => talk.close());

  type Tx = Parameters<Parameters<ConversationWorld['as']>[1]>[0];
  const ask = async <Row extends Record<string, unknown>>(query: string, values: unknown[] = []) => (await talk.world.database.owner.query<Row>(query, values)).rows;
  const by = <T>(viewer: Person | undefined, work: (tx: Tx, acting: { now: Date; viewer: Person }) => Promise<T>, now = talk.now): Promise<T> => {
    assert.ok(viewer);
    return talk.as(viewer, (tx) => work(tx, { now, viewer }));
  };
  const anyone = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => talk.world.database.web.within({ as: 'public' }, work);
  const id = (position: number) => ids[position - 1] ?? '';
  const setting: PhaseSetting = { title: 'Set up', question: 'What would you like more of?', introduction: '', audience: 'Everyone', opensAt: new Date('2026-05-01'), closesAt: null, prompts: [{ words: 'What works?', isAppreciative: true }] };

  it('are copied from a template, with questions, times, invitations and partners that can be changed', async () => {
    const template = conversationTemplates.find(({ code }) => code === 'three-parts');
    assert.ok(template);
    const phases = partsFrom(template.parts, '2026-03-01').map(({ invitations, partners, ...part }) => ({ ...part, plan: { template: template.code, invitations, partners } }));
    conversationId = (await by(lead, (tx, acting) => makeConversation(tx, acting, { organisationId: talk.world.organisationId, code: 'three', title: 'Three', purpose: 'Three parts that answer', phases }))) ?? '';
    ids = (await ask<{ id: string }>('select id from conversations.phase where conversation_id = $1 order by position', [conversationId])).map((row) => row.id);
    const plan = await by(lead, (tx) => phasePlan(tx, id(1)));
    assert.deepEqual([plan.template, plan.partners.split('\n').length, plan.prompts.filter(({ isAppreciative }) => isAppreciative).length], ['three-parts', 6, 2]);
    await by(peer, (tx, acting) => setUpPhase(tx, acting, { phaseId: id(1), revision: 1, setting }));
    await by(peer, (tx, acting) => planPhase(tx, acting, { phaseId: id(1), invitations: 'Carers: by letter', partners: 'The carers’ group' }));
    await assert.rejects(by(lead, (tx, acting) => setUpPhase(tx, acting, { phaseId: id(1), revision: 1, setting })), /Somebody else/);
    await assert.rejects(by(member, (tx, acting) => setUpPhase(tx, acting, { phaseId: id(1), revision: 2, setting })), Forbidden);
    await assert.rejects(by(otherLead, (tx, acting) => planPhase(tx, acting, { phaseId: id(1), invitations: '', partners: '' })), NotFound, 'another organisation does not even see it');
    const changed = await by(lead, (tx) => phasePlan(tx, id(1)));
    assert.deepEqual([changed.invitations, changed.partners, changed.prompts.map(({ words }) => words), changed.revision], ['Carers: by letter', 'The carers’ group', ['What works?'], 2]);
    assert.deepEqual(await anyone((tx) => tx.selectFrom('conversations.phase_plan').selectAll().execute()), [], 'a plan is not public');
  });

  it('are announced only with the sign-off that the organisation asks for, of the questions as they stand', async () => {
    const announce = () => by(lead, (tx, acting) => announcePhase(tx, acting, id(1)));
    await by(lead, (tx, acting) => setSignOffRule(tx, acting, { organisationId: talk.world.organisationId, isOn: true }));
    await assert.rejects(announce(), /sign-off of a peer leader/);
    await by(peer, (tx, acting) => signOff(tx, acting, { phaseId: id(1), what: 'opening' }));
    await by(lead, (tx, acting) => setUpPhase(tx, acting, { phaseId: id(1), revision: 2, setting: { ...setting, question: 'Another question?' } }));
    await assert.rejects(announce(), /sign-off of a peer leader/, 'another question needs another signature');
    await by(peer, (tx, acting) => signOff(tx, acting, { phaseId: id(1), what: 'opening' }));
    await announce();
    await assert.rejects(by(lead, (tx, acting) => setUpPhase(tx, acting, { phaseId: id(1), revision: 4, setting })), /Its question does not change any more/);
    await assert.rejects(by(member, (tx, acting) => setSignOffRule(tx, acting, { organisationId: talk.world.organisationId, isOn: false })), Forbidden);
    await by(lead, (tx, acting) => setSignOffRule(tx, acting, { organisationId: talk.world.organisationId, isOn: false }));
  });

  it('open the second only with published themes, and list a theme without an answer', async () => {
    await by(lead, (tx, acting) => setUpPhase(tx, acting, { phaseId: id(2), revision: 1, setting }));
    await assert.rejects(by(lead, (tx, acting) => announcePhase(tx, acting, id(2))), /Publish the themes first/);
    const themes: string[] = [];
    for (const title of ['Near home', 'Plain words']) {
      const [theme] = await ask<{ id: string }>("insert into conversations.theme (conversation_id, organisation_id, title, statement, made_at) values ($1, $2, $3, 'What people told us', now()) returning id", [conversationId, talk.world.organisationId, title]);
      await ask("insert into conversations.theme_publication (theme_id, organisation_id, number, title, statement, code_names, contributions, coded_in_all, agreement, saturation, not_heard, published_at) values ($1, $2, 1, $3, 'What people told us', '{}', 9, 20, '', '', 'Nobody', now())", [theme?.id, talk.world.organisationId, title]);
      themes.push(theme?.id ?? '');
    }
    await by(lead, (tx, acting) => announcePhase(tx, acting, id(2)));
    const { id: words, code } = await contribute(talk.world.database.web, { phaseId: id(2), words: 'We can open the hall' }, talk.now);
    await sayWhatItAnswers(talk.world.database.web, code, { themeIds: [themes[0] ?? '', 'no theme'], statementId: null });
    assert.deepEqual((await anyone((tx) => answeredThemes(tx, conversationId))).map(({ title, answers }) => [title, answers]), [['Near home', 0], ['Plain words', 0]], 'words that wait to be read are no answer yet');
    await by(moderator, (tx, acting) => decideWords(tx, acting, { contributionId: words, outcome: 'shown', revision: 1 }));
    assert.deepEqual((await anyone((tx) => answeredThemes(tx, conversationId))).map(({ title, answers }) => [title, answers]), [['Plain words', 0], ['Near home', 1]], 'the one without an answer first');
    await by(moderator, (tx, acting) => sayWhatWordsAnswer(tx, acting, { phaseId: id(2), contributionId: words, themeIds: themes }));
    assert.deepEqual((await anyone((tx) => answersToTheme(tx, themes[1] ?? ''))).map((answer) => answer.words), ['We can open the hall']);
    await assert.rejects(by(lead, (tx, acting) => sayWhatWordsAnswer(tx, acting, { phaseId: id(2), contributionId: words, themeIds: [] })), Forbidden);
    await by(moderator, (tx, acting) => sayWhatWordsAnswer(tx, acting, { phaseId: id(2), contributionId: words, themeIds: [] }));
    assert.equal((await anyone((tx) => answeredThemes(tx, conversationId))).every(({ answers }) => answers === 0), true);
  });

  it('pause with a reason that everyone reads, and say how people take part from then on', async () => {
    await by(lead, (tx, acting) => pausePhase(tx, acting, { phaseId: id(2), reason: 'The pandemic' }));
    const paused = (await anyone((tx) => conversationPage(tx, 'three', new Date(talk.now.getTime() + anHour)))).phases.find(({ position }) => position === 2);
    assert.deepEqual([paused?.state, paused?.pausedBecause], ['paused', 'The pandemic']);
    await assert.rejects(contribute(talk.world.database.web, { phaseId: id(2), words: 'In the pause' }, new Date(talk.now.getTime() + anHour)), Conflict);
    const later = new Date(talk.now.getTime() + 72 * anHour);
    await by(lead, (tx, acting) => resumePhase(tx, acting, id(2), 'online only'), later);
    assert.deepEqual((await anyone((tx) => pausesOf(tx, id(2)))).map(({ reason, channelAfter, beganAt, endedAt }) => [reason, channelAfter, ((endedAt?.getTime() ?? 0) - beganAt.getTime()) / anHour]), [['The pandemic', 'online only', 72]]);
    await contribute(talk.world.database.web, { phaseId: id(2), words: 'After the pause' }, later);
    // Shown from a day before the pause to a day after it: five days, of which three were paused (row S164).
    const [before, end] = [new Date(talk.now.getTime() - 24 * anHour), new Date(later.getTime() + 24 * anHour)];
    const pauses = (await anyone((tx) => pausesOf(tx, id(2)))).map(({ beganAt, endedAt }) => ({ began: beganAt, ended: endedAt }));
    assert.equal(visibleHours([{ began: before, ended: null }], { opensAt: before, endedAt: end, pauses }), 48);
  });

  it('keep dated notes of peer leaders for them and the organisers only', async () => {
    const note = { organisationId: talk.world.organisationId, personId: peer?.personId ?? '', kind: 'development', notedOn: '2026-05-02', words: 'Finished the course on chairing' } as const;
    await by(peer, (tx, acting) => notePeerWork(tx, acting, note));
    await by(lead, (tx, acting) => notePeerWork(tx, acting, { ...note, kind: 'expenses', words: 'Paid for April' }));
    await assert.rejects(by(peer, (tx, acting) => notePeerWork(tx, acting, { ...note, personId: lead?.personId ?? '' })), /your own only/);
    await assert.rejects(by(lead, (tx, acting) => notePeerWork(tx, acting, { ...note, personId: member?.personId ?? '' })), /Choose a peer leader/);
    await assert.rejects(by(moderator, (tx, acting) => notePeerWork(tx, acting, note)), Forbidden);
    assert.deepEqual((await by(peer, (tx) => peerLeaders(tx, { organisationId: talk.world.organisationId, onlyPersonId: peer?.personId ?? '' }))).flatMap(({ notes }) => notes.map(({ kind }) => kind)).toSorted(), ['development', 'expenses']);
  });
});
