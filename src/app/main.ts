import { readConfig } from '#platform/config';
import { answerBefore, findCommand, helpText } from './commands.ts';
import { inPlainWords } from './trouble.ts';

/** Finds the command, reads the settings and runs it. Answers the exit code. */
export async function main(words: readonly string[]): Promise<number> {
  if (['--help', 'help', '-h'].includes(words[0] ?? '--help')) {
    console.log(helpText());
    return 0;
  }
  const command = findCommand(words);
  if (!command) {
    console.error(`There is no command "${words.join(' ')}". Run "bin/allied --help" for the list.`);
    return 2;
  }
  const answered = answerBefore(command);
  if (answered !== null) return answered;
  const read = readConfig(process.env);
  if (!read.ok) {
    console.error(read.sentence);
    return 2;
  }
  try {
    return await command.run(read.config);
  } catch (error) {
    console.error(inPlainWords(error, read.config));
    if (read.config.log === 'debug') console.error(error);
    return 1;
  }
}
