import { renderEmail } from '@medreg/messages';
import type { Courier, Letter } from '../deliveries/courier.ts';
import { rendered } from '../deliveries/rendering.ts';
import type { Email, EmailSender } from './email-sender.ts';

/** A dialogue of a dozen commands, each with the socket's patience. */
const LEASE_MS = 180_000;

/** Sends e-mail through SMTP or into the development mailbox. */
export function emailCourier(sender: EmailSender): Courier {
  return {
    channel: 'EMAIL',
    provider: sender.name,
    leaseMs: LEASE_MS,
    prepare({ messageId, to, template, params }): Letter {
      const email: Email = { messageId, to, template, params, ...rendered(() => renderEmail(template, params)) };
      const { findSent } = sender;
      return { send: () => sender.send(email), ...(findSent ? { findSent: (since) => findSent(email, since) } : {}) };
    },
  };
}
