import type { VNode } from 'preact';
import { page, type Reply, type RequestContext } from '#platform/http';
import { MOST_COUNTED, type Find } from '#platform/search';
import { drawnOnce } from '#ui/drawing';
import { Form, TextField } from '#ui/forms';
import { Button, Tag } from '#ui/nhsuk';
import { Paging, rangeWords } from '#ui/tables';
import { searchables } from '../searchables.ts';
import { partAround } from './around.ts';
import { pagesFor } from './pages-of-site.ts';
import { searchSite, type SearchAnswer } from './search.ts';

const PAGE_SIZE = 20;
const MOST_LETTERS = 200;

export async function showSearch(ctx: RequestContext): Promise<Reply> {
  const words = wordsOf(ctx);
  const kind = searchables.find((one) => one.kind === ctx.query['kind']);
  const number = numberOf(ctx);
  const found = words === undefined ? undefined : await searchSite(ctx, { typed: words, kind: kind?.kind, limit: PAGE_SIZE, offset: (number - 1) * PAGE_SIZE });
  return page({
    title: words === undefined ? 'Search' : `Search: ${words}`, breadcrumbs: [{ text: 'Home', href: '/' }, ...(kind && words ? [{ text: 'All that was found', href: hrefOf(words) }] : [])],
    content: (
      <div class="nhsuk-u-reading-width">
        <h1 class="nhsuk-heading-l">Search this site</h1>
        <Form method="get" action="/search" state={{ values: { q: words ?? '' }, errors: [] }}>
          <TextField name="q" label="Words to look for" hint="For example: rural, falls, podiatry, “support workers”" type="search" />
          <Button>Search</Button>
        </Form>
        {words !== undefined && found && <Results words={words} found={found} kind={kind?.kind} number={number} />}
      </div>
    ),
  });
}

function wordsOf({ query }: RequestContext): string | undefined {
  const typed = typeof query['q'] === 'string' ? query['q'].replaceAll('\u0000', ' ').trim().slice(0, MOST_LETTERS) : '';
  return typed === '' ? undefined : typed;
}

function numberOf({ query }: RequestContext): number {
  const asked = Number(query['page'] ?? 1);
  return Number.isInteger(asked) && asked >= 1 ? Math.min(asked, MOST_COUNTED / PAGE_SIZE) : 1;
}

const hrefOf = (words: string, kind?: string, number?: number): string => `/search?${new URLSearchParams({ q: words, ...(kind ? { kind } : {}), ...(number && number > 1 ? { page: String(number) } : {}) })}`;

interface ResultsProps {
  words: string;
  found: SearchAnswer;
  kind: string | undefined;
  number: number;
}

function Results({ words, found, kind, number }: ResultsProps) {
  const pages = kind === undefined && number === 1 ? pagesFor(words) : [];
  return (
    <>
      {pages.length > 0 && (
        <>
          <h2 class="nhsuk-heading-s">Pages of this site</h2>
          <ul class="nhsuk-list">{pages.map(({ title, href }) => <li><a href={href}>{title}</a></li>)}</ul>
        </>
      )}
      {found.lines.length === 0 ? <NothingFound words={words} isPast={number > 1} isAll={pages.length === 0} /> : <Found words={words} found={found} kind={kind} number={number} />}
    </>
  );
}

function Found({ words, found, kind, number }: ResultsProps) {
  const { total, alsoLookedFor, lookedForInstead } = found;
  const counted = total ?? MOST_COUNTED;
  return (
    <>
      {lookedForInstead !== null && <p>Nothing holds “{words}”. This is what holds “<a href={hrefOf(lookedForInstead)}>{lookedForInstead}</a>”.</p>}
      <p id="found">{total === null ? `More than ${MOST_COUNTED.toLocaleString('en-GB')} things fit. The newest and most general come first: add a word to see fewer.` : rangeWords({ page: number, pageSize: PAGE_SIZE, total })}</p>
      {alsoLookedFor.length > 0 && <p>We also looked for: {alsoLookedFor.join('; ')}.</p>}
      <Kinds words={lookedForInstead ?? words} found={found} kind={kind} />
      <ol class="nhsuk-list" aria-labelledby="found">{found.lines.map((line) => drawLine(line, lookedForInstead ?? words))}</ol>
      <Paging page={number} pageCount={Math.ceil(counted / PAGE_SIZE)} hrefOf={(to) => hrefOf(lookedForInstead ?? words, kind, to)} ariaLabel="Pages of what was found" />
    </>
  );
}

/** How many there are of each kind, as links that show only these. */
function Kinds({ words, found: { ofKinds, total }, kind }: Pick<ResultsProps, 'words' | 'found' | 'kind'>) {
  if (kind !== undefined) return <p class="nhsuk-body-s">Only: {searchables.find((one) => one.kind === kind)?.title}. <a href={hrefOf(words)}>Show every kind</a></p>;
  const shown = searchables.filter((one) => total === null || (ofKinds?.[one.kind] ?? 0) > 0);
  if (shown.length < 2) return null;
  const all = hrefOf(words);
  return (
    <nav aria-label="Kinds of things">
      <p class="nhsuk-body-s nhsuk-u-margin-bottom-1">Show only:</p>
      <ul class="nhsuk-list allied-inline-list nhsuk-body-s">{shown.map((one) => drawKind({ href: `${all}&kind=${one.kind}`, words: total === null ? one.title : `${one.title} (${ofKinds?.[one.kind]})` }))}</ul>
    </nav>
  );
}

const drawKind = drawnOnce(['href', 'words'], ({ href, words }) => <li><a href={href}>{words}</a></li>);

function NothingFound({ words, isPast, isAll }: { words: string; isPast: boolean; isAll: boolean }) {
  if (isPast) return <p>There is no such page of what was found. <a href={hrefOf(words)}>Go to the first page</a>.</p>;
  return (
    <>
      <h2 class="nhsuk-heading-m">{isAll ? 'Nothing found' : 'Nothing else found'} for “{words}”</h2>
      <p>Try one word only, or a word with the same meaning. You can also <a href="/strategies">look through the strategies</a>, the <a href="/organisations">organisations</a> or the <a href="/glossary">words explained</a>.</p>
    </>
  );
}

/** A page holds twenty of these. Words of people and of documents stand as they were said, so the checks of our own wording pass them over. */
function drawLine({ href, title, about, body, isExample }: Find, words: string): VNode {
  const draw = isExample ? lines.example : lines.real;
  return draw({ href, title, about, part: body === '' ? '' : partAround(body, words) });
}

const lines = { example: lineWith({ isExample: true }), real: lineWith({ isExample: false }) };

function lineWith({ isExample }: { isExample: boolean }) {
  return drawnOnce(['href', 'title', 'about', 'part'], ({ href, title, about, part }) => (
    <li class="allied-links__item">
      <p class="nhsuk-u-margin-bottom-1"><a href={href} data-quoted>{title}</a>{isExample && <> <Tag colour="yellow">Example</Tag></>}</p>
      {part !== '' && <p class="nhsuk-u-margin-bottom-1" data-quoted>{part}</p>}
      <p class="nhsuk-body-s nhsuk-u-margin-bottom-1" data-quoted>{about}</p>
    </li>
  ));
}
