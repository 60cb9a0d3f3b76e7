import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { assertAccessible, closeVisitors, newVisitor } from '#test/browser';
import { visitorAs } from '#test/signed-in';
import { openTestSite, type TestSite } from '#test/site';

const home = '/organisations/vale-and-riverside/what-matters';
const marked = 'To climb the lighthouse stairs with my nephew.';

/** Row S85: enter 20 answers: themes form, a community summary appears for groups of 8 or more, and one answer can be followed to a change. */
describe('twenty people say what matters to them, and one hears what changed', () => {
  let site: TestSite;
  before(async () => {
    site = await openTestSite({ listen: true });
  });
  after(async () => {
    await closeVisitors();
    await site.close();
  });

  it('shows help at once to somebody in need, and a trained person reads it first', async () => {
    const { page: person } = await newVisitor({ script: false, width: 320, height: 568 });
    const inNeed = 'I do not want to live any more. Ring me on 07700 900123.';
    await person.goto(site.address + home);
    await person.getByLabel('What matters to you?').fill(inNeed);
    await person.getByRole('button', { name: 'Send your answer' }).click();
    await person.locator('#help-at-once').getByText('116 123').waitFor();
    await assertAccessible(person);
    const code = (await person.locator('.nhsuk-u-font-size-32 strong').innerText()).trim();
    const moderator = await signedIn('moderator');
    await moderator.goto(`${site.address}/moderation`);
    await moderator.getByRole('link', { name: '1 private answer waits to be read first' }).click();
    await moderator.getByText(inNeed).waitFor();
    await assertAccessible(moderator);
    await moderator.getByRole('button', { name: 'I have read it and done what is needed' }).click();
    await moderator.getByRole('heading', { name: 'Check this one' }).waitFor();
    await person.goto(`${site.address}/your-answer`);
    await person.getByLabel('Your code').fill(code);
    await person.getByRole('button', { name: 'Find my answer' }).click();
    await person.getByText('A trained person has read your words').waitFor();
    await person.locator('#help-at-once').waitFor();
  });

  it('online, in consultation and on paper, without script', async () => {
    // As on the day before the question was first asked.
    for (const table of ['matter_change', 'matter', 'matter_batch_answer', 'matter_batch', 'matters_desk']) await site.database.owner.query(`delete from conversations.${table}`);
    const [lead, staff, researcher, moderator] = await Promise.all(['Chief AHP', 'member', 'researcher', 'moderator'].map((role) => signedIn(role)));
    const { page: person } = await newVisitor({ script: false, width: 320, height: 568 });
    assert.ok(lead && staff && researcher && moderator);
    await begin(lead);
    for (const name of ['Moving about', 'Company']) await addCode(researcher, name);

    const code = await sendOnline(person, marked, 'zz9');
    for (let n = 0; n < 7; n += 1) await sendOnline(person, `To walk to the shop, number ${n}.`, n < 4 ? 'ZZ9' : '');
    for (let n = 0; n < 7; n += 1) await typeIn(staff, { words: `To have somebody to talk to, number ${n}.`, route: 'In person', district: n < 4 ? 'ZZ9' : '' });
    for (let n = 0; n < 5; n += 1) await typeIn(staff, { words: `To walk with my friends, number ${n}.`, route: 'On paper', district: '' });
    assert.equal((await site.database.owner.query('select 1 from conversations.matter')).rows.length, 20);

    await person.goto(`${site.address}${home}/themes`);
    await person.getByText('Nothing is shown here yet.').waitFor();
    await assertAccessible(person);
    await codeAll(researcher, 'Save and go on');
    await codeAll(moderator, 'I have checked it');
    await moderator.getByRole('button', { name: 'Count what is checked' }).click();
    await moderator.getByText('20 answers were counted.').waitFor();

    await readSummary(person);
    const changed = 'The hand rail on the stairs is new.';
    await tellOne(moderator, changed);
    await tellTheme(lead, 'There is a walking group on Tuesdays.');
    await hear(person, code, changed);
  });

  const signedIn = async (role: string): Promise<Page> => (await visitorAs(site, role, { script: false, width: role === 'moderator' ? 320 : 1280 })).page;

  async function begin(page: Page): Promise<void> {
    await page.goto(site.address + home);
    await assertAccessible(page);
    await page.getByLabel('Use the codes of which conversation?').selectOption({ label: 'Care near where you live' });
    await page.getByRole('button', { name: 'Begin to ask' }).click();
    await page.getByText('This question is always open.').waitFor();
  }

  async function addCode(page: Page, name: string): Promise<void> {
    await page.goto(`${site.address}/conversations/vale-rural-care/codes`);
    await page.getByLabel('Name', { exact: true }).fill(name);
    await page.getByLabel('What it means').fill(`Everything about ${name.toLowerCase()}.`);
    await page.getByRole('button', { name: 'Add it' }).click();
    await page.getByRole('link', { name, exact: true }).waitFor();
  }

  async function sendOnline(page: Page, words: string, district: string): Promise<string> {
    await page.goto(site.address + home);
    if (words === marked) {
      await assertAccessible(page);
      await page.getByRole('button', { name: 'Send your answer' }).click();
      await page.getByRole('link', { name: 'Write what matters to you' }).waitFor();
      await page.getByLabel('What matters to you?').fill(`${words} Ring me on 07700 900123.`);
      await page.getByRole('button', { name: 'Send your answer' }).click();
      await page.getByText('Your words are not sent yet.').waitFor();
      await assertAccessible(page);
      await page.getByRole('button', { name: 'Change my words first' }).click();
    }
    await page.getByLabel('What matters to you?').fill(words);
    await page.getByLabel('First half of your postcode').fill(district);
    await page.getByRole('button', { name: 'Send your answer' }).click();
    if (words === marked) await assertAccessible(page);
    return (await page.locator('.nhsuk-inset-text strong').innerText()).trim();
  }

  let hasLooked = false;
  async function typeIn(page: Page, { words, route, district }: { words: string; route: string; district: string }): Promise<void> {
    await page.goto(`${site.address}${home}/entry`);
    await page.getByLabel('What do they say?').fill(words);
    await page.getByLabel('First half of their postcode').fill(district);
    await page.getByLabel(route, { exact: true }).check();
    if (!hasLooked) {
      await page.getByRole('button', { name: 'Save their answer' }).click();
      await page.getByRole('link', { name: 'Ask them first.' }).waitFor();
      await assertAccessible(page);
      hasLooked = true;
    }
    await page.getByLabel('They agreed that I type in their answer').check();
    await page.getByRole('button', { name: 'Save their answer' }).click();
    await page.getByRole('heading', { name: 'Their answer is in' }).waitFor();
  }

  /** Whoever checks leaves what the first person ticked as it is. */
  async function codeAll(page: Page, button: string): Promise<void> {
    await page.goto(`${site.address}${home}/coding`);
    await assertAccessible(page);
    for (let left = 20; left > 0; left -= 1) {
      const words = await page.locator('#answer').innerText();
      if (button === 'Save and go on') {
        if (/walk|climb/.test(words)) await page.getByLabel('Moving about').check();
        if (/talk|friends|nephew/.test(words)) await page.getByLabel('Company').check();
      }
      await page.getByRole('button', { name: button }).click();
    }
    await page.getByText('Nothing waits for you.').waitFor();
  }

  async function readSummary(page: Page): Promise<void> {
    await page.goto(`${site.address}/what-matters`);
    await assertAccessible(page);
    await page.locator(`main a[href="${home}/themes"]`).click();
    await assertAccessible(page);
    const all = await page.locator('main').innerText();
    for (const said of ['All places: 20 answers', 'ZZ9: 9 answers', 'Moving about\n\n8 or more of 20', 'Company\n\n8 or more of 20']) assert.ok(all.includes(said), `${said}\n${all}`);
    await page.getByRole('link', { name: 'ZZ9: 9 answers' }).click();
    const place = await page.locator('main').innerText();
    assert.ok(place.includes('What matters to people in ZZ9') && place.includes('No theme has 8 answers yet'), place);
    for (const path of ['/', '/conversations', '/what-matters', home, `${home}/themes`, `${home}/themes?place=ZZ9`, '/search?q=lighthouse', '/organisations/vale-and-riverside', '/conversations/vale-rural-care/themes']) {
      assert.ok(!(await (await page.request.get(site.address + path)).text()).includes('climb the lighthouse'), path);
    }
    for (const path of ['coding', 'answers', 'entry', 'changes']) assert.equal((await page.request.get(`${site.address}${home}/${path}`, { maxRedirects: 0 })).status(), 303, path);
  }

  async function tellOne(page: Page, words: string): Promise<void> {
    await page.goto(`${site.address}${home}/answers`);
    await assertAccessible(page);
    await page.getByRole('link', { name: marked }).click();
    await page.getByLabel('What changed?').fill(words);
    await page.getByLabel('Which objective does it belong to?').selectOption({ index: 1 });
    await assertAccessible(page);
    await page.getByRole('button', { name: 'Save what changed' }).click();
    await page.getByText(words).waitFor();
  }

  async function tellTheme(page: Page, words: string): Promise<void> {
    await page.goto(`${site.address}${home}/changes`);
    await page.getByLabel('Which theme?').selectOption({ label: 'Moving about' });
    await page.getByLabel('What changed?').fill(words);
    await assertAccessible(page);
    await page.getByRole('button', { name: 'Save what changed' }).click();
    await page.getByText(words).waitFor();
    assert.ok(!(await page.locator('main').innerText()).includes('hand rail'), 'what changed for one person is for that person');
    assert.equal((await page.request.get(`${site.address}${home}/answers`)).status(), 403, 'organisers read no answer');
  }

  async function hear(page: Page, code: string, changed: string): Promise<void> {
    await page.goto(`${site.address}/your-answer`);
    await page.getByLabel('Your code').fill(code.toLowerCase());
    await page.getByRole('button', { name: 'Find my answer' }).click();
    await assertAccessible(page);
    assert.ok(!page.url().includes(code), 'the code stands in no address');
    const text = await page.locator('main').innerText();
    for (const said of [marked, 'They found it is about: Company, Moving about.', changed, 'It belongs to the objective', 'There is a walking group on Tuesdays.', 'It counts in what matters to people here']) assert.ok(text.includes(said), `${said}\n${text}`);
    await page.getByLabel('Your answer').fill(`${marked} And down again.`);
    await page.getByRole('button', { name: 'Change my answer' }).click();
    await page.getByText('Your answer is changed.').waitFor();
    await page.getByRole('button', { name: 'Take my answer out' }).click();
    await page.getByText('Your answer is deleted.').waitFor();
    assert.deepEqual((await site.database.owner.query("select 1 from conversations.matter where words like '%lighthouse%'")).rows, []);
    await page.goto(`${site.address}${home}/themes`);
    assert.ok((await page.locator('main').innerText()).includes('All places: 20 answers'), 'the figures stay those of the day');
  }
});
