import { sql } from 'kysely';
import * as client from 'openid-client';
import type { Config } from '#platform/config';
import type { RequestContext } from '#platform/http';
import { keepCeremony, takeCeremony } from '../data/ceremonies.ts';
import { localPath } from '../domain/local-path.ts';
import { openSignedIn } from './open-signed-in.ts';

export const oidcCallbackPath = '/sign-in/oidc/callback';

const discovered = new Map<string, Promise<client.Configuration>>();

/** The provider's own description, fetched once per process; a failed try is forgotten, so the next one asks again. */
function provider({ issuer, clientId, clientSecret }: NonNullable<Config['oidc']>): Promise<client.Configuration> {
  const key = `${issuer} ${clientId}`;
  const found = discovered.get(key) ?? client.discovery(new URL(issuer), clientId, clientSecret, undefined, isThisMachine(issuer) ? { execute: [client.allowInsecureRequests] } : {});
  discovered.set(key, found);
  found.catch(() => discovered.delete(key));
  return found;
}

/** Plain http is accepted on this machine only: for tests and for a provider beside the site. */
const isThisMachine = (issuer: string): boolean => ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(issuer).hostname);

/** Where to send the browser. Code flow with PKCE (RFC 7636), state and nonce; all three wait here, not in the browser. */
export async function beginOidc(ctx: RequestContext, oidc: NonNullable<Config['oidc']>, goTo: string): Promise<string> {
  const configuration = await provider(oidc);
  const verifier = client.randomPKCECodeVerifier();
  const [state, nonce] = [client.randomState(), client.randomNonce()];
  const url = client.buildAuthorizationUrl(configuration, {
    redirect_uri: `${ctx.config.baseUrl}${oidcCallbackPath}`, scope: 'openid email profile', state, nonce,
    code_challenge: await client.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256',
  });
  await keepCeremony(ctx, 'oidc', { verifier, state, nonce, goTo });
  return url.href;
}

export type OidcResult = { ok: true; goTo: string } | { ok: false; reason: 'over' | 'refused' | 'not-verified' | 'not-known' };

/** Checks the provider's answer and signs in whoever it names, if their verified address is known here or invited. */
export async function finishOidc(ctx: RequestContext, oidc: NonNullable<Config['oidc']>, search: string): Promise<OidcResult> {
  const begun = await takeCeremony(ctx, 'oidc');
  if (!begun) return { ok: false, reason: 'over' };
  const claims = await claimsOf(ctx, oidc, search, begun);
  if (!claims) return { ok: false, reason: 'refused' };
  if (claims.email_verified !== true || typeof claims.email !== 'string') return { ok: false, reason: 'not-verified' };
  const { iss, sub, email } = claims;
  const found = await ctx.write(async (tx) => (await sql<{ person: string | null }>`select directory.person_of_identity(${iss}, ${sub}, ${email.trim().toLowerCase()}, ${ctx.now}) as person`.execute(tx)).rows[0]);
  if (!found?.person) return { ok: false, reason: 'not-known' };
  await openSignedIn(ctx, found.person, 'oidc');
  return { ok: true, goTo: localPath(begun['goTo']) };
}

interface Claims {
  iss: string;
  sub: string;
  email?: unknown;
  email_verified?: unknown;
}

/** The claims about the person; null for any answer that does not fit (wrong state, nonce, code, or a refusal). */
async function claimsOf(ctx: RequestContext, oidc: NonNullable<Config['oidc']>, search: string, begun: Record<string, unknown>): Promise<Claims | null> {
  try {
    const configuration = await provider(oidc);
    const tokens = await client.authorizationCodeGrant(configuration, new URL(`${ctx.config.baseUrl}${oidcCallbackPath}${search}`), {
      pkceCodeVerifier: String(begun['verifier']), expectedState: String(begun['state']), expectedNonce: String(begun['nonce']), idTokenExpected: true,
    });
    const id = tokens.claims();
    if (!id) return null;
    // Providers differ in what the id token holds; the user-info answer is tied to the same subject.
    const told = id['email'] === undefined ? await client.fetchUserInfo(configuration, tokens.access_token, id.sub) : id;
    return { iss: id.iss, sub: id.sub, email: told['email'], email_verified: told['email_verified'] };
  } catch (error) {
    ctx.log.error('outside sign-in refused', { request: ctx.id }, error);
    return null;
  }
}
