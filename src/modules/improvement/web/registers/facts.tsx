import type { VNode } from 'preact';
import { SummaryList, Tag } from '#ui/nhsuk';
import { DataTable, type Column } from '#ui/tables';

/** What is known of one entry of a register, in people's own words; what nobody has said stands there too. */
export const Facts = ({ rows, isExample = false }: { rows: readonly (readonly [string, string | VNode | null])[]; isExample?: boolean }) => (
  <>
    {isExample && <p><Tag colour="yellow" text="Example" /></p>}
    <SummaryList rows={rows.map(([key, value]) => ({ key: { text: key }, value: { html: <span data-quoted>{value === null || value === '' ? 'Not said' : value}</span> } }))} />
  </>
);

interface Entry {
  id: string;
  title: string;
  organisation: string;
  isExample: boolean;
}

/** A register: each entry by its title, then what this register tells, then whose it is. */
export function Register<Line extends Entry>({ caption, home, lines, emptyText, columns }: { caption: string; home: string; lines: readonly Line[]; emptyText: string; columns: readonly Column<Line>[] }) {
  return (
    <DataTable
      caption={caption} captionSize="m" rows={lines} emptyText={emptyText}
      columns={[
        { key: 'title', head: 'Title', cell: ({ id, title, isExample }) => <><a href={`${home}/${id}`} data-quoted>{title}</a>{isExample && <> <Tag colour="yellow" text="Example" /></>}</> },
        ...columns,
        { key: 'organisation', head: 'Organisation', cell: ({ organisation }) => organisation },
      ]}
    />
  );
}
