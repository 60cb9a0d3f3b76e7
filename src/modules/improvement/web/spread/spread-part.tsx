import { formatDay } from '#platform/clock';
import { Part } from '#modules/strategy';
import { Form } from '#ui/forms';
import { Button } from '#ui/nhsuk';
import { projectHref } from '../../domain/addresses.ts';
import { mayHere } from '../../permissions.ts';
import type { Scene } from '../projects/scene.ts';

/** A project of the viewer's organisation that took the method over. */
export const OwnCopy = ({ copy: { id, unit, startedOn } }: { copy: Scene['project']['ownCopies'][number] }) => <li>Your organisation took it over on {formatDay(startedOn)}: <a href={projectHref(id)}>the project of {unit}</a>.</li>;

/** Who follows it and who took it over. */
export function SpreadPart({ ctx, project, isOwn }: Scene) {
  return (
    <Part id="spread" title="Spread">
      <ul class="nhsuk-list nhsuk-list--bullet">
        <li>{project.adoptions === 0 ? 'No other organisation has taken it over yet.' : project.adoptions === 1 ? '1 other organisation has taken it over.' : `${project.adoptions} other organisations have taken it over.`}</li>
        {project.followers > 0 && <li>At least {project.followers} people follow it.</li>}
        {project.copiedFrom && <li>It takes over {project.isOriginalOpen ? <a href={projectHref(project.copiedFrom)}>the method of another project</a> : 'the method of another project, which is not open to you'}.</li>}
        {project.ownCopies.map((copy) => <OwnCopy copy={copy} />)}
      </ul>
      {mayHere(ctx.viewer, 'follow projects') && (
        <Form action={`${projectHref(project.id)}/following`} csrfToken={ctx.csrf()}>
          <Button name="follows" value={project.isFollowed ? 'no' : 'yes'} text={project.isFollowed ? 'Stop following this project' : 'Follow this project'} variant="secondary" />
        </Form>
      )}
      {!isOwn && mayHere(ctx.viewer, 'start projects') && <p><a href={`${projectHref(project.id)}/adoption`}>Take its method over into your organisation</a></p>}
    </Part>
  );
}
