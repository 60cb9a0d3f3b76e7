export { readSafetyWords, safetyKinds, type SafetyKind, type SafetyWords } from './safety-words.ts';
export { screenForSafety, type SafetyFinding, type SafetyScreen } from './screen.ts';
