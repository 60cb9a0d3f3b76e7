import { formatDay } from '#platform/clock';
import { Tag } from '#ui/nhsuk';
import { DataTable } from '#ui/tables';
import { quarterName } from '../../domain/reviews/review.ts';
import type { ExperienceMeasure, ExperienceQuarter } from '../../queries/experience/experience.ts';

const TOO_FEW = 'Too few people to show safely';

/** A quarter's answers by group with how many of those asked answered, and what changed because of them. */
export function Quarter({ measure, quarter: { quarter, figures, changes } }: { measure: ExperienceMeasure; quarter: ExperienceQuarter }) {
  return (
    <section aria-labelledby={`q-${quarter}`}>
      <h2 class="nhsuk-heading-m" id={`q-${quarter}`}>{quarterName(quarter)}</h2>
      {changes.length === 0 ? <p><Tag colour="orange" text="Not yet used" /> Nobody has said what changed because of these answers.</p> : <p><strong>What changed because of this:</strong></p>}
      {changes.length > 0 && <ul class="nhsuk-list nhsuk-list--bullet">{changes.map(({ words, on }) => <li><span data-quoted>{words}</span> ({formatDay(on)})</li>)}</ul>}
      {measure.questions.map(({ position, words, answers }) => (
        <DataTable
          caption={words} rows={figures.filter((row) => row.position === position)} emptyText="No answers."
          columns={[
            { key: 'group', head: 'Who', cell: ({ group }) => (group === '' ? 'Everybody' : group) },
            ...answers.map((answer, at) => ({ key: `a${at}`, head: answer, isNumeric: true, cell: ({ counts }: ExperienceQuarter['figures'][number]) => counts[at] ?? TOO_FEW })),
            { key: 'rate', head: 'Answered', isNumeric: true, cell: answered },
          ]}
        />
      ))}
    </section>
  );
}

/** Of those who were asked; where nobody counted them, how many answered. */
function answered({ total, isOfAsked, noAnswer }: ExperienceQuarter['figures'][number]): string {
  if (total === null || (isOfAsked && noAnswer === null)) return TOO_FEW;
  if (noAnswer === null) return `${total} people`;
  return `${total - noAnswer} of ${total} (${Math.round(((total - noAnswer) / total) * 100)}%)`;
}
