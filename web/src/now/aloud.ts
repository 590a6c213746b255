/** Reads a text aloud with the voices of the device; where it has none nothing is heard, and the text is on the screen all the same. */
export function sayAloud(text: string, language: string): void {
  if (!('speechSynthesis' in window)) return;
  speechSynthesis.cancel();
  const words = new SpeechSynthesisUtterance(text);
  words.lang = language;
  speechSynthesis.speak(words);
}

/** The end of a wait is heard and felt: the phone may be in a pocket. */
export function ring(): void {
  navigator.vibrate?.([200, 100, 200]);
  try {
    const sound = new AudioContext();
    const tone = sound.createOscillator();
    const gain = sound.createGain();
    gain.gain.value = 0.2;
    tone.frequency.value = 880;
    tone.connect(gain).connect(sound.destination);
    tone.start();
    tone.stop(sound.currentTime + 0.4);
    tone.onended = () => void sound.close();
  } catch {
    // No sound device: the screen says it.
  }
}
