import { DataTable } from '#ui/tables';
import { professions } from '../../domain/professions.ts';
import { PageTop } from '../parts.tsx';

export function ProfessionsPage() {
  return (
    <>
      <PageTop title="The 14 allied health professions" />
      <p class="nhsuk-u-reading-width">Allied health professions (AHPs) are 14 kinds of work in health and care. Papers do not always print their names in the same way.</p>
      <DataTable caption="14 professions" rows={professions} emptyText="" columns={[
        { key: 'title', head: 'Profession', cell: ({ title }) => title },
        { key: 'kinds', head: 'Kinds', cell: ({ kinds }) => (kinds.length > 0 ? kinds.join(', ') : 'One kind'), isNothing: ({ kinds }) => kinds.length === 0 },
        { key: 'variants', head: 'Also printed as', cell: ({ printedVariants }) => (printedVariants.length > 0 ? printedVariants.join(', ') : 'No other way'), isNothing: ({ printedVariants }) => printedVariants.length === 0 },
      ]} />
    </>
  );
}
