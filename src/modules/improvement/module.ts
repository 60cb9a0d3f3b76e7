import type { Room } from '#platform/rooms';
import { jobs } from './jobs.ts';
import { sentences } from './permissions.ts';
import { searchables } from './queries/searchable.ts';
import { heldAbout } from './queries/held-about.ts';
import { learningHeldAbout } from './queries/openings/openings.ts';
import { seedLearning } from './learning-seeds.ts';
import { seedDemo } from './seeds.ts';
import { today } from './queries/today.ts';
import { routes } from './web/routes.tsx';
import { savedWords } from './web/saved.ts';
import { learningSavedWords } from './web/learning-saved.ts';

export const improvementRoom: Room = {
  name: 'improvement', uses: ['directory', 'strategy', 'conversations', 'quality', 'fairness', 'inquiry'], routes, sentences, searchables, today, jobs, savedWords: { ...savedWords, ...learningSavedWords },
  heldAbout: async (tx, personId) => ({ ...(await heldAbout(tx, personId)), ...(await learningHeldAbout(tx, personId)) }),
  seedDemo: async (context) => {
    await seedDemo(context);
    await seedLearning(context);
  },
};
