import { Conflict } from '#platform/errors';
import type { Log } from '#platform/log';

/** PostgreSQL's codes where a write met another: the same key (23505), a change that cannot be put in order (40001), two that wait for each other (40P01). */
const meetings: ReadonlySet<unknown> = new Set(['23505', '40001', '40P01']);

/**
 * Who writes at the same moment as somebody else has done nothing wrong: they get a sentence, and their form back, instead of an error page. Nothing of theirs was written.
 * It is logged as a failure all the same, because the command should have locked, or said it better.
 */
export function metAnother(error: unknown, { log, request }: { log: Log; request: string }): never {
  const { code, constraint, table } = error as { code?: string; constraint?: string; table?: string };
  if (!meetings.has(code)) throw error;
  log.error('a write met another', { request, code: code ?? '', table: table ?? '', constraint: constraint ?? '' });
  throw new Conflict('This was not saved, because the same was saved at this moment or stands there already. Look at what stands there now, then try again.');
}
