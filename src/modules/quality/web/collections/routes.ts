import { get, post, type Route } from '#platform/http';
import { exampleCollectionId } from '../../data/example-series.ts';
import { end, notToCome, showCollection } from './collection-page.tsx';
import { showCollections } from './list-page.tsx';
import { setUp, showNew } from './new-page.tsx';

const example = { id: exampleCollectionId };

export const collectionRoutes: readonly Route[] = [
  get('/quality/collections', 'load figures', showCollections),
  get('/quality/collections/new', 'set up collections', (ctx) => showNew(ctx)),
  post('/quality/collections', 'set up collections', setUp),
  get('/quality/collections/:id', 'load figures', (ctx) => showCollection(ctx), { example }),
  post('/quality/collections/:id/not-to-come', 'load figures', notToCome, { example }),
  post('/quality/collections/:id/ending', 'set up collections', end, { example }),
];
