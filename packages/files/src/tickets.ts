import { createSigner, createVerifier } from 'fast-jwt';
import { z } from 'zod';

export type TicketPurpose = 'UPLOAD' | 'DOWNLOAD';

/** A capability for one file: whoever shows it may do that one thing, until it expires. */
export type Ticket = {
  readonly purpose: TicketPurpose;
  /** What it is about, in the words of the service that signs: the key of the file, the id of the material … */
  readonly subject: string;
  /** Account id of whom it was given to. */
  readonly owner: string;
  /** For an upload: most that is taken. */
  readonly maxBytes?: number;
  /** For an upload: what is taken. Empty or left out: anything. */
  readonly contentTypes?: readonly string[];
  /** The name that a download is saved under. */
  readonly fileName?: string;
};

/** `INVALID`: not ours, changed, or not a ticket. */
export type TicketProblem = 'INVALID' | 'EXPIRED' | 'WRONG_PURPOSE' | 'WRONG_OWNER';

export type OpenedTicket =
  | { readonly ok: true; readonly ticket: Ticket; readonly expiresAt: Date }
  | { readonly ok: false; readonly problem: TicketProblem };

export type Tickets = {
  /**
   * The ticket as a text that fits a path (`/files/<service>/uploads/<ticket>`).
   * @throws RangeError when it would last for less than a second or more than a day.
   */
  sign(ticket: Ticket, ttlSeconds: number): string;
  /**
   * What the ticket allows, when it is for that purpose, has not expired and, where `owner` is given, belongs to that
   * account. A service that must take one upload only remembers that it had it.
   */
  verify(token: string, purpose: TicketPurpose, options?: { readonly owner?: string }): OpenedTicket;
};

const DAY_SECONDS = 86_400;

const claimsSchema = z.object({
  iss: z.string(),
  exp: z.number().int(),
  aud: z.enum(['UPLOAD', 'DOWNLOAD']),
  sub: z.string().min(1),
  own: z.string().min(1),
  max: z.number().int().positive().optional(),
  typ: z.array(z.string()).optional(),
  nam: z.string().optional(),
});

/**
 * Signs and opens the tickets of one service (JWT, HS256). The service's name is in every ticket, so that one service's
 * ticket is none to another even where they share a secret.
 * @param secret at least 32 characters
 * @param clock where the moment comes from; the machine's unless a test says otherwise.
 * @throws RangeError when the secret is too short.
 */
export function createTickets(
  secret: string,
  service: string,
  clock: { now(): Date } = { now: () => new Date() },
): Tickets {
  const issuer = `medreg-files/${service}`;
  if (secret.length < 32) throw new RangeError('The secret of the tickets must have at least 32 characters');
  const signToken = createSigner({ key: secret, algorithm: 'HS256', noTimestamp: true });
  // Expiry is compared below, with the clock that was given.
  const openToken = createVerifier({ key: secret, algorithms: ['HS256'], ignoreExpiration: true });
  const seconds = () => Math.floor(clock.now().getTime() / 1_000);

  return {
    sign(ticket, ttlSeconds) {
      if (!Number.isInteger(ttlSeconds) || ttlSeconds < 1 || ttlSeconds > DAY_SECONDS) {
        throw new RangeError('A ticket lasts from one second to one day, in whole seconds');
      }
      return signToken(
        claimsSchema.parse({
          iss: issuer,
          exp: seconds() + ttlSeconds,
          aud: ticket.purpose,
          sub: ticket.subject,
          own: ticket.owner,
          max: ticket.maxBytes,
          typ: ticket.contentTypes,
          nam: ticket.fileName,
        }),
      );
    },

    verify(token, purpose, { owner } = {}) {
      const claims = claimsSchema.safeParse(payloadOf(token)).data;
      if (claims?.iss !== issuer) return { ok: false, problem: 'INVALID' };
      if (claims.exp <= seconds()) return { ok: false, problem: 'EXPIRED' };
      if (claims.aud !== purpose) return { ok: false, problem: 'WRONG_PURPOSE' };
      if (owner !== undefined && claims.own !== owner) return { ok: false, problem: 'WRONG_OWNER' };
      const ticket = {
        purpose: claims.aud,
        subject: claims.sub,
        owner: claims.own,
        ...(claims.max === undefined ? {} : { maxBytes: claims.max }),
        ...(claims.typ === undefined ? {} : { contentTypes: claims.typ }),
        ...(claims.nam === undefined ? {} : { fileName: claims.nam }),
      };
      return { ok: true, ticket, expiresAt: new Date(claims.exp * 1_000) };
    },
  };

  /** Null when the signature is not ours. */
  function payloadOf(token: string): unknown {
    try {
      return openToken(token);
    } catch {
      return null;
    }
  }
}
