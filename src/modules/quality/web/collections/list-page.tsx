import { may } from '#platform/access';
import { londonDay } from '#platform/clock';
import { page, type Reply, type RequestContext } from '#platform/http';
import { Button } from '#ui/nhsuk';
import { DataTable } from '#ui/tables';
import { sentences } from '../../permissions.ts';
import { collections, type Collection } from '../../queries/collections/collections.ts';

export async function showCollections(ctx: RequestContext): Promise<Reply> {
  const all = await ctx.read((tx) => collections(tx, londonDay(ctx.now)));
  return page({
    title: 'Figures that are asked for', breadcrumbs: [{ text: 'Home', href: '/' }, { text: 'Quality Dashboard', href: '/quality' }, { text: 'Load figures', href: '/quality/imports' }], currentSection: '/co-evaluation',
    content: (
      <>
        <h1 class="nhsuk-heading-l">Figures that are asked for</h1>
        <p class="nhsuk-u-reading-width">A collection says which figures should come in, from whom and by when. Those who may load figures get one letter a week at most, until the figures are here or somebody says why they will not come.</p>
        {may(sentences, ctx.viewer, 'set up collections') && <Button variant="secondary" text="Set up a collection" href="/quality/collections/new" />}
        <DataTable
          caption="Collections" captionSize="m" rows={all} emptyText="Nothing is asked for regularly yet."
          columns={[
            { key: 'name', head: 'Name', cell: ({ id, name }) => <a href={`/quality/collections/${id}`}>{name}</a> },
            { key: 'where', head: 'Organisation', cell: ({ organisation }) => organisation },
            { key: 'due', head: 'Due', cell: dueWords },
            { key: 'state', head: 'How it stands', cell: (each) => (each.endedAt ? 'Ended' : standing(each)) },
          ]}
        />
      </>
    ),
  });
}

export const dueWords = ({ grain, dueDays }: Pick<Collection, 'grain' | 'dueDays'>): string => `${dueDays} ${dueDays === 1 ? 'day' : 'days'} after the end of each ${grain}`;

/** How many figures of the periods looked back over are here, late, awaited and said not to come. */
export function standing({ items }: Pick<Collection, 'items'>): string {
  const states = items.flatMap(({ figures }) => figures.map(({ state }) => state));
  if (states.length === 0) return 'No period is over yet';
  return (['here', 'late', 'awaited', 'not to come'] as const).map((state) => `${states.filter((each) => each === state).length} ${state}`).join(', ');
}
