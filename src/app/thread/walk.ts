import { hrefOf, wordsOf } from './page-words.ts';

/** Whoever walks the thread: a browser, or a program over HTTP. */
export interface Walker {
  /** Become one of the demo's example persons; "anyone" is somebody without an account. */
  become(persona: string): Promise<void>;
  /** The page at an address, as HTML. */
  open(address: string): Promise<string>;
  /** The page behind the first link with these words on the page that is open, as HTML. */
  follow(link: string): Promise<string>;
}

export interface Check {
  what: string;
  expected: string;
  /** What the page says, from its words. Undefined: it does not say it. */
  see(words: string): string | undefined;
}

/** A page that is looked at: an address to begin at, or links from the page before, and what it must say. */
export interface Visit {
  as?: string;
  open?: string;
  follow?: readonly string[];
  checks: readonly Check[];
}

export interface Step {
  /** As the requirements name it. */
  name: string;
  what: string;
  /** A step whose room is not built says so, and nothing of it is looked at. */
  missing?: string;
  visits: readonly Visit[];
}

export interface Seen {
  step: string;
  what: string;
  expected: string;
  /** Null where the page does not say it, or a link on the way is missing. */
  seen: string | null;
  isRight: boolean;
}

export interface Printing {
  step(step: Step): void;
  check(seen: Seen): void;
}

/** Walks every step by its links and answers what each page says beside what it must say. A missing link fails the checks behind it and nothing else. */
export async function walkThread(walker: Walker, steps: readonly Step[], printing: Printing): Promise<Seen[]> {
  const all: Seen[] = [];
  for (const step of steps) {
    printing.step(step);
    for (const visit of step.visits) {
      const page = await read(walker, visit);
      for (const check of visit.checks) {
        const seen = told(step, check, page);
        printing.check(seen);
        all.push(seen);
      }
    }
  }
  return all;
}

type Page = { words: string } | { trouble: string };

async function read(walker: Walker, { as, open, follow = [] }: Visit): Promise<Page> {
  try {
    if (as) await walker.become(as);
    let html = open === undefined ? null : await walker.open(open);
    for (const link of follow) html = await walker.follow(link);
    return html === null ? { trouble: 'No page was opened' } : { words: wordsOf(html) };
  } catch (error) {
    return { trouble: (error as Error).message.split('\n')[0] ?? 'The page could not be read' };
  }
}

function told({ name }: Step, { what, expected, see }: Check, page: Page): Seen {
  if ('trouble' in page) return { step: name, what: `${what} (${page.trouble})`, expected, seen: null, isRight: false };
  const seen = see(page.words) ?? null;
  return { step: name, what, expected, seen, isRight: seen === expected };
}

/** A walker that reads pages by a function, for a program: it follows links in the page that it read last. */
export function linkWalker(read: (address: string) => Promise<string>, become: (persona: string) => Promise<void>): Walker {
  let last = { html: '', address: '/' };
  const open = async (address: string): Promise<string> => {
    last = { html: await read(address), address };
    return last.html;
  };
  return {
    become, open,
    follow: async (link) => {
      const href = hrefOf(last.html, link);
      if (href === null) throw new Error(`${last.address} has no link “${link}”`);
      const { pathname, search } = new URL(href, `http://site${last.address}`);
      return open(`${pathname}${search}`);
    },
  };
}
