export { readSafetyReader, type SafetyReader } from './reader/reader.ts';
export { patternKinds, readSafetyWords, safetyKinds, type SafetyKind, type SafetyWords } from './safety-words.ts';
export { screenForSafety, type SafetyFinding, type SafetyScreen } from './screen.ts';
