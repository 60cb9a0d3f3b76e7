import { formatDay } from '#platform/clock';
import { page, type Reply, type RequestContext } from '#platform/http';
import { HIDDEN_BECAUSE } from '#engines/protect';
import { DataTable } from '#ui/tables';
import { inCommon, type Spread } from '../../domain/spread.ts';
import { isStageAnswer, stageAnswers, stageTitles } from '../../domain/stages.ts';
import { questionsOf } from '../../domain/template-file.ts';
import type { SentCounts } from '../../queries/sendings.ts';
import { spreadPage, type SharedCount, type SpreadCell, type SpreadPage } from '../../queries/spread.ts';
import { snapshotHref } from '../snapshots/addresses.ts';
import { crumbs, home, unitCrumb } from '../words.ts';

/** How the places below stand, cell by cell, and what they have in common; of people only counts of eight or more. */
export async function showSpread(ctx: RequestContext): Promise<Reply> {
  const spread = await ctx.read((tx) => spreadPage(tx, ctx.params['unit'] ?? '', ctx.now));
  const { unit, from, strengths, counts } = spread;
  return page({
    title: `Spread: ${unit.name}`, currentSection: '/co-evaluation', breadcrumbs: crumbs(home, unitCrumb(unit)),
    content: (
      <>
        <div class="nhsuk-u-reading-width">
          <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l">{unit.name}</span> {unit.level === 'team' ? 'Counts of people’s own snapshots' : 'How places are spread'}</h1>
          {unit.level !== 'team' && <p>AHPs are allied health professionals. Each cell says how many places are at which stage. No mean is worked out, and nobody is ranked: places stand in the order of their names.</p>}
        </div>
        {unit.level !== 'team' && <Places spread={spread} />}
        {unit.level !== 'team' && from.length > 0 && <SpreadTable spread={spread} />}
        {unit.level !== 'team' && from.length > 1 && <Common cells={spread.cells} />}
        {(unit.level === 'system' || unit.level === 'region') && ctx.viewer.memberships.some(({ organisationId }) => organisationId === unit.organisationId) && <SentUp spread={spread} />}
        {strengths.length > 0 && <DataTable caption="Strengths that places told" captionSize="m" rows={strengths} emptyText="" columns={[{ key: 'words', head: 'Strength', cell: ({ words }) => <span data-quoted>{words}</span> }, { key: 'place', head: 'Place', cell: ({ place }) => place }, { key: 'where', head: 'Where on the map', cell: ({ foundation, focus }) => [foundation?.title, focus?.title].filter(Boolean).join('; ') }]} />}
        <h2 class="nhsuk-heading-m">People’s own snapshots</h2>
        {counts.length === 0 ? <p>There is no count here: nobody has let theirs join, or too few people to show safely. People’s own snapshots are private; they are counted only where eight people or more let theirs join.</p> : counts.map((count) => <PeopleCount count={count} />)}
      </>
    ),
  });
}

function Places({ spread: { from } }: { spread: SpreadPage }) {
  return (
    <DataTable caption="Whose snapshots these are" captionSize="m" rows={from} emptyText="No place below has signed off a snapshot that you may read." columns={[
      { key: 'place', head: 'Place', cell: (each) => <a href={snapshotHref(each)}>{each.unit?.name}</a> }, { key: 'day', head: 'Day', cell: ({ asOf }) => formatDay(asOf) },
    ]} />
  );
}

function SpreadTable({ spread: { foundations, focuses, cells } }: { spread: SpreadPage }) {
  return (
    <DataTable caption="How many places at each stage" captionSize="m" rows={foundations} emptyText="" columns={[
      { key: 'foundation', head: 'Foundation', cell: ({ title }) => title },
      ...focuses.map((focus) => ({ key: focus.code, head: focus.title, cell: (foundation: { code: string }) => <SpreadWords spread={cells.find((each) => each.foundation.code === foundation.code && each.focus.code === focus.code)?.spread} /> })),
    ]} />
  );
}

/** What places sent up, in counts that give no place away, now or later. */
function SentUp({ spread: { foundations, focuses, sent } }: { spread: SpreadPage }) {
  if (sent.length === 0) return <><h2 class="nhsuk-heading-m">Sent up by places</h2><p>Too few places have sent theirs up to show it safely. They are counted at the beginning of a month, when eight places or more are new.</p></>;
  const words = (figures: SentCounts['figures'], foundation: string, focus: string) => {
    const known = figures.filter((each) => each.foundation === foundation && each.focus === focus && each.shown !== null).map(({ stage, shown }) => `${shown} ${isStageAnswer(stage) ? stageTitles[stage].toLowerCase() : 'without an answer'}`);
    return known.length === 0 ? ['Too few places to show safely'] : [...known, 'Others: not shown, so that no place is given away'];
  };
  return <>{sent.map(({ countedOn, places, figures }) => (
    <DataTable caption={`Sent up by ${places} places, counted on ${formatDay(countedOn)}`} captionSize="m" rows={foundations} emptyText="" columns={[
      { key: 'foundation', head: 'Foundation', cell: ({ title }) => title },
      ...focuses.map((focus) => ({ key: focus.code, head: focus.title, cell: (foundation: { code: string }) => <ul class="nhsuk-list nhsuk-body-s nhsuk-u-margin-bottom-0">{words(figures, foundation.code, focus.code).map((line) => <li>{line}</li>)}</ul> })),
    ]} />
  ))}</>;
}

function SpreadWords({ spread }: { spread: Spread | undefined }) {
  if (!spread) return null;
  const lines = [...spread.at.filter(({ places }) => places > 0).map(({ stage, places }) => `${places} ${stageTitles[stage].toLowerCase()}`), ...(spread.notApplicable > 0 ? [`${spread.notApplicable} not applicable`] : []), ...(spread.noAnswer > 0 ? [`${spread.noAnswer} without an answer`] : [])];
  return <ul class="nhsuk-list nhsuk-body-s nhsuk-u-margin-bottom-0">{lines.map((words) => <li>{words}</li>)}</ul>;
}

function Common({ cells }: { cells: readonly SpreadCell[] }) {
  const of = (kind: 'strength' | 'gap') => cells.filter(({ spread }) => inCommon(spread) === kind).map(({ foundation, focus }) => `${foundation.title}; ${focus.title}`);
  return (
    <div class="nhsuk-u-reading-width">
      <h2 class="nhsuk-heading-m">In common</h2>
      <h3 class="nhsuk-heading-s">Strengths: every place is established or shares with others</h3>
      <Listed words={of('strength')} />
      <h3 class="nhsuk-heading-s">Room to grow together: no place is beyond exploring</h3>
      <Listed words={of('gap')} />
    </div>
  );
}

const Listed = ({ words }: { words: readonly string[] }) => (words.length === 0 ? <p>None.</p> : <ul class="nhsuk-list nhsuk-list--bullet">{words.map((each) => <li>{each}</li>)}</ul>);

function PeopleCount({ count: { title, countedOn, people, content, figures } }: { count: SharedCount }) {
  const shown = (question: string, stage: string) => figures.find((figure) => figure.question === question && figure.stage === stage)?.shown ?? null;
  return (
    <DataTable caption={`${title}, counted on ${formatDay(countedOn)}: ${people} people`} rows={questionsOf(content).filter(({ answer }) => answer === 'stage')} emptyText="" columns={[
      { key: 'ask', head: 'Question', cell: ({ ask }) => ask },
      ...[...stageAnswers, 'none' as const].map((stage) => ({ key: stage, head: stage === 'none' ? 'No answer' : stageTitles[stage], cell: ({ code }: { code: string }) => String(shown(code, stage) ?? HIDDEN_BECAUSE) })),
    ]} />
  );
}
