/** Reads the settings, finds the command and runs it. Answers the exit code. */
export async function main(args: readonly string[]): Promise<number> {
  const [word = '--help', ...rest] = args;
  // Before anything else is loaded: an analysis needs neither settings nor database, and answers in a fraction of a second.
  if (word === 'analyse') return (await import('./analyse/command.ts')).analyse(rest);
  return runInHouse(word, rest, args);
}

async function runInHouse(word: string, rest: readonly string[], args: readonly string[]): Promise<number> {
  const [{ readConfig }, { helpText, hallCommands, runRoomCommand }] = await Promise.all([import('#platform/config'), import('./commands.ts')]);
  if (word === '--help' || word === 'help' || word === '-h') {
    console.log(helpText());
    return 0;
  }
  const read = readConfig(process.env);
  if (!read.ok) {
    console.error(read.sentence);
    return 2;
  }
  try {
    const hall = hallCommands[word];
    if (hall) return await hall.run(rest, read.config);
    return await runRoomCommand(args, read.config);
  } catch (error) {
    console.error((error as Error).message);
    if (read.config.log === 'debug') console.error(error);
    return 1;
  }
}
