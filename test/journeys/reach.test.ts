import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { assertAccessible, closeVisitors, newVisitor } from '#test/browser';
import { visitorAs } from '#test/signed-in';
import { openTestSite, type TestSite } from '#test/site';
import { addAnswers } from '../../src/modules/conversations/commands/reach/add-answers.ts';
import { drawReach, phasesToDraw } from '../../src/modules/conversations/data/reach/draw-figures.ts';

const talk = '/conversations/vale-rural-care';
const phase = `${talk}/1`;
const here = "conversation_id = (select id from conversations.conversation where code = 'vale-rural-care')";

describe('whom a conversation reaches', () => {
  let site: TestSite;
  let now = new Date('2026-11-22T15:20:00Z');
  before(async () => {
    site = await openTestSite({ listen: true });
    site.setTime(now);
  });
  after(async () => {
    await closeVisitors();
    await site.close();
  });
  const rows = async <Row extends Record<string, unknown>>(query: string) => (await site.database.owner.query<Row>(query)).rows;
  const people = async (question: string, answer: string) => (await rows<{ people: number }>(`select people from conversations.reach_total where characteristic = '${question}' and answer = '${answer}' and phase_number = (select number from conversations.phase where position = 1 and ${here})`))[0]?.people ?? 0;
  const sides = () => rows('select perspective, sum(up)::int as up, sum(down)::int as down from conversations.perspective_tally group by 1 having sum(up + down) > 0 order by 1');
  const draw = async () => site.database.worker.within({ as: 'worker' }, async (tx) => { for (const each of await phasesToDraw(tx, now)) await drawReach(tx, each, now); });

  it('lets a carer on a small phone without script vote as a carer and say a little about themselves, once', async () => {
    const { context, page } = await newVisitor({ script: false, width: 320, height: 568 });
    await page.goto(site.address + phase);
    await chooseSide(page, 'as a carer');
    await page.getByText('You vote as a carer').waitFor();
    await page.locator('.allied-idea').first().getByRole('button', { name: 'Support' }).click();
    await page.getByText('Your vote: support').first().waitFor();
    assert.deepEqual(await sides(), [{ perspective: 'carer', up: 1, down: 0 }]);
    await page.getByRole('link', { name: 'Tell us a little about you' }).click();
    await assertAccessible(page);
    await page.getByRole('button', { name: 'Add my answers' }).click();
    await page.getByRole('alert').getByText('Answer one question, or go back').waitFor();
    assert.equal(await page.getByText('I would rather not say').count(), 9, 'with every question');
    const before = await people('carer', 'carer');
    await page.getByLabel('Yes, I am a carer').check();
    await page.getByRole('textbox', { name: 'first half of your postcode' }).fill('OX4 1AA');
    await page.getByRole('button', { name: 'Add my answers' }).click();
    await page.getByRole('alert').getByText('only the first half of a postcode').waitFor();
    assert.ok(await page.getByLabel('Yes, I am a carer').isChecked(), 'what was chosen is kept');
    await page.getByRole('textbox', { name: 'first half of your postcode' }).fill('zz9');
    await page.getByRole('button', { name: 'Add my answers' }).click();
    await page.getByText('Your answers are added to the totals.').waitFor();
    assert.deepEqual([await people('carer', 'carer') - before, await people('district', 'ZZ9')], [1, 62]);
    await page.goto(site.address + phase);
    assert.equal(await page.getByRole('link', { name: 'Tell us a little about you' }).count(), 0, 'nobody is asked twice');
    assert.deepEqual((await context.cookies()).filter(({ name }) => /about|side/.test(name)).map(({ path, httpOnly }) => ({ path, httpOnly })), [{ path: talk, httpOnly: true }, { path: talk, httpOnly: true }]);
    await context.close();
  });

  it('counts a form once, however often it is sent', async () => {
    const { context, page } = await newVisitor({ script: false });
    await page.goto(`${site.address}${phase}/about-you`);
    await page.getByLabel('80 and over').check();
    const [before, form] = [await people('age', '80-and-over'), await page.locator(`form[action="${phase}/about-you"]`).evaluate((each) => [...new FormData(each as HTMLFormElement)].map(([name, value]) => [name, value as string]))];
    const sent = await Promise.all(Array.from({ length: 4 }, () => page.request.post(`${site.address}${phase}/about-you`, { form: Object.fromEntries(form), maxRedirects: 0 })));
    assert.deepEqual(sent.map((reply) => reply.status()), [303, 303, 303, 303]);
    assert.equal(await people('age', '80-and-over'), before + 1);
    await context.close();
  });

  it('moves a vote with its side where there is script', async () => {
    const { context, page } = await newVisitor({ width: 1280 });
    await page.goto(site.address + phase);
    await assertAccessible(page);
    await chooseSide(page, 'as somebody from the countryside');
    // By its name: the order of the list moves.
    const first = page.locator(`#${await page.locator('.allied-idea').first().getAttribute('id')}`);
    await first.getByRole('button', { name: 'Oppose' }).click();
    await first.getByText('Your vote: oppose').waitFor();
    assert.deepEqual(await sides(), [{ perspective: 'carer', up: 1, down: 0 }, { perspective: 'rural', up: 0, down: 1 }]);
    await chooseSide(page, 'without saying from which side');
    await first.getByRole('button', { name: 'Support' }).click();
    await first.getByText('Your vote: support').waitFor();
    assert.deepEqual(await sides(), [{ perspective: 'carer', up: 1, down: 0 }]);
    await context.close();
  });

  it('shows organisers while there is time which profession is missing and which group nobody has heard', async () => {
    const { context, page } = await organiser();
    await page.goto(`${site.address}/organisations/vale-and-riverside/conversations`);
    await page.getByRole('link', { name: /^Whom it reaches.*What matters to people and communities/ }).click();
    await assertAccessible(page);
    const text = await page.locator('main').innerText();
    assert.match(text, /13 of 14 allied health professions answered\. Nobody so far: Orthoptists\./);
    assert.match(text, /Young people: no contribution yet\. Plan: The youth worker/);
    assert.match(text, /Base: at least 140 people were asked\. Missing: fewer than 10 would rather not say, fewer than 10 gave no answer/);
    assert.match(text, /Fewer than ten browsers have voted/, 'nothing is said about three');
    await page.getByRole('link', { name: 'Set targets' }).click();
    await page.getByLabel('Which answer?').selectOption('age 80-and-over');
    await page.getByLabel('Share of people elsewhere').fill('5.2');
    await page.getByRole('button', { name: 'Save the target' }).click();
    await page.getByRole('alert').getByText('Write where the share is from').waitFor();
    await page.getByLabel('Where the share is from').fill('Imagined count of the Vale, 2025');
    await page.getByRole('button', { name: 'Save the target' }).click();
    await page.getByText('It is saved.').waitFor();
    await assertAccessible(page);
    await context.close();
  });

  it('is not closed as inclusive while a group was not heard, and the report says who', async () => {
    const { context, page } = await organiser();
    await rows(`update conversations.phase set closed_at = '2026-11-22T16:00Z', announced_at = coalesce(announced_at, opens_at) where ${here}`);
    later('2026-11-22T17:00:00Z');
    await page.goto(`${site.address}${talk}/who-to-hear`);
    await page.getByRole('button', { name: 'Close it as inclusive' }).click();
    await page.getByRole('alert').getByText('It cannot be called inclusive. Not heard yet: Young people.').waitFor();
    assert.deepEqual(await rows('select 1 from conversations.inclusion_statement'), []);
    const anybody = await newVisitor({ script: false, width: 320 });
    await anybody.page.goto(`${site.address}${talk}/reach`);
    await assertAccessible(anybody.page);
    assert.match(await anybody.page.locator('main').innerText(), /It was not closed as inclusive\.[\s\S]*Young people: not heard[\s\S]*The figures are told about 7 days after the end/);
    await context.close();
    await anybody.context.close();
  });

  it('tells everyone the figures a week after the end, with tables under the pictures, and no exact number', async () => {
    await enough();
    await rows(`update conversations.phase set sealed_at = '2026-11-22T16:05Z' where ${here}`);
    later('2026-11-30T17:00:00Z');
    await draw();
    const { context, page } = await newVisitor({ script: false, width: 1280 });
    await page.goto(`${site.address}${talk}/reach`);
    await assertAccessible(page);
    const text = await page.locator('main').innerText();
    assert.match(text, /14 of 14 allied health professions answered/);
    assert.ok(await page.locator('figure table').count() >= 6);
    assert.match(text, /Carers[\s\S]*Yes, I am a carer/);
    assert.match(text, /Base: at least 150 people were asked/);
    assert.doesNotMatch(text, /\b(157|147|155)\b/, 'no whole number of those who answered');
    await context.close();
  });

  /** Ten more answers, among them the missing profession. */
  async function enough(): Promise<void> {
    const [{ number } = { number: 0 }] = await rows<{ number: number }>("select p.number from conversations.phase p join conversations.conversation c on c.id = p.conversation_id where c.code = 'vale-rural-care' and p.position = 1");
    await rows(`update conversations.phase set closed_at = null where ${here}`);
    for (let at = 0; at < 10; at += 1) await addAnswers(site.database.web, { phaseNumber: number, given: [{ question: 'profession', answer: 'prof.orthoptists' }, { question: 'carer', answer: 'carer' }] }, new Date('2026-11-22T15:30:00Z'));
    await rows(`update conversations.phase set closed_at = '2026-11-22T16:00Z' where ${here}`);
  }

  const later = (time: string) => {
    now = new Date(time);
    site.setTime(now);
  };

  const organiser = () => visitorAs(site, 'Chief AHP');
});

async function chooseSide(page: Page, side: string): Promise<void> {
  await page.locator('details', { has: page.locator('#side') }).locator('summary').click();
  await page.getByLabel('I vote', { exact: true }).selectOption({ label: side });
  await page.getByRole('button', { name: 'Save' }).click();
  await page.locator('#ideas').waitFor();
}
