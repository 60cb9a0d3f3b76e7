import { finding, type Disclosure } from './finding.ts';

/** Postcodes, and words that point at so small a place or so rare a role that few people can be meant. */
export function findPlaces(text: string): Disclosure[] {
  return [...postcodesIn(text), ...districtsIn(text), ...cuesIn(text)];
}

// All areas that Royal Mail uses (Postcode Address File), so that "B12 vitamins" or "T4 2ab" is no postcode unless the area exists.
const AREAS = `AB|AL|B|BA|BB|BD|BF|BH|BL|BN|BR|BS|BT|BX|CA|CB|CF|CH|CM|CO|CR|CT|CV|CW|DA|DD|DE|DG|DH|DL|DN|DT|DY|E|EC|EH|EN|EX|FK|FY|G|GL|GU|GY|HA|HD|HG|HP|HR|HS|HU|HX|
IG|IM|IP|IV|JE|KA|KT|KW|KY|L|LA|LD|LE|LL|LN|LS|LU|M|ME|MK|ML|N|NE|NG|NN|NP|NR|NW|OL|OX|PA|PE|PH|PL|PO|PR|RG|RH|RM|S|SA|SE|SG|SK|SL|SM|SN|SO|SP|SR|SS|ST|SW|SY|TA|TD|TF|TN|TQ|TR|TS|TW|
UB|W|WA|WC|WD|WF|WN|WR|WS|WV|YO|ZE`.replace(/\s/g, '');
const DISTRICT = `(?:${AREAS})[0-9](?:[0-9]|[A-HJKMNP-Y])?`;
const POSTCODE = new RegExp(`(?<![\\p{L}\\p{N}])(${DISTRICT})[ \\u00A0.\\-–]{0,3}([0-9OI][ABD-HJLNP-UW-Z]{2}|[0-9] [ABD-HJLNP-UW-Z]{2})(?![\\p{L}\\p{N}])|(?<![\\p{L}\\p{N}])GIR ?0AA(?![\\p{L}\\p{N}])`, 'giu');

function postcodesIn(text: string): Disclosure[] {
  return [...text.matchAll(POSTCODE)].map((match) => finding('postcode', 'certain', { text: match[0], start: match.index }));
}

const OUTWARD = new RegExp(`(?<![\\p{L}\\p{N}])${DISTRICT}(?![\\p{L}\\p{N}-])(?! ?[0-9OI][A-Z]{2}(?![\\p{L}\\p{N}]))`, 'gu');
const NEAR_POSTCODE = /\b(?:postcode|post code|postal|live in|living in|lives in|area|from|district)\b[^.]{0,20}$/i;

/** The first half alone is a small hint: it covers thousands, but in a village it may be few. One letter and one figure need a cue. */
function districtsIn(text: string): Disclosure[] {
  return [...text.matchAll(OUTWARD)].filter((match) => /^[A-Z]{2}/.test(match[0]) || NEAR_POSTCODE.test(text.slice(Math.max(0, match.index - 40), match.index))).map((match) => finding('postcode-district', 'hint', { text: match[0], start: match.index }));
}

const ROLE = `[\\p{L}'’-]{2,25}(?: [\\p{L}'’-]{2,25}){0,4}`;
const PLACE = `\\p{Lu}[\\p{L}'’-]{2,30}(?: (?:on |in |under |upon )?\\p{Lu}[\\p{L}'’-]{1,30}){0,2}`;
const CUES: readonly { kind: 'small-place' | 'only-one'; pattern: RegExp }[] = [
  { kind: 'only-one', pattern: new RegExp(`\\b(?:the|their|your) (?:only|sole|first ever|last remaining) ${ROLE} (?:in|at|on|from|for|of|within|across|here)\\b`, 'giu') },
  { kind: 'only-one', pattern: new RegExp(`\\b(?:i am|i'm|im|i’m|as|being) the (?:only|sole|head|lead|chief|one)\\b(?: ${ROLE})?`, 'giu') },
  { kind: 'only-one', pattern: /\b(?:only|just) (?:one|two|three|a handful) of us\b/giu },
  { kind: 'small-place', pattern: new RegExp(`\\b(?:in|of|from) (?:our|my|the|this) (?:small |tiny |little )?(?:village|hamlet|street|road|close|cul-de-sac|lane|farm|island|parish|caravan site|block of flats) (?:of|called|named) (?<place>(?-i:${PLACE}))`, 'giu') },
  { kind: 'small-place', pattern: new RegExp(`\\b(?:i |we )(?:live|lived|am living|grew up) (?:in|at|on|near) (?:the )?(?:(?:small |tiny |little )?(?:village|hamlet|farm|island) of )?(?<place>(?-i:${PLACE}))`, 'giu') },
  { kind: 'small-place', pattern: new RegExp(`\\b(?<place>[0-9]{1,4}[a-c]?,? (?-i:${PLACE}) (?:road|rd|street|st|avenue|ave|lane|ln|close|drive|crescent|terrace|gardens|court|grove|way|place|mews))\\b`, 'giu') },
];

function cuesIn(text: string): Disclosure[] {
  return CUES.flatMap(({ kind, pattern }) => [...text.matchAll(pattern)].map((match) => {
    const place = match.groups?.['place'] ?? match[0];
    return finding(kind, /^[0-9]/.test(place) ? 'likely' : 'hint', { text: place, start: match.index + match[0].lastIndexOf(place) });
  }));
}
