import { blanksOf } from '../../src/words';
import { hardwareWordsIn } from '../../src/words/hardware-words';

type Texts = Readonly<Record<string, string>>;

/** Ids of what Spanish lacks or has too much, says with other blanks, or says without a word that is printed on the equipment. */
export function differingInSpanish(en: Texts, es: Texts): readonly string[] {
  const blanks = (text: string): string => JSON.stringify(blanksOf(text).needed.toSorted());
  const labels = (text: string): string => hardwareWordsIn(text).join();
  return [...new Set([...Object.keys(en), ...Object.keys(es)])].filter((id) => {
    const [ours, theirs] = [en[id], es[id]];
    if (ours === undefined || theirs === undefined) return true;
    return blanks(ours) !== blanks(theirs) || labels(ours) !== labels(theirs);
  });
}
