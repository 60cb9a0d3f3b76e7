import { formatLondonDateTime } from '#platform/clock';
import type { HistoryLine } from '#platform/events';
import type { Reply, RequestContext } from '#platform/http';
import { DataTable } from '#ui/tables';
import { historyPage, type HistoryPage } from '../../../queries/history.ts';
import { feedReply } from '../../feed.ts';
import { FeedLink } from '../../feed-link.tsx';
import { strategyHref } from '../addresses.ts';
import { keptPage } from '../kept-page.tsx';
import { Quoted } from '../parts/quoted.tsx';
import { StrategyFrame } from '../parts/strategy-frame.tsx';
import { capitalised } from '../words.ts';

export function showHistory(ctx: RequestContext) {
  const code = ctx.params['code'] ?? '';
  return keptPage(ctx, {
    topics: [`strategy:${code}`], key: `history ${code}`,
    draw: async (tx) => {
      const found = await historyPage(tx, code);
      return {
        title: `History of ${found.head.shortTitle}`, breadcrumbs: [{ text: 'Strategies', href: '/strategies' }, { text: found.head.shortTitle, href: strategyHref(code) }],
        content: <History found={found} />,
      };
    },
  });
}

/** GET /strategies/:code/history.atom */
export async function showHistoryFeed(ctx: RequestContext): Promise<Reply> {
  const { head, lines } = await ctx.read((tx) => historyPage(tx, ctx.params['code'] ?? ''));
  return feedReply({ title: `History of ${head.shortTitle}`, address: `${ctx.config.baseUrl}${strategyHref(head.code)}/history`, lines, words: whatOf, since: head.version.madeAt });
}

const whatOf = (line: HistoryLine): string => `${capitalised(line.name)}${detailOf(line)}`;

function History({ found: { head, lines } }: { found: HistoryPage }) {
  return (
    <StrategyFrame head={head} current="history" title="History">
      <p>Here you see what people decided about this strategy here, when and why. We do not show their names. <FeedLink href={`${strategyHref(head.code)}/history.atom`} /></p>
      <DataTable caption="What happened, newest first" rows={lines} emptyText="Nothing has happened that may be shown here." columns={[
        { key: 'when', head: 'When', cell: ({ happenedAt }) => formatLondonDateTime(happenedAt) },
        { key: 'what', head: 'What', cell: whatOf },
        { key: 'who', head: 'Who', cell: ({ actor }) => WHO[actor] ?? 'This site' },
        { key: 'why', head: 'Why', cell: ({ reason }) => <Quoted>{reason ?? 'No reason was asked for'}</Quoted> },
      ]} />
    </StrategyFrame>
  );
}

const WHO: Readonly<Record<string, string>> = { person: 'A lead of the organisation', token: 'A program of the organisation', operator: 'Who runs this site', worker: 'This site', public: 'A visitor' };

/** Only facts that are public wording, codes and numbers. */
function detailOf({ facts }: HistoryLine): string {
  const { version, node, fromState, toState, from, to } = facts as Record<string, string | number | undefined>;
  if (fromState !== undefined && toState !== undefined) return `: from “${fromState}” to “${toState}”`;
  if (from !== undefined && to !== undefined) return `: ${from} to ${to}`;
  const changed = node === undefined ? '' : ` (${node})`;
  return version === undefined ? changed : `: version ${version}${changed}`;
}
