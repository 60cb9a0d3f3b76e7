import { get, type Route } from '#platform/http';
import { exampleSeriesId } from '../../data/example-series.ts';
import { funnelPicture } from './funnel-picture.tsx';
import { seriesPicture } from './series-picture.tsx';

const measure = { example: { measure: 'outcome-recorded' } };
const series = { example: { id: exampleSeriesId } };

/** Charts as files. */
export const pictureRoutes: readonly Route[] = [
  get('/quality/series/:id/chart.svg', 'read the dashboard', seriesPicture('svg'), series),
  get('/quality/series/:id/chart.png', 'read the dashboard', seriesPicture('png'), series),
  get('/quality/variation/:measure/chart.svg', 'read the dashboard', funnelPicture('svg'), measure),
  get('/quality/variation/:measure/chart.png', 'read the dashboard', funnelPicture('png'), measure),
];
