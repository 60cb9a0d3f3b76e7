import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import type { Viewer } from '#platform/http';
import { openConversationWorld, type ConversationWorld } from '#test/conversation-world';
import { addStatement, rewordStatement } from '../../src/modules/conversations/commands/challenge/keep-statements.ts';
import { contribute } from '../../src/modules/conversations/commands/contribute.ts';
import { withdrawOwnWords } from '../../src/modules/conversations/commands/own-words.ts';
import { sayWhatItAnswers } from '../../src/modules/conversations/commands/phases/say-what-it-answers.ts';
import { keepVote } from '../../src/modules/conversations/data/vote-desk.ts';
import { challengesOf } from '../../src/modules/conversations/queries/challenge/challenges.ts';
import { heardOf } from '../../src/modules/conversations/queries/heard.ts';

const aboutWords = ['theme_answer', 'challenge'];
const stores = [...aboutWords, 'statement', 'statement_version', 'challenge_outcome', 'final_text', 'sign_off', 'sign_off_rule', 'phase_plan', 'peer_note'];

/** Plays what docs/threats/conversations.md says about phases that answer each other. */
describe('a curious administrator, with a copy of what answers and challenges leave,', () => {
  let talk: ConversationWorld;
  let lead: Viewer & { personId: string };
  let [statementId, themeId, phaseNumber] = ['', '', 0];
  before(async () => {
    talk = await openConversationWorld();
    lead = await talk.world.person('Chief AHP');
    await ask("update conversations.phase set kind = 'challenge' where id = $1", [talk.phase.id]);
    phaseNumber = talk.phase.number;
    statementId = await talk.as(lead, (tx) => addStatement(tx, { now: talk.now, viewer: lead }, { phaseId: talk.phase.id, kind: 'theme', words: 'People want help near home.' }));
    themeId = (await ask<{ id: string }>("insert into conversations.theme (conversation_id, organisation_id, title, statement, made_at) select conversation_id, organisation_id, 'Near home', 'People want help near home', now() from conversations.phase where id = $1 returning id", [talk.phase.id]))[0]?.id ?? '';
    await ask("insert into conversations.theme_publication (theme_id, organisation_id, number, title, statement, code_names, contributions, coded_in_all, agreement, saturation, not_heard, published_at) select id, organisation_id, 1, title, statement, '{}', 0, 0, '', '', 'Nobody', now() from conversations.theme");
  });
  after(() => talk.close());
  const ask = async <Row extends Record<string, unknown>>(query: string, values: unknown[] = []) => (await talk.world.database.owner.query<Row>(query, values)).rows;
  const web = () => talk.world.database.web;
  async function say(words: string, about: { themeIds?: string[]; statementId?: string | null } = { themeIds: [themeId], statementId }): Promise<{ id: string; code: string }> {
    const { id, code } = await contribute(web(), { phaseId: talk.phase.id, words }, talk.now);
    await sayWhatItAnswers(web(), code, { themeIds: about.themeIds ?? [], statementId: about.statementId ?? null });
    await ask("update conversations.contribution set state = 'shown' where id = $1", [id]);
    return { id, code };
  }

  it('finds no column that leads to an author, a participant or a vote, and no time with the words', async () => {
    const columns = await ask<{ table: string; column: string; type: string }>("select table_name as table, column_name as column, data_type as type from information_schema.columns where table_schema = 'conversations' and table_name = any ($1)", [stores]);
    assert.equal(new Set(columns.map(({ table }) => table)).size, stores.length);
    assert.deepEqual(columns.filter(({ column }) => /participant|^item$|code_hash|token|address|device|choice/.test(column)).map(({ table, column }) => `${table}.${column}`), []);
    const ofWords = columns.filter(({ table }) => aboutWords.includes(table));
    assert.deepEqual(ofWords.map(({ table, column }) => `${table}.${column}`).toSorted(), ['challenge.contribution_id', 'challenge.organisation_id', 'challenge.statement_id', 'theme_answer.contribution_id', 'theme_answer.organisation_id', 'theme_answer.theme_id']);
  });

  it('cannot say what words answer without their code, nor join them to another conversation', async () => {
    const { id } = await say('Nobody else says what I answer', { themeIds: [], statementId: null });
    await sayWhatItAnswers(web(), '0000-0000-0000-0000', { themeIds: [themeId], statementId });
    assert.deepEqual(await ask('select from conversations.theme_answer where contribution_id = $1', [id]), []);
    const [other] = await ask<{ id: string }>("insert into conversations.conversation (organisation_id, code, title, purpose, made_at) values ($1, 'other-talk', 'Another', 'To try things out', now()) returning id", [talk.world.organisationId]);
    const [phase] = await ask<{ id: string; number: number }>("insert into conversations.phase (conversation_id, organisation_id, position, kind, title, question, opens_at, announced_at) values ($1, $2, 1, 'professionals', 'Elsewhere', 'What else?', '2026-05-01', '2026-05-01') returning id, number", [other?.id, talk.world.organisationId]);
    await ask('insert into conversations.phase_key values ($1, $2)', [phase?.number, randomBytes(32)]);
    const elsewhere = await contribute(web(), { phaseId: phase?.id ?? '', words: 'Words of another conversation' }, talk.now);
    await sayWhatItAnswers(web(), elsewhere.code, { themeIds: [themeId], statementId });
    assert.deepEqual(await ask('select from conversations.theme_answer where contribution_id = $1 union all select from conversations.challenge where contribution_id = $1', [elsewhere.id]), []);
  });

  it('finds two challenges of one author joined by nothing', async () => {
    const [first, second] = [await say('One author, a first challenge'), await say('One author, a second challenge')];
    const row = async (id: string) => Object.values((await ask<Record<string, unknown>>('select c.id, c.item, c.code_hash, c.xmin::text as words_xmin, x.xmin::text as link_xmin from conversations.contribution c join conversations.challenge x on x.contribution_id = c.id where c.id = $1', [id]))[0] ?? {}).map(String);
    const seen = await row(first.id);
    assert.deepEqual((await row(second.id)).filter((value) => seen.includes(value)), []);
  });

  it('reads no order of writing from what words answer, once the phase is sealed', async () => {
    for (let n = 0; n < 60; n += 1) await say(`In order ${String(n).padStart(2, '0')}`);
    const order = async (table: string) => (await ask<{ words: string }>(`select c.words from conversations.${table} x join conversations.contribution c on c.id = x.contribution_id where c.words like 'In order %' order by x.ctid`)).map(({ words }) => Number(words.slice(-2)));
    assert.deepEqual(await order('challenge'), Array.from({ length: 60 }, (_, n) => n), 'before the end the files tell it, as the threat model says');
    await ask('begin');
    await ask("update conversations.phase set closed_at = $2::timestamptz - interval '3 minutes' where id = $1", [talk.phase.id, talk.now]);
    await ask('select conversations.seal_phase($1, $2)', [phaseNumber, talk.now]);
    for (const table of aboutWords) {
      const distance = (await order(table)).reduce((sum, value, at) => sum + (value - at) ** 2, 0);
      // Spearman's rank correlation of 60 stays within ±0.5 by chance but for one time in 20,000.
      assert.ok(Math.abs(1 - (6 * distance) / (60 * (60 ** 2 - 1))) < 0.5, `${table} tells the order of writing`);
    }
    await ask('rollback');
  });

  it('sees what an author withdrew answer nothing any more, and the public log without the words', async () => {
    const { id, code } = await say('The only words about boats');
    await ask("insert into conversations.challenge_outcome (contribution_id, phase_id, organisation_id, outcome, reason, decided_at) values ($1, $2, $3, 'changes nothing', 'There is no river here at all', now())", [id, talk.phase.id, talk.world.organisationId]);
    await withdrawOwnWords(web(), code, talk.now);
    assert.deepEqual(await ask('select from conversations.theme_answer where contribution_id = $1 union all select from conversations.challenge where contribution_id = $1', [id]), []);
    const log = await web().within({ as: 'public' }, (tx) => challengesOf(tx, talk.phase.id));
    assert.deepEqual(log.filter((each) => each.id === id).map(({ words, statementId: about, outcome }) => [words, about, outcome?.reason]), [[null, null, 'There is no river here at all']]);
  });

  it('reads no votes by comparing a statement before and after it is worded anew', async () => {
    const item = async () => (await ask<{ item: number }>("select c.item from conversations.contribution c where c.kind = 'statement' and c.state = 'shown'"))[0]?.item ?? 0;
    const first = await item();
    const vote = (asked: number) => keepVote(web(), { phaseNumber, token: talk.visitor(), item: asked, choice: 1, perspective: null }, talk.now);
    assert.equal(await vote(first), 'kept');
    await talk.as(lead, (tx) => rewordStatement(tx, { now: talk.now, viewer: lead }, { statementId, version: 1, words: 'People want help near where they live.', whatChanged: 'Plainer words' }));
    assert.notEqual(await item(), first);
    assert.equal(await vote(first), 'unknown');
    const heard = (forOrganisers: boolean) => talk.as(lead, (tx) => heardOf(tx, { phaseId: talk.phase.id, forOrganisers, now: talk.now }));
    assert.equal((await heard(false)).size, 0, 'nothing is told while it is open');
    assert.equal((await heard(true)).has(first), false, 'and never again about the earlier words');
  });
});
