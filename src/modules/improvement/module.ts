import type { Room } from '#platform/rooms';
import { sentences } from './permissions.ts';
import { seedLearning } from './learning-seeds.ts';
import { learningSavedWords } from './web/learning-saved.ts';
import { routes } from './web/routes.tsx';

export const improvementRoom: Room = { name: 'improvement', uses: ['directory', 'strategy', 'conversations', 'quality', 'fairness', 'inquiry'], routes, sentences, savedWords: learningSavedWords, seedDemo: seedLearning };
