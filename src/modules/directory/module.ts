import type { Room } from '#platform/rooms';
import { sentences } from './permissions.ts';
import { seed, seedDemo } from './seeds.ts';
import { routes } from './web/routes.tsx';

export const directoryRoom: Room = { name: 'directory', uses: [], routes, sentences, seed, seedDemo };
