import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { assertAccessible, closeVisitors, newVisitor } from '#test/browser';
import { sessionFor, type RolePlayer } from '#test/role-players';
import { takeSession } from '#test/signed-in';
import { openTestSite, type TestSite } from '#test/site';

describe('a provider says where it is, by keyboard on a phone, and a year later what has changed', () => {
  let site: TestSite;
  let chief: RolePlayer;
  before(async () => {
    site = await openTestSite({ listen: true });
    site.setTime(new Date('2026-11-22T10:00:00Z'));
    chief = await sessionFor(site, 'Chief AHP', 'hillmoor');
  });
  after(async () => {
    await closeVisitors();
    await site.close();
  });

  /** Presses Tab until the field of that name has the focus, as somebody without a mouse does. */
  async function reach(page: Page, name: string): Promise<void> {
    for (let step = 0; step < 60; step += 1) {
      if (await page.evaluate(() => (document.activeElement as HTMLInputElement | null)?.name ?? '') === name) return;
      await page.keyboard.press('Tab');
    }
    assert.fail(`the keyboard does not reach ${name}`);
  }

  /** Answers every field of a step in its order; radio buttons by arrow keys. */
  async function answerByKeyboard(page: Page, stage: number): Promise<number> {
    const fields = await page.locator('main form [name]:visible').evaluateAll((controls) => [...new Map((controls as HTMLInputElement[]).filter(({ type }) => type !== 'submit').map(({ name, type }) => [name, type]))]);
    for (const [name, type] of fields) {
      await reach(page, name);
      if (type === 'radio') {
        await page.keyboard.press('Space');
        for (let press = 0; press < stage; press += 1) await page.keyboard.press('ArrowDown');
      } else if (type === 'select-one') await page.keyboard.press('ArrowDown');
      else await page.keyboard.type('We know our villages');
    }
    return fields.length;
  }

  async function fillWithoutScript(page: Page, stage: string): Promise<void> {
    for (const name of new Set(await page.locator('main input[type=radio]').evaluateAll((radios) => (radios as HTMLInputElement[]).map((radio) => radio.name)))) await page.check(`input[name="${name}"][value="${stage}"]`);
    await page.locator('main form button').first().click();
  }

  let snapshot = '';
  it('is filled in by keyboard at 320 pixels, in the steps and fields that were written down, and saved while somebody writes', async () => {
    const { context, page } = await newVisitor({ width: 320, height: 700 });
    await takeSession(context, site, chief);
    await page.goto(`${site.address}/inquiry/units/hillmoor/snapshots`);
    await reach(page, 'templateId');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/inquiry\/snapshots\/[^/?]+\?/);
    snapshot = new URL(page.url()).pathname;
    const steps = await page.locator('main table a[href*="/steps/"]').count();
    assert.equal(steps, 7);
    await page.goto(`${site.address}${snapshot}/steps/strengths`);
    let fields = 0;
    for (const stage of [0, 1, 1]) {
      fields += await answerByKeyboard(page, stage);
      await reach(page, '');
      const before = page.url();
      await page.locator('main form button').first().focus();
      await page.keyboard.press('Enter');
      await page.waitForURL((url) => url.href !== before);
    }
    assert.equal(fields, 2 + 7 + 7, 'as many fields as docs/methods/where-we-are.md says');
    await reach(page, 'f3a1');
    await page.keyboard.press('Space');
    await page.getByText('Saved.', { exact: true }).waitFor();
    await assertAccessible(page);
    await context.close();
  });

  it('goes on on another device without script, is signed off, and three priorities come out of it', async () => {
    const { context, page } = await newVisitor({ script: false });
    await takeSession(context, site, chief);
    await page.goto(`${site.address}${snapshot}/steps/f3`);
    assert.equal(await page.isChecked('input[name=f3a1][value=not-yet-explored]'), true, 'what the phone saved by itself is there');
    for (const step of ['f3', 'f4']) {
      await page.goto(`${site.address}${snapshot}/steps/${step}`);
      await fillWithoutScript(page, 'emerging');
    }
    await page.goto(`${site.address}${snapshot}/sign-off`);
    await page.fill('[name=whoTookPart]', 'Team leads, support workers and people who use our services');
    await page.check('[name=seenBy][value=own]');
    await page.locator('main form button').first().click();
    assert.match(await page.locator('main').innerText(), /Baseline 2026, not 2022[\s\S]*It cannot be changed any more/);
    for (const question of ['f1a1', 'f2a3', 'f2a4']) {
      await page.goto(`${site.address}${snapshot}/priorities?question=${question}`);
      await page.fill('[name=title]', `Village clinics and ${question}`);
      await page.fill('[name=whoChose]', 'Team leads and two people from the villages');
      await page.locator('main form button').first().click();
      assert.match(await page.locator('main').innerText(), /Not yet based on what people told us/);
    }
    for (const [name, words] of Object.entries({ what: 'Clinic days', numerator: 'Clinic days held', denominator: 'Clinic days planned', source: 'Diary', often: 'Each month', groups: 'Rural and urban', celebrationPlan: 'Tea in the village hall' })) await page.fill(`[name=${name}]`, words);
    await page.check('[name=direction][value=up]');
    await page.locator('form[action$="/plan"] button').first().click();
    await page.locator('form[action$="/going-live"] button').click();
    await page.fill('[name=ownerRole]', 'Head of therapy');
    await page.locator('form[action$="/objective"] button').first().click();
    await page.getByText('It is an objective').click();
    assert.match(await page.locator('main').innerText(), /Village clinics and f2a4/);
    await page.goto(`${site.address}/inquiry/units/hillmoor/cells/nat.f2/nat.a4`);
    assert.match(await page.locator('main').innerText(), /Objectives \(1\)\s+Village clinics and f2a4/);
    await context.close();
  });

  it('stays within the page on a desktop, whatever somebody types beside it', async () => {
    const { context, page } = await newVisitor();
    await takeSession(context, site, chief);
    await page.goto(`${site.address}${snapshot}/discussions`);
    for (const [part, value] of Object.entries({ day: '20', month: '11', year: '2026' })) await page.fill(`[name="heldOn-${part}"]`, value);
    await page.fill('[name=who]', 'Team leads');
    await page.fill('[name=said]', 'W'.repeat(300));
    await page.locator('main form button').first().click();
    await page.getByText('WWWWWW').waitFor();
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth) <= 1280);
    await context.close();
  });

  it('a year later the second snapshot shows the change of each cell', async () => {
    site.setTime(new Date('2027-11-22T10:00:00Z'));
    chief = await sessionFor(site, 'Chief AHP', 'hillmoor');
    await site.database.owner.query("update platform.session set seen_at = '2027-11-22T09:59:00Z', opened_at = '2027-11-22T09:00:00Z', expires_at = '2027-12-01T00:00:00Z'");
    const { context, page } = await newVisitor({ script: false, width: 320, height: 700 });
    await takeSession(context, site, chief);
    await page.goto(`${site.address}/inquiry/units/hillmoor/snapshots`);
    await page.locator('main form button').first().click();
    const second = new URL(page.url()).pathname;
    await page.goto(`${site.address}${second}/steps/f2`);
    await fillWithoutScript(page, 'established');
    await page.goto(site.address + second);
    assert.match(await page.locator('main').innerText(), /what changed since 22 November 2026[\s\S]*Grown from exploring to established/);
    await assertAccessible(page);
    await context.close();
  });
});
