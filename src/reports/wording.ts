import { type DrawingWords, ENGLISH_DRAWING } from '../dip-config';
import type { Message } from '../kernel';
import {
  asOneText,
  FIRST_LANGUAGE,
  type Language,
  machineWords,
  piecesOf,
  type Say,
  sayIn,
  translated,
} from '../words';

/** How one page or report speaks: its sentences, the texts of a product profile, and the words beside a drawing. */
export interface Wording {
  readonly language: Language;
  readonly say: Say;
  /** A message as one text. */
  readonly text: (said: Message) => string;
  /** A text that comes from elsewhere in English; as it stands where nobody translated it. */
  readonly told: (text: string) => string;
  /** What the machine refuses, warns of or came to. */
  readonly machine: (text: string) => string;
  readonly drawing: DrawingWords;
}

/** The wording of a language; English where nobody chose one. */
export function wordingIn(language: Language = FIRST_LANGUAGE): Wording {
  const say = sayIn(language);
  return {
    language,
    say,
    text: (said) => asOneText(say(said)),
    told: (text) => translated(text, language),
    machine: (text) => machineWords(text, language),
    drawing: { ...ENGLISH_DRAWING, ...piecesOf('drawing', language) },
  };
}
