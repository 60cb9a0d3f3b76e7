export { viewerBySession, viewerByToken } from './queries/viewer.ts';
