import type { Route } from '#platform/http';
import { objectiveApiRoutes } from './objectives.ts';
import { strategyApiRoutes } from './strategies.ts';

/** Strategies, objectives and workstreams, for programs. */
export const apiRoutes: readonly Route[] = [...strategyApiRoutes, ...objectiveApiRoutes];
