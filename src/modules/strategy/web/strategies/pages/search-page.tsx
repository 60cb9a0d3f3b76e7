import type { RequestContext } from '#platform/http';
import { Form, TextField } from '#ui/forms';
import { Button, Tag } from '#ui/nhsuk';
import { nodeTypes } from '../../../domain/node-types.ts';
import { MOST_RESULTS, searchStrategies, type SearchResult } from '../../../queries/search.ts';
import { nodeHref } from '../addresses.ts';
import { queryText } from '../asked.ts';
import { keptPage } from '../kept-page.tsx';
import { capitalised, plural } from '../words.ts';

export function showSearch(ctx: RequestContext) {
  const words = queryText(ctx.query, 'q', 200);
  return keptPage(ctx, {
    topics: ['strategies'], key: `search ${words ?? ''}`,
    draw: async (tx) => {
      const results = words === undefined ? [] : await searchStrategies(tx, words);
      return { title: words === undefined ? 'Search' : `Search: ${words}`, content: <Search words={words} results={results} /> };
    },
  });
}

function Search({ words, results }: { words: string | undefined; results: readonly SearchResult[] }) {
  return (
    <div class="nhsuk-u-reading-width">
      <h1 class="nhsuk-heading-l">Search the strategies</h1>
      <Form method="get" action="/search" state={{ values: { q: words ?? '' }, errors: [] }}>
        <TextField name="q" label="Words to look for" hint="For example: rural, shared decision, support workers" type="search" />
        <Button>Search</Button>
      </Form>
      {words !== undefined && <Results words={words} results={results} />}
    </div>
  );
}

function Results({ words, results }: { words: string; results: readonly SearchResult[] }) {
  const known = results.length === MOST_RESULTS ? `The first ${MOST_RESULTS} parts` : plural(results.length, 'part');
  return (
    <>
      <h2 class="nhsuk-heading-m">{results.length === 0 ? `Nothing found for “${words}”` : `${known} with “${words}”`}</h2>
      {results.length === 0 && <p>Try one word only, or a word with the same meaning. You can also <a href="/strategies">look through the strategies</a>.</p>}
      <ul class="nhsuk-list">
        {results.map((result) => (
          <li class="allied-links__item">
            <p class="nhsuk-u-margin-bottom-1"><a href={nodeHref(result.strategyCode, result.code)}>{result.title}</a>{result.isExample && <> <Tag colour="yellow">Example</Tag></>}</p>
            {result.body && <p class="nhsuk-u-margin-bottom-1" data-quoted>{result.body}</p>}
            {result.variants.length > 0 && <p class="nhsuk-body-s nhsuk-u-margin-bottom-1" data-quoted>Also printed as: {result.variants.join('; ')}</p>}
            <p class="nhsuk-body-s nhsuk-u-margin-bottom-1">{capitalised(nodeTypes[result.type].one)} in {result.strategyTitle}</p>
          </li>
        ))}
      </ul>
    </>
  );
}
