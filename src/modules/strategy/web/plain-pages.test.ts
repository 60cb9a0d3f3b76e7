import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { visitorOf } from '#test/forms';
import { sessionFor } from '#test/role-players';
import { openTestSite, type TestSite } from '#test/site';
import { demoObjectiveId } from '../data/load-demo-objectives.ts';

describe('pages for people speak to people', () => {
  let site: TestSite;
  let cookie = '';
  before(async () => {
    site = await openTestSite();
    cookie = (await visitorOf(site, await sessionFor(site, 'Chief AHP'))).cookies;
  });
  after(() => site.close());
  const html = async (url: string) => (await site.server.inject({ url, headers: { cookie } })).body.split('<main')[1] ?? '';
  const words = async (url: string) => (await html(url)).replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');

  test('no codes of parts, no file names, no words of how the site is made', async () => {
    for (const url of ['/strategies/nat/overlap', '/strategies/nat/versions', '/strategies/nat/history', '/strategies/ox/alignment?with=nat', `/objectives/${demoObjectiveId('vale.2025.1')}/history`]) {
      const text = await words(url);
      assert.ok(text.length > 300, url);
      assert.doesNotMatch(text, /\bnat\.[a-z]\d|\.yaml|analyst\)|objective loaded|No reason given/, url);
    }
    const reached = await words('/strategies/ox/achievements');
    assert.match(reached, /15 things/);
    assert.deepEqual([...reached.matchAll(/(Profile|Capacity|Impact), 2017 to 2023: (\d+)/g)].map(([, theme, count]) => `${theme} ${count}`), ['Profile 4', 'Capacity 6', 'Impact 5']);
    assert.doesNotMatch(await words('/strategies/nat'), /Reached before/);
    const promises = await words('/strategies/nat/promises');
    assert.match(promises, /Everyone/);
    assert.match(promises, /[Aa]llied health professional \(AHP\) community/);
    assert.match(await words('/systems/rivers-and-moor'), /Rivers and Moor allied health professional \(AHP\) Faculty/);
  });

  test('a part of an objective has one heading for the eye', async () => {
    const page = await html(`/objectives/${demoObjectiveId('vale.2025.1')}`);
    const captions = [...page.matchAll(/<caption class="([^"]*)"/g)].map(([, classes]) => classes ?? '');
    assert.ok(captions.length >= 3);
    assert.deepEqual(captions.filter((classes) => !classes.includes('nhsuk-u-visually-hidden')), []);
  });

  test('objectives of two years with the same words have links that differ', async () => {
    for (const url of ['/coverage', '/strategies/nat/nodes/nat.a3.1', '/strategies/vale/by-aim']) {
      const links = [...(await html(url)).matchAll(/<a href="(\/objectives\/[^"]+)"[^>]*>(.*?)<\/a>/gs)].map(([, href = '', text = '']) => ({ href, text: text.replaceAll(/<[^>]+>/g, '') }));
      assert.ok(links.length > 1, url);
      const targets = Map.groupBy(links, ({ text }) => text);
      for (const [text, same] of targets) assert.equal(new Set(same.map(({ href }) => href)).size, 1, `${url}: “${text}” leads to two places`);
    }
  });
});
