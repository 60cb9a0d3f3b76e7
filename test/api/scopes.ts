import { isApiRoute } from '#platform/openapi';
import { allRoutes } from '../../src/app/web.ts';

/** Every scope that some operation asks for. */
export const tokenScopesInUse = (): string[] => [...new Set(allRoutes().filter(isApiRoute).flatMap(({ api }) => api.scope ?? []))];
