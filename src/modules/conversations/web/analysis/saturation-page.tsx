import { page, type Reply, type RequestContext } from '#platform/http';
import { InsetText } from '#ui/nhsuk';
import { DataTable } from '#ui/tables';
import type { Saturation } from '../../domain/analysis/saturation-of-batches.ts';
import { saturationPage } from '../../queries/analysis/saturation.ts';
import { saturationByWantedGroup } from '../../queries/reach/saturation-by-group.ts';
import { SaturationOfGroups } from '../reach/saturation-of-groups.tsx';
import { conversationFor, deskTrail } from './parts.tsx';

/** Whether new batches still bring new codes: worked out of what is settled, never ticked by hand. */
export async function showSaturation(ctx: RequestContext): Promise<Reply> {
  const conversation = await conversationFor(ctx, 'code words');
  const { whole, byGroup, wanted } = await ctx.read(async (tx) => ({ ...(await saturationPage(tx, conversation.id)), wanted: await saturationByWantedGroup(tx, conversation.id) }));
  return page({
    title: `New codes by batch: ${conversation.title}`, currentSection: '/co-planning', breadcrumbs: deskTrail(conversation),
    content: (
      <>
        <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l" data-quoted>{conversation.title}</span> Do new words still bring new codes?</h1>
        <div class="nhsuk-u-reading-width">
          <InsetText text={whole.told} />
          <p>The rule: the codes of the first four batches are the base. We look at two batches at a time. When they bring 5% of the base or less in new codes, we say that saturation is reached. Nobody can tick it by hand.</p>
        </div>
        <Batches saturation={whole} caption="New codes by batch" />
        <h2 class="nhsuk-heading-m">By the way in which words came</h2>
        <p class="nhsuk-u-reading-width">One way may still bring new codes when all together do not.</p>
        <DataTable caption="The same rule within each way" rows={byGroup} emptyText="Nothing is settled yet." columns={[
          { key: 'name', head: 'Way', cell: ({ name }) => name }, { key: 'words', head: 'Settled words', isNumeric: true, cell: ({ words }) => words },
          { key: 'says', head: 'What it says', cell: ({ saturation, words }) => (words === 0 ? 'No words came this way.' : saturation.told) },
        ]} />
        <SaturationOfGroups groups={wanted} />
      </>
    ),
  });
}

function Batches({ saturation: { lines, perRun }, caption }: { saturation: Saturation; caption: string }) {
  const runs = new Map(perRun.map((run) => [run.upToBatch, run]));
  return (
    <DataTable caption={caption} captionSize="m" rows={lines} emptyText="No batch is coded yet." columns={[
      { key: 'batch', head: 'Batch', cell: ({ batch }) => batch }, { key: 'words', head: 'Settled words', isNumeric: true, cell: ({ words }) => words },
      { key: 'new', head: 'New codes', isNumeric: true, cell: ({ newCodes }) => newCodes ?? 'Words wait to be settled' },
      { key: 'run', head: 'New in this batch and the one before, against the base', isNumeric: true, cell: ({ batch }) => percent(runs.get(batch)?.share) },
    ]} />
  );
}

const percent = (share: number | null | undefined): string => (share === null || share === undefined ? '–' : `${(share * 100).toFixed(1)}%`);
