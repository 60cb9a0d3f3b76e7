import type { Room } from '#platform/rooms';
import { sentences } from './permissions.ts';
import { routes } from './web/routes.tsx';

export const qualityRoom: Room = { name: 'quality', uses: [], routes, sentences };
