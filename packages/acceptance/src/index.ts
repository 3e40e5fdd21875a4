/** What holds for the house as a whole: who may ask what, the journey, and the faults that it survives. */
export * from './access-document.ts';
export * from './access-matrix.ts';
