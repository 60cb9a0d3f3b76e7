import { z } from 'zod';
import { listOperation, operation, rowsOf, type PageAsked } from '#platform/api';
import { Invalid, NotFound } from '#platform/errors';
import type { RequestContext, Route } from '#platform/http';
import { themesOf } from '../../queries/analysis/themes.ts';
import { conversationPage, listConversations, phaseAt, type ConversationHead, type PhaseLine } from '../../queries/conversations.ts';
import { keptBundles, provenanceOf } from '../../queries/open-data/kept-bundle.ts';
import { publishedResult, publishedWords } from '../../queries/open-data/published-result.ts';
import { reasonFor } from '../../data/conversation-content.ts';
import { publicLog } from '../../queries/public-log.ts';
import { shownPage } from '../../queries/open-data/shown-page.ts';
import { resultLine, resultLineOf, results, resultsOf } from './result-shapes.ts';
import { code, contribution, conversation, conversationInFull, conversationOf, decision } from './shapes.ts';

/** Everything here is public, so no token is needed. Words and votes are sent on pages only: see docs/adr/0021. */
const reads = { scope: null, tag: 'Conversations', may: 'read conversations' } as const;
const params = z.object({ code });
const example = { code: 'vale-getting-there' };

export const conversationApiRoutes: readonly Route[] = [
  listOperation({
    ...reads, path: '/conversations', summary: 'List the conversations', item: conversation,
    handle: async (ctx, { page }) => {
      const found = (await ctx.read((tx) => listConversations(tx, ctx.now))).filter(isAnnounced).toSorted((a, b) => (a.code < b.code ? -1 : 1));
      const rest = found.filter((each) => page.after === null || each.code > (page.after[0] ?? ''));
      return rowsOf(rest, page, (each) => [each.code], conversationOf);
    },
  }),
  operation({
    ...reads, method: 'GET', path: '/conversations/:code', summary: 'Read a conversation with its parts, published themes and open data', example, params, answer: conversationInFull,
    handle: async (ctx, asked) => ({ value: await inFull(ctx, asked.params.code) }),
  }),
  listOperation({
    ...reads, path: '/conversations/:code/phases/:position/contributions', summary: 'List the ideas and comments that are shown, in an order that tells no time', example: { ...example, position: '1' },
    params: z.object({ code, position: z.string().regex(/^[1-9]\d?$/) }), query: z.object({ kind: z.enum(['idea', 'comment']).optional() }), item: contribution,
    handle: async (ctx, { params: { code: wanted, position }, query, page }) => {
      const phase = announcedPhase(await ctx.read((tx) => conversationPage(tx, wanted, ctx.now)), position);
      const rows = await ctx.read((tx) => shownPage(tx, { phaseId: phase.id, kind: query.kind, after: numberAfter(page), limit: page.limit }));
      return rowsOf(rows, page, ({ item }) => [String(item)], ({ item, ...row }) => ({ ...row, number: item }));
    },
  }),
  listOperation({
    ...reads, path: '/conversations/:code/phases/:position/decisions', summary: 'List the decisions about words that are not shown as they came, with the reasons and without the words or who decided', example: { code: 'vale-rural-care', position: '1' },
    params: z.object({ code, position: z.string().regex(/^[1-9]\d?$/) }), item: decision,
    handle: async (ctx, { params: { code: wanted, position }, page }) => {
      const phase = announcedPhase(await ctx.read((tx) => conversationPage(tx, wanted, ctx.now)), position);
      const log = (await ctx.read((tx) => publicLog(tx, phase.id))).toSorted((a, b) => (a.id < b.id ? -1 : 1));
      const rest = log.filter(({ id }) => page.after === null || id > (page.after[0] ?? ''));
      return rowsOf(rest, page, ({ id }) => [id], ({ id, decidedOn, kind, outcome, reasonCode, appeal }) => ({ id, day: decidedOn, kind, decision: outcome, reason: reasonCode, reasonInWords: reasonFor(reasonCode)?.toEveryone ?? null, appeal }));
    },
  }),
  operation({
    ...reads, method: 'GET', path: '/conversations/:code/phases/:position/results', summary: 'Read the results of a part that is over: rankings, groups and bridging, as they are published', example: { ...example, position: '1' },
    params: z.object({ code, position: z.string().regex(/^[1-9]\d?$/) }), answer: results,
    handle: async (ctx, { params: { code: wanted, position } }) => {
      const phase = announcedPhase(await ctx.read((tx) => conversationPage(tx, wanted, ctx.now)), position);
      return { value: resultsOf(await resultsAsked(ctx, phase)) };
    },
  }),
  listOperation({
    ...reads, path: '/conversations/:code/phases/:position/results/contributions', summary: 'List the figures of each idea and comment of a part that is over', example: { ...example, position: '1' },
    params: z.object({ code, position: z.string().regex(/^[1-9]\d?$/) }), item: resultLine,
    handle: async (ctx, { params: { code: wanted, position }, page }) => {
      const { id } = await resultsAsked(ctx, announcedPhase(await ctx.read((tx) => conversationPage(tx, wanted, ctx.now)), position));
      return rowsOf(await ctx.read((tx) => publishedWords(tx, id, { after: numberAfter(page), limit: page.limit + 1 })), page, ({ item }) => [String(item)], resultLineOf);
    },
  }),
];

const isAnnounced = ({ phases }: ConversationHead): boolean => phases.some(({ state }) => state !== 'not announced');

async function inFull(ctx: RequestContext, wanted: string): Promise<z.input<typeof conversationInFull>> {
  return ctx.read(async (tx) => {
    const found = await conversationPage(tx, wanted, ctx.now);
    if (!isAnnounced(found)) throw new NotFound('We cannot find that conversation.');
    const [bundles, loadedFrom, themes] = [await keptBundles(tx, found.id), await provenanceOf(tx, found.id), await themesOf(tx, found.id, { publishedOnly: true })];
    return {
      schemaVersion: 1, ...conversationOf(found), loadedFrom,
      themes: themes.map(({ id, title, statement, contributions, publishedAt }) => ({ id, title, statement, contributions, publishedAt: publishedAt?.toISOString() ?? null })),
      openData: found.phases.flatMap(({ id, position }) => {
        const bundle = bundles.get(id);
        return bundle ? [{ position, address: `${ctx.config.baseUrl}/conversations/${found.code}/${position}/open-data.zip`, bytes: bundle.sizeBytes, sha256: bundle.sha256, madeAt: bundle.madeAt.toISOString() }] : [];
      }),
    };
  });
}

async function resultsAsked(ctx: RequestContext, phase: PhaseLine) {
  const found = await ctx.read((tx) => publishedResult(tx, phase.id));
  if (!found) throw new NotFound(phase.state === 'ended' ? 'The results are being worked out.' : 'Results are told when a part of a conversation is over.');
  return found;
}

function announcedPhase(found: ConversationHead, position: string): PhaseLine {
  const phase = phaseAt(found, position);
  if (phase.state === 'not announced') throw new NotFound('We cannot find that part of the conversation.');
  return phase;
}

/** The key comes back from outside, so it is looked at again. */
function numberAfter({ after }: PageAsked): number {
  if (after === null) return 0;
  if (!/^\d{1,10}$/.test(after[0] ?? '') || Number(after[0]) > 2_147_483_647) throw new Invalid('The cursor was not made by this list. Begin again without it.', { cursor: 'Use the value of “next” from the answer before' });
  return Number(after[0]);
}
