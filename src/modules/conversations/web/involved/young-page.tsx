import { z } from 'zod';
import { NotFound } from '#platform/errors';
import { page, type Reply, type RequestContext } from '#platform/http';
import { OtherWays, waysToReach } from '#modules/directory';
import { CheckboxesField, emptyForm, Form, FormErrorSummary, formState, HiddenField, parseForm, TextareaField, tickAnswer, type FormState } from '#ui/forms';
import { Button } from '#ui/nhsuk';
import { concernOf } from '../../data/concern.ts';
import { newSending } from '../../domain/author-code.ts';
import { isForYoungPeople } from '../../domain/phase-state.ts';
import { LanguageField, languageOf, Version, versionAsked, VersionLinks } from '../languages/version-parts.tsx';
import { sendingFields, takeWords } from '../sending/take-words.tsx';
import { phaseHref, placeAsked, trail } from '../where.ts';
import { timesSentence } from '../words.ts';
import { ForYoungPeople } from './young-parts.tsx';

const ASK_FIRST = 'Ask an adult who looks after you, then tick the box';
const schema = z.object({
  words: z.string().trim().min(3, 'Write your idea').max(2_000, 'Use 2,000 letters or less'), language: z.unknown().transform(languageOf), ...sendingFields, agreed: tickAnswer(),
});

async function youngPlace(ctx: RequestContext) {
  const place = await placeAsked(ctx);
  if (!isForYoungPeople(place.phase.kind)) throw new NotFound('This part of the conversation is for people at work.');
  return place;
}

export const showYoungForm = (ctx: RequestContext): Promise<Reply> => youngPage(ctx, emptyForm);

/** The page for people under 16: short words, no postcode, no question about who they are, and an adult who agrees. */
async function youngPage(ctx: RequestContext, state: FormState): Promise<Reply> {
  const { conversation, phase } = await youngPlace(ctx);
  const contact = await ctx.read((tx) => waysToReach(tx, conversation.organisationId));
  const version = await versionAsked(ctx, phase);
  const home = phaseHref(conversation, phase);
  const isInError = state.errors.length > 0;
  return page({
    title: 'For people under 16', breadcrumbs: trail(conversation, phase), currentSection: '/co-planning', isInError,
    content: (
      <div class="nhsuk-u-reading-width">
        <FormErrorSummary state={state} />
        <h1 class="nhsuk-heading-l">For people under 16</h1>
        <VersionLinks version={version} href={`${home}/young`} />
        <Version version={version}><p class="nhsuk-lede-text" data-quoted>{version.words.question}</p></Version>
        <ForYoungPeople />
        {phase.state === 'open' ? (
          <>
            <ul class="nhsuk-list nhsuk-list--bullet">
              <li>You write what you think. It can be short.</li>
              <li>Do not write your name, your school or where you live.</li>
              <li>We do not ask who you are.</li>
              <li>A grown-up reads it. Then other people can read it too.</li>
            </ul>
            <Form action={`${home}/young`} csrfToken={ctx.csrf()} state={state}>
              <TextareaField name="words" label="What do you think?" rows={5} maxlength={2_000} />
              <LanguageField />
              <CheckboxesField name="agreed" legend="Did you ask an adult?" items={[{ value: 'yes', text: 'An adult who looks after me says that I can send this' }]} />
              <HiddenField name="sending" value={newSending()} />
              <Button text="Send it" />
            </Form>
          </>
        ) : <p>{timesSentence(phase)} You cannot send something new just now.</p>}
        <h2 class="nhsuk-heading-m">For the adult</h2>
        <p>We keep the words and the hour. We keep no age, no place and no name, and we never quote these words. We do not keep that you agreed, because that would show that a child wrote them. With the code on the next page you can take the words out at any time.</p>
        <OtherWays contact={contact} printHref={`${home}/print`} />
      </div>
    ),
  });
}

/** Words that speak of harm are kept without the box as well: the adult at home may be the harm, and a trained person must read them. */
export async function takeYoungWords(ctx: RequestContext): Promise<Reply> {
  const parsed = parseForm(schema, ctx.body);
  if (!parsed.ok) return youngPage(ctx, parsed.state);
  const { words: typed, language, agreed, sending, send } = parsed.value;
  const state = formState({ words: typed, language, ...(agreed ? { agreed: 'yes' } : {}) });
  if (send === 'edit') return youngPage(ctx, state);
  if (!agreed && concernOf(typed) === null) return youngPage(ctx, { ...state, errors: [{ name: 'agreed', text: ASK_FIRST }] });
  const { conversation, phase } = await youngPlace(ctx);
  return takeWords(ctx, { what: 'idea', conversation, phase, words: typed, language, isUnder16: true, sending, send, action: `${phaseHref(conversation, phase)}/young` });
}
