import { documentFile, DocumentHtml, warmDocuments, type DocumentFormat } from '#platform/documents';
import { get, page, type Reply, type RequestContext, type Route } from '#platform/http';
import { conversationReportDocument, type ConversationReport } from '../../domain/report/conversation-report.ts';
import { conversationReport } from '../../queries/report/conversation-report.ts';
import { judgementTitle } from '../analysis/judgements.ts';
import { conversationHref } from '../where.ts';
import { timesSentence } from '../words.ts';

const example = { code: 'vale-rural-care' };

/** What was heard, three ways, for everyone: only what is public is in it, whoever asks. */
export const reportRoutes: readonly Route[] = [
  get('/conversations/:code/report', 'read conversations', showReport, { example }),
  get('/conversations/:code/report.pdf', 'read conversations', sendAs('pdf'), { example, requestsPerMinute: 30 }),
  get('/conversations/:code/report.docx', 'read conversations', sendAs('docx'), { example, requestsPerMinute: 30 }),
];

const readReport = ({ store, params, now }: RequestContext): Promise<ConversationReport> =>
  store.reading({ as: 'public' }, (tx) => conversationReport(tx, { code: params['code'] ?? '', now, wording: { times: timesSentence, judgement: judgementTitle } }));

async function showReport(ctx: RequestContext): Promise<Reply> {
  const report = await readReport(ctx);
  warmDocuments();
  const here = `${conversationHref(report)}/report`;
  return page({
    title: `What we heard: ${report.title}`, currentSection: '/co-planning', description: 'What people said, in themes, with the limits of what we heard.',
    breadcrumbs: [{ text: 'Conversations', href: '/conversations' }, { text: report.title, href: conversationHref(report) }],
    content: (
      <>
        <DocumentHtml model={conversationReportDocument(report, ctx.config.baseUrl)} />
        <p><a href={`${here}.pdf`}>Download as PDF</a> or <a href={`${here}.docx`}>as Word</a></p>
      </>
    ),
  });
}

function sendAs(format: DocumentFormat) {
  return async (ctx: RequestContext): Promise<Reply> => {
    const report = await readReport(ctx);
    return documentFile(conversationReportDocument(report, ctx.config.baseUrl), { format, name: `${report.code} what we heard` });
  };
}
