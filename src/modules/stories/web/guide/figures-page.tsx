import { z } from 'zod';
import { organisationsWhere } from '#platform/access';
import { page, post, refusedOrOvertakenInForm, type Reply, type RequestContext, type Route } from '#platform/http';
import { organisationsById, type OrganisationLine } from '#modules/directory';
import { Explained } from '#modules/strategy';
import { emptyForm, Form, FormErrorSummary, parseForm, SelectField, TextareaField, TextField, typedState, wordsAsked, WordsCheck, type Advice, type FormState } from '#ui/forms';
import { Button } from '#ui/nhsuk';
import { DataTable } from '#ui/tables';
import { stateNewerFigure } from '../../commands/guide/state-newer-figure.ts';
import { sentences } from '../../permissions.ts';
import { statedFigures, type StatedFigure } from '../../queries/guide/stated-figures.ts';
import { publicPage } from '../public-page.tsx';
import { savedAt } from '../saved.ts';
import { asOfWords, valueWords } from './stated-figure.tsx';

export const figureRoutes: readonly Route[] = [
  { method: 'GET', path: '/stated-figures', may: 'read stories', handler: (ctx) => showFigures(ctx, emptyForm) },
  post('/stated-figures', 'state newer figures', stateFigure),
];

const schema = z.object({
  organisationId: z.uuid(), code: z.string().min(1, 'Choose a figure'), value: z.string().trim().regex(/^\d{1,12}([.]\d{1,4})?$/, 'Enter a number, such as 185000').transform(Number),
  source: z.string().trim().min(3, 'Say where the figure is printed').max(300, 'Use 300 letters or less'), asOf: z.string().trim().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, 'Enter a year, a month or a day, such as 2026-03'),
  caveat: z.string().trim().max(600, 'Use 600 letters or less'),
});

/** Every figure that pages quote, in one place, each with its source, date and caveat (requirement S8). */
async function showFigures(ctx: RequestContext, state: FormState, advice?: Advice): Promise<Reply> {
  const own = organisationsWhere(sentences, ctx.viewer, 'state newer figures');
  const [figures, places] = await ctx.read(async (tx) => [await statedFigures(tx), [...(await organisationsById(tx, own)).values()]]);
  const reply = await publicPage(ctx, {
    title: 'Figures and their sources', isInError: state.errors.length > 0,
    content: (
      <>
        <FormErrorSummary state={state} />
        <h1 class="nhsuk-heading-l">Figures and their sources</h1>
        <p class="nhsuk-u-reading-width">Each figure that our pages quote stands here once. If it changes here, it changes on every page.</p>
        <DataTable
          caption={`${figures.length} figures`} rows={figures} emptyText="No strategy that prints figures is on this site."
          columns={[
            { key: 'statement', head: 'What it says', cell: ({ statement, isExample }) => <span data-quoted><Explained>{statement}</Explained>{isExample && ' (example)'}</span> },
            { key: 'value', head: 'Figure', cell: valueWords },
            { key: 'source', head: 'Source and date', cell: (figure) => <Source figure={figure} /> },
            { key: 'caveat', head: 'Take care', cell: ({ caveat }) => (caveat ? <span data-quoted>{caveat}</span> : '–'), isNothing: ({ caveat }) => !caveat },
          ]}
        />
        {places[0] && <NewerForm place={places[0]} figures={figures} csrfToken={ctx.csrf()} state={state} advice={advice} />}
      </>
    ),
  });
  return reply.kind === 'page' ? page({ ...reply.page, isInError: state.errors.length > 0 }) : reply;
}

function Source({ figure: { source, href, asOf, printed } }: { figure: StatedFigure }) {
  return (
    <>
      <span data-quoted>{href ? <a href={href}>{source}</a> : source}</span>{asOf ? `, ${asOfWords(asOf)}` : ', no date is printed'}
      {printed && <><br /><span class="nhsuk-body-s">In place of {printed.value?.toLocaleString('en-GB') ?? 'no number'}, {printed.source}</span></>}
    </>
  );
}

function NewerForm({ place, figures, csrfToken, state, advice }: { place: OrganisationLine; figures: readonly StatedFigure[]; csrfToken: string; state: FormState; advice: Advice | undefined }) {
  return (
    <section class="nhsuk-u-reading-width" aria-labelledby="newer">
      <h2 class="nhsuk-heading-m" id="newer">State a newer figure</h2>
      <p>What the document prints stays with the document. Pages print the newer figure, with its own source.</p>
      <Form action="/stated-figures" csrfToken={csrfToken} state={state}>
        <input type="hidden" name="organisationId" value={place.id} />
        <SelectField name="code" label="Which figure?" items={[{ value: '', text: 'Choose one' }, ...figures.map(({ code, statement }) => ({ value: code, text: statement.slice(0, 110) }))]} />
        <TextField name="value" label="The new number" inputmode="decimal" width={10} />
        <TextField name="source" label="Where is it printed?" hint="Who published it, in what" />
        <TextField name="asOf" label="Of which day, month or year is it?" hint="For example, 2026-03" width={10} />
        <TextareaField name="caveat" label="What must one take care of? (you can leave this empty)" rows={2} maxlength={600} />
        <Button text="State it" />
        <WordsCheck advice={advice} />
      </Form>
    </section>
  );
}

async function stateFigure(ctx: RequestContext): Promise<Reply> {
  const asked = await wordsAsked(ctx, schema);
  if (asked) return showFigures(ctx, asked.state, asked.advice);
  const parsed = parseForm(schema, ctx.body);
  if (!parsed.ok) return showFigures(ctx, parsed.state);
  return refusedOrOvertakenInForm(async () => {
    await ctx.write((tx) => stateNewerFigure(tx, ctx, parsed.value));
    return savedAt('/stated-figures', 'figure-stated');
  }, (errors) => showFigures(ctx, { ...typedState(schema, ctx.body), errors }));
}
