export type LogLevel = 'silent' | 'error' | 'info' | 'debug';

/** What may be logged: plain facts about the work, never about people. */
export type LogFacts = Record<string, string | number | boolean | null | undefined>;

export interface Log {
  error(event: string, facts?: LogFacts, error?: unknown): void;
  info(event: string, facts?: LogFacts): void;
  debug(event: string, facts?: LogFacts): void;
}

const weight: Record<LogLevel, number> = { silent: 0, error: 1, info: 2, debug: 3 };

/**
 * One JSON line per event. An error is logged by its name, code and stack only: messages of database errors may quote
 * what a person typed, so `detail` and `message` of those are left out.
 */
export function openLog(level: LogLevel, write: (line: string) => void = (line) => process.stdout.write(line)): Log {
  const at = (wanted: LogLevel, event: string, facts: LogFacts = {}) => {
    if (weight[wanted] > weight[level]) return;
    write(`${JSON.stringify({ at: new Date().toISOString(), level: wanted, event, ...facts })}\n`);
  };
  return {
    error: (event, facts, error) => at('error', event, { ...facts, ...errorFacts(error) }),
    info: (event, facts) => at('info', event, facts),
    debug: (event, facts) => at('debug', event, facts),
  };
}

/** Keeps the stack frames, drops the message line, which may hold somebody's words. */
export function errorFacts(error: unknown): LogFacts {
  if (!(error instanceof Error)) return {};
  const code = (error as { code?: unknown }).code;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return { error: error.name, code: typeof code === 'string' ? code : undefined, stack: frames.slice(0, 12).join('\n') };
}
