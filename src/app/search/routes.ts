import { z } from 'zod';
import type { Sentence } from '#platform/access';
import { operation } from '#platform/api';
import { get, type Route } from '#platform/http';
import { searchables } from '../searchables.ts';
import { showSearch } from './search-page.tsx';
import { searchSite } from './search.ts';

const SEARCH = 'search this site';
const MOST_RESULTS = 50;

export const searchSentences: readonly Sentence[] = [{ who: 'anyone', may: SEARCH, where: 'anywhere', because: 'What is found, and how much, depends on what each may see.' }];

const result = z.object({
  kind: z.string(), title: z.string(), about: z.string().meta({ description: 'What it is and where it stands' }), text: z.string(), href: z.string(), isExample: z.boolean(),
}).meta({ id: 'SearchResult' });

/** Search over every room. It belongs to none. */
export const searchRoutes: readonly Route[] = [
  get('/search', SEARCH, showSearch),
  operation({
    method: 'GET', may: SEARCH, scope: 'strategies:read', tag: 'Search', path: '/search', summary: `Search everything that you may see; the best ${MOST_RESULTS} at most`,
    query: z.object({ words: z.string().trim().min(1).max(200), kind: z.enum(searchables.map(({ kind }) => kind)).optional() }),
    answer: z.object({
      schemaVersion: z.literal(1), total: z.int().nullable().meta({ description: 'How many fit; null for more than 1,000' }),
      lookedForInstead: z.string().nullable().meta({ description: 'Nothing holds the words as typed, and these were looked for' }), items: z.array(result),
    }).meta({ id: 'SearchResults' }),
    sample: { query: { words: 'rural' } },
    handle: async (ctx, { query }) => {
      const { lines, total, lookedForInstead } = await searchSite(ctx, { typed: query.words, kind: query.kind, limit: MOST_RESULTS, offset: 0 });
      return { value: { schemaVersion: 1 as const, total, lookedForInstead, items: lines.map(({ kind, title, about, body, href, isExample }) => ({ kind, title, about, text: body, href, isExample })) } };
    },
  }),
];
