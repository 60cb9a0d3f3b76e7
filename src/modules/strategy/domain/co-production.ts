import type {
  CoProductionRules,
  CoProductionStage,
  EvidenceKind,
  PartnerKind,
  PartnerRole,
  StageState,
} from './co-production-rules.ts';

/** One line of the partnership record: who took part in which stage, how, and what they decided. */
export interface PartnershipEntry {
  readonly stage: CoProductionStage;
  readonly evidence: EvidenceKind;
  readonly role: PartnerRole;
  readonly tookPart: PartnerKind;
  /** What they decided, in words; blank or absent when no decision is recorded. */
  readonly decided?: string | undefined;
  /** YYYY-MM-DD. */
  readonly date: string;
  /** How many people the line stands for. Absent when nobody wrote it down: then it proves one person and no more. */
  readonly peopleCount?: number | null | undefined;
  /** Small groups are left out of the count, so that it says nothing of how few they were: the line stands for several. */
  readonly isAtLeast?: boolean | undefined;
}

export interface StageProgress {
  readonly stage: CoProductionStage;
  readonly title: string;
  readonly trackerTitle: string;
  readonly state: StageState;
  /** What is still missing, as a sentence; absent when the stage is done. */
  readonly missing?: string;
  /** The day the stage was first done. */
  readonly doneOn?: string;
}

export interface CoProduction {
  readonly level: 'nobody yet' | 'consulted' | 'co-produced so far' | 'co-produced';
  readonly label: string;
  /** Always four, in the order of the strategy. */
  readonly stages: readonly StageProgress[];
  /** The day the last of the four stages was done. */
  readonly coProducedOn?: string;
  /** Set when people came in after the first decision. */
  readonly joinedLate?: string;
}

export interface CoProductionQuestion {
  readonly entries: readonly PartnershipEntry[];
  /** Days of decisions kept elsewhere (the decision record). */
  readonly decisionDays?: readonly string[];
  /** YYYY-MM-DD. Entries after this day are plans, not evidence. */
  readonly today: string;
}

/**
 * Works out the co-production label from the partnership record by the rule table (content/co-production.yaml).
 * Source: AHPs Deliver, section 1; rows S43, S44 and S49. An empty record gives "people not yet involved" and four
 * missing stages.
 */
export function workOutCoProduction(rules: CoProductionRules, question: CoProductionQuestion): CoProduction {
  const entries = question.entries.filter(({ date }) => date <= question.today);
  const stages = rules.stages.map((stage) => stageProgress(rules, stage, entries));
  const done = stages.filter(({ state }) => state === 'done');
  const coProducedOn = done.length === stages.length ? latest(done.flatMap(({ doneOn }) => doneOn ?? [])) : undefined;
  const joinedLate = joinedAfterDecisions(rules, entries, question) ? rules.joinedLate : undefined;
  return {
    ...labelOf(rules, stages, entries),
    stages,
    ...(coProducedOn === undefined ? {} : { coProducedOn }),
    ...(joinedLate === undefined ? {} : { joinedLate }),
  };
}

function stageProgress(rules: CoProductionRules, stage: CoProductionRules['stages'][number], entries: readonly PartnershipEntry[]): StageProgress {
  const { code, title, trackerTitle } = stage;
  const read = entries.filter((entry) => entry.stage === code).flatMap((entry) => resultOf(rules, entry));
  const done = read.filter(({ rule }) => rule.gives === 'done');
  const doneOn = enoughPeopleOn(done.map(({ entry }) => entry), Math.max(1, ...done.map(({ rule }) => rule.peopleAtLeast)));
  if (doneOn !== undefined) return { stage: code, title, trackerTitle, state: 'done', doneOn };
  const part = read.filter(({ rule }) => rule.gives === 'part');
  const decisive = done.length > 0 ? done : part.length > 0 ? part : read;
  const sentence = decisive.flatMap(({ rule }) => (done.length > 0 ? rule.tooFew : rule.missing) ?? [])[0] ?? rules.nothingRecorded;
  return { stage: code, title, trackerTitle, state: done.length + part.length > 0 ? 'part' : 'missing', missing: sentence.replace('{stage}', title) };
}

/** The first day on which the lines up to then stand for so many people; undefined where they never do. */
function enoughPeopleOn(entries: readonly PartnershipEntry[], peopleAtLeast: number): string | undefined {
  const days = entries.map(({ date }) => date).toSorted();
  return days.find((day) => peopleIn(entries.filter(({ date }) => date <= day)) >= peopleAtLeast);
}

/** The fewest people that the lines can stand for. */
function peopleIn(entries: readonly PartnershipEntry[]): number {
  return entries.reduce((sum, { peopleCount, isAtLeast }) => sum + Math.max(peopleCount ?? 1, isAtLeast ? SEVERAL : 1), 0);
}

const SEVERAL = 2;

function resultOf(rules: CoProductionRules, entry: PartnershipEntry) {
  const rule = rules.rules.find(
    (candidate) =>
      (candidate.stages?.includes(entry.stage) ?? true) &&
      candidate.evidence.includes(entry.evidence) &&
      candidate.tookPart.includes(entry.tookPart) &&
      decisionFits(rules, candidate.decision, entry),
  );
  return rule === undefined ? [] : [{ entry, rule }];
}

function decisionFits(rules: CoProductionRules, wanted: 'recorded' | 'not recorded' | 'any', entry: PartnershipEntry): boolean {
  return wanted === 'any' || (wanted === 'recorded') === hasDecision(rules, entry);
}

/** "Nothing." is an answer to the question what people decided, and no decision. */
function hasDecision({ noDecision }: CoProductionRules, { decided }: PartnershipEntry): boolean {
  const said = (decided ?? '').toLowerCase().replaceAll(/[.!\s]+/g, ' ').trim();
  return said !== '' && !noDecision.includes(said);
}

function labelOf(rules: CoProductionRules, stages: readonly StageProgress[], entries: readonly PartnershipEntry[]): Pick<CoProduction, 'level' | 'label'> {
  const done = stages.filter(({ state }) => state === 'done').map(({ stage }) => stage);
  if (done.length === stages.length) return { level: 'co-produced', label: rules.labels.all };
  if (done.length > 0) {
    const words = done.flatMap((stage) => [stage, ...rolesNamedAfter(rules, stage, done, entries)]);
    return { level: 'co-produced so far', label: rules.labels.soFar.replace('{stages}', words.join(', ')) };
  }
  const heard = stages.some(({ state }) => state === 'part');
  return heard ? { level: 'consulted', label: rules.labels.consulted } : { level: 'nobody yet', label: rules.labels.nobodyYet };
}

function rolesNamedAfter(rules: CoProductionRules, stage: CoProductionStage, done: readonly CoProductionStage[], entries: readonly PartnershipEntry[]): string[] {
  return rules.namedRoles
    .filter((named) => named.after === stage && (named.unlessStageDone === undefined || !done.includes(named.unlessStageDone)))
    .filter((named) => peopleInRole(rules, named, entries) >= named.peopleAtLeast)
    .map(({ word }) => word);
}

/** Only entries that make a stage count are counted, so a survey about steering is not steering. */
function peopleInRole(rules: CoProductionRules, named: CoProductionRules['namedRoles'][number], entries: readonly PartnershipEntry[]): number {
  return peopleIn(entries
    .filter((entry) => entry.role === named.role && decisionFits(rules, named.decision, entry))
    .filter((entry) => resultOf(rules, entry).some(({ rule }) => rule.gives === 'done')));
}

/** S49: the day people first took part against the day of the first decision by anyone. The same day is in time. */
function joinedAfterDecisions(rules: CoProductionRules, entries: readonly PartnershipEntry[], { decisionDays = [], today }: CoProductionQuestion): boolean {
  const joined = earliest(entries.filter(({ tookPart }) => tookPart === 'people-with-lived-experience').map(({ date }) => date));
  const decided = earliest([...entries.filter((entry) => hasDecision(rules, entry)).map(({ date }) => date), ...decisionDays.filter((day) => day <= today)]);
  return joined !== undefined && decided !== undefined && joined > decided;
}

function earliest(days: readonly string[]): string | undefined {
  return days.reduce<string | undefined>((first, day) => (first === undefined || day < first ? day : first), undefined);
}

function latest(days: readonly string[]): string | undefined {
  return days.reduce<string | undefined>((last, day) => (last === undefined || day > last ? day : last), undefined);
}
