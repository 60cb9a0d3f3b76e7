import { get, page, type Route } from '#platform/http';
import { aroundRoutes } from './around-routes.ts';
import { strategyRoutes } from './strategies/routes.tsx';

export const routes: readonly Route[] = [
  get('/', 'read strategies', () => page({ title: 'Strategies', content: <p>None yet.</p> })),
  ...strategyRoutes,
  ...aroundRoutes,
];
