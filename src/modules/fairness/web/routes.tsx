import { get, type Route } from '#platform/http';
import { showActions } from './actions/actions-page.tsx';
import { activityRoutes } from './activities/routes.tsx';
import { apiRoutes } from './api/routes.ts';
import { areaRoutes } from './areas/routes.tsx';
import { showCore20Plus5 } from './core20plus5-page.tsx';
import { actionRoutes } from './gaps/action-routes.tsx';
import { exampleGap } from './gaps/addresses.ts';
import { gapCsv } from './gaps/csv.ts';
import { gapReport } from './gaps/gap-document.tsx';
import { showGap } from './gaps/gap-page.tsx';
import { groupsPicture, trendPicture } from './gaps/gap-pictures.tsx';
import { showGaps } from './gaps/list-page.tsx';
import { groupRoutes } from './groups/routes.tsx';
import { reviewRoutes } from './reviews/routes.tsx';

const example = { example: exampleGap };

/** Every address of the room. */
export const routes: readonly Route[] = [
  get('/fairness', 'read gaps', showGaps),
  get('/fairness/actions', 'read gaps', showActions),
  get('/fairness/core20plus5', 'read gaps', showCore20Plus5),
  get('/fairness/gaps/:measure/:unit/:split', 'read gaps', (ctx) => showGap(ctx), example),
  get('/fairness/gaps/:measure/:unit/:split/figures.csv', 'read gaps', gapCsv, example),
  get('/fairness/gaps/:measure/:unit/:split/groups.svg', 'read gaps', groupsPicture('svg'), example),
  get('/fairness/gaps/:measure/:unit/:split/groups.png', 'read gaps', groupsPicture('png'), example),
  get('/fairness/gaps/:measure/:unit/:split/trend.svg', 'read gaps', trendPicture('svg'), example),
  get('/fairness/gaps/:measure/:unit/:split/trend.png', 'read gaps', trendPicture('png'), example),
  get('/fairness/gaps/:measure/:unit/:split/report.pdf', 'read gaps', gapReport('pdf'), { ...example, requestsPerMinute: 30 }),
  get('/fairness/gaps/:measure/:unit/:split/report.docx', 'read gaps', gapReport('docx'), { ...example, requestsPerMinute: 30 }),
  ...apiRoutes, ...actionRoutes, ...groupRoutes, ...areaRoutes, ...reviewRoutes, ...activityRoutes,
];
