import { get, post, type Route } from '#platform/http';
import { apiRoutes } from './api/routes.ts';
import { correct, showCorrections } from './corrections/corrections-page.tsx';
import { showDashboard } from './dashboard-page.tsx';
import { importRoutes } from './imports/routes.tsx';
import { collectionRoutes } from './collections/routes.ts';
import { matrixCsv, showMatrix } from './matrix/matrix-page.tsx';
import { showMeasure } from './measure-page.tsx';
import { seriesCsv, showSeries } from './series-page.tsx';
import { showUnit } from './unit/unit-page.tsx';
import { exampleSeriesId } from '../data/example-series.ts';

const series = { example: { id: exampleSeriesId } };

/** Every address of the room. */
export const routes: readonly Route[] = [
  get('/quality', 'read the dashboard', showDashboard),
  get('/quality/measures/:code', 'read the dashboard', showMeasure, { example: { code: 'vale-rural-six-weeks' } }),
  get('/quality/series/:id', 'read the dashboard', showSeries, series),
  get('/quality/series/:id/figures.csv', 'read the dashboard', seriesCsv, series),
  get('/quality/series/:id/corrections', 'load figures', (ctx) => showCorrections(ctx), series),
  post('/quality/series/:id/corrections', 'load figures', correct, series),
  get('/quality/matrix', 'read the dashboard', showMatrix),
  get('/quality/matrix/list.csv', 'read the dashboard', matrixCsv),
  get('/quality/units/:code', 'read the dashboard', showUnit, { example: { code: 'vale-podiatry' } }),
  ...importRoutes,
  ...apiRoutes,
  ...collectionRoutes,
];
