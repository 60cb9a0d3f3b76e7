interface Crumb {
  text: string;
  href: string;
}

/** Where a page of the room stands. */
export const trail = (...more: readonly Crumb[]): Crumb[] => [{ text: 'Home', href: '/' }, { text: 'Act', href: '/co-implementation' }, { text: 'Improvement projects', href: '/improvement' }, ...more];
