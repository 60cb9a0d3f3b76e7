import { z } from 'zod';
import { Forbidden } from '#platform/errors';
import { page, refusedOrOvertakenInForm, type Reply, type RequestContext } from '#platform/http';
import { DateField, dateAnswer, dateValues, emptyForm, Form, FormErrorSummary, formState, HiddenField, parseForm, TextareaField, typedState, wordsAsked, WordsCheck, type Advice, type FormState } from '#ui/forms';
import { Button } from '#ui/nhsuk';
import { correctWorkshop, takeWorkshopAway } from '../../commands/correct-workshop.ts';
import { roomRoutes } from '../../domain/routes.ts';
import { partnerGroupsOf } from '../../queries/partner-groups.ts';
import type { WorkshopPage } from '../../queries/workshops.ts';
import { savedAt } from '../saved.ts';
import { PartnerField, RouteField } from './set-up-page.tsx';
import { workshopAsked, workshopHref, workshopsHref, workshopTrail } from './workshop-parts.tsx';

const rightSchema = z.object({
  route: z.enum(roomRoutes, 'Choose what it is'), heldOn: dateAnswer({ missing: 'Enter the day', name: 'The day' }), partner: z.string().default(''),
  reason: z.string().trim().max(600, 'Use 600 letters or less').default(''), revision: z.coerce.number().int().min(1),
});
const awaySchema = z.object({ why: z.string().trim().min(3, 'Say why it is taken away').max(600, 'Use 600 letters or less') });

interface Asked {
  form: 'right' | 'away';
  state: FormState;
  advice?: Advice;
}

export const showCorrection = (ctx: RequestContext): Promise<Reply> => correctionPage(ctx);

/** Puts right what was written down by mistake about a workshop, or takes it away while nobody else has seen anything of it. */
async function correctionPage(ctx: RequestContext, asked?: Asked): Promise<Reply> {
  const { workshop, isOwn } = await workshopAsked(ctx);
  if (!isOwn) throw new Forbidden();
  const groups = await ctx.read((tx) => partnerGroupsOf(tx, workshop.organisationId));
  const isInError = (asked?.state.errors.length ?? 0) > 0;
  return page({
    title: 'Put a workshop right', breadcrumbs: workshopTrail(workshop), currentSection: '/co-planning', isInError,
    content: (
      <div class="nhsuk-u-reading-width">
        {asked && <FormErrorSummary state={asked.state} />}
        <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l" data-quoted>{workshop.title}</span> Put it right</h1>
        <RightForm workshop={workshop} groups={groups} asked={asked} csrfToken={ctx.csrf()} />
        <h2 class="nhsuk-heading-m">Take it away</h2>
        {workshop.isOut ? <p>Words of this workshop are shown or decided on, or its hands or answers count. So it can be put right, and not taken away.</p> : <AwayForm workshop={workshop} asked={asked} csrfToken={ctx.csrf()} />}
      </div>
    ),
  });
}

interface FormProps {
  workshop: WorkshopPage;
  asked: Asked | undefined;
  csrfToken: string;
}

function RightForm({ workshop, groups, asked, csrfToken }: FormProps & { groups: readonly { id: string; name: string }[] }) {
  const now = formState({ route: workshop.route, partner: workshop.partnerGroupId ?? '', revision: String(workshop.revision), ...dateValues('heldOn', workshop.heldOn) });
  return (
    <Form action={`${workshopHref(workshop)}/correction`} csrfToken={csrfToken} state={asked?.form === 'right' ? asked.state : now}>
      <p>The words that were typed in here go with it: they get the new day and the new way. What stood here before stays in the record of changes of your organisation.</p>
      <HiddenField name="revision" />
      <RouteField />
      <DateField name="heldOn" legend="On which day was it?" />
      <PartnerField groups={groups} />
      <TextareaField name="reason" label={workshop.isOut ? 'What was wrong?' : 'What was wrong? (you can leave this out)'} hint="No names. It stands in the record of changes." rows={2} maxlength={600} />
      <Button text="Put it right" />
      <WordsCheck advice={asked?.form === 'right' ? asked.advice : undefined} />
    </Form>
  );
}

const AwayForm = ({ workshop, asked, csrfToken }: FormProps) => (
  <Form action={`${workshopHref(workshop)}/removal`} csrfToken={csrfToken} state={asked?.form === 'away' ? asked.state : emptyForm}>
    <p>Nobody else has seen anything of it yet, so it can be taken away. {workshop.own.length > 0 && 'The words that were typed in go too. Whoever has a code for them reads that they were taken out. '}{workshop.entries.length > 0 && 'The hands that were entered go too. '}It cannot be brought back.</p>
    <TextareaField name="why" label="Why is it taken away?" hint="Such as: it was set up twice. No names." rows={2} maxlength={600} />
    <Button text="Take it away" variant="warning" />
    <WordsCheck advice={asked?.form === 'away' ? asked.advice : undefined} />
  </Form>
);

export async function putRight(ctx: RequestContext): Promise<Reply> {
  const asked = await wordsAsked(ctx, rightSchema, { fields: { reason: 'What was wrong?' } });
  if (asked) return correctionPage(ctx, { form: 'right', ...asked });
  const parsed = parseForm(rightSchema, ctx.body);
  if (!parsed.ok) return correctionPage(ctx, { form: 'right', state: parsed.state });
  const { partner, ...correction } = parsed.value;
  const id = ctx.params['id'] ?? '';
  return refusedOrOvertakenInForm(async () => {
    await ctx.write((tx) => correctWorkshop(tx, ctx, { workshopId: id, partnerGroupId: partner || null, ...correction }));
    return savedAt(workshopHref({ id }), 'workshop-right');
  }, (errors) => correctionPage(ctx, { form: 'right', state: { ...typedState(rightSchema, ctx.body), errors } }));
}

export async function takeAway(ctx: RequestContext): Promise<Reply> {
  const asked = await wordsAsked(ctx, awaySchema, { fields: { why: 'Why is it taken away?' } });
  if (asked) return correctionPage(ctx, { form: 'away', ...asked });
  const parsed = parseForm(awaySchema, ctx.body);
  if (!parsed.ok) return correctionPage(ctx, { form: 'away', state: parsed.state });
  const { workshop } = await workshopAsked(ctx);
  return refusedOrOvertakenInForm(async () => {
    await ctx.write((tx) => takeWorkshopAway(tx, ctx, { workshopId: workshop.id, reason: parsed.value.why }));
    return savedAt(workshopsHref(workshop.organisationCode), 'workshop-away');
  }, (errors) => correctionPage(ctx, { form: 'away', state: { ...typedState(awaySchema, ctx.body), errors } }));
}
