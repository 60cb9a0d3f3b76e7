import { z } from 'zod';
import { page, redirect, refusedOrOvertakenInForm, type Reply, type RequestContext } from '#platform/http';
import { OtherWays, SendTo, waysToReach, type Contact } from '#modules/directory';
import { emptyForm, Form, FormErrorSummary, PaperForm, parseForm, RadiosField, typedState, type FormState } from '#ui/forms';
import { Button, InsetText } from '#ui/nhsuk';
import { answerQuestions } from '../../commands/experience/use-answers.ts';
import { experienceMeasure, type ExperienceMeasure } from '../../queries/experience/experience.ts';
import { dashboardTrail } from '../trail.ts';

const schemaOf = ({ questions }: ExperienceMeasure) => z.object({ ...Object.fromEntries(questions.map(({ position }) => [`q${position}`, z.string().regex(/^(\d{1,2})?$/, 'Choose an answer from the list')])), group: z.string().max(80) });

async function sceneOf(ctx: RequestContext): Promise<{ measure: ExperienceMeasure; contact: Contact }> {
  return ctx.read(async (tx) => {
    const measure = await experienceMeasure(tx, ctx.params['id'] ?? '');
    return { measure, contact: await waysToReach(tx, measure.organisationId) };
  });
}

export const showQuestions = async (ctx: RequestContext): Promise<Reply> => drawn(ctx, await sceneOf(ctx), emptyForm);

/** Takes in one sheet of answers; nothing is kept of who sent it. */
export async function takeAnswers(ctx: RequestContext): Promise<Reply> {
  const scene = await sceneOf(ctx);
  const schema = schemaOf(scene.measure);
  const parsed = parseForm(schema, ctx.body);
  if (!parsed.ok) return drawn(ctx, scene, parsed.state);
  const value = parsed.value as Readonly<Record<string, string>>;
  const choices = scene.measure.questions.map(({ position, answers }) => { const choice = Number(value[`q${position}`] ?? 0); return choice <= answers.length ? choice : 0; });
  return refusedOrOvertakenInForm(async () => {
    await ctx.write((tx) => answerQuestions(tx, ctx.now, { measureId: scene.measure.id, group: value['group'] ?? '', choices }));
    return redirect(`/quality/experience/${scene.measure.id}/answer?sent=yes`);
  }, async (errors) => drawn(ctx, scene, { ...typedState(schema, ctx.body), errors }));
}

function drawn(ctx: RequestContext, { measure, contact }: { measure: ExperienceMeasure; contact: Contact }, state: FormState): Reply {
  const home = `/quality/experience/${measure.id}`;
  return page({
    title: `Answer: ${measure.title}`, isInError: state.errors.length > 0, currentSection: '/co-evaluation', breadcrumbs: dashboardTrail({ text: 'How people find their care', href: '/quality/experience' }, { text: measure.title, href: home }),
    content: (
      <div class="nhsuk-u-reading-width">
        <FormErrorSummary state={state} />
        <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l" data-quoted>{measure.unit}</span> <span data-quoted>{measure.title}</span></h1>
        {ctx.query['sent'] === 'yes' && <InsetText><p>Thank you. Your answers count.</p>{measure.conversation && <p>You can also <a href={`/conversations/${measure.conversation}`}>say it in your own words</a>.</p>}</InsetText>}
        {!measure.isOpen && <p>These questions are not open on this site at the moment.</p>}
        {measure.isOpen && (
          <>
            <p>We do not ask who you are. You can leave out any question. We count the answers when the quarter has ended, and keep only the counts.</p>
            <Form action={`${home}/answer`} csrfToken={ctx.csrf()} state={state}>
              {measure.questions.map(({ position, words, answers }) => <RadiosField name={`q${position}`} legend={{ text: words, size: 's' }} items={answers.map((text, at) => ({ value: String(at + 1), text }))} />)}
              {measure.groups.length > 0 && <RadiosField name="group" legend={{ text: 'Which group do you belong to? (you can leave this out)', size: 's' }} items={measure.groups.map((value) => ({ value, text: value }))} />}
              <Button text="Send your answers" />
            </Form>
            <OtherWays contact={contact} printHref={`${home}/print`} />
          </>
        )}
      </div>
    ),
  });
}

/** The same questions on paper. */
export async function printedQuestions(ctx: RequestContext): Promise<Reply> {
  const { measure, contact } = await sceneOf(ctx);
  const home = `/quality/experience/${measure.id}`;
  return page({
    title: `Form to print: ${measure.title}`, currentSection: '/co-evaluation', breadcrumbs: dashboardTrail({ text: 'How people find their care', href: '/quality/experience' }, { text: measure.title, href: home }),
    content: (
      <PaperForm title={measure.title} caption={measure.unit} isLong={measure.questions.length > 6} back={{ href: home, text: 'Go back to the questions' }} sendTo={<SendTo contact={contact} />} questions={[
        ...measure.questions.map(({ words, answers }) => ({ text: words, boxes: [...answers] })),
        ...(measure.groups.length > 0 ? [{ text: 'Which group do you belong to? You can leave this empty.', boxes: [...measure.groups] }] : []),
      ]}>
        <p>You do not have to give your name.</p>
      </PaperForm>
    ),
  });
}
