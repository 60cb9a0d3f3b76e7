import { z } from 'zod';
import { NotFound } from '#platform/errors';
import type { Reply, RequestContext } from '#platform/http';
import { themePage } from '#modules/conversations';
import { emptyForm, Form, FormErrorSummary, parseForm, RadiosField, type FormState } from '#ui/forms';
import { Button } from '#ui/nhsuk';
import { placeQuote, withdrawQuote } from '../../commands/cases/quotes.ts';
import { mayHere } from '../../permissions.ts';
import { casePage, pagesOfQuote, quotesOn } from '../../queries/cases/case-studies.ts';
import { savedAt } from '../saved.ts';
import { sentForm } from '../sent-form.ts';
import { staffPage } from './list-page.tsx';

const schema = z.object({ quote: z.string().regex(/^[0-9a-f-]{36} [0-9a-f-]{36}$/, 'Choose words that may be quoted') });

/** GET /case-studies/:id/quotes: words of its themes that their authors let us quote. */
export async function showQuotes(ctx: RequestContext, state: FormState = emptyForm): Promise<Reply> {
  const { study, offered, standing } = await ctx.read(async (tx) => {
    const found = await casePage(tx, ctx.params['id'] ?? '');
    if (!mayHere(ctx.viewer, 'quote people', found.organisationId)) throw new NotFound();
    const quotes = await quotesOn(tx, found.id);
    const there = new Set(quotes.map(({ contributionId }) => contributionId));
    const used = [];
    for (const { contributionId, words } of quotes) used.push({ words, pages: await pagesOfQuote(tx, contributionId) });
    const themes = [];
    for (const { id } of found.themes) themes.push(await themePage(tx, id));
    return { study: found, standing: used, offered: themes.map(({ id, title, words }) => ({ id, title, words: words.filter((each) => each.mayBeQuoted && !there.has(each.id)).slice(0, 60) })) };
  });
  const isEmpty = offered.every(({ words }) => words.length === 0);
  return staffPage(`Quotes: ${study.title}`, (
    <div class="nhsuk-u-reading-width">
      <FormErrorSummary state={state} />
      <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l" data-quoted>{study.title}</span> Add somebody’s words</h1>
      <p>Only words whose authors said that they may be quoted. They stand there without a name, with the month. When the author takes the leave back they are gone from every page at once.</p>
      {standing.map(({ words, pages }) => <p>“<span data-quoted>{words}</span>” stands on: {pages.map(({ id, title }, at) => <>{at > 0 && ', '}<a href={`/case-studies/${id}`} data-quoted>{title}</a></>)}</p>)}
      {isEmpty ? <p>There are no words that may be quoted, or all of them stand there already.</p> : (
        <Form action={`/case-studies/${study.id}/quotes`} csrfToken={ctx.csrf()} state={state}>
          <RadiosField name="quote" legend="Which words?" items={offered.flatMap(({ id, title, words }) => words.map((each) => ({ value: `${id} ${each.id}`, text: `“${each.words}”`, hint: { text: title } })))} />
          <Button text="Put them on the page" />
        </Form>
      )}
    </div>
  ), state.errors.length > 0);
}

/** POST /case-studies/:id/quotes */
export function takeQuote(ctx: RequestContext): Promise<Reply> {
  const caseStudyId = ctx.params['id'] ?? '';
  return sentForm(ctx, schema, (state) => showQuotes(ctx, state), async ({ quote }) => {
    const [themeId = '', contributionId = ''] = quote.split(' ');
    await ctx.write((tx) => placeQuote(tx, ctx, { caseStudyId, contributionId, themeId }));
    return savedAt(`/case-studies/${caseStudyId}`, 'quote-placed');
  });
}

/** POST /quotes/:id/withdrawal */
export async function takeQuoteAway(ctx: RequestContext): Promise<Reply> {
  const parsed = parseForm(z.object({ from: z.uuid().optional().catch(undefined) }), ctx.body);
  await ctx.write((tx) => withdrawQuote(tx, ctx, ctx.params['id'] ?? ''));
  const from = parsed.ok ? parsed.value.from : undefined;
  return savedAt(from ? `/case-studies/${from}` : '/case-studies', 'quote-withdrawn');
}
