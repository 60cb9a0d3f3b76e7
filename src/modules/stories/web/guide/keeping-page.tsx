import { addDays, londonDay } from '#platform/clock';
import type { Reply, RequestContext } from '#platform/http';
import { DataTable } from '#ui/tables';
import { guide } from '../../domain/guide/guide-content.ts';
import { pageParts, viewsSince } from '../../queries/guide/offers.ts';
import { publicPage } from '../public-page.tsx';
import { guideCrumbs } from './profession-page.tsx';

const DAYS = 90;
/** Fewer readings than this are not told: they could be one person's. */
const FEWEST = 8;

/** How often each page was read, and what it lacks: a nudge to fill thin pages (requirement S137). By the alphabet, never a rank. */
export async function showKeeping(ctx: RequestContext): Promise<Reply> {
  const today = londonDay(ctx.now);
  const [views, parts] = await ctx.read(async (tx) => [await viewsSince(tx, addDays(today, -DAYS)), await pageParts(tx, today, guide.map(({ slug }) => slug))]);
  const rows = guide.map((entry) => ({ ...entry, views: views.get(entry.slug) ?? 0, lacks: lacksOf(parts.find(({ profession }) => profession === entry.slug)) }));
  return publicPage(ctx, {
    title: 'Which pages need more', crumbs: guideCrumbs,
    content: (
      <>
        <h1 class="nhsuk-heading-l">Which pages need more</h1>
        <p class="nhsuk-u-reading-width">Small professions should be as easy to find as large ones. We count how often a page was read on a day, and nothing about who read it.</p>
        <DataTable
          caption={`Pages of the guide, last ${DAYS} days`} rows={rows} emptyText=""
          columns={[
            { key: 'title', head: 'Profession', cell: ({ slug, title }) => <a href={`/professions/${slug}`}>{title}</a> },
            { key: 'views', head: 'Times read', cell: ({ views: count }) => (count < FEWEST ? `Fewer than ${FEWEST}` : count.toLocaleString('en-GB')) },
            { key: 'lacks', head: 'What you could add', cell: ({ lacks }) => (lacks.length === 0 ? 'It has all parts' : lacks.join(', ')) },
          ]}
        />
      </>
    ),
  });
}

function lacksOf(parts: { services: number; selfCare: number; hasEasyRead: boolean } | undefined): string[] {
  return [parts?.hasEasyRead ? '' : 'easy read words', parts?.selfCare ? '' : 'a self-care page', parts?.services ? '' : 'a service'].filter((word) => word !== '');
}
