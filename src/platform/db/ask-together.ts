/**
 * Puts the questions of many requests to the database as one: whoever asks before the next turn of the loop goes along.
 * The answer is never older than the question. A failure is thrown to everyone who waits for that round.
 */
export function askTogether<Answer>(ask: (keys: readonly string[]) => Promise<ReadonlyMap<string, Answer>>): (key: string) => Promise<Answer | undefined> {
  let round: { keys: Set<string>; answers: Promise<ReadonlyMap<string, Answer>> } | null = null;
  const begin = () => {
    const keys = new Set<string>();
    const answers = new Promise((next) => setImmediate(next)).then(() => {
      round = null;
      return ask([...keys]);
    });
    return { keys, answers };
  };
  return async (key) => {
    round ??= begin();
    round.keys.add(key);
    return (await round.answers).get(key);
  };
}
