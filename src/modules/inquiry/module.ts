import type { Room } from '#platform/rooms';
import { commands } from './cli.ts';
import { heldAbout } from './queries/held-about.ts';
import { jobs } from './jobs.ts';
import { seedDemo } from './demo-seeds.ts';
import { sentences } from './permissions.ts';
import { searchables } from './queries/searchable.ts';
import { seed } from './seeds.ts';
import { today } from './queries/today.ts';
import { routes } from './web/routes.tsx';
import { savedWords } from './web/saved.ts';

export const inquiryRoom: Room = { name: 'inquiry', uses: ['directory', 'strategy', 'conversations', 'quality', 'fairness'], routes, sentences, searchables, today, savedWords, jobs, commands, heldAbout, seed, seedDemo };
