import type { OperatorContext, Room } from '#platform/rooms';
import { seedAround, seedAroundDemo } from './around-seeds.ts';
import { commands } from './cli.ts';
import { jobs } from './jobs.ts';
import { seedDemoObjectives } from './objective-seeds.ts';
import { sentences } from './permissions.ts';
import { searchables } from './queries/searchable.ts';
import { heldAbout } from './queries/held-about.ts';
import { objectivesUpdated } from './queries/offers/objectives-updated.ts';
import { seed, seedDemo } from './seeds.ts';
import { today } from './queries/today.ts';
import { routes } from './web/routes.tsx';
import { savedWords } from './web/saved.ts';

export const strategyRoom: Room = {
  name: 'strategy',
  uses: ['directory'],
  routes, searchables,
  sentences, today,
  jobs,
  offers: [objectivesUpdated],
  commands,
  savedWords,
  heldAbout,
  seed: inOrder(seed, seedAround),
  // Strategies first: objectives and workstreams hang under them.
  seedDemo: inOrder(seedDemo, seedDemoObjectives, seedAroundDemo),
};

/** One seed after the other. */
function inOrder(...seeds: readonly ((context: OperatorContext) => Promise<void>)[]) {
  return async (context: OperatorContext): Promise<void> => {
    for (const each of seeds) await each(context);
  };
}
