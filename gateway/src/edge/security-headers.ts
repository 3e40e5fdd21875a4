import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import helmet from 'helmet';

export type SecurityHeaders = Readonly<Record<string, string>>;

/**
 * Helmet's headers, made once: they are the same for every request, and helmet puts its policies together anew each
 * time, which cost a tenth of a small request (README, "Measured").
 *
 * @param https whether users reach us by https; only then may browsers be told to insist on it
 */
export function securityHeaders(https: boolean): { ofPages: SecurityHeaders; ofAnswers: SecurityHeaders } {
  const ofPages = headersOf(
    helmet({
      strictTransportSecurity: https,
      contentSecurityPolicy: { directives: { upgradeInsecureRequests: https ? [] : null } },
    }),
  );
  // An answer in JSON is no page: it only must not be taken for one.
  const ofAnswers = Object.fromEntries(Object.entries(ofPages).filter(([name]) => FOR_ANSWERS.has(name)));
  return { ofPages, ofAnswers };
}

const FOR_ANSWERS = new Set(['x-content-type-options', 'strict-transport-security', 'referrer-policy']);

function headersOf(middleware: ReturnType<typeof helmet>): SecurityHeaders {
  const request = new IncomingMessage(new Socket());
  const response = new ServerResponse(request);
  middleware(request, response, (error?: unknown) => {
    if (error) throw error;
  });
  return Object.fromEntries(Object.entries(response.getHeaders()).map(([name, value]) => [name, String(value)]));
}
