import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { after, before, describe, it } from 'node:test';
import { ask, tokenFor } from '#test/api';
import { openTestSite, type TestSite } from '#test/site';
import { isApiRoute, operationId } from '#platform/openapi';
import { openApiObjects } from './openapi-objects.ts';
import { tokenScopesInUse } from './scopes.ts';
import { allRoutes } from '../../src/app/web.ts';

type Json = Record<string, never>;

describe('the OpenAPI document', () => {
  let site: TestSite;
  let document: Record<string, unknown> & { paths: Record<string, Record<string, Operation>>; components: { schemas: Record<string, object> } };
  before(async () => {
    site = await openTestSite();
    document = (await ask(site, '/api/openapi.json')).body as typeof document;
  });
  after(() => site.close());

  it('describes every operation once, with a name of its own', () => {
    const routes = allRoutes().filter(isApiRoute);
    assert.ok(routes.length >= 70, `only ${routes.length} operations`);
    const described = Object.entries(document.paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`));
    assert.deepEqual(described.toSorted(), routes.map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`).toSorted());
    const names = routes.map(operationId);
    assert.equal(new Set(names).size, names.length, names.join());
    for (const name of names) assert.match(name, /^(get|post|put)[A-Z]\w+$/);
  });

  it('is sound: every reference leads somewhere, every parameter of a path is described, every schema is JSON Schema 2020-12', () => {
    const problems: string[] = [];
    for (const reference of referencesIn(document)) if (!leads(document, reference)) problems.push(`${reference} leads nowhere`);
    for (const [path, methods] of Object.entries(document.paths)) {
      for (const [method, operation] of Object.entries(methods)) {
        const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name).toSorted();
        const given = operation.parameters.filter((one) => one.in === 'path').map(({ name, required }) => (required ? name : `${name} is not required`)).toSorted();
        if (named.join() !== given.join()) problems.push(`${method} ${path}: ${given.join()}`);
        for (const status of ['401', '429', '503']) if (!(status in operation.responses)) problems.push(`${method} ${path} lacks ${status}`);
      }
    }
    assert.deepEqual(problems, []);
    assert.deepEqual(schemaErrors(document.components.schemas), []);
    assert.ok(schemaErrors({ Broken: { type: 'strin' } }).length > 0, 'a broken schema is seen');
  });

  it('is made of the objects of OpenAPI 3.1, each with the fields it must and may have', () => {
    const errors = objectErrors(document);
    assert.deepEqual(errors, []);
  });

  const planted: [string, (document: Changeable) => unknown, RegExp][] = [
    ['a document without a title', ({ info }) => delete info.title, /\/info must have required property 'title'/],
    ['the numbering of OpenAPI 3.0', (whole) => (whole.openapi = '3.0.3'), /\/openapi must match pattern/],
    ['an answer without a description', (whole) => delete operationOf(whole).responses['200'].description, /must have required property 'description'/],
    ['a status that is no number', (whole) => (operationOf(whole).responses['fine'] = { description: 'Fine' }), /property name must be valid/],
    ['a field that the specification does not know', (whole) => (operationOf(whole).nickname = 'list'), /must NOT have additional properties/],
    ['a parameter in the body, as Swagger 2 had it', (whole) => operationOf(whole).parameters.push({ name: 'body', in: 'body', schema: {} }), /\/in must be equal to one of the allowed values/],
    ['a parameter without a schema', (whole) => operationOf(whole).parameters.push({ name: 'more', in: 'query' }), /must have required property 'schema'/],
    ['a path that does not begin with a stroke', (whole) => (whole.paths['api'] = {}), /property name must be valid/],
  ];
  for (const [what, plant, expected] of planted) {
    it(`would see ${what}`, () => {
      const changed = structuredClone(document) as unknown as Changeable;
      plant(changed);
      assert.match(objectErrors(changed).join('\n'), expected);
    });
  }

  it('tells the truth: every GET answers what it describes, whole and with nothing undescribed', async () => {
    const token = await tokenFor(site, tokenScopesInUse());
    await plantComment(site);
    await plantDecision(site);
    let tried = 0;
    for (const route of allRoutes().filter(isApiRoute).filter(({ method }) => method === 'GET')) {
      const question = route.api.sample?.query ? `?${new URLSearchParams(route.api.sample.query)}` : '';
      const url = route.path.replace(/:(\w+)/g, (_all, name: string) => route.example?.[name] ?? '') + question;
      const answer = await ask(site, url, { token });
      assert.equal(answer.status, 200, `${url}: ${JSON.stringify(answer.body)}`);
      assert.deepEqual(route.api.answer.parse(answer.body), answer.body, url);
      assert.equal(answer.body['schemaVersion'], 1, url);
      if ('items' in answer.body) assert.ok((answer.body['items'] as Json[]).length > 0, `${url} lists nothing, so its items were not tried`);
      tried += 1;
    }
    assert.ok(tried >= 40, `only ${tried} operations were tried`);
  });

  it('stands on a page with every operation and no script of its own', async () => {
    const page = await site.server.inject('/api');
    assert.equal(page.statusCode, 200);
    for (const { path } of allRoutes().filter(isApiRoute)) assert.ok(page.body.includes(path.replace(/:(\w+)/g, '{$1}')), path);
    assert.doesNotMatch(page.body, /<script(?![^>]*\ssrc=)/);
  });
});

/** The demonstration has no comment on a draft; a list without lines would try nothing. */
const plantComment = ({ database }: TestSite) => database.owner.query(`insert into strategy.draft_comment (id, strategy_id, version_number, node_code, words, received_on, shown_at)
  select gen_random_uuid(), id, current_version, 'vale.p1', 'Say it in fewer words', '2026-01-31', now() from strategy.strategy where code = 'vale'`);

/** Neither has it a decision about words. */
const plantDecision = ({ database }: TestSite) => database.owner.query(`insert into conversations.decision (contribution_id, organisation_id, outcome, reason_code, decided_at)
  select w.id, w.organisation_id, 'refused', 'not-about-this', now() from conversations.contribution w join conversations.phase p on p.id = w.phase_id join conversations.conversation c on c.id = p.conversation_id where c.code = 'vale-rural-care' and p.position = 1 limit 1`);

interface Operation {
  parameters: { name: string; in: string; required: boolean }[];
  responses: Record<string, unknown>;
}

function referencesIn(part: unknown): string[] {
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([name, value]) => (name === '$ref' && typeof value === 'string' ? [value] : referencesIn(value)));
}

const leads = (document: object, reference: string): boolean =>
  reference.startsWith('#/') && reference.slice(2).split('/').reduce<unknown>((part, name) => (part as Record<string, unknown> | undefined)?.[name], document) !== undefined;

// oxlint-disable-next-line typescript/no-explicit-any -- planted faults change parts of which the type is just what is in question
type Changeable = any;
const operationOf = (document: Changeable): Changeable => document.paths['/api/v1/objectives'].get;

interface Check {
  (value: unknown): boolean;
  errors?: { instancePath: string; message?: string }[] | null;
}

/** Ajv comes with Fastify. */
function newAjv() {
  const near = createRequire(createRequire(import.meta.url).resolve('fastify'));
  const { default: Ajv } = near('ajv/dist/2020') as { default: new (options: object) => { compile(schema: object): Check; addSchema(schema: object, name: string): void; getSchema(name: string): unknown } };
  return new Ajv({ strict: false, validateFormats: false, allErrors: true });
}

function objectErrors(document: object): string[] {
  const check = newAjv().compile(openApiObjects);
  return check(document) ? [] : (check.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

/** Compiles every schema. */
function schemaErrors(schemas: Record<string, object>): string[] {
  const ajv = newAjv();
  const errors: string[] = [];
  try {
    ajv.addSchema({ $id: 'all', components: { schemas } }, 'all');
    for (const [name, schema] of Object.entries(schemas)) {
      ajv.addSchema({ ...JSON.parse(JSON.stringify(schema).replaceAll('#/components', 'all#/components')) as object, $id: name }, name);
      ajv.getSchema(name);
    }
  } catch (error) {
    errors.push((error as Error).message);
  }
  return errors;
}
