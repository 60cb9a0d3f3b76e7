import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { Forbidden } from '#platform/errors';
import type { Viewer } from '#platform/http';
import { closeSentenceEncoder } from '#platform/sentence-vectors';
import { openConversationWorld, type ConversationWorld } from '#test/conversation-world';
import { countSent, floodingOf } from '../data/flood-guard.ts';
import { knownIdeas, similarIdeas } from '../data/similar-ideas.ts';
import { keepVote } from '../data/vote-desk.ts';
import { newSending } from '../domain/author-code.ts';
import { conversationsWaiting, moderationQueue, openAppeals } from '../queries/moderation-queue.ts';
import { publicLog } from '../queries/public-log.ts';
import { answerProposal } from './answer-proposal.ts';
import { appeal, decideAppeal } from './appeals.ts';
import { contribute } from './contribute.ts';
import { decideWords, type Deciding } from './decide-words.ts';
import { mergeIdeas, partIdea } from './merge-ideas.ts';
import { changeOwnWords, ownAppeal, ownWords, withdrawOwnWords } from './own-words.ts';
import { takeBackDecision } from './take-back-decision.ts';

const racism = 'The porter called me a Paki and told me to go back to where I came from.';

describe('moderation', () => {
  let talk: ConversationWorld;
  let ann: Viewer & { personId: string };
  let bob: Viewer & { personId: string };
  before(async () => {
    talk = await openConversationWorld();
    ann = await talk.world.person('moderator');
    bob = { ...ann, personId: randomUUID() };
  });
  after(async () => {
    await closeSentenceEncoder();
    await talk.close();
  });

  const store = () => talk.world.database.web;
  const acting = (viewer: Viewer) => ({ viewer, now: talk.now });
  const send = (words: string) => contribute(store(), { phaseId: talk.phase.id, words }, talk.now);
  const decide = (viewer: Viewer, deciding: Omit<Deciding, 'revision'> & { revision?: number }) => talk.as(viewer, (tx) => decideWords(tx, acting(viewer), { revision: 1, ...deciding }));
  const refuse = (viewer: Viewer, contributionId: string, reasonCode = 'not-about-this') => decide(viewer, { contributionId, outcome: 'refused', reasonCode });
  const queue = (viewer: Viewer & { personId: string }, skipped: string[] = []) => talk.as(viewer, (tx) => moderationQueue(tx, { organisationIds: [talk.world.organisationId], personId: viewer.personId, conversationCode: null, skipped }));
  const log = () => store().reading({ as: 'public' }, (tx) => publicLog(tx, talk.phase.id));
  const stateOf = async (id: string) => (await talk.world.database.owner.query<{ state: string }>('select state from conversations.contribution where id = $1', [id])).rows[0]?.state;

  it('keeps words that speak of harm, holds them even where nothing else is held, and puts them first', async () => {
    await talk.world.database.owner.query('update conversations.phase set is_pre_moderated = false where id = $1', [talk.phase.id]);
    const ordinary = await send('More seats at the bus stop');
    const { id, concern } = await send('I want to kill myself');
    await talk.world.database.owner.query('update conversations.phase set is_pre_moderated = true where id = $1', [talk.phase.id]);
    assert.equal(concern, 'self-harm');
    assert.equal(await stateOf(ordinary.id), 'shown');
    assert.equal(await stateOf(id), 'held');
    await send('Some more ordinary words');
    assert.equal((await queue(ann)).next?.id, id);
    await refuse(ann, id);
  });

  it('lets nobody alone refuse an account of racism as discriminating', async () => {
    const { id, concern } = await send(racism);
    assert.match(concern ?? '', /racism-account/);
    assert.equal(await refuse(ann, id, 'discriminates'), 'proposed');
    assert.equal(await refuse(ann, id, 'discriminates'), 'proposed', 'the same person twice is one person');
    assert.equal(await stateOf(id), 'held');
    assert.notEqual((await queue(ann)).next?.id, id);
    assert.equal((await queue(bob)).next?.isProposed, true);
    assert.equal(await refuse(bob, id, 'discriminates'), 'decided');
    const { rows } = await talk.world.database.owner.query('select decided_by, agreed_by from conversations.decision where contribution_id = $1', [id]);
    assert.deepEqual(rows, [{ decided_by: bob.personId, agreed_by: ann.personId }]);
  });

  it('asks another moderator, and not who proposed it, whether shown words are taken down', async () => {
    const { id } = await send(racism);
    await decide(ann, { contributionId: id, outcome: 'shown' });
    const takeDown = (viewer: Viewer) => decide(viewer, { contributionId: id, outcome: 'hidden', reasonCode: 'discriminates', revision: 2 });
    const answer = (viewer: Viewer, agrees: boolean) => talk.as(viewer, (tx) => answerProposal(tx, acting(viewer), { contributionId: id, revision: 2, agrees }));
    assert.equal(await takeDown(ann), 'proposed');
    const [hers, his] = [await queue(ann), await queue(bob)];
    assert.deepEqual([hers.next?.id === id, hers.ownProposals], [false, 1]);
    assert.deepEqual([his.next?.id, his.next?.state, his.next?.isProposed, his.ownProposals], [id, 'shown', true, 0]);
    await assert.rejects(answer(ann, true), Forbidden);
    await answer(bob, false);
    assert.deepEqual([await stateOf(id), (await queue(bob)).next?.id === id], ['shown', false]);
    await assert.rejects(answer(bob, true), /Nobody proposes/);
    await takeDown(ann);
    await answer(bob, true);
    assert.equal(await stateOf(id), 'refused');
    const { rows } = await talk.world.database.owner.query("select outcome, decided_by, agreed_by from conversations.decision where contribution_id = $1 and outcome = 'hidden'", [id]);
    assert.deepEqual(rows, [{ outcome: 'hidden', decided_by: bob.personId, agreed_by: ann.personId }]);
  });

  it('never decides the same words twice, however many press at once', async () => {
    const { id } = await send('Two people read this at once');
    const answers = await Promise.allSettled(Array.from({ length: 12 }, (_, n) => (n % 2 ? decide(ann, { contributionId: id, outcome: 'shown' }) : refuse(bob, id))));
    assert.equal(answers.filter(({ status }) => status === 'fulfilled').length, 1);
    assert.equal((await talk.world.database.owner.query('select 1 from conversations.decision where contribution_id = $1', [id])).rowCount, 1);
  });

  it('takes the last decision back, only by whoever took it and only soon', async () => {
    const { id, code } = await send('A slip of a key');
    await refuse(ann, id, 'no-sense');
    await assert.rejects(talk.as(bob, (tx) => takeBackDecision(tx, acting(bob), id)), /cannot be taken back/);
    await assert.rejects(talk.as(ann, (tx) => takeBackDecision(tx, { viewer: ann, now: new Date(talk.now.getTime() + 31 * 60_000) }, id)), /half an hour/);
    await talk.as(ann, (tx) => takeBackDecision(tx, acting(ann), id));
    assert.equal(await stateOf(id), 'held');
    assert.equal((await ownWords(store(), code)).reasonCode, null);
    assert.ok(!(await log()).some(({ reasonCode }) => reasonCode === 'no-sense'));
  });

  it('tells everyone what was refused and why, without words or people, and the author by code', async () => {
    const { id, code } = await send('Buy my miracle cure today');
    await decide(ann, { contributionId: id, outcome: 'refused', reasonCode: 'advertising', note: 'Please tell us about care.' });
    const own = await ownWords(store(), code);
    assert.deepEqual([own.state, own.reasonCode, own.note], ['refused', 'advertising', 'Please tell us about care.']);
    const line = (await log()).find(({ reasonCode }) => reasonCode === 'advertising');
    assert.deepEqual(Object.keys(line ?? {}).toSorted(), ['appeal', 'decidedOn', 'id', 'kind', 'outcome', 'reasonCode']);
    assert.deepEqual([line?.decidedOn, line?.outcome, line?.appeal], ['2026-05-04', 'refused', null]);
  });

  it('gives an appeal to another moderator, once for each refusal', async () => {
    const { id, code } = await send('This was misunderstood');
    await assert.rejects(appeal(store(), { code, words: 'Too early' }, talk.now), /nothing to appeal/);
    await refuse(ann, id);
    await appeal(store(), { code, words: 'It is about the question' }, talk.now);
    await assert.rejects(appeal(store(), { code, words: 'Once more' }, talk.now), /already/);
    const asked = (viewer: Viewer & { personId: string }) => talk.as(viewer, (tx) => openAppeals(tx, { organisationIds: [talk.world.organisationId], personId: viewer.personId }));
    assert.deepEqual([(await asked(ann)).mine.length, (await asked(ann)).others], [0, 1]);
    const [open] = (await asked(bob)).mine;
    assert.equal(open?.words, 'It is about the question');
    const deciding = { appealId: open?.id ?? '', outcome: 'overturned' as const, note: 'You are right.' };
    await assert.rejects(talk.as(ann, (tx) => decideAppeal(tx, acting(ann), deciding)), /Somebody else must decide/);
    await talk.as(bob, (tx) => decideAppeal(tx, acting(bob), deciding));
    assert.equal(await stateOf(id), 'shown');
    assert.deepEqual(await ownAppeal(store(), code), { words: 'It is about the question', outcome: 'overturned', note: 'You are right.' });
    assert.ok((await log()).some(({ appeal: became }) => became === 'overturned'));
    const outsider = await talk.world.person('moderator', 'other');
    assert.deepEqual(await talk.as(outsider, async (tx) => [(await tx.selectFrom('conversations.appeal').selectAll().execute()).length, (await conversationsWaiting(tx, { organisationIds: [talk.world.organisationId], personId: null })).length]), [0, 0]);
  });

  it('lets who leads the strategy decide where the only other person is the one who refused', async () => {
    const { id, code } = await send('Refused by the only moderator');
    await refuse(ann, id);
    await appeal(store(), { code, words: 'Please look again' }, talk.now);
    const lead = await talk.world.person('Chief AHP');
    const { mine: [open] } = await talk.as(lead, (tx) => openAppeals(tx, { organisationIds: [talk.world.organisationId], personId: lead.personId }));
    const deciding = { appealId: open?.id ?? '', outcome: 'overturned' as const, note: '' };
    await assert.rejects(talk.as(lead, (tx) => decideWords(tx, acting(lead), { contributionId: id, outcome: 'shown', revision: 2 })), Forbidden);
    const organiser = await talk.world.person('service lead');
    await assert.rejects(talk.as(organiser, (tx) => decideAppeal(tx, acting(organiser), deciding)), Forbidden);
    await talk.as(lead, (tx) => decideAppeal(tx, { viewer: lead, now: new Date(talk.now.getTime() + 60_000) }, { ...deciding, shownWords: 'Refused by the only [name]' }));
    assert.equal(await stateOf(id), 'shown');
    const own = await ownWords(store(), code);
    assert.deepEqual([own.shownWords, own.outcome], ['Refused by the only [name]', 'shown with words masked']);
  });

  it('drops an appeal about words that were changed, and its words with words that are taken out', async () => {
    const { id, code } = await send('First words');
    await refuse(ann, id);
    await appeal(store(), { code, words: 'Please look again' }, talk.now);
    await changeOwnWords(store(), { code, words: 'Better words', revision: 2 }, talk.now);
    assert.equal((await ownAppeal(store(), code))?.outcome, 'not needed');
    await withdrawOwnWords(store(), code, talk.now);
    assert.equal((await ownAppeal(store(), code))?.words, '(withdrawn)');
  });

  it('lets an author appeal again when changed words are refused again', async () => {
    const { id, code } = await send('Words that will be refused twice');
    await refuse(ann, id);
    await appeal(store(), { code, words: 'Please look again' }, talk.now);
    await changeOwnWords(store(), { code, words: 'Words in another dress', revision: 2 }, talk.now);
    const later = { viewer: ann, now: new Date(talk.now.getTime() + 60_000) };
    await talk.as(ann, (tx) => decideWords(tx, later, { contributionId: id, outcome: 'refused', reasonCode: 'not-about-this', revision: 3 }));
    assert.equal(await ownAppeal(store(), code), null, 'the page offers an appeal');
    await appeal(store(), { code, words: 'Please look once more' }, later.now);
    assert.equal((await ownAppeal(store(), code))?.words, 'Please look once more');
    await withdrawOwnWords(store(), code, later.now);
  });

  it('shows a moderator what people voted on before its author changed it, until somebody decides', async () => {
    const { id, code } = await send('Free parking for everyone at the clinic');
    await decide(ann, { contributionId: id, outcome: 'shown with words masked', shownWords: 'Free parking for everyone' });
    await changeOwnWords(store(), { code, words: 'Close the clinic', revision: 2 }, talk.now);
    await changeOwnWords(store(), { code, words: 'Close the clinic soon', revision: 3 }, talk.now);
    const next = async () => (await talk.as(ann, (tx) => moderationQueue(tx, { organisationIds: [talk.world.organisationId], personId: ann.personId, conversationCode: null, skipped: [], wanted: id }))).next;
    assert.equal((await next())?.earlierWords, 'Free parking for everyone');
    await decide(ann, { contributionId: id, outcome: 'refused', reasonCode: 'not-about-this', revision: 4 });
    assert.deepEqual((await talk.world.database.owner.query('select earlier_words from conversations.contribution where id = $1', [id])).rows, [{ earlier_words: null }]);
  });

  it('keeps votes true when ideas stand together, and gives each its own back when they are parted', async () => {
    const [one, two, three] = [await talk.shownIdea(), await talk.shownIdea(), await talk.shownIdea()];
    const people = Array.from({ length: 4 }, () => talk.visitor());
    const vote = (person: number, item: number, choice: 1 | -1 | 0) => keepVote(store(), { phaseNumber: talk.phase.number, token: people[person] ?? talk.visitor(), item, choice, perspective: null }, talk.now);
    // Both the same; own against merged; merged ones against each other; one only on a merged one.
    for (const [person, item, choice] of [[0, one.item, 1], [0, two.item, 1], [1, one.item, -1], [1, two.item, 1], [2, two.item, 1], [2, three.item, -1], [3, three.item, 1]] as const) await vote(person, item, choice);
    const standing = async () => (await talk.world.database.owner.query('select item, count(*) filter (where choice = 1)::int as up, count(*) filter (where choice = -1)::int as down, count(*) filter (where choice = 0)::int as pass from conversations.counted_votes($1) where item = any ($2) group by item', [talk.phase.number, [one.item, two.item, three.item]])).rows;
    const apart = await standing();
    const put = (from: { id: string }, into: { id: string }) => talk.as(ann, (tx) => mergeIdeas(tx, acting(ann), { contributionId: from.id, intoId: into.id, revision: 1 }));
    await put(three, two);
    await put(two, one);
    assert.deepEqual(await standing(), [{ item: one.item, up: 2, down: 1, pass: 1 }], 'through a chain, each person once');
    await assert.rejects(put(one, two), /somebody else has decided/i);
    await talk.as(ann, (tx) => partIdea(tx, acting(ann), two.id));
    await talk.as(ann, (tx) => partIdea(tx, acting(ann), three.id));
    assert.deepEqual((await standing()).toSorted((a, b) => a.item - b.item), apart.toSorted((a, b) => a.item - b.item));
  });

  it('lets ideas stand alone again when the one they stood with is not shown any more', async () => {
    const { id, code } = await send('The idea others stand with');
    await decide(ann, { contributionId: id, outcome: 'shown' });
    const twin = await talk.shownIdea();
    const put = (revision: number) => talk.as(ann, (tx) => mergeIdeas(tx, acting(ann), { contributionId: twin.id, intoId: id, revision }));
    await put(1);
    await decide(ann, { contributionId: id, outcome: 'hidden', reasonCode: 'not-about-this', revision: 2 });
    assert.equal(await stateOf(twin.id), 'shown');
    await decide(ann, { contributionId: id, outcome: 'shown', revision: 3 });
    await put(3);
    await withdrawOwnWords(store(), code, talk.now);
    assert.equal(await stateOf(twin.id), 'shown');
  });

  it('keeps a sending that comes twice once, and shows the same code again', async () => {
    const sending = newSending();
    const sent = () => contribute(store(), { phaseId: talk.phase.id, words: 'Clicked twice', sending }, talk.now);
    const [first, second] = await Promise.all([sent(), sent()]);
    assert.deepEqual([second.code, second.id], [first.code, first.id]);
    assert.notEqual((await contribute(store(), { phaseId: talk.phase.id, words: 'Other words', sending }, talk.now)).code, first.code);
  });

  it('slows a flood from one address down, keeps the same text once, and forgets both with the hour', () => {
    const from = (addressKey: string, words: string, sending = newSending()) => ({ addressKey, phaseId: talk.phase.id, words, sending });
    const spam = from('key one', 'Buy  this NOW!');
    countSent(store(), spam, talk.now);
    assert.equal(floodingOf(store(), from('key one', 'buy this now'), talk.now), 'the same again');
    assert.equal(floodingOf(store(), spam, talk.now), 'fine', 'the same form again is no repeat');
    assert.equal(floodingOf(store(), from('key two', 'buy this now'), talk.now), 'fine');
    for (let n = 0; n < 59; n += 1) countSent(store(), from('key one', `Spam ${n}`), talk.now);
    assert.equal(floodingOf(store(), from('key one', 'One more'), talk.now), 'too many');
    assert.equal(floodingOf(store(), from('key one', 'buy this now'), new Date(talk.now.getTime() + 3_600_000)), 'fine');
  });

  it('finds what says the same among shown ideas only', async () => {
    const { id } = await talk.shownIdea('Appointments in the evening for people who work');
    assert.deepEqual(await similarIdeas(store(), talk.phase.id, 'Evening appointments for working people', { least: 0.5 }), [id]);
    await talk.world.database.owner.query("update conversations.contribution set state = 'refused' where id = $1", [id]);
    await new Promise((resolve) => { setTimeout(resolve, 1_100); });
    assert.deepEqual(await similarIdeas(store(), talk.phase.id, 'Evening appointments for working people', { least: 0.5 }), []);
  });

  it('compares whole sentences once they are read; their numbers stay in memory and go with the words', async () => {
    const { id } = await talk.shownIdea('Goldfish in the waiting room');
    const later = () => new Promise((resolve) => { setTimeout(resolve, 1_100); });
    const ask = () => similarIdeas(store(), talk.phase.id, 'An aquarium to look at while we sit', { least: 0.15, limit: 10 });
    await later();
    assert.ok(!(await ask()).includes(id), 'its words alone are not like it');
    // On a busy machine a sentence may be late, and then words alone are compared.
    for (let turn = 0; knownIdeas(store(), talk.phase.id).unread > 0 || !(await ask()).includes(id); turn += 1) {
      assert.ok(turn < 100, 'the sentences are never compared');
      await new Promise((resolve) => { setTimeout(resolve, 50); });
    }
    await talk.world.database.owner.query("update conversations.contribution set words = 'More buses on Sunday', revision = revision + 1 where id = $1", [id]);
    await later();
    assert.ok(!(await ask()).includes(id));
    const { rows } = await talk.world.database.owner.query<{ name: string }>("select table_schema || '.' || table_name || '.' || column_name as name from information_schema.columns where column_name ~ 'vector|embedding' and table_schema = 'conversations'");
    assert.deepEqual(rows, [], 'no store of what words say in numbers');
  });
});
