import { Tag } from '#ui/nhsuk';
import { DataTable, type Column } from '#ui/tables';
import type { SessionPage, ThemeLine } from '../../queries/session-page.ts';

/** The themes by votes, with the tables they came from and what came of them. */
export function ThemeTable({ session, hrefOf }: { readonly session: SessionPage; readonly hrefOf?: (theme: ThemeLine) => string }) {
  const columns: Column<ThemeLine>[] = [
    { key: 'theme', head: 'Theme', cell: (theme) => (hrefOf ? <a href={hrefOf(theme)} data-quoted>{theme.name}</a> : <span data-quoted>{theme.name}</span>) },
    { key: 'place', head: 'Place', isNumeric: true, cell: ({ place }) => place },
    { key: 'votes', head: 'Votes', isNumeric: true, cell: ({ votes }) => votes },
    { key: 'tables', head: 'Tables', isNumeric: true, cell: ({ tables }) => `${tables} of ${session.tableCount}` },
    { key: 'notes', head: 'Notes', isNumeric: true, cell: ({ notes }) => notes || 'No notes' },
    { key: 'objectives', head: 'What came of it', cell: ({ objectives }) => <Came objectives={objectives} /> },
  ];
  return <DataTable caption="Themes by votes" rows={session.themes} columns={columns} emptyText="The notes are not grouped into themes yet." />;
}

function Came({ objectives }: Pick<ThemeLine, 'objectives'>) {
  if (objectives.length === 0) return <>No objective yet</>;
  return (
    <ul class="nhsuk-list nhsuk-u-margin-bottom-0">
      {objectives.map(({ id, wording, year, isPublic }) => <li key={id}><a href={`/objectives/${id}`} data-quoted>{wording}</a> ({year.label}){!isPublic && <> <Tag colour="orange" text="Draft" /></>}</li>)}
    </ul>
  );
}
