import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, afterEach, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import { scopeOf, type Viewer } from '#platform/http';
import { seededRandom } from '#engines/random';
import { openConversationWorld, type ConversationWorld } from '#test/conversation-world';
import { mergeCodes, undoMerger } from '../../src/modules/conversations/commands/analysis/merge-codes.ts';
import { addCode } from '../../src/modules/conversations/commands/analysis/keep-codes.ts';
import { answer, typeAnswer } from '../../src/modules/conversations/commands/matters/answer.ts';
import { codeAnswer, noteReading } from '../../src/modules/conversations/commands/matters/code-answers.ts';
import { countAnswers, matterJobs } from '../../src/modules/conversations/commands/matters/count-answers.ts';
import { changeOwnAnswer, ownAnswer, withdrawOwnAnswer } from '../../src/modules/conversations/commands/matters/own-answer.ts';
import { openDesk } from '../../src/modules/conversations/commands/matters/open-desk.ts';
import { recordChangeForAnswer, recordChangeForTheme } from '../../src/modules/conversations/commands/matters/record-change.ts';
import { checkedAnswers, codingStand, nextAnswer } from '../../src/modules/conversations/queries/matters/answers-to-code.ts';
import { newSending } from '../../src/modules/conversations/domain/author-code.ts';
import { placesTold, themesTold } from '../../src/modules/conversations/queries/matters/community.ts';

const stores = ['matter', 'matter_batch', 'matter_batch_answer', 'matter_change', 'matter_code', 'matter_coding', 'matter_reading', 'matters_desk'];
type Person = Viewer & { personId: string };

/** Plays what docs/threats/conversations.md says somebody could try with answers to "What matters to you?". */
describe('what matters to one person', () => {
  let talk: ConversationWorld;
  let organisationId = '';
  let conversationId = '';
  let [moderator, researcher, member, lead, partner, stranger]: Person[] = [];
  before(async () => {
    talk = await openConversationWorld();
    organisationId = talk.world.organisationId;
    [moderator, researcher, member, lead, partner, stranger] = await Promise.all([['moderator'], ['researcher'], ['member'], ['Chief AHP'], ['community partner'], ['moderator', 'other']].map(([role = '', where]) => talk.world.person(role, where === 'other' ? 'other' : 'first')));
    conversationId = String((await ask('select conversation_id as id from conversations.phase where id = $1', [talk.phase.id]))[0]?.['id']);
    await by(lead, (tx, acting) => openDesk(tx, acting, { organisationId, conversationId }));
  });
  afterEach(() => empty());
  after(() => talk.close());
  const ask = async (query: string, values: unknown[] = []) => (await talk.world.database.owner.query<Record<string, unknown>>(query, values)).rows;
  const by = <T>(viewer: Person | undefined, work: (tx: Tx, acting: { now: Date; viewer: Viewer }) => Promise<T>): Promise<T> => {
    assert.ok(viewer);
    return talk.as(viewer, (tx) => work(tx, { now: talk.now, viewer }));
  };
  const asPublic = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => talk.world.database.web.within({ as: 'public' }, work);
  const say = (words: string, district: string | null = null) => answer(talk.world.database.web, { organisationId, words, district, sending: undefined }, talk.now);
  const newCode = (name: string) => by(researcher, (tx, acting) => addCode(tx, acting, { conversationId, name, definition: 'What it means', example: '' }));
  /** Codes and checks all that waits, quickly: with one code, or with what a rule says. */
  const checkAll = async (codesOf: (words: string) => readonly string[]) => {
    for (const { id, words } of await ask('select a.id, a.words from conversations.matter a left join conversations.matter_coding k on k.matter_id = a.id where k.matter_id is null')) {
      await ask('insert into conversations.matter_coding values ($1, $2, $3, $4)', [id, organisationId, researcher?.personId, moderator?.personId]);
      for (const code of codesOf(String(words))) await ask('insert into conversations.matter_code values ($1, $2, $3)', [id, code, organisationId]);
    }
  };
  const empty = async () => {
    await ask('update conversations.matter set counted_in = null');
    for (const table of ['matter_change', 'matter', 'matter_batch_answer', 'matter_batch']) await ask(`delete from conversations.${table}`);
  };
  const count = () => by(moderator, (tx, acting) => countAnswers(tx, acting, organisationId));

  it('is kept with the day, and with nothing about the person or about who typed it in', async () => {
    const columns = await ask("select table_name as table, column_name as column, data_type as type from information_schema.columns where table_schema = 'conversations' and table_name = any ($1)", [stores]);
    assert.equal(new Set(columns.map(({ table }) => table)).size, stores.length);
    assert.deepEqual(columns.filter(({ type }) => /time/.test(String(type))), [], 'no time finer than the day');
    assert.deepEqual(columns.filter(({ table }) => table === 'matter').map(({ column }) => String(column)).toSorted(), ['agreed_on', 'code_hash', 'concern', 'counted_in', 'district', 'id', 'organisation_id', 'received_on', 'revision', 'route', 'words']);
    assert.deepEqual(columns.filter(({ table }) => table === 'matter_batch_answer').map(({ column }) => String(column)).toSorted(), ['batch_id', 'code_ids', 'number'], 'no way back from what was counted');
    assert.deepEqual(columns.filter(({ column }) => /participant|name|phone|email|address|device|typed|entered/.test(String(column))), []);
    const typed = await by(member, (tx, acting) => typeAnswer(tx, acting, { organisationId, words: 'Said in consultation', route: 'in person', district: 'OX4', saidOn: '2026-05-03', hasAgreed: true, isUnder16: false, hasAdultAgreed: false }));
    assert.equal((await ownAnswer(talk.world.database.web, typed.code)).words, 'Said in consultation', 'whoever said it has the code');
    const sending = newSending();
    const twice = await Promise.all([1, 2].map(() => answer(talk.world.database.web, { organisationId, words: 'Said at home', district: null, sending }, talk.now)));
    assert.equal(new Set(twice.map(({ code }) => code)).size, 1, 'a form sent twice has one code');
    assert.equal((await ask("select 1 from conversations.matter where words = 'Said at home'")).length, 1, 'and is kept once');
    const events = JSON.stringify(await ask("select name, facts, subject_id from platform.event where room = 'conversations'"));
    assert.ok(!/Said|answer kept|typed/.test(events), 'nobody’s answer is in the trail');
  });

  it('is read by nobody but the trained people of that organisation: the database looks at their membership', async () => {
    await say('Only for trained eyes');
    const words = (viewer: Viewer) => talk.as(viewer, (tx) => tx.selectFrom('conversations.matter').select('words').execute());
    for (const viewer of [moderator, researcher]) assert.equal((await words(viewer as Person)).length, 1);
    for (const viewer of [member, lead, partner, stranger]) assert.deepEqual(await words(viewer as Person), [], viewer?.name ?? '');
    assert.deepEqual(await asPublic((tx) => tx.selectFrom('conversations.matter').select('words').execute()), []);
    const pretender = { ...(member as Person), grants: [{ role: 'moderator', organisationId }] };
    assert.deepEqual(await words(pretender), [], 'a claim in the session is not enough');
    const program: Viewer = { ...(moderator as Person), kind: 'token', personId: null, tokenId: '00000000-0000-4000-8000-000000000009' };
    assert.deepEqual(scopeOf(program).as, 'token');
    assert.deepEqual(await words(program), [], 'no program reads them');
    await ask("update directory.membership set ended_on = '2026-01-01' where person_id = $1", [researcher?.personId]);
    assert.deepEqual(await words(researcher as Person), [], 'nor who has left');
    await ask('update directory.membership set ended_on = null where person_id = $1', [researcher?.personId]);
    for (const viewer of [member, lead, partner]) {
      await assert.rejects(by(viewer, (tx, acting) => countAnswers(tx, acting, organisationId)), /do not have permission/);
      assert.deepEqual((await by(viewer, (tx) => sql<{ counted: number | null }>`select conversations.count_own_matters(${organisationId}, ${talk.now}) as counted`.execute(tx))).rows, [{ counted: null }]);
    }
    await assert.rejects(by(moderator, (tx) => sql`select code_hash from conversations.matter`.execute(tx)), /permission denied/);
    await assert.rejects(by(moderator, (tx) => sql`select code_ids from conversations.matter_batch_answer`.execute(tx)), /permission denied/);
    await assert.rejects(by(moderator, (tx) => sql`update conversations.matter set words = 'changed'`.execute(tx)), /permission denied/);
    await assert.rejects(by(moderator, (tx) => sql`select conversations.count_matters(${organisationId}, now())`.execute(tx)), /permission denied/);
  });

  it('is typed in only with consent, by somebody of that organisation: conditions of the database', async () => {
    const said = { organisationId, words: 'Without consent', route: 'phone', district: null, saidOn: '2026-05-03', hasAgreed: false, isUnder16: false, hasAdultAgreed: false } as const;
    await assert.rejects(by(member, (tx, acting) => typeAnswer(tx, acting, said)), /Ask them first/);
    await assert.rejects(by(member, (tx, acting) => typeAnswer(tx, acting, { ...said, hasAgreed: true, isUnder16: true })), /An adult has to agree/);
    const child = await by(member, (tx, acting) => typeAnswer(tx, acting, { ...said, words: 'From a child', hasAgreed: true, isUnder16: true, hasAdultAgreed: true, district: 'OX4' }));
    assert.equal((await ownAnswer(talk.world.database.web, child.code)).district, null, 'no place is kept of a child');
    const keep = (route: string, agreedOn: string | null) => sql<{ id: string | null }>`select conversations.keep_matter(${organisationId}, 'Planted', ${route}, null, null, ${randomBytes(32)}, '2026-05-03', ${agreedOn}) as id`;
    await assert.rejects(by(member, (tx) => keep('phone', null).execute(tx)), /entered_with_consent/);
    assert.deepEqual((await by(stranger, (tx) => keep('phone', '2026-05-03').execute(tx))).rows, [{ id: null }], 'another organisation');
    assert.deepEqual((await asPublic((tx) => keep('paper', '2026-05-03').execute(tx))).rows, [{ id: null }], 'the public plays no staff');
    await assert.rejects(by(member, (tx) => sql`insert into conversations.matter (organisation_id, words, route, received_on, code_hash) values (${organisationId}, 'Planted', 'online', '2026-05-03', ${randomBytes(32)})`.execute(tx)), /permission denied/);
  });

  it('cannot be told from the page: seven answers look like none, and all that is ever told differs by eight or more', async () => {
    const codes = [await newCode('Apples'), await newCode('Bridges'), await newCode('Clocks')];
    const nothing = async () => ({ places: await asPublic((tx) => placesTold(tx, organisationId)), themes: await asPublic((tx) => themesTold(tx, organisationId, null)) });
    const none = await nothing();
    for (let n = 0; n < 7; n += 1) await say(`Answer ${n}`, 'OX4');
    await checkAll(() => codes.slice(0, 1));
    assert.equal(await count(), 0);
    assert.deepEqual(await nothing(), none);
    await empty();

    const random = seededRandom(20_261_122);
    const draw = (below: number) => Math.floor(random() * below);
    const districts = ['OX1', 'OX2', 'OX3', 'OX4'];
    const tellings: { place: string; answers: number }[] = [{ place: '', answers: 0 }];
    const seen: number[] = [];
    for (let round = 0; round < 60; round += 1) {
      for (let more = draw(5); more >= 0; more -= 1) await say(`Round ${round} ${more}`, [null, ...districts][draw(5)]);
      await checkAll(() => codes.filter(() => draw(2) === 0));
      await count();
      const places = await asPublic((tx) => placesTold(tx, organisationId));
      for (const { district, answers } of places) {
        tellings.push({ place: district ?? '', answers });
        for (const theme of await asPublic((tx) => themesTold(tx, organisationId, district))) seen.push(theme.answers);
      }
      const whole = places.find(({ district }) => district === null)?.answers ?? 0;
      for (let subset = 0; subset < 16; subset += 1) tellings.push({ place: `without ${subset}`, answers: whole - places.filter(({ district }) => district !== null && (subset >> districts.indexOf(district)) % 2 === 1).reduce((sum, { answers }) => sum + answers, 0) });
    }
    assert.ok(tellings.length > 500 && seen.length > 100);
    const steps = [...Map.groupBy(tellings, ({ place }) => place).values()].flatMap((told) => told.map(({ answers }, at) => answers - (told[at - 1]?.answers ?? 0)));
    assert.deepEqual(steps.filter((step) => step !== 0 && step < 8), [], 'no step is about fewer than eight');
    assert.deepEqual(seen.filter((answers) => answers < 8 || answers % 8 !== 0), [], 'themes stand in full eights');
    const counted = await ask('select count(*)::int as n from conversations.matter where counted_in is not null');
    assert.ok(Number(counted[0]?.['n']) > 100, 'the attack met real figures');
  });

  it('leaves the figures as they were when it is changed or taken out, and is gone', async () => {
    const [trees, water] = [await newCode('Trees'), await newCode('Water')];
    const own: string[] = [];
    for (let n = 0; n < 9; n += 1) own.push((await say(`Trees ${n}`)).code);
    await checkAll(() => [trees]);
    assert.equal(await count(), 9);
    const told = await asPublic((tx) => themesTold(tx, organisationId, null));
    assert.deepEqual(told.map(({ name, answers }) => ({ name, answers })), [{ name: 'Trees', answers: 8 }]);
    const [gone = '', changed = ''] = own;
    await withdrawOwnAnswer(talk.world.database.web, gone);
    await changeOwnAnswer(talk.world.database.web, { code: changed, words: 'Water now', revision: 1 });
    assert.deepEqual(await ask("select words from conversations.matter where words in ('Trees 0', 'Trees 1')"), []);
    assert.deepEqual((await ownAnswer(talk.world.database.web, changed)).codeNames, [], 'its codes went with the words');
    await assert.rejects(ownAnswer(talk.world.database.web, gone), /No answer belongs/);
    await assert.rejects(withdrawOwnAnswer(talk.world.database.web, gone), /taken out already/);
    await assert.rejects(changeOwnAnswer(talk.world.database.web, { code: changed, words: 'Again', revision: 1 }), /changed or taken out/);
    await checkAll(() => [water]);
    for (let n = 0; n < 7; n += 1) await say(`Water ${n}`);
    await checkAll(() => [water]);
    assert.equal(await count(), 0, 'who changes an answer does not count again: seven are too few');
    assert.deepEqual(await asPublic((tx) => themesTold(tx, organisationId, null)), told);
  });

  it('counts once where its codes are merged, and as before when they are parted', async () => {
    const [small, large] = [await newCode('Small steps'), await newCode('Large steps')];
    for (let n = 0; n < 12; n += 1) await say(`Steps ${n}`);
    await checkAll((words) => (Number(words.split(' ')[1]) < 9 ? [small, large] : [large]));
    await count();
    const names = async () => (await asPublic((tx) => themesTold(tx, organisationId, null))).map(({ name, answers }) => `${name} ${answers}`);
    assert.deepEqual(await names(), ['Large steps 8', 'Small steps 8']);
    const merger = await by(researcher, (tx, acting) => mergeCodes(tx, acting, { fromId: small, intoId: large, reason: 'The same' }));
    assert.deepEqual(await names(), ['Large steps 8'], 'twelve answers, not twenty-one');
    await by(researcher, (tx, acting) => undoMerger(tx, acting, merger));
    assert.deepEqual(await names(), ['Large steps 8', 'Small steps 8']);
  });

  it('does not count before a second person has checked it, and nobody checks their own', async () => {
    const code = await newCode('Rivers');
    for (let n = 0; n < 8; n += 1) await say(`Rivers ${n}`);
    const ids = (await ask('select id from conversations.matter')).map(({ id }) => String(id));
    const give = (viewer: Person | undefined, matterId: string) => by(viewer, (tx, acting) => codeAnswer(tx, acting, { matterId, codeIds: [code], revision: 1 }));
    for (const id of ids) assert.equal(await give(researcher, id), 'coded');
    assert.equal(await give(researcher, ids[0] ?? ''), 'coded', 'again by the same person is no check');
    await assert.rejects(by(researcher, (tx) => tx.updateTable('conversations.matter_coding').set({ checked_by: researcher?.personId ?? '' }).execute()), /checked_by_another/);
    assert.equal(await count(), 0);
    await assert.rejects(give(lead, ids[0] ?? ''), /cannot find/);
    for (const id of ids) assert.equal(await give(moderator, id), 'checked');
    await assert.rejects(give(researcher, ids[0] ?? ''), /checked this answer meanwhile/);
    assert.equal(await count(), 8);
    assert.deepEqual(await by(moderator, (tx) => codingStand(tx, organisationId, moderator?.personId ?? '')), { uncoded: 0, toCheck: 0, waiting: 0, concerns: 0, checked: 8 });
  });

  it('that speaks of harm is kept, comes first, and its author hears that it was read', async () => {
    for (let n = 0; n < 5; n += 1) await say(`Ordinary ${n}`);
    const { code, concern } = await say('I do not want to live any more');
    assert.ok(concern);
    const next = await by(moderator, (tx) => nextAnswer(tx, organisationId, moderator?.personId ?? ''));
    assert.equal(next?.words, 'I do not want to live any more');
    assert.equal((await ownAnswer(talk.world.database.web, code)).isRead, false);
    await by(moderator, (tx, acting) => noteReading(tx, acting, next?.id ?? ''));
    assert.equal((await ownAnswer(talk.world.database.web, code)).isRead, true);
    const [event] = await ask("select subject_id, facts, visibility from platform.event where name = 'answer of concern read'");
    assert.deepEqual({ ...event, facts: JSON.stringify(event?.['facts']) }, { subject_id: organisationId, facts: '{}', visibility: 'organisation' }, 'the event names no answer');
  });

  it('is followed to a change that only its author sees, and a theme’s change that everyone sees', async () => {
    const code = await newCode('Ramps');
    const own: string[] = [];
    for (let n = 0; n < 8; n += 1) own.push((await say(`Ramps ${n}`)).code);
    await checkAll(() => [code]);
    await count();
    const [first] = await by(moderator, (tx) => checkedAnswers(tx, { organisationId, codeId: code, limit: 50 }));
    const ofFirst = own[Number(first?.words.split(' ')[1])] ?? '';
    const other = own.find((each) => each !== ofFirst) ?? '';
    await by(moderator, (tx, acting) => recordChangeForAnswer(tx, acting, { matterId: first?.id ?? '', words: 'The side door has a ramp now.', doneOn: '2026-05-03', objectiveId: null }));
    await by(lead, (tx, acting) => recordChangeForTheme(tx, acting, { organisationId, codeId: code, words: 'Every clinic has a ramp now.', doneOn: '2026-05-04', objectiveId: null }));
    await assert.rejects(by(lead, (tx, acting) => recordChangeForAnswer(tx, acting, { matterId: first?.id ?? '', words: 'I guess whose it is.', doneOn: '2026-05-03', objectiveId: null })), /cannot find/);
    const seen = async (each: string) => (await ownAnswer(talk.world.database.web, each)).changes.map(({ words }) => words);
    assert.deepEqual(await seen(ofFirst), ['Every clinic has a ramp now.', 'The side door has a ramp now.']);
    assert.deepEqual(await seen(other), ['Every clinic has a ramp now.']);
    assert.deepEqual((await asPublic((tx) => themesTold(tx, organisationId, null))).flatMap(({ changes }) => changes.map(({ words }) => words)), ['Every clinic has a ramp now.']);
    for (const viewer of [lead, member, partner]) assert.deepEqual((await talk.as(viewer as Person, (tx) => tx.selectFrom('conversations.matter_change').select('words').execute())).map(({ words }) => words), ['Every clinic has a ramp now.']);
    assert.ok(!JSON.stringify(await ask('select facts from platform.event')).includes('side door'), 'nor in the trail');
    const [theme] = await ask("insert into conversations.theme (conversation_id, organisation_id, title, statement, made_at) values ($1, $2, 'Ways in', 'People want to get in by themselves.', now()) returning id", [conversationId, organisationId]);
    await ask('insert into conversations.theme_code values ($1, $2, $3)', [theme?.['id'], code, organisationId]);
    const beside = async () => (await asPublic((tx) => themesTold(tx, organisationId, null))).flatMap(({ themes }) => themes.map(({ title }) => title));
    assert.deepEqual(await beside(), [], 'a theme that is not published stands nowhere');
    await ask("insert into conversations.theme_publication (theme_id, organisation_id, number, title, statement, code_names, contributions, coded_in_all, agreement, saturation, not_heard, published_at) values ($1, $2, 1, 'Ways in', 'People want to get in by themselves.', '{Ramps}', 9, 10, '', '', 'Nobody', now())", [theme?.['id'], organisationId]);
    assert.deepEqual(await beside(), ['Ways in'], 'a theme of a conversation that is made of the same code stands beside it');
  });

  it('is forgotten after two years, and what was counted stays', async () => {
    const code = await newCode('Years');
    for (let n = 0; n < 9; n += 1) await say(`Years ${n}`);
    await checkAll(() => [code]);
    await count();
    const night = async (at: string) => matterJobs.find(({ name }) => name.includes('stir'))?.run({}, { store: talk.world.database.worker, now: new Date(at) } as Parameters<(typeof matterJobs)[number]['run']>[1]);
    await night('2028-05-04T12:00:00Z');
    assert.equal((await ask('select id from conversations.matter')).length, 9);
    await night('2028-05-05T12:00:00Z');
    assert.deepEqual(await ask('select id from conversations.matter'), []);
    assert.deepEqual((await asPublic((tx) => placesTold(tx, organisationId))).map(({ answers }) => answers), [9]);
  });

  it('stands in another order, under one transaction number, after a night', async () => {
    const codes: string[] = [];
    // Long answers, so that few stand on one page; and room on each page, so that a row changed in place would stay where it is.
    for (let n = 0; n < 80; n += 1) codes.push((await say(`Night ${String(n).padStart(2, '0')} ${randomBytes(700).toString('hex')}`)).code);
    for (const code of codes.filter((_code, n) => n % 2 === 1)) await withdrawOwnAnswer(talk.world.database.web, code);
    await ask('vacuum conversations.matter');
    const order = async () => (await ask('select words, xmin::text as by from conversations.matter order by ctid')).map(({ words, by: transaction }) => ({ n: Number(String(words).slice(6, 8)), transaction }));
    assert.equal(new Set((await order()).map(({ transaction }) => transaction)).size, 40);
    await talk.world.database.worker.within({ as: 'worker' }, (tx) => sql`select conversations.stir_matters()`.execute(tx));
    const after = await order();
    assert.equal(new Set(after.map(({ transaction }) => transaction)).size, 1);
    // Spearman's rank correlation of 40 stays within ±0.6 by chance but for one time in 5,000.
    assert.ok(Math.abs(1 - (6 * after.reduce((sum, { n }, at) => sum + (n / 2 - at) ** 2, 0)) / (40 * (40 ** 2 - 1))) < 0.6, 'the rows tell the order of writing');
  });
});
