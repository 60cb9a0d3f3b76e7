import { get, type Route } from '#platform/http';
import { barrierRoutes } from './barriers/routes.ts';
import { learningLogRoutes } from './learning/routes.ts';
import { evidenceRoutes } from './evidence/routes.ts';
import { openingRoutes } from './openings/routes.ts';
import { pathwayRoutes } from './pathways/routes.ts';
import { questionRoutes } from './questions/routes.ts';
import { researchRoutes } from './research/routes.ts';
import { informaticsRoutes } from './informatics/routes.ts';
import { visionRoutes } from './visions/routes.ts';
import { preventionRoutes } from './prevention/routes.ts';
import { toolRoutes } from './tools/routes.ts';
import { showOverview } from './overview/page.tsx';

/** Every address of learning and research. */
export const learningRoutes: readonly Route[] = [get('/improvement/learning', 'read learning', showOverview), ...barrierRoutes, ...learningLogRoutes, ...questionRoutes, ...pathwayRoutes, ...evidenceRoutes, ...researchRoutes, ...openingRoutes, ...visionRoutes, ...informaticsRoutes, ...preventionRoutes, ...toolRoutes];
