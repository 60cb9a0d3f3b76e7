import type { Room } from '#platform/rooms';
import { commands } from './cli.ts';
import { jobs } from './jobs.ts';
import { sentences } from './permissions.ts';
import { searchables } from './queries/searchable.ts';
import { heldAbout } from './queries/account.ts';
import { seed, seedDemo } from './seeds.ts';
import { today } from './queries/today.ts';
import { routes } from './web/routes.tsx';
import { savedWords } from './web/saved.ts';

export const directoryRoom: Room = { name: 'directory', uses: [], routes, searchables, sentences, today, jobs, commands, savedWords, seed, seedDemo, heldAbout };
