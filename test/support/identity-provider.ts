import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';

/** What the provider says of one of its people. */
export interface Account {
  email?: string;
  email_verified?: boolean;
}

/** A real OpenID Connect provider on this machine. */
export interface IdentityProvider {
  issuer: string;
  /** Goes the way a browser goes from `url` through signing in and consenting; answers the address it is sent back to. */
  signIn(url: string, subject: string): Promise<string>;
  close(): Promise<void>;
}

export async function startIdentityProvider(accounts: Record<string, Account>, redirectUri: string): Promise<IdentityProvider> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const quiet = console.warn;
  console.warn = () => undefined;
  const provider = new Provider(issuer, {
    clients: [{ client_id: 'allied', client_secret: 'a secret of the test only', redirect_uris: [redirectUri], grant_types: ['authorization_code'], response_types: ['code'] }],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: [] },
    findAccount: (_context: unknown, id: string) => ({ accountId: id, claims: () => ({ sub: id, ...accounts[id] }) }),
    cookies: { keys: ['a key of the test only'] },
    features: { devInteractions: { enabled: true } },
  });
  console.warn = quiet;
  const answer = provider.callback();
  server.on('request', (request, response) => answer(request, response));
  return {
    issuer,
    signIn: (url, subject) => walk(issuer, url, subject, redirectUri),
    close: () => new Promise((done) => {
      server.close(() => done());
      server.closeAllConnections();
    }),
  };
}

async function walk(issuer: string, start: string, subject: string, redirectUri: string): Promise<string> {
  const jar = new Map<string, string>();
  let url = start;
  let form: URLSearchParams | undefined;
  for (let step = 0; step < 15; step += 1) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(url, { redirect: 'manual', headers: { cookie }, ...(form ? { method: 'POST', body: form } : {}) });
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    const location = answer.headers.get('location');
    const next = location ? new URL(location, issuer).href : url;
    if (next.startsWith(redirectUri)) return next;
    form = location ? undefined : answerTo(await answer.text(), subject);
    url = next;
  }
  throw new Error('The provider never sent the browser back');
}

/** The provider's own small pages ask first who it is, then whether the site may know. */
function answerTo(html: string, subject: string): URLSearchParams {
  return html.includes('name="login"') ? new URLSearchParams({ prompt: 'login', login: subject, password: 'any' }) : new URLSearchParams({ prompt: 'consent' });
}
