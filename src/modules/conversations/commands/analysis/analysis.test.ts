import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Forbidden, NotFound } from '#platform/errors';
import type { Viewer } from '#platform/http';
import { openConversationWorld, type ConversationWorld } from '#test/conversation-world';
import { agreementPage } from '../../queries/analysis/agreement.ts';
import { codeBook } from '../../queries/analysis/code-book.ts';
import { codeFrame } from '../../queries/analysis/code-frame.ts';
import { roundPage, settledOf, wordsLeft, wordsToCode } from '../../queries/analysis/coding-desk.ts';
import { wordsWithCodes } from '../../queries/analysis/coded-words.ts';
import { codingsOf } from '../../queries/analysis/codings.ts';
import { memosOf } from '../../queries/analysis/memos.ts';
import { suggestedCodes } from '../../queries/analysis/suggested-codes.ts';
import { themePage, themesBehind, themesOf } from '../../queries/analysis/themes.ts';
import { wordsWithoutCode, type UncodedAsked } from '../../queries/analysis/words-without-code.ts';
import { closeBatch, codeWords, finishCoding } from './code-words.ts';
import { beginRound, takeCoderPlace } from './coding-rounds.ts';
import { addCode, changeCode, retireCode } from './keep-codes.ts';
import { endObjective, judgeSource, linkObjective, makeTheme } from './keep-themes.ts';
import { mergeCodes, undoMerger } from './merge-codes.ts';
import { publishTheme, takeThemeBack } from './publish-theme.ts';
import { takeMemoAway, writeMemo } from './write-memos.ts';
import { reconcileWords } from './settle-words.ts';

type Person = Viewer & { personId: string };
const nobody: Viewer = { kind: 'public', personId: null, grants: [], signedIn: false } as unknown as Viewer;

describe('two coders', () => {
  let talk: ConversationWorld;
  let [researcher, peer, lead]: Person[] = [];
  let conversationId = '';
  let roundId = '';
  const codes: string[] = [];
  before(async () => {
    talk = await openConversationWorld();
    [researcher, peer, lead] = await Promise.all(['researcher', 'community partner', 'Chief AHP'].map((role) => talk.world.person(role)));
    conversationId = (await talk.world.database.owner.query<{ id: string }>('select conversation_id as id from conversations.phase where id = $1', [talk.phase.id])).rows[0]?.id ?? '';
    for (let n = 0; n < 50; n += 1) await talk.shownIdea(`Words number ${n} about the ${n % 2 ? 'bus' : 'wait'}`);
  });
  after(() => talk.close());
  const acting = (viewer: Person | undefined) => ({ now: talk.now, viewer: viewer ?? nobody });
  const as = <T>(viewer: Person | undefined, work: Parameters<ConversationWorld['as']>[1]) => talk.as(viewer ?? nobody, work) as Promise<T>;
  const settled = () => as<Awaited<ReturnType<typeof settledOf>>>(researcher, (tx) => settledOf(tx, roundId));
  const code = (name: string) => as<string>(researcher, (tx) => addCode(tx, acting(researcher), { conversationId, name, definition: `Says something about ${name}`, example: '' }));

  it('share a frame whose codes have versions, and names of their own', async () => {
    for (const name of ['Bus', 'Wait', 'Travel']) codes.push(await code(name));
    await assert.rejects(code('wait'), /has this name already/);
    await assert.rejects(as(researcher, (tx) => changeCode(tx, acting(researcher), { codeId: codes[0] ?? '', version: 1, name: 'TRAVEL', definition: 'Another code', example: '' })), /has this name already/);
    await as(researcher, (tx) => changeCode(tx, acting(researcher), { codeId: codes[0] ?? '', version: 1, name: 'Buses', definition: 'Buses and their times', example: 'No bus on Sunday' }));
    await assert.rejects(as(researcher, (tx) => changeCode(tx, acting(researcher), { codeId: codes[0] ?? '', version: 1, name: 'Late', definition: 'From an old form', example: '' })), /Somebody else/);
    await assert.rejects(as(peer, (tx) => addCode(tx, acting(peer), { conversationId, name: 'Mine', definition: 'A peer codes, and keeps no frame', example: '' })), Forbidden);
    const frame = await as<Awaited<ReturnType<typeof codeFrame>>>(researcher, (tx) => codeFrame(tx, conversationId));
    assert.deepEqual(frame.map(({ name, version }) => [name, version]), [['Buses', 2], ['Travel', 1], ['Wait', 1]]);
  });

  it('code 50 words without seeing each other’s codes, and see agreement when both have finished', async () => {
    roundId = (await as<string | null>(researcher, (tx) => beginRound(tx, acting(researcher), { conversationId, size: 50, coderCount: 2 }))) ?? '';
    assert.equal(await as<number>(researcher, (tx) => wordsLeft(tx, conversationId)), 0);
    for (const [coder, isPeer] of [[researcher, false], [peer, true]] as const) {
      await as(coder, (tx) => takeCoderPlace(tx, acting(coder), roundId));
      const items = await as<Awaited<ReturnType<typeof wordsToCode>>>(coder, (tx) => wordsToCode(tx, roundId, coder?.personId ?? ''));
      assert.ok(items.every(({ sentiment }) => sentiment === null), 'the desk begins empty');
      for (const { contributionId, words } of items) {
        const isBus = words.includes('bus');
        // The peer sees travel in words 0, 10, 20, 30 and 40, where the researcher sees the wait.
        const codeIds = isBus ? [codes[0] ?? ''] : [(isPeer && /number \d?0 /.test(words) ? codes[2] : codes[1]) ?? ''];
        await as(coder, (tx) => codeWords(tx, acting(coder), { roundId, contributionId, codeIds, sentiment: isBus ? 'neutral' : 'negative' }));
      }
      if (!isPeer) {
        assert.equal(await as(coder, (tx) => finishCoding(tx, acting(coder), roundId)), 'waits for the other coder');
        assert.deepEqual(await as(peer, (tx) => codingsOf(tx, roundId)), [], 'the other coder sees nothing');
        assert.deepEqual(await as(lead, (tx) => codingsOf(tx, roundId)), [], 'and nobody else either');
      }
    }
    assert.equal((await as<unknown[]>(researcher, (tx) => codingsOf(tx, roundId))).length, 50, 'a coder sees their own only');
    await assert.rejects(as(lead, (tx) => takeCoderPlace(tx, acting(lead), roundId)), Forbidden);
    assert.equal(await as(peer, (tx) => finishCoding(tx, acting(peer), roundId)), 'finished');
    const { agreement, open } = await as<Awaited<ReturnType<typeof agreementPage>>>(researcher, (tx) => agreementPage(tx, { id: roundId, conversationId }));
    assert.equal(open.size, 5);
    // By the definition: 50 items, 5 differ; n = 100, with 50, 45 and 5 codings of each kind. 1 − 99 × 10 / (100² − 50² − 45² − 5²).
    assert.equal(agreement.whole.alpha?.toFixed(6), (1 - (99 * 10) / (10_000 - 2_500 - 2_025 - 25)).toFixed(6));
    assert.ok((agreement.whole.low ?? 1) < (agreement.whole.alpha ?? 0) && agreement.perCode.length === 3);
    assert.equal(agreement.perCode.find(({ codeId }) => codeId === codes[0])?.alpha, 1);
    assert.equal((await settled()).length, 45);
    await assert.rejects(as(peer, (tx) => codeWords(tx, acting(peer), { roundId, contributionId: [...open][0] ?? '', codeIds: [], sentiment: 'neutral' })), /finished/);
  });

  it('cannot write in the name of another, whatever the application asks', async () => {
    await assert.rejects(as(peer, (tx) => tx.insertInto('conversations.coding_item').values({ round_id: roundId, contribution_id: roundId, coder_id: researcher?.personId ?? '', organisation_id: talk.world.organisationId, sentiment: 'neutral' }).execute()), /row-level security/);
  });

  it('reconcile what they gave differently, item by item', async () => {
    const { open } = await as<Awaited<ReturnType<typeof agreementPage>>>(peer, (tx) => agreementPage(tx, { id: roundId, conversationId }));
    for (const contributionId of open) await as(peer, (tx) => reconcileWords(tx, acting(peer), { roundId, contributionId, codeIds: [codes[1] ?? '', codes[2] ?? ''], sentiment: 'mixed', reason: 'Both are meant' }));
    const lines = await settled();
    assert.deepEqual([lines.length, lines.filter(({ how }) => how === 'reconciled').length], [50, 5]);
    const agreed = lines.find(({ how }) => how === 'agreed');
    await assert.rejects(as(peer, (tx) => reconcileWords(tx, acting(peer), { roundId, contributionId: agreed?.contributionId ?? '', codeIds: [], sentiment: 'neutral', reason: '' })), /settled already/);
    const anew = { roundId, contributionId: agreed?.contributionId ?? '', sentiment: 'mixed' as const, codeIds: agreed?.codeIds ?? [] };
    await as(peer, (tx) => reconcileWords(tx, acting(peer), { ...anew, reason: 'A slip of both coders' }));
    assert.deepEqual((await settled()).filter(({ contributionId, how, sentiment }) => contributionId === anew.contributionId && how === 'reconciled' && sentiment === 'mixed').length, 1, 'settled words can be coded anew, with a reason');
    assert.equal((await as<Awaited<ReturnType<typeof agreementPage>>>(peer, (tx) => agreementPage(tx, { id: roundId, conversationId }))).open.size, 5, 'and what the coders gave stays');
  });

  it('see a merger of two codes re-tag everything, and its undoing bring everything back', async () => {
    const state = async () => ({ settled: (await settled()).map(({ contributionId, codeIds }) => [contributionId, ...codeIds.toSorted()].join(' ')).toSorted(), alpha: (await as<Awaited<ReturnType<typeof agreementPage>>>(researcher, (tx) => agreementPage(tx, { id: roundId, conversationId }))).agreement.whole.alpha });
    const earlier = await state();
    const merger = await as<string>(researcher, (tx) => mergeCodes(tx, acting(researcher), { fromId: codes[2] ?? '', intoId: codes[1] ?? '', reason: 'They mean the same' }));
    const merged = await state();
    assert.ok(merged.settled.every((line) => !line.includes(codes[2] ?? '')), 'no words have the merged code');
    assert.equal(merged.alpha, 1, 'where the two codes were the only difference the coders now agree');
    await assert.rejects(as(researcher, (tx) => mergeCodes(tx, acting(researcher), { fromId: codes[1] ?? '', intoId: codes[2] ?? '', reason: 'In a circle' })), /leads back/);
    await as(researcher, (tx) => undoMerger(tx, acting(researcher), merger));
    assert.deepEqual(await state(), earlier);
    const { rows } = await talk.world.database.owner.query<{ name: string }>("select name from platform.event where name like 'codes %' order by id");
    assert.deepEqual(rows.map(({ name }) => name).filter((name) => name !== 'codes reconciled'), ['codes merged', 'codes parted again']);
    await as(researcher, (tx) => retireCode(tx, acting(researcher), { codeId: codes[2] ?? '', isRetired: true }));
  });

  it('have their theme published by an organiser with its limits, and from it reach the words in one step', async () => {
    const themeId = await as<string>(researcher, (tx) => makeTheme(tx, acting(researcher), { conversationId, title: 'Waiting and travelling', statement: 'People wait long and travel far.', codeIds: [codes[1] ?? '', codes[2] ?? ''] }));
    assert.deepEqual(await as(undefined, (tx) => themesOf(tx, conversationId, { publishedOnly: false })), [], 'a draft is not public');
    await assert.rejects(as(researcher, (tx) => publishTheme(tx, acting(researcher), { themeId, notHeard: 'Farmers', revision: 1, replaces: 0 })), Forbidden);
    await as(lead, (tx) => publishTheme(tx, acting(lead), { themeId, notHeard: 'We heard nobody under 18.', revision: 1, replaces: 0 }));
    const theme = await as<Awaited<ReturnType<typeof themePage>>>(undefined, (tx) => themePage(tx, themeId));
    assert.deepEqual([theme.publication?.contributions, theme.publication?.codedInAll, theme.publication?.heardOnline, theme.publication?.heardInPerson], [25, 50, 25, 0]);
    assert.match(theme.publication?.agreement ?? '', /^The coders agree.* How these words sound, as people judged: \d+ negative, \d+ mixed\.$/);
    await assert.rejects(as(lead, (tx) => publishTheme(tx, acting(lead), { themeId, notHeard: 'From an old form', revision: 1, replaces: 0 })), /Somebody else has published/);
    assert.equal((await as<unknown[]>(peer, (tx) => wordsWithCodes(tx, [codes[2] ?? '']))).length, 5, 'whoever codes sees the words that have a code');
    assert.equal(theme.words.length, 25);
    assert.ok(theme.words.every(({ words, mayBeQuoted }) => words.includes('wait') && !mayBeQuoted));
    await answered(themeId);
    await as(lead, (tx) => takeThemeBack(tx, acting(lead), themeId));
    await assert.rejects(as(undefined, (tx) => themePage(tx, themeId)), NotFound);
  });

  /** An objective and a policy source beside the theme: from the objective one step leads to the theme, and the next to the words. */
  async function answered(themeId: string): Promise<void> {
    const { rows: [objective] } = await talk.world.database.owner.query<{ id: string }>("insert into strategy.objective (organisation_id, year_start, is_public, is_example, made_at) values ($1, 2026, false, true, '2026-05-01') returning id", [talk.world.organisationId]);
    await talk.world.database.owner.query("insert into strategy.policy_source (code, part, position, title, document, section) values ('a-plan', 'reference', 1, 'A plan', 'plan', '1')");
    await as(lead, (tx) => linkObjective(tx, acting(lead), { themeId, objectiveId: objective?.id ?? '' }));
    await assert.rejects(as(lead, (tx) => linkObjective(tx, acting(lead), { themeId, objectiveId: themeId })), /Choose an objective/);
    for (const judgement of ['adds', 'conflicts'] as const) await as(researcher, (tx) => judgeSource(tx, acting(researcher), { themeId, sourceCode: 'a-plan', judgement, reason: `It ${judgement}` }));
    await assert.rejects(as(researcher, (tx) => judgeSource(tx, acting(researcher), { themeId, sourceCode: 'unknown', judgement: 'adds', reason: 'None' })), /Choose a source/);
    const behind = await as<Awaited<ReturnType<typeof themesBehind>>>(undefined, (tx) => themesBehind(tx, [objective?.id ?? '', themeId]));
    assert.deepEqual([...behind].map(([id, themes]) => [id, themes.map(({ href }) => href)]), [[objective?.id, [`/themes/${themeId}`]]]);
    assert.deepEqual((await as<Awaited<ReturnType<typeof themePage>>>(undefined, (tx) => themePage(tx, themeId))).sources, [{ code: 'a-plan', title: 'A plan', judgement: 'conflicts', reason: 'It conflicts' }]);
    await takenOff(themeId, objective?.id ?? '');
    // Which of the equally near words come first is drawn; all of them hold one of these two codes.
    const suggested = await as<string[]>(researcher, (tx) => suggestedCodes(tx, conversationId, 'A long wait again'));
    assert.ok(suggested.length > 0, 'the nearest settled words suggest their codes');
    assert.deepEqual(suggested.filter((code) => code !== codes[1] && code !== codes[2]), []);
  }

  async function takenOff(themeId: string, objectiveId: string): Promise<void> {
    const off = (by: Person | undefined, reason = 'It became part of another') => as(by, (tx) => endObjective(tx, acting(by), { themeId, objectiveId, reason }));
    await assert.rejects(off(researcher), Forbidden, 'who codes words does not decide what is published');
    await assert.rejects(off(lead, ''), /Say why/);
    await off(lead);
    await assert.rejects(off(lead), /that is named/);
    assert.equal((await as<Awaited<ReturnType<typeof themesBehind>>>(undefined, (tx) => themesBehind(tx, [objectiveId]))).size, 0, 'the objective’s page does not lead to the theme any more');
    const ends = await as<{ reason: string; linked_by: string | null }[]>(undefined, (tx) => tx.selectFrom('conversations.theme_objective_end').select(['reason', 'linked_by']).where('theme_id', '=', themeId).execute());
    assert.deepEqual(ends, [{ reason: 'It became part of another', linked_by: lead?.personId }], 'and everyone may read why, beside the theme');
    await as(lead, (tx) => linkObjective(tx, acting(lead), { themeId, objectiveId }));
  }

  it('keep a merger reversible for a batch that is being coded, and leave nothing between settled and open', async () => {
    const idea = await talk.shownIdea('A word about the journey');
    const during = (await as<string | null>(researcher, (tx) => beginRound(tx, acting(researcher), { conversationId, size: 1, coderCount: 2 }))) ?? '';
    for (const coder of [researcher, peer]) {
      await as(coder, (tx) => takeCoderPlace(tx, acting(coder), during));
      await as(coder, (tx) => codeWords(tx, acting(coder), { roundId: during, contributionId: idea.id, codeIds: [codes[2] ?? ''], sentiment: 'neutral' }));
    }
    const merger = await as<string>(researcher, (tx) => mergeCodes(tx, acting(researcher), { fromId: codes[2] ?? '', intoId: codes[1] ?? '', reason: 'Made while a batch is coded' }));
    for (const coder of [researcher, peer]) await as(coder, (tx) => finishCoding(tx, acting(coder), during));
    const settledHere = async () => (await as<Awaited<ReturnType<typeof settledOf>>>(researcher, (tx) => settledOf(tx, during))).flatMap(({ codeIds }) => codeIds);
    assert.deepEqual(await settledHere(), [codes[1]]);
    await as(researcher, (tx) => undoMerger(tx, acting(researcher), merger));
    assert.deepEqual(await settledHere(), [codes[2]]);
  });

  it('close a batch whose second coder does not come back, with what is coded', async () => {
    const ideas = [await talk.shownIdea('A late word about the bus'), await talk.shownIdea('A late word about the wait')];
    const late = (await as<string | null>(researcher, (tx) => beginRound(tx, acting(researcher), { conversationId, size: 5, coderCount: 2 }))) ?? '';
    for (const coder of [researcher, peer]) await as(coder, (tx) => takeCoderPlace(tx, acting(coder), late));
    const give = (coder: Person | undefined, contributionId: string, at: number) => as(coder, (tx) => codeWords(tx, acting(coder), { roundId: late, contributionId, codeIds: [codes[at] ?? ''], sentiment: 'neutral' }));
    for (const { id } of ideas) await give(researcher, id, 0);
    await give(peer, ideas[0]?.id ?? '', 1);
    await assert.rejects(as(researcher, (tx) => closeBatch(tx, acting(researcher), late)), /Nobody has finished/);
    await as(researcher, (tx) => finishCoding(tx, acting(researcher), late));
    await assert.rejects(as(peer, (tx) => closeBatch(tx, acting(peer), late)), Forbidden);
    await as(researcher, (tx) => closeBatch(tx, acting(researcher), late));
    assert.deepEqual((await as<Awaited<ReturnType<typeof settledOf>>>(researcher, (tx) => settledOf(tx, late))).map(({ contributionId, how }) => [contributionId, how]), [[ideas[1]?.id, 'coded by one']], 'what both coded differently waits for people');
    await assert.rejects(give(peer, ideas[1]?.id ?? '', 1), /finished/);
    const merger = await as<string>(researcher, (tx) => mergeCodes(tx, acting(researcher), { fromId: codes[1] ?? '', intoId: codes[0] ?? '', reason: 'Now both say the same' }));
    await as(researcher, (tx) => reconcileWords(tx, acting(researcher), { roundId: late, contributionId: ideas[0]?.id ?? '', codeIds: [codes[0] ?? ''], sentiment: 'neutral', reason: '' }));
    await as(researcher, (tx) => undoMerger(tx, acting(researcher), merger));
  });

  it('list the words without a code and say why, without a word on what a coder gave', async () => {
    const left = await talk.shownIdea('In no batch, and without a code');
    const read = async (more: Partial<UncodedAsked> = {}) => as<Awaited<ReturnType<typeof wordsWithoutCode>>>(researcher, (tx) => wordsWithoutCode(tx, { conversationId, batch: null, part: null, why: null, page: 1, ...more }));
    assert.deepEqual((await read({ why: 'in no batch' })).lines.map(({ id, batch, phasePosition }) => [id, batch, phasePosition]), [[left.id, null, 1]]);
    const begun = (await as<string | null>(researcher, (tx) => beginRound(tx, acting(researcher), { conversationId, size: 1, coderCount: 2 }))) ?? '';
    await as(peer, (tx) => takeCoderPlace(tx, acting(peer), begun));
    await as(peer, (tx) => codeWords(tx, acting(peer), { roundId: begun, contributionId: left.id, codeIds: [codes[1] ?? ''], sentiment: 'negative' }));
    const { lines, total } = await read();
    assert.deepEqual(lines.filter(({ id }) => id === left.id).map(({ roundId: at, why }) => [at, why]), [[begun, 'being coded']]);
    assert.equal(total, lines.length);
    assert.deepEqual(Object.keys(lines[0] ?? {}).toSorted(), ['batch', 'id', 'language', 'phasePosition', 'phaseTitle', 'roundId', 'why', 'words']);
    const batch = lines.find(({ id }) => id === left.id)?.batch ?? 0;
    assert.deepEqual([(await read({ batch })).total, (await read({ part: 2 })).total, (await read({ page: 2 })).lines.length], [1, 0, 0]);
    await as(peer, (tx) => finishCoding(tx, acting(peer), begun));
    await as(researcher, (tx) => closeBatch(tx, acting(researcher), begun));
    assert.ok((await read()).lines.every(({ id }) => id !== left.id), 'a settled code takes it off the list');
  });

  it('take a code book along, with its version and only words whose author says yes', async () => {
    const book = () => as<Awaited<ReturnType<typeof codeBook>>>(researcher, (tx) => codeBook(tx, conversationId));
    const before = await book();
    assert.ok(before.version > 0);
    assert.deepEqual(before.codes.flatMap(({ quotes }) => quotes), [], 'nobody said yes yet');
    const ideas = (await settled()).filter(({ codeIds }) => codeIds.includes(codes[1] ?? '')).slice(0, 4).map(({ contributionId }) => contributionId);
    await talk.world.database.owner.query("insert into conversations.words_leave select id, 'quote', organisation_id from conversations.contribution where id = any ($1)", [ideas]);
    await talk.world.database.owner.query("insert into conversations.words_leave select id, 'learning', organisation_id from conversations.contribution c where not exists (select from conversations.words_leave l where l.contribution_id = c.id)");
    const { codes: told } = await book();
    assert.deepEqual(told.filter(({ quotes }) => quotes.length > 0).map(({ id, quotes }) => [id, quotes.length]), [[codes[1], 3]]);
    const changed = (await as<Awaited<ReturnType<typeof codeFrame>>>(researcher, (tx) => codeFrame(tx, conversationId))).find(({ id }) => id === codes[0]);
    const wording = { codeId: codes[0] ?? '', version: changed?.version ?? 0, name: 'Buses', definition: 'Buses, their times and stops', example: '' };
    await as(researcher, (tx) => changeCode(tx, acting(researcher), wording));
    await as(researcher, (tx) => retireCode(tx, acting(researcher), { codeId: wording.codeId, isRetired: true }));
    await as(researcher, (tx) => retireCode(tx, acting(researcher), { codeId: wording.codeId, isRetired: false }));
    assert.equal((await book()).version, before.version + 3, 'each change makes a version');
  });

  it('keep memos that their own writer alone takes away, and no other organisation reads', async () => {
    const memos = (by: Person | undefined) => as<Awaited<ReturnType<typeof memosOf>>>(by, (tx) => memosOf(tx, conversationId));
    await as(researcher, (tx) => writeMemo(tx, acting(researcher), { conversationId, codeId: codes[1] ?? '', words: 'Waiting is about not being told' }));
    await assert.rejects(as(lead, (tx) => writeMemo(tx, acting(lead), { conversationId, codeId: null, words: 'From somebody who does not code' })), Forbidden);
    await assert.rejects(as(researcher, (tx) => writeMemo(tx, acting(researcher), { conversationId, codeId: conversationId, words: 'About nothing' })), /codes of this frame/);
    const [memo] = await memos(peer);
    assert.deepEqual([memo?.words, memo?.codeId], ['Waiting is about not being told', codes[1]]);
    assert.deepEqual(await memos(await talk.world.person('researcher', 'other')), []);
    assert.deepEqual(await memos(undefined), [], 'nor anybody without an account');
    await assert.rejects(as(peer, (tx) => takeMemoAway(tx, acting(peer), memo?.id ?? '')), NotFound);
    await as(researcher, (tx) => takeMemoAway(tx, acting(researcher), memo?.id ?? ''));
    assert.deepEqual(await memos(researcher), []);
    assert.doesNotMatch(JSON.stringify((await talk.world.database.owner.query("select * from platform.event where subject_kind = 'memo'")).rows), /Waiting/, 'no words in the record of changes');
  });

  it('lose the codes of words whose author changes or withdraws them', async () => {
    const [first] = await settled();
    await talk.world.database.owner.query("update conversations.contribution set words = '(withdrawn)', state = 'withdrawn' where id = $1", [first?.contributionId]);
    assert.equal((await settled()).length, 49);
    assert.equal((await as<Awaited<ReturnType<typeof roundPage>>>(researcher, (tx) => roundPage(tx, roundId))).words, 49);
    assert.equal((await talk.world.database.owner.query('select 1 from conversations.coding where contribution_id = $1', [first?.contributionId])).rowCount, 0);
  });
});
