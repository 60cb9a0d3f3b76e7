import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { refreshSearchJob } from '#platform/search';
import { sessionFor } from '#test/role-players';
import { openTestSite, type TestSite } from '#test/site';
import { runWaiting } from '#test/waiting-jobs';
import { searchables } from '../searchables.ts';

/** Tables of words that everyone may read and that are found by another record or not at all: each with the reason a reviewer accepted. */
const reviewed: Record<string, string> = {
  'conversations.given_answer': 'Answers to closed questions, told as counts.', 'conversations.matter_change': 'What became of what matters, told on one page with counts.',
  'conversations.phase_prompt': 'Questions of a conversation, which is found by its purpose.', 'conversations.phase_words': 'Words of a conversation’s own form, which is found by its purpose.',
  'conversations.sign_off': 'Who signed off a phase of a conversation.', 'conversations.statement_version': 'Statements to vote on: read in their order within a conversation, so that none is helped by being found.',
  'conversations.theme': 'A working title; themes are found as they are published.', 'conversations.wanted_role': 'Whom a conversation wants to hear, read on its page.',
  'conversations.words_translation': 'The same words in another language; they are found in the one they were said in.',
  'fairness.area_lookup': 'Names of files of areas.', 'improvement.involvement': 'A part of a project, which is found by its reason and aim.', 'inquiry.cell_entry': 'A link to something that is found itself.',
  'quality.characteristic': 'Names of splits of figures.', 'quality.characteristic_group': 'Names of groups that figures are split by.', 'quality.experience_change': 'A part of a set of questions on care.',
  'quality.mode_figure': 'Counts of a unit by way of care, told on its page.', 'quality.experience_measure': 'A set of questions on care, read from the measure it belongs to.', 'quality.experience_question': 'A question of such a set.',
  'strategy.easy_read': 'The same page in easy words.', 'strategy.policy_source': 'The documents that a policy was taken from.',
};

describe('what can be found', () => {
  let site: TestSite;
  before(async () => {
    site = await openTestSite();
    site.setTime(new Date('2026-11-21T10:00:00Z'));
  });
  after(() => site.close());

  const status = async (url: string, cookie = '') => (await site.server.inject({ url, headers: { cookie } })).statusCode;
  const search = async (words: string, kind: string, cookie = '') => {
    const { body } = await site.server.inject({ url: `/search?${new URLSearchParams({ q: words, kind })}`, headers: { cookie } });
    return (/<main.*<\/main>/s.exec(body)?.[0] ?? '').replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
  };
  const asOwner = async <Row extends object>(statement: string, values: unknown[] = []) => (await site.database.owner.query<Row>(statement, values)).rows;

  it('is every table of words that everyone may read, or has a reviewed reason', async () => {
    const left = async () => (await asOwner<{ name: string }>(`select distinct n.nspname || '.' || t.relname as name from pg_class t join pg_namespace n on n.oid = t.relnamespace
      join pg_attribute a on a.attrelid = t.oid and a.attname in ('title', 'name', 'words', 'what', 'about') and not a.attisdropped
      where t.relkind = 'r' and n.nspname in ('directory', 'strategy', 'conversations', 'quality', 'fairness', 'inquiry', 'improvement', 'stories')
        and exists (select from pg_policy p where p.polrelid = t.oid and p.polcmd in ('r', '*') and pg_get_expr(p.polqual, t.oid) ~ 'viewer_is_anyone')
        and not exists (select from pg_trigger g where g.tgrelid = t.oid and g.tgname like 'search_touched%') order by 1`)).map(({ name }) => name);
    assert.deepEqual((await left()).filter((name) => !(name in reviewed)), []);
    await asOwner('drop trigger search_touched on stories.award_scheme');
    assert.ok((await left()).includes('stories.award_scheme'), 'the check sees a table that tells nobody of its changes');
    await asOwner("create trigger search_touched after insert or update or delete on stories.award_scheme for each row execute function platform.search_touch('award', 'id')");
  });

  it('leads whoever may read a thing to it, and nobody else', async () => {
    const things = await asOwner<{ kind: string; href: string; is_public: boolean }>(`select kind, split_part(href, '#', 1) as href, reader = 'public' as is_public from (
      select *, row_number() over (partition by kind, reader = 'public' order by item_id) as at from platform.search_item where reader not like 'person:%' and (shown_until is null or shown_until >= '2026-11-21')) i where at <= 2`);
    for (const { href, is_public: isPublic, kind } of things) assert.equal((await status(href)) === 200, isPublic, `${kind} ${href}`);
    const kinds = new Set(things.map(({ kind }) => kind));
    assert.deepEqual(searchables.filter(({ kind }) => !kinds.has(kind)).map(({ kind }) => kind), [], 'kinds of which the example has none');
  });

  it('tells a number to those only who may see what is counted', async () => {
    const own = (await sessionFor(site, 'Chief AHP')).cookie;
    const [hidden] = await asOwner<{ title: string; organisation_id: string }>(`select p.title, p.organisation_id from improvement.project p join directory.organisation o on o.id = p.organisation_id where o.code = 'vale-and-riverside' limit 1`);
    assert.ok(hidden);
    await asOwner("update improvement.project set title = 'Quokkas on the ward', audience = 'organisation' where title = $1", [hidden.title]);
    assert.match(await search('quokkas', 'projects', own), /Nothing found/, 'until it is read again');
    await runWaiting(site.database, [refreshSearchJob(searchables)]);
    assert.match(await search('quokkas', 'projects'), /Nothing found for “quokkas”/);
    assert.match(await search('quokkas', 'projects', own), /Showing .*1 .*Quokkas on the ward/);
  });

  it('is gone in the moment in which it is taken back', async () => {
    await asOwner(`insert into stories.quote_use (contribution_id, case_study_id, organisation_id, theme_id, placed_on) select l.contribution_id, c.id, c.organisation_id, p.theme_id, '2026-11-20'
      from conversations.words_leave l, stories.case_study c, conversations.theme_publication p where l.purpose = 'quote' and c.published_at is not null and p.replaced_at is null limit 1`);
    // Words of people are read again with the next minute; a change of the page itself is read at once.
    await asOwner('update stories.case_study set revision = revision + 1');
    await runWaiting(site.database, [refreshSearchJob(searchables)]);
    const [quote] = await asOwner<{ title: string; contribution: string }>("select title, split_part(item_id, ' ', 2) as contribution from platform.search_item where kind = 'quotes' and reader = 'public' limit 1");
    assert.ok(quote);
    const words = `"${quote.title.split(/\s+/).slice(0, 3).join(' ')}"`;
    assert.doesNotMatch(await search(words, 'quotes'), /Nothing found/);
    await asOwner("delete from conversations.words_leave where contribution_id = $1 and purpose = 'quote'", [quote.contribution]);
    assert.match(await search(words, 'quotes'), /Nothing found/);
    for (const [kind, change] of [['services', 'update stories.service set ended_at = now()'], ['thanks', "update stories.thanks set state = 'not shown'"],
      ['role-models', 'update improvement.role_model set withdrawn_at = now()'], ['barriers', "update improvement.barrier set shown_on = null"]] as const) {
      const [thing] = await asOwner<{ title: string }>("select title from platform.search_item where kind = $1 and reader = 'public' and not is_touched limit 1", [kind]);
      const title = (thing?.title ?? '').replaceAll(/[^\p{L}\p{N} ]/gu, ' ').split(/\s+/).slice(0, 6).join(' ');
      assert.doesNotMatch(await search(title, kind), /Nothing found/, kind);
      await asOwner(change);
      assert.match(await search(title, kind), /Nothing found/, kind);
    }
    await runWaiting(site.database, [refreshSearchJob(searchables)]);
    assert.match(await search(words, 'quotes'), /Nothing found/);
    assert.deepEqual(await asOwner("select title from platform.search_item where kind in ('services', 'thanks', 'role-models')"), []);
  });

  it('is found until its day, and not after', async () => {
    const [page] = await asOwner<{ title: string; until: string }>("select title, shown_until::text as until from platform.search_item where kind = 'self-care' and shown_until > '2026-11-21' order by shown_until limit 1");
    assert.ok(page);
    assert.doesNotMatch(await search(page.title, 'self-care'), /Nothing found/);
    site.setTime(new Date(new Date(`${page.until}T12:00:00Z`).getTime() + 86_400_000));
    assert.match(await search(page.title, 'self-care'), /Nothing found/);
  });
});
