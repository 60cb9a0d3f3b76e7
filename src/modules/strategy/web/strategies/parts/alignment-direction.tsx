import type { ComponentChildren } from 'preact';
import { Details } from '#ui/nhsuk';
import { DataTable } from '#ui/tables';
import type { CoverageStatus, NodeCoverage } from '../../../domain/alignment-coverage.ts';
import type { Direction } from '../../../queries/alignment.ts';
import type { LinkLine } from '../../../queries/links.ts';
import { linkHref, nodeHref } from '../addresses.ts';
import { plural } from '../words.ts';
import { AlignmentDiagram, topsOf } from './alignment-diagram.tsx';
import { judgeWords, WeightTag } from './link-list.tsx';
import { Quoted } from './quoted.tsx';

/**
 * How one strategy takes up another: the short of it first (counts, the picture, the questions), then every link under the
 * larger part that it starts from, closed until somebody opens it, so that a phone and a printer get a page and not a book.
 */
export function AlignmentDirection({ direction }: { direction: Direction }) {
  const { gives, receives, links } = direction;
  const linked = new Set(links.map(({ from }) => from.code)).size;
  const judgements = new Set(links.map(({ judgement }) => judgement));
  return (
    <section>
      <h2 class="nhsuk-heading-m">How {gives.shortTitle} serves {receives.shortTitle}</h2>
      <p>{plural(linked, 'part')} {linked === 1 ? 'has' : 'have'} a link. {plural(links.filter(({ weight }) => weight === 'main').length, 'main link')}, {plural(links.filter(({ weight }) => weight === 'also').length, 'also link')}.{' '}
        {[...judgements].map((judgement) => `${judgements.size > 1 ? 'Some: ' : ''}${judgeWords(judgement)}`).join(' ')}</p>
      {links.length > 0 && <AlignmentDiagram direction={direction} />}
      <Questions direction={direction} />
      <AllLinks direction={direction} saysWho={judgements.size > 1} />
      <Unaligned direction={direction} />
      <CoverageTable direction={direction} />
    </section>
  );
}

/** A strategy that prints no actions is asked about its parts. */
const doingWord = ({ givingNodes }: Direction): 'action' | 'part' => (givingNodes.some(({ type }) => type === 'action') ? 'action' : 'part');

/** A gap is a question to talk about. No number of gaps, no share, no colour of blame; one question for all that it fits. */
function Questions({ direction }: { direction: Direction }) {
  const { receives, coverage } = direction;
  const word = doingWord(direction);
  const [unserved, byPrinciple] = (['no action', 'only through principles'] as const).map((asked) => coverage.filter(({ status }) => status === asked));
  if (!unserved?.length && !byPrinciple?.length) return null;
  return (
    <>
      <h3 class="nhsuk-heading-s">Questions to talk about</h3>
      <Question of={unserved ?? []} code={receives.code}>No {word} of {direction.gives.shortTitle} is linked to what stands here. Is it done in another way? Is it not for this organisation? Or is something missing?</Question>
      <Question of={byPrinciple ?? []} code={receives.code}>Principles are linked to what stands here, but no {word}. Is that enough?</Question>
    </>
  );
}

/** More than a screen of them is put away until asked for. */
const MOST_OPEN = 10;

function Question({ of, code: strategy, children }: { of: readonly NodeCoverage[]; code: string; children: ComponentChildren }) {
  if (of.length === 0) return null;
  const list = <ul class="nhsuk-list nhsuk-list--bullet" data-quoted>{of.map(({ code, title }) => <li><a href={nodeHref(strategy, code)}>{title}</a></li>)}</ul>;
  return <><p class="nhsuk-u-margin-bottom-2">{children}</p>{of.length > MOST_OPEN ? <Details summary="Show the parts">{list}</Details> : list}</>;
}

/** One table for each larger part that gives, and in it one row for each part, because its links share one reason. */
function AllLinks({ direction: { gives, receives, links, givingNodes }, saysWho }: { direction: Direction; saysWho: boolean }) {
  const top = topsOf(givingNodes);
  const groups = Map.groupBy(links, ({ from }) => top.get(from.code) ?? '');
  const tops = [...givingNodes.filter(({ parentCode }) => parentCode === null), { code: '', title: 'Parts that are no longer there' }];
  return (
    <>
      <h3 class="nhsuk-heading-s">Every link from {gives.shortTitle} to {receives.shortTitle}</h3>
      {links.length === 0 && <p>There is no link in this direction.</p>}
      {tops.map(({ code, title }) => {
        const held = groups.get(code);
        return held && <Details classes="nhsuk-u-margin-bottom-3" summary={`${title}: ${plural(held.length, 'link')}`}><LinkTable links={held} caption={`Links from “${title}”`} heads={[gives, receives]} saysWho={saysWho} /></Details>;
      })}
    </>
  );
}

interface LinkTableProps {
  links: readonly LinkLine[];
  caption: string;
  heads: readonly [Direction['gives'], Direction['receives']];
  saysWho: boolean;
}

function LinkTable({ links, caption, heads: [gives, receives], saysWho }: LinkTableProps) {
  const sorted = links.toSorted((a, b) => a.from.code.localeCompare(b.from.code, 'en', { numeric: true }));
  const rows = [...Map.groupBy(sorted, ({ from, reason, judgement }) => JSON.stringify([from.code, reason, judgement])).values()];
  return (
    <DataTable caption={caption} rows={rows} emptyText="" columns={[
      { key: 'from', head: gives.shortTitle, cell: ([link]) => link && <a href={nodeHref(gives.code, link.from.code)}>{link.from.title ?? 'A part that is no longer there'}</a> },
      { key: 'to', head: receives.shortTitle, cell: (group) => <ul class="nhsuk-list">{group.map((link) => <LinkedPart link={link} />)}</ul> },
      { key: 'reason', head: 'Why', cell: ([link]) => link && <><Quoted>{link.reason}</Quoted>{saysWho && <span class="nhsuk-body-s"> {judgeWords(link.judgement)}</span>}</> },
    ]} />
  );
}

function LinkedPart({ link }: { link: LinkLine }) {
  const words = `the link from ${link.from.title} to ${link.to.title}`;
  return (
    <li>
      <WeightTag weight={link.weight} /> <a href={nodeHref(link.to.strategyCode, link.to.code)}>{link.to.title ?? 'A part that is no longer there'}</a>{' '}
      <a class="nhsuk-body-s" href={linkHref(link.from.strategyCode, link.from.code, link.to.code)}>{link.disputes.length > 0 ? 'Disputed' : 'Dispute'}<span class="nhsuk-u-visually-hidden"> {words}</span></a>
    </li>
  );
}

function Unaligned({ direction: { gives, links, unaligned } }: { direction: Direction }) {
  if (unaligned.length === 0 || links.length === 0) return null;
  return (
    <Details summary={`Parts of ${gives.shortTitle} without a link`}>
      <ul class="nhsuk-list nhsuk-list--bullet">{unaligned.map(({ code, title }) => <li><a href={nodeHref(gives.code, code)}>{title}</a></li>)}</ul>
    </Details>
  );
}

const statusWords = (status: CoverageStatus, word: string): string => ({
  covered: `One ${word} or more has it as a main link`, 'partly covered': `One ${word} or more is also linked to it`,
  'only through principles': 'Only principles are linked to it', 'no action': `No ${word} is linked to it`,
})[status];

function CoverageTable({ direction }: { direction: Direction }) {
  const { gives, receives, coverage } = direction;
  if (coverage.length === 0) return null;
  const word = doingWord(direction);
  const plurals = word === 'action' ? 'Actions' : 'Parts';
  return (
    <Details summary={`Each part of ${receives.shortTitle}, and what ${gives.shortTitle} does for it`}>
      <DataTable<NodeCoverage> caption="Part by part" rows={coverage} emptyText="" columns={[
        { key: 'title', head: receives.shortTitle, cell: ({ code, title }) => <a href={nodeHref(receives.code, code)}>{title}</a> },
        { key: 'status', head: 'What the links say', cell: ({ status }) => statusWords(status, word) },
        { key: 'main', head: `${plurals}, main link`, isNumeric: true, cell: ({ mainActionCount }) => String(mainActionCount) },
        { key: 'also', head: `${plurals}, also linked`, isNumeric: true, cell: ({ alsoActionCount }) => String(alsoActionCount) },
        { key: 'principles', head: 'Principles', isNumeric: true, cell: ({ principleLinkCount }) => String(principleLinkCount) },
      ]} />
    </Details>
  );
}
