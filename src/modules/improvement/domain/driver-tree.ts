interface DriverRow {
  id: string;
  parentId: string | null;
  words: string;
}

export interface DriverNode {
  id: string;
  label: string;
  readonly children: readonly DriverNode[];
}

/** Aim, primary drivers, secondary drivers and change ideas as one tree: list and picture are made of the same. What hangs under something that was taken out is out too. */
export function driverTree(aim: string, drivers: readonly DriverRow[]): DriverNode {
  const under = (parentId: string | null): DriverNode[] => drivers.filter((driver) => driver.parentId === parentId).map(({ id, words }) => ({ id, label: words, children: under(id) }));
  return { id: 'aim', label: aim, children: under(null) };
}

export const driverHeadings = ['Aim', 'What moves it', 'What moves that', 'What we could change'] as const;
export type DriverKind = 'primary' | 'secondary' | 'idea';
