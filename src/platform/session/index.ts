export { endOneSession, endSessionsOf, openSession, sessionsOf, sessionUntil, type SessionLine } from './session.ts';
