/** Bytes that an import file may have. */
export const UPLOAD_LIMIT_BYTES = 100 * 1024 * 1024;
