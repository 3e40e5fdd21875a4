import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCountdown } from './use-countdown.ts';

/** No new code sooner (identity, send-limits). */
const RESEND_SECONDS = 60;
/** What waits longer is told by the server's words, not by a clock. */
const LONGEST_COUNTDOWN = 600;

/** How a sending went: whether a code is on its way, or for how long none can be. */
export type Sending = { sent: true } | { sent: false; retryAfterSeconds?: number };

/** Sends a code; afterwards it tells when the next one can be sent. */
export function SendCode({
  send,
  label,
  disabled = false,
}: {
  send: () => Promise<Sending>;
  label: string;
  disabled?: boolean;
}) {
  const { t } = useTranslation('session');
  const [busy, setBusy] = useState(false);
  const [left, startFor] = useCountdown();
  const click = async () => {
    setBusy(true);
    try {
      const sending = await send();
      if (sending.sent) startFor(RESEND_SECONDS);
      else if (sending.retryAfterSeconds !== undefined && sending.retryAfterSeconds <= LONGEST_COUNTDOWN) {
        startFor(sending.retryAfterSeconds);
      }
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button onClick={() => void click()} loading={busy} disabled={disabled || left > 0}>
      {left > 0 ? t('code.again', { seconds: left }) : label}
    </Button>
  );
}
