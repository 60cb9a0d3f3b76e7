import { Details, InsetText } from '#ui/nhsuk';
import { kindTitles, strengthTitles, tellSpread } from '../../domain/evidence/spread.ts';
import type { EvidenceLine } from '../../queries/evidence/evidence.ts';

export const evidenceHome = '/improvement/evidence';

/** Evidence with its plain summaries, and how far it reaches. */
export function EvidenceList({ evidence, level: Heading = 'h3' }: { evidence: readonly EvidenceLine[]; level?: 'h2' | 'h3' }) {
  const spread = tellSpread(evidence);
  return (
    <>
      {evidence.length > 0 && <InsetText text={spread.sentence} />}
      {evidence.length > 0 && !spread.hasLivedExperience && <p>No lived experience is among it.</p>}
      {evidence.map((entry) => (
        <>
          <Heading class="nhsuk-heading-s"><a href={`${evidenceHome}/${entry.id}`} data-quoted>{entry.title}</a></Heading>
          <p><span data-quoted>{entry.summary}</span></p>
          {entry.decisionAid !== '' && <p>To choose together: <span data-quoted>{entry.decisionAid}</span></p>}
          <Details summary={<>Where it is from and how strong it is<span class="nhsuk-u-visually-hidden">: {entry.title}</span></>}><p>{kindTitles[entry.kind]}, from {entry.countries.join(', ')}. Took part: <span data-quoted>{entry.whoTookPart}</span>. Missing: <span data-quoted>{entry.whoIsMissing}</span>. Strength: {strengthTitles[entry.strength]}.</p></Details>
        </>
      ))}
    </>
  );
}

/** The evidence for a step; a step with none is a gap that can become a question for research. */
export function EvidenceOfStep({ evidence, stepId }: { evidence: readonly EvidenceLine[]; stepId: string }) {
  return (
    <>
      <h2 class="nhsuk-heading-m" id="evidence">Evidence</h2>
      {evidence.length === 0 && <InsetText><p>There is no evidence for this step yet. It is a gap. <a href={`/improvement/evidence-gaps?step=${stepId}`}>Write it down, so that it can become a question for research</a>.</p></InsetText>}
      <EvidenceList evidence={evidence} />
    </>
  );
}
