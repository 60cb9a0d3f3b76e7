import { get, type Route } from '#platform/http';
import { eventRoutes } from './events/routes.tsx';
import { exchangeBoardRoutes } from './exchange/routes.tsx';
import { guideRoutes } from './guide/routes.tsx';
import { libraryRoutes } from './library/item-pages.tsx';
import { ownProfessionRoutes } from './offer/professions-page.tsx';
import { selfCareRoutes } from './offer/self-care-pages.tsx';
import { serviceRoutes } from './offer/service-routes.tsx';
import { awardRoutes } from './praise/award-routes.tsx';
import { thanksRoutes } from './praise/thanks-pages.tsx';
import { caseRoutes } from './cases/routes.ts';
import { shareRoutes } from './share/routes.ts';
import { showHub } from './hub-page.tsx';

/** Every address of the room. Parts bring their own table. */
export const routes: readonly Route[] = [
  get('/stories', 'read stories', showHub),
  ...guideRoutes, ...serviceRoutes, ...ownProfessionRoutes, ...selfCareRoutes, ...libraryRoutes,
  ...eventRoutes, ...thanksRoutes, ...awardRoutes, ...exchangeBoardRoutes, ...shareRoutes, ...caseRoutes,
];
