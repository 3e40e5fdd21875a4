/** The server's leave for style elements that the pages make themselves. */
export const nonce: string = document.querySelector('meta[name="csp-nonce"]')?.getAttribute('content') ?? '';
/** The server says so; never in production. */
export const isDevelopment: boolean = document.querySelector('meta[name="medreg-development"]') !== null;
