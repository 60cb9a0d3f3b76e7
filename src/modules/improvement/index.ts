// The front door of the improvement room: what other rooms may use is named here, and nothing else is public.
export { sentences } from './permissions.ts';
export { partsOfObjective } from './web/objective-part/parts-of-objective.tsx';
export { register, type ProjectLine } from './queries/register/register.ts';
export { projectsOf } from './queries/projects/projects-of.ts';
