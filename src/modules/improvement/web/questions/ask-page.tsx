import { z } from 'zod';
import { page, type Reply, type RequestContext } from '#platform/http';
import { authorCodeField, HelpAtOnce, hashAuthorCode, newSending } from '#modules/conversations';
import { OtherWays, SendTo, waysToReach } from '#modules/directory';
import { emptyForm, Form, HiddenField, PaperForm, parseForm, TextField, typedState, type FormState } from '#ui/forms';
import { Button, InsetText } from '#ui/nhsuk';
import { askQuestion } from '../../commands/questions/questions.ts';
import { questionAnswers, questionByCode } from '../../queries/questions/questions.ts';
import { placesToSpeak } from '../barriers/pages.tsx';
import { PlainForm, shell } from '../registers/shell.tsx';
import { takeForm, type OpenForm } from '../registers/take-form.ts';
import { AnswersTold } from './question-page.tsx';
import { askFields } from './fields.ts';
import { questionHome } from './voter.ts';

const under = [{ text: 'Questions', href: questionHome }];
const fieldsFor = async (ctx: RequestContext) => askFields(await ctx.read(placesToSpeak), ctx.viewer.memberships.length > 0);
const sendingSchema = z.object({ sending: z.string().max(40).optional().catch(undefined) });

export async function showAsking(ctx: RequestContext, open?: OpenForm): Promise<Reply> {
  const [fields, contact] = [await fieldsFor(ctx), await ctx.read((tx) => waysToReach(tx, null))];
  const asked = ctx.query['organisation'];
  const chosen = fields.organisationId.items.find(({ value }) => value === asked)?.value ?? '';
  const sent = parseForm(sendingSchema, ctx.body);
  const sending = (sent.ok && sent.value.sending) || newSending();
  return shell({
    title: 'Ask a question for research', under, open,
    children: (
      <div class="nhsuk-u-reading-width">
        <p>We do not ask who you are. Somebody reads your question before everyone can. You get a code. With it you hear what became of your question.</p>
        <PlainForm form="ask" action={questionHome} fields={fields} button="Send your question" open={open} values={{ organisationId: chosen }} csrf={ctx.csrf()} isPublic><HiddenField name="sending" value={sending} /></PlainForm>
        <OtherWays contact={contact} printHref={`${questionHome}/print`} />
      </div>
    ),
  });
}

/** Takes a question and shows its code, once. */
export async function takeQuestion(ctx: RequestContext): Promise<Reply> {
  const fields = await fieldsFor(ctx);
  const sent = parseForm(sendingSchema, ctx.body);
  return takeForm(ctx, { form: 'ask', fields, again: (open) => showAsking(ctx, open), act: async ({ organisationId, words, because, ...typed }) => {
    const route = typed.route || 'site';
    const { code, concern } = await ctx.write((tx) => askQuestion(tx, ctx.now, { organisationId, words, because, route, sending: sent.ok ? sent.value.sending : undefined }));
    return thankYou({ code, concern, words });
  } });
}

const thankYou = ({ code, concern, words }: { code: string; concern: string | null; words: string }): Reply => shell({
  title: 'Thank you', under,
  children: (
    <div class="nhsuk-u-reading-width">
      <HelpAtOnce concern={concern} />
      <p>We have your question: <q data-quoted>{words}</q></p>
      <p>This is your code. We cannot show it again. Write it down:</p>
      <p class="nhsuk-heading-l" id="your-code">{code}</p>
      <p><a href={`${questionHome}/yours`}>With the code you see what became of your question</a>.</p>
    </div>
  ),
});

const codeSchema = z.object({ code: authorCodeField('Enter your code: 16 letters and numbers, such as 7K3M-Q0ZB-2HXV-9TDA') });

export const showYours = (ctx: RequestContext): Reply => yours(ctx, emptyForm);

/** Looking a question up is a POST, so that the code stands in no address, no history and no log. */
export async function findYours(ctx: RequestContext): Promise<Reply> {
  const parsed = parseForm(codeSchema, ctx.body);
  if (!parsed.ok) return yours(ctx, parsed.state);
  const found = await ctx.read(async (tx) => {
    const own = await questionByCode(tx, hashAuthorCode(parsed.value.code));
    return own && { ...own, answers: await questionAnswers(tx, own.id) };
  });
  if (!found) return yours(ctx, { ...typedState(codeSchema, ctx.body), errors: [{ name: 'code', text: 'No question belongs to this code. Check each letter and number' }] });
  return shell({
    title: 'Your question', under,
    children: (
      <div class="nhsuk-u-reading-width">
        <blockquote class="nhsuk-inset-text" data-quoted><p>{found.words}</p></blockquote>
        {found.notShownReason !== null && <p>We did not show your question. The reason: <span data-quoted>{found.notShownReason}</span></p>}
        {found.notShownReason === null && found.shownOn === null && <p>Nobody has read your question yet. Please look again in a few days.</p>}
        {found.shownOn !== null && <p><a href={`${questionHome}/${found.id}`}>Your question is shown to everyone</a>.</p>}
        {found.shownOn !== null && found.answers.length === 0 && <p>No researcher has taken it up yet.</p>}
        <AnswersTold answers={found.answers} />
      </div>
    ),
  });
}

function yours(ctx: RequestContext, state: FormState): Reply {
  return shell({
    title: 'Your question', under, open: { form: 'code', state },
    children: (
      <div class="nhsuk-u-reading-width">
        <p>When you asked, we showed you a code. Enter it to hear what became of your question.</p>
        <Form action={`${questionHome}/yours`} csrfToken={ctx.csrf()} state={state}>
          <TextField name="code" label="Your code" hint="Capital or small letters, with or without lines between: all are fine." />
          <Button text="Find my question" />
        </Form>
        <InsetText text="If you have lost your code, you can still find your question in the list once it is shown." />
      </div>
    ),
  });
}

/** The same questions on paper. */
export async function printAsking(ctx: RequestContext): Promise<Reply> {
  const contact = await ctx.read((tx) => waysToReach(tx, null));
  return page({
    title: 'Form to print: a question for research', currentSection: '/co-implementation', breadcrumbs: [{ text: 'Home', href: '/' }, ...under],
    content: (
      <PaperForm title="A question for research" back={{ href: `${questionHome}/ask`, text: 'Go back to the form' }} sendTo={<SendTo contact={contact} />} questions={[
        { text: 'What should research find out?', lines: 4 }, { text: 'Why does it matter to you? You can leave this empty.', lines: 3 }, { text: 'Whom do you ask?', lines: 1 },
        { text: 'May staff type this in?', boxes: ['I agree that staff type in my question'] },
      ]}>
        <p>You do not have to give your name. Please do not write the names of other people. Staff can write your code here: __________________</p>
      </PaperForm>
    ),
  });
}
