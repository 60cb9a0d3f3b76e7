import { z } from 'zod';
import { get, post, redirect, refusedOrOvertakenInForm, shownFileName, type Reply, type RequestContext, type Route } from '#platform/http';
import { LARGEST_FILE_BYTES, readPeriod } from '#modules/quality';
import { parseForm, typedState, type FormError } from '#ui/forms';
import { LARGEST_AREAS_BYTES, loadAreas } from '../../commands/load-areas.ts';
import { splitCounts } from '../../commands/split-counts.ts';
import { areaSplits, type AreaSplit } from '../../domain/split-areas.ts';
import { savedAt } from '../saved.ts';
import { showAreas, type OpenAreaForm } from './areas-page.tsx';

export const areaRoutes: readonly Route[] = [
  get('/fairness/areas', 'read gaps', (ctx) => showAreas(ctx)),
  post('/fairness/areas/lookups', 'choose groups and areas', newLookup, { uploads: { maxBytes: LARGEST_AREAS_BYTES } }),
  post('/fairness/areas/counts', 'choose groups and areas', newCounts, { uploads: { maxBytes: LARGEST_FILE_BYTES } }),
];

const place = z.uuid('Choose an organisation');
const text = (missing: string, max: number) => z.string().trim().min(3, missing).max(max, `Use ${max} letters or less`);
const year = (what: string) => z.string().trim().regex(/^20\d\d$/, `Enter the year of the ${what}, such as 2025`).transform(Number);
const lookupSchema = z.object({ organisationId: place, name: text('Enter a name', 200), areaKind: z.enum(['lsoa', 'postcode'], 'Choose what an area is'), indexYear: year('index'), areasYear: year('areas'), source: text('Enter the source', 300) });
const countsSchema = z.object({
  organisationId: place, lookupId: z.string().min(1, 'Choose a lookup'), measureCode: z.string().min(1, 'Choose a measure'), unitCode: z.string().min(1, 'Choose a team or organisation'),
  period: z.string().trim().refine((words) => words === '' || readPeriod(words) !== null, 'Write a month, such as April 2026'),
  splits: z.array(z.string()).transform((chosen) => areaSplits.filter((split) => chosen.includes(split))).refine((splits: AreaSplit[]) => splits.length > 0, 'Choose what to sort into'),
});

const fileOf = (ctx: RequestContext, field: string) => ctx.files.find((each) => each.field === field && each.bytes.length > 0);

const again = (ctx: RequestContext, form: OpenAreaForm['form'], schema: z.ZodType, errors: readonly FormError[]): Promise<Reply> => showAreas(ctx, { form, state: { ...typedState(schema, ctx.body), errors } });

async function newLookup(ctx: RequestContext): Promise<Reply> {
  const parsed = parseForm(lookupSchema, ctx.body);
  if (!parsed.ok) return showAreas(ctx, { form: 'lookup', state: parsed.state });
  const sent = fileOf(ctx, 'lookupFile');
  if (!sent) return again(ctx, 'lookup', lookupSchema, [{ name: 'lookupFile', text: 'Choose a file' }]);
  return refusedOrOvertakenInForm(async () => {
    await ctx.write((tx) => loadAreas(tx, ctx, { ...parsed.value, bytes: sent.bytes }));
    return savedAt('/fairness/areas', 'areas-loaded');
  }, (errors) => again(ctx, 'lookup', lookupSchema, errors));
}

async function newCounts(ctx: RequestContext): Promise<Reply> {
  const parsed = parseForm(countsSchema, ctx.body);
  if (!parsed.ok) return showAreas(ctx, { form: 'counts', state: parsed.state });
  const sent = fileOf(ctx, 'countsFile');
  if (!sent) return again(ctx, 'counts', countsSchema, [{ name: 'countsFile', text: 'Choose a file' }]);
  const { period, ...chosen } = parsed.value;
  return refusedOrOvertakenInForm(async () => {
    const { importId } = await ctx.write((tx) => splitCounts(tx, ctx, { ...chosen, period: readPeriod(period), fileName: shownFileName(sent), bytes: sent.bytes }));
    return redirect(`/quality/imports/${importId}`, 'figures-uploaded');
  }, (errors) => again(ctx, 'counts', countsSchema, errors));
}
