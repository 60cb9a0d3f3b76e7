import { z } from 'zod';
import { startOfLondonDay, addDays } from '#platform/clock';
import { NotFound } from '#platform/errors';
import { page, type Reply, type RequestContext } from '#platform/http';
import { CheckboxesField, DateField, dateAnswer, emptyForm, Form, FormErrorSummary, parseForm, RadiosField, TextareaField, TextField, wordsAsked, WordsCheck, type Advice, type FormState } from '#ui/forms';
import { Button } from '#ui/nhsuk';
import { organisationByCode } from '#modules/directory';
import { makeConversation } from '../../commands/make-conversation.ts';
import { authorise } from '../../data/acting.ts';
import { phaseKinds } from '../../domain/phase-state.ts';
import { TemplateChoice } from '../phases/template-page.tsx';
import { kindTitle } from '../words.ts';
import { savedAt } from '../saved.ts';

const schema = z.object({
  title: z.string().trim().min(3, 'Write a title').max(150, 'Use 150 letters or less'),
  code: z.string().trim().toLowerCase().regex(/^[a-z0-9][a-z0-9-]{1,60}$/, 'Write a short name for the address: small letters, numbers and lines, such as care-near-you'),
  purpose: z.string().trim().min(10, 'Say what the conversation is for').max(2_000, 'Use 2,000 letters or less'),
  kind: z.enum(phaseKinds, 'Choose who the first part is for'),
  phaseTitle: z.string().trim().min(3, 'Write a title for the first part').max(150, 'Use 150 letters or less'),
  question: z.string().trim().min(5, 'Write the question').max(400, 'Use 400 letters or less'),
  prompts: z.string().trim().max(2_000).default(''),
  opens: dateAnswer({ missing: 'Enter the day on which it opens', name: 'The day on which it opens' }),
  closes: dateAnswer({ missing: 'Enter the last day', name: 'The last day' }),
  matrix: z.array(z.string()).default([]),
});

export const showNew = (ctx: RequestContext): Promise<Reply> => newPage(ctx, emptyForm);

async function ownOrganisation(ctx: RequestContext) {
  const organisation = await ctx.read((tx) => organisationByCode(tx, ctx.params['code'] ?? ''));
  if (!organisation) throw new NotFound();
  authorise(ctx, 'organise conversations', organisation.id);
  return organisation;
}

async function newPage(ctx: RequestContext, state: FormState, advice?: Advice): Promise<Reply> {
  const organisation = await ownOrganisation(ctx);
  const isInError = state.errors.length > 0;
  return page({
    title: 'Begin a conversation', currentSection: '/co-planning', isInError,
    breadcrumbs: [{ text: organisation.name, href: `/organisations/${organisation.code}` }, { text: 'Conversations', href: `/organisations/${organisation.code}/conversations` }],
    content: (
      <div class="nhsuk-u-reading-width">
        <FormErrorSummary state={state} />
        <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l" data-quoted>{organisation.name}</span> Begin a conversation</h1>
        <p>Nothing is public before you announce it.</p>
        <TemplateChoice organisationCode={organisation.code} />
        <h2 class="nhsuk-heading-m">Or write your own</h2>
        <Form action={`/organisations/${organisation.code}/conversations`} csrfToken={ctx.csrf()} state={state}>
          <TextField name="title" label="Title" />
          <TextField name="code" label="Short name for the address" hint="Such as care-near-you" />
          <TextareaField name="purpose" label="What is it for?" hint="People read this first. Say what can change because of what they say." rows={4} maxlength={2_000} />
          <RadiosField name="kind" legend="Who is the first part for?" items={phaseKinds.map((kind) => ({ value: kind, text: kindTitle[kind] }))} />
          <TextField name="phaseTitle" label="Title of the first part" />
          <TextField name="question" label="The question, in plain words" />
          <TextareaField name="prompts" label="Prompts that help people to begin (you can leave this out)" hint="One on each line. Ask about what works, too." rows={4} maxlength={2_000} />
          <DateField name="opens" legend="It opens on" />
          <DateField name="closes" legend="The last day" />
          <CheckboxesField name="matrix" legend="The votes after the end" items={[{ value: 'yes', text: 'Give out the table of votes as open data, under numbers drawn at random. People are told before they vote, and this cannot change later.' }]} />
          <Button text="Save it" />
          <WordsCheck advice={advice} />
        </Form>
      </div>
    ),
  });
}

export async function makeOne(ctx: RequestContext): Promise<Reply> {
  const asked = await wordsAsked(ctx, schema, { fields: { title: 'Title', purpose: 'What is it for?', phaseTitle: 'Title of the first part', question: 'The question', prompts: 'Prompts' } });
  if (asked) return newPage(ctx, asked.state, asked.advice);
  const parsed = parseForm(schema, ctx.body);
  if (!parsed.ok) return newPage(ctx, parsed.state);
  const { title, code, purpose, kind, phaseTitle, question, prompts, opens, closes, matrix } = parsed.value;
  const values = Object.fromEntries(Object.entries(ctx.body as Record<string, unknown>).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
  if (closes < opens) return newPage(ctx, { values, errors: [{ name: 'closes', text: 'The last day must not be before the day on which it opens' }] });
  const organisation = await ownOrganisation(ctx);
  const taken = await ctx.write((tx) => makeConversation(tx, ctx, {
    organisationId: organisation.id, code, title, purpose, isMatrixOpen: matrix.includes('yes'), isExample: organisation.isExample,
    phases: [{ kind, title: phaseTitle, question, opensAt: startOfLondonDay(opens), closesAt: startOfLondonDay(addDays(closes, 1)), prompts: prompts.split('\n').map((words) => words.trim()).filter((words) => words.length >= 3).map((words) => ({ words: words.slice(0, 300) })) }],
  }));
  if (!taken) return newPage(ctx, { values, errors: [{ name: 'code', text: 'This short name is taken. Choose another' }] });
  return savedAt(`/organisations/${organisation.code}/conversations`, 'conversation-made');
}
