import assert from 'node:assert/strict';
import { isApiRoute, type ApiRoute } from '#platform/openapi';
import { ask } from '#test/api';
import type { TestSite } from '#test/site';
import { allRoutes } from '../../src/app/web.ts';

export interface Caller {
  site: Pick<TestSite, 'server'>;
  token: string;
}

const routeOf = (key: string): ApiRoute => {
  const found = allRoutes().filter(isApiRoute).find(({ method, path }) => method === 'POST' && path === `/api/v1${key}`);
  assert.ok(found, key);
  return found;
};

/** What the page for programs sends to make a thing. */
export const sampleBody = (key: string): Record<string, unknown> => routeOf(key).api.sample?.body as Record<string, unknown>;

async function makeBySample({ site, token }: Caller, key: string, url = key, more: object = {}): Promise<string> {
  const answer = await ask(site, url, { method: 'POST', token, body: { ...sampleBody(key), ...more } });
  assert.equal(answer.status, 201, `${url}: ${JSON.stringify(answer.body)}`);
  return String(answer.body['id']);
}

export const newObjective = (caller: Caller): Promise<string> => makeBySample(caller, '/objectives');
export const newWorkstream = (caller: Caller, organisation?: string): Promise<string> => makeBySample(caller, '/workstreams', '/workstreams', organisation ? { organisation } : {});
const newPart = (caller: Caller, part: string, id: string): Promise<string> => makeBySample(caller, part, part.replace(':id', id));

async function readyDraft(caller: Caller): Promise<string> {
  const id = await newObjective(caller);
  await newPart(caller, '/objectives/:id/impact-checks', id);
  return id;
}

/** The link to nat.f1, made where it is missing. */
async function linkOf({ site, token }: Caller, list: string, sample: string): Promise<string> {
  await ask(site, list, { method: 'POST', token, body: sampleBody(sample) });
  const answer = await ask(site, list.replace(/\/links$/, ''), { token });
  const links = (answer.body['links'] ?? answer.body['items']) as { id: string; code: string }[];
  const found = links.find(({ code }) => code === 'nat.f1');
  assert.ok(found, JSON.stringify(answer.body));
  return found.id;
}

/** The small plan of the page, in check and challenge. */
export async function smallPlan({ site, token }: Caller): Promise<string> {
  await ask(site, '/strategies', { method: 'POST', token, body: sampleBody('/strategies') });
  const state = await ask(site, '/strategies/small-plan/state', { token });
  if (state.body['state'] !== 'check and challenge') await ask(site, '/strategies/small-plan/state', { method: 'PUT', token, body: { state: 'check and challenge' }, headers: { 'if-match': state.headers['etag'] ?? '' } });
  return 'small-plan';
}

/** A link from the small plan to the national strategy. */
export async function smallPlanLink({ site, token }: Caller): Promise<{ code: string; from: string; to: string }> {
  const code = await smallPlan({ site, token });
  const link = { from: 'small-plan.p1', to: 'nat.p2' };
  await ask(site, `/strategies/${code}/alignments`, { method: 'POST', token, body: { ...link, weight: 'main', reason: 'Both ask the people first' } });
  return { code, ...link };
}

/** What a word in capitals on the page stands for; `id` is the objective or workstream of the same address. */
export async function standIn(caller: Caller, name: string, id: string): Promise<string> {
  const makers: Record<string, () => Promise<string>> = {
    'DRAFT-OBJECTIVE': () => readyDraft(caller),
    PARENT: () => linkOf(caller, `/objectives/${id}/parents`, '/objectives/:id/parents'),
    MILESTONE: () => newPart(caller, '/objectives/:id/milestones', id),
    ACTION: () => newPart(caller, '/objectives/:id/actions', id),
    ENTRY: () => newPart(caller, '/objectives/:id/partnership', id),
    LINK: () => linkOf(caller, `/workstreams/${id}/links`, '/workstreams/:id/links'),
    'DRAFT-STRATEGY': () => smallPlan(caller),
    'OWN-WORKSTREAM': () => newWorkstream(caller),
  };
  const make = makers[name];
  assert.ok(make, `nobody knows what ${name} stands for`);
  return make();
}
