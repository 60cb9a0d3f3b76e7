import { get, post, type Route } from '#platform/http';
import { exampleOutcomesId } from '../../data/example-series.ts';
import { outcomesCsv } from './file.ts';
import { showInstrument, showScore } from './instrument-page.tsx';
import { showInstruments } from './instruments-page.tsx';
import { showOutcomes } from './list-page.tsx';
import { showOutcomeMeasure, takeScores } from './measure-page.tsx';
import { showNewOutcomes, takeNewOutcomes } from './new-form.tsx';

const example = { id: exampleOutcomesId };
const LARGEST_FILE_BYTES = 500_000;

export const outcomeRoutes: readonly Route[] = [
  get('/quality/instruments', 'read the dashboard', showInstruments),
  get('/quality/instruments/:code', 'read the dashboard', (ctx) => showInstrument(ctx), { example: { code: 'gas' } }),
  post('/quality/instruments/:code/score', 'read the dashboard', showScore, { example: { code: 'gas' } }),
  get('/quality/outcomes', 'read the dashboard', showOutcomes),
  get('/quality/outcomes/new', 'keep outcome measures', showNewOutcomes),
  post('/quality/outcomes', 'keep outcome measures', takeNewOutcomes),
  get('/quality/outcomes/:id', 'read the dashboard', (ctx) => showOutcomeMeasure(ctx), { example }),
  get('/quality/outcomes/:id/figures.csv', 'read the dashboard', outcomesCsv, { example }),
  post('/quality/outcomes/:id/figures', 'keep outcome measures', takeScores, { example, uploads: { maxBytes: LARGEST_FILE_BYTES } }),
];
