import type { Route } from '#platform/http';
import { apiRoutes } from './api/routes.ts';
import { aroundRoutes } from './around-routes.ts';
import { objectiveRoutes } from './objectives/routes.tsx';
import { sessionRoutes } from './sessions/routes.tsx';
import { strategyRoutes } from './strategies/routes.tsx';

/** Every address of the room. */
export const routes: readonly Route[] = [
  ...strategyRoutes,
  ...objectiveRoutes,
  ...aroundRoutes,
  ...sessionRoutes,
  ...apiRoutes,
];
