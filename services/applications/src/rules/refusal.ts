/** A rule of the field says no: becomes the member RequirementNotMet of a result union. */
export interface Refusal {
  /** Machine word, e.g. OTHER_PROVINCE */
  code: string;
  /** What is wrong and what the user can do, in Chinese. */
  message: string;
  /** 法律依据 */
  basis: string | null;
}

/** A rule: pure, over facts that the use case has gathered. */
export type Requirement<Facts> = (facts: Facts) => Refusal | null;

/** @returns the first refusal in the order of the requirements, or null when all are met */
export function firstRefusal<Facts>(requirements: readonly Requirement<Facts>[], facts: Facts): Refusal | null {
  for (const requirement of requirements) {
    const refused = requirement(facts);
    if (refused) return refused;
  }
  return null;
}
