import type { Config } from '#platform/config';
import { settings } from '#platform/config';
import type { Command } from '#platform/rooms';
import { verifyAudit } from '#platform/audit';
import { changeSecret } from '#platform/db';
import { openLog } from '#platform/log';
import { analyse } from './analyse/command.ts';
import { exportToFile, importFromFile } from './exchange/commands.ts';
import { backup, restoreFrom } from './keeping.ts';
import { argumentsFit } from './arguments.ts';
import { demo, demoUsage } from './demo.ts';
import { openDatabase, openHouse } from './house.ts';
import { rooms } from './rooms.ts';
import { secretOf } from './secret.ts';
import { start } from './start.ts';

interface HallCommand {
  usage: string;
  summary: string;
  /** The arguments fit the usage line: that was seen to before. */
  run(args: readonly string[], config: Config): Promise<number>;
}

/** Commands that start or inspect the whole house. Rooms bring their own. */
const hallCommands: Record<string, HallCommand> = {
  start: { usage: 'start', summary: 'Start the site: database, content, web and background jobs.', run: (_args, config) => start(config, 'all') },
  web: { usage: 'web', summary: 'Start one web process only.', run: (_args, config) => start(config, 'web') },
  worker: { usage: 'worker', summary: 'Start one worker for background jobs only.', run: (_args, config) => start(config, 'worker') },
  migrate: { usage: 'migrate', summary: 'Bring the database up to date and stop.', run: migrateOnly },
  settings: { usage: 'settings', summary: 'List every setting, what it is for and its default.', run: async () => printSettings() },
  demo: { usage: demoUsage, summary: 'Walk the thread through every room of the demo and check its figures (--thread); or add a generated England (--scale england: 5,000 strategies, 200,000 objectives, 7,500 snapshots, 5,000 projects) or a generated conversation, to measure with.', run: demo },
  backup: { usage: 'backup FILE', summary: 'Write everything to one file while the site goes on.', run: backup },
  restore: { usage: 'restore FILE', summary: 'Fill an empty database from a backup, then check the audit trail.', run: restoreFrom },
  export: { usage: 'export ORGANISATION FILE [--with-people]', summary: 'Write all that an organisation holds to one file; people without names unless asked.', run: exportToFile },
  import: { usage: 'import FILE', summary: 'Load an exported organisation into a site that does not hold it.', run: importFromFile },
  secret: { usage: 'secret change', summary: 'Give the database logins the passwords of another ALLIED_SECRET. Stop every process first.', run: changeSecretOf },
  analyse: { usage: 'analyse ENGINE [FILE|-] [--pretty]', summary: 'Answer one JSON object with another; "analyse --list" names the engines.', run: (args) => analyse(args) },
  audit: { usage: 'audit verify [--head HASH]', summary: 'Recompute the sealed audit trail and say whether it is whole.', run: audit },
};

export function helpText(): string {
  const lines = [...Object.values(hallCommands), ...roomCommands()].map(({ usage, summary }) => `  ${usage.padEnd(44)} ${summary}`);
  return `Allied: a strategy for the allied health professions, listened into being, delivered, measured and celebrated.\n\nbin/allied COMMAND\n\n${lines.join('\n')}\n\n"bin/allied COMMAND --help" says how to call one.\n\nOther commands: npm start · npm run dev · npm test · npm run bench · bin/new-module NAME`;
}

const roomCommands = (): Command[] => rooms.flatMap((room) => room.commands ?? []);

/** A command that may be run: its name, and what is left to give it. */
interface FoundCommand {
  name: string;
  usage: string;
  summary: string;
  args: readonly string[];
  run(config: Config): Promise<number>;
}

/** Finds the command of these words. A room's name for one may be two words: "strategy import". */
export function findCommand(words: readonly string[]): FoundCommand | null {
  const [name = '', ...args] = words;
  const hall = Object.hasOwn(hallCommands, name) ? hallCommands[name] : undefined;
  if (hall) return { name, usage: hall.usage, summary: hall.summary, args, run: (config) => hall.run(args, config) };
  const command = roomCommands().find((one) => one.name.split(' ').every((word, at) => words[at] === word));
  if (!command) return null;
  const rest = words.slice(command.name.split(' ').length);
  return { name: command.name, usage: command.usage, summary: command.summary, args: rest, run: (config) => runRoomCommand(command, rest, config) };
}

/** Runs a command if its arguments fit its usage line; `--help` prints that line. Answers the exit code, null when it is yet to run. */
export function answerBefore({ name, usage, summary, args }: FoundCommand): number | null {
  if (args.some((arg) => arg === '--help' || arg === '-h')) {
    console.log(`bin/allied ${usage}\n  ${summary}`);
    return 0;
  }
  if (argumentsFit(usage, name, args)) return null;
  console.error(`Say it like this: bin/allied ${usage}`);
  return 2;
}

async function runRoomCommand(command: Command, args: readonly string[], config: Config): Promise<number> {
  const house = await openHouse({ ...config, log: 'error' }, { beside: true });
  try {
    const context = { store: house.worker, config: house.config, log: house.log, now: new Date(), print: (line: string) => console.log(line), complain: (line: string) => console.error(line) };
    return await command.run(args, context);
  } finally {
    await house.close();
  }
}

async function migrateOnly(_args: readonly string[], config: Config): Promise<number> {
  const house = await openHouse(config, { beside: true });
  await house.close();
  return 0;
}

async function printSettings(): Promise<number> {
  for (const [name, { for: purpose, byDefault }] of Object.entries(settings)) console.log(`${name}\n  ${purpose}\n  Default: ${byDefault}.`);
  return 0;
}

async function changeSecretOf(_args: readonly string[], config: Config): Promise<number> {
  if (config.database.webUrl) {
    console.error('DATABASE_WEB_URL and DATABASE_WORKER_URL are given, so their passwords do not come from ALLIED_SECRET. There is nothing to change here.');
    return 2;
  }
  const database = await openDatabase(config, openLog('error'));
  try {
    await changeSecret(database.ownerUrl, secretOf(config));
    console.log('The database logins have the passwords of this ALLIED_SECRET. Give it to every process, then start them.');
    return 0;
  } finally {
    await database.stop();
  }
}

async function audit([, flag, given]: readonly string[], config: Config): Promise<number> {
  const expectedHead = flag === '--head' ? given?.trim().toLowerCase() : undefined;
  if (expectedHead !== undefined && !/^[0-9a-f]{64}$/.test(expectedHead)) {
    console.error('A head is 64 letters and digits, as "bin/allied audit verify" prints it.');
    return 2;
  }
  const house = await openHouse({ ...config, log: 'error' }, { beside: true });
  try {
    const report = await verifyAudit(house.worker, { now: new Date(), expectedHead });
    console.log(`${report.sealed} events sealed, ${report.waiting} waiting to be sealed. Head ${report.head}`);
    for (const problem of report.problems) console.error(problem);
    console.log(report.ok ? 'The audit trail is whole.' : 'The audit trail is NOT whole.');
    return report.ok ? 0 : 1;
  } finally {
    await house.close();
  }
}
