import { startOfLondonDay, formatDay } from '#platform/clock';
import { json, type Reply, type RequestContext } from '#platform/http';
import { answerTitle, everyAnswer } from '#modules/conversations';
import { atomReply, rssReply, type AtomEntry } from '#modules/strategy';
import { caseStudies } from '../../queries/cases/case-studies.ts';

const MOST = 50;

interface FeedItem extends AtomEntry {
  isExample: boolean;
}

interface Feed {
  title: string;
  path: string;
  items(ctx: RequestContext): Promise<FeedItem[]>;
}

export const answersFeed: Feed = {
  title: 'You said, we did', path: '/you-said-we-did',
  items: async (ctx) => (await ctx.read((tx) => everyAnswer(tx, { limit: MOST }))).lines.flatMap(({ themeId, title, state, words, answeredOn, organisation, isExample }) => answeredOn === null ? [] : [{
    title: `${title}: ${answerTitle[state]}`, id: `${ctx.config.baseUrl}/themes/${themeId}#answer-${answeredOn}`, address: `${ctx.config.baseUrl}/themes/${themeId}`, at: startOfLondonDay(answeredOn), summary: `${organisation}, ${formatDay(answeredOn)}: ${words}`, isExample,
  }]),
};

export const casesFeed: Feed = {
  title: 'Case studies', path: '/case-studies',
  items: async (ctx) => (await ctx.read((tx) => caseStudies(tx, { publishedOnly: true, limit: MOST }))).lines.flatMap(({ id, title, problem, publishedAt, isExample }) => publishedAt === null ? [] : [{
    title, id: `${ctx.config.baseUrl}/case-studies/${id}`, address: `${ctx.config.baseUrl}/case-studies/${id}`, at: publishedAt, summary: problem, isExample,
  }]),
};

const marked = ({ title, isExample }: FeedItem): string => (isExample ? `Example: ${title}` : title);

/** GET ….atom (RFC 4287) and ….rss (RSS 2.0): no account, and nobody learns who reads. */
export const showAtom = showFeedBy(atomReply);
export const showRss = showFeedBy(rssReply);

function showFeedBy(reply: typeof atomReply) {
  return (feed: Feed) => async (ctx: RequestContext): Promise<Reply> => {
    const entries = (await feed.items(ctx)).map((item) => ({ ...item, title: marked(item) }));
    return reply({ title: feed.title, address: `${ctx.config.baseUrl}${feed.path}`, entries, since: new Date('2026-01-01T00:00:00Z') });
  };
}

/** For the head of the page, where feed readers look. */
export const feedLinks = ({ title, path }: Feed) => [
  { title: `${title} (Atom)`, href: `${path}.atom`, type: 'application/atom+xml' }, { title: `${title} (RSS)`, href: `${path}.rss`, type: 'application/rss+xml' }, { title: `${title} (JSON)`, href: `${path}.json`, type: 'application/feed+json' },
];

/** GET ….json (JSON Feed 1.1). */
export const showJsonFeed = (feed: Feed) => async (ctx: RequestContext): Promise<Reply> => {
  const address = `${ctx.config.baseUrl}${feed.path}`;
  const items = (await feed.items(ctx)).map((item) => ({ id: item.id, url: item.address, title: marked(item), content_text: item.summary, date_published: item.at.toISOString() }));
  return json({ version: 'https://jsonfeed.org/version/1.1', title: feed.title, home_page_url: address, feed_url: `${address}.json`, language: 'en-GB', items }, 200, { 'Content-Type': 'application/feed+json; charset=utf-8', 'Access-Control-Allow-Origin': '*' });
};
