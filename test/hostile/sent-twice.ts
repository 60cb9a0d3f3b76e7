import assert from 'node:assert/strict';
import { may } from '#platform/access';
import { shapeOf, visitorOf, type FoundForm, type Visitor } from '#test/forms';
import type { TestSite } from '#test/site';
import { allRoutes, allSentences } from '../../src/app/web.ts';
import { changesBetween, stateOfEverything } from './state.ts';

/** What people said anonymously is not remembered (ADR 0025), nor what rooms guard themselves where anyone may send it (ADR 0029). */
const remembered = new Set(allRoutes().flatMap((route) => (route.method === 'POST' && !route.isHeardAnonymously && (route.isWrittenOnceForAnyone || !may(allSentences(), { signedIn: false, grants: [] }, route.may)) ? [route.path] : [])));

/** What is ended takes no more forms, and who leaves sends none. */
const rank = ({ action }: FoundForm): number => (/^\/account\/(?!name)/.test(action) ? 2 : Number(/(end|ending|closing|removal|reached|withdrawal|account)$/.test(action)));

/** Sends every remembered form twice as a page offers it, with plain sentences where nothing stands. Answers the kinds that wrote, each once. */
export async function writtenOnce(site: TestSite, visitor: Visitor, forms: readonly FoundForm[]): Promise<Set<string>> {
  const written = new Set<string>();
  const own = forms.filter(({ action, method }) => method === 'POST' && remembered.has(shapeOf(action, 'POST').replace('?', '')));
  for (const form of own.toSorted((a, b) => rank(a) - rank(b))) if (await isWrittenOnce(site, visitor, form)) written.add(shapeOf(form.action, 'POST'));
  return written;
}

let addresses = 0;

async function isWrittenOnce(site: TestSite, visitor: Visitor, form: FoundForm): Promise<boolean> {
  const payloadWith = (csrf: string) => new URLSearchParams({ ...filled(form), _form: form.offered['_form'] ?? '', _csrf: csrf }).toString();
  const payload = payloadWith(visitor.csrf);
  // From an address of its own: others may have used up what one may send in a minute.
  const remoteAddress = `203.0.113.${(addresses += 1) % 250}`;
  const send = (sent = payload) => site.server.inject({ method: 'POST', url: form.action, payload: sent, remoteAddress, headers: { cookie: visitor.cookies, 'content-type': 'application/x-www-form-urlencoded' } });
  const before = await stateOfEverything(site);
  const first = await send();
  const after = await stateOfEverything(site);
  if (first.statusCode >= 400 || Object.keys(changesBetween(before, after)).length === 0) return false;
  const second = await send();
  const said = `${form.action} with ${payload}`;
  assert.deepEqual(changesBetween(after, await stateOfEverything(site)), {}, `${said} was written again`);
  // Who left has no way in any more.
  if (rank(form) < 2) assert.deepEqual([second.statusCode, second.headers.location], first.statusCode === 303 ? [303, first.headers.location] : [409, undefined], said);
  if (form.offered['_form'] === undefined) await send(payloadWith((await visitorOf(site, { cookie: visitor.cookies })).csrf));
  assert.deepEqual(changesBetween(after, await stateOfEverything(site)), {}, `${said} was written again after the back button`);
  return true;
}

function filled(form: FoundForm): Record<string, string> {
  return Object.fromEntries(form.fields.filter((name) => name in form.offered).map((name) => [name, form.offered[name] || plainAnswer(name)]));
}

const plainAnswers: [RegExp, string][] = [[/-day$/, '14'], [/-month$/, '6'], [/-year$/, '2026'], [/count|pounds/i, '12'], [/email/, 'someone@example.org'], [/address/i, 'https://example.org/']];
const plainAnswer = (name: string): string => plainAnswers.find(([shape]) => shape.test(name))?.[1] ?? 'A plain sentence that says something.';
