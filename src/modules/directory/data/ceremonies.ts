import { sql } from 'kysely';
import type { RequestContext } from '#platform/http';
import { hashToken, newToken } from '#platform/ids';

const ceremonyCookie = 'allied_ceremony';
const CEREMONY_MINUTES = 10;

type Kind = 'passkey' | 'oidc';

/** Keeps what a started ceremony must be checked against. The browser gets a secret; the database keeps its hash. */
export async function keepCeremony(ctx: RequestContext, kind: Kind, holds: Record<string, unknown>): Promise<void> {
  const token = newToken();
  const until = new Date(ctx.now.getTime() + CEREMONY_MINUTES * 60_000);
  await ctx.write((tx) => sql`select directory.keep_ceremony(${hashToken(token)}, ${kind}, ${JSON.stringify(holds)}::jsonb, ${until})`.execute(tx));
  ctx.setCookie(ceremonyCookie, token, { maxAgeSeconds: CEREMONY_MINUTES * 60 });
}

/** Takes the ceremony that this browser started, once. Null when there is none, it is too old, or it was taken already. */
export async function takeCeremony(ctx: RequestContext, kind: Kind): Promise<Record<string, unknown> | null> {
  const token = ctx.cookie(ceremonyCookie);
  if (!token) return null;
  ctx.setCookie(ceremonyCookie, '', { remove: true });
  const { rows } = await ctx.store.unscoped((database) => sql<{ holds: Record<string, unknown> | null }>`select directory.take_ceremony(${hashToken(token)}, ${kind}, ${ctx.now}) as holds`.execute(database));
  return rows[0]?.holds ?? null;
}
