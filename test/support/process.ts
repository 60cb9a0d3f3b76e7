import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mock } from 'node:test';
import { fileURLToPath } from 'node:url';
import pg from 'pg';

const program = fileURLToPath(new URL('../../bin/allied', import.meta.url));

/** How a process ended. */
export interface Ending {
  code: number | null;
  signal: NodeJS.Signals | null;
}

/** Allied as it runs for an operator: a process of its own that is started, told to stop, or killed. */
export interface AlliedProcess {
  child: ChildProcess;
  /** The address it announced; throws with its last words when it ended before. */
  ready(): Promise<string>;
  ended: Promise<Ending>;
  output(): string;
  /** Asks it to stop and waits. */
  stop(): Promise<Ending>;
  /** kill -9. */
  kill(): Promise<Ending>;
}

const READY_WITHIN_MS = 180_000;

/** Starts `bin/allied` with these arguments and only these settings. */
export function startAllied(args: readonly string[], settings: Record<string, string>): AlliedProcess {
  const env = { PATH: process.env['PATH'], HOME: process.env['HOME'], TMPDIR: process.env['TMPDIR'], NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'], ...settings } as NodeJS.ProcessEnv;
  const child = spawn(process.execPath, [program, ...args], { env, cwd: '/', stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  const watchers = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      for (const watcher of watchers) watcher();
    });
  }
  const ended = new Promise<Ending>((done) => child.once('close', (code, signal) => done({ code, signal })));
  const end = (signal: NodeJS.Signals) => {
    child.kill(signal);
    return ended;
  };
  const ready = async () => announced({ text: () => output, watchers, ended });
  return { child, ready, ended, output: () => output, stop: () => end('SIGTERM'), kill: () => end('SIGKILL') };
}

interface Announcing {
  text: () => string;
  watchers: Set<() => void>;
  ended: Promise<Ending>;
}

async function announced({ text, watchers, ended }: Announcing): Promise<string> {
  const found = () => {
    const line = text().split('\n').find((words) => words.includes('"event":"ready"'));
    return line ? (JSON.parse(line) as { address?: string }).address ?? '' : null;
  };
  let timer: NodeJS.Timeout | undefined;
  const seen = new Promise<string>((done, refuse) => {
    const look = () => {
      const address = found();
      if (address !== null) done(address);
    };
    watchers.add(look);
    timer = setTimeout(() => refuse(new Error(`Not ready in time. It said:\n${text()}`)), READY_WITHIN_MS);
    void ended.then(({ code, signal }) => refuse(new Error(`It ended (${signal ?? code}) before it was ready. It said:\n${text()}`)));
    look();
  });
  return seen.finally(() => clearTimeout(timer));
}

/** Runs a command to its end. */
export async function runAllied(args: readonly string[], settings: Record<string, string>): Promise<Ending & { output: string }> {
  const run = startAllied(args, settings);
  const ending = await run.ended;
  return { ...ending, output: run.output() };
}

/** What `runAllied` answers, without the two seconds of a process: for words that are answered before anything is begun. */
export async function askAllied(args: readonly string[], settings: Record<string, string>): Promise<Ending & { output: string }> {
  const { main } = await import('../../src/app/main.ts');
  let output = '';
  const hear = (line: string) => {
    output += `${line}\n`;
  };
  const spies = (['log', 'error'] as const).map((name) => mock.method(console, name, hear));
  const { env } = process;
  process.env = settings;
  try {
    const code = await main(args);
    return { code, signal: null, output };
  } finally {
    process.env = env;
    for (const spy of spies) spy.mock.restore();
  }
}

/** Works in the built-in database of a site that is running on this folder, as its owner. */
export async function inDatabaseOf<T>(folder: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const [, , , , socket] = readFileSync(join(folder, 'postgres/cluster/postmaster.pid'), 'utf8').split('\n');
  const client = new pg.Client({ host: socket ?? '', user: 'postgres', database: 'allied' });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Waits until something is so; throws with the words given when it is not in time. */
export async function until(what: string, so: () => boolean | Promise<boolean>, withinMs = 20_000): Promise<void> {
  const giveUpAt = Date.now() + withinMs;
  while (!(await so())) {
    if (Date.now() > giveUpAt) throw new Error(`Waited ${withinMs} ms in vain: ${what}`);
    await new Promise((done) => setTimeout(done, 25));
  }
}

/** True in `bin/resilience`: more rounds, and the lanes that take minutes. */
export const fullLane = process.env['ALLIED_RESILIENCE'] === 'full';
