import type { IdNumber } from '@medreg/codes';
import { type Pii, PiiError } from '@medreg/pii';
import { z } from 'zod';

/** Minutes between the two pages of the sign-up. */
const TICKET_MINUTES = 30;

const Ticket = z.object({
  purpose: z.literal('sign-up'),
  name: z.string(),
  idNumber: z.string().transform((text) => text as IdNumber),
  noticeVersion: z.string(),
  consentedAt: z.iso.datetime().transform((text) => new Date(text)),
  expiresAt: z.iso.datetime().transform((text) => new Date(text)),
});

/** Whose sign-up it is; written by the first page, believed by the second. */
export interface SignUpTicket {
  name: string;
  idNumber: IdNumber;
  noticeVersion: string;
  consentedAt: Date;
}

/** Seals the ticket: nobody but us reads or makes one. */
export function sealTicket(pii: Pii, ticket: SignUpTicket, now: Date): { text: string; expiresAt: Date } {
  const expiresAt = new Date(now.getTime() + TICKET_MINUTES * 60_000);
  return { text: pii.seal(JSON.stringify({ purpose: 'sign-up', ...ticket, expiresAt })), expiresAt };
}

/** @returns null when it is forged, expired or something else */
export function openTicket(pii: Pii, text: string, now: Date): SignUpTicket | null {
  try {
    const { expiresAt, purpose: _, ...ticket } = Ticket.parse(JSON.parse(pii.open(text)));
    return expiresAt > now ? ticket : null;
  } catch (error) {
    if (error instanceof PiiError || error instanceof SyntaxError || error instanceof z.ZodError) return null;
    throw error;
  }
}
