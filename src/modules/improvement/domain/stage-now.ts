import { whyNotYet, type Behind } from './may-reach.ts';

/** What was recorded of a project: the stage that its team set, or a list told, and what it ended as. */
export interface Recorded {
  stage: number | null;
  outcome: string | null;
  /** The stage came with a list of projects, and nobody has set one here since. */
  isTold: boolean;
}

/** What stands behind a project now, as far as the viewer may see it. */
export interface BehindNow extends Behind {
  /** The viewer may see its tests and every outcome measure that is linked, where there is any. */
  areFiguresOpen: boolean;
  /** Each of them has been judged by its rules; right after loading none is, and then their silence says nothing. */
  areJudged: boolean;
  /** Since its first test one of its charts counts from a new start, which takes a change that was there before out of sight. */
  isJudgedAnew: boolean;
}

/** How something recorded stands against the figures of today. It is never changed by them: it is history, and the figures are said beside it. */
export type Standing = 'stands' | 'told' | 'not shown' | 'judged anew' | 'not open';

/** From this stage on figures show it. */
const FIGURES_FROM = 3;
const HELD_FROM = 4.5;

/** How the recorded stage stands now. */
export function stageStanding({ stage, isTold }: Recorded, behind: BehindNow): Standing {
  if (stage === null || (isTold && whyNotYet(stage, behind) === null)) return 'stands';
  if (stage < FIGURES_FROM) return isTold ? 'told' : 'stands';
  const standing = ofFigures(stage >= HELD_FROM ? behind.hasImproving && behind.hasHeld : behind.hasImproving, behind);
  return isTold && standing !== 'not open' ? 'told' : standing;
}

/** How "it has improved" stands now: its figures had held on the day on which the project ended. */
export const outcomeStanding = ({ outcome }: Recorded, behind: BehindNow): Standing => (outcome === 'improved' ? ofFigures(behind.hasHeld, behind) : 'stands');

function ofFigures(isShown: boolean, { areFiguresOpen, areJudged, isJudgedAnew }: BehindNow): Standing {
  if (!areFiguresOpen) return 'not open';
  if (isShown || !areJudged) return 'stands';
  return isJudgedAnew ? 'judged anew' : 'not shown';
}

/** What is said beside a recorded stage; '' where the figures show it, or where it claims none. */
export function stageStandingWords(standing: Standing, stage: number | null): string {
  if (standing === 'told') return (stage ?? 0) < FIGURES_FROM ? 'Told by the list that it was loaded from.' : 'Told by the list that it was loaded from: no figures here show it.';
  return figureWords[standing];
}

/** What is said beside "it has improved"; '' where the figures still show it. */
export const outcomeStandingWords = (standing: Standing): string => (standing === 'not open' ? figureWords['not open'] : standing === 'stands' ? '' : `The figures showed it on that day. ${figureWords[standing]}`);

const figureWords: Readonly<Record<Standing, string>> = {
  stands: '', told: '', 'not shown': 'The linked figures do not show it now.', 'judged anew': 'A chart of its figures has a new start since, and cannot show whether it held.',
  'not open': 'Its figures are not open to you, so you cannot see whether they show it now.',
};
