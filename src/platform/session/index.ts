export { endOneSession, endSession, endSessionsOf, openSession, sessionsOf, sessionUntil, SESSION_HOURS, type SessionLine } from './session.ts';
