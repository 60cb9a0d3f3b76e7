import { file, page, type Reply, type RequestContext } from '#platform/http';
import type { CoverageStatus, NodeCoverage } from '../../../domain/alignment-coverage.ts';
import { alignmentPage, alignmentPartners, type AlignmentPage, type Direction, type Partner } from '../../../queries/alignment.ts';
import type { LinkLine } from '../../../queries/links.ts';
import { strategyHead, type StrategyHead } from '../../../queries/strategy-head.ts';
import { DataTable } from '#ui/tables';
import { Tag } from '#ui/nhsuk';
import { alignmentHref, linkHref, nodeHref, strategyHref } from '../addresses.ts';
import { queryText } from '../asked.ts';
import { alignmentCsv } from '../alignment-csv.ts';
import { keptPage } from '../kept-page.tsx';
import { AlignmentDiagram } from '../parts/alignment-diagram.tsx';
import { WeightTag } from '../parts/link-list.tsx';
import { Quoted } from '../parts/quoted.tsx';
import { StrategyFrame } from '../parts/strategy-frame.tsx';
import { plural } from '../words.ts';

/** With another strategy named, both sides; without, the strategies to choose from, or the only one there is. */
export function showAlignment(ctx: RequestContext): Promise<Reply> {
  const code = ctx.params['code'] ?? '';
  const other = queryText(ctx.query, 'with', 80);
  return keptPage(ctx, {
    topics: ['strategies', `strategy:${code}`], key: `alignment ${code} ${other ?? ''}`,
    draw: async (tx) => {
      const head = await strategyHead(tx, code);
      const partners = other === undefined ? await alignmentPartners(tx, head.id) : [];
      const chosen = other ?? (partners.length === 1 ? partners[0]?.code : undefined);
      const frame = { title: `What ${head.shortTitle} serves`, breadcrumbs: [{ text: 'Strategies', href: '/strategies' }, { text: head.shortTitle, href: strategyHref(code) }] };
      if (chosen === undefined) return { ...frame, content: <ChoosePartner head={head} partners={partners} /> };
      return { ...frame, width: 'full' as const, content: <Alignment found={await alignmentPage(tx, code, chosen)} /> };
    },
  });
}

/** The links of one direction as a spreadsheet would read them. */
export async function downloadAlignment(ctx: RequestContext): Promise<Reply> {
  const code = ctx.params['code'] ?? '';
  const other = queryText(ctx.query, 'with', 80);
  return ctx.read(async (tx) => {
    if (other === undefined) {
      const head = await strategyHead(tx, code);
      return page({ title: 'Choose a strategy', content: <ChoosePartner head={head} partners={await alignmentPartners(tx, head.id)} /> });
    }
    const found = await alignmentPage(tx, code, other);
    return file(alignmentCsv(found.directions), 'text/csv; charset=utf-8', `alignment-${found.head.code}-${found.other.code}.csv`);
  });
}

function ChoosePartner({ head, partners }: { head: StrategyHead; partners: readonly Partner[] }) {
  return (
    <StrategyFrame head={head} current="alignment" title="What it serves, and what serves it">
      {partners.length === 0 && <p>No part of this strategy is linked to another strategy yet.</p>}
      {partners.length > 0 && <p>Choose a strategy to put beside it:</p>}
      <ul class="nhsuk-list nhsuk-list--bullet">
        {partners.map((partner) => <li><a href={alignmentHref(head.code, partner.code)}>{partner.shortTitle}</a> ({partner.publisher}){partner.isExample && <> <Tag colour="yellow">Example</Tag></>}</li>)}
      </ul>
    </StrategyFrame>
  );
}

function Alignment({ found }: { found: AlignmentPage }) {
  return (
    <StrategyFrame head={found.head} current="alignment" title={`${found.head.shortTitle} beside ${found.other.shortTitle}`}>
      <p class="nhsuk-u-reading-width">A link says: this part helps that part. Each link has a reason. A part has at most two main links. The others are “also” links. Links are what someone
        thinks. If you sign in, you can say that one is wrong. <a href={`/strategies/${found.head.code}/alignment.csv?with=${found.other.code}`}>Take all links as a table (CSV)</a></p>
      {found.directions.map((direction) => <OneDirection direction={direction} />)}
    </StrategyFrame>
  );
}

function OneDirection({ direction }: { direction: Direction }) {
  const { gives, receives, links, unaligned } = direction;
  const linked = new Set(links.map(({ from }) => from.code)).size;
  return (
    <section>
      <h2 class="nhsuk-heading-m">How {gives.shortTitle} serves {receives.shortTitle}</h2>
      <p>{plural(linked, 'part')} {linked === 1 ? 'has' : 'have'} a link. {plural(links.filter(({ weight }) => weight === 'main').length, 'main link')}, {plural(links.filter(({ weight }) => weight === 'also').length, 'also link')}.</p>
      {links.length > 0 && <AlignmentDiagram direction={direction} />}
      <Questions direction={direction} />
      <LinkTable direction={direction} />
      {unaligned.length > 0 && links.length > 0 && (
        <>
          <h3 class="nhsuk-heading-s">Parts of {gives.shortTitle} without a link</h3>
          <ul class="nhsuk-list nhsuk-list--bullet">{unaligned.map(({ code, title }) => <li><a href={nodeHref(gives.code, code)}>{title}</a></li>)}</ul>
        </>
      )}
      <CoverageTable direction={direction} />
    </section>
  );
}

/** A gap is a question to talk about. No number of gaps, no share, no colour of blame. */
function Questions({ direction: { receives, coverage } }: { direction: Direction }) {
  const gaps = coverage.filter(({ status }) => status === 'no action' || status === 'only through principles');
  if (gaps.length === 0) return null;
  return (
    <>
      <h3 class="nhsuk-heading-s">Questions to talk about</h3>
      <ul class="nhsuk-list nhsuk-list--bullet">
        {gaps.map(({ code, title, status }) => (
          <li>
            <Quoted>“<a href={nodeHref(receives.code, code)}>{title}</a>”</Quoted>: {status === 'no action'
              ? 'no action is linked to it. Is it done in another way? Is it not for this organisation? Or is something missing?'
              : 'principles are linked to it, but no action. Is that enough?'}
          </li>
        ))}
      </ul>
    </>
  );
}

/** One row for each part that gives, because its links share one reason. */
function LinkTable({ direction: { gives, receives, links } }: { direction: Direction }) {
  const sorted = links.toSorted((a, b) => (a.from.code < b.from.code ? -1 : a.from.code > b.from.code ? 1 : 0));
  const rows = [...Map.groupBy(sorted, ({ from, reason, judgement }) => JSON.stringify([from.code, reason, judgement])).values()];
  return (
    <DataTable caption={`Every link from ${gives.shortTitle} to ${receives.shortTitle}`} rows={rows} emptyText="There is no link in this direction." columns={[
      { key: 'from', head: gives.shortTitle, cell: ([link]) => link && <a href={nodeHref(gives.code, link.from.code)}>{link.from.title ?? link.from.code}</a> },
      { key: 'to', head: receives.shortTitle, cell: (group) => <ul class="nhsuk-list">{group.map((link) => <LinkedPart link={link} />)}</ul> },
      { key: 'reason', head: 'Why', cell: ([link]) => link && <><Quoted>{link.reason}</Quoted> <span class="nhsuk-body-s">(judged by: {link.judgement})</span></> },
    ]} />
  );
}

function LinkedPart({ link }: { link: LinkLine }) {
  const words = `the link from ${link.from.title} to ${link.to.title}`;
  return (
    <li>
      <WeightTag weight={link.weight} /> <a href={nodeHref(link.to.strategyCode, link.to.code)}>{link.to.title ?? link.to.code}</a>{' '}
      <a class="nhsuk-body-s" href={linkHref(link.from.strategyCode, link.from.code, link.to.code)}>{link.disputes.length > 0 ? 'Disputed' : 'Dispute'}<span class="nhsuk-u-visually-hidden"> {words}</span></a>
    </li>
  );
}

const statusWords: Readonly<Record<CoverageStatus, string>> = {
  covered: 'An action has it as a main link', 'partly covered': 'An action is also linked to it', 'only through principles': 'Only principles are linked to it', 'no action': 'No action is linked to it',
};

function CoverageTable({ direction: { gives, receives, coverage } }: { direction: Direction }) {
  if (coverage.length === 0) return null;
  return (
    <DataTable<NodeCoverage> caption={`Each part of ${receives.shortTitle}, and what ${gives.shortTitle} does for it`} rows={coverage} emptyText="" columns={[
      { key: 'title', head: receives.shortTitle, cell: ({ code, title }) => <a href={nodeHref(receives.code, code)}>{title}</a> },
      { key: 'status', head: 'What the links say', cell: ({ status }) => statusWords[status] },
      { key: 'main', head: 'Actions, main link', isNumeric: true, cell: ({ mainActionCount }) => String(mainActionCount) },
      { key: 'also', head: 'Actions, also linked', isNumeric: true, cell: ({ alsoActionCount }) => String(alsoActionCount) },
      { key: 'principles', head: 'Principles', isNumeric: true, cell: ({ principleLinkCount }) => String(principleLinkCount) },
    ]} />
  );
}
