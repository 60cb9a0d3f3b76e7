import type { z } from 'zod';
import { refusedOrOvertakenInForm, type Reply, type RequestContext } from '#platform/http';
import { parseForm, typedState, wordsAsked, type Advice, type FormState } from '#ui/forms';

/** One sending of a form: the words check where it was asked for, what is wrong beside what was typed, or the act. */
export async function sentForm<S extends z.ZodType>(ctx: RequestContext, schema: S, draw: (state: FormState, advice?: Advice) => Promise<Reply>, act: (value: z.output<S>) => Promise<Reply>): Promise<Reply> {
  const asked = await wordsAsked(ctx, schema);
  if (asked) return draw(asked.state, asked.advice);
  const parsed = parseForm(schema, ctx.body);
  if (!parsed.ok) return draw(parsed.state);
  return refusedOrOvertakenInForm(() => act(parsed.value), (errors) => draw({ ...typedState(schema, ctx.body), errors }));
}
