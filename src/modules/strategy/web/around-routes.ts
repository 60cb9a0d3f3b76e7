import type { Route } from '#platform/http';
import { commentRoutes } from './comments/routes.tsx';
import { partnerRoutes } from './partners/routes.tsx';
import { wordRoutes } from './words/routes.tsx';
import { sourceRoutes } from './sources/routes.tsx';
import { workstreamRoutes } from './workstreams/routes.tsx';

/** The pages around the strategies. */
export const aroundRoutes: readonly Route[] = [...workstreamRoutes, ...wordRoutes, ...partnerRoutes, ...sourceRoutes, ...commentRoutes];
