import type { Route } from '#platform/http';
import { aroundRoutes } from './around-routes.ts';
import { strategyRoutes } from './strategies/routes.tsx';

/** Every address of the room. */
export const routes: readonly Route[] = [
  ...strategyRoutes,
  ...aroundRoutes,
];
