import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { openConversationWorld, type ConversationWorld } from '#test/conversation-world';
import { contribute } from '../../src/modules/conversations/commands/contribute.ts';
import { giveLeave } from '../../src/modules/conversations/commands/give-leave.ts';
import { wishForMail } from '../../src/modules/conversations/commands/invitations/mail-wish.ts';
import { planInvitation } from '../../src/modules/conversations/commands/invitations/plan-invitation.ts';
import { sendInvitations } from '../../src/modules/conversations/commands/invitations/send-invitations.ts';
import { changeOwnWords, ownWords } from '../../src/modules/conversations/commands/own-words.ts';
import { typeWords } from '../../src/modules/conversations/commands/type-words.ts';
import { today } from '../../src/modules/conversations/queries/today.ts';
import { heldAbout, mailWishes, ownInvitations } from '../../src/modules/conversations/queries/invitations/invitations.ts';

const baseUrl = 'http://site.example';

/** Plays what docs/threats/conversations.md says somebody could try with invitations, and with the words of people under 16. */
describe('invitations', () => {
  let talk: ConversationWorld;
  before(async () => { talk = await openConversationWorld(); });
  after(() => talk.close());
  const ask = async <Row extends Record<string, unknown>>(query: string, values: unknown[] = []) => (await talk.world.database.owner.query<Row>(query, values)).rows;
  const acting = async (role: string, where: 'first' | 'other' = 'first') => ({ viewer: await talk.world.person(role, where), now: talk.now });
  type Acting = Awaited<ReturnType<typeof acting>>;
  const wish = (by: Acting, isWanted = true) => talk.as(by.viewer, (tx) => wishForMail(tx, by, { organisationId: talk.world.organisationId, isWanted }));
  const plan = (by: Acting, more = {}) => talk.as(by.viewer, (tx) => planInvitation(tx, by, { phaseId: talk.phase.id, roleGroup: 'registered-professionals', community: null, through: 'Team meetings', plannedOn: '2026-05-04', note: '', ...more }));
  const letters = () => ask<{ to_address: string; subject: string; body: string }>("select to_address, subject, body from platform.mail where purpose = 'invitation to a conversation'");

  it('are planned for groups by organisers only, for one group or one community', async () => {
    const [lead, member, stranger] = [await acting('Chief AHP'), await acting('member'), await acting('Chief AHP', 'other')];
    await assert.rejects(plan(member), /permission/);
    await assert.rejects(plan(stranger), /permission|cannot find/);
    await assert.rejects(plan(lead, { community: 'Farmers' }), /role group or write a community/);
    await assert.rejects(plan(lead, { roleGroup: null }), /role group or write a community/);
    await assert.rejects(plan(lead, { roleGroup: 'somebody-else' }), /Choose a role group/);
    await plan(lead);
    await plan(lead, { roleGroup: null, community: 'Farming families', plannedOn: '2026-06-01' });
    assert.deepEqual(await talk.as(stranger.viewer, (tx) => tx.selectFrom('conversations.invitation_plan').select('id').execute()), []);
    assert.deepEqual(await talk.world.database.web.within({ as: 'public' }, (tx) => tx.selectFrom('conversations.invitation_plan').select('id').execute()), []);
  });

  it('cannot identify who answered: every letter is the same to the last letter, and goes once, to those who wished for it', async () => {
    const [one, two, three] = [await acting('member'), await acting('service lead'), await acting('researcher')];
    await ask("update directory.membership set role_group = 'registered-professionals' where person_id = any ($1)", [[one, two, three].map(({ viewer }) => viewer.personId)]);
    for (const [at, { viewer }] of [one, two, three].entries()) await ask('insert into directory.email_address (address, person_id) values ($1, $2) on conflict do nothing', [`person-${at}@work.example`, viewer.personId]);
    for (const by of [one, two, three]) await wish(by);
    await wish(three, false);
    assert.equal(await sendInvitations(talk.world.database.worker, { now: talk.now, baseUrl }), 1, 'the community is not written to');
    assert.equal(await sendInvitations(talk.world.database.worker, { now: talk.now, baseUrl }), 0);
    const sent = await letters();
    assert.equal(sent.length, 2);
    assert.equal(new Set(sent.map(({ subject, body }) => subject + body)).size, 1);
    assert.deepEqual([...new Set((sent[0]?.body ?? '').match(/http\S+/g))].toSorted(), [`${baseUrl}/conversations/talk/1`, `${baseUrl}/my-invitations`]);
  });

  it('keep no row that a visit, a vote or words could be joined to', async () => {
    const columns = await ask<{ table: string; column: string; type: string }>("select table_name as table, column_name as column, data_type as type from information_schema.columns where table_schema = 'conversations' and table_name in ('invitation_plan', 'invitation_letter', 'mail_wish')");
    const of = (table: string) => columns.filter((each) => each.table === table).map(({ column }) => column).toSorted();
    assert.deepEqual(of('mail_wish'), ['organisation_id', 'person_id']);
    assert.deepEqual(of('invitation_letter'), ['organisation_id', 'plan_id', 'sent_on'], 'not even how many');
    assert.deepEqual(columns.filter(({ type }) => /timestamp|time|interval/.test(type)), []);
    assert.deepEqual(columns.filter(({ column }) => /contribution|participant|item|answered|opened|seen|visit/.test(column)), []);
    assert.deepEqual(await ask("select 1 from platform.event where room = 'conversations' and (name ilike '%mail%' or name ilike '%wish%')"), [], 'a wish is in no trail');
  });

  it('tell everybody of a group the same, whether they took part or not', async () => {
    const [one, two] = [await acting('member'), await acting('service lead')];
    const seen = ({ viewer }: Acting) => talk.as(viewer, (tx) => ownInvitations(tx, viewer.memberships.map((membership) => ({ ...membership, roleGroup: 'registered-professionals' })), talk.now));
    const before = await seen(one);
    assert.deepEqual(before.map(({ code, position, title }) => [code, position, title]), [['talk', 1, 'First part']]);
    await contribute(talk.world.database.web, { phaseId: talk.phase.id, words: 'I came because I was invited' }, talk.now);
    assert.deepEqual(await seen(one), before);
    assert.deepEqual(await seen(two), before);
    const student = { ...one.viewer, memberships: one.viewer.memberships.map((membership) => ({ ...membership, roleGroup: 'students' })) };
    const needed = await talk.as(one.viewer, (tx) => today(tx, { viewer: student, now: talk.now, since: '2099-01-01', places: [] }));
    assert.deepEqual(needed.filter(({ label }) => label.startsWith('You are invited')), [], 'who is not invited reads nothing');
  });

  it('show a wish for letters to nobody but the person: no colleague, no organiser', async () => {
    const [one, lead, stranger] = [await acting('member'), await acting('Chief AHP'), await acting('member', 'other')];
    assert.deepEqual(await talk.as(one.viewer, (tx) => mailWishes(tx, one.viewer.personId ?? '')), [talk.world.organisationId]);
    assert.deepEqual(await talk.as(lead.viewer, (tx) => mailWishes(tx, one.viewer.personId ?? '')), []);
    await assert.rejects(wish(stranger), /permission/);
    await assert.rejects(talk.as(lead.viewer, (tx) => tx.insertInto('conversations.mail_wish').values({ person_id: one.viewer.personId ?? '', organisation_id: talk.world.organisationId }).execute()), /row-level security|duplicate/);
    const [note] = await ask<{ organisation: string }>("with made as (insert into conversations.peer_note (organisation_id, person_id, kind, noted_on, words) values ($1, $2, 'support', '2026-05-02', 'Met to plan'), ($1, gen_random_uuid(), 'support', '2026-05-02', 'Of somebody else') returning 1) select name as organisation from directory.organisation where id = $1", [talk.world.organisationId, one.viewer.personId]);
    assert.deepEqual(await talk.as(one.viewer, (tx) => heldAbout(tx, one.viewer.personId ?? '')), { emailsAboutConversationsOfOrganisations: [talk.world.organisationId], notesAboutMeAsPeerLeader: [{ organisation: note?.organisation, kind: 'support', notedOn: '2026-05-02', words: 'Met to plan' }] }, 'it stands in the copy of what is held about them');
    await ask('update directory.person set display_name = null, erased_at = now() where id = $1', [one.viewer.personId]);
    await talk.world.database.worker.within({ as: 'worker' }, (tx) => sql`select conversations.tidy_lists('2026-05-05')`.execute(tx));
    assert.deepEqual(await ask('select 1 from conversations.mail_wish where person_id = $1', [one.viewer.personId]), [], 'gone the night after the account');
  });
});

describe('words of people under 16', () => {
  let talk: ConversationWorld;
  before(async () => { talk = await openConversationWorld(); });
  after(() => talk.close());
  const ask = async <Row extends Record<string, unknown>>(query: string, values: unknown[] = []) => (await talk.world.database.owner.query<Row>(query, values)).rows;
  const store = () => talk.world.database.web;

  it('are in no table told apart from anybody’s: the rows differ in nothing but what every two rows differ in', async () => {
    const child = await contribute(store(), { phaseId: talk.phase.id, words: 'More swings please', isUnder16: true, district: 'OX4' }, talk.now);
    const adult = await contribute(store(), { phaseId: talk.phase.id, words: 'More benches please' }, talk.now);
    const row = async (id: string) => (await ask('select * from conversations.contribution where id = $1', [id]))[0] ?? {};
    const [a, b] = [await row(child.id), await row(adult.id)];
    assert.deepEqual(Object.keys(a).filter((column) => JSON.stringify(a[column]) !== JSON.stringify(b[column])).toSorted(), ['code_hash', 'id', 'item', 'words']);
    assert.equal(a['district'], null, 'no place, whatever was sent');
    const columns = await ask<{ column: string }>("select table_name || '.' || column_name as column from information_schema.columns where table_schema = 'conversations' and column_name ~ '(age|under|young|child|adult|consent)' and table_name not in ('words_leave') order by 1");
    assert.deepEqual(columns.map(({ column }) => column).filter((column) => !/language|^message/.test(column)), ['partner_group.is_for_under_16', 'workshop.adult_agreed_on', 'workshop.is_under_16'], 'only rooms and groups, never a person');
    const { rows: [referring] } = await talk.world.database.owner.query<{ n: number }>('select count(*)::int as n from conversations.words_leave');
    assert.equal(referring?.n, 0);
  });

  it('can never be quoted: not with their code, and not with a code cut short', async () => {
    const { code } = await contribute(store(), { phaseId: talk.phase.id, words: 'My school bus is late', isUnder16: true }, talk.now);
    assert.match(code, /^(.{4}-){4}Y$/);
    assert.equal(await giveLeave(store(), code, ['story']), false);
    assert.equal(await giveLeave(store(), code.slice(0, 19), ['quote']), false, 'the rest of the code opens nothing');
    assert.deepEqual(await ask('select 1 from conversations.words_leave'), []);
    await changeOwnWords(store(), { code, words: 'My school bus was late', revision: 1 }, talk.now);
    assert.equal((await ownWords(store(), code)).words, 'My school bus was late', 'but their author can change them');
  });

  it('typed in by staff are the same', async () => {
    const viewer = await talk.world.person('member');
    const typed = await talk.as(viewer, (tx) => typeWords(tx, { viewer, now: talk.now }, { phaseId: talk.phase.id, parentId: null, words: 'Said by a child', route: 'phone', district: 'OX4', saidOn: '2026-05-04', isUnder16: true, hasAdultAgreed: true }));
    assert.match(typed.code, /-Y$/);
    assert.equal(await giveLeave(store(), typed.code, ['quote']), false);
  });
});
