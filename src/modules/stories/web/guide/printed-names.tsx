import { professions } from '#modules/directory';
import { Details } from '#ui/nhsuk';
import { DataTable } from '#ui/tables';

/** Papers do not always print the names alike; each printed name means one of the 14 (requirement O1). */
export function PrintedNames() {
  return (
    <Details summary="Other names in print">
      <DataTable caption="14 professions and how papers print them" rows={professions} emptyText="" columns={[
        { key: 'title', head: 'Profession', cell: ({ title }) => title },
        { key: 'kinds', head: 'Kinds', cell: ({ kinds }) => (kinds.length > 0 ? kinds.join(', ') : 'One kind'), isNothing: ({ kinds }) => kinds.length === 0 },
        { key: 'variants', head: 'Also printed as', cell: ({ printedVariants }) => (printedVariants.length > 0 ? printedVariants.join(', ') : 'No other way'), isNothing: ({ printedVariants }) => printedVariants.length === 0 },
      ]} />
    </Details>
  );
}
