import { Tag } from '#ui/nhsuk';
import { DataTable } from '#ui/tables';
import { answerColour, answerTitle } from '../../domain/results/answers.ts';
import type { ThemeStanding } from '../../queries/results/theme-replies.ts';

/** All published themes, also the smallest, with both ranks and what is done about each. */
export function ThemesToDecide({ themes, hasInPerson }: { themes: readonly ThemeStanding[]; hasInPerson: boolean }) {
  const less = themes.map(({ lessSupporters }) => lessSupporters);
  return (
    <section aria-labelledby="themes">
      <h2 class="nhsuk-heading-m" id="themes">Themes to decide on</h2>
      <p class="nhsuk-u-reading-width">Each theme gets an answer, however few people back it. “At least” counts the people who back its most backed idea, so that nobody is counted twice. “Place, heard less” is the place among people of groups heard less; it is not told where too few of them were heard.</p>
      <DataTable caption="Every published theme and what is done about it" isCaptionHidden rows={themes} emptyText="No theme is published yet." columns={[
        { key: 'theme', head: 'Theme', cell: ({ themeId, title, isRaisedInPerson }) => <><a href={`/themes/${themeId}`} data-quoted>{title}</a>{isRaisedInPerson && <><br />Raised mainly by people we heard in person.</>}</> },
        { key: 'rank', head: 'Place of all', isNumeric: true, cell: ({ supporters }) => rankOf(themes.map((each) => each.supporters), supporters) },
        { key: 'people', head: 'Backed by at least', isNumeric: true, cell: ({ supporters }) => supporters },
        ...(hasInPerson ? [{ key: 'less', head: 'Place, heard less', isNumeric: true, cell: ({ lessSupporters }: ThemeStanding) => (lessSupporters > 0 ? rankOf(less, lessSupporters) : 'not told') }] : []),
        { key: 'answer', head: 'Our answer', cell: ({ state }) => <Tag colour={answerColour[state]} text={answerTitle[state]} /> },
      ]} />
    </section>
  );
}

/** Equal numbers share a place. */
const rankOf = (numbers: readonly number[], own: number): number => 1 + numbers.filter((each) => each > own).length;
