import { z } from 'zod';
import { page, type Reply, type RequestContext } from '#platform/http';
import { Form, FormErrorSummary, formState, HiddenField, parseForm, TextareaField, TextField, type FormState } from '#ui/forms';
import { Button } from '#ui/nhsuk';
import { OtherWays, waysToReach, type Contact } from '#modules/directory';
import { mayDo } from '../../data/acting.ts';
import { newSending } from '../../domain/author-code.ts';
import type { ConversationHead, PhaseLine } from '../../queries/conversations.ts';
import { sendingFields, takeWords } from '../sending/take-words.tsx';
import { AnonymityNotice, NotForEmergencies } from '../parts.tsx';
import { LanguageField, languageOf, Version, versionAsked, VersionLinks, type PhaseVersion } from '../languages/version-parts.tsx';
import { phaseHref, placeAsked, trail } from '../where.ts';
import { timesSentence } from '../words.ts';

const schema = z.object({
  words: z.string().trim().min(3, 'Write your idea').max(2_000, 'Use 2,000 letters or less'),
  district: z.string().trim().toUpperCase().regex(/^([A-Z]{1,2}[0-9][0-9A-Z]?)?$/, 'Write only the first half of a postcode, such as OX4, or leave it out').default(''),
  language: z.unknown().transform(languageOf),
  ...sendingFields,
});

export const showIdeaForm = (ctx: RequestContext): Promise<Reply> => askForIdea(ctx, formState({ language: languageOf(String(ctx.query['language'] ?? '').split('-')[0]) }));

async function askForIdea(ctx: RequestContext, state: FormState): Promise<Reply> {
  const { conversation, phase } = await placeAsked(ctx);
  const contact = await ctx.read((tx) => waysToReach(tx, conversation.organisationId));
  const version = await versionAsked(ctx, phase);
  const isInError = state.errors.length > 0;
  return page({
    title: 'Add an idea', breadcrumbs: trail(conversation, phase), currentSection: '/co-planning', isInError, ...(isInError ? { status: 422 } : {}),
    content: <IdeaForm conversation={conversation} phase={phase} version={version} state={state} csrfToken={ctx.csrf()} contact={contact} mayType={mayDo(ctx.viewer, 'type in for people', conversation.organisationId)} />,
  });
}

function IdeaForm({ conversation, phase, version, state, csrfToken, contact, mayType }: { conversation: ConversationHead; phase: PhaseLine; version: PhaseVersion; state: FormState; csrfToken: string; contact: Contact; mayType: boolean }) {
  if (phase.state !== 'open') return <><h1 class="nhsuk-heading-l">Add an idea</h1><p>{timesSentence(phase)} New ideas cannot be added just now.</p><p><a href={phaseHref(conversation, phase)}>Read this part of the conversation</a></p></>;
  return (
    <div class="nhsuk-u-reading-width">
      <FormErrorSummary state={state} />
      <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l" data-quoted>{phase.title}</span> Add an idea</h1>
      <VersionLinks version={version} href={`${phaseHref(conversation, phase)}/ideas/new`} />
      <Version version={version}><p data-quoted>{version.words.question}</p></Version>
      <NotForEmergencies />
      <Form action={`${phaseHref(conversation, phase)}/ideas`} csrfToken={csrfToken} state={state}>
        <TextareaField name="words" label="Your idea" hint="One idea at a time is easiest to vote on. Please leave out names, and anything that shows who you or others are." rows={5} maxlength={2_000} />
        <LanguageField />
        <TextField name="district" label="First half of your postcode (you can leave this out)" hint="Such as OX4. It helps us to see which places we have heard from." />
        <HiddenField name="sending" value={newSending()} />
        <Button text="Send your idea" />
      </Form>
      <OtherWays contact={contact} printHref={`${phaseHref(conversation, phase)}/print`} entryHref={mayType ? `${phaseHref(conversation, phase)}/entry/words` : undefined} />
      <AnonymityNotice conversation={conversation} />
    </div>
  );
}

export async function takeIdea(ctx: RequestContext): Promise<Reply> {
  const parsed = parseForm(schema, ctx.body);
  if (!parsed.ok) return askForIdea(ctx, parsed.state);
  const { words, district, language, sending, send } = parsed.value;
  if (send === 'edit') return askForIdea(ctx, formState({ words, district, language }));
  const { conversation, phase } = await placeAsked(ctx);
  return takeWords(ctx, { what: 'idea', conversation, phase, words, district, language, sending, send, action: `${phaseHref(conversation, phase)}/ideas` });
}
