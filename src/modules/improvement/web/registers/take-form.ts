import { refusedOrOvertakenInForm, type Reply, type RequestContext } from '#platform/http';
import { parseForm, typedState, wordsAsked, type Advice, type FormState } from '#ui/forms';
import { schemaOf, type Answers, type Fields } from './fields.tsx';

/** Which form of a page comes back, with what was typed and what is wrong. */
export interface OpenForm {
  form: string;
  state: FormState;
  advice?: Advice | undefined;
}

interface Taken<F extends Fields> {
  form: string;
  fields: F;
  /** The page again, with this form open. */
  again: (open: OpenForm) => Promise<Reply>;
  act: (answers: Answers<F>) => Promise<Reply>;
}

/** One form of a page: its words are checked where somebody asks for it; else it is read, acted on, or comes back with what is wrong. */
export async function takeForm<F extends Fields>(ctx: RequestContext, { form, fields, again, act }: Taken<F>): Promise<Reply> {
  const schema = schemaOf(fields);
  const asked = await wordsAsked(ctx, schema);
  if (asked) return again({ form, ...asked });
  const parsed = parseForm(schema, ctx.body);
  if (!parsed.ok) return again({ form, state: parsed.state });
  return refusedOrOvertakenInForm(() => act(parsed.value), (errors) => again({ form, state: { ...typedState(schema, ctx.body), errors } }));
}
