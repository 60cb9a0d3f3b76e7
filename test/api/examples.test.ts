import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { isApiRoute } from '#platform/openapi';
import { ask, tokenFor, type ApiAnswer } from '#test/api';
import { openTestSite, type TestSite } from '#test/site';
import { allRoutes } from '../../src/app/web.ts';
import { tokenScopesInUse } from './scopes.ts';
import { standIn } from './stand-ins.ts';

interface Command {
  method: 'GET' | 'POST' | 'PUT';
  url: string;
  headers: Record<string, string>;
  body?: string;
}

describe('the examples on the page for programs', () => {
  let site: TestSite;
  let token: string;
  before(async () => {
    site = await openTestSite();
    token = await tokenFor(site, tokenScopesInUse());
  });
  after(() => site.close());

  /** Sends a command as it stands on the page, with the words that a reader replaces replaced. */
  async function send({ method, url, headers, body }: Command, etag: string): Promise<ApiAnswer> {
    const swap = (text: string) => text.replace('allied_YOUR-TOKEN', token).replace('"THE-ETAG"', etag);
    const sent = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, swap(value)]));
    return ask(site, await withStandIns(url), { method, headers: sent, ...(body === undefined ? {} : { body }) });
  }

  const standingIn = new Map<string, string>();
  async function withStandIns(url: string): Promise<string> {
    let filled = url;
    for (const [name] of url.matchAll(/(?<=\/)[A-Z-]{4,}(?=\/|$)/g)) {
      const found = standingIn.get(name) ?? (await standIn({ site, token }, name, url.split('/')[4] ?? ''));
      standingIn.set(name, found);
      filled = filled.replace(name, found);
    }
    return filled;
  }

  it('all work: every operation has one, and each does what the page says', async () => {
    const page = await site.server.inject('/api');
    const examples = [...page.body.matchAll(/<details.*?<\/details>/gs)].map(([part]) => [...part.matchAll(/<code[^>]*nhsuk-code__content[^>]*>(.*?)<\/code>/gs)].map(([, text = '']) => readCommand(unescaped(text), site.house.config.baseUrl)));
    const routes = allRoutes().filter(isApiRoute);
    assert.equal(examples.length, routes.length);
    const wrong: string[] = [];
    const tried = new Set<string>();
    for (const commands of examples) {
      let etag = '';
      standingIn.clear();
      for (const command of commands) {
        const answer = await send(command, etag);
        etag = answer.headers['etag'] ?? '';
        if (answer.status >= 300) wrong.push(`${command.method} ${command.url} answered ${answer.status} ${JSON.stringify(answer.body)}`);
      }
      const last = commands.at(-1);
      if (last) tried.add(`${last.method} ${last.url.split('?')[0]}`);
    }
    assert.deepEqual(wrong, []);
    assert.equal(tried.size, routes.length, 'two operations have the same example');
  });

  it('leave nothing to guess: whatever takes a body shows one', () => {
    const routes = allRoutes().filter(isApiRoute);
    assert.deepEqual(routes.filter(({ api }) => api.body !== undefined && api.sample?.body === undefined).map(({ method, path }) => `${method} ${path}`), []);
  });
});

const unescaped = (html: string): string => html.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&');

/** Reads a curl command as a shell would: words, quotes and lines that go on. */
function readCommand(text: string, baseUrl: string): Command {
  const parts = [...text.replaceAll('\\\n', ' ').matchAll(/(?:'[^']*'|\\.|[^\s'\\])+/g)].map(([word]) => word.replace(/'([^']*)'|\\(.)/g, (_all, quoted?: string, escaped?: string) => quoted ?? escaped ?? ''));
  assert.equal(parts.shift(), 'curl');
  const command: Command = { method: 'GET', url: '', headers: {} };
  while (parts.length > 0) {
    const word = parts.shift() ?? '';
    if (word === '-X') command.method = parts.shift() as Command['method'];
    else if (word === '-d') command.body = parts.shift() ?? '';
    else if (word === '-H') {
      const [name = '', value = ''] = (parts.shift() ?? '').split(/: (.*)/s);
      command.headers[name.toLowerCase()] = value;
    } else if (word !== '-i') command.url = word.replace(baseUrl, '');
  }
  return command;
}
