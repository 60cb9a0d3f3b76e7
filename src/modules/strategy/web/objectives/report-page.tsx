import { FinancialYear, londonDay } from '#platform/clock';
import { documentFile, DocumentHtml, warmDocuments, type DocumentFormat } from '#platform/documents';
import { NotFound } from '#platform/errors';
import { get, type Reply, type RequestContext, type Route } from '#platform/http';
import { Form, FormErrorSummary, type FormState } from '#ui/forms';
import { Button } from '#ui/nhsuk';
import { boardReportDocument, type BoardReport } from '../../domain/board-report.ts';
import { boardReport, type BoardReportQuestion } from '../../queries/board-report.ts';
import { DayField, dayAsked } from '../day-asked.tsx';
import { keptPage } from '../strategies/kept-page.tsx';

const example = { code: 'vale', year: '2025-26' };

/** The report to the board, three ways. `?on=2025-12-01` asks for the report of an earlier day. */
export const reportRoutes: Route[] = [
  get('/strategies/:code/report/:year', 'read objectives', showReport, { example }),
  get('/strategies/:code/report/:year.pdf', 'read objectives', sendAs('pdf'), { example, requestsPerMinute: 30 }),
  get('/strategies/:code/report/:year.docx', 'read objectives', sendAs('docx'), { example, requestsPerMinute: 30 }),
];

/** Which report the address asks for; a day that is none, or still to come, is today. Throws NotFound for what is no year. */
function askedOf(ctx: RequestContext): BoardReportQuestion {
  const year = FinancialYear.parse(ctx.params['year'] ?? '');
  if (!year) throw new NotFound();
  return { code: ctx.params['code'] ?? '', year, on: dayAsked(ctx).on, now: ctx.now };
}

const readReport = (ctx: RequestContext): Promise<BoardReport> => ctx.read((tx) => boardReport(tx, askedOf(ctx)));

function showReport(ctx: RequestContext): Promise<Reply> {
  const asked = askedOf(ctx);
  const { isToday, state } = dayAsked(ctx);
  warmDocuments();
  return keptPage(ctx, {
    topics: [`strategy:${asked.code}`], key: `report ${asked.code} ${asked.year.label} ${asked.on} ${londonDay(ctx.now)} ${JSON.stringify(state)}`,
    draw: async (tx) => {
      const report = await boardReport(tx, asked);
      const { code, shortTitle } = report.strategy;
      const breadcrumbs = [{ text: 'Strategies', href: '/strategies' }, { text: shortTitle, href: `/strategies/${code}` }, { text: 'Year by year', href: `/strategies/${code}/years` }];
      // A day that is none is answered with today.
      return { title: `Report to the board ${report.year.label}: ${shortTitle}`, currentSection: '/strategies', isInError: state.errors.length > 0, status: 200, breadcrumbs, content: <ReportView report={report} isToday={isToday} state={state} siteAddress={ctx.config.baseUrl} /> };
    },
  });
}

function ReportView({ report, isToday, state, siteAddress }: { report: BoardReport; isToday: boolean; state: FormState; siteAddress: string }) {
  const here = `/strategies/${report.strategy.code}/report/${report.year.label}`;
  const on = isToday ? '' : `?on=${report.on}`;
  return (
    <>
      <FormErrorSummary state={state} />
      <DocumentHtml model={boardReportDocument(report, siteAddress)} />
      <p><a href={`${here}.pdf${on}`}>Download as PDF</a> or <a href={`${here}.docx${on}`}>as Word</a></p>
      <div class="nhsuk-u-reading-width allied-screen-only">
        <Form method="get" action={here} state={state}>
          <DayField legend="The report as it was on another day" />
          <Button small variant="secondary" text="Show the report of this day" />
        </Form>
      </div>
    </>
  );
}

function sendAs(format: DocumentFormat) {
  return async (ctx: RequestContext): Promise<Reply> => {
    const report = await readReport(ctx);
    return documentFile(boardReportDocument(report, ctx.config.baseUrl), { format, name: `${report.strategy.code} board report ${report.year.label}` });
  };
}
