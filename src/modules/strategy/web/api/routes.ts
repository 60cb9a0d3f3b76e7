import type { Route } from '#platform/http';
import { alignmentRoutes } from './alignments.ts';
import { objectiveDoingRoutes } from './objective-doing.ts';
import { objectiveLifeRoutes } from './objective-life.ts';
import { objectiveWorkRoutes } from './objective-work.ts';
import { objectiveApiRoutes } from './objectives.ts';
import { sessionApiRoutes } from './sessions.ts';
import { strategyApiRoutes } from './strategies.ts';
import { strategyChangeRoutes } from './strategy-changes.ts';
import { strategyViewRoutes } from './strategy-views.ts';
import { wordApiRoutes } from './words.ts';
import { workstreamApiRoutes } from './workstreams.ts';

/** All that the pages of this room show and take, for programs. */
export const apiRoutes: readonly Route[] = [
  ...strategyApiRoutes, ...strategyViewRoutes, ...strategyChangeRoutes, ...alignmentRoutes, ...objectiveApiRoutes, ...objectiveLifeRoutes, ...objectiveWorkRoutes, ...objectiveDoingRoutes,
  ...workstreamApiRoutes, ...sessionApiRoutes, ...wordApiRoutes,
];
