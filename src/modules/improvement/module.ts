import type { Room } from '#platform/rooms';
import { jobs } from './jobs.ts';
import { sentences } from './permissions.ts';
import { heldAbout } from './queries/held-about.ts';
import { seedDemo } from './seeds.ts';
import { routes } from './web/routes.tsx';
import { savedWords } from './web/saved.ts';

export const improvementRoom: Room = { name: 'improvement', uses: ['directory', 'strategy', 'conversations', 'quality', 'fairness', 'inquiry'], routes, sentences, jobs, savedWords, heldAbout, seedDemo };
