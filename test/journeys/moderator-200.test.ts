import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { assertAccessible, closeVisitors, type VisitorOptions } from '#test/browser';
import { visitorAs } from '#test/signed-in';
import { openTestSite, type TestSite } from '#test/site';
import { isWholeWalk } from '#test/whole';

const now = new Date('2026-11-22T10:04:00Z');

/** In `npm test` three score show what the two hundred of `bin/walk` do. Of each twenty one is refused and one is masked. */
const ITEMS = isWholeWalk ? 200 : 60;
const OF_EACH_KIND = ITEMS / 20;

describe(`a moderator clears ${ITEMS} items by keyboard`, () => {
  let site: TestSite;
  before(async () => {
    site = await openTestSite({ listen: true });
    site.setTime(now);
    await site.database.owner.query("update conversations.contribution set state = 'shown' where state = 'held'");
  });
  after(async () => {
    await closeVisitors();
    await site.close();
  });

  it('with one key for each ordinary item, and takes a slip back', async () => {
    await fill(ITEMS);
    const { context, page } = await signedIn({ script: true });
    await page.goto(`${site.address}/moderation`);
    await assertAccessible(page);
    assert.match(await page.locator('#waiting').innerText(), new RegExp(`^${ITEMS} wait`));
    let presses = 0;
    const press = async (keys: readonly string[]) => {
      presses += keys.length;
      for (const key of keys.slice(0, -1)) await page.keyboard.press(key);
      await Promise.all([page.waitForEvent('load'), page.keyboard.press(keys.at(-1) ?? '')]);
    };
    await press(['s']);
    await press(['u']);
    assert.match(await page.locator('#waiting').innerText(), new RegExp(`^${ITEMS} wait`), 'the slip is taken back');
    presses = 0;
    while (await page.locator('#words-to-read').count() > 0) {
      const words = await page.locator('#words-to-read').innerText();
      await press(words.includes('@') ? ['m'] : words.includes('Buy') ? ['r', '5'] : ['s']);
      assert.ok(presses <= 1.25 * ITEMS, 'the queue does not end');
    }
    await page.getByText('Nothing waits to be read').waitFor();
    assert.equal(presses, ITEMS + OF_EACH_KIND, 'one key for each item, and a number for each one refused');
    assert.deepEqual(await outcomes(), [{ outcome: 'refused', reason_code: 'advertising', n: OF_EACH_KIND }, { outcome: 'shown', reason_code: null, n: 18 * OF_EACH_KIND }, { outcome: 'shown with words masked', reason_code: null, n: OF_EACH_KIND }]);
    const { rows } = await site.database.owner.query<{ shown: string }>("select shown_words as shown from conversations.contribution where shown_words is not null");
    assert.ok(rows.length === OF_EACH_KIND && rows.every(({ shown }) => shown.includes('[email address]') && !shown.includes('@')));
    await context.close();
  });

  it('without script presses buttons, leaves one for later, and reads one conversation only', async () => {
    await fill(5);
    const { context, page } = await signedIn({ script: false, width: 320 });
    await page.goto(`${site.address}/moderation`);
    await assertAccessible(page);
    await page.getByLabel('Read only one conversation').selectOption('vale-rural-care');
    await page.getByRole('button', { name: 'Choose' }).click();
    const first = await page.locator('#words-to-read').innerText();
    await page.getByRole('link', { name: 'Leave for later (k)' }).click();
    assert.notEqual(await page.locator('#words-to-read').innerText(), first);
    for (let left = 4; left > 0; left -= 1) await page.getByRole('button', { name: 'Show these words (s)' }).click();
    await page.getByRole('link', { name: 'Read them now' }).click();
    assert.equal(await page.locator('#words-to-read').innerText(), first);
    await page.getByRole('button', { name: 'Show these words (s)' }).click();
    await page.getByText('Nothing waits to be read').waitFor();
    await page.getByRole('button', { name: 'Take it back' }).click();
    assert.equal(await page.locator('#words-to-read').innerText(), first);
    await context.close();
  });

  it('is told kindly that somebody else was first, and keeps keys out of text', async () => {
    const { context, page } = await signedIn({ script: true });
    await page.goto(`${site.address}/moderation`);
    await page.getByLabel('A word to the author').fill('');
    await page.getByLabel('A word to the author').press('s');
    assert.equal(await page.getByLabel('A word to the author').inputValue(), 's');
    await page.getByRole('button', { name: 'Check the words' }).click();
    assert.equal(await page.getByLabel('A word to the author').inputValue(), 's', 'what was typed stays with the words it is about');
    await site.database.owner.query("update conversations.contribution set state = 'shown', revision = revision + 1 where state = 'held'");
    await page.getByRole('button', { name: 'Show these words (s)' }).click();
    await page.getByText('somebody else has decided').waitFor();
    await assertAccessible(page);
    await context.close();
  });

  async function fill(count: number): Promise<void> {
    const words = (n: number) => (n % 20 === 3 ? `Write to me at person${n}@example.org about the walking group` : n % 20 === 7 ? `Buy my cream number ${n}` : `Ordinary idea number ${n} about the clinic`);
    await site.database.owner.query(`insert into conversations.contribution (phase_id, organisation_id, item, kind, words, route, received_hour, code_hash)
      select p.id, p.organisation_id, (random() * 2e9)::int + 1, 'idea', w, 'online', '2026-11-22T09:00Z', decode(h, 'hex') from unnest($1::text[], $2::text[]) as x (w, h), conversations.phase p join conversations.conversation c on c.id = p.conversation_id where c.code = 'vale-rural-care' and p.position = 1`,
    [Array.from({ length: count }, (_, n) => words(n)), Array.from({ length: count }, () => randomBytes(32).toString('hex'))]);
  }

  const outcomes = async () => (await site.database.owner.query('select outcome, reason_code, count(*)::int as n from conversations.decision where undone_at is null group by 1, 2 order by 1')).rows;

  const signedIn = (options: VisitorOptions) => visitorAs(site, 'moderator', options);
});
