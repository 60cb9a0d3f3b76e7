import { Tag } from '#ui/nhsuk';
import { DataTable } from '#ui/tables';
import type { CareComponent } from '../../queries/care-components.ts';

/** Six rows: what shows each component and how it is measured; a gap is said in words, not by colour alone (requirement S88). */
export const CareComponents = ({ components, caption }: { components: readonly CareComponent[]; caption: string }) => (
  <DataTable caption={caption} captionSize="m" rows={components} emptyText="There are no components." columns={[
    { key: 'name', head: 'Component', cell: ({ name }) => name },
    { key: 'measure', head: 'Measure', cell: ({ measure }) => (measure ? <span data-quoted>{measure}</span> : <Tag colour="orange" text="No measure yet" />) },
    { key: 'evidence', head: 'Evidence', cell: ({ evidence }) => (evidence > 0 ? String(evidence) : 'None yet') },
    { key: 'actions', head: 'Actions', cell: ({ actions }) => (actions > 0 ? String(actions) : 'None yet') },
  ]} />
);
