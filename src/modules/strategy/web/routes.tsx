import { get, page, type Route } from '#platform/http';
import { aroundRoutes } from './around-routes.ts';
import { objectiveRoutes } from './objectives/routes.tsx';
import { strategyRoutes } from './strategies/routes.tsx';

export const routes: readonly Route[] = [
  get('/', 'read strategies', () => page({ title: 'Strategies', content: <p>None yet.</p> })),
  ...strategyRoutes,
  ...objectiveRoutes,
  ...aroundRoutes,
];
