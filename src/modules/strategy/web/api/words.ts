import { z } from 'zod';
import { listOperation, operation, rowsOf, type PageAsked, type Rows } from '#platform/api';
import type { Route } from '#platform/http';
import { commentOnDraft } from '../../commands/comment-on-draft.ts';
import { reportTerm } from '../../commands/report-term.ts';
import { commentsPage, type DraftComment } from '../../queries/draft-comments.ts';
import { policySourcePage, policySources, type PolicySourceLine } from '../../queries/policy-sources.ts';
import { termPage } from '../../queries/term-page.ts';
import { glossaryList } from '../../queries/words.ts';
import { code, day, id, moment, schemaVersion, words } from './shapes.ts';

const reads = { scope: 'strategies:read', tag: 'Words, sources and comments' } as const;
/** What the public may say without an account, a program may hand on without a token. */
const says = { scope: null, tag: 'Words, sources and comments', method: 'POST', status: 201, isForAnyone: true } as const;
const params = z.object({ code });
const received = z.object({ schemaVersion, isReceived: z.literal(true) });
const isReceived = { value: { schemaVersion: 1 as const, isReceived: true as const } };

const term = z.object({ code, kind: z.string(), shown: z.string(), expansion: z.string().nullable(), meaning: z.string(), ownerRole: z.string(), source: z.string(), reviewOn: day.nullable() }).meta({ id: 'Term' });
const termInFull = z.object({
  schemaVersion, code, kind: z.string(),
  versions: z.array(z.object({ number: z.int(), shown: z.string(), expansion: z.string().nullable(), meaning: z.string(), ownerRole: z.string(), reason: z.string(), source: z.string(), reviewOn: day.nullable(), madeAt: moment })).meta({ description: 'Newest first' }),
}).meta({ id: 'TermInFull' });
const sourceFields = {
  code, part: z.enum(['reference', 'library']), title: z.string(), titleAsPrinted: z.string().nullable(), publisher: z.string().nullable(), kind: z.string(), usedFor: z.string(), appendix: z.int().nullable(), tags: z.array(z.string()),
  document: z.string(), section: z.string(), possibleDuplicateOf: code.nullable(), supersededBy: z.string().nullable().meta({ description: 'What took its place; null while it holds' }),
};
const source = z.object(sourceFields).meta({ id: 'PolicySource' });
const sourceInFull = z.object({
  schemaVersion, ...sourceFields, supersededSince: day.nullable(), supersededReason: z.string().nullable(),
  citations: z.array(z.object({ id, strategy: code, code, place: z.string(), statement: z.string() })).meta({ description: 'The parts of strategies that lean on it' }),
}).meta({ id: 'PolicySourceInFull' });
const comment = z.object({
  id, code, words: z.string(), receivedOn: day, version: z.int(), route: z.string(), reading: z.enum(['held', 'shown', 'kept back']), outcome: z.enum(['accepted', 'partly', 'not']).nullable(), outcomeReason: z.string().nullable(),
}).meta({ id: 'Comment' });

/** The words that this service explains, the policies that strategies lean on, and what people say about drafts. */
export const wordApiRoutes: readonly Route[] = [
  listOperation({ ...reads, may: 'read the glossary', path: '/glossary', summary: 'List the words that this service explains', item: term, handle: async (ctx, { page }) => after(await ctx.read(glossaryList), page, (line) => line.code, ({ changedOn: _on, changedBecause: _because, ...line }) => line) }),
  operation({
    ...reads, may: 'read the glossary', method: 'GET', path: '/glossary/:code', summary: 'Read one word with what it was called before', example: { code: 'ahp' }, params, answer: termInFull,
    handle: async (ctx, asked) => {
      const { code: found, kind, current, earlier } = await ctx.read((tx) => termPage(tx, asked.params.code));
      return { value: { schemaVersion: 1 as const, code: found, kind, versions: [current, ...earlier].map((one) => ({ ...one, madeAt: one.madeAt.toISOString() })) } };
    },
  }),
  operation({
    ...says, may: 'report a term', path: '/glossary/:code/reports', summary: 'Tell us that a word does not work for somebody; nothing is kept about who said it', example: { code: 'ahp' }, params, answer: received, requestsPerMinute: 5,
    body: z.strictObject({ words: words(1000, 3) }), sample: { body: { words: 'Nobody in my family knows what this means' } },
    handle: async (ctx, asked) => {
      await ctx.write((tx) => reportTerm(tx, ctx.now, { code: asked.params.code, words: asked.body.words }));
      return isReceived;
    },
  }),
  listOperation({ ...reads, may: 'read policy sources', path: '/sources', summary: 'List the policies that the strategies lean on', item: source, handle: async (ctx, { page }) => after(await ctx.read(policySources), page, (line) => line.code, sourceOf) }),
  operation({
    ...reads, may: 'read policy sources', method: 'GET', path: '/sources/:code', summary: 'Read one policy with the parts of strategies that cite it', example: { code: 'fw.01' }, params, answer: sourceInFull,
    handle: async (ctx, asked) => {
      const found = await ctx.read((tx) => policySourcePage(tx, asked.params.code));
      const citations = found.citations.map((one) => ({ id: one.id, strategy: one.strategyCode, code: one.nodeCode, place: one.place, statement: one.statement }));
      return { value: { schemaVersion: 1 as const, ...sourceOf(found), supersededSince: found.supersededSince, supersededReason: found.supersededReason, citations } };
    },
  }),
  listOperation({
    ...reads, may: 'comment on a draft', path: '/strategies/:code/comments', summary: 'List what people said about a draft; held ones are for its own organisation', example: { code: 'vale' }, params, item: comment,
    handle: async (ctx, { params: { code: wanted }, page }) => after((await ctx.read((tx) => commentsPage(tx, wanted))).comments, page, (line) => line.id, commentOf),
  }),
  operation({
    ...says, may: 'comment on a draft', path: '/strategies/:code/comments', summary: 'Comment on a part of a draft; nothing is kept about who said it', example: { code: 'vale' }, params, answer: received, requestsPerMinute: 10,
    body: z.strictObject({ node: code, words: words(2000, 3) }), sample: { body: { node: 'small-plan.p1', words: 'Say how you will listen to people without a telephone' }, address: { code: 'DRAFT-STRATEGY' } },
    handle: async (ctx, { params: { code: wanted }, body }) => {
      await ctx.write((tx) => commentOnDraft(tx, ctx.now, { strategyCode: wanted, nodeCode: body.node, words: body.words }));
      return isReceived;
    },
  }),
];

/** A page of a list that is read whole, because it is short and has an order of its own; it goes on after a code. */
function after<R, T>(lines: readonly R[], page: PageAsked, keyOf: (line: R) => string, itemOf: (line: R) => T): Rows<T> {
  const from = page.after ? lines.findIndex((line) => keyOf(line) === page.after?.[0]) + 1 : 0;
  return rowsOf(lines.slice(from, from + page.limit + 1), page, (line) => [keyOf(line)], itemOf);
}

const sourceOf = (line: PolicySourceLine) => ({
  code: line.code, part: line.part, title: line.title, titleAsPrinted: line.titleAsPrinted, publisher: line.publisher, kind: line.kind, usedFor: line.usedFor, appendix: line.appendix, tags: [...line.tags],
  document: line.document, section: line.section, possibleDuplicateOf: line.possibleDuplicateOf, supersededBy: line.supersededBy,
});

const commentOf = (line: DraftComment) => ({
  id: line.id, code: line.nodeCode, words: line.words, receivedOn: line.receivedOn, version: line.versionNumber, route: line.route, reading: line.reading, outcome: line.outcome, outcomeReason: line.outcomeReason,
});
