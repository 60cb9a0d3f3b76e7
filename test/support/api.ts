import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { hashToken, newToken } from '#platform/ids';
import type { TestSite } from './site.ts';

/** A token of an organisation (the imagined trust unless told), made behind the pages. */
export async function tokenFor(site: Pick<TestSite, 'database'>, scopes: readonly string[], organisationCode = 'vale-and-riverside', until = new Date(Date.now() + 86_400_000)): Promise<string> {
  const secret = `allied_${newToken()}`;
  const { rowCount } = await site.database.owner.query(
    "insert into directory.api_token (id, organisation_id, name, token_hash, scopes, made_at, expires_at) select $1, o.id, 'test', $2, $3, now(), $4 from directory.organisation o where o.code = $5",
    [randomUUID(), hashToken(secret), scopes, until, organisationCode],
  );
  assert.equal(rowCount, 1, `no organisation ${organisationCode}`);
  return secret;
}

export interface ApiAnswer {
  status: number;
  headers: Record<string, string>;
  body: Record<string, unknown>;
}

/** Asks the interface as a program would. */
export async function ask(site: Pick<TestSite, 'server'>, url: string, { method = 'GET', token, body, headers = {} }: { method?: 'GET' | 'POST' | 'PUT'; token?: string; body?: unknown; headers?: Record<string, string> } = {}): Promise<ApiAnswer> {
  const answer = await site.server.inject({
    method, url: url.startsWith('/api') ? url : `/api/v1${url}`,
    headers: { ...(token ? { authorization: `Bearer ${token}` } : {}), ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  return { status: answer.statusCode, headers: answer.headers as Record<string, string>, body: answer.body === '' ? {} : (JSON.parse(answer.body) as Record<string, unknown>) };
}

export const itemsOf = (answer: ApiAnswer): Record<string, unknown>[] => answer.body['items'] as Record<string, unknown>[];
