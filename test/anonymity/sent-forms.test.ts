import assert from 'node:assert/strict';
import { it } from 'node:test';
import { may } from '#platform/access';
import type { Route } from '#platform/http';
import { allRoutes, allSentences } from '../../src/app/web.ts';

const nobody = { signedIn: false, grants: [] };
/** By these, what people said or how they voted comes in, also by the hands of staff. */
const bringsWhatPeopleSaid = ({ path, may: action }: Route) => /^(take part|type in for people|enter hands again)$/.test(action) || /^\/workshops\/:id\/(words|comments|people)$/.test(path);
const isOpen = ({ may: action }: Route) => may(allSentences(), nobody, action);
const isRemembered = (route: Route) => !route.isHeardAnonymously && (route.isWrittenOnceForAnyone || !isOpen(route));
const remembered = (routes: readonly Route[]) => routes.filter((route) => route.method === 'POST' && bringsWhatPeopleSaid(route) && isRemembered(route)).map(({ path }) => path);

it('finds no row of a sent form beside what people said: its hour and its transaction could tell which words and votes came together', () => {
  const routes = allRoutes();
  assert.ok(routes.filter((route) => route.method === 'POST' && bringsWhatPeopleSaid(route)).length >= 25);
  assert.deepEqual(remembered(routes), []);
  const planted = routes.map((route): Route => ({ ...route, isHeardAnonymously: undefined as never }));
  assert.equal(remembered(planted).length, 9, 'the gate would see it');
});

/** Every other form that anyone may send, and why a second sending of it does no harm (ADR 0029). */
const guardedElsewhere: Readonly<Record<string, string>> = {
  '/sign-in': 'a second letter is meant where the first did not come; five at most',
  '/sign-in/link': 'a link works once', '/sign-in/passkey': 'a ceremony works once', '/sign-in/passkey/options': 'writes a ceremony that ends by itself', '/sign-in/oidc': 'writes a ceremony that ends by itself', '/sign-out': 'ends what is ended', '/demo/persona': 'becomes who one is',
  '/updates/:token': 'a link answers once a month', '/quality/instruments/:code/score': 'keeps nothing',
  '/conversations/:code/:position/votes': 'the last vote of a browser counts', '/conversations/:code/:position/seen': 'counts what was seen, by script', '/conversations/:code/:position/side': 'writes a cookie',
  '/conversations/:code/:position/ideas': 'the form makes the code', '/conversations/:code/:position/ideas/:id/comments': 'the form makes the code', '/conversations/:code/:position/young': 'the form makes the code', '/organisations/:code/what-matters': 'the form makes the code',
  '/conversations/:code/follow': 'the form makes the code; an address is asked once', '/conversations/:code/:position/ideas/:id/follow': 'the form makes the code; an address is asked once',
  '/conversations/:code/:position/about-you': 'the form is remembered in memory for an hour',
  '/your-words': 'reads', '/your-words/change': 'holds the revision', '/your-words/withdrawal': 'takes out once', '/your-words/appeal': 'one for each decision', '/your-words/leave': 'sets the same again',
  '/your-answer': 'reads', '/your-answer/change': 'holds the revision', '/your-answer/withdrawal': 'takes out once',
  '/improvement/questions': 'the form makes the code', '/improvement/questions/yours': 'reads', '/improvement/questions/:id/support': 'counts once for a browser',
  '/news/:kind/:subject': 'an address is asked once', '/letters': 'says yes once', '/letters/often': 'sets what is set', '/letters/stop': 'stops what is stopped', '/weekly-letter/stop': 'stops what is stopped',
  '/events/:id/sign-ups': 'the form makes the code', '/events/places': 'takes a place back once',
  '/following/letters': 'says yes once', '/following/stop': 'stops what is stopped', '/get-involved/:organisation/list': 'an address is asked once a day', '/mail-list/joining/:token': 'a link works once', '/mail-list/leaving/:token': 'leaves what is left',
};

it('finds no form that anyone may send and that would be written twice', () => {
  const open = allRoutes().filter((route) => route.method === 'POST' && !route.api && isOpen(route));
  const unguarded = (routes: readonly Route[]) => routes.filter(({ path, isWrittenOnceForAnyone }) => !isWrittenOnceForAnyone && !(path in guardedElsewhere)).map(({ path }) => path);
  assert.deepEqual(unguarded(open), []);
  assert.deepEqual(unguarded(open.map((route): Route => ({ ...route, isWrittenOnceForAnyone: undefined as never }))), ['/help/reports', '/glossary/term/:code/reports', '/strategies/:code/comments', '/quality/objectives/:id/co-evaluation/answer', '/quality/experience/:id/answer', '/improvement/barriers', '/thanks', '/awards/:id/nominations'], 'the gate would see it');
  assert.deepEqual(Object.keys(guardedElsewhere).filter((path) => !open.some((route) => route.path === path)), [], 'no such form any more');
});
