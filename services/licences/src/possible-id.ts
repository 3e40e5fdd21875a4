const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** @returns the id when it could be one of ours: anything else is simply not there */
export const possibleId = (id: string): string | null => (UUID.test(id) ? id.toLowerCase() : null);
