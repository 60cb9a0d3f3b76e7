/** A redesign whose team has no support worker (requirement S67: they are "at the heart of improvements"): said until one joins. Nothing is refused because of it. */
export const lacksSupportWorker = ({ kind, outcome, groups }: { kind: string; outcome: string | null; groups: readonly { roleGroup: string }[] }): boolean =>
  kind === 'redesign' && outcome === null && groups.length > 0 && !groups.some(({ roleGroup }) => roleGroup === 'support-workers');
