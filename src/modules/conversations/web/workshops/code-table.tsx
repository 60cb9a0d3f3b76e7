import { DataTable } from '#ui/tables';
import type { TypedWords } from '../../commands/type-words.ts';

/** Words that were typed in, each with the code for whoever said them: shown once, to be handed on. */
export const CodeTable = ({ typed }: { typed: readonly TypedWords[] }) => (
  <>
    <p>Print this page, or write the codes down, and hand each on to whoever said it. With their code people see what became of their words, change them or take them out. We show the codes once and do not keep them.</p>
    <DataTable caption="Codes to hand on" rows={typed} emptyText="Nothing was typed in." columns={[
      { key: 'words', head: 'Words', cell: ({ words }) => <span data-quoted>{words}</span> },
      { key: 'code', head: 'Code', width: '220px', cell: ({ code }) => <strong translate={false}>{code}</strong> },
    ]} />
  </>
);
