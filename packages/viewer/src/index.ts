/**
 * The signed viewer: who is asking, in a form that a subgraph can trust.
 * The gateway turns an access token into a viewer once per request; no other header of a client's is believed.
 */
export * from './access-token.ts';
export * from './signature.ts';
export * from './viewer.ts';
