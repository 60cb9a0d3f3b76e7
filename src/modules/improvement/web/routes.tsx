import { get, page, type Route } from '#platform/http';
import { learningRoutes } from './learning-routes.ts';

export const routes: readonly Route[] = [
  get('/improvement', 'read improvement', () => page({ title: 'Improvement', content: <><h1>Improvement</h1><p>There is nothing here yet.</p></> })),
  ...learningRoutes,
];
