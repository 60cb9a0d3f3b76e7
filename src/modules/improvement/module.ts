import type { Room } from '#platform/rooms';
import { sentences } from './permissions.ts';
import { routes } from './web/routes.tsx';

export const improvementRoom: Room = { name: 'improvement', uses: ['directory', 'strategy', 'conversations', 'quality', 'fairness', 'inquiry'], routes, sentences };
