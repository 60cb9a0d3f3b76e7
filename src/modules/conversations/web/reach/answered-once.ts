import type { Store } from '#platform/db';
import type { RequestContext } from '#platform/http';

const cookieName = 'allied_about';
const KEPT_DAYS = 180;
const FORM_MINUTES = 60;

/**
 * Whether this browser answered about itself in this part of the conversation. The browser keeps it, not we: the cookie holds the
 * numbers of the parts and nothing else, and goes back under this conversation's address only. Whoever deletes it can answer again.
 */
export const hasAnswered = (ctx: RequestContext, position: number): boolean => answeredParts(ctx).includes(position);

export function markAnswered(ctx: RequestContext, { code, position }: { code: string; position: number }): void {
  const parts = [...new Set([...answeredParts(ctx), position])].toSorted((a, b) => a - b);
  ctx.setCookie(cookieName, parts.join('.'), { maxAgeSeconds: KEPT_DAYS * 86_400, path: `/conversations/${code}` });
}

const answeredParts = (ctx: RequestContext): number[] => (/^\d{1,2}(\.\d{1,2}){0,19}$/.test(ctx.cookie(cookieName) ?? '') ? (ctx.cookie(cookieName) ?? '').split('.').map(Number) : []);

const sentForms = new WeakMap<Store, Map<string, number>>();

/** True for the first sending of a form: a second click is no second person. Kept in memory for an hour, and joined to no answer. */
export function isFirstSending(store: Store, form: string, now: Date): boolean {
  const sent = sentForms.get(store) ?? new Map<string, number>();
  sentForms.set(store, sent);
  for (const [old, at] of sent) {
    if (now.getTime() - at < FORM_MINUTES * 60_000) break;
    sent.delete(old);
  }
  if (sent.has(form)) return false;
  sent.set(form, now.getTime());
  return true;
}

/** A form whose answers could not be kept may be sent again. */
export const forgetSending = (store: Store, form: string): void => void sentForms.get(store)?.delete(form);
