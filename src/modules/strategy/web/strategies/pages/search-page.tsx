import type { VNode } from 'preact';
import { levelTitles } from '#modules/directory';
import { formatDay } from '#platform/clock';
import { page, type Reply, type RequestContext } from '#platform/http';
import { Form, TextField } from '#ui/forms';
import { Button, Tag } from '#ui/nhsuk';
import { Paging, rangeWords } from '#ui/tables';
import { nodeTypes } from '../../../domain/node-types.ts';
import { searchKinds, searchSite, type Found, type SearchKind, type SearchResults } from '../../../queries/search.ts';
import { nodeHref } from '../addresses.ts';
import { queryNumber, queryText } from '../asked.ts';
import { capitalised } from '../words.ts';

const SHOWN_OF_EACH = 5;
const PAGE_SIZE = 20;

const kindTitles: Readonly<Record<SearchKind, string>> = {
  parts: 'Parts of strategies', objectives: 'Yearly objectives', places: 'Organisations and teams', professions: 'Professions', words: 'Words explained', sessions: 'Sessions at tables', heard: 'What people said in conversations',
};

export async function showSearch(ctx: RequestContext): Promise<Reply> {
  const words = queryText(ctx.query, 'q', 200);
  const kind = searchKinds.find((one) => one === ctx.query['kind']);
  const number = kind ? Math.min(queryNumber(ctx.query, 'page') ?? 1, 1000) : 1;
  const within = kind ? { limit: PAGE_SIZE, offset: (number - 1) * PAGE_SIZE } : { limit: SHOWN_OF_EACH, offset: 0 };
  const results = words === undefined ? undefined : await search(ctx, { typed: words, kind, ...within });
  return page({
    title: words === undefined ? 'Search' : `Search: ${words}`, breadcrumbs: [{ text: 'Home', href: '/' }, ...(kind && words ? [{ text: 'All that was found', href: hrefOf(words) }] : [])],
    content: (
      <div class="nhsuk-u-reading-width">
        <h1 class="nhsuk-heading-l">Search this site</h1>
        <Form method="get" action="/search" state={{ values: { q: words ?? '' }, errors: [] }}>
          <TextField name="q" label="Words to look for" hint="For example: rural, falls, podiatry, support workers" type="search" />
          <Button>Search</Button>
        </Form>
        {words !== undefined && results && <Results words={words} results={results} kind={kind} number={number} />}
      </div>
    ),
  });
}

/** One after the other: each question has its own connection, and none waits for a second one while it holds the first. */
async function search(ctx: RequestContext, { typed, kind, limit, offset }: { typed: string; kind: SearchKind | undefined; limit: number; offset: number }): Promise<SearchResults> {
  const found = await ctx.read((tx) => searchSite(tx, { typed, now: ctx.now, kind, limit, offset }));
  return kind === undefined || kind === 'heard' ? { ...found, heard: await ctx.searchHeard(found.query, { limit, offset }) } : found;
}

const hrefOf = (words: string, kind?: SearchKind, number?: number): string => `/search?${new URLSearchParams({ q: words, ...(kind ? { kind } : {}), ...(number ? { page: String(number) } : {}) })}`;

interface ResultsProps {
  words: string;
  results: SearchResults;
  kind: SearchKind | undefined;
  number: number;
}

function Results({ words, results, kind, number }: ResultsProps) {
  const kinds = searchKinds.filter((one) => (kind === undefined || kind === one) && results[one].total > 0);
  if (kinds.length === 0) return <NothingFound words={words} />;
  return (
    <>
      <p>{kinds.map((one) => `${kindTitles[one]}: ${results[one].total.toLocaleString('en-GB')}`).join('. ')}.</p>
      {results.alsoLookedFor.length > 0 && <p>We also looked for: {results.alsoLookedFor.join('; ')}.</p>}
      {kinds.map((one) => <Group key={one} words={words} kind={one} results={results} isAll={kind !== undefined} number={number} />)}
    </>
  );
}

function NothingFound({ words }: { words: string }) {
  return (
    <>
      <h2 class="nhsuk-heading-m">Nothing found for “{words}”</h2>
      <p>Try one word only, or a word with the same meaning. You can also <a href="/strategies">look through the strategies</a>, the <a href="/organisations">organisations</a> or the <a href="/glossary">words explained</a>.</p>
    </>
  );
}

function Group({ words, kind, results, isAll, number }: { words: string; kind: SearchKind; results: SearchResults; isAll: boolean; number: number }) {
  const { total } = results[kind];
  const pageCount = Math.ceil(total / PAGE_SIZE);
  return (
    <section aria-labelledby={`found-${kind}`}>
      <h2 class="nhsuk-heading-m" id={`found-${kind}`}>{kindTitles[kind]} ({total.toLocaleString('en-GB')})</h2>
      {isAll && <p class="nhsuk-body-s">{rangeWords({ page: number, pageSize: PAGE_SIZE, total })}</p>}
      <ul class="nhsuk-list">{linesOf(results)[kind]()}</ul>
      {!isAll && total > SHOWN_OF_EACH && <p><a href={hrefOf(words, kind)}>See all {total.toLocaleString('en-GB')}<span class="nhsuk-u-visually-hidden"> found in: {kindTitles[kind]}</span></a></p>}
      {isAll && <Paging page={number} pageCount={pageCount} hrefOf={(to) => hrefOf(words, kind, to)} ariaLabel="Pages of what was found" />}
    </section>
  );
}

interface LineProps {
  href: string;
  title: string;
  isExample?: boolean;
  /** Where it stands, or what it is. */
  about: string;
  text?: string | null;
  isQuoted?: boolean;
}

function Line({ href, title, isExample, about, text, isQuoted }: LineProps) {
  const quoted = isQuoted ? { 'data-quoted': true } : {};
  return (
    <li class="allied-links__item">
      <p class="nhsuk-u-margin-bottom-1"><a href={href} {...quoted}>{title}</a>{isExample && <> <Tag colour="yellow">Example</Tag></>}</p>
      {text && <p class="nhsuk-u-margin-bottom-1" {...quoted}>{text}</p>}
      <p class="nhsuk-body-s nhsuk-u-margin-bottom-1">{about}</p>
    </li>
  );
}

const each = <T,>({ lines }: Found<T>, draw: (line: T) => VNode) => (): VNode[] => lines.map(draw);

/** How a line of each kind is drawn. */
const linesOf = (results: SearchResults): Readonly<Record<SearchKind, () => VNode[]>> => ({
  parts: each(results.parts, ({ strategyCode, strategyTitle, code, type, title, body, variants, isExample }) => (
    <Line key={`${strategyCode} ${code}`} href={nodeHref(strategyCode, code)} title={title} isExample={isExample} isQuoted text={[body, variants.length > 0 && `Also printed as: ${variants.join('; ')}`].filter(Boolean).join(' ')} about={`${capitalised(nodeTypes[type].one)} in ${strategyTitle}`} />
  )),
  objectives: each(results.objectives, ({ id, wording, isExample, year, organisation, ownerRole }) => <Line key={id} href={`/objectives/${id}`} title={`${wording} (${year.label})`} isExample={isExample} about={`Yearly objective of ${organisation.name}. Who answers for it: ${ownerRole}`} />),
  places: each(results.places, ({ kind, code, name, level, organisationName, isExample }) => (kind === 'organisation'
    ? <Line key={`organisation ${code}`} href={`/organisations/${code}`} title={name} isExample={isExample} about="Organisation" />
    : <Line key={`unit ${code}`} href={`/units/${code}`} title={`${name}, ${organisationName}`} isExample={isExample} about={level ? levelTitles[level] : 'Unit'} />)),
  professions: each(results.professions, ({ code, title, printedVariants }) => <Line key={code} href="/professions" title={title} about={printedVariants.length > 0 ? `One of the 14 allied health professions. Also printed as: ${printedVariants.join(', ')}` : 'One of the 14 allied health professions'} />),
  words: each(results.words, ({ code, shown, expansion, meaning }) => <Line key={code} href={`/glossary/term/${encodeURIComponent(code)}`} title={expansion && expansion !== shown ? `${shown}: ${expansion}` : shown} text={meaning} about="Word explained" />),
  heard: each(results.heard, ({ href, title, about, isExample }) => <Line key={`${href} ${title}`} href={href} title={title} isExample={isExample} isQuoted about={about} />),
  sessions: each(results.sessions, ({ id, title, heldOn, place, organisation, isExample }) => <Line key={id} href={`/sessions/${id}`} title={title} isExample={isExample} isQuoted about={`${formatDay(heldOn)}, ${place}, ${organisation.name}`} />),
});
