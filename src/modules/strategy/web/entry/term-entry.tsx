import { z } from 'zod';
import { get, page, post, redirect, type Reply, type RequestContext, type Route } from '#platform/http';
import { emptyForm, Form, FormErrorSummary, PaperForm, parseForm, TextareaField, type FormState } from '#ui/forms';
import { Button, InsetText } from '#ui/nhsuk';
import { SendTo, waysToReach } from '#modules/directory';
import { enterTermReport } from '../../commands/report-term.ts';
import { termPage, type TermPage } from '../../queries/term-page.ts';
import { EntryFields, entryAnswers } from './entry-fields.tsx';

const example = { code: 'ahp' };

/** "This word does not work for me" beside the screen: the printed form, and what staff type in for somebody. */
export const termEntryRoutes: readonly Route[] = [
  get('/glossary/term/:code/print', 'report a term', printedForm, { example }),
  get('/glossary/term/:code/entry', 'enter for someone', (ctx) => show(ctx, emptyForm), { example }),
  post('/glossary/term/:code/entry', 'enter for someone', enter, { example }),
];

const crumbs = ({ code, current }: TermPage) => [{ text: 'Home', href: '/' }, { text: 'Words explained', href: '/glossary' }, { text: current.shown, href: `/glossary/term/${code}` }];

async function printedForm(ctx: RequestContext): Promise<Reply> {
  const [term, contact] = await ctx.read(async (tx) => {
    const found = await termPage(tx, ctx.params['code'] ?? '');
    return [found, await waysToReach(tx, found.ownerOrganisationId)] as const;
  });
  return page({
    title: `Form to print: about the word ${term.current.shown}`, breadcrumbs: crumbs(term),
    content: (
      <PaperForm title="Does this word not work for you?" caption={term.current.shown} back={{ href: `/glossary/term/${term.code}`, text: 'Go back to the word' }} sendTo={<SendTo contact={contact} />} questions={[
        { text: 'What is wrong with the word?', lines: 5 },
        { text: 'Which word would be better? You can leave this empty.', lines: 2 },
        { text: 'May staff type in your words?', boxes: ['I agree that staff type in what I wrote here, as I wrote it'] },
      ]}>
        <p data-quoted>{term.current.expansion ?? term.current.shown}: {term.current.meaning}</p>
        <p>You do not have to give your name. Please do not write the names of other people, or anything private.</p>
      </PaperForm>
    ),
  });
}

async function show(ctx: RequestContext, state: FormState): Promise<Reply> {
  const term = await ctx.read((tx) => termPage(tx, ctx.params['code'] ?? ''));
  const isInError = state.errors.length > 0;
  return page({
    title: 'Type in for somebody that a word does not work', breadcrumbs: crumbs(term), isInError,
    content: (
      <div class="nhsuk-u-reading-width">
        <FormErrorSummary state={state} />
        <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l">{term.current.shown}</span> Type in for somebody that a word does not work</h1>
        {ctx.query['entered'] === 'yes' && <InsetText text="It is in. Those who keep this word will read it like every other." />}
        <p>It counts like what came through this site. Do not write who said it. We keep the way it came in, and that you typed it.</p>
        <Form action={`/glossary/term/${term.code}/entry`} csrfToken={ctx.csrf()} state={state}>
          <TextareaField name="words" label="What do they say is wrong with it?" hint="In their own words, as they said or wrote them" rows={4} maxlength={1000} />
          <EntryFields agreement="They agreed that I type in their words" />
          <Button text="Save their words" />
        </Form>
        <p><a href={`/glossary/term/${term.code}/print`}>The form to print</a></p>
      </div>
    ),
  });
}

const schema = z.object({ words: z.string().trim().min(3, 'Write what they say').max(1000, 'Use 1,000 letters or less'), ...entryAnswers });

async function enter(ctx: RequestContext): Promise<Reply> {
  const parsed = parseForm(schema, ctx.body);
  if (!parsed.ok) return show(ctx, parsed.state);
  const code = ctx.params['code'] ?? '';
  await ctx.write((tx) => enterTermReport(tx, ctx, { code, words: parsed.value.words, route: parsed.value.route }));
  return redirect(`/glossary/term/${encodeURIComponent(code)}/entry?entered=yes`);
}
