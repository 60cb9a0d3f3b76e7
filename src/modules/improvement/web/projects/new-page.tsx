import { z } from 'zod';
import { organisationsWhere } from '#platform/access';
import { page, refusedOrOvertakenInForm, type Reply, type RequestContext } from '#platform/http';
import { emptyForm, Form, FormErrorSummary, HiddenField, parseForm, RadiosField, SelectField, TextareaField, TextField, typedState, wordsAsked, WordsCheck, type Advice, type FormState } from '#ui/forms';
import { Button, InsetText } from '#ui/nhsuk';
import { startProject } from '../../commands/projects/start-project.ts';
import { audiences, projectKindCodes, projectKinds } from '../../domain/project.ts';
import { sentences } from '../../permissions.ts';
import { objectiveChoices, unitChoices } from '../../queries/projects/choices.ts';
import { similarProjects, type SimilarProject } from '../../queries/register/similar-projects.ts';
import { wordsAnswer } from '../answers.ts';
import { savedAt } from '../saved.ts';
import { projectHref } from '../../domain/addresses.ts';
import { trail } from '../trail.ts';

const schema = z.object({
  title: wordsAnswer('Give the project a name', 'The name', { max: 120 }), why: wordsAnswer('Say what you want to make better and why', 'The reason'), unitId: z.string().min(1, 'Choose a team'), kind: z.enum(projectKindCodes, 'Choose what it is'),
  objectiveId: z.string(), audience: z.enum(audiences.map(({ code }) => code), 'Choose who can read it'), contactRole: wordsAnswer('Say whom people can ask', 'The role', { min: 2, max: 120 }), seen: z.string(),
});

export const showNewProject = (ctx: RequestContext): Promise<Reply> => drawn(ctx, { ...emptyForm, values: { kind: 'improvement', audience: 'organisation', objectiveId: typeof ctx.query['objective'] === 'string' ? ctx.query['objective'] : '' } });

async function drawn(ctx: RequestContext, state: FormState, { advice, similar = [] }: { advice?: Advice; similar?: readonly SimilarProject[] } = {}): Promise<Reply> {
  const own = organisationsWhere(sentences, ctx.viewer, 'start projects');
  const { units, objectives } = await ctx.read(async (tx) => ({ units: await unitChoices(tx, own, ctx.viewer.personId), objectives: await objectiveChoices(tx, own) }));
  return page({
    title: 'Start a project', isInError: state.errors.length > 0, currentSection: '/co-implementation', breadcrumbs: trail(),
    content: (
      <div class="nhsuk-u-reading-width">
        <FormErrorSummary state={state} />
        <h1 class="nhsuk-heading-l">Start a project</h1>
        <p>Anyone who belongs here may start one. Nobody has to approve it, and nobody can refuse it. You can change all of this later. <a href="/improvement/guidance">How improvement works, in short</a></p>
        {similar.length > 0 && <Similar similar={similar} />}
        <Form action="/improvement/projects" csrfToken={ctx.csrf()} state={state}>
          {similar.length > 0 && <HiddenField name="seen" value="yes" />}
          <TextField name="title" label="Name of the project" />
          <TextareaField name="why" label="What do you want to make better, for whom, and why?" rows={4} maxlength={2000} />
          <SelectField name="unitId" label="Which team does it belong to?" items={units.map(({ id, name }) => ({ value: id, text: name }))} />
          <RadiosField name="kind" legend="What is it?" items={projectKinds.map(({ code, title, words }) => ({ value: code, text: title, hint: words }))} />
          <SelectField name="objectiveId" label="Which objective does it serve?" hint="You can leave this open" items={[{ value: '', text: 'None yet' }, ...objectives.map(({ id, wording }) => ({ value: id, text: wording }))]} />
          <TextField name="contactRole" label="Whom can others ask about it?" hint="A role, not a name" />
          <RadiosField name="audience" legend="Who can read it?" items={audiences.map(({ code, title }) => ({ value: code, text: title }))} />
          <Button text={similar.length > 0 ? 'Start it all the same' : 'Start the project'} />
          <WordsCheck advice={advice} />
        </Form>
      </div>
    ),
  });
}

function Similar({ similar }: { similar: readonly SimilarProject[] }) {
  return (
    <InsetText>
      <h2 class="nhsuk-heading-m">Projects like yours</h2>
      <p>Nothing is saved yet. Perhaps you want to join, follow or copy one of these. You can start your own all the same.</p>
      <ul class="nhsuk-list nhsuk-list--bullet">{similar.map(({ project }) => <li><a href={projectHref(project.id)}>{project.title}</a>, {project.unit}, {project.organisation}</li>)}</ul>
    </InsetText>
  );
}

export async function takeNewProject(ctx: RequestContext): Promise<Reply> {
  const asked = await wordsAsked(ctx, schema);
  if (asked) return drawn(ctx, asked.state, { advice: asked.advice });
  const parsed = parseForm(schema, ctx.body);
  if (!parsed.ok) return drawn(ctx, parsed.state);
  const { seen, ...project } = parsed.value;
  return refusedOrOvertakenInForm(async () => {
    // Looked for where it is written: the same form sent twice gets the first answer, and is not shown the project it made.
    const { id } = await ctx.write(async (tx) => {
      const similar = seen === 'yes' ? [] : await similarProjects(tx, `${project.title}. ${project.why}`);
      if (similar.length > 0) throw new LikeOthers(similar);
      return startProject(tx, ctx, project);
    });
    return savedAt(projectHref(id), 'project-started');
  }, (errors) => drawn(ctx, { ...typedState(schema, ctx.body), errors })).catch((error: unknown) => {
    if (error instanceof LikeOthers) return drawn(ctx, typedState(schema, ctx.body), { similar: error.similar });
    throw error;
  });
}

/** There are projects like it: nothing is written before somebody has seen them. */
class LikeOthers extends Error {
  readonly similar: readonly SimilarProject[];

  constructor(similar: readonly SimilarProject[]) {
    super('There are projects like it');
    this.similar = similar;
  }
}
