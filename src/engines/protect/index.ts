// FRONT DOOR of protection: which figures may be shown so that none of the hidden ones can be worked out.
export { analyseProtect, protectVersion } from './analyse-protect.ts';
export { HIDDEN_BECAUSE, protectionPolicies, type PolicyName, type ProtectionPolicy } from './policies.ts';
export { protectSchema } from './schema.ts';
export type { CellKey, HiddenCell, ProtectCell, ProtectInput, ProtectResult, PublishedTable, Rate, ShownCell } from './input.ts';
