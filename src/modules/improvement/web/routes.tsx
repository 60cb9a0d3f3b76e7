import { get, type Route } from '#platform/http';
import { learningRoutes } from './learning-routes.ts';
import { projectRoutes } from './projects/routes.ts';
import { showRegister } from './register/register-page.tsx';

/** Every address of the room. */
export const routes: readonly Route[] = [
  get('/improvement', 'read projects', showRegister),
  ...learningRoutes,
  ...projectRoutes,
];
