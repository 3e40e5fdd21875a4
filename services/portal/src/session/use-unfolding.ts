import { useEffect, useRef } from 'react';

/**
 * A form that unfolds in the place of its button: whoever opens it is in its first field, whoever closes it back at the button.
 * @returns for the `ref` of what holds both
 */
export function useUnfolding(open: boolean) {
  const place = useRef<HTMLDivElement>(null);
  const was = useRef(open);
  useEffect(() => {
    if (was.current === open) return;
    was.current = open;
    place.current?.querySelector<HTMLElement>(open ? 'input' : 'button')?.focus();
  }, [open]);
  return place;
}
