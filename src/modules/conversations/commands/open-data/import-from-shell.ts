import type { CommandContext } from '#platform/rooms';
import { organisationByCode } from '#modules/directory';
import { Conflict } from '#platform/errors';
import { readExport } from '../../data/open-data/read-export.ts';
import type { FileProblem, OpenDataSet } from '../../domain/open-data/open-data-set.ts';
import { importConversation } from './import-conversation.ts';
import { progressOf, readArguments, refuse } from './shell.ts';

/** `bin/allied conversations import`: reads everything, then writes all of it or nothing. */
export async function importFrom(args: readonly string[], context: CommandContext): Promise<number> {
  const { path = '', flags } = readArguments(args, ['--organisation', '--code', '--language', '--source']);
  const organisationCode = flags.get('--organisation');
  if (!organisationCode) return refuse(context, 'Say which organisation holds the conversation here: --organisation CODE.');
  const language = flags.get('--language') ?? 'en';
  if (!/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(language)) return refuse(context, 'A language is given by its short name, such as en or cy.');
  const progress = progressOf(context);
  const read = await readExport(path, { now: context.now, language, source: flags.get('--source'), onProgress: (votes) => progress(`${votes.toLocaleString('en-GB')} votes read`) });
  if ('sentence' in read) return refuse(context, read.sentence);
  if (read.problems.length > 0) {
    tellProblems(read.problems, context);
    if (!flags.has('--leave-out-bad-rows')) return refuse(context, 'Nothing was written. Mend these rows, or load the rest with --leave-out-bad-rows.');
  }
  const { set } = read;
  if (set.phases.every(({ statements }) => statements.length === 0)) return refuse(context, 'There are no words in it. Nothing was written.');
  const code = flags.get('--code') ?? slugOf(set.title);
  if (!/^[a-z0-9][a-z0-9-]{1,60}$/.test(code)) return refuse(context, 'A code has small letters, figures and dashes, two at least: give one with --code.');
  return write(set, { organisationCode, code }, context, progress);
}

async function write(set: OpenDataSet, { organisationCode, code }: { organisationCode: string; code: string }, context: CommandContext, progress: (line: string) => void): Promise<number> {
  try {
    return await context.store.within({ as: 'worker' }, async (tx) => {
      const organisation = await organisationByCode(tx, organisationCode);
      if (!organisation) return refuse(context, `There is no organisation “${organisationCode}”.`);
      const done = await importConversation(tx, set, { organisationId: organisation.id, code, now: context.now, onProgress: (votes) => progress(`${votes.toLocaleString('en-GB')} votes written`) });
      if (done.wasHere) context.print(`This export is here already, as “${done.code}”. Nothing was changed.`);
      else tellWhatIsHere(set, code, context);
      return 0;
    });
  } catch (error) {
    if (error instanceof Conflict) return refuse(context, error.message);
    throw error;
  }
}

function tellWhatIsHere({ phases, notes, source, licence }: OpenDataSet, code: string, { print }: CommandContext): void {
  const count = (state: string) => phases.reduce((sum, { statements }) => sum + statements.filter((statement) => statement.state === state).length, 0);
  const votes = phases.reduce((sum, phase) => sum + phase.votes.choice.length, 0);
  const people = phases.reduce((sum, phase) => sum + phase.votes.participants, 0);
  for (const note of notes) print(note);
  print(`“${code}” is loaded: ${count('shown')} shown, ${count('refused')} refused, ${count('held')} held; ${votes.toLocaleString('en-GB')} votes of ${people.toLocaleString('en-GB')} people. It is over and sealed.`);
  print(`From ${source}. Licence: ${licence}.`);
}

function tellProblems(problems: readonly FileProblem[], { complain }: CommandContext): void {
  for (const { file, line, text } of problems.slice(0, 50)) complain(`${file}, line ${line}: ${text}.`);
  if (problems.length > 50) complain(`and ${problems.length - 50} more.`);
}

const slugOf = (title: string): string => title.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 60).replace(/-+$/, '');
