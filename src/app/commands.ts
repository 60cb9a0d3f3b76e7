import type { Config } from '#platform/config';
import { settings } from '#platform/config';
import type { Command } from '#platform/rooms';
import { verifyAudit } from '#platform/audit';
import { analyse } from './analyse/command.ts';
import { exportToFile, importFromFile } from './exchange/commands.ts';
import { backup, restoreFrom } from './keeping.ts';
import { openHouse } from './house.ts';
import { rooms } from './rooms.ts';
import { england, loadScale } from './scale.ts';
import { furnishContent, start } from './start.ts';

interface HallCommand {
  usage: string;
  summary: string;
  run(args: readonly string[], config: Config): Promise<number>;
}

/** Commands that start or inspect the whole house. Rooms bring their own. */
export const hallCommands: Record<string, HallCommand> = {
  start: { usage: 'start', summary: 'Start the site: database, content, web and background jobs.', run: (_args, config) => start(config, 'all') },
  web: { usage: 'web', summary: 'Start one web process only.', run: (_args, config) => start(config, 'web') },
  worker: { usage: 'worker', summary: 'Start one worker for background jobs only.', run: (_args, config) => start(config, 'worker') },
  migrate: { usage: 'migrate', summary: 'Bring the database up to date and stop.', run: migrateOnly },
  settings: { usage: 'settings', summary: 'List every setting, what it is for and its default.', run: async () => printSettings() },
  demo: { usage: 'demo --scale england', summary: 'Add a generated England (5,000 strategies, 200,000 objectives), to measure with.', run: demo },
  backup: { usage: 'backup FILE', summary: 'Write everything to one file while the site goes on.', run: backup },
  restore: { usage: 'restore FILE', summary: 'Fill an empty database from a backup, then check the audit trail.', run: restoreFrom },
  export: { usage: 'export ORGANISATION FILE [--with-people]', summary: 'Write all that an organisation holds to one file; people without names unless asked.', run: exportToFile },
  import: { usage: 'import FILE', summary: 'Load an exported organisation into a site that does not hold it.', run: importFromFile },
  analyse: { usage: 'analyse ENGINE [FILE|-] [--pretty]', summary: 'Answer one JSON object with another; "analyse --list" names the engines.', run: (args) => analyse(args) },
  audit: { usage: 'audit verify [--head HASH]', summary: 'Recompute the sealed audit trail and say whether it is whole.', run: audit },
};

export function helpText(): string {
  const lines = [...Object.values(hallCommands), ...roomCommands()].map(({ usage, summary }) => `  ${usage.padEnd(44)} ${summary}`);
  return `Allied: a strategy for the allied health professions, listened into being, delivered, measured and celebrated.\n\nbin/allied COMMAND\n\n${lines.join('\n')}\n\nOther commands: npm start · npm run dev · npm test · npm run bench · bin/new-module NAME`;
}

const roomCommands = (): Command[] => rooms.flatMap((room) => room.commands ?? []);

/** A room's command is found by its name, which may be two words: "strategy import". */
export async function runRoomCommand(args: readonly string[], config: Config): Promise<number> {
  const command = roomCommands().find(({ name }) => name.split(' ').every((word, at) => args[at] === word));
  if (!command) {
    console.error(`There is no command "${args.join(' ')}". Run "bin/allied --help" for the list.`);
    return 2;
  }
  const house = await openHouse({ ...config, log: 'error' }, { beside: true });
  try {
    const context = { store: house.worker, config: house.config, log: house.log, now: new Date(), print: (line: string) => console.log(line), complain: (line: string) => console.error(line) };
    return await command.run(args.slice(command.name.split(' ').length), context);
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

async function audit(args: readonly string[], config: Config): Promise<number> {
  if (args[0] !== 'verify') {
    console.error('Say "audit verify", with "--head HASH" to check against a head you noted earlier.');
    return 2;
  }
  const house = await openHouse({ ...config, log: 'error' }, { beside: true });
  try {
    const report = await verifyAudit(house.worker, args[1] === '--head' ? args[2] : undefined);
    console.log(`${report.sealed} events sealed, ${report.waiting} waiting to be sealed. Head ${report.head}`);
    for (const problem of report.problems) console.error(problem);
    console.log(report.ok ? 'The audit trail is whole.' : 'The audit trail is NOT whole.');
    return report.ok ? 0 : 1;
  } finally {
    await house.close();
  }
}

async function demo(args: readonly string[], config: Config): Promise<number> {
  if (args[0] !== '--scale' || args[1] !== 'england') {
    console.error('Say "demo --scale england".');
    return 2;
  }
  if (config.mode !== 'demo') {
    console.error('The generated England is only for a demonstration: ALLIED_MODE must be "demo".');
    return 2;
  }
  const house = await openHouse({ ...config, log: 'error' });
  try {
    await furnishContent(house);
    await loadScale(house.ownerUrl, england, (line) => console.log(line));
    return 0;
  } finally {
    await house.close();
  }
}
