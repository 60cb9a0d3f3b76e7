export { viewerBySession, viewerByToken } from './queries/viewer.ts';
export { everyMember, roles, strategyLeads, type Role } from './domain/roles.ts';
