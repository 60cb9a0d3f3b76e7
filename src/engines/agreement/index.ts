// FRONT DOOR of agreement between coders: Krippendorff's alpha with an interval and a figure for each code.
export { agreementVersion, analyseAgreement, type AgreementInput, type AgreementResult } from './analyse-agreement.ts';
export { agreementSchema } from './schema.ts';
export { krippendorffAlpha, type Level } from './alpha.ts';
