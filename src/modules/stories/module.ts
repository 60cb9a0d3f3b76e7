import type { Room } from '#platform/rooms';
import { sentences } from './permissions.ts';
import { routes } from './web/routes.tsx';

export const storiesRoom: Room = { name: 'stories', uses: ['directory', 'strategy', 'conversations', 'quality', 'fairness', 'inquiry', 'improvement'], routes, sentences };
