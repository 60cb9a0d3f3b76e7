import type { JSX } from 'preact';
import { AssuranceIcon, VariationIcon } from '#ui/charts';
import type { Judgement } from '../domain/judge.ts';

const variationWords = {
  'common-cause': 'Usual variation', 'improvement-high': 'Change for the better: higher', 'improvement-low': 'Change for the better: lower',
  'concern-high': 'Change for the worse: higher', 'concern-low': 'Change for the worse: lower', 'neutral-high': 'A change: higher', 'neutral-low': 'A change: lower',
} as const;
const assuranceWords = { pass: 'Will meet the target', fail: 'Will not meet the target unless something changes', inconsistent: 'May or may not meet the target' } as const;

/** What the rules say of a series as it stands, as small pictures with their words. */
export function JudgementWords({ judgement }: { judgement: Judgement }): JSX.Element {
  if (!judgement.ok) return <p>{judgement.text}</p>;
  const { variation, assurance } = judgement.answer;
  return (
    <ul class="nhsuk-list allied-judgements">
      <li><VariationIcon state={variation} /> {variationWords[variation]}</li>
      {assurance && <li><AssuranceIcon state={assurance} /> {assuranceWords[assurance]}</li>}
    </ul>
  );
}
