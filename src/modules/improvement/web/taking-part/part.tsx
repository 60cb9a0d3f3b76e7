import { HowPeopleTookPart, Part } from '#modules/strategy';
import { projectHref } from '../../domain/addresses.ts';
import { ClosedPart } from '../projects/closed-part.tsx';
import type { Scene } from '../projects/scene.ts';

/** How people took part in a project so far: the label and the stages that are missing, worked out from its record (requirements S43, S44). */
export const TakingPartPart = ({ project, coProduction, mayWork }: Scene) => (
  <Part id="taking-part" title="How people took part">
    {project.open.plan ? <HowPeopleTookPart coProduction={coProduction} /> : <ClosedPart />}
    {project.open.plan && <p>The label is worked out from <a href={`${projectHref(project.id)}/taking-part`}>the record of who took part</a>. Nobody types it.{mayWork && ' You can add to it there.'}</p>}
  </Part>
);
