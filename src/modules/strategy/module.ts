import type { Room } from '#platform/rooms';
import { commands } from './cli.ts';
import { sentences } from './permissions.ts';
import { seed, seedDemo } from './seeds.ts';
import { routes } from './web/routes.tsx';

export const strategyRoom: Room = { name: 'strategy', uses: ['directory'], routes, sentences, commands, seed, seedDemo };
