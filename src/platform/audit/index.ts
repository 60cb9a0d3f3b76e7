export { sealAudit, verifyAudit, type AuditReport } from './seal.ts';
