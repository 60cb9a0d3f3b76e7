import { z } from 'zod';
import { page, type Reply, type RequestContext } from '#platform/http';
import { Form, FormErrorSummary, formState, HiddenField, parseForm, TextareaField, TextField, type FormState } from '#ui/forms';
import { Button } from '#ui/nhsuk';
import { OtherWays, waysToReach, type Contact } from '#modules/directory';
import { mayDo } from '../../data/acting.ts';
import { newSending } from '../../domain/author-code.ts';
import type { ConversationHead, PhaseLine } from '../../queries/conversations.ts';
import { sendingFields, takeWords } from '../sending/take-words.tsx';
import { wordsField } from '../sending/words-field.ts';
import { AnonymityNotice, NotForEmergencies } from '../parts.tsx';
import { LanguageField, languageInAddress, languageOf, Version, versionAsked, VersionLinks, type PhaseVersion } from '../languages/version-parts.tsx';
import { AnswersFields, answersFields, askedIn, whatCanBeAnswered, type Answerable } from '../phases/answers-fields.tsx';
import { ForPeople } from '../phases/phase-top.tsx';
import { phaseHref, placeAsked, trail } from '../where.ts';
import { timesSentence } from '../words.ts';

const schema = z.object({
  words: wordsField('Write your idea'),
  district: z.string().trim().toUpperCase().regex(/^([A-Z]{1,2}[0-9][0-9A-Z]?)?$/, 'Write only the first half of a postcode, such as OX4, or leave it out').default(''),
  language: z.unknown().transform(languageOf), ...sendingFields, ...answersFields,
});

export const showIdeaForm = (ctx: RequestContext): Promise<Reply> => askForIdea(ctx, formState({ ...askedIn(ctx), language: languageInAddress(ctx) }));

async function askForIdea(ctx: RequestContext, state: FormState): Promise<Reply> {
  const { conversation, phase } = await placeAsked(ctx);
  const contact = await ctx.read((tx) => waysToReach(tx, conversation.organisationId));
  const version = await versionAsked(ctx, phase);
  const answerable = await whatCanBeAnswered(ctx, { conversation, phase });
  const isInError = state.errors.length > 0;
  return page({
    title: formTitle(phase), breadcrumbs: trail(conversation, phase), currentSection: '/co-planning', isInError,
    content: <IdeaForm conversation={conversation} phase={phase} version={version} state={state} answerable={answerable} isSignedIn={ctx.viewer.signedIn} csrfToken={ctx.csrf()} contact={contact} mayType={mayDo(ctx.viewer, 'type in for people', conversation.organisationId)} />,
  });
}

const formTitle = ({ kind }: PhaseLine): string => (kind === 'challenge' ? 'Say what is wrong or missing' : 'Add an idea');

interface IdeaFormProps {
  conversation: ConversationHead;
  phase: PhaseLine;
  version: PhaseVersion;
  state: FormState;
  answerable: Answerable;
  isSignedIn: boolean;
  csrfToken: string;
  contact: Contact;
  mayType: boolean;
}

function IdeaForm({ conversation, phase, version, state, answerable, isSignedIn, csrfToken, contact, mayType }: IdeaFormProps) {
  if (phase.state !== 'open') return <><h1 class="nhsuk-heading-l">{formTitle(phase)}</h1><p>{timesSentence(phase)} New ideas cannot be added just now.</p><p><a href={phaseHref(conversation, phase)}>Read this part of the conversation</a></p></>;
  return (
    <div class="nhsuk-u-reading-width">
      <FormErrorSummary state={state} />
      <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l" data-quoted>{phase.title}</span> {formTitle(phase)}</h1>
      <VersionLinks version={version} href={`${phaseHref(conversation, phase)}/ideas/new`} />
      <Version version={version}><p data-quoted>{version.words.question}</p></Version>
      {phase.kind === 'people' && <ForPeople conversation={conversation} isSignedIn={isSignedIn} />}
      <NotForEmergencies />
      <Form action={`${phaseHref(conversation, phase)}/ideas`} csrfToken={csrfToken} state={state}>
        <TextareaField name="words" label={phase.kind === 'challenge' ? 'Your challenge' : 'Your idea'} hint="One idea at a time is easiest to vote on. Please leave out names, and anything that shows who you or others are." rows={5} maxlength={2_000} />
        <AnswersFields answerable={answerable} />
        <LanguageField />
        <TextField name="district" label="First half of your postcode (you can leave this out)" hint="Such as OX4. It helps us to see which places we have heard from." width={5} />
        <HiddenField name="sending" value={newSending()} />
        <Button text={phase.kind === 'challenge' ? 'Send your challenge' : 'Send your idea'} />
      </Form>
      <OtherWays contact={contact} printHref={`${phaseHref(conversation, phase)}/print`} entryHref={mayType ? `${phaseHref(conversation, phase)}/entry/words` : undefined} />
      <AnonymityNotice conversation={conversation} phases={[phase]} />
    </div>
  );
}

export async function takeIdea(ctx: RequestContext): Promise<Reply> {
  const parsed = parseForm(schema, ctx.body);
  if (!parsed.ok) return askForIdea(ctx, parsed.state);
  const { words, district, language, sending, send, themes, statement } = parsed.value;
  if (send === 'edit') return askForIdea(ctx, formState({ words, district, language, themes, statement }));
  const { conversation, phase } = await placeAsked(ctx);
  return takeWords(ctx, { what: 'idea', conversation, phase, words, district, language, sending, send, answers: { themeIds: themes, statementId: statement || null }, action: `${phaseHref(conversation, phase)}/ideas` });
}
