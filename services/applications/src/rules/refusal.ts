/** A rule of the field says no: becomes the member RequirementNotMet of a result union. */
export interface Refusal {
  /** Machine word, e.g. OTHER_PROVINCE */
  code: string;
  /** What is wrong and what the user can do, in Chinese. */
  message: string;
  /** 法律依据 */
  basis: string | null;
}
