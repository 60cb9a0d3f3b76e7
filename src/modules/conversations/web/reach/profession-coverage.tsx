import { DataTable } from '#ui/tables';
import { professions } from '#modules/directory';
import type { ToldFigure } from '../../domain/reach/tell-reach.ts';
import type { PhaseLine } from '../../queries/conversations.ts';
import { peopleWords } from './reach-words.ts';
import { questionsChosen } from '../../data/reach/about-you-content.ts';

export interface Coverage {
  heard: number;
  missing: readonly string[];
}

/** Which of the 14 professions somebody has answered from. Before the first figures nothing is known: null. */
export function coverageOf(figures: readonly ToldFigure[]): Coverage | null {
  const told = figures.filter(({ question }) => question === 'profession');
  if (told.length === 0) return null;
  const missing = professions.filter(({ code }) => told.some((each) => each.answer === code && each.isNobody)).map(({ title }) => title);
  return { heard: professions.length - missing.length, missing };
}

/** "13 of 14 professions answered. Nobody so far: Orthoptists." For professions alone we say that there is nobody; for anything else that looks like few. */
export function ProfessionCoverage({ figures, phase, level }: { figures: readonly ToldFigure[]; phase: PhaseLine; level: 2 | 3 }) {
  const coverage = coverageOf(figures);
  const [question] = questionsChosen(['profession']);
  if (!coverage || !question) return null;
  const Heading = `h${level}` as const;
  const of = (answer: string) => figures.find((each) => each.question === 'profession' && each.answer === answer);
  return (
    <section aria-labelledby={`professions-${phase.position}`}>
      <Heading class="nhsuk-heading-m" id={`professions-${phase.position}`}>Professions</Heading>
      <p><strong>{coverage.heard} of {professions.length} allied health professions answered.</strong> {coverage.missing.length > 0 ? `Nobody ${phase.state === 'ended' ? 'said they are' : 'so far'}: ${coverage.missing.join(', ')}.` : 'At least one person from each.'}</p>
      <DataTable caption="People by profession" isCaptionHidden rows={question.answers.map(({ code, title }) => ({ title, told: of(code) }))} emptyText="Nothing yet." columns={[
        { key: 'profession', head: 'Profession', cell: ({ title }) => title }, { key: 'people', head: 'People', isNumeric: true, cell: ({ told }) => (told?.isNobody ? 'nobody' : peopleWords(told?.people ?? null)) },
      ]} />
    </section>
  );
}
