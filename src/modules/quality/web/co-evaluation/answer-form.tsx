import { z } from 'zod';
import { may } from '#platform/access';
import { page, redirect, refusedOrOvertakenInForm, type Reply, type RequestContext } from '#platform/http';
import { OtherWays } from '#modules/directory';
import { CheckboxesField, emptyForm, Form, FormErrorSummary, parseForm, typedState, type FormState } from '#ui/forms';
import { Button, InsetText } from '#ui/nhsuk';
import { sayWhetherItHelped } from '../../commands/co-evaluation/say-whether-it-helped.ts';
import { sentences } from '../../permissions.ts';
import { sceneOf, trailOf } from './scene.ts';
import { leaveMissing, voiceAnswers, VoiceFields } from './voice-fields.tsx';

const schema = z.object({ ...voiceAnswers, leave: z.array(z.literal('yes')).default([]) }).refine(leaveMissing, { path: ['leave'], error: 'Tick the box if everyone may read your words, or leave the words out' });

export const showAnswerForm = (ctx: RequestContext): Promise<Reply> => drawn(ctx, emptyForm);

/** Takes in what anybody says; nothing is kept of who said it. */
export async function takeVoice(ctx: RequestContext): Promise<Reply> {
  const parsed = parseForm(schema, ctx.body);
  if (!parsed.ok) return drawn(ctx, parsed.state);
  const { leave: _leave, ...voice } = parsed.value;
  const objectiveId = ctx.params['id'] ?? '';
  return refusedOrOvertakenInForm(async () => {
    await ctx.write((tx) => sayWhetherItHelped(tx, ctx.now, { ...voice, objectiveId }));
    return redirect(`/quality/objectives/${encodeURIComponent(objectiveId)}/co-evaluation/answer?sent=yes`);
  }, (errors) => drawn(ctx, { ...typedState(schema, ctx.body), errors }));
}

async function drawn(ctx: RequestContext, state: FormState): Promise<Reply> {
  const scene = await sceneOf(ctx);
  const { objective, asked, contact, home } = scene;
  return page({
    title: `Say whether it helped: ${objective.wording}`, isInError: state.errors.length > 0, currentSection: '/co-evaluation', breadcrumbs: trailOf(scene),
    content: (
      <div class="nhsuk-u-reading-width">
        <FormErrorSummary state={state} />
        <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l" data-quoted>{objective.wording}</span> Did it help?</h1>
        {ctx.query['sent'] === 'yes' && <InsetText><p>Thank you. Your answer counts. If you wrote words, people of the organisation read them before they show them. <a href={home}>See what people say</a>.</p></InsetText>}
        {!asked?.isOpen && <p>Nobody is asked about this at the moment.</p>}
        {asked?.isOpen && (
          <>
            <p>We do not ask who you are. We show answers only when eight or more of the same kind are in. We keep your answer, your words and the month.</p>
            <Form action={`${home}/answer`} csrfToken={ctx.csrf()} state={state}>
              <VoiceFields kindLegend="Who are you?" />
              <CheckboxesField name="leave" legend={{ text: 'If you wrote something: may everyone read it?', size: 's' }} items={[{ value: 'yes', text: 'Yes, everyone may read my words, without my name' }]} />
              <Button text="Send your answer" />
            </Form>
            <OtherWays contact={contact} printHref={`${home}/print`} entryHref={may(sentences, ctx.viewer, 'enter what people said', objective.organisation.id) ? `${home}/entry` : undefined} />
          </>
        )}
      </div>
    ),
  });
}
