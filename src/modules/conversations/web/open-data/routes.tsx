import { get, type Route } from '#platform/http';
import { takeOpenData } from './download.ts';
import { showOpenData } from './open-data-page.tsx';

const example = { code: 'vale-getting-there' };

/** Table of contents: open data. */
export const openDataRoutes: readonly Route[] = [
  get('/conversations/:code/open-data', 'read conversations', showOpenData, { example }),
  get('/conversations/:code/:position/open-data.zip', 'read conversations', takeOpenData, { example: { ...example, position: '1' } }),
];
