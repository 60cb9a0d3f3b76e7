import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { may } from '#platform/access';
import type { Route } from '#platform/http';
import { roles, type Role } from '#modules/directory';
import { visitorOf, type Visitor } from '#test/forms';
import { sessionFor, type RolePlayer } from '#test/role-players';
import { openTestSite, type TestSite } from '#test/site';
import { isWholeWalk } from '#test/whole';
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
    assert.deepEqual(withoutSentence(allRoutes()), []);
    assert.deepEqual(withoutSentence([{ method: 'GET', path: '/planted', may: 'do as they like' }]), ['GET /planted: do as they like']);
  });

  it('has an example for every parameter', () => {
    const missing = allRoutes().filter((route) => [...route.path.matchAll(/:(\w+)/g)].some(([, name]) => !route.example?.[name ?? '']));
    assert.deepEqual(missing.map((route) => route.path), []);
  });

  it('lets in exactly those whom the sentences let in, and never fails', { timeout: 600_000 }, async () => {
    const wrong: string[] = [];
    let walked = 0;
    /** Everybody who must be refused, and of those who are let in two, others from route to route; `bin/walk` sends all. */
    const walkersOf = (route: (typeof routes)[number], at: number) => {
      const allowed = [...players].filter(([, player]) => may(allSentences(), player, route.may)).map(([role]) => role);
      const chosen = new Set(isWholeWalk ? allowed : [0, 1].flatMap((step) => allowed.slice((at + step * Math.ceil(allowed.length / 2)) % allowed.length)[0] ?? []));
      return [...players.keys()].filter((role) => chosen.has(role) || !allowed.includes(role));
    };
    const routes = allRoutes();
    const walk = async (route: (typeof routes)[number], role: Parameters<typeof meet>[0]) => {
      const player = players.get(role);
      assert.ok(player);
      const answer = await visit(site, route, player);
      walked += 1;
      if (route.method !== 'GET' && endsSessions.test(route.path)) await meet(role);
      const problem = problemOf(route, may(allSentences(), player, route.may), answer);
      if (problem) wrong.push(`${role} ${route.method} ${route.path}: ${problem}`);
    };
    for (const [at, route] of routes.entries()) {
      const visitors = walkersOf(route, at);
      // Reading changes nothing, so everybody reads at once; what changes something is done one after the other.
      if (route.method === 'GET') await Promise.all(visitors.map((role) => walk(route, role)));
      else for (const role of visitors) await walk(route, role);
    }
    assert.ok(walked > 200, `only ${walked} visits`);
    assert.deepEqual(wrong, []);
  });

  it('would see a route that lets in whom no sentence lets in, one that shuts out a reader, and one that fails', async () => {
    assert.equal(may(allSentences(), { signedIn: true, grants: [{ role: 'Chief AHP', organisationId: 'x' }] }, 'do as they like'), false);
    const read = { method: 'GET', may: 'read people' } as const;
    assert.deepEqual([problemOf(read, false, 200), problemOf(read, false, 404), problemOf(read, true, 403), problemOf(read, true, 'sign in'), problemOf(read, true, 500)], ['let in with 200', 'let in with 404', 'refused with 403', 'refused with sign in', 'failed']);
    assert.deepEqual([problemOf(read, false, 403), problemOf(read, false, 'sign in'), problemOf(read, true, 200), problemOf({ method: 'POST', may: 'change people' }, true, 422)], [null, null, null, null]);
  });

  it('would see it in the site itself: a page that is open to all, held against a sentence that is not', async () => {
    const nobody = players.get('nobody');
    assert.ok(nobody);
    const answer = await visit(site, { method: 'GET', path: '/', may: 'read people' }, nobody);
    assert.equal(problemOf({ method: 'GET', may: 'read people' }, may(allSentences(), nobody, 'read people'), answer), 'let in with 200');
  });
});

const withoutSentence = (routes: readonly Pick<Route, 'method' | 'path' | 'may'>[]): string[] => {
  const known = new Set<string>(allSentences().map((sentence) => sentence.may));
  return routes.filter((route) => !known.has(route.may)).map((route) => `${route.method} ${route.path}: ${route.may}`);
};

/** What is wrong with an answer, given whether the sentences let this visitor in. */
function problemOf(route: Pick<Route, 'method' | 'may'>, allowed: boolean, answer: number | 'sign in'): string | null {
  const refused = answer === 403 || answer === 401 || answer === 'sign in';
  if (typeof answer === 'number' && answer >= 500) return 'failed';
  // A GET within the role's reach may still say "not found" or "not yours", but never for lack of the permission itself.
  if (!allowed && !refused) return `let in with ${answer}`;
  return allowed && route.method === 'GET' && route.may.startsWith('read') && refused ? `refused with ${answer}` : null;
}

/** After these the visitor is somebody else, or nobody. */
const endsSessions = /sign-out|sessions|erasure|persona|sign-in/;

/** Goes there as that visitor, with their own form token, so that only permission can refuse them. An empty form is sent. */
async function visit(site: TestSite, route: Pick<Route, 'method' | 'path' | 'may' | 'example'>, { visitor }: { visitor: Visitor }): Promise<number | 'sign in'> {
  const url = route.path.replace(/:(\w+)/g, (_all, name: string) => encodeURIComponent(route.example?.[name] ?? ''));
  const form = route.method === 'GET' ? {} : { payload: new URLSearchParams({ _csrf: visitor.csrf }).toString() };
  const answer = await site.server.inject({ method: route.method, url, ...form, headers: { 'content-type': 'application/x-www-form-urlencoded', ...(visitor.cookies ? { cookie: visitor.cookies } : {}) } });
  if (answer.statusCode === 303 && String(answer.headers.location).startsWith('/sign-in')) return 'sign in';
  return answer.statusCode;
}
