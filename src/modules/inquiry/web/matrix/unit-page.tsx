import { formatDay } from '#platform/clock';
import { page, type Reply, type RequestContext } from '#platform/http';
import { Tag } from '#ui/nhsuk';
import { DataTable } from '#ui/tables';
import { baselineWords } from '../../domain/change.ts';
import { mayHere } from '../../permissions.ts';
import type { Cell, Matrix } from '../../queries/matrix.ts';
import { snapshotHref } from '../snapshots/addresses.ts';
import { crumbs, home, stageWords } from '../words.ts';
import { readMatrix } from './read-matrix.ts';

const partsOf = (cell: Cell) => [
  ['strength', cell.strengths], ['priority', cell.priorities], ['objective', cell.objectives], ['action', cell.actions], ['measure', cell.measures], ['project', cell.projects], ['story', cell.stories],
] as const;

const many: Readonly<Record<string, string>> = { strength: 'strengths', priority: 'priorities', objective: 'objectives', action: 'actions', measure: 'measures', project: 'projects', story: 'stories' };

/** The main map of a unit: foundations by areas of focus, each cell with its stage and what hangs there; empty cells say so (requirement S52). */
export async function showUnit(ctx: RequestContext): Promise<Reply> {
  const matrix = await readMatrix(ctx);
  const { unit, snapshots } = matrix;
  return page({
    title: `Where we are: ${unit.name}`, currentSection: '/co-evaluation', breadcrumbs: crumbs(home),
    content: (
      <>
        <div class="nhsuk-u-reading-width">
          <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l">{unit.name === unit.organisation ? 'Where we are' : unit.organisation}</span> {unit.name}</h1>
          <From matrix={matrix} />
          <p>AHPs are allied health professionals.</p>
        </div>
        <MatrixTable matrix={matrix} />
        <p><a href={`/inquiry/units/${unit.code}/spread`}>{unit.level === 'team' ? 'Counts of people’s own snapshots' : 'How the places below are spread, and what they have in common'}</a></p>
        <p><a href={`/inquiry/units/${unit.code}/priorities`}>Priorities</a></p>
        {mayHere(ctx.viewer, 'fill in a snapshot', unit.organisationId) && <p><a class="nhsuk-button" href={`/inquiry/units/${unit.code}/snapshots`}>Begin a snapshot</a></p>}
        <DataTable caption="Snapshots" captionSize="m" rows={snapshots} emptyText="There is no snapshot that you may read yet." columns={[
          { key: 'what', head: 'Snapshot', cell: (each) => <><a href={snapshotHref(each)}>{each.templateTitle}, {formatDay(each.asOf)}</a>{each.isExample && <> <Tag colour="yellow" text="Example" /></>}</> },
          { key: 'state', head: 'State', cell: ({ signedOn }) => (signedOn ? `Signed off on ${formatDay(signedOn)}` : 'Open') },
        ]} />
      </>
    ),
  });
}

function From({ matrix: { from, snapshots } }: { matrix: Matrix }) {
  if (!from) return <p>Nobody has said yet where this place is. The map shows what is planned and done.</p>;
  const first = snapshots.filter(({ templateCode, signedOn }) => templateCode === from.templateCode && signedOn).at(-1);
  return (
    <p>
      The stages are from <a href={snapshotHref(from)}>{formatDay(from.asOf)}</a>{from.signedOn ? '' : ', which is not signed off yet'}. {first && <>{first.id === from.id ? 'It is the first: ' : 'The first was: '}{baselineWords(first.asOf, first.baselineYear)}.</>} They are words for growing, not marks. No mean is worked out of them.
    </p>
  );
}

function MatrixTable({ matrix: { unit, foundations, focuses, cells } }: { matrix: Matrix }) {
  return (
    <DataTable
      caption="Foundations by areas of focus" captionSize="m" rows={foundations} emptyText="The national strategy has no foundations here."
      columns={[
        { key: 'foundation', head: 'Foundation', cell: ({ title }) => title },
        ...focuses.map((focus) => ({
          key: focus.code, head: focus.title, cell: (foundation: { code: string }) => {
            const cell = cells.find((each) => each.foundation.code === foundation.code && each.focus.code === focus.code);
            return cell ? <CellWords cell={cell} href={`/inquiry/units/${unit.code}/cells/${foundation.code}/${focus.code}`} /> : '–';
          },
        })),
      ]}
    />
  );
}

function CellWords({ cell, href }: { cell: Cell; href: string }) {
  const counts = partsOf(cell).filter(([, things]) => things.length > 0);
  return (
    <>
      <a href={href}><strong>{stageWords(cell.stage)}</strong><span class="nhsuk-u-visually-hidden">: {cell.foundation.title}, {cell.focus.title}</span></a>
      <br /><span class="nhsuk-body-s">{counts.length === 0 ? 'Nothing here yet' : counts.map(([name, things]) => `${things.length} ${things.length === 1 ? name : many[name]}`).join(', ')}</span>
    </>
  );
}
