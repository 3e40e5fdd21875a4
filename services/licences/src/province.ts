/** Division code of a province (GB/T 2260), as the public looks up by it. */
export const PROVINCE = /^\d{2}0000$/;
