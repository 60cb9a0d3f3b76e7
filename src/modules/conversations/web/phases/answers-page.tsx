import { z } from 'zod';
import { page, pageAsked, pageOfList, redirect, type Reply, type RequestContext } from '#platform/http';
import { CheckboxesField, Form, formState, parseForm } from '#ui/forms';
import { Button } from '#ui/nhsuk';
import { Paging } from '#ui/tables';
import { sayWhatWordsAnswer } from '../../commands/phases/say-what-words-answer.ts';
import { answeredThemes, wordsWithThemes } from '../../queries/phases/theme-answers.ts';
import { phaseFor, phaseHref, trail } from '../where.ts';

const schemaFor = (id: string) => z.object({ [`themes-${id}`]: z.array(z.string().max(40)).max(40).default([]), page: z.coerce.number().int().min(1).max(10_000).catch(1) });
const PAGE_SIZE = 20;
const answersHref = ({ id }: { id: string }): string => `/phases/${id}/answers`;

/** For those who keep codes: which themes the words of a later part answer, where their authors did not say. */
export async function showAnswers(ctx: RequestContext): Promise<Reply> {
  const { conversation, phase } = await phaseFor(ctx, ctx.params['id'] ?? '', 'keep codes');
  const { themes, words, total, page: number } = await ctx.read(async (tx) => ({
    themes: await answeredThemes(tx, conversation.id), ...(await pageOfList({ asked: pageAsked(ctx), onAPage: PAGE_SIZE }, (at) => wordsWithThemes(tx, { phaseId: phase.id, from: (at - 1) * PAGE_SIZE, limit: PAGE_SIZE }))),
  }));
  const unanswered = themes.filter(({ answers }) => answers === 0);
  return page({
    title: `Which theme does it answer? ${phase.title}`, breadcrumbs: trail(conversation, phase), currentSection: '/co-planning',
    content: (
      <div class="nhsuk-u-reading-width">
        <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l" data-quoted>{phase.title}</span> Which theme does it answer?</h1>
        <p>Authors can say it themselves. Where they did not, say it here. <a href={phaseHref(conversation, phase)}>See this part as everyone does</a></p>
        <h2 class="nhsuk-heading-m">Themes without an answer</h2>
        {unanswered.length === 0 && <p>{themes.length === 0 ? 'No theme is published yet.' : 'Every theme has an answer.'}</p>}
        <ul class="nhsuk-list nhsuk-list--bullet">{unanswered.map(({ id, title }) => <li key={id}><a href={`/themes/${id}`} data-quoted>{title}</a></li>)}</ul>
        <h2 class="nhsuk-heading-m">Ideas of this part</h2>
        {words.length === 0 && <p>No idea is shown here.</p>}
        {words.map((each) => (
          <Form key={each.id} action={`${answersHref(phase)}/${each.id}`} csrfToken={ctx.csrf()} state={formState({ [`themes-${each.id}`]: each.themeIds })} id={`words-${each.id}`}>
            <p class="allied-idea__words" data-quoted>{each.words}</p>
            <input type="hidden" name="page" value={number} />
            {themes.length > 0 && <><CheckboxesField name={`themes-${each.id}`} legend="Which themes does it answer?" small items={themes.map(({ id, title }) => ({ value: id, text: title }))} /><Button text="Save" variant="secondary" small ariaLabel={`Save: ${each.words.slice(0, 60)}`} /></>}
          </Form>
        ))}
        <Paging page={number} pageCount={Math.ceil(total / PAGE_SIZE)} hrefOf={(to) => `${answersHref(phase)}?page=${to}`} ariaLabel="Pages of ideas" />
      </div>
    ),
  });
}

export async function saveAnswers(ctx: RequestContext): Promise<Reply> {
  const { phase } = await phaseFor(ctx, ctx.params['id'] ?? '', 'keep codes');
  const words = ctx.params['words'] ?? '';
  const parsed = parseForm(schemaFor(words), ctx.body);
  if (!parsed.ok) return showAnswers(ctx);
  const themes = parsed.value[`themes-${words}`];
  await ctx.write((tx) => sayWhatWordsAnswer(tx, ctx, { phaseId: phase.id, contributionId: words, themeIds: Array.isArray(themes) ? themes : [] }));
  return redirect(`${answersHref(phase)}?page=${String(parsed.value['page'])}#words-${words}`);
}
