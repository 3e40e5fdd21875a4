/**
 * Building blocks for the papers that medreg issues: Chinese type that can be selected and searched, QR codes and
 * security patterns as vectors, and a drawn portrait for demonstrations.
 *
 * Fonts come from the registry packages `@expo-google-fonts/noto-*` (regular and bold only) and are embedded as subsets.
 * A font program is read once per process and kept (about 15 MB each; fallbacks are read only when a character needs them).
 */
export { oneLine, paragraphs } from './control-characters.ts';
export { drawDoubleFrame, drawGuillocheBand, drawRosette, drawWaveField } from './guilloche.ts';
export { breakLines, type FitOptions, type FittedText, fitText, layList, layText } from './line-breaking.ts';
export { drawQrCode } from './qr-code.ts';
export { createSheet, drawOnEveryPage, finishSheet, type Sheet, type SheetOptions } from './sheet.ts';
export { syntheticPhoto } from './synthetic-photo.ts';
export { drawFitted, drawText, type TextStyle } from './text.ts';
export { addFallbackFont, MissingCharacterError, missingCharacters, type Typeface, textWidth } from './typefaces.ts';
