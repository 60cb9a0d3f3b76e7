import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { may } from '#platform/access';
import type { Route } from '#platform/http';
import { roles, type Role } from '#modules/directory';
import { sessionFor, type RolePlayer } from '#test/role-players';
import { openTestSite, type TestSite } from '#test/site';
import { allRoutes, allSentences } from '../../src/app/web.ts';

const people = roles.filter((role) => role !== 'program');

describe('every route with every role', () => {
  let site: TestSite;
  const players = new Map<Role | 'nobody', RolePlayer>();
  before(async () => {
    site = await openTestSite();
    for (const role of people) players.set(role, await sessionFor(site, role));
    players.set('nobody', { cookie: '', grants: [], signedIn: false });
  });
  after(() => site.close());

  it('knows every action: no route needs a permission that no sentence gives', () => {
    const known = new Set<string>(allSentences().map((sentence) => sentence.may));
    assert.deepEqual(allRoutes().filter((route) => !known.has(route.may)).map((route) => `${route.method} ${route.path}: ${route.may}`), []);
  });

  it('has an example for every parameter', () => {
    const missing = allRoutes().filter((route) => [...route.path.matchAll(/:(\w+)/g)].some(([, name]) => !route.example?.[name ?? '']));
    assert.deepEqual(missing.map((route) => route.path), []);
  });

  it('lets in exactly those whom the sentences let in, and never fails', async () => {
    const wrong: string[] = [];
    let walked = 0;
    for (const route of allRoutes()) {
      for (const [role, player] of players) {
        const answer = await visit(site, route, player);
        walked += 1;
        const allowed = may(allSentences(), player, route.may);
        const refused = answer === 403 || answer === 401 || answer === 'sign in';
        if (answer === 500) wrong.push(`${role} ${route.method} ${route.path}: failed`);
        // A GET within the role's reach may still say "not found" or "not yours", but never for lack of the permission itself.
        if (!allowed && !refused) wrong.push(`${role} ${route.method} ${route.path}: let in with ${answer}`);
        if (allowed && route.method === 'GET' && route.may.startsWith('read') && refused) wrong.push(`${role} ${route.method} ${route.path}: refused with ${answer}`);
      }
    }
    assert.ok(walked > 200, `only ${walked} visits`);
    assert.deepEqual(wrong, []);
  });

  it('would see a route that forgot its permission', () => {
    assert.equal(may(allSentences(), { signedIn: true, grants: [{ role: 'Chief AHP', organisationId: 'x' }] }, 'do as they like'), false);
  });
});

async function visit(site: TestSite, route: Route, player: RolePlayer): Promise<number | 'sign in'> {
  const url = route.path.replace(/:(\w+)/g, (_all, name: string) => encodeURIComponent(route.example?.[name] ?? ''));
  const form = route.method === 'GET' ? {} : { payload: '', headers: { 'content-type': 'application/x-www-form-urlencoded' } };
  const answer = await site.server.inject({ method: route.method, url, ...form, headers: { ...('headers' in form ? form.headers : {}), ...(player.cookie ? { cookie: player.cookie } : {}) } });
  if (answer.statusCode === 303 && String(answer.headers.location).startsWith('/sign-in')) return 'sign in';
  return answer.statusCode;
}
