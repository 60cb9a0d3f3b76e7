/** What a session holds, as far as publishing it asks. */
export interface SessionHolds {
  hasHappened: boolean;
  groupsCounted: number;
  absences: number;
  themes: readonly { name: string; notes: number }[];
}

export interface SessionGap {
  /** The step of the session where it is put right. */
  part: 'absences' | 'attendance' | 'themes' | 'edit';
  sentence: string;
}

/** What is missing before a session can be published; empty where nothing is. */
export function sessionGaps({ hasHappened, groupsCounted, absences, themes }: SessionHolds): SessionGap[] {
  const gaps: SessionGap[] = [];
  if (absences === 0) gaps.push({ part: 'absences', sentence: 'Write down who was not in the room and what you did about it.' });
  if (!hasHappened) gaps.push({ part: 'edit', sentence: 'The day of the session is still to come.' });
  if (groupsCounted === 0) gaps.push({ part: 'attendance', sentence: 'Count who took part.' });
  if (themes.length === 0) gaps.push({ part: 'themes', sentence: 'Group the notes into themes.' });
  for (const { name } of themes.filter(({ notes }) => notes === 0)) gaps.push({ part: 'themes', sentence: `The theme “${name}” has no notes. Add notes to it or take it away.` });
  return gaps;
}
