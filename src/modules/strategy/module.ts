import type { OperatorContext, Room } from '#platform/rooms';
import { commands } from './cli.ts';
import { sentences } from './permissions.ts';
import { seedAround, seedAroundDemo } from './around-seeds.ts';
import { seed, seedDemo } from './seeds.ts';
import { routes } from './web/routes.tsx';

export const strategyRoom: Room = { name: 'strategy', uses: ['directory'], routes, sentences, commands, seed: inOrder(seed, seedAround), seedDemo: inOrder(seedDemo, seedAroundDemo) };

/** One seed after the other. */
function inOrder(...seeds: readonly ((context: OperatorContext) => Promise<void>)[]) {
  return async (context: OperatorContext): Promise<void> => {
    for (const each of seeds) await each(context);
  };
}
