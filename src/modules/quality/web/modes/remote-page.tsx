import { z } from 'zod';
import { may } from '#platform/access';
import { formatDay, londonDay } from '#platform/clock';
import { page, refusedOrOvertakenInForm, type Reply, type RequestContext } from '#platform/http';
import { dateAnswer, emptyForm, FormErrorSummary, formState, parseForm, typedState, wordsAsked, type Advice, type FormState } from '#ui/forms';
import { Details, Tag } from '#ui/nhsuk';
import { appraiseExclusion } from '../../commands/modes/appraise-exclusion.ts';
import { loadModes } from '../../commands/modes/load-modes.ts';
import { readNumber } from '../../domain/imports/read-period.ts';
import { sentences } from '../../permissions.ts';
import { appraisalsOf, modeRecords, type Appraisal } from '../../queries/modes/modes.ts';
import { unitPlace } from '../../queries/unit/unit-place.ts';
import { wordsAnswer } from '../answers.ts';
import { savedAt } from '../saved.ts';
import { dashboardTrail } from '../trail.ts';
import { AppraisalForm, LoadForm } from './forms.tsx';
import { QuarterOfModes } from './quarter.tsx';

interface Shown {
  form: 'modes' | 'appraisal';
  state: FormState;
  advice?: Advice | undefined;
}

/** Care in person, by video and by phone of one unit: what people were asked, chose, got and found of it, what they did not travel, and who may be left out. */
export async function showRemote(ctx: RequestContext, { form, state, advice }: Shown = { form: 'modes', state: emptyForm }): Promise<Reply> {
  const { place, records, appraisals } = await ctx.read(async (tx) => {
    const found = await unitPlace(tx, ctx.params['code'] ?? '', londonDay(ctx.now));
    return { place: found, records: await modeRecords(tx, found.id), appraisals: await appraisalsOf(tx, found.id) };
  });
  const stateOf = (of: Shown['form']): FormState => (of === form ? state : emptyForm);
  return page({
    title: `In person, by video or by phone: ${place.name}`, isInError: state.errors.length > 0, currentSection: '/co-evaluation', breadcrumbs: dashboardTrail({ text: `Measures of ${place.name}`, href: `/quality/units/${place.code}` }),
    content: (
      <>
        <FormErrorSummary state={state} />
        <h1 class="nhsuk-heading-l">In person, by video or by phone<span class="nhsuk-caption-l nhsuk-caption--bottom">{place.name}{place.organisation === place.name ? '' : `, ${place.organisation}`}</span></h1>
        <p class="nhsuk-u-reading-width">More video is no success by itself. What counts is that people are asked, and that they get what they choose. Numbers are of appointments that took place.</p>
        {records.length === 0 && <p>Nothing has come in yet. Whoever keeps the figures of this service can load a file on this page.</p>}
        {records[0] && <QuarterOfModes record={records[0]} before={records[1]} isNewest />}
        {records.length > 1 && <Details summary="Earlier quarters">{records.slice(1).map((record, at) => <QuarterOfModes record={record} before={records[at + 2]} isNewest={false} />)}</Details>}
        <Appraisals appraisals={appraisals} />
        {may(sentences, ctx.viewer, 'keep outcome measures', place.organisationId) && (
          <div class="nhsuk-u-reading-width">
            <LoadForm ctx={ctx} code={place.code} state={stateOf('modes')} />
            <AppraisalForm ctx={ctx} code={place.code} state={stateOf('appraisal')} advice={advice} />
          </div>
        )}
      </>
    ),
  });
}

function Appraisals({ appraisals }: { appraisals: readonly Appraisal[] }) {
  return (
    <section class="nhsuk-u-reading-width" aria-labelledby="left-out">
      <h2 class="nhsuk-heading-m" id="left-out">Who may be left out</h2>
      {appraisals.length === 0 && <p>Nobody has looked into it yet. Video and phone leave out some people, so somebody should.</p>}
      {appraisals.map(({ leftOut, instead, appraisedOn, appraisedBy, isExample }) => (
        <>
          <h3 class="nhsuk-heading-s">{formatDay(appraisedOn)}, <span data-quoted>{appraisedBy}</span>{isExample && <> <Tag colour="yellow" text="Example" /></>}</h3>
          <p><strong>Who:</strong> <span data-quoted>{leftOut}</span></p>
          <p><strong>What is done instead:</strong> <span data-quoted>{instead}</span></p>
        </>
      ))}
    </section>
  );
}

const amount = z.string().trim().max(12).default('');
const modesSchema = z.object({ fileQuarter: z.iso.date('Choose the quarter'), source: wordsAnswer('Say where the counts come from', 'Where they come from', { max: 300 }), miles: amount, visits: amount });

/** Reads a file and, where both are given, the distances. */
export async function takeModes(ctx: RequestContext): Promise<Reply> {
  const parsed = parseForm(modesSchema, ctx.body);
  const again = (errors: FormState['errors']) => showRemote(ctx, { form: 'modes', state: { ...typedState(modesSchema, ctx.body), errors } });
  if (!parsed.ok) return showRemote(ctx, { form: 'modes', state: parsed.state });
  const { fileQuarter: quarter, source, miles: milesText, visits: visitsText } = parsed.value;
  const file = ctx.files.find(({ field }) => field === 'file');
  if (!file || file.bytes.length === 0) return showRemote(ctx, { form: 'modes', state: formState(parsed.value, [{ path: ['file'], message: 'Choose a file' }]) });
  const [miles, visits] = [readNumber(milesText) ?? null, readNumber(visitsText) ?? null];
  const isNone = milesText === '' && visitsText === '';
  if (!isNone && (miles === null || miles < 0)) return again([{ name: 'miles', text: 'Write how many miles they are in all, such as 1,240, or leave both empty' }]);
  if (!isNone && (visits === null || visits < 1 || !Number.isInteger(visits))) return again([{ name: 'visits', text: 'Write how many visits the miles are of, such as 200, or leave both empty' }]);
  return refusedOrOvertakenInForm(async () => {
    await ctx.write(async (tx) => loadModes(tx, ctx, { unit: await unitPlace(tx, ctx.params['code'] ?? '', londonDay(ctx.now)), quarter, source, distances: miles === null || visits === null ? null : { miles, visits }, bytes: file.bytes }));
    return savedAt(`/quality/units/${ctx.params['code'] ?? ''}/remote`, 'modes-loaded');
  }, again);
}

const appraisalSchema = z.object({
  leftOut: wordsAnswer('Say who may be left out', 'Who may be left out'), instead: wordsAnswer('Say what is done instead', 'What is done instead'),
  appraisedOn: dateAnswer({ missing: 'Enter the day on which it was looked into', name: 'The day' }), appraisedBy: wordsAnswer('Say who looked into it', 'Who looked into it', { min: 2, max: 120 }),
});

export async function addAppraisal(ctx: RequestContext): Promise<Reply> {
  const asked = await wordsAsked(ctx, appraisalSchema, {});
  if (asked) return showRemote(ctx, { form: 'appraisal', state: asked.state, advice: asked.advice });
  const parsed = parseForm(appraisalSchema, ctx.body);
  if (!parsed.ok) return showRemote(ctx, { form: 'appraisal', state: parsed.state });
  return refusedOrOvertakenInForm(async () => {
    await ctx.write(async (tx) => appraiseExclusion(tx, ctx, { ...parsed.value, unit: await unitPlace(tx, ctx.params['code'] ?? '', londonDay(ctx.now)) }));
    return savedAt(`/quality/units/${ctx.params['code'] ?? ''}/remote`, 'exclusion-appraised');
  }, (errors) => showRemote(ctx, { form: 'appraisal', state: { ...typedState(appraisalSchema, ctx.body), errors } }));
}
