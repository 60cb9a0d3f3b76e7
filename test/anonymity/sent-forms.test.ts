import assert from 'node:assert/strict';
import { it } from 'node:test';
import { may } from '#platform/access';
import type { Route } from '#platform/http';
import { allRoutes, allSentences } from '../../src/app/web.ts';

const nobody = { signedIn: false, grants: [] };
/** By these, what people said or how they voted comes in, also by the hands of staff. */
const bringsWhatPeopleSaid = ({ path, may: action }: Route) => /^(take part|type in for people|enter hands again)$/.test(action) || /^\/workshops\/:id\/(words|comments|people)$/.test(path);
const isRemembered = ({ isHeardAnonymously, may: action }: Route) => !isHeardAnonymously && !may(allSentences(), nobody, action);
const remembered = (routes: readonly Route[]) => routes.filter((route) => route.method === 'POST' && bringsWhatPeopleSaid(route) && isRemembered(route)).map(({ path }) => path);

it('finds no row of a sent form beside what people said: its hour and its transaction could tell which words and votes came together', () => {
  const routes = allRoutes();
  assert.ok(routes.filter((route) => route.method === 'POST' && bringsWhatPeopleSaid(route)).length >= 25);
  assert.deepEqual(remembered(routes), []);
  const planted = routes.map((route): Route => ({ ...route, isHeardAnonymously: undefined as never }));
  assert.equal(remembered(planted).length, 9, 'the gate would see it');
});
