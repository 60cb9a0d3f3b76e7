import { get, post, type Route } from '#platform/http';
import { showWaits, takeWaits } from './waits-page.tsx';

const LARGEST_FILE_BYTES = 100_000;

export const waitRoutes: readonly Route[] = [
  get('/quality/waits', 'read the dashboard', (ctx) => showWaits(ctx)),
  post('/quality/waits', 'keep outcome measures', takeWaits, { uploads: { maxBytes: LARGEST_FILE_BYTES } }),
];
