import { z } from 'zod';
import { CheckboxesField, RadiosField } from '#ui/forms';
import { helpedRoutes, routeChoices } from '../../domain/entry-routes.ts';

/** The two questions of every form in which staff type in what somebody else said. */
export const entryAnswers = {
  route: z.enum(helpedRoutes, 'Choose how it reached you'),
  agreed: z.array(z.literal('yes', 'Tick the box only if they agreed')).min(1, 'Ask them first. You can type in only what somebody agreed to'),
};

export function EntryFields({ agreement }: { readonly agreement: string }) {
  return (
    <>
      <RadiosField name="route" legend="How did it reach you?" items={[...routeChoices]} />
      <CheckboxesField name="agreed" legend="Did they agree?" items={[{ value: 'yes', text: agreement }]} />
    </>
  );
}
