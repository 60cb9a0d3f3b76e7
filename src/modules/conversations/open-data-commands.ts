import type { Command } from '#platform/rooms';
import { exportTo } from './commands/open-data/export-from-shell.ts';
import { importFrom } from './commands/open-data/import-from-shell.ts';
import { reproduce } from './commands/open-data/reproduce.ts';

/** What an operator can do with open data of conversations. */
export const openDataCommands: readonly Command[] = [
  {
    name: 'conversations import',
    usage: 'conversations import FOLDER [--organisation CODE] [--code CODE] [--language CODE] [--source ADDRESS] [--leave-out-bad-rows]',
    summary: 'Load a conversation from a folder of Polis open data, a bundle of ours (folder or .zip) or a .csv of words.',
    run: importFrom,
  },
  {
    name: 'conversations export',
    usage: 'conversations export CODE FILE [--phase NUMBER]',
    summary: 'Write the open data of what is over, as a .zip or into a new folder.',
    run: exportTo,
  },
  {
    name: 'conversations reproduce',
    usage: 'conversations reproduce BUNDLE',
    summary: 'Work out every published figure of a bundle of open data again, and say of each whether it is the same.',
    run: async (args, streams) => reproduce(args, streams),
  },
];
