import { z } from 'zod';
import { organisationsWhere } from '#platform/access';
import { page, refusedOrOvertakenInForm, type Reply, type RequestContext } from '#platform/http';
import { emptyForm, Form, FormErrorSummary, parseForm, SelectField, TextField, typedState, type FormState } from '#ui/forms';
import { Button } from '#ui/nhsuk';
import { followProject } from '../../commands/spread/follow-project.ts';
import { takeOver } from '../../commands/spread/take-over.ts';
import { projectHref } from '../../domain/addresses.ts';
import { sentences } from '../../permissions.ts';
import { unitChoices } from '../../queries/projects/choices.ts';
import { projectPage } from '../../queries/projects/project-page.ts';
import { OwnCopy } from './spread-part.tsx';
import { wordsAnswer } from '../answers.ts';
import { savedAt } from '../saved.ts';
import { trail } from '../trail.ts';

const schema = z.object({ unitId: z.string().min(1, 'Choose a team'), contactRole: wordsAnswer('Say whom people can ask', 'The role', { min: 2, max: 120 }) });

export const showAdoption = (ctx: RequestContext): Promise<Reply> => drawn(ctx, emptyForm);

async function drawn(ctx: RequestContext, state: FormState): Promise<Reply> {
  const { project, units } = await ctx.read(async (tx) => {
    const found = await projectPage(tx, ctx.params['id'] ?? '');
    const own = organisationsWhere(sentences, ctx.viewer, 'start projects').filter((id) => id !== found.organisationId);
    return { project: found, units: await unitChoices(tx, own, ctx.viewer.personId) };
  });
  return page({
    title: `Take over: ${project.title}`, isInError: state.errors.length > 0, currentSection: '/co-implementation', breadcrumbs: trail({ text: project.title, href: projectHref(project.id) }),
    content: (
      <div class="nhsuk-u-reading-width">
        <FormErrorSummary state={state} />
        <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l">{project.title}</span> Take its method over</h1>
        {units.length === 0 ? <p>This project is your own organisation’s. You can join its team or follow it.</p> : (
          <>
            <p>You get a project of your own with the same reason{project.open.plan ? ' and driver diagram' : '. Its driver diagram is not shared with you, so it does not come along'}. Aim, tests and figures are yours to make: what works there may need changes here. It counts for those who tried it first.</p>
            {project.ownCopies.length > 0 && <><p>You can join that project, or take the method over for another team. It is counted once for each organisation.</p><ul class="nhsuk-list nhsuk-list--bullet">{project.ownCopies.map((copy) => <OwnCopy copy={copy} />)}</ul></>}
            <Form action={`${projectHref(project.id)}/adoption`} csrfToken={ctx.csrf()} state={state}>
              <SelectField name="unitId" label="Which of your teams?" items={units.map(({ id, name }) => ({ value: id, text: name }))} />
              <TextField name="contactRole" label="Whom can others ask about it?" hint="A role, not a name" />
              <Button text="Take it over" />
            </Form>
          </>
        )}
      </div>
    ),
  });
}

export async function takeAdoption(ctx: RequestContext): Promise<Reply> {
  const parsed = parseForm(schema, ctx.body);
  if (!parsed.ok) return drawn(ctx, parsed.state);
  return refusedOrOvertakenInForm(async () => {
    const { id } = await ctx.write((tx) => takeOver(tx, ctx, { projectId: ctx.params['id'] ?? '', ...parsed.value }));
    return savedAt(projectHref(id), 'project-taken-over');
  }, (errors) => drawn(ctx, { ...typedState(schema, ctx.body), errors }));
}

export async function takeFollowing(ctx: RequestContext): Promise<Reply> {
  const projectId = ctx.params['id'] ?? '';
  const follows = (ctx.body as Record<string, unknown> | null)?.['follows'] !== 'no';
  await ctx.write((tx) => followProject(tx, ctx, { projectId, follows }));
  return savedAt(`${projectHref(projectId)}#spread`, follows ? 'project-followed' : 'project-unfollowed');
}
