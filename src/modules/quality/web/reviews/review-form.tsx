import { z } from 'zod';
import { NotFound } from '#platform/errors';
import { page, refusedOrOvertakenInForm, type Reply, type RequestContext } from '#platform/http';
import { objectivePage } from '#modules/strategy';
import { DateField, dateAnswer, Form, FormErrorSummary, formState, parseForm, RadiosField, TextareaField, TextField, typedState, wordsAsked, WordsCheck, type Advice, type FormState } from '#ui/forms';
import { Button } from '#ui/nhsuk';
import { reviewObjective, type ObjectiveReview } from '../../commands/reviews/review-objective.ts';
import { evidenceKinds, evidenceTitles, judgements, judgementWords, quarterName, quarterOf, type EvidenceKind } from '../../domain/reviews/review.ts';
import { londonDay } from '#platform/clock';
import { authorise } from '../../permissions.ts';
import { seriesOfObjective, type LinkedSeries } from '../../queries/reviews/objective-reviews.ts';
import { wordsAnswer } from '../answers.ts';
import { savedAt } from '../saved.ts';
import { dashboardTrail } from '../trail.ts';

/** A page of this site or of another; without one, the evidence is missing. */
const address = z.string().trim().max(500, 'The address must be 500 letters or fewer').regex(/^$|^\/[^\s/\\][^\s\\]*$|^https:\/\/[^\s]+$/i, 'The address must begin with / or https://');
const part = (kind: EvidenceKind) => ({ [`${kind}Words`]: wordsAnswer(`Say what it shows, or why it is missing: ${evidenceTitles[kind].toLowerCase()}`, evidenceTitles[kind], { max: 1000 }), [`${kind}Address`]: address });
const evidenceFields = Object.assign({}, ...evidenceKinds.map(part)) as Record<`${EvidenceKind}Words` | `${EvidenceKind}Address`, z.ZodType<string>>;

const schema = z.object({
  ...evidenceFields,
  judgement: z.enum(judgements, 'Choose a judgement'), decision: wordsAnswer('Say what you decide', 'The decision'), nextStep: wordsAnswer('Say what comes next', 'The next step'),
  nextStepDueOn: dateAnswer({ missing: 'Enter the day by which it is done', name: 'The day' }), publicSummary: wordsAnswer('Write the summary for everyone', 'The summary', { min: 10 }),
});

export const showReviewForm = (ctx: RequestContext): Promise<Reply> => drawn(ctx);

/** Keeps the review; what was typed stays where a rule refuses it. */
export async function takeReview(ctx: RequestContext): Promise<Reply> {
  const asked = await wordsAsked(ctx, schema, {});
  if (asked) return drawn(ctx, asked.state, asked.advice);
  const parsed = parseForm(schema, ctx.body);
  if (!parsed.ok) return drawn(ctx, parsed.state);
  const { judgement, decision, nextStep, nextStepDueOn, publicSummary } = parsed.value;
  const objectiveId = ctx.params['id'] ?? '';
  const evidence = Object.fromEntries(evidenceKinds.map((kind) => [kind, { words: parsed.value[`${kind}Words`], address: parsed.value[`${kind}Address`] || null }])) as ObjectiveReview['evidence'];
  return refusedOrOvertakenInForm(async () => {
    await ctx.write((tx) => reviewObjective(tx, ctx, { objectiveId, judgement, decision, nextStep, nextStepDueOn, publicSummary, evidence }));
    return savedAt(`/quality/objectives/${objectiveId}/reviews`, 'objective-reviewed');
  }, (errors) => drawn(ctx, { ...typedState(schema, ctx.body), errors }));
}

async function drawn(ctx: RequestContext, typed?: FormState, advice?: Advice): Promise<Reply> {
  const { objective, series } = await ctx.read(async (tx) => {
    const found = await objectivePage(tx, ctx.params['id'] ?? '', ctx.now);
    if (!found) throw new NotFound();
    authorise(ctx, 'review objectives', found.organisation.id);
    return { objective: found, series: await seriesOfObjective(tx, found.id) };
  });
  const state = typed ?? formState(series[0] ? { dataAddress: `/quality/series/${series[0].seriesId}` } : {});
  return page({
    title: `Review: ${objective.wording}`, isInError: state.errors.length > 0, currentSection: '/co-evaluation', breadcrumbs: dashboardTrail({ text: objective.wording, href: `/objectives/${objective.id}` }, { text: 'Reviews', href: `/quality/objectives/${objective.id}/reviews` }),
    content: (
      <div class="nhsuk-u-reading-width">
        <FormErrorSummary state={state} />
        <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l" data-quoted>{objective.wording}</span> Review for {quarterName(quarterOf(londonDay(ctx.now)))}</h1>
        <Form action={`/quality/objectives/${objective.id}/reviews`} csrfToken={ctx.csrf()} state={state}>
          <h2 class="nhsuk-heading-m">Four kinds of evidence</h2>
          <p>Leave the address empty where a kind is missing, and say why. Everyone can read this part.</p>
          {evidenceKinds.map((kind) => <EvidenceFields kind={kind} />)}
          <JudgementField series={series} />
          <TextareaField name="decision" label={{ text: 'What do you decide?', size: 's' }} hint="Only your organisation reads this." rows={3} />
          <TextareaField name="nextStep" label={{ text: 'What comes next?', size: 's' }} hint="Only your organisation reads this." rows={2} />
          <DateField name="nextStepDueOn" legend={{ text: 'By when?', size: 's' }} />
          <TextareaField name="publicSummary" label={{ text: 'In short, for everyone', size: 's' }} rows={3} />
          <Button text="Save the review" />
          <WordsCheck advice={advice} />
        </Form>
      </div>
    ),
  });
}

const EvidenceFields = ({ kind }: { kind: EvidenceKind }) => (
  <>
    <TextareaField name={`${kind}Words`} label={{ text: `${evidenceTitles[kind]}: what does it show, or why is it missing?`, size: 's' }} rows={2} />
    <TextField name={`${kind}Address`} label={`${evidenceTitles[kind]}: where is it? (an address)`} />
  </>
);

/** "Improved" is offered only where the rules show it; the command asks them again. */
function JudgementField({ series }: { series: readonly LinkedSeries[] }) {
  const showsIt = series.filter(({ improvementSignalId }) => improvementSignalId !== null);
  const offered = judgements.filter((judgement) => judgement !== 'improved' || showsIt.length > 0);
  const why = showsIt.length > 0 ? `The rules show a change for the better in: ${showsIt.map(({ measure, unit }) => `${measure}, ${unit}`).join('; ')}.` : 'You cannot choose “improved”: no linked figures show a change for the better that is more than chance.';
  return <RadiosField name="judgement" legend={{ text: 'What do you judge?', size: 's' }} hint={{ text: why }} items={offered.map((value) => ({ value, text: judgementWords[value] }))} />;
}
