import type { Tx } from '#platform/db';
import type { PagePart, Viewer } from '#platform/http';
import { outcomeTitle } from '../../domain/project.ts';
import { outcomeStandingWords, stageStandingWords } from '../../domain/stage-now.ts';
import { stageTitle } from '../../domain/stages.ts';
import { mayHere } from '../../permissions.ts';
import { register } from '../../queries/register/register.ts';
import { projectHref } from '../../domain/addresses.ts';

/** On the page of an objective: the projects that serve it. */
export async function partsOfObjective(tx: Tx, objectiveId: string, { viewer }: { viewer: Viewer }): Promise<readonly PagePart[]> {
  const { projects } = await register(tx, { objectiveId, limit: 50 });
  const mayStart = mayHere(viewer, 'start projects');
  if (projects.length === 0 && !mayStart) return [];
  return [{
    id: 'projects', title: 'Projects', content: (
      <>
        {projects.length === 0 && <p>No project serves this objective yet.</p>}
        <ul class="nhsuk-list nhsuk-list--bullet">
          {projects.map((project) => <li><a href={projectHref(project.id)}>{project.title}</a>, {project.unit}: {project.outcome === null ? stageTitle(project.stage) : outcomeTitle(project.outcome)}. {project.outcome === null ? stageStandingWords(project.stageStands, project.stage) : outcomeStandingWords(project.outcomeStands)}</li>)}
        </ul>
        {mayStart && <p><a href={`/improvement/projects/new?objective=${objectiveId}`}>Start a project for this objective</a></p>}
      </>
    ),
  }];
}
