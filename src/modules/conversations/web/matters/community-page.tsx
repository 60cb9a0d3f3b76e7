import { formatDay } from '#platform/clock';
import { page, type Reply, type RequestContext } from '#platform/http';
import { objectiveLines, type ObjectiveLine } from '#modules/strategy';
import { FEWEST_TOLD } from '../../domain/small-numbers.ts';
import { placesTold, themesTold, type PlaceTold, type ThemeTold } from '../../queries/matters/community.ts';
import type { MattersDesk } from '../../queries/matters/desks.ts';
import { Followed } from './followed.tsx';
import { askingDesk, mattersHref, mattersTrail, MatterExample } from './parts.tsx';

/** What matters to people, by place: themes, never words. */
export async function showCommunity(ctx: RequestContext): Promise<Reply> {
  const desk = await askingDesk(ctx);
  const asked = typeof ctx.query['place'] === 'string' ? ctx.query['place'].toUpperCase() : '';
  const { places, place, themes, objectives } = await ctx.read(async (tx) => {
    const told = await placesTold(tx, desk.organisationId);
    const here = told.find(({ district }) => (district ?? '') === asked) ?? told.find(({ district }) => district === null) ?? null;
    const found = here ? await themesTold(tx, desk.organisationId, here.district) : [];
    const ids = found.flatMap(({ changes }) => changes.flatMap(({ objectiveId }) => objectiveId ?? []));
    return { places: told, place: here, themes: found, objectives: await objectiveLines(tx, { ids, publishedOnly: true, asAt: ctx.now }) };
  });
  return page({
    title: `What matters to people: ${desk.name}`, description: 'What many answers have in common, by place.', breadcrumbs: mattersTrail(desk), currentSection: '/co-planning',
    content: (
      <div class="nhsuk-u-reading-width">
        <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l" data-quoted>{desk.name}</span> What matters to people{place?.district && ` in ${place.district}`}</h1>
        <MatterExample desk={desk} />
        {place ? <Told desk={desk} place={place} places={places} themes={themes} objectives={objectives} /> : <NotYet />}
        <p><a href={mattersHref(desk)}>Tell us what matters to you</a></p>
        <h2 class="nhsuk-heading-m">How we count</h2>
        <ul class="nhsuk-list nhsuk-list--bullet">
          <li>Two trained people read each answer and mark what it is about. Nobody’s words are shown.</li>
          <li>Answers are counted in batches of {FEWEST_TOLD} or more, never one by one.</li>
          <li>A theme is shown when {FEWEST_TOLD} answers or more speak of it. Its count goes up in steps of {FEWEST_TOLD}.</li>
          <li>One answer can speak of several themes. One person can answer more than once.</li>
        </ul>
      </div>
    ),
  });
}

const NotYet = () => <p>Nothing is shown here yet. We show what matters to people once {FEWEST_TOLD} answers or more are read. We do not say how many there are so far.</p>;

interface ToldProps {
  desk: MattersDesk;
  place: PlaceTold;
  places: readonly PlaceTold[];
  themes: readonly ThemeTold[];
  objectives: readonly ObjectiveLine[];
}

function Told({ desk, place, places, themes, objectives }: ToldProps) {
  return (
    <>
      <p>{place.answers} answers, last counted on {formatDay(place.countedOn)}.</p>
      {places.length > 1 && <Places desk={desk} place={place} places={places} />}
      {themes.length === 0 && <p>No theme has {FEWEST_TOLD} answers yet: what people said is spread over many things.</p>}
      {themes.map((theme) => <Theme key={theme.codeId} theme={theme} answers={place.answers} objectives={objectives} />)}
    </>
  );
}

const Places = ({ desk, place, places }: Pick<ToldProps, 'desk' | 'place' | 'places'>) => (
  <nav aria-label="Places">
    <ul class="nhsuk-list nhsuk-list--bullet">
      {places.map(({ district, answers }) => {
        const text = district ? `${district}: ${answers} answers` : `All places: ${answers} answers`;
        return <li key={district ?? ''}>{district === place.district ? <strong aria-current="true">{text}</strong> : <a href={`${mattersHref(desk)}/themes${district ? `?place=${district}` : ''}`}>{text}</a>}</li>;
      })}
    </ul>
    <p>Places with fewer answers count in “All places” only.</p>
  </nav>
);

function Theme({ theme: { codeId, name, answers, changes, themes }, answers: all, objectives }: { theme: ThemeTold; answers: number; objectives: readonly ObjectiveLine[] }) {
  return (
    <section aria-labelledby={`theme-${codeId}`}>
      <h2 class="nhsuk-heading-m" id={`theme-${codeId}`} data-quoted>{name}</h2>
      <p>{answers} or more of {all} answers speak of this.</p>
      {changes.length > 0 ? <><h3 class="nhsuk-heading-s">What changed</h3><Followed changes={changes} objectives={objectives} /></> : <p>Nothing has been written down yet about what changed.</p>}
      {themes.length > 0 && <><p>In conversations, people said:</p><ul class="nhsuk-list nhsuk-list--bullet">{themes.map(({ id, title }) => <li key={id}><a href={`/themes/${id}`} data-quoted>{title}</a></li>)}</ul></>}
    </section>
  );
}
