import type { OperatorContext, Room } from '#platform/rooms';
import { commands } from './cli.ts';
import { seedDemoObjectives } from './objective-seeds.ts';
import { sentences } from './permissions.ts';
import { seed, seedDemo } from './seeds.ts';
import { routes } from './web/routes.tsx';

export const strategyRoom: Room = { name: 'strategy', uses: ['directory'], routes, sentences, commands, seed, seedDemo: seedDemoAll };

/** Strategies first: objectives hang under them. */
async function seedDemoAll(context: OperatorContext): Promise<void> {
  await seedDemo(context);
  await seedDemoObjectives(context);
}
