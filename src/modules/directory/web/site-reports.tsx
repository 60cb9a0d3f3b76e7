import { z } from 'zod';
import { formatDay, formatLondonDate } from '#platform/clock';
import { get, page, post, type Reply, type RequestContext, type Route } from '#platform/http';
import { emptyForm, Form, FormErrorSummary, parseForm, TextareaField, wordsAsked, WordsCheck, type Advice, type FormState } from '#ui/forms';
import { Button } from '#ui/nhsuk';
import { answerSiteReport } from '../commands/report-site.ts';
import { siteReports, type SiteReport } from '../queries/site-reports.ts';
import { savedAt } from './saved.ts';

const example = { id: '00000000-0000-4000-8000-000000000000' };

export const siteReportRoutes: readonly Route[] = [
  get('/site-reports', 'read what does not work', (ctx) => draw(ctx)),
  post('/site-reports/:id/answer', 'read what does not work', answer, { example }),
];

/** The form of one report, when something in it was wrong or its words are to be checked. */
interface Asked {
  id: string;
  state: FormState;
  advice?: Advice | undefined;
}

async function draw(ctx: RequestContext, asked?: Asked): Promise<Reply> {
  const reports = await ctx.read(siteReports);
  const isInError = (asked?.state.errors.length ?? 0) > 0;
  return page({
    title: 'What people told us about this site', breadcrumbs: [{ text: 'Home', href: '/' }], isInError,
    content: (
      <div class="nhsuk-u-reading-width">
        {asked && <FormErrorSummary state={asked.state} />}
        <h1 class="nhsuk-heading-l">What people told us about this site</h1>
        <p>Anyone can tell us on the <a href="/help">help page</a>. We do not ask who they are, so nobody can be answered by letter. Say here what became of it, for the others who look after this site.</p>
        {reports.length === 0 && <p>Nobody has told us anything yet.</p>}
        {reports.map((report) => <Report key={report.id} report={report} csrfToken={ctx.csrf()} asked={asked?.id === report.id ? asked : undefined} />)}
      </div>
    ),
  });
}

function Report({ report: { id, words, page: address, receivedOn, doneAt, doneWords }, csrfToken, asked }: { report: SiteReport; csrfToken: string; asked: Asked | undefined }) {
  return (
    <section aria-label={`Told on ${formatDay(receivedOn)}`} class="nhsuk-u-margin-bottom-6">
      <h2 class="nhsuk-heading-s">{formatDay(receivedOn)}{address ? `, about ${address}` : ''}</h2>
      <p data-quoted>{words}</p>
      {doneAt
        ? <p>Answered on {formatLondonDate(doneAt)}: <span data-quoted>{doneWords}</span></p>
        : (
          <Form action={`/site-reports/${id}/answer`} csrfToken={csrfToken} state={asked?.state ?? emptyForm}>
            <TextareaField name={`answer-${id}`} label="What became of it" rows={2} maxlength={600} />
            <Button small variant="secondary">Save</Button>
            <WordsCheck advice={asked?.advice} />
          </Form>
        )}
    </section>
  );
}

async function answer(ctx: RequestContext): Promise<Reply> {
  const id = ctx.params['id'] ?? '';
  const field = `answer-${id}`;
  const schema = z.object({ [field]: z.string().trim().min(3, 'Say what became of it').max(600, 'Use 600 letters or less') });
  const asked = await wordsAsked(ctx, schema, { fields: { [field]: 'What became of it' } });
  if (asked) return draw(ctx, { id, ...asked });
  const parsed = parseForm(schema, ctx.body);
  if (!parsed.ok) return draw(ctx, { id, state: parsed.state });
  await answerSiteReport(ctx, { id, words: parsed.value[field] ?? '' });
  return savedAt('/site-reports', 'site-report');
}
