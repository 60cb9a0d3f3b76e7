import { LineChart } from '#ui/charts';
import { quarterName } from '../../domain/reviews/review.ts';
import type { ExperienceMeasure, ExperienceQuarter } from '../../queries/experience/experience.ts';

type Figure = ExperienceQuarter['figures'][number];

/** More lines than this cannot be told apart. */
const MOST_GROUPS = 5;
const TOO_FEW = 'Too few people to show safely';

/** Each question over time by group, and under them how many of those asked answered: a share of few answers says little. Nothing for a single quarter. */
export function OverTime({ measure, quarters }: { measure: ExperienceMeasure; quarters: readonly ExperienceQuarter[] }) {
  if (quarters.length < 2) return null;
  const inOrder = quarters.toReversed();
  const groups = ['', ...(measure.groups.length <= MOST_GROUPS ? measure.groups : [])];
  const linesOf = (position: number, value: (figure: Figure) => Share) => groups.map((group) => ({
    name: group === '' ? 'Everybody' : group,
    ...valuesOf(inOrder.map(({ figures }) => figures.find((each) => each.group === group && each.position === position)), value),
  }));
  const shared = { periodHeading: 'Quarter', unit: '%', periods: inOrder.map(({ quarter }) => quarterName(quarter)) };
  const source = `${measure.isExample ? 'Example: these answers are made up. ' : ''}${measure.source}. A gap in a line is a quarter with too few people to show safely.`;
  const isOfAsked = inOrder.some(({ figures }) => figures.some((figure) => figure.isOfAsked));
  return (
    <section aria-labelledby="over-time">
      <h2 class="nhsuk-heading-m" id="over-time">Over time</h2>
      {measure.questions.map(({ position, words, answers }) => <LineChart frame={{ id: `answers-${position}`, title: `${words}: share who answered “${answers[0] ?? ''}”`, source }} {...shared} series={linesOf(position, firstAnswerShare)} />)}
      {isOfAsked && <LineChart frame={{ id: 'answered', title: `Share of those asked who answered: ${measure.questions[0]?.words ?? ''}`, source }} {...shared} series={linesOf(measure.questions[0]?.position ?? 1, answeredShare)} />}
      <p class="nhsuk-u-reading-width">{inOrder.length < FEWEST_QUARTERS && `These are ${inOrder.length} quarters: too few to tell a change from chance. `}Where few of those asked answer, the others may think otherwise.</p>
    </section>
  );
}

/** A share in per cent; null where there is nothing to share, and in words where it may not be shown. */
type Share = number | null | typeof TOO_FEW;

/** What came and is not shown says so; a group without an answer in a quarter has nothing recorded. */
function valuesOf(figures: readonly (Figure | undefined)[], value: (figure: Figure) => Share) {
  const shares = figures.map((figure) => (figure ? value(figure) : null));
  return { values: shares.map((share) => (typeof share === 'number' ? share : null)), absent: shares.map((share) => (typeof share === 'string' ? share : null)) };
}

/** As for every series: fewer make no limits (requirement S110). */
const FEWEST_QUARTERS = 12;

const perCent = (part: number, whole: number): number | null => (whole === 0 ? null : Math.round((part / whole) * 1000) / 10);

/** Of those who answered. */
function firstAnswerShare({ counts, total, noAnswer, isOfAsked }: Figure): Share {
  const [first = null] = counts;
  if (first === null || total === null || (isOfAsked && noAnswer === null)) return TOO_FEW;
  return perCent(first, total - (noAnswer ?? 0));
}

function answeredShare({ total, noAnswer, isOfAsked }: Figure): Share {
  if (!isOfAsked) return null;
  return total === null || noAnswer === null ? TOO_FEW : perCent(total - noAnswer, total);
}
