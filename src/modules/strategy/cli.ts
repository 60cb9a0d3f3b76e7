import { basename } from 'node:path';
import type { Tx } from '#platform/db';
import { readTextFile } from '#platform/folders';
import type { Command, CommandContext } from '#platform/rooms';
import { organisationByCode, organisationByName } from '#modules/directory';
import { importStrategy, type ImportOutcome } from './commands/import-strategy.ts';
import { findStrategy } from './data/strategy-rows.ts';
import { parseStrategyFile } from './domain/strategy-file.ts';

export const commands: readonly Command[] = [
  {
    name: 'strategy import',
    usage: 'strategy import FILE [--organisation CODE]',
    summary: 'Load a strategy from its file. Loading the same file twice changes nothing.',
    run: importFile,
  },
];

async function importFile(args: readonly string[], context: CommandContext): Promise<number> {
  const [path, flag, organisationCode] = args;
  if (!path || (flag !== undefined && (flag !== '--organisation' || !organisationCode))) {
    context.complain('Say "strategy import FILE", and "--organisation CODE" for the organisation that owns a new strategy.');
    return 2;
  }
  const file = await readTextFile(path);
  if (!file.ok) {
    context.complain(file.sentence);
    return 1;
  }
  return context.store.within({ as: 'worker' }, (tx) => importInto(tx, { path, text: file.text, organisationCode, context }));
}

interface FileImport {
  path: string;
  text: string;
  organisationCode: string | undefined;
  context: CommandContext;
}

async function importInto(tx: Tx, { path, text, organisationCode, context }: FileImport): Promise<number> {
  const organisationId = await ownerOf(tx, text, organisationCode);
  if (organisationId === null) {
    context.complain(`${path}: No organisation here has ${organisationCode ? `the code "${organisationCode}"` : "the publisher's name"}. Say which one owns it: --organisation CODE.`);
    return 1;
  }
  const outcome = await importStrategy(tx, { now: context.now, actor: 'operator' }, { text, fileName: basename(path), organisationId });
  return report(path, outcome, context);
}

/** The owner of the strategy that is held, or who was named, or the publisher. A broken file has its problems told first. */
async function ownerOf(tx: Tx, text: string, organisationCode: string | undefined): Promise<string | null> {
  const read = parseStrategyFile(text);
  if (!read.ok) return '';
  if (organisationCode) return (await organisationByCode(tx, organisationCode))?.id ?? null;
  const held = await findStrategy(tx, read.document.code);
  return held?.organisationId ?? (await organisationByName(tx, read.document.publisher))?.id ?? null;
}

const OUTCOMES = {
  loaded: 'is loaded', 'new version': 'has a new version', unchanged: 'has not changed', 'kept edits': 'keeps what was edited here',
} as const;

function report(path: string, outcome: ImportOutcome, context: CommandContext): number {
  if (!outcome.ok) {
    for (const { line, column, message } of outcome.problems) context.complain(`${path}:${line}:${column}: ${message}`);
    context.complain(`Nothing was loaded. ${outcome.problems.length} to mend.`);
    return 1;
  }
  context.print(`${outcome.title} (${outcome.code}) ${OUTCOMES[outcome.change]}: version ${outcome.version}.`);
  if (outcome.ignoredState) context.print(`The file names the state “${outcome.ignoredState}”. A file does not change the state of a strategy that is here: its leads do, on the site.`);
  return 0;
}
