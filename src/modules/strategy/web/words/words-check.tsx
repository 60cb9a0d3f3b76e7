import type { z } from 'zod';
import type { RequestContext } from '#platform/http';
import type { FormState } from '#ui/forms';
import { Button, InsetText } from '#ui/nhsuk';
import { suggestionsFor, wordYardstick, type WordSuggestion } from '../../queries/word-advice.ts';
import { typedState } from '../refused-in-form.ts';

/** The suggestions about one field of a form. */
export interface FieldAdvice {
  readonly name: string;
  readonly label: string;
  readonly suggestions: readonly WordSuggestion[];
}

/** A form whose words were checked: every field that was, with or without suggestions. */
export type Advice = readonly FieldAdvice[];

const CHECK = 'check-words';

/** True where the form was sent with "Check the words": draw it again with the advice and save nothing. */
export function asksForWords(body: unknown): boolean {
  return typeof body === 'object' && body !== null && (body as Record<string, unknown>)['then'] === CHECK;
}

/**
 * Advice on what was typed. `fields` gives the names of the fields to check with their labels; without it every answer of two
 * words or more is checked. Nothing is refused and nothing is changed.
 */
export async function adviceOn(ctx: Pick<RequestContext, 'read'>, { body, fields, strategyCode }: { body: unknown; fields?: Readonly<Record<string, string>>; strategyCode?: string | null }): Promise<Advice> {
  const yardstick = await ctx.read((tx) => wordYardstick(tx, strategyCode));
  const typed = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  return Object.entries(fields ?? unnamedTexts(typed)).map(([name, label]) => {
    const text = typed[name];
    return { name, label, suggestions: typeof text === 'string' ? suggestionsFor(text.slice(0, 20_000), yardstick) : [] };
  });
}

/** Every answer that is running text, without labels. */
function unnamedTexts(typed: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(Object.entries(typed).filter(([name, value]) => name !== '_csrf' && typeof value === 'string' && /\S\s+\S/.test(value)).map(([name]) => [name, '']));
}

/** What a form needs to be drawn again after "Check the words": all that was typed, and the advice. Null when that was not asked. */
export async function wordsAsked(ctx: Pick<RequestContext, 'read' | 'body'>, schema: z.ZodType, more: { fields?: Readonly<Record<string, string>>; strategyCode?: string | null } = {}): Promise<{ state: FormState; advice: Advice } | null> {
  if (!asksForWords(ctx.body)) return null;
  return { state: typedState(schema, ctx.body), advice: await adviceOn(ctx, { body: ctx.body, ...more }) };
}

/** One line for every staff form: the advice, where it was asked for, and the button that asks for it. Works without JavaScript. */
export function WordsCheck({ advice }: { readonly advice?: Advice | undefined }) {
  return (
    <>
      {advice && <WordingAdvice advice={advice} />}
      <div><Button variant="secondary" name="then" value={CHECK} text="Check the words" /></div>
    </>
  );
}

/** Suggestions, each with its sentence and its reason. They never stop anybody. */
export function WordingAdvice({ advice }: { readonly advice: Advice }) {
  const withSuggestions = advice.filter(({ suggestions }) => suggestions.length > 0);
  if (withSuggestions.length === 0) return <InsetText id="word-advice" text="We found nothing to make plainer. You can save." />;
  return (
    <InsetText id="word-advice">
      <h2 class="nhsuk-heading-s">Words you could make plainer</h2>
      <p>These are suggestions. You can save without them. Words in quotation marks are left alone.</p>
      {withSuggestions.map(({ name, label, suggestions }) => (
        <section key={name} aria-label={label || undefined}>
          {label && <h3 class="nhsuk-heading-xs">{label}</h3>}
          <ul class="nhsuk-list nhsuk-list--bullet">{suggestions.map((suggestion) => <Suggestion {...suggestion} />)}</ul>
        </section>
      ))}
    </InsetText>
  );
}

function Suggestion({ sentence, message, reason }: WordSuggestion) {
  return (
    <li>
      {message}
      {reason && <> {reason}.</>}
      <blockquote class="nhsuk-body-s nhsuk-u-margin-bottom-2" data-quoted>{sentence}</blockquote>
    </li>
  );
}
