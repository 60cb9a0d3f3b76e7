import { DataTable, Paging } from '#ui/tables';
import { tooFewWords } from '../../domain/small-numbers.ts';
import { resultOrders, type ResultOrder, type WordsFigures } from '../../queries/results/result.ts';
import { ideaHref, phaseHref } from '../where.ts';
import { short } from './rankings.tsx';
import { resultsHref, type ResultPlace } from './parts.tsx';

export const PAGE_SIZE = 20;

export const orderTitle: Readonly<Record<ResultOrder, string>> = { adjusted: 'support of those who read it', 'per-day': 'support a day', 'most-votes': 'votes', newest: 'newest' };

export interface WordsView {
  kind: 'idea' | 'comment';
  order: ResultOrder;
  page: number;
  total: number;
  rows: readonly WordsFigures[];
}

/** Everything that is shown, adjusted figures beside raw ones, in the order that a reader wants. Late ideas are among them. */
export function AllWords({ place, view: { kind, order, page, total, rows } }: { place: ResultPlace; view: WordsView }) {
  const { conversation, phase, head } = place;
  const at = (query: Record<string, string>) => `${resultsHref(conversation, phase)}?${new URLSearchParams({ ...(head && head.version !== head.versions[0]?.version ? { version: String(head.version) } : {}), kind, order, ...query })}#all`;
  return (
    <section aria-labelledby="all">
      <h2 class="nhsuk-heading-m" id="all">{kind === 'idea' ? 'All ideas' : 'All comments'}</h2>
      <p>{total.toLocaleString('en-GB')} {kind === 'idea' ? 'ideas' : 'comments'}, also those that came late. <a href={at({ kind: kind === 'idea' ? 'comment' : 'idea' })}>See all {kind === 'idea' ? 'comments' : 'ideas'}</a></p>
      <p>In order of: {resultOrders.map((each, index) => <>{index > 0 && ', '}{each === order ? <strong>{orderTitle[each]}</strong> : <a href={at({ order: each })}>{orderTitle[each]}</a>}</>)}.</p>
      <DataTable caption={`Figures of each ${kind}`} isCaptionHidden rows={rows} emptyText={`No ${kind} is shown here.`} columns={[
        { key: 'words', head: kind === 'idea' ? 'Idea' : 'Comment', cell: (row) => <><a href={kind === 'idea' ? ideaHref(conversation, phase, row) : `${phaseHref(conversation, phase)}/ideas/${row.parentId ?? row.id}`} lang={row.language} data-quoted>{short(row.words)}</a><br /><span class="nhsuk-body-s">{row.sentence}</span></> },
        { key: 'rank', head: 'Place', isNumeric: true, cell: ({ rank }) => rank },
        { key: 'up', head: 'Backed by', isNumeric: true, cell: ({ up }) => up }, { key: 'down', head: 'Opposed by', isNumeric: true, cell: ({ down }) => down },
        { key: 'person', head: 'In person', cell: (row) => (head?.hasInPerson ? inPersonWords(row) : 'not yet') },
        { key: 'days', head: 'Days shown', isNumeric: true, cell: ({ visibleDays }) => visibleDays.toFixed(1) },
        { key: 'perDay', head: 'Adjusted, a day', isNumeric: true, cell: ({ perDay }) => perDay?.toFixed(2) ?? '' },
      ]} />
      <Paging page={page} pageCount={Math.ceil(total / PAGE_SIZE)} hrefOf={(to) => at({ page: String(to) })} ariaLabel={`Pages of ${kind}s`} />
    </section>
  );
}

/** How many of those backed it who were heard in person; they are among "backed by". */
export function inPersonWords({ inPersonUp, inPersonPeople, isInPersonFew }: Pick<WordsFigures, 'inPersonUp' | 'inPersonPeople' | 'isInPersonFew'>): string {
  if (inPersonPeople !== null) return `${inPersonUp ?? 0} of ${inPersonPeople}`;
  return isInPersonFew ? tooFewWords() : 'nobody';
}
