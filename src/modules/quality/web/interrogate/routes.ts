import { get, type Route } from '#platform/http';
import { exampleSeriesId } from '../../data/example-series.ts';
import { comparisonCsv, showComparison } from '../compare/compare-page.tsx';
import { definitionCsv, seriesJson } from './files.ts';
import { showInterrogation } from './interrogate-page.tsx';

const MAY = 'read the dashboard';
const series = { example: { id: exampleSeriesId } };

export const interrogateRoutes: readonly Route[] = [
  get('/quality/series/:id/interrogate', MAY, showInterrogation, series),
  get('/quality/series/:id/definition.csv', MAY, definitionCsv, series),
  get('/quality/series/:id/figures.json', MAY, seriesJson, series),
  get('/quality/series/:id/compare', MAY, showComparison, series),
  get('/quality/series/:id/compare.csv', MAY, comparisonCsv, series),
];
