import { get, type Route } from '#platform/http';
import { exampleSeriesId } from '../../data/example-series.ts';
import { seriesPicture } from './series-picture.tsx';

const series = { example: { id: exampleSeriesId } };

/** Charts as files. */
export const pictureRoutes: readonly Route[] = [
  get('/quality/series/:id/chart.svg', 'read the dashboard', seriesPicture('svg'), series),
  get('/quality/series/:id/chart.png', 'read the dashboard', seriesPicture('png'), series),
];
