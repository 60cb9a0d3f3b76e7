/** A person's browser without JavaScript, over the network: keeps cookies, reads forms, and may be sent to any of several processes. */
export interface Visitor {
  get(address: string): Promise<{ status: number; body: string; location: string | null }>;
  /** Sends a form with the hidden value that its page carried. */
  post(address: string, fields: Record<string, string>): Promise<{ status: number; body: string; location: string | null }>;
  cookie(name: string): string | undefined;
}

/** `from` is the address that a proxy would report. */
export function newVisitor(from = '192.0.2.1'): Visitor {
  const cookies = new Map<string, string>();
  let csrf = '';
  const send = async (address: string, options: RequestInit) => {
    const answer = await fetch(address, { ...options, redirect: 'manual', headers: { ...options.headers as Record<string, string>, cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '), 'x-forwarded-for': from } });
    for (const line of answer.headers.getSetCookie()) keep(cookies, line);
    const body = await answer.text();
    csrf = /name="_csrf" value="([^"]+)"/.exec(body)?.[1] ?? csrf;
    return { status: answer.status, body, location: answer.headers.get('location') };
  };
  return {
    get: (address) => send(address, {}),
    post: (address, fields) => send(address, { method: 'POST', body: new URLSearchParams({ ...fields, _csrf: csrf }).toString(), headers: { 'content-type': 'application/x-www-form-urlencoded' } }),
    cookie: (name) => cookies.get(name),
  };
}

function keep(cookies: Map<string, string>, line: string): void {
  const [pair = ''] = line.split(';');
  const at = pair.indexOf('=');
  const value = pair.slice(at + 1);
  if (value === '' || /max-age=0/i.test(line)) cookies.delete(pair.slice(0, at));
  else cookies.set(pair.slice(0, at), value);
}
