// The packaged typefaces: one family for most documents and pictures, and those of further scripts.
export interface Family {
  /** As the font calls itself, and so as a layout asks for it. */
  name: string;
  files: readonly URL[];
  letters: RegExp;
}

export const sourceSans = ['400Regular', '600SemiBold', '700Bold'].map((weight) => new URL(`${weight}/SourceSans3_${weight}.ttf`, import.meta.resolve('@expo-google-fonts/source-sans-3/package.json')));

export const further: readonly Family[] = [
  noto('Noto Sans Arabic', import.meta.resolve('@expo-google-fonts/noto-sans-arabic/package.json'), /\p{Script=Arabic}/u),
  noto('Noto Sans Bengali', import.meta.resolve('@expo-google-fonts/noto-sans-bengali/package.json'), /\p{Script=Bengali}/u),
  noto('Noto Sans Gujarati', import.meta.resolve('@expo-google-fonts/noto-sans-gujarati/package.json'), /\p{Script=Gujarati}/u),
  noto('Noto Sans Gurmukhi', import.meta.resolve('@expo-google-fonts/noto-sans-gurmukhi/package.json'), /\p{Script=Gurmukhi}/u),
  noto('Noto Sans Tamil', import.meta.resolve('@expo-google-fonts/noto-sans-tamil/package.json'), /\p{Script=Tamil}/u),
  noto('Noto Emoji', import.meta.resolve('@expo-google-fonts/noto-emoji/package.json'), /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}/u),
];

function noto(name: string, place: string, letters: RegExp): Family {
  return { name, letters, files: ['400Regular', '700Bold'].map((weight) => new URL(`${weight}/${name.replaceAll(' ', '')}_${weight}.ttf`, place)) };
}
