// The front door of the inquiry room: what other rooms may use is named here, and nothing else is public.
export { sentences } from './permissions.ts';
