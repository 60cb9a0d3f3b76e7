/** How strong a theme is: votes for its notes, at how many tables they were written, and how many notes there are. */
export interface ThemeStrength {
  name: string;
  votes: number;
  tables: number;
  notes: number;
}

/** The order by votes; where votes are equal, by tables and then by name. Themes with equal votes share a place. */
export function rankThemes<T extends ThemeStrength>(themes: readonly T[]): (T & { place: number })[] {
  const ordered = themes.toSorted((a, b) => b.votes - a.votes || b.tables - a.tables || a.name.localeCompare(b.name, 'en'));
  return ordered.map((theme) => ({ ...theme, place: 1 + ordered.filter(({ votes }) => votes > theme.votes).length }));
}
