import type { Room } from '#platform/rooms';
import { sentences } from './permissions.ts';
import { routes } from './web/routes.tsx';

export const inquiryRoom: Room = { name: 'inquiry', uses: ['directory', 'strategy', 'conversations', 'quality', 'fairness'], routes, sentences };
