import { file, page, type Reply, type RequestContext } from '#platform/http';
import { alignmentPage, alignmentPartners, type AlignmentPage, type Partner } from '../../../queries/alignment.ts';
import { strategyHead, type StrategyHead } from '../../../queries/strategy-head.ts';
import { Tag } from '#ui/nhsuk';
import { alignmentHref, strategyHref } from '../addresses.ts';
import { queryText } from '../asked.ts';
import { alignmentCsv } from '../alignment-csv.ts';
import { keptPage } from '../kept-page.tsx';
import { AlignmentDirection } from '../parts/alignment-direction.tsx';
import { StrategyFrame } from '../parts/strategy-frame.tsx';

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
      {found.directions.map((direction) => <AlignmentDirection direction={direction} />)}
    </StrategyFrame>
  );
}
