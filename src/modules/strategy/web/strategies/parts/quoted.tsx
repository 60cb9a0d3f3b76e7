import type { ComponentChildren } from 'preact';

/** Words of a published document, an organisation or a person: never changed, and left out when our own words are checked. */
export const Quoted = ({ children }: { children: ComponentChildren }) => <span data-quoted>{children}</span>;
