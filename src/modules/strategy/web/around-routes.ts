import type { Route } from '#platform/http';
import { workstreamRoutes } from './workstreams/routes.tsx';

/** The pages around the strategies. */
export const aroundRoutes: readonly Route[] = [...workstreamRoutes];
