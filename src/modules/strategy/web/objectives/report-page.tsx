import { FinancialYear } from '#platform/clock';
import { DocumentHtml, renderPdf, renderWord, warmDocuments } from '#platform/documents';
import { NotFound } from '#platform/errors';
import { file, get, type Reply, type RequestContext, type Route } from '#platform/http';
import { boardReportDocument, type BoardReport } from '../../domain/board-report.ts';
import { boardReport, type BoardReportQuestion } from '../../queries/board-report.ts';
import { keptPage } from '../strategies/kept-page.tsx';

const example = { code: 'vale', year: '2025-26' };

/** The report to the board, three ways. `?on=2025-12-01` asks for the report of an earlier day. */
export const reportRoutes: Route[] = [
  get('/strategies/:code/report/:year', 'read objectives', showReport, { example }),
  get('/strategies/:code/report/:year.pdf', 'read objectives', sendPdf, { example, requestsPerMinute: 30 }),
  get('/strategies/:code/report/:year.docx', 'read objectives', sendWord, { example, requestsPerMinute: 30 }),
];

/** Which report the address asks for; a day that is none, or still to come, is today. */
function askedOf(ctx: RequestContext): BoardReportQuestion {
  const year = FinancialYear.parse(ctx.params['year'] ?? '');
  if (!year) throw new NotFound();
  const asked = ctx.query['on'];
  const today = londonDay(ctx.now);
  const on = typeof asked === 'string' && isDay(asked) && asked <= today && asked >= '1990-01-01' ? asked : today;
  return { code: ctx.params['code'] ?? '', year, on, now: ctx.now };
}

const readReport = (ctx: RequestContext): Promise<BoardReport> => ctx.read((tx) => boardReport(tx, askedOf(ctx)));

function showReport(ctx: RequestContext): Promise<Reply> {
  const asked = askedOf(ctx);
  const today = londonDay(ctx.now);
  warmDocuments();
  return keptPage(ctx, {
    topics: [`strategy:${asked.code}`], key: `report ${asked.code} ${asked.year.label} ${asked.on} ${today}`,
    draw: async (tx) => {
      const report = await boardReport(tx, asked);
      const { code, shortTitle } = report.strategy;
      const breadcrumbs = [{ text: 'Strategies', href: '/strategies' }, { text: shortTitle, href: `/strategies/${code}` }, { text: 'Year by year', href: `/strategies/${code}/years` }];
      return { title: `Report to the board ${report.year.label}: ${shortTitle}`, currentSection: '/strategies', breadcrumbs, content: <ReportView report={report} isToday={asked.on === today} siteAddress={ctx.config.baseUrl} /> };
    },
  });
}

function ReportView({ report, isToday, siteAddress }: { report: BoardReport; isToday: boolean; siteAddress: string }) {
  const here = `/strategies/${report.strategy.code}/report/${report.year.label}`;
  const on = isToday ? '' : `?on=${report.on}`;
  return (
    <>
      <DocumentHtml model={boardReportDocument(report, siteAddress)} />
      <p><a href={`${here}.pdf${on}`}>Download as PDF</a> or <a href={`${here}.docx${on}`}>as Word</a></p>
    </>
  );
}

const nameOf = ({ strategy, year }: BoardReport): string => `${strategy.code} board report ${year.label}`;

async function sendPdf(ctx: RequestContext): Promise<Reply> {
  const report = await readReport(ctx);
  return file(await renderPdf(boardReportDocument(report, ctx.config.baseUrl)), 'application/pdf', `${nameOf(report)}.pdf`);
}

async function sendWord(ctx: RequestContext): Promise<Reply> {
  const report = await readReport(ctx);
  return file(await renderWord(boardReportDocument(report, ctx.config.baseUrl)), 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', `${nameOf(report)}.docx`);
}
