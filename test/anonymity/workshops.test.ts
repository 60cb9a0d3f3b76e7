import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openConversationWorld, type ConversationWorld } from '#test/conversation-world';
import { newId } from '#platform/ids';
import { correctWorkshop, takeWorkshopAway, type WorkshopCorrection } from '../../src/modules/conversations/commands/correct-workshop.ts';
import { enterHands, settleHands } from '../../src/modules/conversations/commands/enter-hands.ts';
import { describeWorkshop, setUpWorkshop, type WorkshopPlan } from '../../src/modules/conversations/commands/set-up-workshop.ts';
import { typeVotes, typeWords, typeWorkshopWords } from '../../src/modules/conversations/commands/type-words.ts';
import type { Hands } from '../../src/modules/conversations/domain/hands.ts';
import { heardOf, publicWorkshops } from '../../src/modules/conversations/queries/heard.ts';
import { leaveGiven } from '../../src/modules/conversations/commands/give-leave.ts';
import { ownWords } from '../../src/modules/conversations/commands/own-words.ts';

/** Plays what docs/threats/conversations.md says somebody could try with what came in away from the screen. */
describe('rooms, paper and the phone', () => {
  let talk: ConversationWorld;
  before(async () => {
    talk = await openConversationWorld();
  });
  after(() => talk.close());
  const ask = async <Row extends Record<string, unknown>>(query: string, values: unknown[] = []) => (await talk.world.database.owner.query<Row>(query, values)).rows;
  const acting = async (role: string, where: 'first' | 'other' = 'first', now = talk.now) => ({ viewer: await talk.world.person(role, where), now });
  type Acting = Awaited<ReturnType<typeof acting>>;
  const plan = (more: Partial<WorkshopPlan> = {}): WorkshopPlan => ({ phaseId: talk.phase.id, partnerGroupId: null, title: 'A room', route: 'workshop', heldOn: '2026-05-03', district: 'OX4', people: 5, hostRole: 'Community partner', accessSupport: '', quotes: 'all', isUnder16: false, adultAgreedOn: null, sheetItems: [], ...more });
  const room = (by: Acting, more: Partial<WorkshopPlan> = {}) => talk.as(by.viewer, (tx) => setUpWorkshop(tx, by, plan(more)));
  const hands = (by: Acting, workshopId: string, people: number, counts: readonly Hands[]) => talk.as(by.viewer, (tx) => enterHands(tx, by, { workshopId, people, hands: counts }));
  const oneIdea = (item: number, up: number, down = 0, pass = 0): Hands[] => [{ item, up, down, pass }];
  const publicHeard = async (now: Date) => talk.world.database.web.within({ as: 'public' }, (tx) => heardOf(tx, { phaseId: talk.phase.id, forOrganisers: false, now }));
  const publicRooms = async () => talk.world.database.web.within({ as: 'public' }, (tx) => publicWorkshops(tx, { phaseId: talk.phase.id, now: talk.now }));

  it('keep no time finer than the day, no name of anybody who spoke, and no row for a person', async () => {
    const kept = ['workshop', 'workshop_words', 'batch_entry', 'batch_entry_count', 'batch_count', 'batch_tally', 'spoken_tally', 'typed_day', 'partner_group', 'partner_step'];
    const columns = await ask<{ table: string; column: string; type: string }>("select table_name as table, column_name as column, data_type as type from information_schema.columns where table_schema = 'conversations'");
    const mine = columns.filter(({ table }) => kept.includes(table));
    assert.ok(mine.length > 60, `only ${mine.length} columns seen`);
    assert.deepEqual(mine.filter(({ type }) => /timestamp|time|interval/.test(type)), []);
    assert.deepEqual(mine.filter(({ column }) => /participant|name|phone|email|address/.test(column)).map(({ table, column }) => `${table}.${column}`), ['partner_group.name']);
    const of = (table: string) => mine.filter((each) => each.table === table).map(({ column }) => column).toSorted();
    assert.deepEqual(of('batch_tally'), ['down', 'item', 'organisation_id', 'pass', 'people_count', 'up', 'was_settled', 'workshop_id']);
    assert.deepEqual(of('spoken_tally'), ['down', 'item', 'pass', 'phase_number', 'route', 'up']);
  });

  it('say the day and never the hour of what was said there', async () => {
    const [host, staff] = [await acting('community partner'), await acting('member')];
    const workshopId = await room(host);
    const [typed] = await talk.as(host.viewer, (tx) => typeWorkshopWords(tx, host, { workshopId, said: [{ words: 'Said in the room', mayQuote: true }] }));
    const phoned = await talk.as(staff.viewer, (tx) => typeWords(tx, staff, { phaseId: talk.phase.id, parentId: null, words: 'Said on the phone', route: 'phone', district: null, saidOn: '2026-05-04', isUnder16: false, hasAdultAgreed: false }));
    assert.deepEqual(await ask("select l.purpose, c.words from conversations.words_leave l join conversations.contribution c on c.id = l.contribution_id"), [{ purpose: 'quote', words: 'Said in the room' }], 'the room’s leave to quote stands where an author’s own does');
    assert.deepEqual(await leaveGiven(talk.world.database.web, typed?.code ?? ''), ['quote'], 'and whoever said it can take it back');
    const rows = await ask<{ words: string; received_hour: Date }>("select words, received_hour from conversations.contribution where words like 'Said %' order by words");
    assert.deepEqual(rows.map(({ received_hour: hour }) => hour.toISOString()), ['2026-05-02T23:00:00.000Z', '2026-05-03T23:00:00.000Z'], 'midnight in London of the day');
    await assert.rejects(talk.as(host.viewer, (tx) => describeWorkshop(tx, host, { workshopId, people: 5, accessSupport: '', quotes: 'none', notes: '', revision: 1 })), /typed in already/, 'and only the code takes it back');
    for (const code of [typed?.code ?? '', phoned.code]) assert.equal((await ownWords(talk.world.database.web, code)).state, 'held', 'whoever said it has the code');
    const events = await ask<{ name: string; facts: unknown }>("select name, facts from platform.event where room = 'conversations' order by id");
    assert.ok(!JSON.stringify(events).includes('Said'), 'no words in the trail');
    assert.deepEqual(events.map(({ name }) => name), ['workshop set up', 'workshop words entered'], 'no event for what one person said');
    assert.deepEqual(await ask("select route, words_count, votes_count, typed_on::text from conversations.typed_day order by route"), [{ route: 'phone', words_count: 1, votes_count: 0, typed_on: '2026-05-04' }, { route: 'workshop', words_count: 1, votes_count: 0, typed_on: '2026-05-04' }]);
  });

  it('of fewer than 8 people show nothing exact to the public: no place, no day, no number, no hands', async () => {
    const [host, other] = [await acting('community partner'), await acting('service lead')];
    const { item } = await talk.shownIdea('For the small room');
    const workshopId = await room(host, { title: 'Seven of us', people: 7, sheetItems: [item] });
    await talk.as(host.viewer, (tx) => typeWorkshopWords(tx, host, { workshopId, said: [{ words: 'Of the seven', mayQuote: false }] }));
    await hands(host, workshopId, 7, oneIdea(item, 6, 1));
    assert.equal(await hands(other, workshopId, 7, oneIdea(item, 6, 1)), 'counted');
    assert.deepEqual((await publicRooms()).filter(({ title }) => title !== null), []);
    for (const one of await publicRooms()) assert.deepEqual({ ...one, route: '' }, { title: null, route: '', heldOn: null, people: null, district: null, partner: null, ideaCount: null, isUnder16: false });
    assert.deepEqual(await ask("select distinct district from conversations.contribution where words = 'Of the seven'"), [{ district: null }]);
    await ended(async (weekLater) => {
      const told = (await publicHeard(weekLater)).get(item);
      assert.deepEqual(told, { item, online: { up: 0, down: 0, pass: 0 }, inPerson: null, isFew: true, isComplete: true });
    });
  });

  it('of 8 people or more are told, as one sum with the small ones, so that nothing can be subtracted', async () => {
    const [host, other] = [await acting('community partner'), await acting('service lead')];
    const { item } = await talk.shownIdea('For both rooms');
    for (const [people, up] of [[8, 5], [5, 4]] as const) {
      const workshopId = await room(host, { title: `Room of ${people}`, people, sheetItems: [item] });
      await hands(host, workshopId, people, oneIdea(item, up));
      await hands(other, workshopId, people, oneIdea(item, up));
    }
    assert.deepEqual((await publicRooms()).filter(({ title }) => title !== null).map(({ title, people, district }) => ({ title, people, district })), [{ title: 'Room of 8', people: 8, district: 'OX4' }]);
    await ended(async (weekLater, end) => {
      for (const early of [end, new Date(weekLater.getTime() - 1_000)]) assert.equal((await publicHeard(early)).get(item)?.inPerson, null, 'nothing is told while a room can still be added');
      assert.deepEqual((await publicHeard(weekLater)).get(item)?.inPerson, { up: 9, down: 0, pass: 0 });
      const late = await acting('community partner', 'first', weekLater);
      await assert.rejects(talk.as(late.viewer, (tx) => typeVotes(tx, late, { phaseId: talk.phase.id, route: 'phone', saidOn: '2026-05-03', votes: [{ item, choice: 1 }] })), /takes nothing for that day/);
    });
    assert.equal((await publicHeard(talk.now)).size, 0, 'an open phase tells nothing');
  });

  it('tell organisers online votes in full tens while people vote, and no other organisation anything', async () => {
    const { item } = await talk.shownIdea('Nineteen online');
    await ask('insert into conversations.tally values ($1, $2, 19, 9, 0)', [talk.phase.number, item]);
    const seen = async (role: string, where: 'first' | 'other') => {
      const by = await acting(role, where);
      return (await talk.as(by.viewer, (tx) => heardOf(tx, { phaseId: talk.phase.id, forOrganisers: true, now: talk.now }))).get(item)?.online;
    };
    assert.deepEqual(await seen('Chief AHP', 'first'), { up: 10, down: 0, pass: 0 });
    assert.equal(await seen('Chief AHP', 'other'), undefined);
  });

  it('are never entered twice by one person, never hold more hands than people, and never count after one entry', async () => {
    const [host, other] = [await acting('community partner'), await acting('member')];
    const { item } = await talk.shownIdea('To be checked');
    const workshopId = await room(host, { people: 9, sheetItems: [item] });
    await assert.rejects(hands(host, workshopId, 9, oneIdea(item, 8, 1, 1)), /more hands than people/);
    await assert.rejects(hands(other, workshopId, 9, oneIdea(item, 8)), /host enters the hands first/);
    await hands(host, workshopId, 9, oneIdea(item, 8));
    await assert.rejects(hands(host, workshopId, 9, oneIdea(item, 8)), /entered these hands yourself/);
    await assert.rejects(talk.as(host.viewer, (tx) => settleHands(tx, host, { workshopId, people: 9, hands: [] })), /entered twice/);
    await talk.as(host.viewer, (tx) => typeWorkshopWords(tx, host, { workshopId, said: [{ words: 'Missing until the paper was read again', mayQuote: false }] }));
    const missing = Number((await ask<{ item: number }>("select item from conversations.contribution where words like 'Missing until%'"))[0]?.item);
    assert.equal(await hands(other, workshopId, 10, [...oneIdea(item, 7), ...oneIdea(missing, 5)]), 'differs');
    assert.deepEqual(await ask('select 1 from conversations.batch_tally where workshop_id = $1', [workshopId]), []);
    await assert.rejects(talk.as(host.viewer, (tx) => settleHands(tx, host, { workshopId, people: 9, hands: [] })), /Settle every difference/);
    await talk.as(host.viewer, (tx) => settleHands(tx, host, { workshopId, people: 9, hands: [...oneIdea(item, 8), ...oneIdea(missing, 5)] }));
    assert.deepEqual(await ask('select c.people_count, c.difference_count, t.up from conversations.batch_count c join conversations.batch_tally t using (workshop_id) where c.workshop_id = $1 order by t.up desc', [workshopId]), [{ people_count: 9, difference_count: 3, up: 8 }, { people_count: 9, difference_count: 3, up: 5 }]);
    await assert.rejects(talk.as(host.viewer, (tx) => typeWorkshopWords(tx, host, { workshopId, said: [{ words: 'Too late', mayQuote: false }] })), /count already/);
    await assert.rejects(talk.as(host.viewer, (tx) => settleHands(tx, host, { workshopId, people: 9, hands: [...oneIdea(item, 9), ...oneIdea(missing, 5)] })), /counts already/);
  });

  it('are guarded by the database where the site is not asked', async () => {
    const [host, other, stranger] = [await acting('community partner'), await acting('member'), await acting('Chief AHP', 'other')];
    const { item } = await talk.shownIdea('Guarded');
    const workshopId = await room(host, { people: 9, sheetItems: [item] });
    const organisationId = talk.world.organisationId;
    const entry = (by: Acting, enteredBy: string, ordinal: number) => talk.as(by.viewer, (tx) => tx.insertInto('conversations.batch_entry').values({ workshop_id: workshopId, organisation_id: organisationId, ordinal, people_count: 9, entered_by: enteredBy, entered_on: '2026-05-04' }).execute());
    await entry(host, host.viewer.personId, 1);
    await assert.rejects(entry(host, host.viewer.personId, 2), /second_entry_by_another/);
    await assert.rejects(entry(host, other.viewer.personId, 2), /row-level security/, 'nobody enters under another’s name');
    await assert.rejects(entry(stranger, stranger.viewer.personId, 2), /row-level security/);
    const count = (up: number) => talk.as(host.viewer, (tx) => tx.insertInto('conversations.batch_entry_count').values({ workshop_id: workshopId, organisation_id: organisationId, ordinal: 1, people_count: 9, item, up, down: 0, pass: 0 }).execute());
    await assert.rejects(count(10), /no_more_hands_than_people/);
    await count(9);
    await assert.rejects(talk.as(host.viewer, (tx) => tx.insertInto('conversations.batch_count').values({ workshop_id: workshopId, organisation_id: organisationId, people_count: 9, difference_count: 0, counted_on: '2026-05-04', counted_by: host.viewer.personId }).execute()), /row-level security/, 'one entry never counts');
    await assert.rejects(talk.world.database.web.unscoped((database) => database.selectFrom('conversations.spoken_tally').selectAll().execute()), /permission denied/);
    for (const table of ['workshop', 'workshop_words', 'batch_entry', 'batch_tally', 'partner_group', 'typed_day'] as const) {
      assert.deepEqual(await talk.as(stranger.viewer, (tx) => tx.selectFrom(`conversations.${table}`).select('organisation_id').execute()), [], table);
      assert.deepEqual(await talk.world.database.web.within({ as: 'public' }, (tx) => tx.selectFrom(`conversations.${table}`).select('organisation_id').execute()), [], `${table} for the public`);
    }
  });

  it('of a community partner are theirs: another partner neither types words in nor reads the notes’ page', async () => {
    const [host, lead] = [await acting('community partner'), await acting('service lead')];
    const workshopId = await room(host);
    const rival = { viewer: { ...host.viewer, personId: lead.viewer.personId }, now: talk.now };
    await assert.rejects(talk.as(rival.viewer, (tx) => typeWorkshopWords(tx, rival, { workshopId, said: [{ words: 'Planted', mayQuote: false }] })), /another host/);
    await talk.as(lead.viewer, (tx) => typeWorkshopWords(tx, lead, { workshopId, said: [{ words: 'An organiser helps', mayQuote: false }] }));
  });

  it('with children need an adult’s consent and show nothing about them', async () => {
    const [host, staff] = [await acting('community partner'), await acting('member')];
    await assert.rejects(room(host, { isUnder16: true, people: 20 }), /An adult has to agree/);
    const workshopId = await room(host, { title: 'School forum', isUnder16: true, adultAgreedOn: '2026-05-02', people: 20 });
    const [kept] = await ask('select district, quotes from conversations.workshop where id = $1', [workshopId]);
    assert.deepEqual(kept, { district: null, quotes: 'none' });
    await assert.rejects(ask("update conversations.workshop set district = 'OX4' where id = $1", [workshopId]), /check constraint/);
    assert.deepEqual((await publicRooms()).filter(({ isUnder16 }) => isUnder16), [{ title: null, route: 'workshop', heldOn: null, people: null, district: null, partner: null, ideaCount: null, isUnder16: true }]);
    const child = { phaseId: talk.phase.id, parentId: null, words: 'From a child', route: 'paper', district: 'OX4', saidOn: '2026-05-04', isUnder16: true } as const;
    await assert.rejects(talk.as(staff.viewer, (tx) => typeWords(tx, staff, { ...child, hasAdultAgreed: false })), /An adult has to agree/);
    await talk.as(staff.viewer, (tx) => typeWords(tx, staff, { ...child, hasAdultAgreed: true }));
    assert.deepEqual(await ask("select district from conversations.contribution where words = 'From a child'"), [{ district: null }]);
  });

  it('by phone add to totals only, in the phase’s own organisation', async () => {
    const [staff, stranger] = [await acting('member'), await acting('member', 'other')];
    const { item } = await talk.shownIdea('Voted by phone');
    const votes = { phaseId: talk.phase.id, route: 'phone', saidOn: '2026-05-04', votes: [{ item, choice: 1 }, { item: 5, choice: 1 }] } as const;
    await talk.as(staff.viewer, (tx) => typeVotes(tx, staff, votes));
    await talk.as(staff.viewer, (tx) => typeVotes(tx, staff, { ...votes, votes: [{ item, choice: -1 }] }));
    assert.deepEqual(await ask('select route, item, up, down, pass from conversations.spoken_tally'), [{ route: 'phone', item, up: 1, down: 1, pass: 0 }]);
    await assert.rejects(talk.as(stranger.viewer, (tx) => typeVotes(tx, stranger, votes)), /permission|We cannot find/);
    await assert.rejects(talk.as(staff.viewer, (tx) => typeVotes(tx, staff, { ...votes, saidOn: '2026-05-05' })), /takes nothing for that day/, 'not for a day to come');
  });

  it('that were set up by mistake go with all that waits in them, and with nothing that anybody has seen', async () => {
    const [host, second, stranger] = [await acting('community partner'), await acting('member'), await acting('Chief AHP', 'other')];
    const away = (by: Acting, workshopId: string, reason = 'It was set up twice') => talk.as(by.viewer, (tx) => takeWorkshopAway(tx, by, { workshopId, reason }));
    const withWords = async (words: string) => {
      const workshopId = await room(host, { title: 'Twice', people: 9 });
      const [typed] = await talk.as(host.viewer, (tx) => typeWorkshopWords(tx, host, { workshopId, said: [{ words, mayQuote: true }] }));
      const [kept] = await ask<{ id: string; item: number }>('select id, item from conversations.contribution where words = $1', [words]);
      return { workshopId, code: typed?.code ?? '', id: kept?.id ?? '', item: kept?.item ?? 0 };
    };
    const mistake = await withWords('Typed in twice');
    await hands(host, mistake.workshopId, 9, oneIdea(mistake.item, 8));
    await assert.rejects(away(second, mistake.workshopId), /permission/);
    await assert.rejects(away(stranger, mistake.workshopId), /find/);
    await assert.rejects(away(host, mistake.workshopId, ''), /Say why/);
    await away(host, mistake.workshopId);
    for (const table of ['workshop', 'workshop_words', 'batch_entry', 'batch_entry_count']) assert.deepEqual(await ask(`select 1 from conversations.${table} where ${table === 'workshop' ? 'id' : 'workshop_id'} = $1`, [mistake.workshopId]), [], table);
    assert.deepEqual(await ask('select words, state, (select count(*)::int from conversations.words_leave l where l.contribution_id = c.id) as leaves from conversations.contribution c where id = $1', [mistake.id]), [{ words: '(withdrawn)', state: 'withdrawn', leaves: 0 }]);
    assert.equal((await ownWords(talk.world.database.web, mistake.code)).state, 'withdrawn', 'and the code says so');
    const [trail] = await ask<{ reason: string; facts: Record<string, unknown> }>("select reason, facts from platform.event where name = 'workshop taken away'");
    assert.deepEqual(trail, { reason: 'It was set up twice', facts: { title: 'Twice', people: 9, words: 1, route: 'workshop', heldOn: '2026-05-03' } });

    const [harm, seen, counted] = [await withWords('Somebody is hurt'), await withWords('Shown once'), await withWords('Only counted')];
    await ask("update conversations.contribution set concern = 'harm' where id = $1", [harm.id]);
    await assert.rejects(away(host, harm.workshopId), /trained to read them/);
    await ask("insert into conversations.showing values ($1, $2, '2026-05-04T02:00Z', '2026-05-04T03:00Z')", [seen.id, talk.world.organisationId]);
    await assert.rejects(away(host, seen.workshopId), /put right, not taken away/, 'also when its author changed it since, and it waits again');
    await hands(host, counted.workshopId, 9, oneIdea(counted.item, 8));
    await hands(second, counted.workshopId, 9, oneIdea(counted.item, 8));
    await assert.rejects(away(host, counted.workshopId), /put right, not taken away/);
    assert.equal((await ask('select 1 from conversations.workshop where id = any ($1)', [[harm.workshopId, seen.workshopId, counted.workshopId]])).length, 3);
  });

  it('are put right with their words, with a reason once somebody has seen them, and never to a day that cannot be', async () => {
    const [host, second] = [await acting('community partner'), await acting('member')];
    const { rows: [group] } = await talk.world.database.owner.query<{ id: string }>("insert into conversations.partner_group (organisation_id, name, contact_role, made_on) values ($1, 'Market stewards', 'The chair', '2026-05-01') returning id", [talk.world.organisationId]);
    const workshopId = await room(host, { people: 9, title: 'At the market' });
    const right = (by: Acting, more: Partial<WorkshopCorrection> = {}) => talk.as(by.viewer, (tx) => correctWorkshop(tx, by, { workshopId, route: 'event', heldOn: '2026-05-02', partnerGroupId: group?.id ?? null, reason: '', revision: 1, ...more }));
    await talk.as(host.viewer, (tx) => typeWorkshopWords(tx, host, { workshopId, said: [{ words: 'Said at the market', mayQuote: false }] }));
    await assert.rejects(right(second), /permission/);
    await assert.rejects(right(host, { heldOn: '2026-04-30' }), /cannot be put right/, 'before the conversation');
    await assert.rejects(right(host, { heldOn: '2026-05-05' }), /cannot be put right/, 'after it was typed in');
    await assert.rejects(right(host, { route: 'phone', partnerGroupId: newId() }), /not in the register/);
    await right(host);
    assert.deepEqual(await ask("select w.route, w.held_on::text, w.partner_group_id, c.route as way, c.received_hour from conversations.workshop w join conversations.workshop_words x on x.workshop_id = w.id join conversations.contribution c on c.id = x.contribution_id where w.id = $1", [workshopId]),
      [{ route: 'event', held_on: '2026-05-02', partner_group_id: group?.id, way: 'event', received_hour: new Date('2026-05-01T23:00:00Z') }], 'the words go with it, at midnight of the day');
    await assert.rejects(right(host), /meanwhile/);
    await ask("update conversations.contribution set state = 'shown' where words = 'Said at the market'");
    await assert.rejects(right(host, { route: 'workshop', revision: 2 }), /what was wrong/);
    await right(host, { route: 'workshop', revision: 2, reason: 'It was indoors' });
    assert.deepEqual((await ask<{ reason: string; facts: unknown }>("select reason, facts from platform.event where name = 'workshop put right' order by id")).at(-1),
      { reason: 'It was indoors', facts: { before: { route: 'event', heldOn: '2026-05-02', partnerGroup: group?.id }, after: { route: 'workshop', heldOn: '2026-05-02', partnerGroup: group?.id } } });
  });

  it('by phone hold eight people or more, so that no pile is nearly one person', async () => {
    const [host, second] = [await acting('community partner'), await acting('member')];
    const { item } = await talk.shownIdea('Told on the phone');
    await assert.rejects(room(host, { route: 'phone', people: 7, sheetItems: [item] }), /8 people or more/);
    const workshopId = await room(host, { route: 'phone', people: 8, sheetItems: [item] });
    await assert.rejects(ask('update conversations.workshop set people_count = 7 where id = $1', [workshopId]), /pile_by_phone_holds_eight/);
    await assert.rejects(hands(host, workshopId, 7, oneIdea(item, 6)), /8 people or more/);
    await hands(host, workshopId, 8, oneIdea(item, 6));
    assert.equal(await hands(second, workshopId, 8, oneIdea(item, 6)), 'counted', 'and two people enter it');
  });

  /** Ends the phase for a look at what is told then, and opens it again. */
  async function ended(look: (weekLater: Date, end: Date) => Promise<void>): Promise<void> {
    const end = new Date(talk.now.getTime() - 60_000);
    await ask('update conversations.phase set closed_at = $2 where id = $1', [talk.phase.id, end]);
    try {
      await look(new Date(end.getTime() + 7 * 86_400_000), end);
    } finally {
      await ask('update conversations.phase set closed_at = null where id = $1', [talk.phase.id]);
    }
  }
});
