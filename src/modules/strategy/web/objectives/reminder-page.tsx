import { z } from 'zod';
import { formatLondonDate } from '#platform/clock';
import { Conflict, NotFound } from '#platform/errors';
import { get, page, post, type Reply, type RequestContext, type Route } from '#platform/http';
import { Form, FormErrorSummary, formState, parseForm, TextareaField, WordsCheck, wordsAsked, type Advice, type FormState } from '#ui/forms';
import { Button } from '#ui/nhsuk';
import { answerReminder, findReminderLink, scopeOfLink, type ReminderLink } from '../../commands/answer-reminder.ts';
import { objectiveLines } from '../../queries/objective-lines.ts';
import { reasonAnswer } from './answers.ts';
import { keptForm } from './form-page.tsx';

const schema = z.object({ because: reasonAnswer('Say why nothing changed') });
const example = { token: 'a-link-that-nobody-sent' };

/** The link in a reminder opens a page and changes nothing; only the answer on it is recorded. Needs no account. */
export const reminderRoutes: Route[] = [
  get('/updates/:token', 'answer a reminder by its link', showReminder, { example, requestsPerMinute: 60 }),
  post('/updates/:token', 'answer a reminder by its link', answer, { example, requestsPerMinute: 60 }),
];

async function showReminder(ctx: RequestContext): Promise<Reply> {
  const link = await findLink(ctx);
  return draw(ctx, link, { state: formState({}) });
}

async function findLink(ctx: RequestContext): Promise<ReminderLink> {
  const link = await findReminderLink(ctx.store, ctx.params['token'] ?? '', ctx.now);
  if (!link) throw new NotFound('This link has ended. Sign in to record an update.');
  return link;
}

async function answer(ctx: RequestContext): Promise<Reply> {
  const link = await findLink(ctx);
  const asked = await wordsAsked(ctx, schema);
  if (asked) return draw(ctx, link, asked);
  const parsed = parseForm(schema, ctx.body);
  if (!parsed.ok) return draw(ctx, link, { state: parsed.state });
  try {
    await answerReminder(ctx.store, { now: ctx.now, id: ctx.id }, { token: ctx.params['token'] ?? '', because: parsed.value.because });
  } catch (error) {
    if (error instanceof Conflict) return thanks(error.message, 409);
    return draw(ctx, link, keptForm(schema, ctx.body, error));
  }
  return thanks('Your answer is recorded. There is nothing more to do this month.', 200);
}

async function draw(ctx: RequestContext, link: ReminderLink, { state, advice }: { state: FormState; advice?: Advice }): Promise<Reply> {
  const [objective] = await ctx.store.reading(scopeOfLink(link), (tx) => objectiveLines(tx, { ids: [link.objectiveId], asAt: ctx.now }));
  if (!objective) throw new NotFound();
  if (link.answered) return thanks('An update for this month is already recorded from a link. Thank you, there is nothing more to do.', 200);
  const last = objective.lastUpdate;
  return page({
    title: 'Nothing changed', isInError: state.errors.length > 0,
    content: (
      <div class="nhsuk-u-reading-width">
        <FormErrorSummary state={state} />
        <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l">{objective.wording}</span> Nothing changed?</h1>
        <p>{last ? `The last update was on ${formatLondonDate(new Date(`${last.on}T12:00:00Z`))}: ${last.note}` : 'No update has been written yet.'}</p>
        <Form action={ctx.path} csrfToken={ctx.csrf()} state={state}>
          <TextareaField name="because" label={{ text: 'Nothing changed, because', size: 'm' }} rows={3} hint={{ text: 'One sentence is enough. For example: we are waiting for the hall to open.' }} />
          <Button>Save</Button>
          <WordsCheck advice={advice} />
        </Form>
        <p>Did something change? <a href={`/objectives/${objective.id}/progress`}>Sign in and record progress</a>.</p>
      </div>
    ),
  });
}

function thanks(sentence: string, status: number): Reply {
  return page({ title: 'Thank you', status, content: <div class="nhsuk-u-reading-width"><h1 class="nhsuk-heading-l">Thank you</h1><p>{sentence}</p></div> });
}
