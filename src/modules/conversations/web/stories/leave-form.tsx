import { z } from 'zod';
import { NotFound } from '#platform/errors';
import { page, type Reply, type RequestContext } from '#platform/http';
import { CheckboxesField, Form, formState, HiddenField, parseForm } from '#ui/forms';
import { Button } from '#ui/nhsuk';
import { giveLeave, leaveGiven } from '../../commands/give-leave.ts';
import { isYoungCode, readAuthorCode } from '../../domain/author-code.ts';
import { purposes, type Purpose } from '../../domain/purposes.ts';

const schema = z.object({ code: z.string().transform((typed) => readAuthorCode(typed) ?? ''), purpose: z.array(z.enum(purposes)).default([]) });

const asked: Readonly<Record<Purpose, { text: string; hint: string }>> = {
  quote: { text: 'Quote them beside a theme', hint: 'On this site and in its reports.' },
  story: { text: 'Show them as a story of what somebody lived through', hint: 'Whole, on a page of stories that everyone can read.' },
  learning: { text: 'Learn from them', hint: 'The organisation that asked may use them in training and to make care or work better.' },
};

/** Beside an author's own words: what may be done with them? Works with the code alone; nothing for somebody under 16. */
export async function leaveForm({ ctx, code }: { ctx: RequestContext; code: string }) {
  if (isYoungCode(code)) return null;
  const given = await leaveGiven(ctx.store, code);
  return (
    <Form action="/your-words/leave" csrfToken={ctx.csrf()} state={formState({ purpose: [...given] })}>
      <h2 class="nhsuk-heading-m">What may we do with your words?</h2>
      <p>We do none of this unless you say so. We do not know your name and cannot give it. You can say no again at any time with your code: then we take your words off these pages at once. A report that was printed before, or a lesson that was held, cannot be called back.</p>
      <HiddenField name="code" value={code} />
      <CheckboxesField name="purpose" legend="You may" items={purposes.map((purpose) => ({ value: purpose, text: asked[purpose].text, hint: asked[purpose].hint }))} />
      <Button text="Keep my answer" variant="secondary" />
    </Form>
  );
}

/** POST /your-words/leave */
export async function takeLeave(ctx: RequestContext): Promise<Reply> {
  const parsed = parseForm(schema, ctx.body);
  if (!parsed.ok || !parsed.value.code) throw new NotFound('No words belong to this code. Check each letter and number.');
  const { code, purpose } = parsed.value;
  const isKept = await giveLeave(ctx.store, code, purpose);
  if (!isKept) throw new NotFound('No words belong to this code. Check each letter and number.');
  return page({
    title: 'Your words', currentSection: '/co-planning', breadcrumbs: [{ text: 'Conversations', href: '/conversations' }],
    content: (
      <div class="nhsuk-u-reading-width">
        <h1 class="nhsuk-heading-l">Your words</h1>
        {purpose.length === 0 ? <p>We do nothing with your words but show them in their conversation.</p> : (
          <>
            <p>Thank you. You let us:</p>
            <ul class="nhsuk-list nhsuk-list--bullet">{purposes.filter((each) => purpose.includes(each)).map((each) => <li key={each}>{asked[each].text.toLowerCase()}</li>)}</ul>
            <p>You can change this at any time with your code. If you change your words, we ask you again.</p>
          </>
        )}
        <p><a href="/your-words">Back to your words</a></p>
      </div>
    ),
  });
}
