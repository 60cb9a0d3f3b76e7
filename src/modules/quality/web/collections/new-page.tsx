import { z } from 'zod';
import { organisationsWhere } from '#platform/access';
import { londonDay } from '#platform/clock';
import { Forbidden } from '#platform/errors';
import { page, refusedOrOvertakenInForm, type Reply, type RequestContext } from '#platform/http';
import { organisationsById } from '#modules/directory';
import { CheckboxesField, Form, formState, FormErrorSummary, HiddenField, parseForm, TextField, typedState, wholeNumberAnswer, type FormState } from '#ui/forms';
import { Button } from '#ui/nhsuk';
import { setUpCollection } from '../../commands/collections/set-up.ts';
import { readPeriod } from '../../domain/imports/read-period.ts';
import { sentences } from '../../permissions.ts';
import { importChoices } from '../../queries/import-choices.ts';
import { savedAt } from '../saved.ts';

const MOST_CHOSEN = 60;

const schema = z.object({
  organisationId: z.uuid('Choose an organisation'),
  name: z.string().trim().min(3, 'Give it a name').max(120, 'Use at most 120 letters'),
  measures: z.array(z.string().max(60)).min(1, 'Choose at least one measure').max(MOST_CHOSEN, `Choose at most ${MOST_CHOSEN}`),
  units: z.array(z.string().max(120)).min(1, 'Choose at least one team').max(MOST_CHOSEN, `Choose at most ${MOST_CHOSEN}`),
  dueDays: wholeNumberAnswer({ missing: 'Say how many days after the end of a period the figures are due', name: 'Days', min: 1, max: 180 }),
  firstPeriod: z.string().trim().transform((words, context) => {
    const period = readPeriod(words);
    if (period === null) context.addIssue({ code: 'custom', message: 'Write a month and a year, such as April 2026' });
    return period ?? z.NEVER;
  }),
});

/** What is to be asked for regularly. A person who leads several organisations comes with the one they chose in the address. */
export async function showNew(ctx: RequestContext, state: FormState = formState({ dueDays: '15', firstPeriod: londonDay(ctx.now).slice(0, 7) })): Promise<Reply> {
  const mine = organisationsWhere(sentences, ctx.viewer, 'set up collections');
  const organisationId = mine.find((id) => id === ctx.query['organisation'] || id === state.values['organisationId']) ?? mine[0];
  if (!organisationId) throw new Forbidden();
  const { choices, places } = await ctx.read(async (tx) => ({ choices: await importChoices(tx, organisationId), places: [...(await organisationsById(tx, mine)).values()] }));
  return page({
    title: 'Set up a collection', isInError: state.errors.length > 0, currentSection: '/co-evaluation',
    breadcrumbs: [{ text: 'Home', href: '/' }, { text: 'Quality Dashboard', href: '/quality' }, { text: 'Figures that are asked for', href: '/quality/collections' }],
    content: (
      <div class="nhsuk-u-reading-width">
        <FormErrorSummary state={state} />
        <h1 class="nhsuk-heading-l">Set up a collection</h1>
        <p>For: <strong>{places.find(({ id }) => id === organisationId)?.name}</strong>{places.filter(({ id }) => id !== organisationId).map(({ id, name }) => <> · <a href={`/quality/collections/new?organisation=${id}`}>for {name} instead</a></>)}</p>
        <Form action="/quality/collections" csrfToken={ctx.csrf()} state={state}>
          <HiddenField name="organisationId" value={organisationId} />
          <TextField name="name" label={{ text: 'Name', size: 's' }} hint="Such as: monthly figures of the therapy teams" />
          <CheckboxesField name="measures" legend={{ text: 'Measures', size: 's' }} hint="All must come equally often" items={choices.measures.map(({ code, name }) => ({ value: code, text: name }))} small />
          <CheckboxesField name="units" legend={{ text: 'Teams', size: 's' }} items={choices.units.map(({ code, name }) => ({ value: code, text: name }))} small />
          <TextField name="dueDays" label={{ text: 'Due how many days after the end of a period?', size: 's' }} inputmode="numeric" width={3} />
          <TextField name="firstPeriod" label={{ text: 'From which month on?', size: 's' }} hint="Such as April 2026" width={10} />
          <Button text="Set it up" />
        </Form>
      </div>
    ),
  });
}

export async function setUp(ctx: RequestContext): Promise<Reply> {
  const parsed = parseForm(schema, ctx.body);
  if (!parsed.ok) return showNew(ctx, parsed.state);
  const { measures: measureCodes, units: unitCodes, ...given } = parsed.value;
  return refusedOrOvertakenInForm(async () => {
    const { id } = await ctx.write((tx) => setUpCollection(tx, ctx, { ...given, measureCodes: [...new Set(measureCodes)], unitCodes: [...new Set(unitCodes)] }));
    return savedAt(`/quality/collections/${id}`, 'collection-set-up');
  }, (errors) => showNew(ctx, { ...typedState(schema, ctx.body), errors }));
}
