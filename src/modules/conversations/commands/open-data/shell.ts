import type { CommandContext } from '#platform/rooms';

/** A line at most every second, for what takes longer than one. */
export function progressOf({ print }: CommandContext): (line: string) => void {
  let said = Date.now();
  return (line) => {
    if (Date.now() - said < 1_000) return;
    said = Date.now();
    print(line);
  };
}

export function readArguments(args: readonly string[], withValue: readonly string[]): { path: string | undefined; rest: string[]; flags: Map<string, string> } {
  const flags = new Map<string, string>();
  const rest: string[] = [];
  for (let at = 0; at < args.length; at += 1) {
    const word = args[at] ?? '';
    if (withValue.includes(word)) flags.set(word, args[(at += 1)] ?? '');
    else if (word.startsWith('--')) flags.set(word, '');
    else rest.push(word);
  }
  return { path: rest[0], rest, flags };
}

/** Says why not, and answers the exit code. */
export function refuse({ complain }: CommandContext, sentence: string): number {
  complain(sentence);
  return 2;
}
