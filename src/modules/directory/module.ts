import type { Room } from '#platform/rooms';
import { sentences } from './permissions.ts';
import { routes } from './web/routes.tsx';

export const directoryRoom: Room = { name: 'directory', uses: [], routes, sentences };
