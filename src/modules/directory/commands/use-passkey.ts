import type { AuthenticationResponseJSON, PublicKeyCredentialCreationOptionsJSON, PublicKeyCredentialRequestOptionsJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import { sql } from 'kysely';
import { Conflict, Invalid } from '#platform/errors';
import { recordEvent } from '#platform/events';
import type { RequestContext } from '#platform/http';
import { keepCeremony, takeCeremony } from '../data/ceremonies.ts';
import { deviceName } from '../domain/device-name.ts';
import { ownPersonId } from './change-account.ts';
import { openSignedIn } from './open-signed-in.ts';

const serviceName = 'Allied';

/** Loaded with the first passkey: 20 MB that most processes never need. */
const webAuthn = () => import('@simplewebauthn/server');

/** A passkey belongs to the name of the site, which is the address people type. */
function place({ config }: RequestContext): { expectedOrigin: string; expectedRPID: string } {
  const url = new URL(config.baseUrl);
  return { expectedOrigin: url.origin, expectedRPID: url.hostname };
}

/** The challenge and wishes for a new passkey of the viewer. */
export async function beginRegistration(ctx: RequestContext): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const personId = ownPersonId(ctx);
  const known = await ctx.read((tx) => tx.selectFrom('directory.passkey').select(['credential_id', 'transports']).where('person_id', '=', personId).execute());
  const options = await (await webAuthn()).generateRegistrationOptions({
    rpName: serviceName, rpID: place(ctx).expectedRPID, userName: ctx.viewer.name ?? 'Allied account', userID: Uint8Array.from(Buffer.from(personId.replaceAll('-', ''), 'hex')),
    excludeCredentials: known.map((key) => ({ id: key.credential_id })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
  await keepCeremony(ctx, 'passkey', { challenge: options.challenge, personId });
  return options;
}

/** Checks the browser's answer and keeps the new passkey. */
export async function finishRegistration(ctx: RequestContext, response: RegistrationResponseJSON): Promise<void> {
  const personId = ownPersonId(ctx);
  const begun = await takeCeremony(ctx, 'passkey');
  if (!begun || begun['personId'] !== personId) throw new Conflict('This took too long. Try again.');
  const checked = await verified(async () => (await webAuthn()).verifyRegistrationResponse({ response, expectedChallenge: String(begun['challenge']), ...place(ctx), requireUserVerification: true }));
  if (!checked.verified || !checked.registrationInfo) throw new Invalid('The passkey could not be checked.');
  const { credential } = checked.registrationInfo;
  await ctx.write(async (tx) => {
    const added = await tx.insertInto('directory.passkey').values({
      person_id: personId, credential_id: credential.id, public_key: Buffer.from(credential.publicKey), counter: credential.counter,
      transports: credential.transports ?? [], name: deviceName(ctx.headers['user-agent']), added_at: ctx.now,
    }).onConflict((conflict) => conflict.column('credential_id').doNothing()).returning('id').executeTakeFirst();
    if (!added) throw new Conflict('This passkey is known already.');
    await recordEvent(tx, ctx, { room: 'directory', name: 'passkey added', organisationId: null, subject: { kind: 'person', id: personId } });
  });
}

/** The challenge for signing in. It names no account, so it says nothing about who has one. */
export async function beginPasskeySignIn(ctx: RequestContext): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const options = await (await webAuthn()).generateAuthenticationOptions({ rpID: place(ctx).expectedRPID, userVerification: 'required' });
  await keepCeremony(ctx, 'passkey', { challenge: options.challenge });
  return options;
}

interface KnownPasskey {
  id: string;
  person_id: string;
  public_key: Buffer;
  counter: string;
  transports: string[];
}

/** Checks the browser's answer and signs its person in. */
export async function finishPasskeySignIn(ctx: RequestContext, response: AuthenticationResponseJSON): Promise<void> {
  const begun = await takeCeremony(ctx, 'passkey');
  if (!begun) throw new Conflict('This took too long. Try again.');
  const known = await ctx.read(async (tx) => (await sql<KnownPasskey>`select * from directory.passkey_by_credential(${response.id})`.execute(tx)).rows[0]);
  if (!known) throw new Invalid('We do not know this passkey. Sign in by email, then add it to your account.');
  const checked = await verified(async () => (await webAuthn()).verifyAuthenticationResponse({
    response, expectedChallenge: String(begun['challenge']), ...place(ctx), requireUserVerification: true,
    credential: { id: response.id, publicKey: new Uint8Array(known.public_key), counter: Number(known.counter) },
  }));
  if (!checked.verified) throw new Invalid('The passkey could not be checked.');
  const counted = await ctx.write(async (tx) => (await sql<{ ok: boolean }>`select directory.passkey_used(${known.id}, ${checked.authenticationInfo.newCounter}, ${ctx.now}) as ok`.execute(tx)).rows[0]);
  if (!counted?.ok) throw new Invalid('The passkey could not be checked.');
  await openSignedIn(ctx, known.person_id, 'passkey');
}

/** The library throws on every answer that does not fit: to people that is one sentence, not a failure of the site. */
async function verified<T>(check: () => Promise<T>): Promise<T> {
  try {
    return await check();
  } catch {
    throw new Invalid('The passkey could not be checked.');
  }
}
