import type { Room } from '#platform/rooms';
import { jobs } from './jobs.ts';
import { sentences } from './permissions.ts';
import { searchables } from './queries/searchable.ts';
import { seed, seedDemo } from './seeds.ts';
import { today } from './queries/today.ts';
import { routes } from './web/routes.tsx';
import { savedWords } from './web/saved.ts';

export const storiesRoom: Room = {
  name: 'stories', uses: ['directory', 'strategy', 'conversations', 'quality', 'fairness', 'inquiry', 'improvement'], routes, sentences, searchables, today, jobs, savedWords, seed, seedDemo,
};
