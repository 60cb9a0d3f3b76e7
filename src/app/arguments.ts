/** The arguments that a usage line describes: `audit verify [--head HASH]`. Small letters stand for themselves, capitals for a value. */
interface Expected {
  required: string[];
  /** Each flag, and whether a value follows it. */
  optional: Map<string, boolean>;
}

/** Do these arguments fit the usage line of a command? `name` is how the line begins, one word or two. */
export function argumentsFit(usage: string, name: string, args: readonly string[]): boolean {
  const { required, optional } = expectedBy(usage.slice(name.length));
  const given: string[] = [];
  for (let at = 0; at < args.length; at += 1) {
    const takesValue = optional.get(args[at] ?? '');
    if (takesValue === undefined) given.push(args[at] ?? '');
    else if (takesValue && !isValue(args[(at += 1)] ?? '')) return false;
  }
  return given.length === required.length && required.every((word, at) => (/^[A-Z]+$/.test(word) ? isValue(given[at] ?? '') : given[at] === word));
}

function expectedBy(line: string): Expected {
  const optional = new Map([...line.matchAll(/\[(--[\w-]+)( [A-Z]+)?\]/g)].map(([, flag = '', value]) => [flag, value !== undefined]));
  return { optional, required: line.replace(/\[[^\]]*\]/g, ' ').split(' ').filter(Boolean) };
}

/** What begins with a dash was meant as a flag, never as the name of a file. */
const isValue = (text: string): boolean => text.trim() !== '' && !text.startsWith('-');
