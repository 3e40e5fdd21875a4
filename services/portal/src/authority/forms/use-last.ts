import { useEffect, useState } from 'react';

/** What was there last: a window that closes still shows what it was about. */
export function useLast<Thing>(present: Thing | null): Thing | null {
  const [last, setLast] = useState(present);
  useEffect(() => {
    if (present !== null) setLast(present);
  }, [present]);
  return present ?? last;
}
