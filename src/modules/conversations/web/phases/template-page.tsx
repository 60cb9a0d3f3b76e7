import { z } from 'zod';
import { formatLondonDate, londonDay, type Day } from '#platform/clock';
import { NotFound } from '#platform/errors';
import { page, type Reply, type RequestContext } from '#platform/http';
import { CheckboxesField, DateField, dateAnswer, dateValues, Form, FormErrorSummary, formState, parseForm, TextareaField, TextField, typedState, wordsAsked, WordsCheck, type Advice, type FormState } from '#ui/forms';
import { Button, Details, InsetText, Tag } from '#ui/nhsuk';
import { organisationByCode } from '#modules/directory';
import { makeConversation } from '../../commands/make-conversation.ts';
import { authorise } from '../../data/acting.ts';
import { conversationTemplates, type ConversationTemplate } from '../../data/conversation-templates.ts';
import { partsFrom } from '../../domain/phases/plan-of-template.ts';
import { kindTitle } from '../words.ts';
import { savedAt } from '../saved.ts';

const schema = z.object({
  title: z.string().trim().min(3, 'Write a title').max(150, 'Use 150 letters or less'),
  code: z.string().trim().toLowerCase().regex(/^[a-z0-9][a-z0-9-]{1,60}$/, 'Write a short name for the address: small letters, numbers and lines, such as care-near-you'),
  purpose: z.string().trim().min(10, 'Say what the conversation is for').max(2_000, 'Use 2,000 letters or less'),
  opens: dateAnswer({ missing: 'Enter the day on which the first part opens', name: 'The day' }),
  matrix: z.array(z.string()).default([]),
});

export const templatesHref = (organisationCode: string): string => `/organisations/${organisationCode}/conversations/templates`;

/** The choice of a template, above the empty form of a new conversation. */
export const TemplateChoice = ({ organisationCode }: { organisationCode: string }) => (
  <section aria-labelledby="templates">
    <h2 class="nhsuk-heading-m" id="templates">Start from a template</h2>
    <p>A template is a starter, not official. You get a copy with its questions, times, invitations and partner groups, and can change every word.</p>
    <ul class="nhsuk-list">
      {conversationTemplates.map(({ code, title, summary }) => <li key={code}><a href={`${templatesHref(organisationCode)}/${code}`}>{title}</a><br />{summary}</li>)}
    </ul>
  </section>
);

export const showTemplate = (ctx: RequestContext): Promise<Reply> => templatePage(ctx);

async function templatePage(ctx: RequestContext, asked?: { state: FormState; advice?: Advice }): Promise<Reply> {
  const { organisation, template } = await asking(ctx);
  const isInError = (asked?.state.errors.length ?? 0) > 0;
  const today = londonDay(ctx.now);
  return page({
    title: template.title, currentSection: '/co-planning', isInError,
    breadcrumbs: [{ text: organisation.name, href: `/organisations/${organisation.code}` }, { text: 'Conversations', href: `/organisations/${organisation.code}/conversations` }, { text: 'Begin a conversation', href: `/organisations/${organisation.code}/conversations/new` }],
    content: (
      <div class="nhsuk-u-reading-width">
        {asked && <FormErrorSummary state={asked.state} />}
        <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l" data-quoted>{organisation.name}</span> {template.title}</h1>
        <p><Tag colour="yellow" text="Starter, not official" /> {template.summary}</p>
        <Parts template={template} firstDay={today} />
        <Form action={`${templatesHref(organisation.code)}/${template.code}`} csrfToken={ctx.csrf()} state={asked?.state ?? formState({ title: template.conversationTitle, purpose: template.purpose, ...dateValues('opens', today) })}>
          <h2 class="nhsuk-heading-m">Make your copy</h2>
          <p>Nothing is public before you announce it. You can change each part first.</p>
          <TextField name="title" label="Title" />
          <TextField name="code" label="Short name for the address" hint="Such as care-near-you" />
          <TextareaField name="purpose" label="What is it for?" hint="People read this first. Say what can change because of what they say." rows={4} maxlength={2_000} />
          <DateField name="opens" legend="The first part opens on" />
          <CheckboxesField name="matrix" legend="The votes after the end" items={[{ value: 'yes', text: 'Give out the table of votes as open data, under numbers drawn at random. People are told before they vote, and this cannot change later.' }]} />
          <Button text="Make the copy" />
          <WordsCheck advice={asked?.advice} />
        </Form>
      </div>
    ),
  });
}

const Parts = ({ template, firstDay }: { template: ConversationTemplate; firstDay: Day }) => (
  <>
    {partsFrom(template.parts, firstDay).map((part, index) => (
      <section key={part.title} aria-labelledby={`part-${index}`}>
        <h2 class="nhsuk-heading-m" id={`part-${index}`}>{index + 1}. {part.title}</h2>
        <p>{kindTitle[part.kind]}. {part.closesAt ? `Open for ${part.openDays} days.` : 'It stays open.'} If it began today: from {formatLondonDate(part.opensAt)}{part.closesAt && ` to ${formatLondonDate(part.closesAt)}`}.</p>
        {part.kind === 'people' && <InsetText text="Those who work here are told that they can read and support, but that the question is for people and communities." />}
        <p><strong>{part.question}</strong></p>
        <Details summary="Questions, invitations and partner groups">
          <h3 class="nhsuk-heading-s">Questions that help to begin</h3>
          <ul class="nhsuk-list nhsuk-list--bullet">{part.prompts.map(({ words, isAppreciative }) => <li key={words}>{words}{isAppreciative && ' (asks for what works)'}</li>)}</ul>
          <h3 class="nhsuk-heading-s">Who is invited, and how</h3>
          <ul class="nhsuk-list nhsuk-list--bullet">{part.invitations.split('\n').map((line) => <li key={line}>{line}</li>)}</ul>
          <h3 class="nhsuk-heading-s">Groups to listen with</h3>
          <ul class="nhsuk-list nhsuk-list--bullet">{part.partners.split('\n').map((line) => <li key={line}>{line}</li>)}</ul>
        </Details>
      </section>
    ))}
  </>
);

async function asking(ctx: RequestContext) {
  const organisation = await ctx.read((tx) => organisationByCode(tx, ctx.params['code'] ?? ''));
  const template = conversationTemplates.find(({ code }) => code === ctx.params['template']);
  if (!organisation) throw new NotFound();
  authorise(ctx, 'organise conversations', organisation.id);
  if (!template) throw new NotFound('We cannot find that template.');
  return { organisation, template };
}

/** Makes the copy: all parts of the template, none of them announced. */
export async function copyTemplate(ctx: RequestContext): Promise<Reply> {
  const asked = await wordsAsked(ctx, schema, { fields: { title: 'Title', purpose: 'What is it for?' } });
  if (asked) return templatePage(ctx, asked);
  const parsed = parseForm(schema, ctx.body);
  if (!parsed.ok) return templatePage(ctx, { state: parsed.state });
  const { organisation, template } = await asking(ctx);
  const { title, code, purpose, opens, matrix } = parsed.value;
  const phases = partsFrom(template.parts, opens).map(({ invitations, partners, ...part }) => ({ ...part, plan: { template: template.code, invitations, partners } }));
  const made = await ctx.write((tx) => makeConversation(tx, ctx, { organisationId: organisation.id, code, title, purpose, isMatrixOpen: matrix.includes('yes'), isExample: organisation.isExample, phases }));
  if (!made) return templatePage(ctx, { state: { ...typedState(schema, ctx.body), errors: [{ name: 'code', text: 'This short name is taken. Choose another' }] } });
  return savedAt(`/organisations/${organisation.code}/conversations`, 'conversation-made');
}
