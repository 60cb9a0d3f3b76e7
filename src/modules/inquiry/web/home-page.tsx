import { formatDay } from '#platform/clock';
import { page, type Reply, type RequestContext } from '#platform/http';
import { easyReadOf, EasyReadSlot, writeHrefOf } from '#modules/strategy';
import { Tag } from '#ui/nhsuk';
import { DataTable } from '#ui/tables';
import { mayHere } from '../permissions.ts';
import { shownSnapshots } from '../queries/snapshots.ts';
import { snapshotHref } from './snapshots/addresses.ts';
import { ownPlaces } from './snapshots/start-page.tsx';

/** The way in: what this is, one's own places, and what others let anyone read. */
export async function showHome(ctx: RequestContext): Promise<Reply> {
  const places = await ownPlaces(ctx);
  const { shown, easyRead } = await ctx.read(async (tx) => ({ shown: await shownSnapshots(tx), easyRead: await easyReadOf(tx, 'page', '/inquiry') }));
  return page({
    title: 'Where we are', currentSection: '/co-evaluation', breadcrumbs: [{ text: 'Home', href: '/' }],
    content: (
      <>
        <div class="nhsuk-u-reading-width">
          <h1 class="nhsuk-heading-l">Where we are</h1>
          <p>A team looks at what it does well, and at what could grow. It says so in plain words, chooses what to work on, and looks again a year later. Nobody gets marks, and nobody is put in a league.</p>
          <EasyReadSlot easyRead={easyRead} now={ctx.now} writeHref={writeHrefOf(ctx)} />
          {mayHere(ctx.viewer, 'keep a snapshot of their own') && <p><a href="/inquiry/own">Where I am: my own snapshot, which only I see</a></p>}
          {places.length > 0 && <><h2 class="nhsuk-heading-m">Your places</h2><ul class="nhsuk-list nhsuk-list--bullet">{places.map(({ code, name, organisation }) => <li><a href={`/inquiry/units/${code}`}>{name}</a>{name === organisation ? '' : ` (${organisation})`}</li>)}</ul></>}
        </div>
        <DataTable caption="What places let anyone read" captionSize="m" rows={shown} emptyText="No place has let anyone read its snapshot yet." columns={[
          { key: 'unit', head: 'Place', cell: (each) => <><a href={`/inquiry/units/${each.unit?.code ?? ''}`}>{each.unit?.name}</a>{each.unit && each.unit.name !== each.unit.organisation && `, ${each.unit.organisation}`}{each.isExample && <> <Tag colour="yellow" text="Example" /></>}</> },
          { key: 'what', head: 'Snapshot', cell: (each) => <a href={snapshotHref(each)}>{each.templateTitle}, {formatDay(each.asOf)}</a> },
        ]} />
        <div class="nhsuk-u-reading-width">
          <h2 class="nhsuk-heading-m">More</h2>
          <ul class="nhsuk-list nhsuk-list--bullet">
            <li><a href="/inquiry/questions">The questions, to read, print or change</a></li>
            {mayHere(ctx.viewer, 'tell what worked') && <li><a href="/inquiry/stories">What worked: stories that could become case studies</a></li>}
            {mayHere(ctx.viewer, 'review the past strategy') && <li><a href="/inquiry/past">What became of the last strategy</a></li>}
          </ul>
        </div>
      </>
    ),
  });
}
