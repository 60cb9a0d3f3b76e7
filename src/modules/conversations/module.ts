import type { Room } from '#platform/rooms';
import { jobs } from './jobs.ts';
import { openDataCommands } from './open-data-commands.ts';
import { sentences } from './permissions.ts';
import { searchables } from './queries/searchable.ts';
import { heldAbout } from './queries/invitations/invitations.ts';
import { seedDemo } from './seeds.ts';
import { today } from './queries/today.ts';
import { routes } from './web/routes.tsx';
import { savedWords } from './web/saved.ts';

export const conversationsRoom: Room = { name: 'conversations', uses: ['directory', 'strategy'], routes, searchables, sentences, today, jobs, commands: openDataCommands, savedWords, seedDemo, heldAbout };
