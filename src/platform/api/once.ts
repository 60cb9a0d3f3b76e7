import { createHash } from 'node:crypto';
import type { Tx } from '#platform/db';
import { Invalid } from '#platform/errors';
import type { RequestContext } from '#platform/http';
import type { Answer } from './operation.ts';

const keyShape = /^[\x21-\x7e]{8,200}$/;
export const KEPT_ANSWER_HOURS = 24;

/**
 * Makes a thing once, however often a program asks with the same `Idempotency-Key` within a day: the claim on the key, the
 * change and the answer are one transaction, so a second request waits for the first and then gets its answer. A request that
 * was refused keeps nothing. Without the header, or without a token, it simply does the work.
 * Throws Invalid for a key that came with another request before. Source: draft-ietf-httpapi-idempotency-key-header.
 */
export async function once<T>(ctx: RequestContext, body: unknown, make: (ctx: RequestContext) => Promise<Answer<T>>): Promise<Answer<T>> {
  const given = ctx.headers['idempotency-key'];
  const { tokenId } = ctx.viewer;
  if (given === undefined || tokenId === null) return make(ctx);
  const key = String(given);
  if (!keyShape.test(key)) throw new Invalid('An Idempotency-Key has 8 to 200 letters, figures and signs, without spaces.', { 'Idempotency-Key': 'Use 8 to 200 letters, figures and signs' });
  const claim = { tokenId, keyHash: hashOf(key), requestHash: hashOf(JSON.stringify([ctx.method, ctx.path, body])), organisationId: ctx.viewer.grants[0]?.organisationId ?? '', now: ctx.now };
  return ctx.write(async (tx) => {
    const kept = await claimKey(tx, claim);
    if (kept) return answerAgain<T>(kept, claim);
    const answer = await make({ ...ctx, read: (work) => work(tx), write: (work) => work(tx) });
    await tx.updateTable('platform.kept_answer').set({ answer: JSON.stringify(answer) }).where('token_id', '=', tokenId).where('key_hash', '=', claim.keyHash).execute();
    return answer;
  });
}

interface Claim {
  tokenId: string;
  keyHash: Buffer;
  requestHash: Buffer;
  organisationId: string;
  now: Date;
}

const hashOf = (text: string): Buffer => createHash('sha256').update(text).digest();

interface Kept {
  request_hash: Buffer;
  answer: unknown;
}

/** Null when the key is new and now ours; otherwise what was kept under it. Whoever claims the same key at once waits here. */
async function claimKey(tx: Tx, { tokenId, keyHash, requestHash, organisationId, now }: Claim): Promise<Kept | null> {
  const dayAgo = new Date(now.getTime() - KEPT_ANSWER_HOURS * 3_600_000);
  await tx.deleteFrom('platform.kept_answer').where('token_id', '=', tokenId).where('key_hash', '=', keyHash).where('made_at', '<', dayAgo).execute();
  const added = await tx.insertInto('platform.kept_answer').values({ token_id: tokenId, key_hash: keyHash, organisation_id: organisationId, request_hash: requestHash, made_at: now })
    .onConflict((conflict) => conflict.doNothing()).returning('token_id').executeTakeFirst();
  if (added) return null;
  return tx.selectFrom('platform.kept_answer').select(['request_hash', 'answer']).where('token_id', '=', tokenId).where('key_hash', '=', keyHash).executeTakeFirstOrThrow();
}

function answerAgain<T>({ request_hash: request, answer }: Kept, claim: Claim): Answer<T> {
  if (!request.equals(claim.requestHash)) throw new Invalid('This Idempotency-Key came with another request before. Use a new key for a new request.', { 'Idempotency-Key': 'Use a new key for a new request' });
  const { value, headers } = answer as Answer<T>;
  return { value, headers: { ...headers, 'Idempotency-Replayed': 'true' } };
}
