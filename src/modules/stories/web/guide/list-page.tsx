import type { Reply, RequestContext } from '#platform/http';
import { Card } from '#ui/nhsuk';
import { guide, turnedBy, type GuideEntry } from '../../domain/guide/guide-content.ts';
import { mayHere } from '../../permissions.ts';
import { statedFigure } from '../../queries/guide/stated-figures.ts';
import { homeCrumb, publicPage } from '../public-page.tsx';
import { HelpFirst } from './help-first.tsx';
import { PrintedNames } from './printed-names.tsx';
import { StatedFigureLine } from './stated-figure.tsx';

const DAY_MILLISECONDS = 86_400_000;
export const addressOf = ({ slug }: Pick<GuideEntry, 'slug'>): string => `/professions/${slug}`;

/** Who the allied health professions are: as one, and each (requirement S136). Turning by one each day, or by the alphabet. */
export async function showGuide(ctx: RequestContext): Promise<Reply> {
  const isTurning = ctx.query['order'] === 'turning';
  const shown = isTurning ? turnedBy(guide, Math.floor(ctx.now.getTime() / DAY_MILLISECONDS)) : guide;
  const [workforce] = await ctx.read(async (tx) => [await statedFigure(tx, 'num.workforce')]);
  return publicPage(ctx, {
    title: 'The 14 allied health professions', crumbs: [homeCrumb], description: 'Who the 14 allied health professions are, what they help with and how to reach them.',
    content: (
      <>
        <h1 class="nhsuk-heading-l">The 14 allied health professions</h1>
        <p class="nhsuk-lede-text nhsuk-u-reading-width">Allied health professionals help you to move, eat, talk, see and do what matters to you. There are 14 kinds.</p>
        {workforce && <StatedFigureLine figure={workforce} words="work as allied health professionals in health and care." />}
        <HelpFirst />
        <Order isTurning={isTurning} first={shown[0]} />
        <ul class="nhsuk-grid-row nhsuk-card-group allied-guide">
          {shown.map((entry) => (
            <li class="nhsuk-grid-column-one-third nhsuk-card-group__item">
              <Card clickable href={addressOf(entry)} heading={{ text: entry.title, level: 3, size: 's' }}><p class="nhsuk-card__description">{entry.inShort}</p></Card>
            </li>
          ))}
        </ul>
        <h2 class="nhsuk-heading-m">More</h2>
        <ul class="nhsuk-list">
          <li><a href="/professions/compare">Compare two of them</a></li>
          <li><a href="/careers">Become one of them</a></li>
          <li><a href="/self-care">Look after yourself</a></li>
          {mayHere(ctx.viewer, 'keep services') && <li><a href="/professions/keeping">Which pages need more</a></li>}
        </ul>
        <PrintedNames />
      </>
    ),
  });
}

function Order({ isTurning, first }: { isTurning: boolean; first: GuideEntry | undefined }) {
  return (
    <>
      <h2 class="nhsuk-heading-m" id="all">All 14</h2>
      <p>{isTurning
        ? <>Each day another one stands first. Today it is: {first?.title}. <a href="/professions#all">Show them by the alphabet</a></>
        : <>By the alphabet. <a href="/professions?order=turning#all">Let each stand first in turn</a></>}</p>
    </>
  );
}
