/** Time, permission, skills and resources: what the trust's strategy promises to whoever uses quality improvement to solve problems (requirement O62). */
export const checkParts = [
  { code: 'time', title: 'Time', ask: 'Does somebody have hours for it?', missing: 'No time given' },
  { code: 'permission', title: 'Permission', ask: 'May you act?', missing: 'Something stands in the way of acting' },
  { code: 'skills', title: 'Skills or a coach', ask: 'Do you have the skills, or a coach?', missing: 'No skills or coach yet' },
  { code: 'resources', title: 'Resources', ask: 'Do you have the means, such as a room or a small budget?', missing: 'No means yet' },
] as const;
export type CheckCode = (typeof checkParts)[number]['code'];
export const checkCodes = checkParts.map(({ code }) => code) as [CheckCode, ...CheckCode[]];

interface Said {
  part: CheckCode;
  state: 'there' | 'missing';
  words: string;
  hoursAWeek: number | null;
  madeAt: Date;
}

interface Given {
  kind: 'time' | 'coach' | 'connection' | 'resources';
  hoursAWeek: number | null;
  offeredAt: Date;
}

export interface PartStanding {
  part: CheckCode;
  title: string;
  /** 'open': nobody had to say anything. 'unknown': nobody has said anything yet. */
  standing: 'there' | 'missing' | 'open' | 'unknown';
  words: string;
  hoursAWeek: number | null;
  missingSince: Date | null;
}

/** Weeks after which what is missing goes to the next lead. Four weeks is one meeting of most teams; ours, from no source. */
export const WEEKS_BEFORE_ESCALATION = 4;
const WEEK_MS = 7 * 86_400_000;

const givesTo: Readonly<Record<string, Given['kind']>> = { time: 'time', skills: 'coach', resources: 'resources' };

/**
 * How each part of a project stands. Permission is there unless somebody says what stands in the way. Time is there only with hours, said by the team or
 * given by a lead: without hours it is missing from the first day. What a lead gave after the team said that it is missing clears it.
 */
export function partStandings(said: readonly Said[], given: readonly Given[], startedAt: Date): PartStanding[] {
  return checkParts.map(({ code, title }) => {
    const last = said.find(({ part }) => part === code);
    const gifts = given.filter(({ kind }) => kind === givesTo[code]);
    const hoursAWeek = code === 'time' ? (last?.state === 'there' ? (last.hoursAWeek ?? 0) : 0) + gifts.reduce((sum, gift) => sum + (gift.hoursAWeek ?? 0), 0) : null;
    const isGiven = code === 'time' ? (hoursAWeek ?? 0) > 0 : gifts.some(({ offeredAt }) => !last || offeredAt >= last.madeAt);
    const base = { part: code, title, words: last?.words ?? '', hoursAWeek };
    if (isGiven || last?.state === 'there' && code !== 'time') return { ...base, standing: 'there', missingSince: null };
    if (last?.state === 'missing' || code === 'time') return { ...base, standing: 'missing', missingSince: last?.madeAt ?? startedAt };
    return { ...base, standing: code === 'permission' ? 'open' : 'unknown', missingSince: null };
  });
}

/** Whether something has been missing for so long that the next lead is asked. */
export const isEscalated = ({ missingSince }: Pick<PartStanding, 'missingSince'>, now: Date): boolean => missingSince !== null && now.getTime() - missingSince.getTime() >= WEEKS_BEFORE_ESCALATION * WEEK_MS;
