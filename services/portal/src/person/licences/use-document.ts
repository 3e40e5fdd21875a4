import { useState } from 'react';
import { LicenceDocuments } from '../../generated/person/licences/licences.ts';
import { ask } from '../../graph/ask.ts';
import { follow } from './follow.ts';

export type Kind = 'pdf' | 'png';

/** Downloads the document of a licence: its address lives shortly, so it is asked for when it is wanted. */
export function useDocument(licenceId: string) {
  const [busy, setBusy] = useState<Kind | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const [absent, setAbsent] = useState(false);
  async function fetchDocument(kind: Kind): Promise<void> {
    if (busy !== null) return;
    setBusy(kind);
    setProblem(null);
    setAbsent(false);
    try {
      const { myLicences } = await ask(LicenceDocuments, {});
      const licence = myLicences.find(({ id }) => id === licenceId);
      const url = kind === 'pdf' ? licence?.pdfUrl : licence?.pngUrl;
      if (url) follow(url);
      else setAbsent(true);
    } catch (error) {
      setProblem(error);
    } finally {
      setBusy(null);
    }
  }
  return { fetchDocument, busy, problem, absent };
}
