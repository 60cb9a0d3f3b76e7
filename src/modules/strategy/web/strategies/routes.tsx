import { get, type Route } from '#platform/http';
import { downloadAlignment, showAlignment } from './pages/alignment-page.tsx';
import { showGlance } from './pages/glance-page.tsx';
import { showHistory } from './pages/history-page.tsx';
import { showHome } from './pages/home-page.tsx';
import { showStrategies } from './pages/list-page.tsx';
import { showNode } from './pages/node-page.tsx';
import { showPrint } from './pages/print-page.tsx';
import { showSearch } from './pages/search-page.tsx';
import { showNumbers, showPromises, showTimeline } from './pages/stated-pages.tsx';
import { showVersions } from './pages/versions-page.tsx';

const strategy = { example: { code: 'ox' } };
const part = { example: { code: 'nat', node: 'nat.a3.1' } };

/** The table of contents of the pages that anyone may read, and of the forms of a strategy's leads. */
export const strategyRoutes: readonly Route[] = [
  get('/', 'read strategies', showHome),
  get('/search', 'read strategies', showSearch),
  get('/strategies', 'read strategies', showStrategies),
  get('/strategies/:code', 'read strategies', showGlance, strategy),
  get('/strategies/:code/print', 'read strategies', showPrint, strategy),
  get('/strategies/:code/nodes/:node', 'read strategies', showNode, part),
  get('/strategies/:code/alignment', 'read strategies', showAlignment, strategy),
  get('/strategies/:code/alignment.csv', 'read strategies', downloadAlignment, strategy),
  get('/strategies/:code/numbers', 'read strategies', showNumbers, strategy),
  get('/strategies/:code/promises', 'read strategies', showPromises, strategy),
  get('/strategies/:code/timeline', 'read strategies', showTimeline, strategy),
  get('/strategies/:code/versions', 'read strategies', showVersions, strategy),
  get('/strategies/:code/history', 'read strategies', showHistory, strategy),
];
