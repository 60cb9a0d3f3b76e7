import { get, post, type Route } from '#platform/http';
import { apiRoutes } from './api/routes.ts';
import { correct, showCorrections } from './corrections/corrections-page.tsx';
import { showDashboard } from './dashboard-page.tsx';
import { importRoutes } from './imports/routes.tsx';
import { coEvaluationRoutes } from './co-evaluation/routes.tsx';
import { experienceRoutes } from './experience/routes.tsx';
import { outcomeRoutes } from './outcomes/routes.tsx';
import { responseRoutes } from './responses/routes.tsx';
import { reviewRoutes } from './reviews/routes.tsx';
import { collectionRoutes } from './collections/routes.ts';
import { matrixCsv, showMatrix } from './matrix/matrix-page.tsx';
import { pictureRoutes } from './pictures/routes.ts';
import { showMeasure } from './measure-page.tsx';
import { showWorkingOut, workOut } from './working-out-page.tsx';
import { publishingRoutes } from './publishing/routes.tsx';
import { interrogateRoutes } from './interrogate/routes.ts';
import { judgingRoutes } from './judging/routes.tsx';
import { ownMeasureRoutes } from './measures/measure-form-page.tsx';
import { variationRoutes } from './variation/routes.ts';
import { waitRoutes } from './waits/routes.tsx';
import { decisionRoutes } from './decisions/routes.tsx';
import { modeRoutes } from './modes/routes.tsx';
import { seriesCsv, showSeries } from './series-page.tsx';
import { showUnit } from './unit/unit-page.tsx';
import { exampleSeriesId } from '../data/example-series.ts';

const series = { example: { id: exampleSeriesId } };

/** Every address of the room. */
export const routes: readonly Route[] = [
  get('/quality', 'read the dashboard', showDashboard),
  get('/quality/measures/:code', 'read the dashboard', showMeasure, { example: { code: 'vale-rural-six-weeks' } }),
  get('/quality/measures/:code/working-out', 'load figures', showWorkingOut, { example: { code: 'objectives-updated' } }),
  post('/quality/measures/:code/working-out', 'load figures', workOut, { example: { code: 'objectives-updated' } }),
  get('/quality/series/:id', 'read the dashboard', showSeries, series),
  get('/quality/series/:id/figures.csv', 'read the dashboard', seriesCsv, series),
  get('/quality/series/:id/corrections', 'load figures', (ctx) => showCorrections(ctx), series),
  post('/quality/series/:id/corrections', 'load figures', correct, series),
  get('/quality/matrix', 'read the dashboard', showMatrix),
  get('/quality/matrix/list.csv', 'read the dashboard', matrixCsv),
  get('/quality/units/:code', 'read the dashboard', showUnit, { example: { code: 'vale-podiatry' } }),
  ...publishingRoutes,
  ...importRoutes,
  ...responseRoutes,
  ...reviewRoutes,
  ...coEvaluationRoutes,
  ...experienceRoutes,
  ...outcomeRoutes, ...waitRoutes, ...modeRoutes, ...decisionRoutes,
  ...variationRoutes, ...judgingRoutes, ...interrogateRoutes, ...ownMeasureRoutes,
  ...pictureRoutes,
  ...apiRoutes,
  ...collectionRoutes,
];
