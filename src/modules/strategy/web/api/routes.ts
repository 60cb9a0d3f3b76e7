import type { Route } from '#platform/http';
import { objectiveApiRoutes } from './objectives.ts';
import { sessionApiRoutes } from './sessions.ts';
import { strategyApiRoutes } from './strategies.ts';

/** Strategies, objectives, workstreams and event sessions, for programs. */
export const apiRoutes: readonly Route[] = [...strategyApiRoutes, ...objectiveApiRoutes, ...sessionApiRoutes];
