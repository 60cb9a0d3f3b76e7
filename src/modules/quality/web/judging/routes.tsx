import type { z } from 'zod';
import { NotFound } from '#platform/errors';
import { get, post, refusedOrOvertakenInForm, type Reply, type RequestContext, type Route } from '#platform/http';
import { formState, parseForm, typedState, wordsAsked } from '#ui/forms';
import { endJudging } from '../../commands/judging/end-judging.ts';
import { setJudging } from '../../commands/judging/set-judging.ts';
import { exampleSeriesId } from '../../data/example-series.ts';
import { judgingKinds, judgingSchemas, type JudgingGiven, type JudgingKind } from '../../domain/judging/judging-forms.ts';
import { savedAt } from '../saved.ts';
import { showJudging } from './judging-page.tsx';
import { showSetting } from './set-page.tsx';

const MAY = 'set how figures are judged';
const example = { id: exampleSeriesId, kind: 'annotation' };

export const judgingRoutes: readonly Route[] = [
  get('/quality/series/:id/judging', MAY, (ctx) => showJudging(ctx), { example: { id: exampleSeriesId } }),
  get('/quality/series/:id/judging/:kind', MAY, (ctx) => showSetting(ctx, kindOf(ctx)), { example }),
  post('/quality/series/:id/judging/:kind', MAY, set, { example }),
  post('/quality/series/:id/judging/:kind/ending', MAY, end, { example }),
];

function kindOf({ params }: RequestContext): JudgingKind {
  const kind = judgingKinds.find((each) => each === params['kind']);
  if (!kind) throw new NotFound('We cannot find that form.');
  return kind;
}

async function set(ctx: RequestContext): Promise<Reply> {
  const [seriesId, kind] = [ctx.params['id'] ?? '', kindOf(ctx)];
  const schema = judgingSchemas[kind];
  const asked = await wordsAsked(ctx, schema, { fields: { reason: 'Why', words: 'What happened' } });
  if (asked) return showSetting(ctx, kind, asked);
  const parsed = parseForm<z.ZodType>(schema, ctx.body);
  if (!parsed.ok) return showSetting(ctx, kind, parsed);
  return refusedOrOvertakenInForm(async () => {
    await ctx.write((tx) => setJudging(tx, ctx, { seriesId, kind, value: parsed.value } as { seriesId: string } & JudgingGiven));
    return savedAt(`/quality/series/${seriesId}/judging`, 'judging-set');
  }, (errors) => showSetting(ctx, kind, { state: { ...typedState(schema, ctx.body), errors } }));
}

async function end(ctx: RequestContext): Promise<Reply> {
  const [seriesId, kind] = [ctx.params['id'] ?? '', kindOf(ctx)];
  const body = (ctx.body ?? {}) as Record<string, unknown>;
  const id = typeof body['setting'] === 'string' ? body['setting'] : '';
  const field = `because-${id}`;
  const because = typeof body[field] === 'string' ? body[field].replaceAll('\0', '').toWellFormed().trim().slice(0, 300) : '';
  const again = (errors: readonly { name: string; text: string }[]) => showJudging(ctx, { id, state: { ...formState({ [field]: because }), errors } });
  if (because.length < 3) return again([{ name: field, text: 'Say why it ends' }]);
  return refusedOrOvertakenInForm(async () => {
    await ctx.write((tx) => endJudging(tx, ctx, { seriesId, kind, id, because }));
    return savedAt(`/quality/series/${seriesId}/judging`, 'judging-ended');
  }, again);
}
