import { formatDay, type Day, type FinancialYear } from '#platform/clock';
import { bullets, callout, definitions, heading, keyFigures, link, numbered, paragraph, table, type Block, type DocumentModel } from '#platform/documents';
import type { CoProduction } from './co-production.ts';
import { withFullStop } from './full-stop.ts';
import { isOpen, type ObjectiveStatus } from './objective-status.ts';

/** What is known about a strategy's year on a day. */
export interface BoardReport {
  readonly strategy: { code: string; title: string; shortTitle: string; isExample: boolean; attribution: string };
  readonly organisationName: string;
  readonly year: FinancialYear;
  readonly on: Day;
  /** Named one by one; where there are more than fit a report, the rest are counted in `byStatus` only. */
  readonly objectives: readonly BoardObjective[];
  /** Every objective, each counted once. */
  readonly byStatus: readonly { status: ObjectiveStatus; count: number }[];
  readonly nodesWithoutObjectives: readonly string[];
  readonly closings: readonly BoardClosing[];
  readonly decisions: readonly BoardDecision[];
  readonly nextSteps: readonly NextStep[];
}

export interface BoardObjective {
  readonly id: string;
  readonly wording: string;
  readonly organisation: { name: string };
  readonly ownerRole: string;
  readonly status: ObjectiveStatus;
  readonly servedTitle: string;
  readonly measurePlan: string;
  readonly impactCheckReviewOn: Day | null;
  readonly lastUpdate: { on: Day; note: string; evidence: string } | null;
  readonly coProduction: CoProduction;
}

export interface BoardDecision {
  readonly objectiveId: string;
  readonly what: string;
  /** Empty where nobody wrote it down. */
  readonly reason: string;
  readonly decidedBy: string;
  readonly decidedOn: Day;
  readonly viewsRecorded: boolean;
}

/** How an objective ended, and what those who did the work learned; `learned` is empty where nobody wrote it down. */
export interface BoardClosing {
  readonly objectiveId: string;
  readonly wording: string;
  readonly outcome: 'done' | 'carried over' | 'closed';
  readonly on: Day;
  readonly reason: string;
  readonly learned: string;
}

export interface NextStep {
  readonly objectiveId: string;
  readonly kind: 'Milestone' | 'Action';
  readonly what: string;
  readonly ownerRole: string;
  readonly dueOn: Day;
}

/** The report as a document: the same words in the browser, as PDF and as Word. */
export function boardReportDocument(report: BoardReport, siteAddress?: string): DocumentModel {
  const { strategy, organisationName, year, on } = report;
  return {
    title: `${strategy.shortTitle}: report to the board`, subtitle: `${year.label} (${year.inWords})`, language: 'en-GB',
    organisationLine: strategy.isExample ? `${organisationName}. An example: everything here is imagined.` : organisationName,
    attribution: strategy.attribution, date: on, hasContents: true, ...(siteAddress ? { siteAddress } : {}),
    blocks: [...summary(report), ...progress(report), ...gaps(report), ...learning(report), ...decisions(report), ...nextSteps(report)],
  };
}

function summary({ objectives, byStatus, year, strategy, nodesWithoutObjectives }: BoardReport): Block[] {
  const total = byStatus.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) {
    return [heading(1, 'Summary'), callout('note', 'No objective is published', `No objective for ${year.label} was published under ${strategy.shortTitle} by this day.${nodesWithoutObjectives.length > 0 ? ' The parts without one are listed under “Gaps”.' : ''}`)];
  }
  const needHelp = objectives.filter(({ status }) => status === 'needs help');
  return [
    heading(1, 'Summary'),
    keyFigures([
      { label: 'Objectives', value: number(total), note: 'each counted once' },
      ...byStatus.filter(({ count }) => count > 0).map(({ status, count }) => ({ label: upper(status), value: number(count), note: `of ${number(total)}` })),
    ]),
    ...(total > objectives.length ? [callout('note', `${number(objectives.length)} of ${number(total)} objectives are named below`, 'Progress, gaps, decisions and next steps are those of the named ones. Ask for the report of one organisation’s strategy to see all of its own.')] : []),
    ...(needHelp.length > 0 ? [callout('warning', needHelp.length === 1 ? 'One objective needs help' : `${needHelp.length} objectives need help`, needHelp.map(({ wording }) => wording).join('; '))] : []),
  ];
}

function progress({ objectives }: BoardReport): Block[] {
  const parts = [...new Set(objectives.map(({ servedTitle }) => servedTitle))];
  return parts.length === 0 ? [] : [heading(1, 'Progress'), ...parts.flatMap((part) => partProgress(part, objectives.filter(({ servedTitle }) => servedTitle === part)))];
}

function partProgress(part: string, objectives: readonly BoardObjective[]): Block[] {
  return [
    heading(2, part),
    table({
      caption: `${part}: objectives and how they stand`,
      columns: [{ heading: 'Objective' }, { heading: 'Who answers for it' }, { heading: 'How it stands' }, { heading: 'Last update' }, { heading: 'How people took part' }],
      rows: objectives.map((one) => [[link(one.wording, `/objectives/${one.id}`)], `${one.ownerRole}, ${one.organisation.name}`, upper(one.status), lastUpdate(one), coProductionWords(one)]),
    }),
  ];
}

function lastUpdate({ lastUpdate: last }: BoardObjective): string {
  if (!last) return 'No update yet';
  const evidence = last.evidence ? `Evidence: ${withFullStop(last.evidence)}` : '';
  // An update that says no more than its evidence is not said twice.
  return `${formatDay(last.on)}: ${[last.note.trim() === last.evidence.trim() ? '' : withFullStop(last.note), evidence].filter(Boolean).join(' ')}`;
}

const coProductionWords = ({ coProduction: { label, joinedLate } }: BoardObjective): string => upper(joinedLate ? `${label}; ${joinedLate}` : label);

function gaps({ objectives, nodesWithoutObjectives, on, year }: BoardReport): Block[] {
  const open = objectives.filter(({ status }) => isOpen(status));
  const lists: [string, readonly string[]][] = [
    [`Parts of the strategy with no objective for ${year.label}`, nodesWithoutObjectives],
    ['Objectives without a measure plan', named(objectives, ({ measurePlan }) => measurePlan.trim() === '')],
    ['Objectives whose impact check is missing or due for review', named(open, ({ impactCheckReviewOn }) => impactCheckReviewOn === null || impactCheckReviewOn < on)],
    ['Objectives with nobody recorded as taking part', named(objectives, ({ coProduction }) => coProduction.level === 'nobody yet')],
  ];
  const found = lists.filter(([, items]) => items.length > 0);
  if (found.length === 0) return [heading(1, 'Gaps'), paragraph('No gap was found.')];
  return [heading(1, 'Gaps'), ...found.flatMap(([title, items]) => [heading(2, title), bullets(items)])];
}

const named = (objectives: readonly BoardObjective[], isGap: (objective: BoardObjective) => boolean): string[] => objectives.filter(isGap).map(({ wording }) => wording);

const endings: Record<BoardClosing['outcome'], string> = { done: 'Done', 'carried over': 'Carried over', closed: 'Closed before it was done' };

function learning({ closings }: BoardReport): Block[] {
  if (closings.length === 0) return [];
  const rows = closings.map(({ wording, outcome, on, reason, learned }) => ({ term: wording, detail: [`${endings[outcome]}, ${formatDay(on)}.`, withFullStop(reason), learnedWords(outcome, learned)].filter(Boolean).join(' ') }));
  return [heading(1, 'What ended, and what was learned'), definitions(rows)];
}

/** What did not work is worth knowing, so its absence is said only there. */
function learnedWords(outcome: BoardClosing['outcome'], learned: string): string {
  if (learned.trim()) return `What was learned: ${withFullStop(learned)}`;
  return outcome === 'closed' ? 'What was learned is not written down.' : '';
}

function decisions({ decisions: taken }: BoardReport): Block[] {
  if (taken.length === 0) return [heading(1, 'Decisions'), paragraph('No decision is recorded.')];
  return [heading(1, 'Decisions'), definitions(taken.map(({ what, reason, decidedBy, decidedOn, viewsRecorded }) => ({ term: what, detail: `${formatDay(decidedOn)}, ${withFullStop(decidedBy)} ${reason.trim() ? `Why: ${withFullStop(reason)}` : 'The reason is not written down.'} ${viewsRecorded ? 'Views recorded.' : 'Views not recorded.'}` })))];
}

function nextSteps({ nextSteps: steps, on }: BoardReport): Block[] {
  if (steps.length === 0) return [heading(1, 'Next steps'), paragraph('No milestone or action is open.')];
  return [heading(1, 'Next steps'), numbered(steps.map(({ what, kind, ownerRole, dueOn }) => `${what} (${ownerRole || kind.toLowerCase()}), ${dueOn < on ? 'late since' : 'by'} ${formatDay(dueOn)}`))];
}

const number = (count: number): string => count.toLocaleString('en-GB');
const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
