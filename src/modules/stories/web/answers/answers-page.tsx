import { formatDay } from '#platform/clock';
import { pageAsked, pageOfList, type Reply, type RequestContext } from '#platform/http';
import { answerColour, answerStates, answerTitle, everyAnswer, type EveryAnswer } from '#modules/conversations';
import { organisationList } from '#modules/directory';
import { Form, formState, SelectField } from '#ui/forms';
import { Button, Tag } from '#ui/nhsuk';
import { Paging } from '#ui/tables';
import { mayHere } from '../../permissions.ts';
import { publicPage } from '../public-page.tsx';
import { answersFeed, feedLinks } from './feeds.ts';

const PAGE = 30;
const asked = (ctx: RequestContext, name: string): string => {
  const value = ctx.query[name];
  return typeof value === 'string' ? value.slice(0, 80) : '';
};

/** GET /you-said-we-did: every published theme with its answer, also where nobody has answered (row O66). */
export async function showAnswers(ctx: RequestContext): Promise<Reply> {
  const [organisationCode, state] = [asked(ctx, 'organisation'), (answerStates as readonly string[]).includes(asked(ctx, 'state')) ? asked(ctx, 'state') : ''];
  const chosenOf = (counts: EveryAnswer['counts']): number => answerStates.filter((each) => state === '' || each === state).reduce((sum, each) => sum + (counts[each] ?? 0), 0);
  const { found, places } = await ctx.read(async (tx) => ({
    found: await pageOfList({ asked: pageAsked(ctx), onAPage: PAGE }, async (page) => {
      const answers = await everyAnswer(tx, { organisationCode, state, limit: PAGE, offset: (page - 1) * PAGE });
      return { ...answers, total: chosenOf(answers.counts) };
    }),
    places: await organisationList(tx),
  }));
  const followed = places.find(({ code, policyTextOnly }) => code === organisationCode && !policyTextOnly);
  return publicPage(ctx, {
    title: 'You said, we did', feeds: feedLinks(answersFeed), content: (
      <div class="nhsuk-u-reading-width">
        <h1 class="nhsuk-heading-l">You said, we did</h1>
        <p class="nhsuk-lede-text">Everything that many people told us, and what became of it. No theme is left out.</p>
        <Counts counts={found.counts} />
        <Form method="get" action="/you-said-we-did" state={formState({ organisation: organisationCode, state })}>
          <SelectField name="organisation" label="Organisation" items={[{ value: '', text: 'All' }, ...places.map(({ code, name }) => ({ value: code, text: name }))]} />
          <SelectField name="state" label="Answer" items={[{ value: '', text: 'All' }, ...answerStates.map((each) => ({ value: each, text: answerTitle[each] }))]} />
          <Button variant="secondary" text="Show" />
        </Form>
        {found.lines.length === 0 && <p>No theme fits, or none is published yet.</p>}
        {found.lines.map((line) => <Answer line={line} />)}
        <Paging page={found.page} pageCount={Math.ceil(found.total / PAGE)} hrefOf={(at) => `/you-said-we-did?${new URLSearchParams({ organisation: organisationCode, state, page: String(at) }).toString()}`} />
        <h2 class="nhsuk-heading-m">Hear of it in your way</h2>
        <ul class="nhsuk-list nhsuk-list--bullet">
          <li>By email: follow a theme above{followed && <>, or <a href={`/news/place/${followed.code}`}>follow {followed.name}</a></>}. You need no account.</li>
          <li>With your code: <a href="/your-words">see what became of your own words</a>.</li>
          <li>By phone or by post: <a href="/take-part">call or write to the organisation</a>. It reads the answer out to you, or sends this page.</li>
          <li>At a meeting: whoever hosted it gets the answer on paper, to read out and hand on.</li>
          <li>In a feed reader: <a href="/you-said-we-did.atom" type="application/atom+xml">this feed (Atom)</a>, <a href="/you-said-we-did.rss" type="application/rss+xml">the same as RSS</a>, or <a href="/you-said-we-did.json">the same as a file (JSON)</a>.</li>
        </ul>
        <h2 class="nhsuk-heading-m">Show it on another site</h2>
        <p>Copy this into a page there. It shows the newest answers. It sets no cookie and runs no script. <a href={embedPath(followed?.code)}>See what it shows</a>.</p>
        <pre class="allied-code" tabIndex={0}><code>{`<iframe src="${ctx.config.baseUrl}${embedPath(followed?.code)}" title="You said, we did" width="100%" height="500"></iframe>`}</code></pre>
        {mayHere(ctx.viewer, 'print answers for hosts') && <p><a href="/you-said-we-did/letters">Print letters for those who hosted</a></p>}
      </div>
    ),
  });
}

const embedPath = (code: string | undefined): string => `/embed/you-said-we-did${code ? `?organisation=${encodeURIComponent(code)}` : ''}`;

/** Themes, not people: told as they are. */
function Counts({ counts }: { counts: EveryAnswer['counts'] }) {
  const all = answerStates.reduce((sum, state) => sum + (counts[state] ?? 0), 0);
  const answered = all - (counts['not decided'] ?? 0);
  return <p>{all === 0 ? 'No theme is published yet.' : `${answered} of ${all} themes are answered: ${(['doing', 'done', 'cannot', 'not decided'] as const).map((state) => `${counts[state] ?? 0} “${answerTitle[state]}”`).join(', ')}.`}</p>;
}

const Answer = ({ line }: { line: EveryAnswer['lines'][number] }) => (
  <section aria-label={line.title}>
    <h2 class="nhsuk-heading-s nhsuk-u-margin-bottom-1"><a href={`/themes/${line.themeId}`} data-quoted>{line.title}</a></h2>
    <p class="nhsuk-u-margin-bottom-1"><Tag colour={answerColour[line.state]} text={answerTitle[line.state]} />{line.isExample && <> <Tag colour="yellow" text="Example" /></>}</p>
    <p class="nhsuk-u-margin-bottom-1" data-quoted>{line.words === '' ? line.statement : line.words}</p>
    <p class="nhsuk-body-s">{line.organisation}. Heard in <a href={`/conversations/${line.conversationCode}`} data-quoted>{line.conversationTitle}</a>{line.answeredOn && `, answered on ${formatDay(line.answeredOn)}`}.
      {line.evidence !== '' && <> What shows it: <span data-quoted>{line.evidence}</span>.</>}{line.objectiveId && <> <a href={`/loop/${line.objectiveId}`}>The whole loop<span class="nhsuk-u-visually-hidden">: {line.title}</span></a>.</>} <a href={`/news/theme/${line.themeId}`}>Follow it<span class="nhsuk-u-visually-hidden">: {line.title}</span></a></p>
  </section>
);
