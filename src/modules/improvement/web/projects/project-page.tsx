import { page, type Reply, type RequestContext } from '#platform/http';
import { FormErrorSummary } from '#ui/forms';
import { mayHere } from '../../permissions.ts';
import { projectPage } from '../../queries/projects/project-page.ts';
import { projectHead } from '../../data/project-rows.ts';
import { trail } from '../trail.ts';
import { AimPart } from './aim-part.tsx';
import { CyclesPart } from './cycles-part.tsx';
import { ProjectHeading } from './project-heading.tsx';
import { moreParts } from './more-parts.tsx';
import type { OpenForm, Scene } from './scene.ts';

/** Everything about one project; those who work on it change each part where it stands. */
export async function showProject(ctx: RequestContext, open?: OpenForm): Promise<Reply> {
  const scene = await readScene(ctx, open);
  const { project } = scene;
  return page({
    title: project.title, isInError: (open?.state.errors.length ?? 0) > 0, currentSection: '/co-implementation', breadcrumbs: trail(),
    content: (
      <>
        {open && <FormErrorSummary state={open.state} />}
        <ProjectHeading {...scene} />
        <AimPart {...scene} />
        <CyclesPart {...scene} />
        {moreParts.map((More) => <More {...scene} />)}
      </>
    ),
  });
}

async function readScene(ctx: RequestContext, open: OpenForm | undefined): Promise<Scene> {
  return ctx.read(async (tx) => {
    const head = await projectHead(tx, ctx, ctx.params['id'] ?? '');
    const project = await projectPage(tx, head.id);
    const mayWork = head.isTeam && !head.isClosed;
    return {
      ctx, project, open, mayWork, mayTest: mayWork || (!head.isClosed && head.partnerRights.includes('cycles')),
      mayLead: !head.isClosed && mayHere(ctx.viewer, 'support projects', head.organisationId), isOwn: ctx.viewer.grants.some(({ organisationId }) => organisationId === head.organisationId),
    };
  });
}
