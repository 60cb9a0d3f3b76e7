import { get, type Route } from '#platform/http';
import { guideRoutes } from './guide/routes.tsx';
import { showHub } from './hub-page.tsx';

/** Every address of the room. Parts bring their own table. */
export const routes: readonly Route[] = [
  get('/stories', 'read stories', showHub),
  ...guideRoutes,
];
