import type { Room } from '#platform/rooms';
import { commands } from './cli.ts';
import { jobs } from './jobs.ts';
import { sentences } from './permissions.ts';
import { heldAbout } from './queries/account.ts';
import { seed, seedDemo } from './seeds.ts';
import { routes } from './web/routes.tsx';

export const directoryRoom: Room = { name: 'directory', uses: [], routes, sentences, jobs, commands, seed, seedDemo, heldAbout };
