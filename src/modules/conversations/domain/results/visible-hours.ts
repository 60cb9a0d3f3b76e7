interface Span {
  began: Date;
  ended: Date | null;
}

const HOUR_MS = 3_600_000;

/**
 * Hours in which words stood open to votes (row S154): while they were shown, within the time of the phase, without its pauses. Words
 * that stand with others count as shown whenever one of them was.
 */
export function visibleHours(showings: readonly Span[], { opensAt, endedAt, pauses }: { opensAt: Date; endedAt: Date; pauses: readonly Span[] }): number {
  const within = ({ began, ended }: Span) => ({ from: Math.max(began.getTime(), opensAt.getTime()), to: Math.min((ended ?? endedAt).getTime(), endedAt.getTime()) });
  const shown = union(showings.map(within));
  const paused = union(pauses.map(within));
  const milliseconds = shown.reduce((sum, { from, to }) => sum + to - from - paused.reduce((lost, pause) => lost + Math.max(0, Math.min(to, pause.to) - Math.max(from, pause.from)), 0), 0);
  return milliseconds / HOUR_MS;
}

/** Spans that do not overlap, in order; those without length are left out. */
function union(spans: readonly { from: number; to: number }[]): { from: number; to: number }[] {
  const joined: { from: number; to: number }[] = [];
  for (const span of spans.filter(({ from, to }) => to > from).toSorted((a, b) => a.from - b.from)) {
    const last = joined.at(-1);
    if (last && span.from <= last.to) last.to = Math.max(last.to, span.to);
    else joined.push({ ...span });
  }
  return joined;
}
