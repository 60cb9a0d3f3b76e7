import { formatDay } from '#platform/clock';
import { page, type Reply, type RequestContext } from '#platform/http';
import { WarningCallout } from '#ui/nhsuk';
import { questionsChosen } from '../../data/reach/about-you-content.ts';
import type { PhaseLine } from '../../queries/conversations.ts';
import { reachOf, reachPlanOf, type ReachDrawing } from '../../queries/reach/reach-figures.ts';
import { takingPartOf } from '../../queries/reach/taking-part.ts';
import { wantedGroups, type WantedGroupLine } from '../../queries/reach/wanted-groups.ts';
import { ExampleMark, StateTag } from '../parts.tsx';
import { ownPhaseAsked, reachHref, trail, wantedHref } from '../where.ts';
import { CharacteristicFigure } from './characteristic-figure.tsx';
import { characteristicOf, gapsIn, type Characteristic } from './characteristic-rows.ts';
import { coverageOf, ProfessionCoverage } from './profession-coverage.tsx';
import { peopleWords, shareWords, timesWords } from './reach-words.ts';
import { DistrictsTable, TakingPartTable, VotesBySide, VoteSpread, WaysTable } from './taking-part.tsx';

async function readLive(ctx: RequestContext) {
  const { conversation, phase } = await ownPhaseAsked(ctx);
  return ctx.read(async (tx) => {
    const [reach, plan] = [await reachOf(tx, phase.id), await reachPlanOf(tx, phase.id)];
    const characteristics = questionsChosen(plan.questions).filter(({ isDistrict, isProfession }) => !isDistrict && !isProfession).map((question) => characteristicOf(question, reach.answers.figures, plan.targets));
    return { conversation, phase, reach, characteristics, part: await takingPartOf(tx, { phaseId: phase.id, forOrganisers: true, now: ctx.now }), groups: await wantedGroups(tx, conversation.id) };
  });
}

type Live = Awaited<ReturnType<typeof readLive>>;

/** For organisers: whom this part of a conversation reaches, while there is still time to go where nobody was heard. */
export async function showLiveReach(ctx: RequestContext): Promise<Reply> {
  const live = await readLive(ctx);
  const { conversation, phase } = live;
  return page({
    title: `Reach: ${phase.title}`, breadcrumbs: trail(conversation, phase), currentSection: '/co-planning',
    content: (
      <>
        <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l" data-quoted>{phase.title}</span> Whom it reaches</h1>
        <ExampleMark conversation={conversation} />
        <p><StateTag phase={phase} /> <a href={`${reachHref(phase)}/questions`}>Choose what is asked</a> · <a href={`${reachHref(phase)}/targets`}>Set targets</a> · <a href={wantedHref(conversation)}>Whom we want to hear</a></p>
        <Gaps live={live} />
        <h2 class="nhsuk-heading-m">Taking part</h2>
        <TakingPartTable part={live.part} votes={live.reach.votes.figures} />
        <VoteSpread votes={live.reach.votes.figures} position={live.phase.position} />
        <VotesBySide votes={live.reach.votes.figures} />
        <AboutPeople answers={live.reach.answers} characteristics={live.characteristics} phase={phase} />
      </>
    ),
  });
}

/** First what needs somebody to act. */
function Gaps({ live: { reach, characteristics, groups, phase, conversation } }: { live: Live }) {
  const gaps = gapsIn(characteristics);
  const missing = coverageOf(reach.answers.figures)?.missing ?? [];
  const unheard = groups.filter(({ isHeard }) => !isHeard);
  if (gaps.length + missing.length + unheard.length === 0) return <p>{groups.length === 0 ? <>Nobody is named yet whom you want to hear. <a href={wantedHref(conversation)}>Name them</a>, and the gaps will stand here.</> : 'No gap shows in the figures so far.'}</p>;
  return (
    <WarningCallout heading={{ text: phase.state === 'ended' ? 'Not heard, or heard too little' : 'Not heard yet: there is still time', level: 2 }}>
      <ul class="nhsuk-list nhsuk-list--bullet">
        {unheard.map((group) => <UnheardLine key={group.id} group={group} />)}
        {missing.length > 0 && <li>Professions with nobody so far: {missing.join(', ')}.</li>}
        {gaps.map(({ question, row }) => (
          <li key={`${question.code} ${row.answer}`}>{question.title}, “{row.title}”: {peopleWords(row.people)} people, {shareWords(row.share)}.{row.beside?.standing === 'fewer' && row.target?.referencePercent && ` Elsewhere it is ${row.target.referencePercent}%: here ${timesWords(row.beside)} that share.`}{row.isReached === false && ` You want ${row.target?.wantedPeople}.`}</li>
        ))}
      </ul>
    </WarningCallout>
  );
}

const UnheardLine = ({ group }: { group: WantedGroupLine }) => <li><strong data-quoted>{group.name}</strong>: no contribution yet. {group.plan && <>Plan: <span data-quoted>{group.plan}</span></>}{group.partnerName && <> With <span data-quoted>{group.partnerName}</span>.</>}</li>;

/** Carers stand first among the characteristics: what they do is often not seen (row S116). */
export function AboutPeople({ answers, characteristics, phase, level = 2 }: { answers: ReachDrawing; characteristics: readonly Characteristic[]; phase: PhaseLine; level?: 2 | 3 }) {
  const Heading = `h${level}` as const;
  const inOrder = characteristics.toSorted((a, b) => Number(b.question.code === 'carer') - Number(a.question.code === 'carer'));
  return (
    <>
      <Heading class="nhsuk-heading-m">Who took part</Heading>
      {answers.drawnOn === null || answers.figures.length === 0 ? <p>Fewer than ten people have answered about themselves. We say nothing about so few.</p> : <StepsSentence answers={answers} />}
      {answers.figures.length > 0 && (
        <>
          <WaysTable figures={answers.figures} />
          <ProfessionCoverage figures={answers.figures} phase={phase} level={level} />
          {inOrder.map((characteristic) => <CharacteristicFigure key={characteristic.question.code} characteristic={characteristic} position={phase.position} />)}
          <DistrictsTable figures={answers.figures} />
        </>
      )}
    </>
  );
}

const StepsSentence = ({ answers: { drawnOn, isFinal } }: { answers: ReachDrawing }) => (
  <p class="nhsuk-u-reading-width">Numbers stand in steps of ten, and nothing is told about fewer than ten people. They are drawn anew when ten more people have answered, so that nobody’s answer shows in the difference. {drawnOn && `Last drawn on ${formatDay(drawnOn)}.`}{isFinal && ' These are the last.'} Each share comes with a 95% interval that also holds the steps and those who gave no answer.</p>
);

