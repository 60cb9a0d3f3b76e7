// The front door of the quality room: what other rooms may use is named here, and nothing else is public.
export { sentences } from './permissions.ts';
export { responseNotices } from './queries/responses/notices.ts';
