import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { assertAccessible, closeVisitors, newVisitor } from '#test/browser';
import { visitorAs } from '#test/signed-in';
import { openTestSite, type TestSite } from '#test/site';

const talk = '/conversations/clinic-days';

describe('three challenges, without JavaScript: two change the text, one does not with a reason, and the log is public', () => {
  let site: TestSite;
  let phase = '';
  before(async () => {
    site = await openTestSite({ listen: true });
    site.setTime(new Date('2026-11-02T09:00:00Z'));
  });
  after(async () => {
    await closeVisitors();
    await site.close();
  });

  it('from a template to a final text that a peer leader signed', async () => {
    const [lead, moderator, peer] = await Promise.all(['Chief AHP', 'moderator', 'peer leader'].map((role) => signedIn(role)));
    assert.ok(lead && moderator && peer);
    await beginFromTemplate(lead);
    await askForSignOff(lead);
    await draft(lead);
    await announceOnlyWhenSigned(lead, peer);
    const visitor = await challengeThreeTimes();
    await show(moderator);
    await answer(lead);
    await publishOnlyWhenSigned(lead, peer);
    await readTheLog(visitor);
  });

  const signedIn = async (role: string): Promise<Page> => (await visitorAs(site, role, { script: false, width: role === 'peer leader' ? 320 : 1280 })).page;

  const go = (page: Page, path: string) => page.goto(site.address + path);

  async function beginFromTemplate(page: Page): Promise<void> {
    await go(page, '/organisations/vale-and-riverside/conversations/new');
    await page.getByRole('link', { name: 'Three parts that answer each other' }).click();
    await page.getByText('Starter, not official').waitFor();
    await page.getByText('Those who work here are told that they can read and support').waitFor();
    await assertAccessible(page);
    await page.getByRole('button', { name: 'Make the copy' }).click();
    await page.getByRole('link', { name: 'Write a short name for the address' }).waitFor();
    await page.getByLabel('Title').fill('Clinic days');
    await page.getByLabel('Short name for the address').fill('clinic-days');
    for (const [part, value] of [['Day', '1'], ['Month', '6'], ['Year', '2026']] as const) await page.getByLabel(part, { exact: true }).fill(value);
    await page.getByRole('button', { name: 'Make the copy' }).click();
    await page.getByText('The conversation is saved.').waitFor();
    phase = (await site.database.owner.query<{ id: string }>("select p.id from conversations.phase p join conversations.conversation c on c.id = p.conversation_id where c.code = 'clinic-days' and p.position = 3")).rows[0]?.id ?? '';
    await go(page, `/phases/${phase}/plan`);
    await page.getByText('From a starter, not official').waitFor();
    assert.match(await page.getByLabel('Who is invited, and how').inputValue(), /easy read/);
    await page.getByLabel('The question, in plain words').fill('Is this what you meant?');
    for (const [at, value] of [['opens', '2026-10-01'], ['closes', '2026-11-10']] as const) {
      const [year = '', month = '', day = ''] = value.split('-');
      for (const [part, words] of [['day', day], ['month', month], ['year', year]]) await page.locator(`[name="${at}-${part}"]`).fill(words ?? '');
    }
    await page.getByRole('button', { name: 'Save what it asks' }).click();
    await page.getByText('It is saved.').waitFor();
    await assertAccessible(page);
  }

  async function askForSignOff(page: Page): Promise<void> {
    await go(page, '/organisations/vale-and-riverside/peer-leaders');
    await page.getByRole('button', { name: 'Ask for it from now on' }).click();
    await page.getByText('Yes: nothing is announced').waitFor();
    await assertAccessible(page);
  }

  async function draft(page: Page): Promise<void> {
    await go(page, `/phases/${phase}/statements`);
    await page.getByLabel('Proposed commitment').check();
    await page.getByLabel('The draft, in plain words').fill('We will send a clinic bus.');
    await page.getByRole('button', { name: 'Save the draft' }).click();
    await page.getByText('We will send a clinic bus.').waitFor();
    await assertAccessible(page);
  }

  async function announceOnlyWhenSigned(lead: Page, peer: Page): Promise<void> {
    const announce = async () => {
      await go(lead, '/organisations/vale-and-riverside/conversations');
      await lead.locator(`form[action="/phases/${phase}/announcement"] button`).click();
    };
    await announce();
    await lead.getByText('sign-off of a peer leader').waitFor();
    await go(peer, `/phases/${phase}/sign-off`);
    await peer.getByText('Is this what you meant?').waitFor();
    await peer.getByRole('button', { name: 'Sign it off' }).click();
    await peer.getByText('A peer leader has signed it as it stands now.').waitFor();
    await assertAccessible(peer);
    await announce();
    await lead.getByText('It is announced.').waitFor();
  }

  /** Somebody votes on the draft and challenges it; others send two more. */
  async function challengeThreeTimes(): Promise<Page> {
    const { page } = await newVisitor({ script: false, width: 320 });
    await go(page, `${talk}/3`);
    await page.getByRole('button', { name: 'Agree', exact: true }).click();
    await page.getByText('Your vote: agree').waitFor();
    await assertAccessible(page);
    for (const words of ['A bus has steps. I cannot get in.', 'Say on which days you come.', 'Send two buses and not one.']) {
      await go(page, `${talk}/3/statements/1`);
      await page.getByRole('button', { name: 'Say what is wrong or missing' }).click();
      await page.getByLabel('Your challenge').fill(words);
      await page.getByRole('button', { name: 'Send your challenge' }).click();
      const asIs = page.getByRole('button', { name: 'Send mine as well' });
      if (await asIs.count()) await asIs.click();
      await page.getByText('Thank you for your idea').first().waitFor();
    }
    return page;
  }

  async function show(page: Page): Promise<void> {
    await go(page, '/moderation?conversation=clinic-days');
    for (let left = 3; left > 0; left -= 1) await page.getByRole('button', { name: 'Show these words (s)' }).click();
    await page.getByText('Nothing waits to be read').first().waitFor();
  }

  async function answer(page: Page): Promise<void> {
    const change = { 'A bus has steps': 'We will hold clinic days in village halls.', 'Say on which days': 'We will hold clinic days in village halls, each Tuesday.' };
    for (const [challenge, words] of Object.entries(change)) {
      await go(page, `/phases/${phase}/statements`);
      await page.getByRole('link', { name: `Give the outcome of: ${challenge}` }).click();
      await page.getByLabel('It changed the text').check();
      await page.getByLabel('What changed and why').fill('A hall has a level door, and now everyone knows the day.');
      await page.getByRole('button', { name: 'Save the outcome' }).click();
      await page.getByRole('link', { name: 'Change the words' }).waitFor();
      await page.getByLabel('If the text changes: the new words, whole').fill(words);
      await page.getByRole('button', { name: 'Save the outcome' }).click();
      await page.getByText(`${words} (proposed commitment`).waitFor();
    }
    await page.getByText('One challenge has no outcome.').waitFor();
    await page.getByRole('link', { name: 'Give the outcome of: Send two buses' }).click();
    await assertAccessible(page);
    await page.getByLabel('It did not change the text').check();
    await page.getByRole('button', { name: 'Save the outcome' }).click();
    await page.getByRole('link', { name: 'Say why, in a sentence or more' }).waitFor();
    await page.getByLabel('What changed and why').fill('There is no money for a bus, and halls do without one.');
    await page.getByRole('button', { name: 'Save the outcome' }).click();
  }

  async function publishOnlyWhenSigned(lead: Page, peer: Page): Promise<void> {
    await go(lead, `/phases/${phase}/statements`);
    assert.equal(await lead.getByRole('button', { name: 'Publish the final text' }).count(), 0, 'people can still challenge it');
    site.setTime(new Date('2026-11-11T09:00:00Z'));
    await go(lead, `/phases/${phase}/statements`);
    await lead.getByText('Words on paper may come in until').waitFor();
    site.setTime(new Date('2026-11-19T09:00:00Z'));
    await go(lead, `/phases/${phase}/statements`);
    await lead.getByRole('button', { name: 'Publish the final text' }).click();
    await lead.getByText('sign-off of a peer leader').waitFor();
    await go(peer, `/phases/${phase}/sign-off`);
    await peer.getByRole('button', { name: 'Sign it off' }).click();
    await peer.getByText('A peer leader has signed it as it stands now.').waitFor();
    await go(lead, `/phases/${phase}/statements`);
    await lead.getByRole('button', { name: 'Publish the final text' }).click();
    await lead.getByRole('heading', { name: 'From draft to final' }).waitFor();
  }

  async function readTheLog(page: Page): Promise<void> {
    await go(page, `${talk}/3/changes`);
    await page.getByText('The final text was published on 19 November 2026. A peer leader signed it off').waitFor();
    await page.getByText('3 challenges: 2 changed the text, 1 did not, 0 without an answer yet.').waitFor();
    await page.getByText('There is no money for a bus, and halls do without one.').waitFor();
    assert.equal(await page.locator('.allied-redline').count(), 2, 'each version is compared with the one before');
    assert.ok(await page.locator('.allied-redline ins').first().isVisible());
    await assertAccessible(page);
    await go(page, `${talk}/3`);
    await page.getByRole('heading', { name: 'The final text' }).waitFor();
    await page.getByText('We will hold clinic days in village halls, each Tuesday.').first().waitFor();
    assert.equal(await page.getByRole('button', { name: 'Agree', exact: true }).count(), 0);
    await assertAccessible(page);
  }
});
