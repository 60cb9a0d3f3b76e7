// The front door of the stories room: what other rooms may use is named here, and nothing else is public.
export { sentences } from './permissions.ts';
export { titlesForObjective, titlesForTheme } from './web/library/list-page.tsx';
export { eventsOfTheme } from './web/events/events-of-theme.tsx';
export { professionPages } from './domain/guide/guide-content.ts';
export { loopOfObjective } from './web/loop/loop-page.tsx';
export { storiesOf } from './queries/stories-of.ts';
