import type { Room } from '#platform/rooms';
import { sentences } from './permissions.ts';
import { routes } from './web/routes.tsx';

export const strategyRoom: Room = { name: 'strategy', uses: ['directory'], routes, sentences };
