import type { Route } from '#platform/http';
import { wordRoutes } from './words/routes.tsx';
import { workstreamRoutes } from './workstreams/routes.tsx';

/** The pages around the strategies. */
export const aroundRoutes: readonly Route[] = [...workstreamRoutes, ...wordRoutes];
