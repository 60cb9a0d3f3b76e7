import { DataTable } from '#ui/tables';
import type { Saturation } from '../../domain/analysis/saturation-of-batches.ts';

/** The same rule within each group that the conversation wants to hear. */
export function SaturationOfGroups({ groups }: { groups: readonly { name: string; words: number; saturation: Saturation | null }[] }) {
  return (
    <>
      <h2 class="nhsuk-heading-m">By the groups we want to hear</h2>
      <DataTable caption="The same rule within words from each group’s workshops" rows={groups} emptyText="Nobody is named yet whom this conversation wants to hear." columns={[
        { key: 'name', head: 'Group', cell: ({ name }) => <span data-quoted>{name}</span> }, { key: 'words', head: 'Settled words', isNumeric: true, cell: ({ words, saturation }) => (saturation ? words : '–') },
        { key: 'says', head: 'What it says', cell: ({ saturation, words }) => (saturation === null ? 'Known by answers only, which are joined to no words.' : words === 0 ? 'No words of this group are coded yet.' : saturation.told) },
      ]} />
    </>
  );
}
