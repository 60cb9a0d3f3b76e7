import { createHash, randomBytes } from 'node:crypto';
import type { RequestContext } from '#platform/http';

const cookieName = 'allied_voice';
const KEPT_DAYS = 180;

/**
 * The visitor's random token for one conversation: in their browser only, sent back under this conversation's address only, and
 * made when a page with votes is first shown, so that two quick clicks come from one visitor.
 */
export function voterToken(ctx: RequestContext, conversationCode: string): Buffer {
  const held = ctx.cookie(cookieName);
  if (held && /^[A-Za-z0-9_-]{43}$/.test(held)) return Buffer.from(held, 'base64url');
  const token = randomBytes(32);
  ctx.setCookie(cookieName, token.toString('base64url'), { maxAgeSeconds: KEPT_DAYS * 86_400, path: `/conversations/${conversationCode}` });
  return token;
}

/** Which of the lists that stand side by side a visitor sees: says nothing about their votes. */
export const seedOf = (token: Buffer): number => createHash('sha256').update('order of lists').update(token).digest().readUInt16BE(0);
