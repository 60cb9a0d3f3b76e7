import { z } from 'zod';
import { page, refusedOrOvertakenInForm, type Reply, type RequestContext } from '#platform/http';
import { Form, FormErrorSummary, parseForm, RadiosField, TextareaField, typedState, wordsAsked, WordsCheck, type Advice, type FormState } from '#ui/forms';
import { Button } from '#ui/nhsuk';
import { readWords } from '../../commands/co-evaluation/read-words.ts';
import { voiceTitles } from '../../domain/co-evaluation/voices.ts';
import { authorise } from '../../permissions.ts';
import { optionalWords } from '../answers.ts';
import { savedAt } from '../saved.ts';
import { sceneOf, trailOf } from './scene.ts';

const schema = z.object({ reading: z.enum(['show', 'keep back'], 'Choose whether everyone may read it'), because: optionalWords('Your reason', 600) })
  .refine(({ reading, because }) => reading === 'show' || because.length >= 3, { path: ['because'], error: 'Say why you keep it back' });

export const showReading = (ctx: RequestContext): Promise<Reply> => drawn(ctx);

/** Shows words or keeps them back. The next ones come up by themselves. */
export async function takeReading(ctx: RequestContext): Promise<Reply> {
  const id = ctx.params['words'] ?? '';
  const asked = await wordsAsked(ctx, schema, {});
  if (asked) return drawn(ctx, asked.state, asked.advice);
  const parsed = parseForm(schema, ctx.body);
  if (!parsed.ok) return drawn(ctx, parsed.state);
  const { reading, because } = parsed.value;
  return refusedOrOvertakenInForm(async () => {
    const { objectiveId } = await ctx.write((tx) => readWords(tx, ctx, { id, keepBackBecause: reading === 'show' ? null : because }));
    return savedAt(`/quality/objectives/${objectiveId}/co-evaluation/words`, 'voice-read');
  }, (errors) => drawn(ctx, { ...typedState(schema, ctx.body), errors }));
}

async function drawn(ctx: RequestContext, state?: FormState, advice?: Advice): Promise<Reply> {
  const scene = await sceneOf(ctx);
  const { objective, asked, home } = scene;
  authorise(ctx, 'review objectives', objective.organisation.id);
  const held = asked?.words.filter(({ standing }) => standing === 'held') ?? [];
  const next = held.find(({ id }) => id === ctx.params['words']) ?? held[0];
  return page({
    title: `Read what people wrote: ${objective.wording}`, isInError: (state?.errors.length ?? 0) > 0, currentSection: '/co-evaluation', breadcrumbs: trailOf(scene),
    content: (
      <div class="nhsuk-u-reading-width">
        {state && <FormErrorSummary state={state} />}
        <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l" data-quoted>{objective.wording}</span> Read what people wrote</h1>
        {!next && <p>No words wait to be read. <a href={home}>See what people say</a>.</p>}
        {next && (
          <>
            <p>{held.length === 1 ? 'Words of 1 answer wait.' : `Words of ${held.length} answers wait.`} Whoever wrote them agreed that everyone may read them. They do not say whether it helped.</p>
            <h2 class="nhsuk-heading-s">{voiceTitles[next.kind]}</h2>
            <blockquote class="nhsuk-inset-text" data-quoted>{next.forWhom !== '' && <p>For whom? {next.forWhom}</p>}{next.whatNext !== '' && <p>What next? {next.whatNext}</p>}</blockquote>
            <Form action={`${home}/words/${next.id}/reading`} csrfToken={ctx.csrf()} state={state}>
              <RadiosField name="reading" legend={{ text: 'May everyone read this?', size: 's' }} items={[{ value: 'show', text: 'Yes, show it as it is' }, { value: 'keep back', text: 'No, keep it back: it names somebody or would hurt' }]} />
              <TextareaField name="because" label="If you keep it back, why?" rows={2} />
              <Button text="Save" />
              <WordsCheck advice={advice} />
            </Form>
          </>
        )}
      </div>
    ),
  });
}
