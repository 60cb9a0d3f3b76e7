import type { TestSite } from './site.ts';

/** What came back, as a test needs it. */
export interface Answer {
  status: number;
  body: string;
  location: string;
  headers: Record<string, unknown>;
}

/** Somebody with a cookie jar who reads pages and sends forms over HTTP, without a browser. */
export interface Caller {
  get(url: string): Promise<Answer>;
  /** Sends a form with the token of the page last read. */
  post(url: string, fields?: Record<string, string | string[]>, headers?: Record<string, string>): Promise<Answer>;
  json(url: string, value?: Record<string, unknown>): Promise<Answer>;
  cookie(name: string): string | undefined;
  setCookie(name: string, value: string): void;
}

/** A new caller; `player` brings a session along. The sign-in page is read first, so that there is a form token. */
export async function newCaller(site: TestSite, player: { cookie: string } = { cookie: '' }): Promise<Caller> {
  const jar = new Map<string, string>(player.cookie ? [player.cookie.split('=') as [string, string]] : []);
  let csrf = '';
  const send = async (method: 'GET' | 'POST', url: string, payload?: string, headers: Record<string, string> = {}): Promise<Answer> => {
    const cookie = [...jar].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('; ');
    const answer = await site.server.inject({ method, url, headers: { ...(cookie ? { cookie } : {}), ...headers }, ...(payload === undefined ? {} : { payload }) });
    for (const { name, value, maxAge, expires } of answer.cookies) {
      if (maxAge === 0 || (expires && expires.getTime() < 1000) || value === '') jar.delete(name);
      else jar.set(name, value);
    }
    csrf = /name="_csrf" value="([^"]+)"/.exec(answer.body)?.[1] ?? csrf;
    return { status: answer.statusCode, body: answer.body, location: answer.headers.location ?? '', headers: answer.headers };
  };
  const caller: Caller = {
    get: (url) => send('GET', url),
    post: (url, fields = {}, headers = {}) => {
      const form = new URLSearchParams([['_csrf', csrf], ...Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one) => [name, one] as [string, string]))]);
      return send('POST', url, form.toString(), { 'content-type': 'application/x-www-form-urlencoded', ...headers });
    },
    json: (url, value = {}) => send('POST', url, JSON.stringify({ _csrf: csrf, ...value }), { 'content-type': 'application/json' }),
    cookie: (name) => jar.get(name),
    setCookie: (name, value) => void jar.set(name, value),
  };
  await caller.get(player.cookie ? '/account' : '/sign-in');
  return caller;
}

/** The newest letter to an address, straight from the table. */
export async function newestLetter(site: TestSite, to: string): Promise<{ subject: string; body: string } | undefined> {
  const { rows } = await site.database.owner.query<{ subject: string; body: string }>('select subject, body from platform.mail where to_address = $1 order by queued_at desc, ctid desc limit 1', [to]);
  return rows[0];
}

/** The secret in a letter's link. */
export const secretIn = (letter: { body: string } | undefined): string => /(?:token=|invitations\/)([\w-]{43})/.exec(letter?.body ?? '')?.[1] ?? '';
