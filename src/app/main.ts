/** Finds the command, reads the settings and runs it. Answers the exit code. */
export async function main(words: readonly string[]): Promise<number> {
  // Before anything else is loaded: an analysis needs neither settings nor database, and answers in a fraction of a second.
  if (words[0] === 'analyse') return (await import('./analyse/command.ts')).analyse(words.slice(1));
  if (words[0] === 'conversations' && words[1] === 'reproduce' && !words.includes('--help') && !words.includes('-h')) {
    const { reproduce } = await import('#modules/conversations');
    return reproduce(words.slice(2), { print: (line) => console.log(line), complain: (line) => console.error(line) });
  }
  return runInHouse(words);
}

async function runInHouse(words: readonly string[]): Promise<number> {
  const [{ readConfig }, { answerBefore, findCommand, helpText }, { inPlainWords }] = await Promise.all([import('#platform/config'), import('./commands.ts'), import('./trouble.ts')]);
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
