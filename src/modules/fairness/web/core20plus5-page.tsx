import { formatDay, londonDay } from '#platform/clock';
import { page, type Reply, type RequestContext } from '#platform/http';
import { SummaryList } from '#ui/nhsuk';
import { DataTable } from '#ui/tables';
import { core20Plus5 } from '../data/shipped.ts';
import { onDay, priorityGroups } from '../queries/around-gaps.ts';

/** The national approach, and whom places have chosen beside it (requirement S126). */
export async function showCore20Plus5(ctx: RequestContext): Promise<Reply> {
  const content = core20Plus5();
  const chosen = onDay(await ctx.read((tx) => priorityGroups(tx)), londonDay(ctx.now)).filter(({ isPlus }) => isPlus);
  return page({
    title: 'Core20PLUS5', currentSection: '/co-evaluation', breadcrumbs: [{ text: 'Home', href: '/' }, { text: 'Fairness', href: '/fairness' }],
    content: (
      <>
        <div class="nhsuk-u-reading-width">
          <h1 class="nhsuk-heading-l">Core20PLUS5: where the health service looks first</h1>
          <SummaryList rows={[
            { key: { text: 'Core20' }, value: { text: `${content.core20}. We look each area up and never guess.` } },
            { key: { text: 'PLUS' }, value: { text: `${content.plus}.` } },
            { key: { text: '5' }, value: { text: `Five kinds of care for adults, and five for children and young people. ${content.alongside}.` } },
          ]} />
        </div>
        <DataTable
          caption="PLUS groups that places have chosen" captionSize="m" rows={chosen} emptyText="No organisation has chosen a PLUS group yet."
          columns={[
            { key: 'group', head: 'Group', cell: ({ groupName }) => groupName }, { key: 'organisation', head: 'Organisation', cell: ({ organisation }) => organisation },
            { key: 'reason', head: 'Why', cell: ({ reason }) => reason }, { key: 'from', head: 'Since', cell: ({ validFrom }) => formatDay(validFrom) },
          ]}
        />
        <p class="nhsuk-u-reading-width">When this list changes, the new list counts from that day on. Days before keep the old one. <a href="/fairness/groups">Groups, and whom we look at first</a></p>
        <FiveAreas title="Five areas for adults" five={content.adults} />
        <FiveAreas title="Five areas for children and young people" five={content.children} />
      </>
    ),
  });
}

function FiveAreas({ title, five: { areas, source, href } }: { title: string; five: ReturnType<typeof core20Plus5>['adults'] }) {
  return (
    <>
      <DataTable caption={title} captionSize="m" rows={areas} emptyText="" columns={[{ key: 'name', head: 'Area', cell: ({ name }) => name }, { key: 'about', head: 'What it is about', cell: ({ about }) => about }]} />
      <p>Source: <a href={href}>{source}</a></p>
    </>
  );
}
