// The front door of the quality room: what other rooms may use is named here, and nothing else is public.
export { offersJob } from './commands/offers/take-offers.ts';
export { sentences } from './permissions.ts';
