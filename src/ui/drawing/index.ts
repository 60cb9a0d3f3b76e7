// How components become HTML: what is kept of them, what stands around them, and how their forms are named.
export { around, type Surroundings } from './around.ts';
export { drawnOnce } from './drawn-once.ts';
export { formNaming, namingForms } from './form-names.ts';
