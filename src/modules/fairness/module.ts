import type { Room } from '#platform/rooms';
import { sentences } from './permissions.ts';
import { searchables } from './queries/searchable.ts';
import { seedDemo } from './seeds.ts';
import { today } from './queries/today.ts';
import { routes } from './web/routes.tsx';
import { savedWords } from './web/saved.ts';

export const fairnessRoom: Room = { name: 'fairness', uses: ['directory', 'strategy', 'conversations', 'quality'], routes, sentences, searchables, today, savedWords, seedDemo };
