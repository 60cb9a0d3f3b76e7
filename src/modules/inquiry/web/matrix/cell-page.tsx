import { NotFound } from '#platform/errors';
import { page, type Reply, type RequestContext } from '#platform/http';
import type { CellThing } from '../../queries/matrix.ts';
import { crumbs, home, stageWords, unitCrumb } from '../words.ts';
import { readMatrix } from './read-matrix.ts';

/** One cell of the map: what the counts on the map count. */
export async function showCell(ctx: RequestContext): Promise<Reply> {
  const { unit, cells } = await readMatrix(ctx);
  const cell = cells.find(({ foundation, focus }) => foundation.code === ctx.params['foundation'] && focus.code === ctx.params['focus']);
  if (!cell) throw new NotFound('We cannot find that cell.');
  return page({
    title: `${cell.foundation.title}, ${cell.focus.title}: ${unit.name}`, currentSection: '/co-evaluation', breadcrumbs: crumbs(home, unitCrumb(unit)),
    content: (
      <div class="nhsuk-u-reading-width">
        <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l">{unit.name}: {cell.foundation.title}</span> {cell.focus.title}</h1>
        <p>Stage: <strong>{stageWords(cell.stage)}</strong></p>
        <h2 class="nhsuk-heading-m">Strengths ({cell.strengths.length})</h2>
        {cell.strengths.length === 0 ? <p>No strength is told here yet.</p> : <ul class="nhsuk-list nhsuk-list--bullet">{cell.strengths.map((words) => <li data-quoted>{words}</li>)}</ul>}
        <Things title="Priorities" none="No priority is chosen here." things={cell.priorities} />
        <Things title="Objectives" none="No objective hangs here." things={cell.objectives} />
        <Things title="Actions" none="No action hangs here." things={cell.actions} />
        <Things title="Measures" none="No measure hangs here." things={cell.measures} />
        <Things title="Projects" none="No project hangs here." things={cell.projects} />
        <Things title="Stories and awards" none="No story hangs here yet." things={cell.stories} />
      </div>
    ),
  });
}

function Things({ title, none, things }: { title: string; none: string; things: readonly CellThing[] }) {
  return (
    <>
      <h2 class="nhsuk-heading-m">{title} ({things.length})</h2>
      {things.length === 0 ? <p>{none}</p> : <ul class="nhsuk-list nhsuk-list--bullet">{things.map(({ title: words, href, about }) => <li><a href={href}>{words}</a>{about && ` (${about})`}</li>)}</ul>}
    </>
  );
}
