import { londonDay } from '#platform/clock';
import { writeCsv } from '#platform/csv';
import { NotFound } from '#platform/errors';
import { file, json, type Reply, type RequestContext } from '#platform/http';
import { needsBeside } from '../../domain/balance/lacks-beside.ts';
import { placeWords } from '../../domain/variation/draw-funnel.ts';
import { noSumWords } from '../../domain/variation/sum-periods.ts';
import { funnelPage, type FunnelPage } from '../../queries/variation/funnel-page.ts';
import { definitionOf } from '../definition-file.ts';
import type { QuestionLine } from '../../queries/variation/questions.ts';
import { caseMixNotes } from './case-mix.ts';

const HEAD = ['unit', 'organisation', 'periods_counted', 'periods_asked', 'numerator', 'denominator', 'value', 'lower_95', 'upper_95', 'lower_99_8', 'upper_99_8', 'place', 'good_reason', 'reason', 'next_step', 'beside'];

/** The peers of a comparison with their limits, in full precision and by name. */
export async function variationCsv(ctx: RequestContext): Promise<Reply> {
  const found = await comparison(ctx);
  return file(writeCsv(HEAD, rowsOf(found).map((row) => HEAD.map((name) => row[name] ?? null))), 'text/csv; charset=utf-8', `${found.measure.code}-peers.csv`);
}

/** The same with the definition of the measure and what was asked. */
export async function variationJson(ctx: RequestContext): Promise<Reply> {
  const found = await comparison(ctx);
  const { measure, chosen, funnel, isSpread } = found;
  return json({
    definition: definitionOf(measure), compared: chosen && { level: chosen.level, within: chosen.underCode, profession: chosen.profession, split: chosen.split, group: chosen.groupCode, from: chosen.from, to: chosen.to },
    limits: funnel.ok ? { kind: funnel.type, exact: true, widened: isSpread, average: funnel.result.target, phi: funnel.result.phi, tau2: funnel.result.tau2 } : { none: funnel.why },
    sentence: funnel.ok ? funnel.result.sentence : funnel.why, notes: caseMixNotes(found), units: rowsOf(found),
  });
}

export async function comparison(ctx: RequestContext): Promise<FunnelPage> {
  const found = await ctx.read((tx) => funnelPage(tx, { code: ctx.params['measure'] ?? '', asked: ctx.query, onDay: londonDay(ctx.now) }));
  if (!found.chosen) throw new NotFound('No figures that you may see have come in for this measure yet.');
  return found;
}

/** What was answered when somebody asked why is for the organisations that ask and answer; others read no question, so these stay empty. */
function rowsOf({ peers, funnel, measure, questions }: FunnelPage): Record<string, string | number | null>[] {
  return peers.map((peer) => {
    const point = funnel.ok ? funnel.points.get(peer.unitId) : undefined;
    const pair = point?.adjusted ?? point?.unadjusted;
    const question = questions.get(peer.unitId);
    const value = peer.numerator === null || peer.denominator === null || peer.denominator === 0 ? null : (peer.numerator / peer.denominator) * measure.multiplier;
    return {
      unit: peer.unit, organisation: peer.organisation, periods_counted: peer.counted, periods_asked: peer.asked,
      numerator: peer.numerator ?? noSumWords(peer), denominator: peer.denominator, value,
      lower_95: pair?.lower95 ?? null, upper_95: pair?.upper95 ?? null, lower_99_8: pair?.lower998 ?? null, upper_99_8: pair?.upper998 ?? null, place: placeWords(point),
      good_reason: question ? goodReason(question) : null, reason: question?.answer?.reason ?? null, next_step: question?.answer?.nextStep ?? null, beside: needsBeside(measure) ? `/quality/series/${peer.seriesId}#beside` : null,
    };
  });
}

const goodReason = ({ answer }: QuestionLine): string => (answer === null ? 'asked, without an answer yet' : answer.isWarranted ? 'yes' : 'no');
