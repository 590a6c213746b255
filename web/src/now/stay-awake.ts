/** Keeps the screen lit while it is looked at, where the browser allows it (https or this machine); gives what ends it. */
export function stayAwake(): () => void {
  let lock: WakeLockSentinel | undefined;
  let over = false;
  const ask = async (): Promise<void> => {
    if (over || document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return;
    // A phone that saves power says no: then it sleeps, and nothing is lost.
    lock = await navigator.wakeLock.request('screen').catch(() => undefined);
  };
  const again = (): void => void ask();
  document.addEventListener('visibilitychange', again);
  void ask();
  return () => {
    over = true;
    document.removeEventListener('visibilitychange', again);
    void lock?.release();
  };
}
