import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { visitorOf, type Visitor } from '#test/forms';
import { sessionFor } from '#test/role-players';
import { openTestSite, type TestSite } from '#test/site';
import { renderToString } from 'preact-render-to-string';
import { allRoutes } from '../../src/app/web.ts';
import { Paging } from '#ui/tables';

/** A page that no list of the seeded site has, under every name that pages of lists are asked for. */
const BEHIND = 9999;
const asked = ['page', 'asked', 'ranking'].map((name) => `${name}=${BEHIND}`).join('&');
const isLost = (body: string): boolean => new RegExp(`There is no page ${BEHIND} of this list|Nothing on page ${BEHIND}`).test(body);

describe('a page number behind the last of a list', () => {
  let site: TestSite;
  let chief: Visitor;
  before(async () => {
    site = await openTestSite();
    chief = await visitorOf(site, await sessionFor(site, 'Chief AHP'));
  });
  after(() => site.close());

  it('shows the last page, wherever lists have pages', { timeout: 300_000 }, async () => {
    const lost: string[] = [];
    let read = 0;
    for (const route of allRoutes().filter(({ method }) => method === 'GET')) {
      const url = route.path.replace(/:(\w+)/g, (_all, name: string) => encodeURIComponent(route.example?.[name] ?? ''));
      const { statusCode, body, headers } = await site.server.inject({ url: `${url}?${asked}`, headers: { cookie: chief.cookies } });
      if (statusCode !== 200 || !String(headers['content-type']).startsWith('text/html')) continue;
      read += 1;
      if (isLost(body)) lost.push(url);
    }
    assert.ok(read > 150, `only ${read} pages`);
    assert.deepEqual(lost, [], 'read these lists with pageOfList or pageOf of #platform/http');
  });

  it('would see a list that does not', () => {
    assert.ok(isLost(renderToString(Paging({ page: BEHIND, pageCount: 3, hrefOf: (page) => `?page=${page}` }) ?? assert.fail())));
    assert.ok(!isLost(renderToString(Paging({ page: 3, pageCount: 3, hrefOf: (page) => `?page=${page}` }) ?? assert.fail())));
  });
});
