import type { z } from 'zod';
import { refusedOrOvertakenInForm, type Reply, type RequestContext } from '#platform/http';
import { parseForm, typedState, wordsAsked, type Advice, type FormState } from '#ui/forms';

/** A form that is shown: empty, as typed, or with what is wrong and what its words could be. */
export interface Shown {
  state: FormState;
  advice?: Advice | undefined;
}

interface Taking<S extends z.ZodType> {
  schema: S;
  act: (value: z.output<S>) => Promise<Reply>;
  again: (shown: Shown) => Promise<Reply>;
}

/** Takes a form: words check, parse, act, and the page again with what is wrong and all that was typed. */
export async function take<S extends z.ZodType>(ctx: RequestContext, { schema, act, again }: Taking<S>): Promise<Reply> {
  const asked = await wordsAsked(ctx, schema);
  if (asked) return again(asked);
  const parsed = parseForm(schema, ctx.body);
  if (!parsed.ok) return again({ state: parsed.state });
  return refusedOrOvertakenInForm(() => act(parsed.value), (errors) => again({ state: { ...typedState(schema, ctx.body), errors } }));
}
