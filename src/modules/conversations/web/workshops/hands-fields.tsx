import { z } from 'zod';
import { TextField } from '#ui/forms';
import { paperName, type Hands } from '../../domain/hands.ts';
import type { RoomIdea } from '../../queries/workshops.ts';
import { writtenIn } from '../../domain/languages.ts';

const count = z.string().trim().regex(/^\d{0,4}$/, 'Write a whole number').default('');
const votes = ['up', 'down', 'pass'] as const;
const voteTitle = { up: 'Support', down: 'Oppose', pass: 'Pass' } as const;

/** The answers of a form with three boxes for each of these ideas. */
export const handsSchema = (items: readonly number[]): Record<string, z.ZodType> => Object.fromEntries(items.flatMap((item) => votes.map((vote) => [`${vote}-${item}`, count])));

/** Hands out of the answers; ideas on which all three boxes are empty were not voted on. */
export const handsTyped = (items: readonly number[], answers: Readonly<Record<string, unknown>>): Hands[] => items.flatMap((item) => {
  const typed = votes.map((vote) => {
    const answer = answers[`${vote}-${item}`];
    return typeof answer === 'string' ? answer : '';
  });
  const [up = 0, down = 0, pass = 0] = typed.map(Number);
  return typed.every((text) => text === '') ? [] : [{ item, up, down, pass }];
});

/** The short name of an idea, as it stands on paper. */
export const PaperName = ({ item }: { item: number }) => <span class="allied-paper-name">{paperName(item)}</span>;

/** Three boxes for the hands on one idea. */
export function HandsBoxes({ idea, hint }: { idea: Pick<RoomIdea, 'item' | 'words' | 'language'>; hint?: string | undefined }) {
  return (
    <fieldset class="nhsuk-fieldset allied-hands">
      <legend class="nhsuk-fieldset__legend nhsuk-fieldset__legend--s"><span><span {...writtenIn(idea.language)} data-quoted>{idea.words}</span> <PaperName item={idea.item} /></span></legend>
      {hint && <p class="nhsuk-body-s nhsuk-u-margin-bottom-1">{hint}</p>}
      <div class="allied-hands__boxes">{votes.map((vote) => <TextField key={vote} name={`${vote}-${idea.item}`} label={voteTitle[vote]} inputmode="numeric" width={3} />)}</div>
    </fieldset>
  );
}

export const handsSentence = ({ up, down, pass }: Pick<Hands, 'up' | 'down' | 'pass'>): string => `${up} support, ${down} oppose, ${pass} pass`;
