import { DataTable } from '#ui/tables';
import type { Choice } from '../../domain/choices.ts';
import { TYPING_DAYS } from '../../domain/routes.ts';
import { tooFewWords } from '../../domain/small-numbers.ts';
import { voicesOf, type Heard, type Voices } from '../../queries/heard.ts';
import { choiceTitle } from '../words.ts';

/** "Heard online: 34. Heard in person: 14." with both beside each other; nothing where nothing is told yet. */
export function HeardCounts({ heard, titles = choiceTitle }: { heard: Heard | undefined; titles?: Readonly<Record<Choice, string>> }) {
  if (!heard) return null;
  const { online, inPerson } = heard;
  const rows: { way: string; voices: Voices | null }[] = [{ way: 'Online', voices: online }, { way: 'In person', voices: inPerson }];
  return (
    <section aria-labelledby="heard">
      <h2 class="nhsuk-heading-m" id="heard">Who voted, and how</h2>
      <p><strong>Heard online: {voicesOf(online)}, heard in person: {inPersonWords(heard)}.</strong> In person means by show of hands, on paper or by phone. Each vote counts the same.</p>
      <DataTable caption="Votes on these words" rows={rows.filter(({ voices }) => voices !== null)} emptyText="No votes." columns={[
        { key: 'way', head: 'Heard', cell: ({ way }) => way }, { key: 'up', head: titles.support, isNumeric: true, cell: ({ voices }) => voices?.up ?? 0 }, { key: 'down', head: titles.oppose, isNumeric: true, cell: ({ voices }) => voices?.down ?? 0 },
        { key: 'pass', head: titles.pass, isNumeric: true, cell: ({ voices }) => voices?.pass ?? 0 },
      ]} />
      {!heard.isComplete && !inPerson && <p>Paper takes a while. What was heard in person is shown {TYPING_DAYS} days after the end.</p>}
    </section>
  );
}

/** A number, or why there is none. */
export const inPersonWords = ({ inPerson, isFew, isComplete }: Heard): string => (inPerson ? String(voicesOf(inPerson)) : isComplete && isFew ? tooFewWords() : 'not counted yet');
