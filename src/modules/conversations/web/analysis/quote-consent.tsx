import { z } from 'zod';
import { NotFound } from '#platform/errors';
import { page, type Reply, type RequestContext } from '#platform/http';
import { Form, HiddenField, parseForm } from '#ui/forms';
import { Button } from '#ui/nhsuk';
import { mayBeQuoted, sayWhetherToQuote } from '../../commands/analysis/quote-words.ts';
import { isYoungCode, readAuthorCode } from '../../domain/author-code.ts';

const schema = z.object({ code: z.string().transform((typed) => readAuthorCode(typed) ?? ''), quote: z.enum(['yes', 'no']) });

/** Beside an author's own words: may they be quoted where a theme is published? Works with the code alone. */
export async function quoteConsent({ ctx, code }: { ctx: RequestContext; code: string }) {
  if (isYoungCode(code)) return null;
  const isGiven = await mayBeQuoted(ctx.store, code);
  return (
    <Form action="/your-words/quotation" csrfToken={ctx.csrf()}>
      <h2 class="nhsuk-heading-m">May we quote you?</h2>
      <p>{isGiven ? 'You said that we may quote these words where they belong to a theme.' : 'We quote your words beside a theme only if you say so. We do not know your name and cannot give it.'}</p>
      <HiddenField name="code" value={code} />
      <HiddenField name="quote" value={isGiven ? 'no' : 'yes'} />
      <Button text={isGiven ? 'Do not quote my words' : 'You may quote my words'} variant="secondary" />
    </Form>
  );
}

export async function quote(ctx: RequestContext): Promise<Reply> {
  const parsed = parseForm(schema, ctx.body);
  if (!parsed.ok || !parsed.value.code) throw new NotFound('No words belong to this code. Check each letter and number.');
  const isKept = await sayWhetherToQuote(ctx.store, parsed.value.code, parsed.value.quote === 'yes');
  if (!isKept) throw new NotFound('No words belong to this code. Check each letter and number.');
  return page({
    title: 'Your words', currentSection: '/co-planning', breadcrumbs: [{ text: 'Conversations', href: '/conversations' }],
    content: (
      <div class="nhsuk-u-reading-width">
        <h1 class="nhsuk-heading-l">Your words</h1>
        <p>{parsed.value.quote === 'yes' ? 'Thank you. We may quote your words beside a theme. You can change this at any time with your code.' : 'We will not quote your words.'}</p>
        <p><a href="/your-words">Back to your words</a></p>
      </div>
    ),
  });
}
