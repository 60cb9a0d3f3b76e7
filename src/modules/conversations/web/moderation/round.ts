import { isId } from '#platform/ids';

/** How somebody goes through the queue: all in the address, nothing kept. */
export interface Round {
  conversation: string;
  /** Ids left for later. */
  skipped: readonly string[];
  /** What was decided last, to be taken back. */
  decided: string;
}

/** Addresses stay shorter than any server's limit; who skips more begins anew with the oldest skipped. */
const SKIPPED_AT_MOST = 40;

/** Reads a round from a question or a form; whatever is no id is left out. */
export function roundOf(from: Readonly<Record<string, unknown>>): Round {
  const text = (name: string): string => (typeof from[name] === 'string' ? from[name] : '');
  return {
    conversation: /^[a-z0-9][a-z0-9-]{1,60}$/.test(text('conversation')) ? text('conversation') : '',
    skipped: text('skipped').split('.').filter(isId).slice(-SKIPPED_AT_MOST),
    decided: isId(text('decided')) ? text('decided') : '',
  };
}

export function queueHref({ conversation, skipped, decided }: Round): string {
  const query = new URLSearchParams({ ...(conversation ? { conversation } : {}), ...(skipped.length > 0 ? { skipped: skipped.join('.') } : {}), ...(decided ? { decided } : {}) }).toString();
  return query ? `/moderation?${query}` : '/moderation';
}
