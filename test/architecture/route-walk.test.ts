import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { may } from '#platform/access';
import type { Route } from '#platform/http';
import { roles, type Role } from '#modules/directory';
import { visitorOf, type Visitor } from '#test/forms';
import { sessionFor, type RolePlayer } from '#test/role-players';
import { openTestSite, type TestSite } from '#test/site';
import { allRoutes, allSentences } from '../../src/app/web.ts';

const people = roles.filter((role) => role !== 'program');

describe('every route with every role', () => {
  let site: TestSite;
  const players = new Map<Role | 'nobody', RolePlayer & { visitor: Visitor }>();
  const meet = async (role: Role | 'nobody') => {
    const player = role === 'nobody' ? { cookie: '', grants: [], signedIn: false } : await sessionFor(site, role);
    players.set(role, { ...player, visitor: await visitorOf(site, player) });
  };
  before(async () => {
    site = await openTestSite();
    for (const role of [...people, 'nobody'] as const) await meet(role);
    assert.ok([...players.values()].every(({ visitor }) => visitor.csrf !== ''), 'somebody has no form token: their forms would be refused for that alone');
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
      for (const role of players.keys()) {
        const player = players.get(role);
        assert.ok(player);
        const answer = await visit(site, route, player);
        walked += 1;
        if (route.method !== 'GET' && endsSessions.test(route.path)) await meet(role);
        const allowed = may(allSentences(), player, route.may);
        const refused = answer === 403 || answer === 401 || answer === 'sign in';
        if (typeof answer === 'number' && answer >= 500) wrong.push(`${role} ${route.method} ${route.path}: failed`);
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

/** After these the visitor is somebody else, or nobody. */
const endsSessions = /sign-out|sessions|erasure|persona|sign-in/;

/** Goes there as that visitor, with their own form token, so that only permission can refuse them. An empty form is sent. */
async function visit(site: TestSite, route: Route, { visitor }: { visitor: Visitor }): Promise<number | 'sign in'> {
  const url = route.path.replace(/:(\w+)/g, (_all, name: string) => encodeURIComponent(route.example?.[name] ?? ''));
  const form = route.method === 'GET' ? {} : { payload: new URLSearchParams({ _csrf: visitor.csrf }).toString() };
  const answer = await site.server.inject({ method: route.method, url, ...form, headers: { 'content-type': 'application/x-www-form-urlencoded', ...(visitor.cookies ? { cookie: visitor.cookies } : {}) } });
  if (answer.statusCode === 303 && String(answer.headers.location).startsWith('/sign-in')) return 'sign in';
  return answer.statusCode;
}
