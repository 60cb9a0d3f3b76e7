import { z } from 'zod';
import { membershipGroups, professions, titleOf } from '#modules/directory';
import { Part } from '#modules/strategy';
import { Form, SelectField, TextField } from '#ui/forms';
import { Button, Details, InsetText } from '#ui/nhsuk';
import { addMember } from '../../commands/projects/change-team.ts';
import { projectHref } from '../../domain/addresses.ts';
import { lacksSupportWorker } from '../../domain/team.ts';
import { ClosedPart } from './closed-part.tsx';
import { actionOf, isOpen, partForm, stateOf, type Scene } from './scene.ts';

const schema = z.object({ personId: z.string().min(1, 'Choose a colleague'), does: z.string().trim().max(200, 'Use 200 letters or fewer') });

export const memberForm = partForm({ form: 'team', part: 'team', schema, saved: 'member-joined', act: (tx, ctx, value) => addMember(tx, ctx, { projectId: ctx.params['id'] ?? '', ...value }) });

/** Who works on it: names for the organisation, role groups for everyone, so that support workers are seen. */
export function TeamPart(scene: Scene) {
  const { project, isOwn, mayWork } = scene;
  return (
    <Part id="team" title="Team">
      {lacksSupportWorker(project) && (
        <InsetText><p><strong>No support worker is in the team.</strong> {titleOf(membershipGroups, 'support-workers')} often know best what a new way of working needs. Who could join you?</p></InsetText>
      )}
      {isOwn ? (
        <ul class="nhsuk-list nhsuk-list--bullet">
          {project.members.map(({ id, name, roleGroup, profession, does }) => (
            <li>
              {name ?? 'Somebody without a name here'}, {titleOf(membershipGroups, roleGroup).toLowerCase()}{profession && `, ${titleOf(professions, profession).toLowerCase()}`}{does !== '' && <>: <span data-quoted>{does}</span></>}
              {mayWork && project.members.length > 1 && <Form action={`${projectHref(project.id)}/team/${id}/ending`} csrfToken={scene.ctx.csrf()}><Button text={`${name ?? 'They'}: no longer in the team`} variant="secondary" small /></Form>}
            </li>
          ))}
        </ul>
      ) : !project.open.plan ? <ClosedPart /> : (
        <ul class="nhsuk-list nhsuk-list--bullet">{project.groups.map(({ roleGroup, profession }) => <li>{titleOf(membershipGroups, roleGroup)}{profession !== '' && `: ${titleOf(professions, profession).toLowerCase()}`}</li>)}</ul>
      )}
      {mayWork && <JoinForm {...scene} />}
    </Part>
  );
}

function JoinForm(scene: Scene) {
  const free = (scene.choices?.colleagues ?? []).filter(({ id }) => !scene.project.members.some(({ personId }) => personId === id));
  return (
    <Details summary="Take a colleague into the team" open={isOpen(scene, 'team')}>
      <Form action={actionOf(scene, 'team')} csrfToken={scene.ctx.csrf()} state={stateOf(scene, 'team')}>
        <SelectField name="personId" label="Who?" items={[{ value: '', text: 'Choose a colleague' }, ...free.map(({ id, name }) => ({ value: id, text: name }))]} />
        <TextField name="does" label="What do they do in it?" hint="You can leave this empty" />
        <Button text="Take them in" variant="secondary" />
      </Form>
    </Details>
  );
}
