import { get, post, type Route } from '#platform/http';
import { exampleFigureUseId, exampleSeriesId } from '../../data/example-series.ts';
import { showDecisions, showSeriesDecisions, takeDecision } from './decision-pages.tsx';
import { showLearning } from './learning-page.tsx';
import { showTakingBack, takeBack } from './taking-back-page.tsx';

const series = { example: { id: exampleSeriesId } };
const use = { example: { id: exampleFigureUseId } };

export const decisionRoutes: readonly Route[] = [
  get('/quality/decisions', 'read the dashboard', showDecisions),
  get('/quality/series/:id/decisions', 'read the dashboard', (ctx) => showSeriesDecisions(ctx), series),
  post('/quality/series/:id/decisions', 'name figures behind decisions', takeDecision, series),
  get('/quality/decisions/:id/taking-back', 'name figures behind decisions', (ctx) => showTakingBack(ctx), use),
  post('/quality/decisions/:id/taking-back', 'name figures behind decisions', takeBack, use),
  get('/quality/learning', 'read the dashboard', showLearning),
];
