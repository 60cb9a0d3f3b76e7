import type { Room } from '#platform/rooms';
import { judgeAllCommand } from './commands/judge-all-series.ts';
import { jobs } from './jobs.ts';
import { sentences } from './permissions.ts';
import { searchables } from './queries/searchable.ts';
import { seed, seedDemo } from './seeds.ts';
import { today } from './queries/today.ts';
import { routes } from './web/routes.tsx';
import { savedWords } from './web/saved.ts';

export const qualityRoom: Room = { name: 'quality', uses: ['directory', 'strategy', 'conversations'], routes, searchables, sentences, today, jobs, commands: [judgeAllCommand], savedWords, seed, seedDemo };
