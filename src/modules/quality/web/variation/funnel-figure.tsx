import type { JSX } from 'preact';
import { formatLondonDate } from '#platform/clock';
import { FunnelChart, type ChartFrame, type Funnel, type FunnelPoint } from '#ui/charts';
import { unitAfter } from '../../domain/measure.ts';
import { limitsOf } from '../../domain/variation/draw-funnel.ts';
import { noSumWords } from '../../domain/variation/sum-periods.ts';
import { placeWords } from '../../domain/place-words.ts';
import type { FunnelPage } from '../../queries/variation/funnel-page.ts';
import type { PeerLine } from '../../queries/variation/peers.ts';
import { answerWords } from './answer-words.ts';

interface Files {
  csvHref: string;
  pictureHref: string;
}

/** The drawing of a comparison. Points beyond the limits are "above" or "below", whichever way is better: they ask a question and give no verdict. */
export function FunnelFigure({ found, now, files }: { found: FunnelPage; now: Date; files: Files }): JSX.Element | null {
  const drawn = funnelOf(found, now);
  return drawn && <FunnelChart frame={{ ...drawn.frame, ...files }} {...drawn.funnel} />;
}

/** What is drawn, on the page and in the file; null where no limits can be given. */
export function funnelOf(found: FunnelPage, now: Date): { frame: ChartFrame; funnel: Funnel } | null {
  const { measure, funnel, peers, isSpread } = found;
  if (!funnel.ok || funnel.result.target === null) return null;
  const curve = funnel.result.curve.flatMap(({ denominator, adjusted, unadjusted }) => {
    const pair = adjusted ?? unadjusted;
    return pair ? [{ denominator, ...pair }] : [];
  });
  return {
    frame: { id: 'funnel', title: `${measure.name}: units by size`, source: `${peers.some(({ isExample }) => isExample) ? 'Example: these figures are made up. ' : ''}${measure.source}. Compared ${formatLondonDate(now)}, limits ${isSpread ? 'widened by how much these units differ' : 'exact, from chance alone'}.` },
    funnel: {
      pointHeading: 'Unit', valueHeading: measure.unit === 'percent' ? 'Percentage' : 'Figure', numeratorHeading: 'Numerator', denominatorHeading: 'Denominator',
      unit: unitAfter(measure), target: funnel.result.target, targetName: 'Average of all', curve, points: peers.map((peer) => pointOf(peer, found)),
    },
  };
}

function pointOf(peer: PeerLine, { measure, funnel, questions }: FunnelPage): FunnelPoint {
  const point = funnel.ok ? funnel.points.get(peer.unitId) : undefined;
  const question = questions.get(peer.unitId);
  const value = peer.numerator === null || peer.denominator === null || peer.denominator === 0 ? null : (peer.numerator / peer.denominator) * measure.multiplier;
  return {
    label: placeWords(peer), numerator: peer.numerator, denominator: peer.denominator, value, ...(value === null ? { words: noSumWords(peer) } : {}),
    kind: point?.side === 'above' ? 'high' : point?.side === 'below' ? 'low' : 'usual', ...(point ? limitsOf(point) : { lower: null, upper: null }), ...(question ? { answer: answerWords(question) } : {}),
  };
}
