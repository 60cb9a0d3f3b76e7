/** What an organisation says of itself; null is "not given". */
export interface OrganisationWords {
  name: string;
  mission: string | null;
  vision: string | null;
  values: string | null;
  phone: string | null;
  phoneHours: string | null;
  email: string | null;
  postalAddress: string | null;
  inPerson: string | null;
}

export type OrganisationWord = keyof OrganisationWords;

/** As people read them in forms and in the history. */
export const wordTitles: Readonly<Record<OrganisationWord, string>> = {
  name: 'Name', mission: 'Mission', vision: 'Vision', values: 'Values', phone: 'Phone number', phoneHours: 'When somebody answers', email: 'Email address',
  postalAddress: 'Address for letters', inPerson: 'Where people can come',
};

export const organisationWordKeys = Object.keys(wordTitles) as OrganisationWord[];

/** The words a form was made from, carried in the form. */
export const fingerprintOfWords = (words: OrganisationWords): string => JSON.stringify(organisationWordKeys.map((key) => words[key]));
