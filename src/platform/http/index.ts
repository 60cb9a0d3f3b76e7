export { publicViewer, scopeOf, type HeardFound, type OwnNotice, type RequestContext, type ThemeBehind, type Viewer, type ViewerMembership } from './context.ts';
export { file, fileInPieces, get, json, page, post, redirect, type ApiDescription, type Handler, type PageContent, type Reply, type Route } from './route.ts';
export { closeWithin } from './close.ts';
export { buildServer } from './server.ts';
export { sessionCookie } from './pipeline.ts';
export { ApiRefusal } from './refusal.ts';
export { openLimiter, type Limiter } from './limits.ts';
export { conflictInForm, refusedInForm, refusedOrOvertakenInForm } from './refused-in-form.ts';
export { contentTag, type Dressing, type Failure, type Present } from './answer.ts';
