import { accessToken } from './session.ts';

export interface UploadOutcome {
  ok: boolean;
  /** What the service says about a file that it does not take, in Chinese. */
  message: string | null;
}

/** PUTs a file to the address of an upload ticket, telling how far it has come (0 to 1). */
export async function upload(url: string, file: Blob, progress: (part: number) => void): Promise<UploadOutcome> {
  const token = await accessToken();
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('PUT', new URL(url, location.origin).pathname);
    if (token !== null) request.setRequestHeader('authorization', `Bearer ${token}`);
    request.setRequestHeader('content-type', file.type || 'application/octet-stream');
    request.upload.addEventListener('progress', ({ loaded, total }) => progress(total ? loaded / total : 0));
    request.addEventListener('error', () => resolve({ ok: false, message: null }));
    request.addEventListener('load', () => {
      resolve({ ok: request.status < 300, message: messageIn(request.responseText) });
    });
    request.send(file);
  });
}

function messageIn(text: string): string | null {
  try {
    const { message, error } = JSON.parse(text) as { message?: string; error?: string };
    return message ?? error ?? null;
  } catch {
    return null;
  }
}
