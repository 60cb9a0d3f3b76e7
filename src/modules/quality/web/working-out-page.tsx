import { page, type Reply, type RequestContext } from '#platform/http';
import { Form } from '#ui/forms';
import { Button } from '#ui/nhsuk';
import { askForFigures } from '../commands/offers/ask-for-figures.ts';
import { measureByCode } from '../queries/measures.ts';
import { savedAt } from './saved.ts';

/** Its figures come out of records here: soon after something is recorded, each night, and when somebody asks. */
export const WorkedOut = ({ code, mayAsk }: { code: string; mayAsk: boolean }) => (
  <p class="nhsuk-u-reading-width">
    These figures are worked out of the records of this site, soon after something is recorded and each night. Nobody types them in.
    {mayAsk && <> <a href={`/quality/measures/${code}/working-out`}>Work them out now</a></>}
  </p>
);

/** A page of its own, because the page of a measure is kept and a form never is. */
export async function showWorkingOut(ctx: RequestContext): Promise<Reply> {
  const measure = await ctx.read((tx) => measureByCode(tx, ctx.params['code'] ?? ''));
  const href = `/quality/measures/${measure.code}`;
  return page({
    title: `Work out: ${measure.name}`, breadcrumbs: [{ text: 'Home', href: '/' }, { text: 'Quality Dashboard', href: '/quality' }, { text: measure.name, href }], currentSection: '/co-evaluation',
    content: (
      <div class="nhsuk-u-reading-width">
        <h1 class="nhsuk-heading-l">Work out the figures of “{measure.name}” now</h1>
        <p>They come out of the records of this site. What was recorded since the last time is counted within a minute.</p>
        <Form action={`${href}/working-out`} csrfToken={ctx.csrf()}><Button text="Work them out now" /></Form>
      </div>
    ),
  });
}

export async function workOut(ctx: RequestContext): Promise<Reply> {
  const code = ctx.params['code'] ?? '';
  await ctx.write((tx) => askForFigures(tx, ctx, code));
  return savedAt(`/quality/measures/${code}`, 'figures-asked-for');
}
