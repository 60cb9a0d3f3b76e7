import { z } from 'zod';
import { Conflict } from '#platform/errors';
import { get, page, post, redirect, refusedInForm, type Reply, type RequestContext, type Route } from '#platform/http';
import { emptyForm, parseForm, typedState, wordsAsked, type FormState } from '#ui/forms';
import { waysToReach } from '#modules/directory';
import { commentOnDraft } from '../../commands/comment-on-draft.ts';
import { commentOutcomes, decideComment, readComment } from '../../commands/decide-comment.ts';
import { authoriseAround, mayAround } from '../../data/around-acting.ts';
import { commentsPage } from '../../queries/draft-comments.ts';
import { CommentList, CommentReview, type ReviewedForm } from './comment-pages.tsx';
import { savedAt } from '../saved.ts';

const example = { code: 'vale' };
const one = { ...example, id: '00000000-0000-4000-8000-000000000000' };
const COMMENTS_A_MINUTE = 10;

export const commentRoutes: readonly Route[] = [
  get('/strategies/:code/comments', 'comment on a draft', (ctx) => showComments(ctx, emptyForm), { example }),
  post('/strategies/:code/comments', 'comment on a draft', comment, { example, requestsPerMinute: COMMENTS_A_MINUTE, isWrittenOnceForAnyone: true }),
  get('/strategies/:code/comments/review', 'decide comments', (ctx) => showReview(ctx), { example }),
  post('/strategies/:code/comments/:id/reading', 'decide comments', read, { example: one }),
  post('/strategies/:code/comments/:id/outcome', 'decide comments', decide, { example: one }),
];

const codeOf = (ctx: RequestContext): string => ctx.params['code'] ?? '';
const path = (code: string, title: string) => [{ text: 'Home', href: '/' }, { text: title, href: `/strategies/${code}` }];

async function showComments(ctx: RequestContext, state: FormState): Promise<Reply> {
  const [comments, contact] = await ctx.read(async (tx) => {
    const found = await commentsPage(tx, codeOf(ctx));
    return [found, await waysToReach(tx, found.strategy.organisationId)] as const;
  });
  const { strategy } = comments;
  const isInError = state.errors.length > 0;
  return page({
    title: `Comments on ${strategy.shortTitle}`, breadcrumbs: path(strategy.code, strategy.shortTitle), currentSection: '/co-design', isInError,
    content: <CommentList comments={comments} csrfToken={ctx.csrf()} state={state} isThanked={ctx.query['sent'] === 'yes'} mayDecide={mayAround(ctx.viewer, 'decide comments', strategy.organisationId)}
      mayEnter={mayAround(ctx.viewer, 'enter for someone', strategy.organisationId)} contact={contact} />,
  });
}

const commentSchema = z.object({ node: z.string().min(1, 'Choose the part you mean'), words: z.string().trim().min(3, 'Write what you want to say').max(2000, 'Use 2,000 letters or less') });

async function comment(ctx: RequestContext): Promise<Reply> {
  const parsed = parseForm(commentSchema, ctx.body);
  if (!parsed.ok) return showComments(ctx, parsed.state);
  return refusedInForm(async () => {
    await ctx.write((tx) => commentOnDraft(tx, ctx.now, { strategyCode: codeOf(ctx), nodeCode: parsed.value.node, words: parsed.value.words }));
    return redirect(`/strategies/${encodeURIComponent(codeOf(ctx))}/comments?sent=yes`);
  }, (errors) => showComments(ctx, { ...typedState(commentSchema, ctx.body), errors }));
}

async function showReview(ctx: RequestContext, failed?: ReviewedForm): Promise<Reply> {
  const comments = await ctx.read((tx) => commentsPage(tx, codeOf(ctx)));
  const { strategy } = comments;
  authoriseAround(ctx, 'decide comments', strategy.organisationId);
  const isInError = failed !== undefined && failed.state.errors.length > 0;
  return page({
    title: 'Read and answer comments', breadcrumbs: [...path(strategy.code, strategy.shortTitle), { text: 'Comments', href: `/strategies/${strategy.code}/comments` }], currentSection: '/co-design',
    isInError, content: <CommentReview comments={comments} csrfToken={ctx.csrf()} failed={failed} />,
  });
}

async function read(ctx: RequestContext): Promise<Reply> {
  const id = ctx.params['id'] ?? '';
  const [reading, because] = [`reading-${id}`, `because-${id}`];
  const schema = z.object({ [reading]: z.enum(['show', 'keep back'], 'Choose whether everyone may read it'), [because]: z.string().trim().max(600, 'Use 600 letters or less') });
  const asked = await wordsAsked(ctx, schema, { strategyCode: codeOf(ctx) });
  if (asked) return showReview(ctx, { id, ...asked });
  const parsed = parseForm(schema, ctx.body);
  if (!parsed.ok) return showReview(ctx, { id, state: parsed.state });
  const reason = parsed.value[because] ?? '';
  const keepBack = parsed.value[reading] === 'keep back';
  if (keepBack && reason.length < 3) return showReview(ctx, { id, state: { ...typedState(schema, ctx.body), errors: [{ name: because, text: 'Say why you keep it back' }] } });
  await ctx.write((tx) => readComment(tx, ctx, { id, keepBackBecause: keepBack ? reason : null }));
  return savedAt(`/strategies/${encodeURIComponent(codeOf(ctx))}/comments/review`, 'comment-read');
}

async function decide(ctx: RequestContext): Promise<Reply> {
  const id = ctx.params['id'] ?? '';
  const [outcome, why] = [`outcome-${id}`, `reason-${id}`];
  const schema = z.object({ [outcome]: z.enum(commentOutcomes, 'Choose what becomes of it'), [why]: z.string().trim().min(3, 'Say why').max(1000, 'Use 1,000 letters or less') });
  const asked = await wordsAsked(ctx, schema, { strategyCode: codeOf(ctx) });
  if (asked) return showReview(ctx, { id, ...asked });
  const parsed = parseForm(schema, ctx.body);
  if (!parsed.ok) return showReview(ctx, { id, state: parsed.state });
  const decided = commentOutcomes.find((each) => each === parsed.value[outcome]);
  if (!decided) throw new Conflict('Choose what becomes of it.');
  await ctx.write((tx) => decideComment(tx, ctx, { id, outcome: decided, reason: parsed.value[why] ?? '' }));
  return savedAt(`/strategies/${encodeURIComponent(codeOf(ctx))}/comments/review`, 'comment-decided');
}
