// The front door of the inquiry room: what other rooms may use is named here, and nothing else is public.
export { sentences } from './permissions.ts';
export { endCelebrations } from './commands/priorities/end-celebrations.ts';
export { takeUpStory, waitingStories, type WaitingStory } from './commands/past/stories.ts';
export { careComponents, careSnapshots, type CareComponent } from './queries/care-components.ts';
export { CareComponents } from './web/snapshots/care-components.tsx';
export { axes, type Axis } from './queries/matrix.ts';
export { whereItComesFrom } from './web/objective-part/where-it-comes-from.tsx';
