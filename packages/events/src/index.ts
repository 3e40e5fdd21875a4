/** What travels between services: one catalogue of topics, their payloads and the queues that listen. */
export * from './catalogue.ts';
export * from './certificate-face.ts';
export * from './qualification-correction.ts';
export * from './registration-snapshot.ts';
