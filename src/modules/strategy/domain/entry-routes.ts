/** How words may come in beside the site. Each counts the same; the way is shown with the words. */
export const helpedRoutes = ['phone', 'paper', 'in person'] as const;
export type HelpedRoute = (typeof helpedRoutes)[number];

const titles: Readonly<Record<HelpedRoute, string>> = { phone: 'By phone', paper: 'On paper', 'in person': 'In person' };

export const routeChoices = helpedRoutes.map((route) => ({ value: route, text: titles[route] }));

/** How it came in, where that is not this site or a link in a letter: "By phone". An old record may hold "phone or paper". */
export function routeTitle(route: string): string | null {
  const known = helpedRoutes.find((each) => each === route);
  if (known) return titles[known];
  return route === 'phone or paper' ? 'By phone or on paper' : null;
}
