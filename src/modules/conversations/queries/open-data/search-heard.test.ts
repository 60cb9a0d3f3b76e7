import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, it } from 'node:test';
import { openTestSite, type TestSite } from '#test/site';

let site: TestSite;
before(async () => {
  site = await openTestSite();
});
after(() => site.close());

const search = async (words: string) => (await site.server.inject(`/search?q=${encodeURIComponent(words)}`)).body;

it('the search finds conversations, themes and shown words, and nothing that is held, refused, withdrawn, masked or not announced', async () => {
  const { owner } = site.database;
  const { rows: [phase] } = await owner.query<{ id: string; organisation: string; conversation: string }>("select p.id, p.organisation_id as organisation, p.conversation_id as conversation from conversations.phase p join conversations.conversation c on c.id = p.conversation_id where c.code = 'vale-rural-care' and p.position = 1");
  const add = (words: string, state: string, shown: string | null = null, where = phase?.id) => owner.query("insert into conversations.contribution (phase_id, organisation_id, item, kind, words, shown_words, route, received_hour, state, code_hash) values ($1, $2, (random() * 2e9)::int + 1, 'idea', $3, $4, 'online', '2026-01-05T09:00Z', $5, $6)", [where, phase?.organisation, words, shown, state, randomBytes(32)]);
  const { rows: [draft] } = await owner.query<{ id: string }>("insert into conversations.phase (conversation_id, organisation_id, position, kind, title, question, opens_at) values ($1, $2, 19, 'people', 'Not announced', 'What then?', '2026-01-01') returning id", [phase?.conversation, phase?.organisation]);
  for (const state of ['held', 'refused', 'withdrawn']) await add(`Xylograph ${state} words`, state);
  await add('Xylograph names somebody', 'shown', 'A shown idea about rollerskating');
  await add('Xylograph in a draft', 'shown', null, draft?.id);
  assert.match(await search('rollerskating'), /A shown idea about rollerskating/);
  assert.match(await search('rollerskating'), /What people said in conversations/);
  assert.match(await search('live far from town'), /href="\/conversations\/vale-rural-care"/);
  const answer = (await search('xylograph')).replace(/Xylograph(?! )|xylograph/g, '');
  assert.doesNotMatch(answer, /held words|refused words|withdrawn words|names somebody|in a draft/);
  assert.match(answer, /Nothing found/);
});
