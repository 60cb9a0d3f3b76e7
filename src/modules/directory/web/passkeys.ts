import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { z } from 'zod';
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import { RoomError } from '#platform/errors';
import { file, json, type Handler, type Reply } from '#platform/http';
import { beginPasskeySignIn, beginRegistration, finishPasskeySignIn, finishRegistration } from '../commands/use-passkey.ts';

const library = readFileSync(createRequire(import.meta.url).resolve('@simplewebauthn/browser').replace(/(script|esm|dist)\/.*$/, 'dist/bundle/index.umd.min.js'), 'utf8');
const own = readFileSync(new URL('./browser/passkeys.js', import.meta.url), 'utf8');

const script = (text: string): Reply => ({ ...file(text, 'text/javascript; charset=utf-8'), headers: { 'Cache-Control': 'public, max-age=3600' } } as Reply);

/** The two scripts of the passkey pages, from this site and no other. */
export const ceremonyScript: Handler = () => script(library);
export const pageScript: Handler = () => script(own);

const text = z.string().max(20_000);
const common = { id: z.string().min(1).max(2000), rawId: text, type: z.literal('public-key'), clientExtensionResults: z.record(z.string(), z.unknown()).default({}), authenticatorAttachment: z.string().max(40).optional() };
const registration = z.object({ response: z.object({ ...common, response: z.object({ clientDataJSON: text, attestationObject: text, transports: z.array(z.string().max(40)).max(10).optional() }) }) });
const authentication = z.object({ response: z.object({ ...common, response: z.object({ clientDataJSON: text, authenticatorData: text, signature: text, userHandle: text.optional() }) }) });

/** The browser's script understands a status and a word; pages for people would be lost on it. */
const answer = (work: Handler): Handler => async (ctx) => {
  try {
    return await work(ctx);
  } catch (error) {
    if (!(error instanceof RoomError)) throw error;
    return json({ problem: error.message }, error.status);
  }
};

const unreadable = (): Reply => json({ problem: 'The passkey could not be read.' }, 422);

export const registrationOptions = answer(async (ctx) => json(await beginRegistration(ctx)));
export const register = answer(async (ctx) => {
  const body = registration.safeParse(ctx.body);
  if (!body.success) return unreadable();
  await finishRegistration(ctx, body.data.response as RegistrationResponseJSON);
  return json({ added: true });
});

export const signInOptions = answer(async (ctx) => json(await beginPasskeySignIn(ctx)));
export const signInWithPasskey = answer(async (ctx) => {
  const body = authentication.safeParse(ctx.body);
  if (!body.success) return unreadable();
  await finishPasskeySignIn(ctx, body.data.response as AuthenticationResponseJSON);
  return json({ signedIn: true });
});
