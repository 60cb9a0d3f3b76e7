import { periodName, type Grain } from '../../domain/periods.ts';
import type { ResponseLine } from '../../queries/responses/answers.ts';
import { Answered } from './answered.tsx';

/** Beside the chart: what was thought, decided and done about its changes, each at its period. */
export function AnswersToSeries({ responses, grain }: { responses: readonly ResponseLine[]; grain: Grain }) {
  return (
    <section aria-labelledby="answers">
      <h2 class="nhsuk-heading-m" id="answers">Answers to changes</h2>
      {responses.length === 0 && <p>No change has been answered yet.</p>}
      {responses.map((answer) => <Answered answer={answer} heading={`To the change shown in ${periodName(answer.period, grain)}`} />)}
    </section>
  );
}
