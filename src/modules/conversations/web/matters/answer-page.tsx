import { z } from 'zod';
import { page, type Reply, type RequestContext } from '#platform/http';
import { emptyForm, Form, FormErrorSummary, formState, HiddenField, parseForm, TextareaField, TextField, type FormState } from '#ui/forms';
import { Button } from '#ui/nhsuk';
import { OtherWays, waysToReach } from '#modules/directory';
import { answer } from '../../commands/matters/answer.ts';
import { mayDo } from '../../data/acting.ts';
import { concernOf } from '../../data/concern.ts';
import { countSent, floodingOf } from '../../data/flood-guard.ts';
import { newSending } from '../../domain/author-code.ts';
import { NotForEmergencies } from '../parts.tsx';
import { beforeSending } from '../sending/before-sending.tsx';
import { asDecided, detailsIn, sendingFields } from '../sending/take-words.tsx';
import { showOpening } from './opening-page.tsx';
import { deskAsked, districtAnswer, mattersHref, mattersTrail, MatterExample, QUESTION, wordsAnswer } from './parts.tsx';
import { comeBackLater, keptOnce, thankForAnswer } from './thank-for-answer.tsx';

const schema = z.object({ words: wordsAnswer('Write what matters to you'), district: districtAnswer, ...sendingFields });

export const showAnswerForm = (ctx: RequestContext): Promise<Reply> => answerPage(ctx, emptyForm);

async function answerPage(ctx: RequestContext, state: FormState): Promise<Reply> {
  const desk = await deskAsked(ctx);
  if (desk.conversationId === null) return showOpening(ctx, desk, emptyForm);
  const contact = await ctx.read((tx) => waysToReach(tx, desk.organisationId));
  const isInError = state.errors.length > 0;
  const home = mattersHref(desk);
  return page({
    title: `${QUESTION} ${desk.name}`, description: 'One open question, always there. Your answer is private.', breadcrumbs: mattersTrail(), currentSection: '/co-planning', isInError,
    content: (
      <div class="nhsuk-u-reading-width">
        <FormErrorSummary state={state} />
        <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l" data-quoted>{desk.name}</span> {QUESTION}</h1>
        <MatterExample desk={desk} />
        <p>Tell us in your own words. It can be about your health, your care or your life. This question is always open.</p>
        <p>Your answer is private. Nobody else reads it but the few people here who are trained to. Everyone sees only what many answers have in common: <a href={`${home}/themes`}>what matters to people here</a>.</p>
        <NotForEmergencies />
        <Form action={home} csrfToken={ctx.csrf()} state={state}>
          <TextareaField name="words" label={QUESTION} hint="Please leave out names, and anything that shows who you or others are." rows={6} maxlength={2_000} />
          <TextField name="district" label="First half of your postcode (you can leave this out)" hint="Such as OX4. It helps us to see what matters in each place." width={5} />
          <HiddenField name="sending" value={newSending()} />
          <Button text="Send your answer" />
        </Form>
        <p>Did you answer before? <a href="/your-answer">See what became of your answer</a>.</p>
        <OtherWays contact={contact} printHref={`${home}/print`} entryHref={mayDo(ctx.viewer, 'type in for people', desk.organisationId) ? `${home}/entry` : undefined} />
        <h2 class="nhsuk-heading-m">What we keep</h2>
        <p>We keep your words, the day and, if you give it, the first half of your postcode. We keep them for two years. We do not ask who you are. You get a code: with it, only you can read your answer again, change it or take it out.</p>
        {mayDo(ctx.viewer, 'read what matters', desk.organisationId) && <p><a href={`${home}/coding`}>Read and code the answers</a></p>}
        {mayDo(ctx.viewer, 'publish themes', desk.organisationId) && <p><a href={`${home}/changes`}>Say what changed because of a theme</a></p>}
      </div>
    ),
  });
}

/** First the step before sending, where words may show who somebody is; words that speak of harm are kept at once. */
export async function takeAnswer(ctx: RequestContext): Promise<Reply> {
  const parsed = parseForm(schema, ctx.body);
  if (!parsed.ok) return answerPage(ctx, parsed.state);
  const { words, district, sending, send } = parsed.value;
  if (send === 'edit') return answerPage(ctx, formState({ words, district }));
  const desk = await deskAsked(ctx);
  const found = detailsIn(words);
  const speaksOfHarm = concernOf(words) !== null;
  if (!send && !speaksOfHarm && found.length > 0) return beforeSending(ctx, { words, found, isPrivate: true, action: mattersHref(desk), carried: { district, ...(sending ? { sending } : {}) } });
  const decided = asDecided(words, send);
  const sent = { addressKey: ctx.addressKey, phaseId: desk.organisationId, words: decided, sending };
  const flooding = floodingOf(ctx.store, sent, ctx.now);
  if (flooding === 'the same again') return keptOnce(desk, words);
  if (flooding === 'too many' && !speaksOfHarm) return comeBackLater(desk, words);
  const { code, concern } = await answer(ctx.store, { organisationId: desk.organisationId, words: decided, district: district || null, sending }, ctx.now);
  countSent(ctx.store, sent, ctx.now);
  return thankForAnswer({ desk, code, concern });
}
