import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { assertAccessible, closeVisitors, newVisitor } from '#test/browser';
import { sessionFor } from '#test/role-players';
import { takeSession } from '#test/signed-in';
import { openTestSite, type TestSite } from '#test/site';

/** What six tables wrote under the first and the last question, with the ticks beside it. */
const tables: readonly (readonly [first: string, votes: string, last: string, votes: string])[] = [
  ['Buses do not run when clinics do', '6', 'Ask about falls at every visit', '3'],
  ['Clinics in village halls', '5', 'Time to learn, kept in the diary', '4'],
  ['Farms are too far from any clinic', '4', 'Ask about steps and stairs', '2'],
  ['See people near home', '7', 'Learning together with students', '1'],
  ['Parking costs more than the bus', '2', 'Falls before winter', '5'],
  ['A van that comes to the market', '3', 'A mentor for support workers', '2'],
];

describe('a session with six tables', () => {
  let site: TestSite;
  before(async () => {
    site = await openTestSite({ listen: true });
    site.setTime(new Date('2026-11-21T10:00:00Z'));
  });
  after(async () => {
    await closeVisitors();
    await site.close();
  });

  it('becomes themes, a draft objective and a public page that says who was not in the room, without JavaScript', { timeout: 240_000 }, async () => {
    const chief = await sessionFor(site, 'Chief AHP');
    const { context, page } = await newVisitor({ script: false });
    await takeSession(context, site, chief);
    const main = () => page.locator('main').innerText();

    await page.goto(`${site.address}/strategies/vale`);
    await page.getByRole('link', { name: 'Sessions where people worked on it' }).click();
    await page.getByRole('button', { name: 'Make a session' }).click();
    await assertAccessible(page);
    await page.getByRole('button', { name: 'Make this session' }).click();
    await assertAccessible(page);
    assert.match(await page.locator('.nhsuk-error-summary').innerText(), /Enter a title.*Enter the day of the session.*Enter the place/s);
    await makeSession(page);
    const [address = ''] = page.url().split('?');
    assert.match(await main(), /Only your organisation sees this session until you publish it/);
    await assertAccessible(page);
    const stranger = await newVisitor({ script: false });
    assert.equal((await stranger.page.goto(address))?.status(), 404, 'a visitor does not see the draft');

    await page.getByRole('link', { name: 'print the sheets' }).click();
    assert.equal(await page.locator('.allied-sheet').count(), 7, 'one for the facilitator and one for each table');
    assert.match(await page.locator('.allied-sheet').nth(6).innerText(), /Table 6 of 6.*What do you know about this place/s);
    await assertAccessible(page);

    await page.goto(address);
    await enterTables(page);
    await groupIntoThemes(page, address);

    await page.goto(`${address}/publication`);
    await page.getByRole('button', { name: 'Publish now' }).click();
    await assertAccessible(page);
    assert.match(await page.locator('.nhsuk-error-summary').innerText(), /cannot be published yet.*Write down who was not in the room and what you did about it.*Count who took part/s);
    await page.getByRole('link', { name: 'Count who took part' }).first().click();
    await page.getByLabel('Registered professionals').fill('24');
    await page.getByLabel('Support workers').fill('9');
    await page.getByLabel('Students').fill('5');
    await page.getByRole('button', { name: 'Save the counts' }).click();
    await page.getByRole('link', { name: 'Write down who was not in the room' }).click();
    await page.getByLabel('Who was missing?').fill('People who use our services');
    await page.getByRole('button', { name: 'Add to the list' }).click();
    assert.match(await page.locator('.nhsuk-error-summary').innerText(), /Say what you did about it/);
    await page.getByLabel('What did you do about it?').fill('We took the themes to two village evenings');
    await page.getByRole('button', { name: 'Add to the list' }).click();
    await assertAccessible(page);

    await beginObjective(page, address);
    assert.match(await main(), /From the session Spring day on 12 November 2026, theme “Care near home”/);
    assert.match(await main(), /Draft: only your organisation sees it/);
    assert.match(await main(), /at a session at tables \(at least 33 people\)/);

    await page.goto(`${address}/publication`);
    await page.getByRole('button', { name: 'Publish now' }).click();
    await page.getByText('Published', { exact: true }).first().waitFor();
    await assertAccessible(page);

    await stranger.page.goto(address);
    await assertAccessible(stranger.page);
    const rows = (await stranger.page.locator('#themes tbody tr').allInnerTexts()).map((row) => row.replaceAll(/\s+/g, ' '));
    assert.equal(rows.length, 3);
    assert.match(rows[0] ?? '', /Care near home.* 1 .*27.*6 of 6.*6.*No objective yet/, 'a draft is nobody else’s');
    assert.match(rows[1] ?? '', /Fewer falls.*10.*3 of 6/);
    assert.match(rows[2] ?? '', /Room to learn.*7.*3 of 6/);
    const absent = await stranger.page.locator('#absent').innerText();
    assert.match(absent, /People who use our services/);
    assert.match(absent, /We took the themes to two village evenings/);
    const tookPart = (await stranger.page.locator('#took-part').innerText()).replaceAll(/\s+/g, ' ');
    assert.match(tookPart, /Support workers.* 9 .*Registered professionals.* 24 .*Students.* Fewer than 8 .*At least 33 people took part/);
    assert.doesNotMatch(await stranger.page.locator('main').innerText(), /Buses do not run|For the organisers/, 'the notes stay with the organisation');

    await page.goto(`${address}/withdrawal`);
    await page.getByLabel('Why?').fill('A theme has the wrong name');
    await page.getByRole('button', { name: 'Take it back' }).click();
    assert.equal((await stranger.page.goto(address))?.status(), 404);
    await page.goto(`${site.address}/my-work`);
    assert.equal(await page.getByRole('link', { name: 'Spring day' }).count(), 1);
    await stranger.context.close();
    await context.close();
  });
});

async function makeSession(page: Page): Promise<void> {
  await page.getByLabel('Title').fill('Spring day');
  await page.getByLabel('Day', { exact: true }).fill('12');
  await page.getByLabel('Month', { exact: true }).fill('11');
  await page.getByLabel('Year', { exact: true }).fill('2026');
  await page.getByLabel('Where is it?').fill('Riverside Hall');
  assert.equal((await page.getByLabel('The questions').inputValue()).split('\n').length, 4, 'the ready-made questions are there');
  await page.getByRole('button', { name: 'Make this session' }).click();
  await page.getByRole('heading', { level: 1, name: 'Spring day' }).waitFor();
}

async function enterTables(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Table 1', exact: true }).click();
  for (const [at, [first, firstVotes, last, lastVotes]] of tables.entries()) {
    await page.getByRole('heading', { level: 1, name: `Notes of table ${at + 1}` }).waitFor();
    await page.locator('[name="new-1-1"]').fill(first);
    await page.locator('[name="votes-new-1-1"]').fill(at === 0 ? 'many' : firstVotes);
    await page.locator('[name="new-4-1"]').fill(last);
    await page.locator('[name="votes-new-4-1"]').fill(lastVotes);
    if (at === 0) await mendVotes(page, firstVotes);
    await page.getByRole('button', { name: at < 5 ? `Save and go to table ${at + 2}` : 'Save', exact: true }).click();
  }
  await page.getByText('2 notes are saved').waitFor();
  await assertAccessible(page);
}

/** The first table's sheet goes wrong once: everything typed is still there, and checking the words saves nothing. */
async function mendVotes(page: Page, votes: string): Promise<void> {
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  assert.match(await page.locator('.nhsuk-error-summary').innerText(), /Votes must be a whole number/);
  await assertAccessible(page);
  await page.locator('[name="votes-new-1-1"]').fill(votes);
  await page.getByRole('button', { name: 'Check the words' }).click();
  assert.equal(await page.locator('#word-advice').count(), 1);
  assert.equal(await page.locator('[name="new-1-1"]').inputValue(), 'Buses do not run when clinics do');
  assert.equal(await page.getByText(/notes? (?:is|are) saved/).count(), 0);
}

async function groupIntoThemes(page: Page, address: string): Promise<void> {
  await page.goto(`${address}/themes`);
  await page.getByRole('button', { name: 'Put them there' }).click();
  assert.match(await page.locator('.nhsuk-error-summary').innerText(), /Tick the notes first/);
  await assertAccessible(page);
  for (const [name, pattern] of [['Care near home', /Buses|halls|Farms|near home|Parking|van/], ['Fewer falls', /falls|Falls|stairs/], ['Room to learn', /learn|Learning|mentor/]] as const) {
    for (const [at, said] of (await page.locator('input[name=notes] + label').allInnerTexts()).entries()) if (pattern.test(said)) await page.locator('input[name=notes]').nth(at).check();
    await page.getByLabel('Into a new theme').check();
    await page.getByLabel('Name of the new theme').fill(name);
    await page.getByRole('button', { name: 'Put them there' }).click();
    await page.getByRole('link', { name, exact: true }).waitFor();
  }
  assert.match(await page.locator('main').innerText(), /Notes in no theme \(0\)/);
  await assertAccessible(page);
}

async function beginObjective(page: Page, address: string): Promise<void> {
  await page.goto(`${address}/themes`);
  await page.getByRole('link', { name: 'Care near home' }).first().click();
  await assertAccessible(page);
  await page.getByRole('link', { name: 'Turn it into a draft objective' }).click();
  await assertAccessible(page);
  await page.getByLabel('Which part of the strategy does it mainly serve?').selectOption({ label: 'Let people choose to be seen in person, by phone or by video' });
  await page.getByLabel('Why does it serve this part?').fill('Six tables put it first');
  await page.getByLabel('Which role answers for it?').fill('Chief AHP');
  await page.getByRole('button', { name: 'Save the draft' }).click();
  await page.getByRole('heading', { level: 1, name: /Care near home/ }).waitFor();
}
