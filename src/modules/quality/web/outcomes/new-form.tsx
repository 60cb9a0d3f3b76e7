import { z } from 'zod';
import { organisationsWhere } from '#platform/access';
import { page, refusedOrOvertakenInForm, type Reply, type RequestContext } from '#platform/http';
import { emptyForm, Form, FormErrorSummary, parseForm, SelectField, TextareaField, TextField, typedState, wordsAsked, WordsCheck, type Advice, type FormState } from '#ui/forms';
import { Button } from '#ui/nhsuk';
import { makeOutcomes } from '../../commands/outcomes/make-measure.ts';
import { fullName, instruments, licenceWords } from '../../domain/outcomes/instruments.ts';
import { sentences } from '../../permissions.ts';
import { ownUnits } from '../../queries/experience/experience.ts';
import { optionalWords, wordsAnswer } from '../answers.ts';
import { savedAt } from '../saved.ts';
import { dashboardTrail } from '../trail.ts';

const schema = z.object({
  unitId: z.string().min(1, 'Choose who measures'), instrument: z.string().min(1, 'Choose an instrument'), whom: wordsAnswer('Say who is measured', 'Who is measured', { max: 200 }), leaveHeld: optionalWords('How you may use it', 300),
  smallestChange: z.string().trim().regex(/^(\d{1,4}(\.\d{1,2})?)?$/, 'The smallest change must be a number, such as 2'), changeSource: optionalWords('By whose word', 300),
  groups: z.string().transform((text) => [...new Set(text.split('\n').map((line) => line.trim()).filter((line) => line !== ''))]).refine((lines) => lines.length <= 12 && lines.every((line) => line.length >= 2 && line.length <= 80), 'Groups: up to 12, each on a line of its own'),
});

export const showNewOutcomes = (ctx: RequestContext): Promise<Reply> => drawn(ctx, emptyForm);

/** Puts an instrument to use. */
export async function takeNewOutcomes(ctx: RequestContext): Promise<Reply> {
  const asked = await wordsAsked(ctx, schema, {});
  if (asked) return drawn(ctx, asked.state, asked.advice);
  const parsed = parseForm(schema, ctx.body);
  if (!parsed.ok) return drawn(ctx, parsed.state);
  const { smallestChange, ...given } = parsed.value;
  return refusedOrOvertakenInForm(async () => {
    const { id } = await ctx.write((tx) => makeOutcomes(tx, ctx, { ...given, smallestChange: Number(smallestChange) > 0 ? Number(smallestChange) : null }));
    return savedAt(`/quality/outcomes/${id}`, 'outcomes-made');
  }, (errors) => drawn(ctx, { ...typedState(schema, ctx.body), errors }));
}

async function drawn(ctx: RequestContext, state: FormState, advice?: Advice): Promise<Reply> {
  const units = await ctx.read(async (tx) => {
    const found: { value: string; text: string }[] = [];
    for (const organisationId of organisationsWhere(sentences, ctx.viewer, 'keep outcome measures')) found.push(...(await ownUnits(tx, organisationId)).map(({ id, name }) => ({ value: id, text: name })));
    return found;
  });
  return page({
    title: 'Use an instrument', isInError: state.errors.length > 0, currentSection: '/co-evaluation', breadcrumbs: dashboardTrail({ text: 'What care does for people', href: '/quality/outcomes' }),
    content: (
      <div class="nhsuk-u-reading-width">
        <FormErrorSummary state={state} />
        <h1 class="nhsuk-heading-l">Use an instrument</h1>
        <p>What you choose stays as it is, so that quarters can be held side by side. <a href="/quality/instruments">Read about the instruments first</a>.</p>
        <Form action="/quality/outcomes" csrfToken={ctx.csrf()} state={state}>
          <SelectField name="unitId" label={{ text: 'Who measures?', size: 's' }} items={[{ value: '', text: 'Choose a unit' }, ...units]} />
          <SelectField name="instrument" label={{ text: 'With what?', size: 's' }} items={[{ value: '', text: 'Choose an instrument' }, ...instruments.filter(({ kind }) => kind !== 'register').map((one) => ({ value: one.code, text: `${fullName(one)}: ${licenceWords[one.licence].toLowerCase()}` }))]} />
          <TextField name="leaveHeld" label={{ text: 'How may you use it?', size: 's' }} hint="Needed unless it is free: such as registered with the owner in May 2026" />
          <TextField name="whom" label={{ text: 'Who is measured?', size: 's' }} hint="Such as people who come to the clinic for the first time" />
          <TextField name="smallestChange" label={{ text: 'From which change on does a person count as better? (optional)', size: 's' }} hint="Leave it empty to take the one of the register, where there is one" inputmode="decimal" width={5} />
          <TextField name="changeSource" label={{ text: 'By whose word?', size: 's' }} hint="Needed if you give a number: a paper, or the owner" />
          <TextareaField name="groups" label={{ text: 'Groups by which outcomes are told (you can leave this out)', size: 's' }} hint="Each on a line of its own. Where one has fewer than eight people, no group is shown." rows={3} />
          <Button text="Use this instrument" />
          <WordsCheck advice={advice} />
        </Form>
      </div>
    ),
  });
}
