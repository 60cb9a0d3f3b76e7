export type { Disclosure, DisclosureKind, Sureness } from './finding.ts';
export { isNhsNumber } from './numbers.ts';
export { maskDisclosures, screenForDisclosure } from './screen.ts';
