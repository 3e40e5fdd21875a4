const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** @returns the id when it could be one of ours, null otherwise: anything else is simply not there, and no error */
export const possibleId = (id: string | null | undefined): string | null =>
  id && UUID.test(id) ? id.toLowerCase() : null;
