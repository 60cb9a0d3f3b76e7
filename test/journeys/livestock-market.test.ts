import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import { assertAccessible, closeVisitors, newVisitor } from '#test/browser';
import { visitorAs } from '#test/signed-in';
import { openTestSite, type TestSite } from '#test/site';

const talk = '/conversations/vale-rural-care/1';
const ideas = [
  'Put the clinic van by the sheep pens on sale days.', 'Text us, do not ring.', 'Show us how to lift a ewe without hurting our backs.', 'Open before milking.', 'Know what a harvest is.',
  'Check our ears.', 'Ask at home as well, not only here.', 'One letter, all the dates.', 'Somewhere to tie up the dog.',
];
const hands = [[13, 0, 1], [11, 1, 2], [12, 0, 2], [8, 2, 4], [10, 1, 3], [7, 1, 6], [9, 3, 2], [12, 0, 2], [5, 4, 5]] as const;

describe('a community partner enters a livestock-market workshop for 14 people', () => {
  let site: TestSite;
  let workshop = '';
  before(async () => {
    site = await openTestSite({ listen: true });
    site.setTime(new Date('2026-05-07T16:20:00Z'));
  });
  after(async () => {
    await closeVisitors();
    await site.close();
  });

  it('sets it up, types in 9 ideas and the hands; a second person slips, it is found and settled, and the room counts', async () => {
    const [mags, second] = [await signedIn('community partner'), await signedIn('member')];
    const page = await mags.newPage();
    await setUp(page);
    await typeIdeas(page);
    await page.getByRole('button', { name: 'Enter the hands' }).click();
    await enterHands(page, { slip: false, isAgain: false, isTooMany: true });
    await page.getByText('The hands are entered once.').waitFor();
    assert.deepEqual(await counted(), [], 'one entry does not count');
    await page.goto(`${site.address}${workshop}/hands`);
    await page.getByText('You entered these hands yourself.').waitFor();
    assert.equal(await page.getByRole('button', { name: 'Save the hands' }).count(), 0, 'the same person cannot do both');

    const other = await second.newPage();
    await other.goto(site.address + workshop);
    await other.getByRole('button', { name: 'Enter the hands again' }).click();
    assert.doesNotMatch(await other.locator('main').innerText(), /13 support|11 support/, 'the first entry is not shown');
    await enterHands(other, { slip: true, isAgain: true, isTooMany: false });
    assert.deepEqual(await counted(), [], 'entries that differ do not count');
    await settle(page);
    assert.deepEqual((await counted()).length, 9);
    assert.deepEqual((await site.database.owner.query('select t.up, t.down, t.pass, t.was_settled, t.people_count from conversations.batch_tally t join conversations.contribution c on c.item = t.item where c.words = $1', [ideas[1]])).rows, [{ up: 11, down: 1, pass: 2, was_settled: true, people_count: 14 }]);
    await mags.close();
    await second.close();
  });

  it('stands in the same list with its route once a moderator has read it, and beside online votes for organisers', async () => {
    await site.database.owner.query(`with read as (update conversations.contribution set state = 'shown' where state = 'held' and route = 'workshop' returning id, organisation_id)
      insert into conversations.showing (contribution_id, organisation_id, began_hour) select id, organisation_id, '2026-05-07T16:00Z' from read`);
    const { context, page } = await newVisitor({ script: false, width: 320, height: 640 });
    // Lists are drawn up at most every two seconds, from rows at most a second old.
    await page.waitForTimeout(3_300);
    await page.goto(`${site.address}${talk}?page=2&order=balanced`);
    const seen = await page.locator('main').innerText();
    await page.goto(`${site.address}${talk}?page=1&order=balanced`);
    const all = `${seen}${await page.locator('main').innerText()}`;
    for (const idea of ideas) assert.ok(all.includes(idea), idea);
    assert.match(all, /Put the clinic van by the sheep pens on sale days\.\s+At a workshop/);
    await page.goto(`${site.address}${talk}/in-person`);
    await assertAccessible(page);
    await page.getByText('Sale day at the livestock market').waitFor();
    await context.close();
    const lead = await signedIn('Chief AHP');
    const organiser = await lead.newPage();
    await organiser.goto(`${site.address}/organisations/vale-and-riverside/conversations`);
    assert.ok((await organiser.getByRole('link', { name: /Heard online and in person/ }).count()) > 0);
    await organiser.goto(`${site.address}/phases/${await firstPartId()}/heard`);
    await assertAccessible(organiser);
    assert.match((await organiser.locator('tr', { hasText: 'Text us, do not ring.' }).innerText()).replace(/\s+/g, ' '), /Text us, do not ring\..* 0 .*14 .*0 .*11/);
    await lead.close();
  });

  it('shows "heard online, heard in person" to everyone a week after the end, and not before', async () => {
    const { owner } = site.database;
    const { rows: [idea] } = await owner.query<{ id: string; item: number; number: number }>('select c.id, c.item, p.number from conversations.contribution c join conversations.phase p on p.id = c.phase_id where c.words = $1', [ideas[1]]);
    assert.ok(idea);
    await owner.query('insert into conversations.tally (phase_number, item, up, down, pass) values ($1, $2, 20, 3, 1)', [idea.number, idea.item]);
    const look = async () => (await site.server.inject(`${talk}/ideas/${idea.id}`)).body;
    assert.doesNotMatch(await look(), /Heard online/, 'nothing while it is open');
    await owner.query("update conversations.phase set closed_at = '2026-05-07T16:00:00Z' where number = $1", [idea.number]);
    assert.match(await look(), /Heard online: 24, heard in person: not counted yet/);
    site.setTime(new Date('2026-05-14T16:00:00Z'));
    assert.match(await look(), /Heard online: 24, heard in person: 14\./);
    const { context, page } = await newVisitor({ script: false });
    await page.goto(`${site.address}${talk}/ideas/${idea.id}`);
    await assertAccessible(page);
    await context.close();
  });

  const firstPartId = async (): Promise<string> => {
    const { rows: [part] } = await site.database.owner.query<{ id: string }>("select h.id from conversations.phase h join conversations.conversation c on c.id = h.conversation_id where c.code = 'vale-rural-care' and h.position = 1");
    return part?.id ?? '';
  };

  async function setUp(page: Page): Promise<void> {
    await page.goto(`${site.address}/organisations/vale-and-riverside/workshops`);
    await page.getByRole('button', { name: 'Set up a workshop' }).click();
    await page.getByRole('button', { name: 'Set it up' }).click();
    await page.getByRole('link', { name: 'Choose what it is about' }).waitFor();
    await page.getByLabel('What is it about?').selectOption({ value: await firstPartId() });
    await page.getByLabel('Title').fill('Sale day at the livestock market');
    await page.getByLabel('A workshop', { exact: true }).check();
    for (const [part, value] of [['Day', '6'], ['Month', '5'], ['Year', '2026']] as const) await page.getByRole('group', { name: 'On which day?', exact: true }).getByLabel(part).fill(value);
    await page.getByLabel('How many people came').fill('14');
    await page.getByLabel('Which partner group was it with?').selectOption({ label: 'Riverside Voices (imagined)' });
    await page.getByLabel('What are you there?').fill('Community partner');
    await page.getByLabel('Some agreed. I mark their ideas').check();
    await assertAccessible(page);
    await page.getByRole('button', { name: 'Set it up' }).click();
    await page.getByText('No hands entered').waitFor();
    await assertAccessible(page);
    workshop = new URL(page.url()).pathname;
  }

  async function typeIdeas(page: Page): Promise<void> {
    await page.getByRole('button', { name: 'Type in the ideas' }).click();
    for (const [at, idea] of ideas.entries()) await page.getByLabel(`Idea ${at + 1}`, { exact: true }).fill(idea);
    await page.locator('[name="quote-1"]').check();
    await assertAccessible(page);
    await page.getByRole('button', { name: 'Save the ideas' }).click();
    await page.getByRole('heading', { name: '9 are typed in' }).waitFor();
    assert.equal((await page.locator('td strong').allInnerTexts()).filter((code) => /^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/.test(code.trim())).length, 9, 'nine codes to hand on');
    await assertAccessible(page);
  }

  async function enterHands(page: Page, { slip, isAgain, isTooMany }: { slip: boolean; isAgain: boolean; isTooMany: boolean }): Promise<void> {
    await page.getByLabel('How many people were in the room?').fill('14');
    for (const [at, [up, down, pass]] of hands.entries()) {
      const boxes = page.getByRole('group', { name: ideas[at] ?? '' });
      // The second person swaps two numbers in the second line.
      for (const [label, count] of [['Support', slip && at === 1 ? down : up], ['Oppose', slip && at === 1 ? up : down], ['Pass', isTooMany && at === 0 ? pass + 1 : pass]] as const) await boxes.getByLabel(label).fill(String(count));
    }
    await assertAccessible(page);
    await page.getByRole('button', { name: 'Save the hands' }).click();
    if (isTooMany) {
      await page.getByRole('link', { name: 'There are more hands than the 14 people in the room' }).waitFor();
      await page.getByRole('group', { name: ideas[0] ?? '' }).getByLabel('Pass').fill('1');
    }
    if (isAgain) {
      await page.getByRole('link', { name: 'Read the ideas against the paper' }).waitFor();
      await page.getByLabel('I read the ideas against the paper').check();
    }
    if (isTooMany || isAgain) await page.getByRole('button', { name: 'Save the hands' }).click();
  }

  async function settle(page: Page): Promise<void> {
    await page.goto(site.address + workshop);
    await page.getByText('The two entries differ in the hands for 1 idea.').waitFor();
    await page.getByRole('button', { name: 'Settle the differences' }).click();
    await assertAccessible(page);
    assert.match((await page.locator('tbody').innerText()).replace(/\s+/g, ' '), /Text us, do not ring\..*11 support, 1 oppose, 2 pass.*1 support, 11 oppose, 2 pass/);
    await page.getByRole('button', { name: 'Settle and count' }).click();
    await page.getByRole('link', { name: 'Write what the paper says' }).waitFor();
    for (const [label, count] of [['Support', 11], ['Oppose', 1], ['Pass', 2]] as const) await page.getByRole('group', { name: ideas[1] ?? '' }).getByLabel(label).fill(String(count));
    await page.getByRole('button', { name: 'Settle and count' }).click();
    await page.getByText('The differences are settled.').waitFor();
    await page.getByText('One difference was found and settled.').waitFor();
    await assertAccessible(page);
  }

  const counted = async () => (await site.database.owner.query('select t.item from conversations.batch_tally t where t.workshop_id = $1', [workshop.split('/').at(-1)])).rows;

  const signedIn = async (role: string): Promise<BrowserContext> => (await visitorAs(site, role, { script: false })).context;
});
