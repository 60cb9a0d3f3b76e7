import type { Route } from '#platform/http';
import { commentRoutes } from './comments/routes.tsx';
import { coverageRoutes } from './coverage/routes.tsx';
import { commentEntryRoutes } from './entry/comment-entry.tsx';
import { termEntryRoutes } from './entry/term-entry.tsx';
import { easyReadRoutes } from './easy-read/routes.tsx';
import { loopRoutes } from './loop/routes.tsx';
import { partnerRoutes } from './partners/routes.tsx';
import { sourceRoutes } from './sources/routes.tsx';
import { regionRoutes } from './systems/region-pages.tsx';
import { systemRoutes } from './systems/routes.tsx';
import { wordRoutes } from './words/routes.tsx';
import { workstreamRoutes } from './workstreams/routes.tsx';

/** The pages around the strategies. */
export const aroundRoutes: readonly Route[] = [...workstreamRoutes, ...wordRoutes, ...partnerRoutes, ...sourceRoutes, ...commentRoutes, ...systemRoutes, ...regionRoutes, ...coverageRoutes, ...easyReadRoutes, ...loopRoutes, ...commentEntryRoutes, ...termEntryRoutes];
