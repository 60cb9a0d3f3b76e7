import { formatDay, formatLondonDate } from '#platform/clock';
import { page, type Reply, type RequestContext } from '#platform/http';
import { emptyForm, Form, FormErrorSummary, TextareaField, type FormState } from '#ui/forms';
import { Button, InsetText, SummaryList } from '#ui/nhsuk';
import { OtherWays, waysToReach } from '#modules/directory';
import { mayAround } from '../../data/around-acting.ts';
import { keepsTerm } from '../../data/term-rows.ts';
import { termPage, type TermVersion } from '../../queries/term-page.ts';

export async function showTerm(ctx: RequestContext, state: FormState = emptyForm): Promise<Reply> {
  const [term, contact] = await ctx.read(async (tx) => {
    const found = await termPage(tx, ctx.params['code'] ?? '');
    return [found, await waysToReach(tx, found.ownerOrganisationId)] as const;
  });
  const { current } = term;
  const isInError = state.errors.length > 0;
  return page({
    title: current.shown, breadcrumbs: [{ text: 'Home', href: '/' }, { text: 'Words explained', href: '/glossary' }], isInError,
    content: (
      <div class="nhsuk-u-reading-width">
        <FormErrorSummary state={state} />
        <h1 class="nhsuk-heading-l">{current.shown}</h1>
        {ctx.query['reported'] === 'yes' && <InsetText text="Thank you. The people who keep this word will read what you wrote. If they change the word, this page will say so." />}
        {current.expansion && <p><strong>{current.expansion}</strong></p>}
        <p>{current.meaning}</p>
        <SummaryList rows={[
          { key: 'Who keeps this word', value: current.ownerRole },
          { key: 'Why we use it', value: current.reason },
          { key: 'Where it comes from', value: { html: <span data-quoted>{current.source || 'Not said yet'}</span> } },
          { key: 'We look at it again by', value: current.reviewOn ? formatDay(current.reviewOn) : 'No date set yet' },
        ]} />
        {keepsTerm(ctx.viewer, term.ownerOrganisationId) && <Button variant="secondary" href={`/glossary/term/${term.code}/edit`} text="Change this word" />}
        <History current={current} earlier={term.earlier} />
        <h2 class="nhsuk-heading-m">Does this word not work for you?</h2>
        <Form action={`/glossary/term/${term.code}/reports`} csrfToken={ctx.csrf()} state={state}>
          <TextareaField name="words" label="Tell us what is wrong with it" hint="Please do not write your name or anything private. We do not ask who you are, and we keep only your words and the day." rows={4} maxlength={1000} />
          <Button text="Send" />
        </Form>
        <OtherWays contact={contact} printHref={`/glossary/term/${term.code}/print`} entryHref={mayAround(ctx.viewer, 'enter for someone') ? `/glossary/term/${term.code}/entry` : undefined} />
      </div>
    ),
  });
}

function History({ current, earlier }: { readonly current: TermVersion; readonly earlier: readonly TermVersion[] }) {
  const newestFirst = [current, ...earlier];
  return (
    <>
      <h2 class="nhsuk-heading-m">What changed</h2>
      {earlier.length === 0 && <p>Nothing yet. It has been like this since {formatLondonDate(current.madeAt)}.</p>}
      {earlier.length > 0 && (
        <ol class="nhsuk-list" reversed>
          {newestFirst.slice(0, -1).map((version, at) => (
            <li key={version.number}>
              <strong>{formatLondonDate(version.madeAt)}</strong>: “{newestFirst[at + 1]?.shown}” ({newestFirst[at + 1]?.meaning}) became “{version.shown}” ({version.meaning}). Why: {version.reason}
            </li>
          ))}
        </ol>
      )}
    </>
  );
}
