import { formatDay, type Day } from '#platform/clock';
import { bullets, callout, heading, keyFigures, link, paragraph, table, type Block, type DocumentModel } from '#platform/documents';
import { limitSentences, type TheLimits } from '../analysis/limit-sentences.ts';
import { routeTitle } from '../routes.ts';

/** What is public about a conversation and its themes on a day. */
export interface ConversationReport {
  readonly code: string;
  readonly title: string;
  readonly purpose: string;
  readonly organisationName: string;
  readonly isExample: boolean;
  readonly on: Day;
  readonly parts: readonly ReportPart[];
  readonly themes: readonly ReportTheme[];
}

export interface ReportPart {
  readonly position: number;
  readonly title: string;
  readonly question: string;
  /** When it was open, as a sentence. */
  readonly times: string;
  /** A person reads words before they are shown; else afterwards. */
  readonly isReadFirst: boolean;
  /** Shown ideas and comments by the way they came in. */
  readonly byRoute: readonly { route: string; ideas: number; comments: number }[];
}

export interface ReportTheme extends TheLimits {
  readonly id: string;
  readonly title: string;
  readonly statement: string;
  readonly publishedOn: Day;
  readonly version: number;
  /** Words whose authors said that they may be quoted. */
  readonly quotes: readonly string[];
  readonly sources: readonly { title: string; judgement: string; reason: string }[];
  readonly objectives: readonly { id: string; wording: string }[];
  /** "You said, we did"; null where nobody has answered yet. */
  readonly answer: { readonly title: string; readonly words: string; readonly isDecided: boolean } | null;
}

/** The report as a document: the same words in the browser, as PDF and as Word. Row S155; nothing in it that is not public. */
export function conversationReportDocument(report: ConversationReport, siteAddress?: string): DocumentModel {
  const { title, organisationName, isExample, on } = report;
  return {
    title: `What we heard: ${title}`, language: 'en-GB', date: on, hasContents: report.themes.length > 3, ...(siteAddress ? { siteAddress } : {}),
    organisationLine: isExample ? `${organisationName}. An example: everything here is imagined.` : organisationName,
    attribution: `${organisationName}. People’s words are shown with small parts masked where they could give somebody away.`,
    blocks: [...summary(report), ...howWeListened(report), ...report.themes.flatMap(themeBlocks), ...unanswered(report), ...method(report)],
  };
}

const both = ({ ideas, comments }: { ideas: number; comments: number }) => ideas + comments;

function summary({ purpose, themes, parts }: ConversationReport): Block[] {
  const words = parts.flatMap(({ byRoute }) => byRoute);
  const away = words.filter(({ route }) => route !== 'online');
  return [
    heading(1, 'Summary'), paragraph(purpose),
    keyFigures([
      { label: 'Ideas and comments', value: number(sum(words.map(both))), note: parts.every(({ isReadFirst }) => isReadFirst) ? 'read by a person and shown' : 'shown' },
      { label: 'Not online', value: number(sum(away.map(both))), note: 'by phone, on paper or in person' },
      { label: 'Themes', value: number(themes.length), note: 'published' },
    ]),
    ...(themes.length === 0 ? [callout('note', 'No theme is published yet', 'People read the words and mark what they are about. When a theme is published, it stands here with its limits.')] : [heading(2, 'The themes'), bullets(themes.map(({ id, title, statement }) => [{ text: title, href: `/themes/${id}` }, { text: `: ${statement}` }]))]),
  ];
}

function howWeListened({ parts, code }: ConversationReport): Block[] {
  return [
    heading(1, 'How we listened'),
    ...parts.flatMap(({ position, title, question, times, byRoute }): Block[] => [
      heading(2, `${position}. ${title}`), paragraph({ text: question, bold: true }), paragraph(times, ' ', link('Read it on the site', `/conversations/${code}/${position}`)),
      ...(byRoute.length === 0 ? [paragraph('No words are shown here yet.')] : [table({
        caption: `${title}: how words came in`, columns: [{ heading: 'How' }, { heading: 'Ideas', numeric: true }, { heading: 'Comments', numeric: true }],
        rows: byRoute.map(({ route, ideas, comments }) => [routeTitle(route), ideas, comments]),
      })]),
    ]),
  ];
}

function themeBlocks(theme: ReportTheme): Block[] {
  const { id, title, statement, publishedOn, version, quotes, sources, objectives, answer } = theme;
  return [
    heading(1, title), paragraph(statement),
    ...(quotes.length > 0 ? [heading(2, 'In people’s own words'), bullets(quotes.map((words) => `“${words}”`)), paragraph('Their authors said that these words may be quoted.')] : []),
    heading(2, 'The limits of what we heard'), bullets(limitSentences(theme)),
    ...(sources.length > 0 ? [heading(2, 'Beside policy and strategy'), table({
      caption: `${title}: what it means beside other sources`, columns: [{ heading: 'Source' }, { heading: 'What people said' }, { heading: 'Why' }], rows: sources.map((source) => [source.title, source.judgement, source.reason]),
    })] : []),
    heading(2, 'You said, we did'), answer ? paragraph({ text: `${answer.title}. `, bold: true }, answer.words) : paragraph('Nobody has answered this theme yet.'),
    heading(2, 'What answers it'),
    objectives.length === 0 ? paragraph('No objective answers this theme yet.') : bullets(objectives.map(({ id: objectiveId, wording }) => [link(wording, `/objectives/${objectiveId}`)])),
    paragraph(`Published on ${formatDay(publishedOn)}, version ${version}. `, link('Read the words behind it', `/themes/${id}`)),
  ];
}

function unanswered({ themes }: ConversationReport): Block[] {
  const open = themes.filter(({ objectives, answer }) => objectives.length === 0 && !answer?.isDecided);
  return open.length === 0 ? [] : [heading(1, 'Themes that nothing answers yet'), bullets(open.map(({ id, title }) => [link(title, `/themes/${id}`)]))];
}

const method = ({ code, parts }: ConversationReport): Block[] => [
  heading(1, 'How we worked'),
  bullets([
    'Nobody had to say who they are. Words and votes are kept apart, and nothing joins them.',
    `${readWhen(parts)} Why a text was not shown stands in a public log.`,
    'People marked what the words are about. Where two did, neither saw the other’s marks before both had finished. How far they agreed stands with each theme.',
    'Words that came by phone, on paper or in person count the same as words that came online.',
  ]),
  paragraph(link('The conversation on the site', `/conversations/${code}`), ' · ', link('The open data, from which the figures can be worked out again', `/conversations/${code}/open-data`)),
];

function readWhen(parts: readonly ReportPart[]): string {
  const later = parts.filter(({ isReadFirst }) => !isReadFirst).map(({ title }) => `“${title}”`);
  if (later.length === 0) return 'A person read every text before it was shown.';
  const where = later.length === parts.length ? 'Words' : `In ${later.join(' and ')} words`;
  return `${where} were shown first and read afterwards, except where they spoke of harm.${later.length === parts.length ? '' : ' Elsewhere a person read every text before it was shown.'}`;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
const number = (value: number): string => value.toLocaleString('en-GB');
