import { answerSeries } from './answer-series.ts';
import type { SeriesAnswer, SpcResult } from './answer-types.ts';
import type { Note, SeriesError, SpcInput, SpcSeries } from './input.ts';
import { openCalendar } from './periods.ts';
import { beyondReference, isStranger, settle, type Settings } from './settings.ts';

export const spcVersion = '1.0.0';

/**
 * Statistical process control charts (docs/methods/process-control.md). Series are answered in the order given; one that cannot be answered
 * is `{id, error}` in its place. No series: an empty list. A series of one point has a centre and no limits. Never NaN or Infinity.
 */
export function analyseSpc(input: SpcInput): SpcResult {
  const settings = settle(input);
  if (isStranger(input.compat)) return refused(input, settings);
  const asOne = settings.facets && settings.reference === 'NHSRplotthedots-0.2.2';
  const anyTarget = settings.facets && input.series.some(hasTarget);
  const calendar = openCalendar();
  const answers = input.series.map((series) => ({ id: series.id, answer: answerSeries(series, settings, { own: hasTarget(series), anyTarget, calendar }) }));
  const stopped = asOne ? answers.find(({ answer }) => 'code' in answer) : undefined;
  const series = answers.map(({ id, answer }) => {
    if ('code' in answer) return { id, error: answer };
    return stopped ? { id, error: stopError(stopped.id, stopped.answer as SeriesError) } : answer;
  });
  return { series, sentence: sentenceFor(series), notes: notesFor(settings), settings: { ...settings, compat: input.compat ?? false } };
}

function refused({ series, compat }: SpcInput, settings: Settings): SpcResult {
  const error = { code: 'compat-not-offered', text: `${String(compat)} has no charts of this kind; choose NHSRplotthedots-0.2.2, qicharts2-0.8.1 or PowerBI-SPC-1.7.4.` };
  return { error, series: series.map(({ id }) => ({ id, error })), sentence: error.text, notes: [], settings: { ...settings, compat } };
}

/** A target that is given but not known (null) still counts as one: NHSRplotthedots shows its icon. */
const hasTarget = ({ target, points }: SpcSeries): boolean => target !== undefined || points.some((point) => point.target !== undefined);

const stopError = (id: string | number, { text }: SeriesError): SeriesError => ({ code: 'reference-stops', text: `The series are one call of NHSRplotthedots, which stops at ${id}: ${text}` });

function sentenceFor(series: readonly (SeriesAnswer | { error: SeriesError })[]): string {
  const answered = series.filter((one): one is SeriesAnswer => !('error' in one));
  const changed = answered.filter(({ variation }) => variation !== 'common-cause').length;
  const failed = series.length - answered.length;
  return `${answered.length} series answered; of these, ${changed} end with a change that chance alone seldom brings.${failed > 0 ? ` ${failed} could not be answered.` : ''}`;
}

/** The corrections of the reference that hold for the whole call; those that touched one series stand in its own notes. */
function notesFor({ reference, rules, chart }: Settings): Note[] {
  const lacks = beyondReference({ reference, chart, rules });
  if (reference !== null && lacks) return [{ code: 'compat', text: `${reference} is followed, its defects included, as far as it goes: it does not have ${lacks}, which the usual formulas give.` }];
  if (reference !== null) return [{ code: 'compat', text: `${reference} is reproduced to the letter, its defects included.` }];
  const notes = [{ code: 'corrected', text: 'Corrected against the references: limits when screening leaves nothing, series with gaps, targets of other series, re-base dates and periods that are missing, fewer than 12 points. See docs/methods/process-control.md.' }];
  if (rules === 'nhsr-0.2.2') notes.push({ code: 'older-rule', text: 'Two of three by NHSRplotthedots 0.2.2: points beyond the limits do not count. The rule set mdc-2023 counts them.' });
  if (chart === 'i_mm') notes.push({ code: 'median-constant', text: 'Median moving ranges are divided by 0.954, their own constant.' });
  return notes;
}
