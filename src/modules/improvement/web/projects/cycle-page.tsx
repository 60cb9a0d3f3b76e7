import { z } from 'zod';
import { NotFound } from '#platform/errors';
import { page, refusedOrOvertakenInForm, type Reply, type RequestContext } from '#platform/http';
import { dateAnswer, DateField, emptyForm, Form, FormErrorSummary, parseForm, RadiosField, TextareaField, typedState, wordsAsked, WordsCheck, type Advice, type FormState } from '#ui/forms';
import { Button, SummaryList } from '#ui/nhsuk';
import { learnFromCycle } from '../../commands/cycles/learn-from-cycle.ts';
import { projectToWorkOn } from '../../data/project-rows.ts';
import { asPredictedWords, decisions } from '../../domain/cycles.ts';
import { projectPage } from '../../queries/projects/project-page.ts';
import { wordsAnswer } from '../answers.ts';
import { savedAt } from '../saved.ts';
import { projectHref } from '../../domain/addresses.ts';
import { trail } from '../trail.ts';

const schema = z.object({
  endedOn: dateAnswer({ missing: 'Enter the last day of the test', name: 'The last day' }), done: wordsAnswer('Say what was done', 'What was done'), asPredicted: z.enum(['yes', 'partly', 'no'], 'Say whether it went as you predicted'),
  result: wordsAnswer('Say what you found', 'What you found'), decision: z.enum(decisions.map(({ code }) => code), 'Choose what follows'), follows: wordsAnswer('Say what you do next', 'What you do next', { max: 1000 }),
});

export const showCycle = (ctx: RequestContext): Promise<Reply> => drawn(ctx, emptyForm);

async function drawn(ctx: RequestContext, state: FormState, advice?: Advice): Promise<Reply> {
  const { project, cycle } = await ctx.read(async (tx) => {
    const head = await projectToWorkOn(tx, ctx, ctx.params['id'] ?? '', 'cycles');
    const found = await projectPage(tx, head.id);
    const wanted = found.cycles.find(({ id }) => id === ctx.params['cycle']);
    if (!wanted) throw new NotFound('We cannot find that test.');
    return { project: found, cycle: wanted };
  });
  return page({
    title: `What the test brought: ${cycle.title}`, isInError: state.errors.length > 0, currentSection: '/co-implementation', breadcrumbs: trail({ text: project.title, href: projectHref(project.id) }),
    content: (
      <div class="nhsuk-u-reading-width">
        <FormErrorSummary state={state} />
        <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l">{project.title}</span> What test {cycle.number} brought: <span data-quoted>{cycle.title}</span></h1>
        <SummaryList rows={[['Plan', cycle.plan], ['Prediction', cycle.prediction]].map(([key, words]) => ({ key: { text: key ?? '' }, value: { html: <span data-quoted>{words}</span> } }))} />
        {cycle.result ? <p>It is written down already. <a href={`${projectHref(project.id)}#test-${cycle.number}`}>Read it</a></p> : <LearnForm action={`${projectHref(project.id)}/cycles/${cycle.id}/result`} csrfToken={ctx.csrf()} state={state} advice={advice} />}
      </div>
    ),
  });
}

function LearnForm({ advice, ...form }: { action: string; csrfToken: string; state: FormState; advice: Advice | undefined }) {
  return (
    <Form {...form}>
      <DateField name="endedOn" legend="Last day of the test" hint="For example, 4 12 2026" />
      <TextareaField name="done" label="Do: what was done, and what was different from the plan?" rows={3} maxlength={2000} />
      <RadiosField name="asPredicted" legend="Study: did it go as you predicted?" items={Object.entries(asPredictedWords).map(([value, text]) => ({ value, text }))} />
      <TextareaField name="result" label="What did you find?" hint="Write no numbers of small groups here: figures stand with the measures, where they are protected" rows={3} maxlength={2000} />
      <RadiosField name="decision" legend="Act: what follows?" items={decisions.map(({ code, title, words }) => ({ value: code, text: title, hint: words }))} />
      <TextareaField name="follows" label="What do you do next?" rows={2} maxlength={1000} />
      <Button text="Keep what we learned" />
      <WordsCheck advice={advice} />
    </Form>
  );
}

export async function takeCycleResult(ctx: RequestContext): Promise<Reply> {
  const asked = await wordsAsked(ctx, schema);
  if (asked) return drawn(ctx, asked.state, asked.advice);
  const parsed = parseForm(schema, ctx.body);
  if (!parsed.ok) return drawn(ctx, parsed.state);
  const [projectId, cycleId] = [ctx.params['id'] ?? '', ctx.params['cycle'] ?? ''];
  return refusedOrOvertakenInForm(async () => {
    await ctx.write((tx) => learnFromCycle(tx, ctx, { projectId, cycleId, ...parsed.value }));
    return savedAt(`${projectHref(projectId)}#tests`, 'cycle-learned');
  }, (errors) => drawn(ctx, { ...typedState(schema, ctx.body), errors }));
}
