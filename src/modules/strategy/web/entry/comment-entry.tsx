import { z } from 'zod';
import { conflictInForm, get, page, post, redirect, refusedInForm, type Reply, type RequestContext, type Route } from '#platform/http';
import { emptyForm, Form, FormErrorSummary, PaperForm, parseForm, SelectField, TextareaField, typedState, type FormState } from '#ui/forms';
import { Button, InsetText } from '#ui/nhsuk';
import { SendTo, waysToReach } from '#modules/directory';
import { enterComment } from '../../commands/comment-on-draft.ts';
import { authoriseAround } from '../../data/around-acting.ts';
import { commentsPage, type CommentsPage } from '../../queries/draft-comments.ts';
import { nodeChoices } from '../comments/comment-pages.tsx';
import { EntryFields, entryAnswers } from './entry-fields.tsx';

const example = { code: 'vale' };

/** Comments on a draft beside the screen: the printed form, and what staff type in for somebody. */
export const commentEntryRoutes: readonly Route[] = [
  get('/strategies/:code/comments/print', 'comment on a draft', printedForm, { example }),
  get('/strategies/:code/comments/entry', 'enter for someone', (ctx) => show(ctx, emptyForm), { example }),
  post('/strategies/:code/comments/entry', 'enter for someone', enter, { example }),
];

const codeOf = (ctx: RequestContext): string => ctx.params['code'] ?? '';
const crumbs = ({ code, shortTitle }: CommentsPage['strategy']) => [{ text: 'Home', href: '/' }, { text: shortTitle, href: `/strategies/${code}` }, { text: 'Comments', href: `/strategies/${code}/comments` }];

async function printedForm(ctx: RequestContext): Promise<Reply> {
  const [{ strategy }, contact] = await ctx.read(async (tx) => {
    const comments = await commentsPage(tx, codeOf(ctx));
    return [comments, await waysToReach(tx, comments.strategy.organisationId)] as const;
  });
  return page({
    title: `Form to print: comment on ${strategy.shortTitle}`, breadcrumbs: crumbs(strategy), currentSection: '/co-design',
    content: (
      <PaperForm title="Comment on a draft" caption={strategy.shortTitle} back={{ href: `/strategies/${strategy.code}/comments`, text: 'Go back to the comments' }} sendTo={<SendTo contact={contact} />} questions={[
        { text: 'Which part do you mean? Write its title or its number.', lines: 1 },
        { text: 'What is wrong, missing or not clear?', lines: 6 },
        { text: 'What should it say?', lines: 4 },
        { text: 'May staff type in your words?', boxes: ['I agree that staff type in what I wrote here, as I wrote it'] },
      ]}>
        {!strategy.isOpen && <InsetText text="This strategy is not open for comments now." />}
        <p>You do not have to give your name. Please do not write the names of other people, or anything private.</p>
      </PaperForm>
    ),
  });
}

async function show(ctx: RequestContext, state: FormState): Promise<Reply> {
  const { strategy, nodes } = await ctx.read((tx) => commentsPage(tx, codeOf(ctx)));
  authoriseAround(ctx, 'enter for someone', strategy.organisationId);
  const isInError = state.errors.length > 0;
  return page({
    title: 'Type in a comment for somebody', breadcrumbs: crumbs(strategy), currentSection: '/co-design', isInError,
    content: (
      <div class="nhsuk-u-reading-width">
        <FormErrorSummary state={state} />
        <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l">{strategy.shortTitle}</span> Type in a comment for somebody</h1>
        {ctx.query['entered'] === 'yes' && <InsetText text="It is in. It waits to be read like every other comment. You can type in the next one." />}
        {!strategy.isOpen && <InsetText text="This strategy is not open for comments now, so nothing can be typed in." />}
        <p>It counts like a comment that came through this site. Do not write who said it. We keep the way it came in, and that you typed it.</p>
        <Form action={`/strategies/${strategy.code}/comments/entry`} csrfToken={ctx.csrf()} state={state}>
          <SelectField name="node" label="Which part do they mean?" items={nodeChoices(nodes)} />
          <TextareaField name="words" label="What do they say?" hint="In their own words, as they said or wrote them" rows={5} maxlength={2000} />
          <EntryFields agreement="They agreed that I type in their words, and that everyone may read them" />
          <Button text="Save their comment" />
        </Form>
        <p><a href={`/strategies/${strategy.code}/comments/print`}>The form to print</a></p>
      </div>
    ),
  });
}

const schema = z.object({
  node: z.string().min(1, 'Choose the part they mean'), words: z.string().trim().min(3, 'Write what they say').max(2000, 'Use 2,000 letters or less'), ...entryAnswers,
});

async function enter(ctx: RequestContext): Promise<Reply> {
  const parsed = parseForm(schema, ctx.body);
  if (!parsed.ok) return show(ctx, parsed.state);
  const { node, words, route } = parsed.value;
  return refusedInForm(async () => {
    await ctx.write((tx) => enterComment(tx, ctx, { strategyCode: codeOf(ctx), nodeCode: node, words, route })).catch(conflictInForm);
    return redirect(`/strategies/${encodeURIComponent(codeOf(ctx))}/comments/entry?entered=yes`);
  }, (errors) => show(ctx, { ...typedState(schema, ctx.body), errors }));
}
