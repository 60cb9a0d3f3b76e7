import { finding, type Disclosure } from './finding.ts';

/**
 * E-mail and web addresses and account names. A piece between spaces is looked at as a whole, so that the time stays in line
 * with the length of the text whatever is written in it.
 */
export function findAddresses(text: string): Disclosure[] {
  return [...emailsIn(text), ...spokenEmailsIn(text), ...webAddressesIn(text), ...handlesIn(text)];
}

const LONGEST_PIECE = 320;

// 64 before the sign and 255 after it are the most that RFC 5321, 4.5.3.1 allows.
const EMAIL = /^["'(<[{:,;-]*((?:mailto:)?[\p{L}\p{N}.!#$%&*+/=?^_`{|}~'-]{1,64}[@＠][\p{L}\p{N}][\p{L}\p{N}.-]{0,253}\.\p{L}{2,24})/u;

function emailsIn(text: string): Disclosure[] {
  return piecesOf(text).filter((piece) => /[@＠]/u.test(piece.text)).flatMap(({ text: piece, start }) => {
    // Several may hang together by commas or slashes: each @ is tried from the last sign that parts.
    const parts = [...piece.matchAll(/[^,;<>()[\]]+/g)];
    return parts.flatMap((part) => {
      const match = part[0].length <= LONGEST_PIECE ? EMAIL.exec(part[0]) : null;
      const found = match?.[1];
      return match && found ? [finding('email', 'certain', { text: found, start: start + part.index + match[0].length - found.length })] : [];
    });
  });
}

// "jo dot smith at nhs dot net", "jo [at] nhs.net", "jo @ nhs.net": the at must be followed by a name with a dot and a known ending.
const SPOKEN_EMAIL = /(?<![\p{L}\p{N}._-])[\p{L}\p{N}_-]{1,64}(?:(?: ?\. ?| dot )[\p{L}\p{N}_-]{1,40}){0,4}(?: ?[([{]at[)\]}] ?| at |(?: ?@ | @ ?))[\p{L}\p{N}-]{1,40}(?:(?: ?[([{]dot[)\]}] ?| dot | ?\. ?)[\p{L}\p{N}-]{1,40}){0,3}(?: ?[([{]dot[)\]}] ?| dot | ?\. ?)(?:com|net|org|uk|co|ac|gov|nhs|edu|info|io|eu|ie|me)(?![\p{L}\p{N}])/giu;

function spokenEmailsIn(text: string): Disclosure[] {
  return [...text.matchAll(SPOKEN_EMAIL)].map((match) => finding('email', /@|[([{]at| dot /i.test(match[0]) ? 'certain' : 'likely', { text: match[0], start: match.index }));
}

const WEB_ADDRESS = /^[("'<[]*((?:https?:\/\/|www\.)[^\s<>"']{2,}|(?:[\p{L}\p{N}-]{1,63}\.){1,4}(?:com|org|net|info|co\.uk|org\.uk|nhs\.uk|gov\.uk|ac\.uk|me|ly|uk|io)(?:\/[^\s<>"']*)?)(?=[)\]>,;:!?."']*$)/iu;

function webAddressesIn(text: string): Disclosure[] {
  return piecesOf(text).filter(({ text: piece }) => piece.includes('.') && !/[@＠]/u.test(piece) && piece.length <= 2_000).flatMap(({ text: piece, start }) => {
    const match = WEB_ADDRESS.exec(piece.replace(/[)\]>,;:!?."']{1,20}$/, ''));
    return match?.[1] ? [finding('web-address', 'certain', { text: match[1], start: start + match[0].length - match[1].length })] : [];
  });
}

const HANDLE = /(?<![\p{L}\p{N}@._-])@[A-Za-z_][A-Za-z0-9_.]{2,29}(?![\p{L}\p{N}@])/gu;
const ACCOUNT = /\b(?:instagram|insta|twitter|facebook|tiktok|snapchat|snap|whatsapp|linkedin|discord|telegram)(?: (?:is|name|handle|user|username|account|profile))?(?: is)?[:=]? ?[@]?([A-Za-z0-9_.]{3,30})/giu;

function handlesIn(text: string): Disclosure[] {
  const handles = [...text.matchAll(HANDLE)].map((match) => finding('handle', 'certain', { text: match[0].replace(/\.+$/, ''), start: match.index }));
  const accounts = [...text.matchAll(ACCOUNT)].filter((match) => /[\d_.]/.test((match[1] ?? '').replace(/\.+$/, '')) || /[:=]/.test(match[0])).map((match) => {
    const account = (match[1] ?? '').replace(/\.+$/, '');
    return finding('handle', 'likely', { text: account, start: match.index + match[0].lastIndexOf(match[1] ?? '') });
  });
  return [...handles, ...accounts];
}

function piecesOf(text: string): { text: string; start: number }[] {
  return [...text.matchAll(/\S+/gu)].map((match) => ({ text: match[0], start: match.index }));
}
