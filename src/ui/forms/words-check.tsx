import type { z } from 'zod';
import { Button, InsetText } from '#ui/nhsuk';
import type { FormState } from './form-state.ts';
import { typedState } from './typed-state.ts';

/** One suggestion about a text and the sentence it is about. */
export interface TextSuggestion {
  readonly sentence: string;
  readonly message: string;
  readonly reason?: string;
}

/**
 * What a form needs of a request to have its words checked; a request context fits. Which words are suggested against is not
 * the joinery's business: the hall says who answers.
 */
export interface WordsAsker {
  readonly body: unknown;
  suggestWords(texts: readonly string[], strategyCode?: string | null): Promise<readonly (readonly TextSuggestion[])[]>;
}

/** The suggestions about one field of a form. */
export interface FieldAdvice {
  readonly name: string;
  readonly label: string;
  readonly suggestions: readonly TextSuggestion[];
}

/** A form whose words were checked: every field that was, with or without suggestions. */
export type Advice = readonly FieldAdvice[];

const CHECK = 'check-words';
/** No field of a form takes more; what is longer is junk and need not be read to its end. */
const LONGEST_TEXT = 20_000;

/** True where the form was sent with "Check the words": draw it again with the advice and save nothing. */
export function asksForWords(body: unknown): boolean {
  return typeof body === 'object' && body !== null && (body as Record<string, unknown>)['then'] === CHECK;
}

/**
 * Advice on what was typed. `fields` gives the names of the fields to check with their labels; without it every answer of two
 * words or more is checked. Nothing is refused and nothing is changed.
 */
export async function adviceOn(asker: WordsAsker, { body, fields, strategyCode }: { body: unknown; fields?: Readonly<Record<string, string>>; strategyCode?: string | null }): Promise<Advice> {
  const typed = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  const named = Object.entries(fields ?? unnamedTexts(typed));
  const texts = named.map(([name]) => typed[name]).map((text) => (typeof text === 'string' ? text.slice(0, LONGEST_TEXT) : ''));
  const suggestions = await asker.suggestWords(texts, strategyCode);
  return named.map(([name, label], at) => ({ name, label, suggestions: suggestions[at] ?? [] }));
}

/** Every answer that is running text, without labels. */
function unnamedTexts(typed: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(Object.entries(typed).filter(([name, value]) => name !== '_csrf' && typeof value === 'string' && /\S\s+\S/.test(value)).map(([name]) => [name, '']));
}

/** What a form needs to be drawn again after "Check the words": all that was typed, and the advice. Null when that was not asked. */
export async function wordsAsked(ctx: WordsAsker, schema: z.ZodType, more: { fields?: Readonly<Record<string, string>>; strategyCode?: string | null } = {}): Promise<{ state: FormState; advice: Advice } | null> {
  if (!asksForWords(ctx.body)) return null;
  return { state: typedState(schema, ctx.body), advice: await adviceOn(ctx, { body: ctx.body, ...more }) };
}

/** One line for every staff form, after its own button: the advice, where it was asked for, and the button that asks for it. Works without JavaScript. */
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

function Suggestion({ sentence, message, reason }: TextSuggestion) {
  return (
    <li>
      {message}
      {reason && <> {reason}.</>}
      <blockquote class="nhsuk-body-s nhsuk-u-margin-bottom-2" data-quoted>{sentence}</blockquote>
    </li>
  );
}
