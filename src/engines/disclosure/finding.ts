/** What kind of thing may tell who somebody is. */
export type DisclosureKind =
  | 'email' | 'phone' | 'nhs-number' | 'postcode' | 'postcode-district' | 'name' | 'date-of-birth' | 'web-address' | 'handle' | 'small-place' | 'only-one';

/** How sure the screen is: `certain` has a form that nothing else has, `likely` a telling cue, `hint` is worth a look. */
export type Sureness = 'certain' | 'likely' | 'hint';

/** A place in a text that may tell who somebody is, in UTF-16 units, end excluded. */
export interface Disclosure {
  readonly kind: DisclosureKind;
  readonly sureness: Sureness;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** What could stand there instead. A person decides. */
  readonly mask: string;
}

export const masks: Readonly<Record<DisclosureKind, string>> = {
  'email': '[email address]',
  'phone': '[phone number]',
  'nhs-number': '[NHS number]',
  'postcode': '[postcode]',
  'postcode-district': '[area]',
  'name': '[name]',
  'date-of-birth': '[date of birth]',
  'web-address': '[web address]',
  'handle': '[account name]',
  'small-place': '[place]',
  'only-one': '[role]',
};

export const finding = (kind: DisclosureKind, sureness: Sureness, { text, start }: { text: string; start: number }): Disclosure =>
  ({ kind, sureness, start, end: start + text.length, text, mask: masks[kind] });
