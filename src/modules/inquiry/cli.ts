import { basename } from 'node:path';
import { readTextFile } from '#platform/folders';
import type { Command, CommandContext } from '#platform/rooms';
import { organisationByCode } from '#modules/directory';
import { loadTemplate } from './commands/load-template.ts';

export const commands: readonly Command[] = [
  { name: 'inquiry load', usage: 'inquiry load FILE --organisation CODE', summary: 'Load a set of questions about where we are. Loading the same file twice changes nothing.', run: loadFile },
];

async function loadFile(args: readonly string[], { store, now, print, complain }: CommandContext): Promise<number> {
  const [path, flag, code] = args;
  if (!path || flag !== '--organisation' || !code) {
    complain('Say "inquiry load FILE --organisation CODE".');
    return 2;
  }
  const file = await readTextFile(path);
  if (!file.ok) {
    complain(file.sentence);
    return 1;
  }
  return store.within({ as: 'worker' }, async (tx) => {
    const organisation = await organisationByCode(tx, code);
    if (!organisation) {
      complain(`No organisation here has the code "${code}".`);
      return 1;
    }
    const outcome = await loadTemplate(tx, { now, actor: 'operator' }, { text: file.text, organisationId: organisation.id });
    if (outcome.ok) print(outcome.isNew ? `${outcome.code} is loaded: version ${outcome.version}.` : `${outcome.code} has not changed: version ${outcome.version}.`);
    else for (const { line, column, message } of outcome.problems) complain(`${basename(path)}:${line}:${column}: ${message}`);
    return outcome.ok ? 0 : 1;
  });
}
