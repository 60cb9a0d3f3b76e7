import { z } from 'zod';
import { page, redirect, refusedOrOvertakenInForm, type Reply, type RequestContext } from '#platform/http';
import { CheckboxesField, Form, FormErrorSummary, formState, parseForm, RadiosField, TextField, typedState, wholeNumberAnswer, type FormState } from '#ui/forms';
import { Button, InsetText } from '#ui/nhsuk';
import { enterVoices } from '../../commands/co-evaluation/say-whether-it-helped.ts';
import { voiceRoutes } from '../../domain/co-evaluation/voices.ts';
import { authorise } from '../../permissions.ts';
import { sceneOf, trailOf } from './scene.ts';
import { leaveMissing, voiceAnswers, VoiceFields } from './voice-fields.tsx';

const routeTitles = { meeting: 'In a meeting', phone: 'By phone', paper: 'On paper', 'in person': 'In person, one to one' } as const;
const schema = z.object({
  ...voiceAnswers, howMany: wholeNumberAnswer({ missing: 'Enter how many people said this', name: 'The number of people', min: 1, max: 200 }), route: z.enum(voiceRoutes, 'Choose how it reached you'),
  agreed: z.array(z.literal('yes')).min(1, 'Ask them first. You can type in only what people agreed to'), leave: z.array(z.literal('yes')).default([]),
}).refine(leaveMissing, { path: ['leave'], error: 'Tick the box only if they agreed that everyone may read their words, or leave the words out' });

export const showEntry = (ctx: RequestContext): Promise<Reply> => drawn(ctx, formState({ howMany: '1' }));

/** Staff type in what people said in a meeting, by phone or on paper. */
export async function takeEntry(ctx: RequestContext): Promise<Reply> {
  const parsed = parseForm(schema, ctx.body);
  if (!parsed.ok) return drawn(ctx, parsed.state);
  const { agreed: _agreed, leave: _leave, ...voice } = parsed.value;
  const objectiveId = ctx.params['id'] ?? '';
  return refusedOrOvertakenInForm(async () => {
    await ctx.write((tx) => enterVoices(tx, ctx, { ...voice, objectiveId }));
    return redirect(`/quality/objectives/${encodeURIComponent(objectiveId)}/co-evaluation/entry?entered=yes`);
  }, (errors) => drawn(ctx, { ...typedState(schema, ctx.body), errors }));
}

async function drawn(ctx: RequestContext, state: FormState): Promise<Reply> {
  const scene = await sceneOf(ctx);
  const { objective, asked, home } = scene;
  authorise(ctx, 'enter what people said', objective.organisation.id);
  return page({
    title: `Type in what people said: ${objective.wording}`, isInError: state.errors.length > 0, currentSection: '/co-evaluation', breadcrumbs: trailOf(scene),
    content: (
      <div class="nhsuk-u-reading-width">
        <FormErrorSummary state={state} />
        <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l" data-quoted>{objective.wording}</span> Type in what people said</h1>
        {ctx.query['entered'] === 'yes' && <InsetText text="It is in, and counts like every other answer. You can type in the next one." />}
        {!asked?.isOpen && <InsetText text="Nobody is asked about this at the moment, so nothing can be typed in." />}
        <p>Do not write who said it. We keep the way it came in, and with words who typed them.</p>
        <Form action={`${home}/entry`} csrfToken={ctx.csrf()} state={state}>
          <VoiceFields kindLegend="Who said it?" />
          <TextField name="howMany" label={{ text: 'How many people said this?', size: 's' }} hint="From a meeting, type in one answer at a time with the number of hands. Words count for one of them." width={4} inputmode="numeric" />
          <RadiosField name="route" legend={{ text: 'How did it reach you?', size: 's' }} items={voiceRoutes.map((value) => ({ value, text: routeTitles[value] }))} />
          <CheckboxesField name="agreed" legend={{ text: 'Did they agree?', size: 's' }} items={[{ value: 'yes', text: 'They agreed that I type in their answer' }]} />
          <CheckboxesField name="leave" legend={{ text: 'If there are words', size: 's' }} items={[{ value: 'yes', text: 'They agreed that everyone may read them' }]} />
          <Button text="Save what they said" />
        </Form>
        <p><a href={`${home}/print`}>The form to print</a></p>
      </div>
    ),
  });
}
