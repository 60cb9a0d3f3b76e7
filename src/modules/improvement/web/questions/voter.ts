import { randomBytes } from 'node:crypto';
import type { RequestContext } from '#platform/http';

const cookieName = 'allied_backing';
const KEPT_DAYS = 180;
export const questionHome = '/improvement/questions';

/** The visitor's random number for questions: in their browser only, made when questions are first shown. */
export function backerToken(ctx: RequestContext): Buffer {
  const held = ctx.cookie(cookieName);
  if (held && /^[A-Za-z0-9_-]{43}$/.test(held)) return Buffer.from(held, 'base64url');
  const token = randomBytes(32);
  ctx.setCookie(cookieName, token.toString('base64url'), { maxAgeSeconds: KEPT_DAYS * 86_400, path: questionHome });
  return token;
}
