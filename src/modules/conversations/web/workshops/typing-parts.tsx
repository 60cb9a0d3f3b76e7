import { z } from 'zod';
import { londonDay } from '#platform/clock';
import type { RequestContext } from '#platform/http';
import { CheckboxesField, DateField, dateAnswer, dateValues, formState, HiddenField, RadiosField, type FormState } from '#ui/forms';
import { authorise } from '../../data/acting.ts';
import { newSending } from '../../domain/author-code.ts';
import { routeTitle, singleRoutes } from '../../domain/routes.ts';
import { sendingFields } from '../sending/take-words.tsx';
import { placeAsked } from '../where.ts';

/** The questions of every form in which staff type in what one person said. */
export const saidBy = {
  route: z.enum(singleRoutes, 'Choose how it reached you'), saidOn: dateAnswer({ missing: 'Enter the day on which they said it', name: 'The day' }),
  agreed: z.array(z.literal('yes')).min(1, 'Ask them first. You can type in only what somebody agreed to'), sending: sendingFields.sending,
};
export const SaidBy = ({ agreement }: { agreement: string }) => (
  <>
    <RadiosField name="route" legend="How did it reach you?" items={singleRoutes.map((route) => ({ value: route, text: routeTitle(route) }))} />
    <DateField name="saidOn" legend="On which day?" />
    <HiddenField name="sending" value={newSending()} />
    <CheckboxesField name="agreed" legend="Did they agree?" items={[{ value: 'yes', text: agreement }]} />
  </>
);

/** The part of a conversation of this address, for those who may type in for others there. Throws NotFound or Forbidden. */
export async function placeForTyping(ctx: RequestContext) {
  const place = await placeAsked(ctx);
  authorise(ctx, 'type in for people', place.conversation.organisationId);
  return place;
}

export const today = (ctx: RequestContext): FormState => formState(dateValues('saidOn', londonDay(ctx.now)));
