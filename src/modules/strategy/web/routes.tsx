import { get, page, type Route } from '#platform/http';
import { aroundRoutes } from './around-routes.ts';

export const routes: readonly Route[] = [
  get('/', 'read strategies', () => page({ title: 'Strategies', content: <p>None yet.</p> })),
  ...aroundRoutes,
];
