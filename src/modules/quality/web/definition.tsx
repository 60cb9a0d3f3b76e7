import type { JSX } from 'preact';
import { formatLondonDate } from '#platform/clock';
import { SummaryList } from '#ui/nhsuk';
import { ambitionTitle } from '../domain/ambitions.ts';
import type { MeasureDefinition } from '../queries/measures.ts';

const directionWords = { increase: 'Higher is better', decrease: 'Lower is better', neutral: 'Neither up nor down is better by itself' } as const;
const grainWords = { month: 'Each month', quarter: 'Each quarter', year: 'Each year' } as const;

/** The definition of a measure, whole: it stands beside every figure. */
export function Definition({ measure }: { measure: MeasureDefinition }): JSX.Element {
  const given = [
    ['Ambition', ambitionTitle(measure.ambition)], ['Top of the fraction', measure.numerator], ['Bottom of the fraction', measure.denominator ?? 'None: it is a plain count'],
    ['Which way is better', directionWords[measure.direction]], ['How often', grainWords[measure.grain]], ['Source', measure.source],
    ['Counted', measure.included], ['Not counted', measure.excluded], ['Read with care', measure.caution], ['Who answers for it', measure.ownerRole],
    ['Smallest group shown', `${measure.smallestGroup} people`],
    ['Standing', `${measure.standing === 'starter' ? 'Starter, not official' : `Made by ${measure.organisation ?? 'its organisation'}`}. Version ${measure.version} of ${formatLondonDate(measure.versionMadeAt)}.`],
  ] as const;
  return <SummaryList rows={given.filter(([, words]) => words !== '').map(([key, words]) => ({ key: { text: key }, value: { text: words } }))} />;
}
