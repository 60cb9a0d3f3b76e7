import { get, type Route } from '#platform/http';
import { showGuidance } from './guidance/guidance-page.tsx';
import { importRoutes } from './import/import-page.tsx';
import { myPartRoutes } from './my-part/my-part-page.tsx';
import { partnerRoutes } from './partners/routes.tsx';
import { learningRoutes } from './learning-routes.ts';
import { projectRoutes } from './projects/routes.ts';
import { takingPartRoutes } from './taking-part/routes.ts';
import { showCoverage } from './register/coverage-page.tsx';
import { showRegister } from './register/register-page.tsx';
import { showSupport } from './support/support-page.tsx';

/** Every address of the room. */
export const routes: readonly Route[] = [
  get('/improvement', 'read projects', showRegister),
  get('/improvement/guidance', 'read projects', showGuidance),
  get('/improvement/coverage', 'read projects', showCoverage),
  get('/improvement/support', 'support projects', showSupport),
  ...projectRoutes, ...takingPartRoutes, ...partnerRoutes, ...myPartRoutes, ...importRoutes,
  ...learningRoutes,
];
