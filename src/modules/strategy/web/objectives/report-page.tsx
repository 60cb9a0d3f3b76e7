import { FinancialYear, isDay, londonDay } from '#platform/clock';
import { DocumentHtml, renderPdf, renderWord, warmDocuments } from '#platform/documents';
import { NotFound } from '#platform/errors';
import { file, get, page, type Reply, type RequestContext, type Route } from '#platform/http';
import { boardReportDocument, type BoardReport } from '../../domain/board-report.ts';
import { boardReport } from '../../queries/board-report.ts';

const example = { code: 'vale', year: '2025-26' };

/** The report to the board, three ways. `?on=2025-12-01` asks for the report of an earlier day. */
export const reportRoutes: Route[] = [
  get('/strategies/:code/report/:year', 'read objectives', showReport, { example }),
  get('/strategies/:code/report/:year.pdf', 'read objectives', sendPdf, { example, requestsPerMinute: 30 }),
  get('/strategies/:code/report/:year.docx', 'read objectives', sendWord, { example, requestsPerMinute: 30 }),
];

async function readReport(ctx: RequestContext): Promise<BoardReport> {
  const year = FinancialYear.parse(ctx.params['year'] ?? '');
  if (!year) throw new NotFound();
  const asked = ctx.query['on'];
  const today = londonDay(ctx.now);
  const on = typeof asked === 'string' && isDay(asked) && asked <= today && asked >= '1990-01-01' ? asked : today;
  return ctx.read((tx) => boardReport(tx, { code: ctx.params['code'] ?? '', year, on, now: ctx.now }));
}

async function showReport(ctx: RequestContext): Promise<Reply> {
  const report = await readReport(ctx);
  warmDocuments();
  const { code, shortTitle } = report.strategy;
  const here = `/strategies/${code}/report/${report.year.label}`;
  const on = report.on === londonDay(ctx.now) ? '' : `?on=${report.on}`;
  return page({
    title: `Report to the board ${report.year.label}: ${shortTitle}`, currentSection: '/strategies', width: 'reading',
    breadcrumbs: [{ text: 'Strategies', href: '/strategies' }, { text: shortTitle, href: `/strategies/${code}` }, { text: 'Year by year', href: `/strategies/${code}/years` }],
    content: (
      <>
        <DocumentHtml model={boardReportDocument(report)} />
        <p><a href={`${here}.pdf${on}`}>Download as PDF</a> or <a href={`${here}.docx${on}`}>as Word</a></p>
      </>
    ),
  });
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
