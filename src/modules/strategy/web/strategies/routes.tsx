import { get, type Route } from '#platform/http';
import { showGlance } from './pages/glance-page.tsx';
import { showStrategies } from './pages/list-page.tsx';
import { showNode } from './pages/node-page.tsx';

const strategy = { example: { code: 'ox' } };
const part = { example: { code: 'nat', node: 'nat.a3.1' } };

/** The table of contents of the pages that anyone may read, and of the forms of a strategy's leads. */
export const strategyRoutes: readonly Route[] = [
  get('/strategies', 'read strategies', showStrategies),
  get('/strategies/:code', 'read strategies', showGlance, strategy),
  get('/strategies/:code/nodes/:node', 'read strategies', showNode, part),
];
