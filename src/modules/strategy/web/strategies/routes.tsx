import { get, post, type Route } from '#platform/http';
import { importByForm, LARGEST_UPLOAD_BYTES, showImportForm } from './forms/import-form.tsx';
import { changeLinkByForm, disputeByForm, showLink } from './forms/link-form.tsx';
import { addLinkByForm, showNewLink } from './forms/new-link-form.tsx';
import { changeStateByForm, showStateForm } from './forms/state-form.tsx';
import { changeWordingByForm, showWordingForm } from './forms/wording-form.tsx';
import { downloadAlignment, showAlignment } from './pages/alignment-page.tsx';
import { showGlance } from './pages/glance-page.tsx';
import { showHistory, showHistoryFeed } from './pages/history-page.tsx';
import { showStrategies } from './pages/list-page.tsx';
import { showNode } from './pages/node-page.tsx';
import { showPrint } from './pages/print-page.tsx';
import { showNumbers, showAchievements, showPromises, showTimeline } from './pages/stated-pages.tsx';
import { showVersions } from './pages/versions-page.tsx';

const strategy = { example: { code: 'ox' } };
const own = { example: { code: 'vale' } };
const ownPart = { example: { code: 'vale', node: 'vale.care.1.1' } };
const link = { example: { code: 'ox', from: 'ox.p1', to: 'nat.p1' } };
const ownLink = { example: { code: 'vale', from: 'vale.p1', to: 'nat.p1' } };
const part = { example: { code: 'nat', node: 'nat.a3.1' } };

/** The table of contents of the pages that anyone may read, and of the forms of a strategy's leads. */
export const strategyRoutes: readonly Route[] = [
  get('/strategies', 'read strategies', showStrategies),
  get('/strategies/import', 'load a strategy', showImportForm),
  post('/strategies/import', 'load a strategy', importByForm, { uploads: { maxBytes: LARGEST_UPLOAD_BYTES } }),
  get('/strategies/:code', 'read strategies', showGlance, strategy),
  get('/strategies/:code/print', 'read strategies', showPrint, strategy),
  get('/strategies/:code/nodes/:node', 'read strategies', showNode, part),
  get('/strategies/:code/nodes/:node/edit', 'change a strategy', showWordingForm, ownPart),
  post('/strategies/:code/nodes/:node/versions', 'change a strategy', changeWordingByForm, ownPart),
  get('/strategies/:code/nodes/:node/links/new', 'change a strategy', showNewLink, ownPart),
  post('/strategies/:code/nodes/:node/links', 'change a strategy', addLinkByForm, ownPart),
  get('/strategies/:code/alignment', 'read strategies', showAlignment, strategy),
  get('/strategies/:code/alignment.csv', 'read strategies', downloadAlignment, strategy),
  get('/strategies/:code/numbers', 'read strategies', showNumbers, strategy),
  get('/strategies/:code/promises', 'read strategies', showPromises, strategy),
  get('/strategies/:code/achievements', 'read strategies', showAchievements, strategy),
  get('/strategies/:code/timeline', 'read strategies', showTimeline, strategy),
  get('/strategies/:code/versions', 'read strategies', showVersions, strategy),
  get('/strategies/:code/history', 'read strategies', showHistory, strategy),
  get('/strategies/:code/history.atom', 'read strategies', showHistoryFeed, strategy),
  get('/strategies/:code/state', 'change a strategy', showStateForm, own),
  post('/strategies/:code/states', 'change a strategy', changeStateByForm, own),
  get('/strategies/:code/links/:from/:to', 'read strategies', showLink, link),
  post('/strategies/:code/links/:from/:to/disputes', 'dispute a link', disputeByForm, link),
  post('/strategies/:code/links/:from/:to/changes', 'change a strategy', changeLinkByForm, ownLink),
];
