import type { FunnelPage } from '../../queries/variation/funnel-page.ts';

/** What limits of chance cannot know about these units: said beside every comparison. */
export function caseMixNotes({ measure, peers, funnel, chosen, isSpread }: FunnelPage): string[] {
  const partly = peers.filter(({ counted, asked }) => counted > 0 && counted < asked);
  return [
    'Limits allow for the size of a unit and for nothing else. They do not know whom a unit helps: age, need, distance and how ill people are may differ.',
    ...(chosen?.profession === '' && chosen.level === 'team' ? ['Teams of several professions stand side by side here. Their work differs, so look at like teams first.'] : []),
    ...(new Set(peers.map(({ organisationId }) => organisationId)).size > 1 ? ['They belong to several organisations, which may record the same thing in different ways.'] : []),
    ...(partly.length > 0 ? [`Not every period has a figure that can be shown for ${partly.map(({ unit }) => unit).join(', ')}.`] : []),
    ...(measure.caution === '' ? [] : [measure.caution]),
    ...(funnel.ok && !isSpread && beyondShare(funnel) > 0.3 ? ['Many units lie outside the limits. Then they differ for reasons that they share, and the limits can be widened above.'] : []),
    ...(isSpread ? ['The limits are widened by what these units differ among themselves. A unit that is inside them now may still have something to explain.'] : []),
  ];
}

function beyondShare(funnel: Extract<FunnelPage['funnel'], { ok: true }>): number {
  const points = [...funnel.points.values()];
  return points.filter(({ side }) => side !== null).length / Math.max(1, points.length);
}
