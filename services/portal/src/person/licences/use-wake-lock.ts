import { useEffect } from 'react';

/** Keeps the screen on while the page is looked at, where the browser can. */
export function useWakeLock(): void {
  useEffect(() => {
    let lock: WakeLockSentinel | null = null;
    let over = false;
    async function hold() {
      if (!('wakeLock' in navigator) || document.visibilityState !== 'visible') return;
      // Refused with a low battery: then the screen goes dark as always.
      const held = await navigator.wakeLock.request('screen').catch(() => null);
      if (over) await held?.release();
      else lock = held;
    }
    const again = () => void hold();
    again();
    document.addEventListener('visibilitychange', again);
    return () => {
      over = true;
      document.removeEventListener('visibilitychange', again);
      void lock?.release();
    };
  }, []);
}
